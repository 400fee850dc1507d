"""What a sentence says before the clause of a figure, by which two figures may be of different things: 在涉外领域，全年办理86件;
县公安局围绕治安问题，全年办理1320件.
"""

from __future__ import annotations

import re
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.facts.model import Term


def of_another(figures: Figures, one: Term, two: Term, matter: str = "") -> bool:
    """Whether the words before the clauses of two figures name a field or time for one of them (党的二十大以来，), or
    bodies, or whom something was for, of both and not the same; ``matter``: what both count, which narrows nothing
    (在行政复议方面，).
    """
    if _fields(figures, one, matter) != _fields(figures, two, matter):
        return True
    if _unlike(_bodies(figures, one), _bodies(figures, two)):
        return True
    for said in (_aims(figures, one), _aims(figures, two)), (_reach(figures, one), _reach(figures, two)):
        if all(said) and said[0] != said[1]:
            return True
    return False


def of_other_inspectors(figures: Figures, one: Term, two: Term) -> bool:
    """Whether inspectors of two levels are named for two figures: 中央督察反馈问题132个; 省级督察组进驻后，对反馈的123个问题."""
    words = (_lead_in(figures, each) + "," + each.lead for each in (one, two))
    first, second = (_inspectors().findall(each) for each in words)
    return bool(first and second) and first[-1] != second[-1]


@cache
def _inspectors() -> re.Pattern[str]:
    return re.compile("(中央|国家|[省市县区])[^,;]{0,6}(?:督[察导查]|巡[视察])")


def _lead_in(figures: Figures, term: Term) -> str:
    """The text of the sentence before the clause of a figure, behind a semicolon."""
    first = next(at for at in range(term.clause, -1, -1) if not _in_sentence(figures, term, at - 1))
    words = figures.reading.document.folded[figures.clauses[first].span.start : term.start]
    return words.rpartition(";")[2]


def _in_sentence(figures: Figures, term: Term, at: int) -> bool:
    return at >= 0 and figures.clauses[at].sentence == term.sentence


def _fields(figures: Figures, term: Term, matter: str) -> str:
    """The clauses before a figure that name a field, a way, a stage or another time than the year of the report."""
    words = _lead_in(figures, term)
    year = figures.reading.document.identity.year
    words = re.sub(f"(?:{year}年度?|[今本]年度?|全年)(?:以来)?", "", words)
    if matter:
        words = re.sub(f"在?{matter}(?:工作|案件)?(?:方面|领域)", "", words)
    return "".join(clause for clause in re.split("[,:]", words) if _field().search(clause))


@cache
def _field() -> re.Pattern[str]:
    return re.compile(
        "领域|渠道|程序|阶段|环节|群体|方面|线[上下]|其中|^作为|20\\d\\d年|[上下]半年|季度|\\d月|以来|至今|年来"
    )


def _aims(figures: Figures, term: Term) -> str:
    found = _aim().search(_lead_in(figures, term))
    return found[0] if found else ""


def _reach(figures: Figures, term: Term) -> str:
    """Whom something reached, in the clause behind a figure: 培训126场，覆盖行政执法人员."""
    found = _reached().match(figures.reading.document.folded, figures.span(term).end)
    return found[0] if found else ""


@cache
def _reached() -> re.Pattern[str]:
    return re.compile(",(?:覆盖|惠及|面向|针对)[^,;。\\d\\n]+")


@cache
def _aim() -> re.Pattern[str]:
    """Whom or what something was for: 针对行政执法人员, 对市场主体."""
    return re.compile("(?:围绕|聚焦|针对|面向|(?:^|(?<=[,;]))[对向](?![标照接比]))[^,;]+")


def _bodies(figures: Figures, term: Term) -> list[str]:
    """The bodies and places that the heading or the words before a figure name: 县水利局, 城东街道."""
    document = figures.reading.document
    section = document.section_at(term.start)
    return _body().findall(f"{section.title if section else ''},{_lead_in(figures, term)}")


@cache
def _body() -> re.Pattern[str]:
    return re.compile(
        "[\u4e00-\u9fff]{2,10}?(?:街道|委员会|法院|检察院|(?<!为)中心|[支大]队|(?<![格全布大破开变])局(?![面部势长])|(?<!乡)镇|(?<!城)乡(?![镇村]))"
    )


def _unlike(one: list[str], other: list[str]) -> bool:
    """Whether both name bodies, none of them by the same name: 司法局 is 县司法局."""
    alike = any(first.endswith(second) or second.endswith(first) for first in one for second in other)
    return bool(one and other) and not alike
