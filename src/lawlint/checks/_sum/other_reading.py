"""Other ways to read a list of parts, one of which may be in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from lawlint.checks._digits import one_wrong, turned
from lawlint.checks._figures import RESTS, Figures, total
from lawlint.checks._part_lists import Parts
from lawlint.checks._quotient import is_share
from lawlint.checks._sum.class_names import named_once
from lawlint.checks._sum.share_parts import printed_elsewhere, share_behind
from lawlint.checks.base import Held
from lawlint.facts.model import Term
from lawlint.interval import Interval, Truth

_TELLING = 1000
"""A figure of four digits and more that three parts make up is their whole wherever it stands."""


def other_reading(figures: Figures, parts: Parts, group: Sequence[Term]) -> Held | None:
    """The parts with another whole with which they agree; ``group``: those that do not with the nearest."""
    whole = parts.wholes[0]
    if all(_has_share_of(figures, term, whole) for term in group):  # 专职1126人，占77.0%，兼职46人，占3.1%
        return Held(figures.span(group[-1]), "shares", figures.used((whole, *group)))
    if _leaves_some(figures, whole, group):
        return Held(figures.span(group[-1]), "shares", figures.used((whole, *group)))
    behind = figures.after(parts.members[-1])
    if behind is not None and _own_total(figures, behind, parts.members):
        return Held(figures.span(behind), "total", figures.used((*parts.members, behind)), exact=True)
    elsewhere = printed_elsewhere(figures, group, total([figures.rounded(term) for term in group]))
    if elsewhere is not None and (
        all(_has_share_of(figures, term, elsewhere) for term in group)
        or (len(group) > 2 and _is_another(figures, elsewhere, whole))
    ):
        return Held(figures.span(group[-1]), "shares", figures.used((elsewhere, *group)))
    if between := _in_other_units(figures, whole, group):
        return Held(figures.span(group[-1]), "parts", figures.used((whole, *group, *between)), exact=True)
    if part := _part_of_another(figures, whole, group):
        return Held(figures.span(part), "shares", figures.used((whole, *group)))
    for whole in parts.wholes:
        if unlisted := _not_listed(figures, whole, group):
            used = figures.used((whole, *group, unlisted))
            return Held(figures.span(group[-1]), "parts", used, exact=True)
    for whole, members in _readings(figures, parts, group):
        if total([figures.rounded(term) for term in members]).meets(figures.value(whole)):
            return Held(figures.span(members[-1]), "parts", figures.used((whole, *members)), exact=True)
    return None


def _is_another(figures: Figures, elsewhere: Term, whole: Term) -> bool:
    """Whether a figure is too long to be met by chance, and none that was meant by the other."""
    printed, other = figures[elsewhere].printed, figures[whole].printed
    digits = printed * 10 ** figures[elsewhere].decimals
    return digits >= _TELLING and not (turned(printed, other) or one_wrong(printed, other))


def _own_total(figures: Figures, term: Term, members: Sequence[Term]) -> bool:
    """Whether the figure behind a list says what it comes to, so that it is not all of the whole before it:
    共办理97件，其中公开52件、不予公开39件，合计办结91件.
    """
    said = re.match("[,;]?(?:以上|上述)?(?:合计|共计|总计|小计|共)", term.wide) is not None
    same = said and term.sentence == members[0].sentence and figures.alike(term, members[0])
    return same and total([figures.rounded(each) for each in members]).meets(figures.value(term))


def _in_other_units(figures: Figures, whole: Term, group: Sequence[Term]) -> list[Term]:
    """The counts between the parts in other measure words, when they are just what the parts lack: 信息2130条，其中文件90条，征集
    11期，访谈2期，其他2027条.
    """
    between = [
        term for term in figures.between(group[0], group[-1]) if figures.is_count(term) and term not in group
    ]
    lacking = figures[whole].printed - sum(figures[term].printed for term in group)
    plain = all(figures[term].exact and not figures.is_change(term) for term in between)
    return between if plain and lacking == sum(figures[term].printed for term in between) > 0 else []


def _part_of_another(figures: Figures, whole: Term, group: Sequence[Term]) -> Term | None:
    """The figure whose share is that of one before it in the list, of which it is a part: 可网办1462项；全程网办1307项，
    占可网办事项的89.4%.
    """
    return next(
        (
            two
            for one, two in combinations(group, 2)
            if _has_share_of(figures, two, one) and not _has_share_of(figures, two, whole)
        ),
        None,
    )


def _not_listed(figures: Figures, whole: Term, group: Sequence[Term]) -> Term | None:
    """The figure of the sentence, outside the list, that is just what it lacks: 参试214人，缺考10人，优秀86人、…."""
    lacking = figures.size(whole) - figures.size(*group)
    beside = (
        term
        for term in figures.paragraph(whole)
        if term.sentence == group[-1].sentence and term not in (whole, *group) and figures.alike(term, whole)
    )
    return next((term for term in beside if figures.size(term) == lacking), None)


def _readings(figures: Figures, parts: Parts, group: Sequence[Term]) -> Iterator[tuple[Term, Sequence[Term]]]:
    first = parts.members.index(group[0])
    if first:  # 其中市政府为被告63件，审结58件，尚未审结5件: of the part before them
        yield parts.members[first - 1], group
    if (inner := _divides_last(parts.members)) > 0:  # 土地类12件，征收5件、登记4件、其他3件；治安类53件
        yield parts.members[inner - 1], parts.members[inner:]
    new = [term for term in group if _former().search(term.lead) is None]
    if 1 < len(new) < len(group):  # 承办96件，其中上年未审结12件，审结80件，未审结16件
        yield parts.wholes[0], new
    if parts.members[-1].lead.startswith(RESTS):  # 问题62个，已整改55个，其中涉企31个，其余7个正在整改
        for whole in parts.wholes[1:]:
            yield whole, (parts.wholes[0], parts.members[-1])
    row = next((at for at, term in enumerate(parts.members) if at and term.mark != "、"), 0)
    if row > 1:  # 甲类216件、乙类113件、丙类98件，紧急个案17件
        yield parts.wholes[0], parts.members[:row]
    for form in figures.reading.vocabulary.exclusive if len(parts.members) > 2 else ():
        some = named_once(form.words, parts.members) if form.complete and not form.units else ()
        for whole in parts.wholes if some else ():  # 合格87卷，优秀35卷，不合格3卷
            yield whole, some


def _leaves_some(figures: Figures, whole: Term, group: Sequence[Term]) -> bool:
    """Whether the shares behind the parts do not make 100% either, and one of them alone is wrong: 1000家，其中甲606家，占60.6%，
    乙26家，占6.2%，丙276家，占27.6%.
    """
    shares = [share for each in group if (share := share_behind(figures, each)) is not None]
    wrong = [each for each in group if not _has_share_of(figures, each, whole)]
    if len(shares) < len(group) or len(wrong) != 1 or len(group) < 3:
        return False
    most = total([figures.printed(share).widen(figures[share].step) for share in shares])
    less = figures.size(*group) < figures.size(whole)
    return less and most.compare("<", Interval.point(100)) is Truth.HOLDS


def _has_share_of(figures: Figures, term: Term, whole: Term) -> bool:
    """Whether the share that stands behind a part is that of the part in the whole."""
    share = share_behind(figures, term)
    return share is not None and is_share(figures, term, share, figures.rounded(whole))


def _divides_last(members: Sequence[Term]) -> int:
    """Where a row joined by 、 begins that ends the list with all the rest, behind a comma; 0 for nowhere."""
    start = next((at for at in range(len(members) - 1, 0, -1) if members[at].mark != "、"), 0)
    ends = members[-1].lead.startswith(("其他", "其它")) and members[start].mark == ","
    return start if ends and start < len(members) - 1 else 0


@cache
def _former() -> re.Pattern[str]:
    """Cases of former years, which are among those that the other parts count."""
    return re.compile("[上去往历前]年|上年度|旧存|结转|遗留")
