"""Shares in words beside the part and the whole: 48人中有15人取得资格，占近一半; 过半, 三分之二以上, 不足四成; 93项任务中，
三分之二（62项）已完成.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.checks._quotient import some_of_them
from lawlint.checks._said_bounds import fits_words
from lawlint.checks._share.problem import wrong_share
from lawlint.checks._share.share_words import said_pairs
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Approx, Kind, Term


def shares_in_words(figures: Figures, case: str, terms: Sequence[Term]) -> Iterator[Observation]:
    """``terms``: of one paragraph.  Silent when any other figure of the paragraph may be the whole."""
    for at, term in enumerate(terms):
        if not at or not _in_words(figures, term):
            continue
        pair = _part_behind(figures, terms, at) or (_pair(figures, terms, at) if at > 1 else None)
        if pair is None:
            continue
        part, whole = pair
        size = figures[part].printed
        if not figures[part].exact or not figures[whole].exact or not 0 < size <= figures[whole].printed:
            continue
        among = _among(figures, part, whole)  # of those and of nothing behind the share
        counts = [each for each in terms if figures.alike(each, part) and figures[each].printed >= size]
        counts = [each for each in counts if not among or each.index < term.index]
        shares = [
            size * 100 / figures[each].printed
            for each in counts
            if each is not part and figures[each].printed
        ]
        if part.wide.startswith("其中") and terms.index(part) and whole is terms[at - 1]:
            divided = terms[terms.index(part) - 1]  # 示范村31个，其中国家级5个，占全区124个村的四分之一
            shares.append(figures[divided].printed * 100 / figures[whole].printed)
        row = [each for each in terms if each.index < part.index and each.sentence == part.sentence]
        before = [figures[each].printed for each in row if figures.alike(each, part)]
        lists = [sum(before[start:], start=Fraction(0)) for start in range(len(before) - 1)]
        shares += [size * 100 / each for each in lists]  # 专职96名，兼职204名，其中退休的100名，占三分之一
        if any(fits_words(figures, term, share) for share in shares):
            yield Held(figures.span(term), case, figures.used((part, whole, term)))
        else:
            yield wrong_share(figures, case, term, part, [whole])


def _in_words(figures: Figures, term: Term) -> bool:
    """A fraction, or tenths that nothing else judges: 近七成, or without 占."""
    quantity = figures[term]
    if quantity.kind is Kind.FRACTION:
        return True
    return quantity.kind is Kind.PERCENT and (
        quantity.approx in (Approx.NEARLY, Approx.AT_MOST)
        or "占" not in term.wide
        or quantity.text.endswith("成")
    )


def _pair(figures: Figures, terms: Sequence[Term], at: int) -> tuple[Term, Term] | None:
    """The part and the whole of a share: the two figures right before it."""
    term, near, far = terms[at], terms[at - 1], terms[at - 2]
    if not near.sentence == far.sentence == term.sentence or term.tail or not _counts(figures, near, far):
        return None
    if _of_whole().fullmatch(term.wide) and not term.mark:
        named = _share_of().match(near.wide) is not None and far.clause != near.clause
        return (far, near) if named else None
    said = _said().fullmatch(term.wide)
    if term.mark != "," or said is None or (said["noun"] and not near.lead.endswith(said["noun"])):
        return None
    if said["of"] and not _names(said["of"], far):
        return None
    within = _some().match(near.wide) or some_of_them(near, far) or _among(figures, near, far)
    pair = (far.lead, near.lead) if far.closing == "," else None
    same = pair is not None and any(pair[0].startswith(one) and pair[1] == other for one, other in _VERBS)
    return (near, far) if within or same or _only_two(figures, terms[:at]) else None


def _part_behind(figures: Figures, terms: Sequence[Term], at: int) -> tuple[Term, Term] | None:
    """The part behind its share and the whole before it: 93项任务中，三分之二（62项）已完成; 三分之二、62项."""
    whole, term, part = terms[at - 1], terms[at], terms[at + 1] if at + 1 < len(terms) else None
    if part is None or not whole.sentence == term.sentence == part.sentence or part.wide.strip("、即共计"):
        return None
    text = figures.reading.document.folded
    beside = _to_part().fullmatch(text, figures.span(term).end, figures.span(part).start)
    alone = beside is not None and (
        not beside[0].endswith("(") or text.startswith(")", figures.span(part).end)
    )
    things = beside is None or not beside["things"] or _counts_things(whole, beside["things"])
    some = things and _of_those().fullmatch(term.wide) and (_among(figures, term, whole) or not whole.tail)
    behind = _things_behind().match(text, figures.span(part).end)
    some = some and (behind is None or behind[1] in whole.wide + whole.tail)
    plain = figures.is_count(part) and figures.is_count(whole) and not figures.is_change(whole)
    return (part, whole) if alone and some and plain and figures.alike(part, whole) else None


@cache
def _to_part() -> re.Pattern[str]:
    """Between a share and its part beside it."""
    return re.compile("(?:的?(?P<things>[\u4e00-\u9fff]{0,6}))\\(|[,、]?(?:即|共计?)|、")


@cache
def _things_behind() -> re.Pattern[str]:
    """What a fraction is of, behind the bracket of its part: 三分之一（96件）的涉企纠纷."""
    return re.compile("\\)的([\u4e00-\u9fff]{2})")


def _counts_things(whole: Term, things: str) -> bool:
    """Whether a figure counts what the words name: 三分之一的任务 of 年度任务93项; not 三分之一的村 of 村（社区）93个."""
    return whole.tail.startswith(things) or (not whole.tail and whole.lead.endswith(things))


@cache
def _of_those() -> re.Pattern[str]:
    return re.compile("(?:其中)?,?(?:目前|截至目前|现|已|共|仅|只)*有?")


def _among(figures: Figures, some: Term, whole: Term) -> bool:
    """Whether what follows a figure is some of what it counts: 93项任务中，62项."""
    within = whole.tail.endswith("中") and whole.closing == ","
    return within and some.mark in (",", "、", "(") and not figures.is_change(whole)


def _names(base: str, whole: Term) -> bool:
    """Whether the words between 占 and 的 are all of the whole's own: 受理劳动争议90件，…，占受理总数的四分之三."""
    words = whole.lead + whole.tail
    return bool(said_pairs(base)) and base[:2] in words and base[-2:] in words


def _only_two(figures: Figures, before: Sequence[Term]) -> bool:
    """Whether the part and the whole are the only figures of the sentence, in one unit: 检查80家，合格46家，占八成."""
    far, near = before[-2:]
    here = [each for each in before if each.sentence == near.sentence]
    one_unit = figures[far].unit.name == figures[near].unit.name and near.mark == "," and bool(near.lead)
    return len(here) == 2 and one_unit and _elsewhere().search(near.wide) is None


@cache
def _elsewhere() -> re.Pattern[str]:
    """What speaks of other things than the figure before."""
    return re.compile("同期|上年|去年|另|新增|此外|还|外|累计")


_VERBS = (("收到", "采纳"), ("征集", "采纳"), ("收集", "采纳"))


def _counts(figures: Figures, near: Term, far: Term) -> bool:
    both = figures.is_count(near) and figures.is_count(far) and figures.alike(near, far)
    return both and near.index == far.index + 1 and not figures.is_change(near) and not figures.is_change(far)


@cache
def _some() -> re.Pattern[str]:
    return re.compile("其中|[\u4e00-\u9fff]{0,8}(?:中|里),?(?:目前|现|已|共)*有")


@cache
def _said() -> re.Pattern[str]:
    """What stands between a part and its share: 正好占, 占总数的, 已占到, 比例达."""
    whole = "(?:总数|总量|全部|总体|其中|(?:全部|所有)?(?P<of>(?!总|全|其|比)[一-鿿]{2,8}?)(?:总数|总量|数量?|件数|人数)?)?"
    verb = f"(?:占(?:到|了|据)?(?:比|{whole})(?:的(?:比例|比重)?)?|比例)?"
    opening = "(?:正好|刚好|恰好|恰恰|几乎|已经|合计|整整|足足|[均已约就也共恰正刚])?"
    return re.compile(
        f"(?P<noun>[^占比例已均为达正刚恰几约就也共合]{{2,6}}?)?{opening}{verb}(?:为|达到?|已)?"
    )


@cache
def _share_of() -> re.Pattern[str]:
    return re.compile("占(?:比|到)?[\u4e00-\u9fff]{0,12}$")


@cache
def _of_whole() -> re.Pattern[str]:
    return re.compile("的")
