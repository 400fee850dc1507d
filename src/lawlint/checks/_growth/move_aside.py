"""Moves whose base stands aside: 提高4.4个百分点，上年为91.2%; 比上年同期（35667件）; 法定时限20日，承诺时限8日."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._bases import is_base, is_past, named_behind_colon
from lawlint.checks._figures import Figures
from lawlint.checks._growth.moves import Move, comparable, year_said
from lawlint.checks._growth.since import since
from lawlint.checks._listed import without_listed
from lawlint.facts.model import Kind, Term
from lawlint.lean import replace


def move_from_behind(
    figures: Figures, before: Sequence[Term], change: Term, after: Sequence[Term]
) -> Move | None:
    """A figure whose change stands before last year's: 出庭率95.6%，提高4.4个百分点，上年为91.2%."""
    if not before or not after or change.index not in (before[-1].index + 1, after[0].index - 1):
        return None
    base = after[0]
    if before[-1].index + 1 != change.index or base.index != change.index + 1:
        return None
    *_, result, base = without_listed(figures, [*before, base])
    base = replace(base, wide=named_behind_colon(figures, base))
    year = year_said().search(base.wide)
    since = re.search(r"20\d\d|前年|年初|末|以来", change.wide.replace(year.group() if year else "", ""))
    same = year is None or re.search(f"同比|上年|去年|{year.group()}", change.wide) is not None
    same = same or (base.mark in ("(", ":") and figures.outer(base) == change.clause)
    bare = base.mark in ("(", ",") and re.fullmatch(r"上年|去年|20\d\d年", base.wide) is not None
    said = (
        since is None
        and same
        and (bare or _names_again(base, result) or _said_of_last_year().fullmatch(base.wide) is not None)
    )
    plain = said and comparable(figures, base, result) and not is_base(result)
    named, report = year_said().search(result.wide), figures.reading.document.identity.year
    this = int(named[1]) if named else report
    if year is not None and this is not None and int(year[1]) + 1 != this:
        return None
    return Move(base, result) if plain and not is_past(result) else None


def _names_again(base: Term, result: Term) -> bool:
    """Whether the figure of last year says what the result counts in the same word: 网办率96.5%, 上年网办率为89.5%."""
    found = re.fullmatch(
        "[而其]?(?:上年|去年|20\\d\\d年)度?(?:的|全年)?([\u4e00-\u9fff]{2,10}?)(?:仅?[为是])?", base.wide
    )
    return found is not None and found[1] in result.wide and base.mark in (",", ";", "(", "。")


def move_ahead(figures: Figures, terms: Sequence[Term], at: int) -> Move | None:
    """比去年多出140件，去年1180件，今年1320件: the figures of both years behind their change."""
    behind = terms[at + 1 : at + 3]
    if len(behind) < 2 or [each.index for each in behind] != [terms[at].index + 1, terms[at].index + 2]:
        return None
    since = re.search(r"同比|[比较与](?:上年|去年|(20\d\d)年)", terms[at].wide)
    if since is None or any(comparable(figures, each, behind[0]) for each in terms[:at]):
        return None
    found = [_only_year().fullmatch(each.wide) for each in behind]
    if not (found[0] and found[1]) or not comparable(figures, *behind):
        return None
    order = [0 if each["last"] else 1 if each["this"] else int(each["year"]) for each in found if each]
    if min(order) != int(since[1]) if since[1] else abs(order[0] - order[1]) != 1:
        return None
    return Move(behind[order[0] > order[1]], behind[order[0] < order[1]])


@cache
def _only_year() -> re.Pattern[str]:
    return re.compile("(?:(?P<last>上年|去年)|(?P<this>今年|本年)|(?P<year>20\\d\\d)年)度?(?:[为是有达])?")


def move_from_bracket(figures: Figures, before: Sequence[Term], change: Term) -> Move | None:
    """实施36302件，比上年同期（35667件）增长1.78%: last year's figure in brackets within the words of the change; it
    may lack its unit.
    """
    if len(before) < 2 or figures.outer(before[-1]) != change.clause or before[-1].wide:
        return None
    base, text = before[-1], figures.reading.document.folded
    if not _than_lastyear_said().search(text, max(0, base.start - 12), base.start - 1):
        return None
    results = [each for each in before[:-1] if figures.outer(each) is None and figures.is_count(each)]
    results = [each for each in results if ";" not in text[figures.span(each).end : base.start]]
    if not results or figures.is_change(results[-1]):
        return None
    result = results[-1]
    alone = sum(figures.alike(each, result) for each in results) == 1 and figures[result].unit.scale == 1
    plain = figures[base].kind is Kind.ORDINARY and alone
    return Move(base, result) if plain or comparable(figures, base, result) else None


@cache
def _than_lastyear_said() -> re.Pattern[str]:
    return re.compile(r"[较比](?:上一?年度?|去年|20\d\d年)(?:同期|全年)?$")


def move_of_limits(figures: Figures, before: Sequence[Term], change: Term) -> Move | None:
    """法定时限20日，承诺时限8日，压缩比例60%; not so where the change is since last year: 同比压缩2日."""
    if (
        since(change.wide)
        or len(before) < 2
        or [each.index for each in before[-2:]] != [change.index - 2, change.index - 1]
    ):
        return None
    base, result = before[-2:]
    legal = re.search("法定|原(?:来|有|定|先)?", base.wide) is not None
    now = re.search("承诺|实际|现(?:在|行|有)?|目前|平均", result.wide) is not None
    return Move(base, result) if legal and now and comparable(figures, base, result) else None


@cache
def _said_of_last_year() -> re.Pattern[str]:
    return re.compile(
        "[而其]?(?:上年|去年|上一年度?|上年度|20\\d\\d年度?)(?:同期|全年)?(?:的?数[字量])?(?:则|仅|才|只|就)*(?:为|是|有|:)|(?:上年|去年)同期"
        "|(?:而|其)?(?:上年|去年|上一年度?|20\\d\\d年度?)(?:同期)?的?(?P<again>[该这此]一?项?(?:指标|数字|数据|比例|比率|数值))(?:则|仅)?[为是]"
        "|(?P<it>[该这此]一?项?(?:指标|数字|数据|比例|比率|数值))(?:在)?(?:上年|去年|上一年度?|20\\d\\d年度?)(?:同期)?(?:则|仅)?[为是]"
    )
