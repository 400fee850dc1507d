"""Figures of all parts of a year: 四个季度分别办理48件、52件、61件、57件; 上半年68份，下半年81份; 截至11月底82件，12月又7件."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.facts.model import Term
from lawlint.lean import replace

_QUARTERS = ("一季度", "二季度", "三季度", "四季度")
HALVES = ("上半年", "下半年")
_REST = ("前三季度", "四季度")
_JOINTS = frozenset({"、", "和", "、和", "及", "与"})


def year_run(figures: Figures, counts: Sequence[Term], at: int) -> tuple[Sequence[Term], str] | None:
    """The figures from ``at`` that are of all parts of a year, and the words that say what they count."""
    first = _with_period(figures, counts[at])
    if first is not counts[at]:
        counts = [*counts[:at], first, *counts[at + 1 :]]
    return _listed(figures, counts, at) or _named(counts, at) or _to_month(counts[at : at + 2])


def _with_period(figures: Figures, term: Term) -> Term:
    """The term with the part of the year that alone is the clause before: 前三季度，县局共立案查处占道、噪声等案件1560件."""
    if term.clause == 0:
        return term
    text, clause = figures.reading.document.folded, figures.clauses[term.clause].span
    before = text[max(clause.start - _LONGEST_PART, 0) : clause.start]
    found = _part_alone().search(before)
    said = text[clause.start : figures.span(term).start]
    if found is None or re.search("\\d", said):
        return term
    return replace(term, lead=found[1] + said)


_LONGEST_PART = 8


@cache
def _part_alone() -> re.Pattern[str]:
    return re.compile(f"(?:^|[,;。\n])((?:第?{_QUARTERS[0]}|{HALVES[0]}|{_REST[0]})),$")


def _listed(figures: Figures, counts: Sequence[Term], at: int) -> tuple[Sequence[Term], str] | None:
    """The figures behind 四个季度分别 or 上、下半年受理申请分别为, and the words that say what they count."""
    first = counts[at]
    if "分别" not in first.wide and "依次" not in first.wide:
        return None
    text, clause = figures.reading.document.folded, figures.clauses[first.clause].span
    said = text[clause.start : figures.span(first).start]
    if first.mark == ",":  # 2024年四个季度，新增积案分别为17件
        said = re.split("[,;:。()\n]", text[: clause.start].rstrip(","))[-1] + said
    found = _each_part().search(said)
    stop = at + 1
    while stop < len(counts) and counts[stop].wide in _JOINTS and counts[stop].clause == first.clause:
        stop += 1
    if found is None or stop == at + 1:
        return None
    said_before = found["before"].removeprefix("的")
    size = 2 if found["halves"] else 12 if found["months"] else 4
    if stop - at != size and (said_before or size > 4):
        return None
    return counts[at:stop], said_before + found["words"]


@cache
def _each_part() -> re.Pattern[str]:
    numbers = "[一1][、,至到—-]+(?:[二2]、[三3]、)?"
    quarters = f"(?:[四4] ?个季度|第?[一1]季度[至到—-]+第?[四4]季度|第?{numbers}[四4]季度|(?<![前后末])各季度|每个?季度)"
    halves = "(?P<halves>上(?:半年)?[、和及与]下半年|上下半年|两个半年)"
    months = "(?P<months>[一1]月?份?[至到—-]+(?:12|十二)月份?|(?:12|十二)个月)"
    before = r"(?P<before>[^\d,;:()]{0,20}?)"
    return re.compile(
        rf"(?<![\d第])(?:{quarters}|{halves}|{months}){before}(?:分别|依次)(?:为|是|达)?(?P<words>[^\d,;:]*)$"
    )


def _named(counts: Sequence[Term], at: int) -> tuple[Sequence[Term], str] | None:
    """Figures each of which names its quarter or half year, and the words that say what they count."""
    for names in (_QUARTERS, HALVES, _REST):
        if names[0] not in counts[at].lead:
            continue
        run = counts[at : at + len(names)]
        first, *others = [_said_of(name, term) for name, term in zip(names, run, strict=False)]
        if len(run) < len(names) or first is None or others[0] is None:
            continue
        whose = "" if first.startswith(others[0]) else first[: max(first.rfind(others[0]), 0)]
        act = first.removeprefix(whose)
        if whose and not re.fullmatch(
            f"{_WHOSE}共?", whose
        ):  # 上半年全市仲裁机构受理案件386件，下半年受理421件
            continue
        if all(words is not None and act.startswith(words) for words in others):
            return run, act
    return None


def _to_month(pair: Sequence[Term]) -> tuple[Sequence[Term], str] | None:
    """What was done up to a month and in the months that were left: 截至11月底办理1082件，12月又办理97件."""
    found = [pattern.fullmatch(term.lead) for pattern, term in zip(_months(), pair, strict=False)]
    first, rest = found if len(found) == 2 else (None, None)
    if first is None or rest is None or int(first["to"]) + 1 != int(rest["since"]):
        return None
    to = int(rest["until"] or rest["since"])
    same = rest["words"] in ("", first["words"]) or first["words"].startswith(rest["words"])
    return (pair, first["words"]) if to == 12 and same else None


@cache
def _months() -> tuple[re.Pattern[str], re.Pattern[str]]:
    since = "(?:截至|截止|到|至|1月?[至到—-]+|前)(?P<to>\\d{1,2})(?:月份?|个月)[底末]?,?"
    return (
        re.compile(f"(?:今年|本年|全[市县区省])?{since}(?:已|共|累计)*(?P<words>[^,;]*)"),
        re.compile(
            "(?P<since>\\d{1,2})(?:月?[至到、—-]+(?P<until>12))?月份?(?:又|再|还|当月|新|共)*(?P<words>[^,;]*)"
        ),
    )


def _said_of(name: str, term: Term) -> str | None:
    """What stands between the name of the part of the year and its figure."""
    who = f"{_OF_ALL}|{_WHOSE}" if name in FIRST else _OF_ALL
    found = re.fullmatch(f"(?:{who})第?{name}(?:为|是)?(?:又|再|另|还)?(?P<words>[^,;]*)", term.lead)
    return found["words"] if found else None


FIRST = frozenset({_QUARTERS[0], HALVES[0], _REST[0]})
_OF_ALL = "(?:其中)?(?:全[省市县区])?"
_WHOSE = (
    "(?:(?![上去前往历]年|同期|[比较与至到底末每]|各(?!级)|计划|目标|累计)[\u4e00-\u9fff]){1,14}"
    "(?:机构|机关|部门|单位|系统|组织|中心|窗口|平台|热线|政府|法院|仲裁委|[省市县区镇乡局院所站处办])"
)
"""Whose figures all those are, named with the first: 全市复议机构上半年新收48件，下半年新收52件，全年合计100件."""


def names_whose(first: Term, words: str) -> bool:
    """Whether the first part names whose it is, before its part of the year or between that and ``words``."""
    said = first.lead.removesuffix(words)
    return any(
        re.match(f"(?!{_OF_ALL}第?{name}){_WHOSE}第?{name}|{_OF_ALL}第?{name}{_WHOSE}$", said)
        for name in FIRST
    )
