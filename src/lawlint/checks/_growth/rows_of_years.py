"""Rows with one figure for each of the years named: 2022年、2023年、2024年分别为61件、58件、43件，2024年比2022年减少18件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from lawlint.checks._figures import DOWN, UP, Figures
from lawlint.checks._growth.change_words import direction
from lawlint.checks._growth.moves import Move, comparable
from lawlint.checks._growth.rows import Change, change_of_each, rows
from lawlint.facts.model import Kind, Term


@cache
def _of_several() -> re.Pattern[str]:
    """As ``_now``, with what was done: 分别办理行政处罚案件."""
    return re.compile("(?:分别|依次)[\u4e00-\u9fff]{0,12}$")


@cache
def _of_years() -> re.Pattern[str]:
    return re.compile(
        r"(20\d\d)年(?:度)?(?:较|比)(?:(20\d\d)年|上年|去年|前年)(?:同期)?(?:大幅|明显|显著|累计|[共又再已净也约])*(?:[案件]*总?数?量?|[案件起人户次]数)?$"
    )


@cache
def _listed_years() -> re.Pattern[str]:
    return re.compile(r"20\d\d(?=年|[、和及])")


@cache
def _years_to() -> re.Pattern[str]:
    return re.compile(r"(20\d\d)年?(?:至|到|[-—~])(20\d\d)年度?(?:期间)?")


def by_year(figures: Figures, terms: Sequence[Term], year: int | None) -> Iterator[Change]:
    """2022年、2023年、2024年分别为61件、58件、43件，2024年比2022年减少18件."""
    found = rows(terms)
    text = figures.reading.document.folded
    for now in found:
        if not _of_several().search(now[0].wide):
            continue
        start = where_years_begin(figures, now[0])
        onward = [term for term in terms if term.index > now[-1].index]
        then = _one_year().match(onward[0].wide) if onward else None
        said = text[start : figures.span(now[0]).start]
        years = years_of(said, len(now), year)
        if then and len(years) == 1:  # 2018年以来分别为…，2022年为…
            years = years_of(said, len(now), int(then[1]) - 1)
        if len(years) != len(now) or years != list(range(years[0], years[0] + len(years))):
            continue
        of = dict(zip(years, now, strict=True))
        yield from _over_all(figures, now, terms)
        yield from _of_two(now, years, terms)
        if then is not None and int(then[1]) == years[-1] + 1:
            yield from _to_next(figures, now, onward)
        part = _part_of_year().search(said) is not None
        yield from _each_step(now, found, part)
        for term in terms:
            named = (
                _of_years().search(re.sub(f"(?:{UP}|{DOWN})了?$", "", term.wide))
                if term.index > now[-1].index
                else None
            )
            verb = re.search(f"(?:(?P<up>{UP})|(?:{DOWN}))了?$", term.wide)
            if named is None or verb is None:
                continue
            back = int(named[2]) if named[2] else int(named[1]) - (2 if "前年" in named[0] else 1)
            if int(named[1]) in of and back in of:
                yield Move(of[back], of[int(named[1])]), term, verb["up"] is not None


def years_of(words: str, many: int, year: int | None) -> list[int]:
    """The years that the words before a row of ``many`` figures name; ``year``: the last of 近三年."""
    if span := _years_to().search(words):
        return list(range(int(span[1]), int(span[2]) + 1))
    years = [int(each) for each in _listed_years().findall(words)]
    since = _since_year().search(words)
    if since and years == [year - many + 1 if year else 0]:
        return list(range(years[0], years[0] + many))
    if not years and year and _last_years().search(words):
        return list(range(year - many + 1, year + 1))
    return years


@cache
def _since_year() -> re.Pattern[str]:
    return re.compile("20\\d\\d年以来")


@cache
def _last_years() -> re.Pattern[str]:
    return re.compile("(?:最?近|过去)[两三四五]年来?")


@cache
def _years_and() -> re.Pattern[str]:
    return re.compile(r"(?:20\d\d年?[、和及]){1,4}20\d\d年$")


def where_years_begin(figures: Figures, first: Term) -> int:
    """The start of the clause of a row, or of the one before when it names nothing but years: 2021—2024年，败诉率依次为."""
    clause = figures.clauses[first.clause]
    before = figures.clauses[first.clause - 1] if first.clause else clause
    text = before.span.of(figures.reading.document.folded).strip(" ,")
    years = (
        _since_year().fullmatch(text)
        or _years_to().fullmatch(text)
        or _years_and().match(text)
        or _last_years().fullmatch(text)
    )
    alone = before.sentence == clause.sentence and years
    return before.span.start if alone else clause.span.start


@cache
def _in_all() -> re.Pattern[str]:
    return re.compile(rf"^(?:间|来|内)?(?:累计|共|总共)(?:(?P<up>{UP})|(?:{DOWN}))了?$")


def _over_all(figures: Figures, now: Sequence[Term], terms: Sequence[Term]) -> Iterator[Change]:
    """2021—2024年依次为15.4%、13.9%、12.2%和10.6%，三年间累计下降4.8个百分点: from the first to the last."""
    behind = [term for term in terms if term.index > now[-1].index]
    if behind and figures[behind[0]].unit.family == "calendar-duration":
        years = figures[behind.pop(0)]
        if years.unit.name != "年" or len(now) - years.printed not in (0, 1):
            return
    said = _in_all().match(behind[0].wide) if behind else None
    before = [term for term in terms if term.index < now[0].index]  # 超限率0.30%，前四年依次为…
    if any(figures[term].kind is Kind.PERCENT for term in before):
        return
    if said and figures[behind[0]].kind is Kind.POINTS and figures[now[0]].kind is Kind.PERCENT:
        yield Move(now[0], now[-1]), behind[0], said["up"] is not None


def _each_step(now: Sequence[Term], found: Sequence[list[Term]], part: bool) -> Iterator[Change]:
    """2022年、2023年、2024年分别为86件、97件、112件，同比分别增长12.8%、15.5%: from each year to the next; with as many changes
    as years the first is from a year before them all.  ``part``: one of the years is not a whole one.
    """
    for row in found:
        if row[0].index != now[-1].index + 1 or "环比" in row[0].wide or part:
            continue
        said = change_of_each(row[0].wide)
        if said is not None and len(row) == len(now) - 1:
            for (base, result), change in zip(pairwise(now), row, strict=True):
                yield Move(base, result), change, said
        plain = _each_plainly().fullmatch(row[0].wide) if said is None else None
        if len(row) == len(now) > 2 and (said is not None or plain):
            up = said if plain is None else plain["up"] is not None
            for (base, result), change in zip(pairwise(now), row[1:], strict=True):
                yield Move(base, result), change, bool(up)


@cache
def _each_plainly() -> re.Pattern[str]:
    return re.compile(f"同比(?:(?P<up>{UP})|(?:{DOWN}))了?")


@cache
def _part_of_year() -> re.Pattern[str]:
    return re.compile("上半年|下半年|季度|月")


def _of_two(now: Sequence[Term], years: Sequence[int], terms: Sequence[Term]) -> Iterator[Change]:
    """2023年和2024年分别办理318件和276件，下降13.2%; not so where the change names another year."""
    behind = [term for term in terms if term.index == now[-1].index + 1]
    up = direction(behind[0].wide) if len(now) == 2 and behind else None
    year = _listed_years().search(behind[0].wide) if up is not None else None
    if up is not None and (year is None or int(year[0]) == years[-1]):
        yield Move(now[0], now[1]), behind[0], up


@cache
def _one_year() -> re.Pattern[str]:
    return re.compile("(?:而|到|至)?(20\\d\\d)年")


def _to_next(figures: Figures, now: Sequence[Term], onward: Sequence[Term]) -> Iterator[Change]:
    """2019年至2021年败诉率分别为11.36%、9.72%、10.83%，2022年败诉12件，败诉率6.88%，同比下降3.95个百分点: from the last of a row
    to the figure of the year after, said in the same words.
    """
    at = next((at for at, term in enumerate(onward) if figures[term].kind is figures[now[-1]].kind), None)
    if at is None or at + 1 >= len(onward) or figures.is_change(onward[at]):
        return
    result, change = onward[at : at + 2]
    text, up = figures.reading.document.folded, direction(change.wide)
    name = re.sub(
        "^(?:而|到|至)?20\\d\\d年(?:全年)?|(?:则|又|再)?[升降增减]?[为至到是达有]*$", "", result.lead
    )
    between = text[figures.span(now[-1]).end : figures.span(result).start]
    scopes = set(re.findall("全[国省市县区]|本级", between))
    same = comparable(figures, now[-1], result) and name in now[0].wide and (name or result is onward[0])
    same = same and all(scope in now[0].wide for scope in scopes) and "其中" not in between
    if (
        up is not None
        and same
        and change.index == result.index + 1
        and _since_year_before().match(change.wide)
    ):
        yield Move(now[-1], result), change, up


@cache
def _since_year_before() -> re.Pattern[str]:
    return re.compile("同比|[较比](?:上年|去年|上一年度?)")
