"""What the text says around an account of a stock: where it ends, whether more came or went, what it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.checks._stock_balance.flow_words import CLOSE, IN, NET, OUT, Entry, reasons
from lawlint.checks._stock_balance.moves import is_whole_account
from lawlint.facts.model import Term


def up_to_end(entries: Sequence[tuple[Term, Entry | None]]) -> Sequence[tuple[Term, Entry | None]]:
    """The entries up to the end of the account, when a semicolon and what some of them were made of stand behind it:
    结转下年度9件；答复件中予以公开138件.
    """
    for at, (term, _) in enumerate(entries):
        ended = any(entry is not None and entry.role == CLOSE for _, entry in entries[:at])
        if ended and term.mark == ";" and _made_of().match(term.wide):
            return entries[:at]
    return entries


@cache
def _made_of() -> re.Pattern[str]:
    return re.compile("(?:在|其|上述)?[\u4e00-\u9fff]{0,10}中")


def says_more(figures: Figures, run: Sequence[Entry], above: Sequence[Term]) -> bool:
    """Whether the text says that there are other ways, or parts among the figures; ``above``: those before."""
    text = figures.reading.document.folded
    end = figures.span(run[-1].term).end
    behind = text[end : end + 3]
    if run[-1].role == CLOSE and behind.endswith("其中"):
        behind = ""  # 年末在册394人，其中缓刑369人: what there is then, once the account is closed
    if _of_other_date().match(text, end):
        return True
    said = text[run[0].term.start : end] + behind
    said = _no_others().sub("", reasons().sub("", re.sub(r"\(其中[^()]*\)", "", said)))
    if _net_divided(run) or is_whole_account(figures, above, run):
        said = said.replace("其中", "", 1)  # 净增3.2万户，其中新登记8.3万户，注销5.1万户
    said = re.sub("(?:调整|清理)后|调整[为到]", "", said)
    return _more().search(said) is not None or any(entry.term.lead.endswith("各") for entry in run)


def _net_divided(run: Sequence[Entry]) -> bool:
    """Whether 其中 divides the net change: 净增186人，其中…; also behind what there is, and was: 年末6214人，净增186人，年初为
    6028人，其中新发证412人.
    """
    flows = [at for at, entry in enumerate(run) if entry.role in (IN, OUT)]
    divided = bool(flows) and run[flows[0]].term.wide.startswith("其中")
    return run[0].role == NET or (divided and any(entry.role == NET for entry in run[: flows[0]]))


def is_closed(figures: Figures, run: Sequence[Entry]) -> bool:
    """Whether the text says that nothing else came or went, so that no cause is left unsaid."""
    text = figures.reading.document.folded
    last = figures.span(max((entry.term for entry in run), key=lambda term: term.index)).end
    end = text.find("。", last)
    start = min(entry.term.start for entry in run)
    return _no_others().search(text, start, end if end >= 0 else last) is not None


@cache
def _no_others() -> re.Pattern[str]:
    """除此之外没有增减, 无其他变动, 再无进出."""
    but = "(?:除(?:此|上述)(?:之外|以外|外)?|此外),?"
    other = "(?:其[他它余]|别的)"
    moved = "(?:人员|机构|证件|数量)?(?:增减|变动|变化|增加|减少|进出|流动|调整|异动)"
    return re.compile(
        f"(?:{but}(?:再?[无没]有?|未有|未再?(?:发生|出现)?){other}?|(?:再?[无没]有?|未有|未(?:发生|出现)){other}的?|再[无没]有?){moved}"
    )


@cache
def _of_other_date() -> re.Pattern[str]:
    """A bracket that says of which day the figure before it is: 331人（数据截至2025年2月）."""
    return re.compile("\\((?:以上)?(?:数据|统计)?(?:截至|截止|统计至)")


@cache
def _more() -> re.Pattern[str]:
    return re.compile("其[他它余中]|等|另[有外]?|调整|划转|转隶|口径|核定|包括|含|分别|部分|自然减")


def same_thing(run: Sequence[Entry]) -> bool:
    """Whether no two figures name different things."""
    nouns, states = list[str](), list[str]()
    for entry in (each for each in run if each.noun):
        noun = re.sub("[件正有在]", "", _holding().sub("持证", entry.noun))
        (states if _released().search(entry.term.wide) else nouns).append(noun)
    longest = max(nouns, key=len, default="")
    states = [noun for noun in states if noun[-2:] not in longest]
    return all(noun in longest for noun in nouns) and (not longest or not states)


def narrows_end(figures: Figures, run: Sequence[Entry]) -> bool:
    """Whether what there is at the end is named by what was not named before, so that it is but a part: 年初未结12件 ……
    年末超期未结2件; 年初持证人员1286名 …… 年末本科以上学历1020名.
    """
    close = max(run, key=lambda entry: entry.term.index)
    if close.role != CLOSE:
        return False
    document = figures.reading.document
    section, block = document.section_at(close.term.start), document.blocks[close.term.block]
    before = document.folded[block.span.start : close.term.start] + (section.title if section else "")
    return any(char not in before for char in close.noun)


@cache
def _released() -> re.Pattern[str]:
    """What persons are released from names them by half: 戒毒人员, 解除强制隔离戒毒."""
    return re.compile("解除|终止|期满")


@cache
def _holding() -> re.Pattern[str]:
    """持有行政执法证件的人员 and 持证执法人员 are 持证人员."""
    return re.compile("持有?[\u4e00-\u9fff]{2,8}?证件?的?(?=人员|$)|持证(?:行政|执法)+(?=人员)")
