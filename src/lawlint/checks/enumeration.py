"""Lists beside the number of their items: 《》《》等3部, 教育、医疗、养老三个领域, “”“”两大品牌, 以下3项.

More items than the number says are wrong. Fewer are fine with 等 and wrong without it. Only lists whose
ends are certain are counted: titles and quotations that touch each other or are joined by 、 or 和, and
plain 、 lists directly before a number with 个领域, 大类, 个方面 and the like; and lists behind 即 or a colon
whose items all show that they are what is counted (“四公开”，即身份公开、依据公开…), and bodies by their names
(由司法局、财政局、审计局3个部门组成).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.checks._bodies_listed import bodies
from lawlint.checks._chain_words import in_names, in_words
from lawlint.checks._chains import FEWER, MORE, announced, differs, numbered, titled
from lawlint.checks._figures import Figures
from lawlint.checks._first_ones import first_ones, told_apart, two_named
from lawlint.checks._forward import behind
from lawlint.checks._places_listed import places
from lawlint.checks.base import Abstained, Held, Observation, Reading
from lawlint.facts.model import Kind, Term
from lawlint.finding import Related, Span, Words
from lawlint.lean import dataclass

CASES = (MORE, FEWER)
PLACEHOLDERS = ("listed", "stated", "items")

_NOUNS = (
    "领域|方面|环节|维度|层面|类别|类型|重点领域|重点|行业|模块|板块"
    "|系统|平台|品牌|行动|工程|专项|机制|体系|要素|阶段|制度|清单|原则"
)
_BODIES = "部门|单位|司法所|派出所|机关|乡镇|镇|乡|街道|社区|村|县|区|市|省|旗|城市|地区|学校|医院|园区|站"
_MOST = 30
_REACH = 600  # characters that a list may take
_LIST_ENDS = frozenset("》”) ")


@dataclass(frozen=True, slots=True)
class Params:
    nouns: tuple[str, ...] = tuple(_NOUNS.split("|"))
    """数字后面的这些词表明前面的顿号列举可以计数。 / Nouns behind the number that make a plain 、 list
    countable.
    """


@cache
def _titles() -> re.Pattern[str]:
    """Titles that touch or are joined, up to the number."""
    title = r"《[^《》\n]{1,80}(?:《[^《》\n]{1,60}》[^《》\n]{0,40})*》(?:\([^()《》]{0,30}\))?"
    return re.compile(rf"(?:{title}(?:、|和|及|以及|与)?)*{title}$")


@cache
def _quoted() -> re.Pattern[str]:
    item = r"“[^“”\n]{1,30}”"
    return re.compile(rf"(?:{item}(?:、|和|及|以及|与)?)*{item}$")


@cache
def _item() -> re.Pattern[str]:
    return re.compile(r"《(?:[^《》]|《[^《》]*》)*》|“[^“”]*”")


@cache
def _behind() -> re.Pattern[str]:
    """What may stand between the list and the number."""
    return re.compile(r"(?P<etc>等)?(?:共|共计|这|的)?$")


def check(params: Params, reading: Reading) -> Iterator[Observation]:
    """Every number that a list stands before, then every number that announces 一是…二是…."""
    figures = Figures(reading)
    yield from announced(figures)
    yield from numbered(figures)
    yield from in_names(figures)
    yield from in_words(figures)
    yield from titled(figures)
    yield from behind(figures)
    yield from first_ones(figures)
    yield from told_apart(figures)
    yield from two_named(figures)
    yield from places(figures)
    yield from bodies(figures)
    text = reading.document.folded
    for term in reading.facts.terms:
        quantity = figures[term]
        if quantity.kind is not Kind.QUANTITY or not quantity.exact or not 0 < quantity.printed <= _MOST:
            continue
        if quantity.printed.denominator != 1:
            continue
        end = quantity.span.start
        between = _behind().search(text, max(0, end - 4), end)
        etc = bool(between and between["etc"])
        end = between.start() if between else end
        if text[end - 1 : end] in _LIST_ENDS or _countable(params, reading, term, etc):
            start = reading.document.blocks[term.block].span.start
            before = text[max(start, end - _REACH) : end]
            found = _listed(params, reading, term, before.rstrip(), etc)
            if found is not None:
                yield found


def _listed(params: Params, reading: Reading, term: Term, before: str, etc: bool) -> Observation | None:
    figures = Figures(reading)
    offset = figures.span(term).start
    if before[-1:] in "》”)" and _mark_lost(before):
        return Abstained(figures.span(term), "列举项的书名号、引号不成对", (term.index,))
    if before.endswith("》") or (before.endswith(")") and "》" in before):
        run = _titles().search(before)
        return None if run is None else _marked(figures, term, run.group(), etc)
    if before.endswith("”"):
        run = _quoted().search(before)
        if run is None or before[: run.start()].endswith(("、", "和", "及", "”")):
            return None
        return _marked(figures, term, run.group(), etc)
    if _countable(params, reading, term, etc):
        return _plain(figures, term, before, etc, offset)
    return None


def _mark_lost(before: str) -> bool:
    """Whether a title or quotation mark of the sentence lacks its partner, so that items run together."""
    sentence = before[before.rfind("。") + 1 :]
    return any(sentence.count(opening) != sentence.count(closing) for opening, closing in ("《》", "“”"))


def _marked(figures: Figures, term: Term, run: str, etc: bool) -> Observation | None:
    items = _item().findall(run)
    if len(items) < 2:
        return None
    return _verdict(figures, term, items, etc)


def _countable(params: Params, reading: Reading, term: Term, etc: bool) -> bool:
    """Whether what is counted is the kind of thing that a plain list lists; with 等, bodies and places, too."""
    quantity = reading.facts.quantities[term.index]
    unit = quantity.unit.name
    if unit in ("大", "类", "大类", "方面") or unit.endswith("领域"):
        return True
    if etc and unit in ("个", "家") and _bodies().match(term.tail):
        return True
    return unit in ("个", "项", "种", "大") and term.tail.startswith(params.nouns)


def _plain(figures: Figures, term: Term, before: str, etc: bool, offset: int) -> Observation | None:
    """A list of words joined by 、; it begins behind the last clause mark or verb, which must leave no
    doubt.
    """
    stop = max(before.rfind(mark) for mark in ",;:。()\n")
    words = before[stop + 1 :]
    joined = [part for part in _joint().split(words) if part]
    parts = [part for piece in joined for part in piece.split("、") if part]
    by_marks, groups = words.count("、") + 1, len(joined)
    quantity = figures[term]
    stated = int(quantity.printed)
    if (
        "、" not in words
        or any(word in words for word in ("等", "分别"))
        or words.endswith(("、", "各", "每"))
        or stated == 1  # 一、二、三类疫病
    ):
        return None
    low = by_marks if groups == 1 else min(by_marks, groups)
    if low <= stated <= len(parts) or (etc and stated >= low):
        return Held(figures.span(term), "list", (term.index,))
    unnamed = _bodies().match(term.tail) and not all(map(_named_body().fullmatch, parts[1:]))
    if any(mark in words for mark in "《“") or _unclear(parts) or unnamed:
        return Abstained(figures.span(term), "列举项的界限不确定", (term.index,))
    return _verdict(figures, term, parts, etc)


@cache
def _joint() -> re.Pattern[str]:
    """Words that join items; 及 is none in 涉及, 普及 and the like, 与 none in 参与, 和 none in 和谐, 调和."""
    return re.compile(
        "(?<![调缓温柔总饱])和(?![谐解睦平])|以及|(?<![涉普触波遍惠危顾旁])及(?!时|其)|(?<![参给赋授])与"
    )


@cache
def _bodies() -> re.Pattern[str]:
    """Bodies and places, counted by name: 河东、河西、平水等3个司法所."""
    return re.compile(f"[\u4e00-\u9fff]{{0,2}}(?:{_BODIES})")


@cache
def _named_body() -> re.Pattern[str]:
    """A short name or one that ends like a body's; 整改不力 (等2个单位) says why, not which."""
    return re.compile(
        "[\u4e00-\u9fff]{1,3}|[\u4e00-\u9fff]{1,16}[局委办镇乡道村区所院会心司部厅处站校县市省旗]"
    )


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(
        "推进|推动|开展|加强|强化|完善|规范|建立|健全|实施|落实|围绕|聚焦|提升|优化|深化|做好|打造|坚持|形成|组织|制定|[在对从将把为以按由向]"
    )


def _unclear(parts: list[str]) -> bool:
    """Whether one cannot be sure that each part behind the first is one item: a verb in it (at its end it is a
    noun: 环境提升), or very uneven lengths.
    """
    lengths = [len(part) for part in parts[1:]]
    uneven = not lengths or max(lengths) > 3 * min(lengths) + 2
    return uneven or any(_verbs().search(part, 0, len(part) - 1) for part in parts[1:])


def _verdict(figures: Figures, term: Term, items: list[str], etc: bool) -> Observation | None:
    quantity = figures[term]
    listed, stated = len(items), int(quantity.printed)
    span = figures.span(term)
    if listed == stated or (etc and listed < stated):
        return Held(span, "list", (term.index,))
    return differs(figures, term, items, listed, _places(figures, term, items))


def _places(figures: Figures, term: Term, items: list[str]) -> tuple[Related, ...]:
    """Where the items stand, last to first from the number."""
    text = figures.reading.document.folded
    at = figures.span(term).start
    places: list[Related] = []
    for item in reversed(items):
        at = text.rfind(item, 0, at)
        if at < 0:
            break
        places.append(Related(Span(at, at + len(item)), Words("列举项", "item")))
    return tuple(reversed(places))
