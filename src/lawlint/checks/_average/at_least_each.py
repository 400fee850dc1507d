"""Totals too small for what each is said to have at least, or too large for what it has at most: 208个村共有调解员574名，每个
村至少有3名; 39件，每案至多发1份，共45份.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._average.products import exception_behind
from lawlint.checks._digits import one_digit_off, turned
from lawlint.checks._figures import Figures, amount, number
from lawlint.checks.base import Held, Observation, Problem
from lawlint.facts.model import Approx, Term
from lawlint.finding import Reasoning, Words


def each_at_least(figures: Figures, terms: Sequence[Term]) -> Iterator[Observation]:
    """Every such claim behind the one number of places and the one total of the sentence."""
    for at, term in enumerate(terms):
        if at < 2 or figures[term].approx is not Approx.AT_LEAST or "每" not in term.wide:
            continue
        found = _each().search(term.wide)
        least = figures[term].printed
        before = [each for each in terms[:at] if figures.is_count(each)]
        if found is None or least < 2 or len(before) != len(terms[:at]):
            continue
        places = [each for each in before if _are(figures, each, found["per"])]
        totals = [each for each in before if each not in places and figures.alike(each, term)]
        totals = [each for each in totals if "duration" not in figures[each].unit.family]  # 2期，每期5天
        if len(places) != 1 or len(totals) != 1 or len(before) > 3 or not _whole(figures, totals[0]):
            continue
        whole, place = totals[0], places[0]
        if not figures[place].exact or not figures[whole].exact or _other_things(whole, term):
            continue
        if figures[place].printed * least <= figures[whole].printed:
            yield Held(figures.span(term), "average", figures.used((whole, place, term)))
        else:
            yield _problem(figures, whole, place, term)


def standard_met(figures: Figures, terms: Sequence[Term]) -> Iterator[Observation]:
    """A least number that all are said to have, and the total behind it: 183个村均按每村不少于3名的标准配齐，共519名."""
    for place, term, whole in zip(terms, terms[1:], terms[2:], strict=False):
        found = _each().search(term.wide) if figures[term].approx is Approx.AT_LEAST else None
        if found is None or not _are(figures, place, found["per"]) or not figures.alike(whole, term):
            continue
        counted = all(figures.is_count(each) and figures[each].exact for each in (place, whole))
        total = _all_there_are().match(whole.wide) if counted and whole.mark == "," else None
        if total is None or (whole.wide[total.end() :] not in term.tail):
            continue
        if _is_met().match(term.tail) is None or not _whole(figures, whole):
            continue
        if figures[place].printed * figures[term].printed <= figures[whole].printed:
            yield Held(figures.span(term), "average", figures.used((whole, place, term)))
        else:
            yield _problem(figures, whole, place, term)


def attended(figures: Figures, terms: Sequence[Term]) -> Iterator[Observation]:
    """How many took part each time at the least, and the total behind it: 14场，每场均在30人以上，累计386人次."""
    for place, term, whole in zip(terms, terms[1:], terms[2:], strict=False):
        found = _each_time().search(term.wide) if figures[term].approx is Approx.AT_LEAST else None
        if found is None or figures[place].unit.name != found["per"] or figures.is_change(place):
            continue
        people = all(figures[each].unit.family in ("person", "person-time") for each in (term, whole))
        if not people or not all(figures[each].exact for each in (place, whole)):
            continue
        if "其中" in place.wide or whole.mark != "," or _all_who_came().fullmatch(whole.wide) is None:
            continue
        if figures[place].printed * figures[term].printed <= figures[whole].printed:
            yield Held(figures.span(term), "average", figures.used((whole, place, term)))
        else:
            yield _problem(figures, whole, place, term)


@cache
def _each_time() -> re.Pattern[str]:
    came = "(?:旁听|参加|参训|参会|到场|参与|培训|听课)"
    return re.compile(
        f"每(?P<per>[场期次批堂])(?:{came}?(?:人数|人员)?)(?:都|均)(?:在|有|为|达到?|超过?|不少于)?{came}?$"
    )


@cache
def _all_who_came() -> re.Pattern[str]:
    return re.compile(
        "(?:全年|年内)?(?:累计|合计|总计|总共|一共|共)计?(?:组织)?(?:旁听|参加|参训|参会|到场|参与|培训|听课)?"
        "(?:庭审)?(?:人数|人员|干部|群众|学员)?(?:为|达到?|有)?"
    )


def by_standard(figures: Figures, terms: Sequence[Term]) -> Iterator[Observation]:
    """按每村12名的标准为323个村选育3876名: another total is told where one slip makes it of the product."""
    for term, place, whole in zip(terms, terms[1:], terms[2:], strict=False):
        found = _each().search(term.wide) if "每" in term.wide else None
        if found is None or not _are(figures, place, found["per"]) or not figures.alike(whole, term):
            continue
        if not all(figures.is_count(each) and figures[each].exact for each in (term, place, whole)):
            continue
        if _of_standard().fullmatch(place.wide) is None or whole.clause != place.clause:
            continue
        product, size = figures[place].printed * figures[term].printed, figures[whole].printed
        if product == size:
            yield Held(figures.span(whole), "average", figures.used((whole, place, term)), exact=True)
        elif exception_behind(figures, terms, term, place, whole):
            continue
        elif turned(product, size) or one_digit_off(product, size):
            yield _problem(figures, whole, place, term, "多于" if product > size else "少于")


def _other_things(whole: Term, term: Term) -> bool:
    """Whether a total counts another thing than what each has: 车辆30台，每所2台以上电脑."""
    noun, said = re.sub("[^\u4e00-\u9fff]", "", term.tail), whole.lead + whole.tail
    return len(noun) > 1 and not any(noun[at : at + 2] in said for at in range(len(noun) - 1))


@cache
def _of_standard() -> re.Pattern[str]:
    return re.compile(
        "的?(?:标准|要求|比例|标准要求)?(?:分别)?[为在给从](?:全[省市县区州乡镇旗])?(?:辖区)?(?:内)?"
    )


@cache
def _is_met() -> re.Pattern[str]:
    """的标准配齐: that all have them; not 的标准培育, which may go on."""
    return re.compile(
        "的?(?:标准|要求|配备标准)?[,]?(?:都|均|已|全部|全面)*(?:完成|配齐|配足|配强|落实|实现|达到)"
    )


@cache
def _all_there_are() -> re.Pattern[str]:
    return re.compile("(?:全[省市县区州乡镇])?(?:目前|现)?(?:共|现|总)(?:计|数|有|配备|选育|培育|选聘|选任)?")


def each_at_most(figures: Figures, terms: Sequence[Term]) -> Iterator[Observation]:
    """Every limit of what each has, between the number of places and the total behind it: 每案至多发1份，共45份."""
    for at, term in enumerate(terms[:-1]):
        found = _at_most().search(term.wide) if at else None
        whole = terms[at + 1]
        if found is None or whole.mark != "," or not _all_told().match(whole.wide):
            continue
        before = [each for each in terms[:at] if figures.is_count(each) and not figures.is_change(each)]
        places = [
            each
            for each in before
            if _are(figures, each, found["per"]) or _cases(figures, each, found["per"])
        ]
        if len(places) != 1 or not figures.alike(whole, term) or places[0].index + 1 != term.index:
            continue
        place = places[0]
        if not all(figures[each].exact for each in (place, whole)):
            continue
        if figures[whole].printed <= figures[place].printed * figures[term].printed:
            yield Held(figures.span(term), "average", figures.used((whole, place, term)))
        else:
            yield _problem(figures, whole, place, term, "少于")


@cache
def _at_most() -> re.Pattern[str]:
    return re.compile(
        "每一?[个件起份家名]?(?P<per>[\u4e00-\u9fff]{1,4}?)(?:至多|最多|不超过|不多于|限|只能?|仅)[\u4e00-\u9fff]{0,4}$"
    )


@cache
def _all_told() -> re.Pattern[str]:
    return re.compile("(?:合计|总共|一共|累计|共)[\u4e00-\u9fff]{0,4}$")


def _cases(figures: Figures, term: Term, per: str) -> bool:
    return per in ("案", "案件") and figures[term].unit.family == "case"


@cache
def _each() -> re.Pattern[str]:
    return re.compile(
        "每一?个?(?P<per>[\u4e00-\u9fff]{1,4}?)(?:都|均|平均)?(?:配备|配有|聘请|聘有|拥有|设有|建有|有|落实|确定|培育)?了?$"
    )


def _are(figures: Figures, term: Term, per: str) -> bool:
    """Whether the figure counts what 每 names: 208个村, 208个行政村, 司法所15所."""
    thing = per[-1] if len(per) == 1 else per[-2:]
    return (
        figures[term].unit.name == per
        or thing in re.split("[共均都已有配]", term.tail)[0]
        or term.lead.endswith(thing)
    )


def _whole(figures: Figures, term: Term) -> bool:
    """Whether the total is of all there are, and each belongs to one place: advisers and police serve several."""
    words = term.lead + term.tail
    return not figures.is_change(term) and not _partial().search(words)


@cache
def _partial() -> re.Pattern[str]:
    return re.compile(
        "新|增|补|培训|轮训|其中|持证|在岗|在编|取得|专职|选派|下派|顾问|律师|民警|辅警|校长|警|累计|已|净|再|另|兼|志愿|次"
    )


def _problem(figures: Figures, whole: Term, place: Term, term: Term, than: str = "多于") -> Problem:
    need = amount(figures[place].printed * figures[term].printed, figures[whole])
    least = number(figures[term].printed) + figures[term].unit.name
    computed = Words(
        f"{figures[place].text}×{least}＝{need}，{than}{figures[whole].text}",
        f"{figures[place].text} x {least} = {need}, {'more' if than == '多于' else 'less'} than {figures[whole].text}",
    )
    shown = figures[term].text
    return Problem(
        figures.span(term),
        Words(
            f"“每…{shown}”与文中数据不符：{computed.zh}", f"the text cannot have {shown} each: {computed.en}"
        ),
        "",
        {"average": shown, "computed": computed.zh},
        Reasoning(tuple(figures.said(each) for each in (place, whole, term)), computed),
        figures.related((place, whole)),
        key=figures.said(whole) + figures.said(term),
        used=figures.used((whole, place, term)),
        conflict=True,
    )
