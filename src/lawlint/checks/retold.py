"""A count that is told again with other digits: 承办建议246件……264件建议全部办结; 检查1864家次……在这1846家次检查中.

A figure that speaks of all of a set told before (N件建议全部, 上述N件, 受理的N件全部) must be a count of the
document in its unit, or a sum or difference of counts near it.  It is reported only when it is none and its
digits are those of a count before but for two that changed places or one that is wrong, or when it is more
than everything counted before.  The paragraphs before and behind a table are held against it in the same way,
and so is a bound against the figure that it is said of (占63.4%，超过七成).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations, groupby
from operator import attrgetter

from lawlint.checks._figures import Figures, sentences
from lawlint.checks._fitting import MOST
from lawlint.checks._retold.both import both_told
from lawlint.checks._retold.digits import one_wrong, turned
from lawlint.checks._retold.other_year import of_other_year
from lawlint.checks._retold.round import retold_round
from lawlint.checks._retold.sum import retold_sum, told_otherwise
from lawlint.checks._retold.tables import retold_of_tables
from lawlint.checks.base import Held, Observation, Problem, Reading
from lawlint.facts.model import Term
from lawlint.finding import Reasoning, Words
from lawlint.lean import dataclass

PLACEHOLDERS = ("first", "second")
_CASES = frozenset("件起宗案")
"""Units of which few are told again with 这: 这3起案件."""


@dataclass(frozen=True, slots=True)
class Params:
    unless: tuple[str, ...] = ()
    """两数之间出现这些词时不比较。 / Words between the two figures that switch it off."""


@dataclass(frozen=True, slots=True)
class _Again:
    """A figure of a set told before: ``noun`` behind it, ``done`` what was done to the set, ``definite`` 上述,
    ``all`` whether all of it is spoken of; ``treated`` only that it was treated (为251个行政村配备): then nothing but more
    than was counted, by two digits that changed places, is told.
    """

    term: Term
    noun: str
    done: str
    definite: bool
    all: bool
    treated: bool = False


def check(params: Params, reading: Reading) -> Iterator[Observation]:
    """Every figure of a set told before, against the paragraph and the one before it."""
    figures = Figures(reading)
    for label, cell, term in retold_of_tables(figures):
        yield _problem(figures, cell, term, f"表中{label}", f"in the table ({label})")
    for terms in sentences(reading.facts):
        yield from retold_round(figures, terms)
    above: list[Term] = []
    for _, group in groupby(reading.facts.terms, key=attrgetter("block")):
        terms = list(group)
        if reading.document.blocks[terms[0].block].cell is not None:
            above = []
            continue
        for this, term in of_other_year(figures, terms):
            yield _problem(figures, this, term)
        for one, other, term in both_told(figures, terms):
            yield told_otherwise(figures, term, (one, other))
        for at, term in enumerate(terms):
            again = _again(figures, term)
            if again is not None and (at or above):
                seen = _judged(params, figures, again, [*above, *terms[:at]], [*above, *terms])
                if seen is not None:
                    yield seen
        above = terms


def _again(figures: Figures, term: Term) -> _Again | None:
    """What the words around a figure say of the set it counts."""
    quantity = figures[term]
    if not figures.is_count(term) or not quantity.exact or quantity.weak:
        return None
    opened = _opening().fullmatch(term.wide) or _opening_of_all().fullmatch(term.wide)
    document = figures.reading.document
    begins = (
        term.start == document.blocks[term.block].span.start or document.folded[term.start - 1] in ",;:。"
    )
    treated = begins and _treating().fullmatch(term.wide) is not None and len(term.tail) > 2
    just_treated = _Again(term, term.tail[:3], "", False, False, True) if treated else None
    if opened is None or not begins:
        return just_treated
    found = _all().match(document.folded, quantity.span.end)
    among = _among().match(term.tail)
    of_all = "done" not in opened.groupdict() and _named_things().match(term.tail)
    noun = (
        found["noun"]
        if found
        else re.split(
            "[已被经在的了全均都逐]|进行|开展|实[行施]|落实|建立|明确|指定|采取|组织|要求|由|年内|全年|共|提供|先后|累计|存在|涉及|主要|来自|位于|分[布别]",
            term.tail,
        )[0]
    )
    noun = among["noun"] if among else of_all[0] if of_all else noun
    noun = noun.removesuffix("中").removesuffix("也")
    noun = noun[:4] if opened["definite"] and noun == term.tail and len(noun) > 6 else noun
    done = (
        (opened.groupdict().get("done") or "")
        .removeprefix("已")
        .removeprefix("被")
        .removesuffix("到")
        .removesuffix("出")
    )
    if found is None and among is None and not opened["definite"] and not done:
        return just_treated
    return _Again(term, noun, done, opened["definite"] is not None, found is not None)


@cache
def _opening() -> re.Pattern[str]:
    """What stands before the figure: nothing, 在上述, 对受理的."""
    return re.compile(
        "(?:目前|截至目前|现|至此)?(?:针对|对照|围绕|通过对|[在对将就从])?所?(?:(?P<definite>(?:以上|上述|前述|上列|这批|该批|此批|这|该|此)的?)|(?P<done>[\u4e00-\u9fff]{2,5})的)?"
    )


@cache
def _treating() -> re.Pattern[str]:
    """为, 就, 法律顾问覆盖全部: before the figure of a set that was treated, not all of which was said to be."""
    return re.compile(
        "(?:已|分别|先后)?(?:为|就|给|向|对)|[\u4e00-\u9fff]{0,8}覆盖(?:了|到)?(?:全部|所有|全[县市区省])?的?"
    )


@cache
def _opening_of_all() -> re.Pattern[str]:
    """县司法局对全部, 全年, 对全县所有: all of a set, by whoever treats it."""
    return re.compile(
        "[\u4e00-\u9fff]{0,12}[对将就把从](?:全[年市县区省州])?(?P<definite>全部|所有|以上|上述|前述|这)的?|在?(?:全[年市县区省州]|年内|当年|本年度?)+(?P<whole>)的?"
    )


@cache
def _among() -> re.Pattern[str]:
    """行政处罚案件中: what is behind a figure of a set that is divided."""
    return re.compile("(?P<noun>[\u4e00-\u9fff]{2,10}?)[当之]?中$")


@cache
def _named_things() -> re.Pattern[str]:
    return re.compile(
        "[\u4e00-\u9fff]{0,8}?(?:案件|事项|问题|建议|提案|隐患|线索|纠纷|文件|工单|申请|项目|企业|单位|人员|案卷|合同|决定)"
    )


@cache
def _all() -> re.Pattern[str]:
    """What says of all of it: 建议提案全部, 案件均已, 问题，已100%."""
    return re.compile(
        "(?P<noun>[\u4e00-\u9fff]{0,10}?)(?:\\([^()]{1,6}\\))?,?(?:目前|现|已经|已|也)*(?:全部|全都|悉数|全数|(?<![平月日户])均|无一|100%|百分之百)"
    )


def _judged(
    params: Params, figures: Figures, again: _Again, before: Sequence[Term], near: Sequence[Term]
) -> Observation | None:
    term = again.term
    unit, value = figures[term].unit.name, figures[term].printed
    counts = [each for each in before if _is_base(figures, each, unit)]
    named = [each for each in counts if _is_named(figures, again, each)]
    if not named:
        return None
    used = figures.used((term, named[-1]))
    beside = [each for each in near if each is not term and figures[each].unit.name == unit]
    if _told(figures, term, unit) or _computed(figures, term, beside):
        return Held(figures.span(term), "retold", used)
    largest = max(figures[each].printed for each in named)
    if again.treated and not (
        value > largest and any(turned(figures[each].printed, value) for each in named)
    ):
        return None
    all_of_it = sum((figures[each].printed for each in counts), start=Fraction(0))
    for base in reversed(named):
        size = figures[base].printed
        more = value > largest and (again.all or again.definite)
        slip = turned(size, value) or ((more or again.definite) and value >= 10 and one_wrong(size, value))
        named_whole = again.definite and len(again.noun) > 3 and _generic().sub("", again.noun) in base.lead
        slip = slip or (named_whole and len(named) == 1 and value != size and value < 100)
        exceeds = again.definite and more and value > all_of_it and len(again.noun) > 1
        if (slip or (exceeds and (value >= 10 or unit in _CASES))) and not _apart(
            params, figures, base, term
        ):
            return None if _may_be_some(figures, again, base) else _problem(figures, base, term)
    return retold_sum(figures, term, counts) if again.definite and len(again.noun) != 1 else None


def _may_be_some(figures: Figures, again: _Again, base: Term) -> bool:
    """Whether a small figure of the same sentence may be of some only: 收到建议86条，68条建议均已采纳."""
    one, two = figures[base], figures[again.term]
    between = figures.reading.document.folded[one.span.end : two.span.start]
    some = two.printed < min(one.printed, Fraction(100)) and not again.definite and not again.done
    behind = figures.reading.document.folded[two.span.end : two.span.end + 16]
    return some and "。" not in between and re.search("全部|全都|悉数|全数|100%", behind) is None


def _is_base(figures: Figures, term: Term, unit: str) -> bool:
    """Whether a count may be told again: exact, in the unit, and of this year."""
    plain = figures.is_count(term) and figures[term].exact and figures[term].unit.name == unit
    return plain and not figures.is_change(term) and _other_time().search(term.wide) is None


@cache
def _other_time() -> re.Pattern[str]:
    return re.compile("上一?年|去年|前年|往年|历年|同期|结转|旧存|平均|[人户件日月年]均|目标|计划$")


def _is_named(figures: Figures, again: _Again, base: Term) -> bool:
    """Whether the figure speaks of what the count counts: its noun and its verb stand beside it."""
    if again.definite and not again.noun:
        return True
    words = base.wide + base.tail
    noun = _generic().sub("", again.noun) or again.noun
    pairs = [noun[at : at + 2] for at in range(len(noun) - 1)] or [noun]
    if _total().match(base.wide):  # 建议64件、提案97件，合计161件: what is added up names it
        words = "".join(each.wide for each in figures.reading.facts.terms if each.sentence == base.sentence)
        pairs = pairs[::2]
    if again.done:
        object_of = base.lead.rpartition(again.done)
        same = len(object_of[2]) < 5 or (len(noun) > 1 and object_of[2].endswith(noun))
        if (
            not object_of[1] and len(noun) > 2 and base.lead.endswith(noun)
        ):  # 检查经营主体1437户。在被抽查的1473户
            return turned(figures[base].printed, figures[again.term].printed)
        return (bool(object_of[1]) and same) or (again.all and again.done in words)
    return all(pair in words or pair in ("案件", "事项") for pair in pairs)


@cache
def _generic() -> re.Pattern[str]:
    """Words of a noun that its count may lack: 普通程序1475件…834件普通程序案件."""
    return re.compile("^(?:各类|行政)|(?<=[\u4e00-\u9fff]{2})(?:案件|事项|件)$")


@cache
def _total() -> re.Pattern[str]:
    return re.compile("合计|共计|总计|一共|共$")


def _told(figures: Figures, term: Term, unit: str) -> bool:
    """Whether the document has the same figure elsewhere."""
    value = figures[term].printed
    return any(
        each.unit.name == unit
        and each.interval.low is not None
        and each.interval.meets(figures[term].interval)
        for at, each in enumerate(figures.quantities)
        if at != term.index and (each.printed == value or not each.exact)
    )


def _computed(figures: Figures, term: Term, beside: Sequence[Term]) -> bool:
    """Whether counts near the figure give it: a row of them added up, two added, one less others."""
    value = figures[term].printed
    sizes = [figures[each].printed for each in beside[-2 * MOST :]]
    rows: set[Fraction] = {
        sum(sizes[start:stop], start=Fraction(0))
        for start in range(len(sizes))
        for stop in range(start + 1, len(sizes) + 1)
    }
    sums = rows | {one + two for one, two in combinations(sizes, 2)}
    return value in sums or any(one - value in sums for one in rows)


def _apart(params: Params, figures: Figures, base: Term, term: Term) -> bool:
    """Whether words between the two figures may add to the set, or speak of another time."""
    between = figures.reading.document.folded[figures.span(base).end : figures.span(term).start]
    if _above().search(between[-8:]) and "。" in between:  # 12月份，我们对上述621名: no others can be meant
        between = re.sub("\\d{1,2}月份?", "", between)
    return any(word in between for word in params.unless) or _time_between().search(between) is not None


@cache
def _above() -> re.Pattern[str]:
    return re.compile("(?:上述|以上|前述)的?$")


@cache
def _time_between() -> re.Pattern[str]:
    return re.compile(r"上一?年|去年|前年|今年|[上下]半年|季度|20\d\d年(?!底|末|\d{1,2}月)|\d月份")


def _problem(
    figures: Figures, base: Term, term: Term, where: str = "前文", where_en: str = "above"
) -> Problem:
    first, second = figures[base].text, figures[term].text
    read = (figures.said(base), figures.said(term))
    return Problem(
        figures.span(term),
        Words(
            f"这里的{second}与{where}不符：{where}为{read[0]}；这里的数也不是文中各数之和或者差",
            f"{second} differs from {first} {where_en}, which it tells again; no sum or difference of figures gives it",
        ),
        "",
        {"first": first, "second": second},
        Reasoning(
            read,
            nearest=(Words(first, first),),
            unless=Words("两处所指不是同一批", "the two speak of different sets"),
        ),
        figures.related((base,), where, f"said {where_en}"),
        key="".join(read),
        used=figures.used((base, term)),
        conflict=True,
    )
