"""Lists of parts behind a whole: where they begin and end, and which parts exclude each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.facts.model import Kind, Term
from lawlint.lean import dataclass
from lawlint.rules.vocabulary import ExclusiveForm

OPENERS = ("其中", "包括", "包含")
MORE = ("等",)
OTHERS = ("其他", "其它", "其余", "剩余", "另外")
"""A last part that is all the rest: the list is complete, and its parts do not overlap."""
_ASIDE = frozenset({"money"})
_LONGEST_NAME = 10
_STOCK = ("累计", "总数", "总量", "历年")


@dataclass(frozen=True, slots=True)
class Parts:
    """A list of parts: how it begins, the figures that may be its whole (nearest first), and its members.

    ``opener``: 其中, 中 (受理的268件案件中，…), 分 (按领域分：…), 按 (按…分，…), 类 (专职12人，兼职5人), 成
    (化解237件，成功化解194件),
    ``(`` or ``:``; ``more``: a 等 says that there are others.
    """

    opener: str
    wholes: tuple[Term, ...]
    members: tuple[Term, ...]
    more: bool

    @property
    def closed(self) -> bool:
        """Whether the list reads as all of the whole."""
        return self.opener in ("(", ":") and not self.more

    @property
    def partition(self) -> bool:
        """Whether it must be all of the whole: divided 按…分, or with a part for the rest."""
        last = self.members[-1]
        rest = any(word in last.lead for word in OTHERS)
        return len(self.members) > 1 and (rest or self.opener == "分") and not self.more


def part_lists(figures: Figures, counts: Sequence[Term], previous: Sequence[Term] = ()) -> Iterator[Parts]:
    """The lists of parts among the counts of one sentence; ``previous``: the figures of the sentence before it."""
    above = _whole_before(figures, counts, previous)
    first: tuple[Term, ...] = ()  # the whole of the first division of the sentence
    at = listed = 0  # the figures before ``listed`` belong to lists, or stand before them
    while at < len(counts):
        named = _named_whole(figures, counts, at)
        opener = "中" if named else _opener(figures, counts, at) or _unopened(figures, counts, at)
        if not opener:
            at += 1
            continue
        stop = _end(figures, counts, at, opener)
        level = figures.outer(counts[at])
        members = [
            term
            for term in counts[at:stop]
            if figures.alike(term, counts[at]) and figures.outer(term) == level
        ]
        wholes = named or _wholes(figures, counts[:at], counts[at], opener) or (() if at else above)
        if opener in ("分", "按"):
            since = [term for term in counts[listed:at] if figures.alike(term, counts[at])]
            wholes = (*reversed(since), *first) if listed else _divided_whole(figures, counts, at)
        elif opener == "其中" and listed:
            near = tuple(term for term in counts[listed:at] if term in wholes)
            wholes = tuple(reversed(near)) or wholes  # what was divided before is not divided again
        if opener != "(":
            first, listed = first or wholes, max(stop, listed)
        if wholes:
            more = any(word in term.tail or word in term.lead for term in members for word in MORE)
            more = more or (opener == "类" and _goes_on(figures, counts[at:], stop - at))
            yield Parts(opener, wholes, tuple(members), more)
        at += 1 if opener == "其中" else max(stop - at, 1)


def _whole_before(figures: Figures, counts: Sequence[Term], previous: Sequence[Term]) -> tuple[Term, ...]:
    """The only figure of the sentence before that one with 其中 at its head can divide."""
    if not counts or not previous or not counts[0].wide.startswith("其中"):
        return ()
    alike = [term for term in previous if figures.is_count(term) and figures.alike(term, counts[0])]
    last = [term for term in previous if figures.is_count(term)][-1:]
    return tuple(alike) if alike == last and not _names_stock(counts[0]) else ()


def remainders(figures: Figures, counts: Sequence[Term]) -> Iterator[Parts]:
    """Lists that only their last part shows to be one: 问题28项，已整改25项，其余3项正在推进."""
    for at, term in enumerate(counts):
        if at < 2 or not term.lead.startswith(("其余", "剩余")):
            continue
        before = [each for each in counts[:at] if figures.alike(each, term)]
        if len(before) > 1 and not any(word in each.wide for each in before for word in OPENERS):
            for start in range(len(before) - 1):
                yield Parts("余", (before[start],), (*before[start + 1 :], term), False)


def _divided_whole(figures: Figures, counts: Sequence[Term], at: int) -> tuple[Term, ...]:
    """The whole of the first 按…分：; a later division has the same."""
    if any(_sorted_by(figures, term) for term in counts[:at]):
        return ()  # the whole stands in another sentence
    return tuple(term for term in reversed(counts[:at]) if figures.alike(term, counts[at]))


@cache
def _names_whole() -> re.Pattern[str]:
    return re.compile(
        r"([\u4e00-\u9fff]{2,8}(?:案件|问题|事项|线索|诉求|投诉|纠纷|人员|企业|文件|项目))(?:当|之)?中(?!小)"
    )


def _named_whole(figures: Figures, counts: Sequence[Term], at: int) -> tuple[Term, ...]:
    """The figure before whose words the term repeats: 民事案件1672件，民事案件中婚姻家庭类684件."""
    term = counts[at]
    found = _names_whole().match(term.wide)
    if found is None and at and term.mark == ",":
        text = figures.reading.document.folded[figures.span(counts[at - 1]).end : term.start]
        found = _names_whole().fullmatch(text.strip(",;、 "))
    if found is None:
        return ()
    core = re.sub("(?:案件|问题|事项)$", "", found[1]) or found[1]
    same = [
        each for each in counts[:at] if each.lead.endswith((found[1], core)) and figures.alike(each, term)
    ]
    return tuple(same) if len(same) == 1 else ()


def _opener(figures: Figures, counts: Sequence[Term], at: int) -> str:
    """What opens a list of parts before the term, or ``""``."""
    term = counts[at]
    for word in OPENERS:
        if word in term.wide:
            return "其中"
    if at == 0:
        return ""
    before = counts[at - 1]
    if term.mark == "(" and figures.outer(term) == before.clause:
        if not _aside(term):
            return "("
        if term.wide.startswith(("含", "包含")) and term.closing == "、":
            return "其中"
    if term.mark == ":" and figures.outer(term) == figures.outer(before):
        text = figures.reading.document.folded
        return "分" if _divided().search(text, max(0, term.start - 14), term.start) else ":"
    if term.mark == "," and figures.outer(term) == figures.outer(before) and _sorted_by(figures, term):
        return "按"
    if _among().search(before.tail) and term.mark == "," and term.clause != before.clause:
        return "中"
    return ""


def _unopened(figures: Figures, counts: Sequence[Term], at: int) -> str:
    """A list of classes with nothing to open it: 调解员6821人，专职1387人，兼职5434人."""
    before = counts[at - 1] if at else None
    if before is None or not figures.alike(before, counts[at]) or counts[at].mark != ",":
        return ""
    if _succeeds(before, counts[at]):
        return "成"
    for form in _sets_named(figures, counts[at]):
        decided = any(mark in word for word in form.words for mark in "结审")
        if form.units or (decided and not re.search("总[数量]|共有", before.wide)):
            continue
        named = _named_classes(form.words, counts[at:])
        whole_set = (form.complete or form.bare) and len(named) == len(form.words)
        whole_set = whole_set or (len(named) > 1 and _cleared().search(before.lead) is not None)
        if (whole_set or len(named) > 2) and not any(word in before.lead for word in named):
            return "" if _outcome().match(counts[at].lead) and _taken_in().search(before.lead) else "类"
    return ""


@cache
def _taken_in() -> re.Pattern[str]:
    """Cases taken in: what was decided in the year may have come in before it."""
    return re.compile("受理|收到|新收|接收|立案|应诉")


@cache
def _cleared() -> re.Pattern[str]:
    """What is gone through to decide of each item: 清理收费项目48项，取消13项，保留35项."""
    return re.compile("清理(?!整[治顿])|梳理")


def _succeeds(before: Term, term: Term) -> bool:
    """Whether the figure counts what came off of the figure before: 参与化解237件，成功化解194件."""
    found = re.match("成功([\u4e00-\u9fff]{2})", term.lead)
    return found is not None and found[1] in before.lead and "成功" not in before.wide


def _goes_on(figures: Figures, counts: Sequence[Term], stop: int) -> bool:
    """Whether a figure of the same unit follows the list in its sentence and may be one more class."""
    return stop < len(counts) and figures.alike(counts[stop], counts[0]) and counts[stop].mark in (",", "、")


def _same_set(figures: Figures, before: Sequence[Term], term: Term) -> bool:
    """Whether the term goes on the list of classes."""
    terms = [*before, term]
    sets = _sets_named(figures, terms[0])
    return any(len(_named_classes(form.words, terms)) >= len(terms) for form in sets)


def _named_classes(words: Sequence[str], terms: Sequence[Term]) -> list[str]:
    """The classes that the terms count one after another, each called by its name alone."""
    found: list[str] = []
    for term in terms:
        name = _class_named(term)
        named = [word for word in words if word in name]
        named = [word for word in named if not any(word != other and word in other for other in named)]
        rest = re.sub("|".join(named), "", name) if named else name
        if set(named) & set(found) or not (named and _says_nothing().fullmatch(rest)):
            break
        found.extend(named)
    return found


def _sets_named(figures: Figures, term: Term) -> Sequence[ExclusiveForm]:
    """The sets of classes one of which the figure may count."""
    sets, name = figures.reading.vocabulary.sets, _class_named(term)
    if name in sets or len(name) > _LONGEST_NAME:
        return sets.get(name, ())
    return [form for word in sets if word in name for form in sets[word]]


def _class_named(term: Term) -> str:
    return _class_name().sub("", term.lead)


@cache
def _says_nothing() -> re.Pattern[str]:
    """What may stand beside the words of a class: 废止和失效, 列入计划解决, 已解决或基本解决."""
    return re.compile("(?:[和或及与已]|宣布|列入|以及|或者|基本解决)*")


@cache
def _class_name() -> re.Pattern[str]:
    """What may stand around the name of a class: 评出优秀案卷, 专职调解员."""
    handled = "办理|办件|受理|申请|申报|诉求|开展|举办|活动|培训|调解|送达|渠道|方式"
    return re.compile(
        f"^(?:评出|其中|有|为|决定|予以|判决|裁定)|(?:案件|案卷|卷|案|人员|调解员|律师|票|{handled})$"
    )


@cache
def _among() -> re.Pattern[str]:
    return re.compile(
        r"(?:案件?|问题|事项|线索|诉求|投诉|纠纷|申请|人员|单位|企业|文件|项目|隐患|建议|提案)(?:当|之)?中$"
    )


@cache
def _divided() -> re.Pattern[str]:
    return re.compile(r"[按从][^,;。:]{2,10}(?:分|划分|来看|看|分类|统计)?[:]\s*$")


@cache
def _sorting() -> re.Pattern[str]:
    return re.compile(r"按照?[^,;。:]{2,10}(?:划分|分类|分)[,]\s*$")


def _sorted_by(figures: Figures, term: Term) -> bool:
    """Whether 按…分， stands before the term: a division that may name the largest classes only."""
    text = figures.reading.document.folded
    return _sorting().search(text, max(0, term.start - 15), term.start) is not None


def _aside(term: Term) -> bool:
    """Whether what stands in brackets says that it is a part or another count, not a division."""
    return any(word in term.wide for word in ("含", "包括", "其中", "占", "同比", "较", "比", "另"))


def _end(figures: Figures, counts: Sequence[Term], at: int, opener: str) -> int:
    """Where the list that begins at ``at`` ends."""
    level = figures.outer(counts[at])
    stop = at + 1
    while stop < len(counts):
        term = counts[stop]
        if figures.outer(term) != level and opener == "(":
            break
        if opener == "按" and term.mark != "、":
            break
        if opener == "类" and not _same_set(figures, counts[at:stop], term):
            break
        if opener == "成":
            break
        goes_on = term.mark == ";" and all(_has_share(figures, each) for each in (counts[stop - 1], term))
        if (term.mark in (";", "。", ":") and not goes_on) or "其中" in term.wide or _is_total(term):
            break
        if term.mark == "," and _apart(figures, counts[stop - 1], term):
            break
        stop += 1
    return stop


def _apart(figures: Figures, before: Term, term: Term) -> bool:
    """Whether a semicolon stands between two figures: …行政77件；按受援人分，农民工863件."""
    return ";" in figures.reading.document.folded[figures.span(before).end : term.start]


def _has_share(figures: Figures, term: Term) -> bool:
    """Whether its share stands behind the figure: 咨询类120件，占63.7%."""
    behind = figures.quantities[term.index + 1 : term.index + 2]
    if not behind or behind[0].kind is not Kind.PERCENT:
        return False
    text = figures.reading.document.folded
    between = text[figures.span(term).end : behind[0].span.start]
    return between.lstrip(",(").startswith("占") and not set(between) & set(";。\n")


@cache
def _total() -> re.Pattern[str]:
    return re.compile(r"(?:合计|共计|总计|总共|一共)|^共$")


def _is_total(term: Term) -> bool:
    return _total().search(term.wide) is not None


def _wholes(figures: Figures, before: Sequence[Term], first: Term, opener: str) -> tuple[Term, ...]:
    """The figures that the parts may be parts of, nearest first."""
    level = figures.outer(first)
    if opener == "(" or first.mark == "(":
        whole = before[-1]
        return (whole,) if figures.alike(whole, first) else ()
    if _names_stock(first):
        return ()
    near = [term for term in reversed(before) if figures.outer(term) == level]
    while near and not figures.alike(near[0], first):
        if near[0].mark and figures[near[0]].unit.family not in _ASIDE:
            return ()  # 其中 may speak of this figure
        del near[0]
    found = [term for term in near if figures.alike(term, first)]
    return tuple(found[:1]) if opener in (":", "中", "成") or _outcome_of(first, found) else tuple(found)


@cache
def _decided() -> re.Pattern[str]:
    return re.compile("(?:审结|办结|结案|执结|判决|裁决|败诉|纠错)(?:的?[^,;。]{0,6}案件?)?$")


@cache
def _outcome() -> re.Pattern[str]:
    return re.compile(
        "^(?:其中)?(?:以|经|作出|决定|法院)?(?:维持|撤销|变更|确认违法|驳回|终止|终结|撤回|撤诉|准予撤|准许撤"
        "|调解|和解|调撤|裁决|裁定|判决|胜诉|败诉|责令)"
    )


def _outcome_of(first: Term, found: Sequence[Term]) -> bool:
    """Whether the parts are outcomes and the nearest figure counts what was decided: they divide that one."""
    return bool(found and _outcome().match(first.lead) and _decided().search(found[0].lead))


def _names_stock(term: Term) -> bool:
    return any(word in term.lead for word in _STOCK)
