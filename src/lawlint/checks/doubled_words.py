"""A word, a clause or a particle written twice in a row.

Chinese doubles words on purpose, too (``一个一个``, ``非常非常``), and a noun may meet the same word as a
verb (``人大代表代表…``): such words are named in ``may``.  Everything else was pasted or typed twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.checks.base import Observations, Problem, Reading
from lawlint.document.model import BlockKind
from lawlint.finding import Edit, Fix, Span, Words
from lawlint.lean import dataclass

PLACEHOLDERS = ("found",)

_COUNTED = frozenset("一几两半逐每层")
_DETERMINERS = frozenset("全各该本一")  # 2024年｜全年｜全市, 合伙人｜一人｜一票
_NUMERALS = frozenset("零一二三四五六七八九十百千万亿")
_ALONE = frozenset("对的在和与及为向从由将把被")
"""Before a word that belongs to no longer one: 对｜社区."""
_TOGETHER = frozenset({"建共", "治共", "商共", "享共", "创共", "管共", "谋共", "育共", "评共"})
"""构｜建｜共建｜共享."""
_HEADS = ("长", "主任", "书记", "副主任", "副书记")
"""What makes the second of two names of a body a title: 总队｜总队长."""


@dataclass(frozen=True, slots=True)
class Params:
    """The keys of a ``check: doubled-words`` rule."""

    may: tuple[str, ...] = ()
    """可以连用两次的词。 / Words that may stand twice."""
    begins: tuple[str, ...] = ()
    """以所叠之词开头的词；前一个词属于前面的词语。 / Words that the copy may begin when the first ends a longer one."""


def check(params: Params, reading: Reading) -> Observations:
    """Problems where something stands twice in a row."""
    document = reading.document
    end = 0
    for first, second in sorted((*_words(document.folded, params), *_clauses(document.folded))):
        block = document.block_at(first)
        if first < end or block is None or block.kind in (BlockKind.CODE, BlockKind.RESIDUE, BlockKind.CELL):
            continue
        if _mark_lost(document.folded, block.span, second):
            continue
        copy = document.folded[first:second].rstrip(",;、。")
        span = Span(first, second + len(copy))
        end = span.end
        fix = Fix((Edit(Span(first + len(copy), span.end), ""),), Words("删去重复的", "Delete the second"))
        message = Words(f"“{copy}”重复", f'"{copy}" stands twice')
        yield Problem(span, message, values={"found": copy}, fixes=(fix,), key=copy)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    han = "[\u4e00-\u9fff]"
    return (
        re.compile(rf"({han}{{2,4}}?)\1"),
        re.compile(rf"(?<=[,;。、:!?\n ])({han}(?:{han}|[“”《》A-Za-z]){{3,29}})[,;、]\1(?=[,;。、!?])"),
        re.compile(rf"(?<=[,;。、:!?\n ])({han}(?:{han}|[“”《》A-Za-z0-9.%]){{7,39}})[,;。]\1(?=[,;。!?])"),
        re.compile(r"其中[,、]?(其中)|的(?<![目标]的)(的)(?!确)"),
    )


def _words(text: str, params: Params) -> Iterator[tuple[int, int]]:
    """Where a word stands and where its copy starts."""
    may = frozenset(params.may)
    for match in _patterns()[0].finditer(text):
        word = match.group(1)
        numeral = _NUMERALS.issuperset(word)  # 二零二零年
        split = word[0] == "的" or word[-1] in _DETERMINERS  # 村｜的村民
        spaced = word in may or word[1:] + word[0] in may  # 企业｜创业｜创新
        before = text[max(match.start() - 1, 0) : match.start()]
        ends = "\u4e00" <= before <= "\u9fff" and before not in _ALONE
        spaced = spaced or (ends and text.startswith(params.begins, match.end(1)))  # 城东社区｜社区矫正
        titled = text.startswith(_HEADS, match.end()) or word in _TOGETHER
        if word[0] not in _COUNTED and not (spaced or numeral or split or titled) and len(set(word)) > 1:
            yield match.start(), match.end(1)


def _mark_lost(text: str, block: Span, at: int) -> bool:
    """Whether a mark without its partner stands nearby: it may have stood between the two."""
    before = re.search("[“”《》〈〉][^“”《》〈〉]*$", text[block.start : at])
    after = re.search("[“”《》〈〉]", text[at : block.end])
    inside = before is not None and before.group()[0] in "“《〈"
    return inside != (after is not None and after.group() in "”》〉")


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    for pattern in _patterns()[1:]:
        for match in pattern.finditer(text):
            length = len(match.group(match.lastindex or 1))
            yield match.start(), match.end() - length
