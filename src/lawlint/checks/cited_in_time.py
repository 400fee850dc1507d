"""Laws and documents cited at a time when they cannot have been cited so.

* ``before``: named in a report signed before they were passed (``undated``: or about a year too early for
that);
* ``force``: spoken of as in force (新修订的《…》施行以来) in the part about a year in which they were not;
* ``day``: said to be in force since a day that has the year, or the month and day, of the right one (not beyond what the
table can know);
* ``revised``: called newly revised in a report written before the revision;
* ``replaced``: the old name of a law that another has replaced, in a report about a later year.

Sentences that look back (废止, 原, 取代) or ahead (草案, 征求意见, 起草) are left alone, and so are names
that places give to rules of their own, unless 中华人民共和国 or a national body says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from lawlint.checks._cited import comparable, local
from lawlint.checks._cited_force import day_meant, force_said
from lawlint.checks._cited_words import ahead, by_it, in_force, looking_back, revised, says_when
from lawlint.checks._context import around, in_plan
from lawlint.checks._time import in_words, signed_at, untimely
from lawlint.checks.base import Held, Observations, Problem, Reading
from lawlint.document.model import Document
from lawlint.finding import Edit, Fix, Span, Words
from lawlint.lean import dataclass

PLACEHOLDERS = ("found", "replace", "date", "year")
CASES = ("before", "undated", "day", "force", "revised", "replaced")


@dataclass(frozen=True, slots=True)
class Version:
    """法律文件的一个版本。 / One version of a law."""

    passed: date
    """通过或公布日期。 / Day on which it was passed or issued."""
    in_force: date
    """施行日期。 / Day on which it came into force."""


@dataclass(frozen=True, slots=True)
class Law:
    """一部法律文件及其历次版本。 / A law or document and all its versions."""

    name: str
    """名称，不带“中华人民共和国”。 / Name without 中华人民共和国."""
    versions: tuple[Version, ...]
    """历次版本，从早到晚。 / All versions, oldest first."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """被取代的名称。 / A name that another has replaced."""

    old: str
    """旧名称。 / The old name."""
    new: str
    """新名称。 / The new name."""
    since: date
    """取代之日。 / Day of the replacement."""


@dataclass(frozen=True, slots=True, eq=False)
class Params:
    """The keys of a ``check: cited-in-time`` rule."""

    laws: tuple[Law, ...] = ()
    """法律文件表。 / The table of laws and documents."""
    replaced: tuple[Replacement, ...] = ()
    """名称取代表。 / The table of replaced names."""


def literals(params: Params) -> tuple[str, ...]:
    """Nothing to look for without a 书名号."""
    return ("《",)


def check(params: Params, reading: Reading) -> Observations:
    """Problems at titles cited out of time; ``Held`` at those of the tables that are in time."""
    document = reading.document
    if document.identity.year is None:
        return
    laws, replaced = _index(params)
    for fact in reading.facts.titles:
        cited = comparable(fact.inner.of(document.text))
        stem = f"{cited.stem}({cited.years})" if cited.years else cited.stem
        law, old = laws.get(stem), replaced.get(stem)
        if (law is None and old is None) or local(document, fact.span):
            continue
        found = [*(_of_law(document, fact.span, law) if law else ())]
        if law and not found:
            found = [*_of_day(document, fact.span, law, _known_until(params))]
        if old and not found:
            found = [*_of_replaced(document, fact.inner, old)]
        yield from found or [Held(fact.span)]


@lru_cache(maxsize=8)
def _index(params: Params) -> tuple[dict[str, Law], dict[str, Replacement]]:
    laws = {}
    for law in params.laws:
        cited = comparable(law.name)
        laws[f"{cited.stem}({cited.years})" if cited.years else cited.stem] = law
    return laws, {comparable(each.old).stem: each for each in params.replaced}


@lru_cache(maxsize=8)
def _known_until(params: Params) -> date:
    """The day of the newest law: no older version of any is unknown."""
    return max((version.passed for law in params.laws for version in law.versions), default=date.min)


def _of_day(document: Document, span: Span, law: Law, until: date) -> Iterator[Problem]:
    """A law said to be in force since another day than it is."""
    said = force_said(document, span)
    meant = None
    if said is not None and said[1] <= until:
        meant = day_meant(said[1], [version.in_force for version in law.versions])
    if said is None or meant is None:
        return
    name, place = span.of(document.text), said[0]
    message = Words(f"{name}自{in_words(meant)}起施行", f"{name} is in force since {meant}")
    fix = Fix((Edit(place, in_words(meant)),), Words(f"改为{in_words(meant)}", f"change to {meant}"))
    values = {"found": place.of(document.text), "replace": in_words(meant), "date": in_words(meant)}
    yield Problem(place, message, "day", values, fixes=(fix,), key=f"{name} {place.of(document.folded)}")


def _of_law(document: Document, span: Span, law: Law) -> Iterator[Problem]:
    sentence = around(document, span, "sentence").of(document.folded)
    if not law.versions or ahead().search(sentence):
        return
    name = span.of(document.text)
    first = law.versions[0].passed
    early = untimely(document, span.start, first)
    if early in ("before", "undated"):
        yield Problem(
            span,
            Words(
                f"{name}于{in_words(first)}通过或公布，{_written(document)}",
                f"{name} was passed or issued on {first}, {_written_en(document)}",
            ),
            case=early,
            values={"found": name, "date": in_words(first)},
            key=span.of(document.folded),
            rests=signed_at(document),
        )
        return
    yield from _of_version(document, span, law, name)


def _of_version(document: Document, span: Span, law: Law, name: str) -> Iterator[Problem]:
    """What is said of the newest version: that it is new, that it is in force."""
    year = document.identity.year or 0
    signed = document.identity.signed or date(year + 1, 6, 30)
    before = document.folded[max(span.start - 12, 0) : span.start]
    new = revised().search(before) is not None
    known = [version for version in law.versions if version.passed <= signed]
    coming = [version for version in law.versions if version.passed > signed]
    if new and coming and (signed - known[-1].passed).days > 4 * 365:
        day = coming[0].passed
        message = Words(
            f"{name}{in_words(day)}才修订，{_written(document)}",
            f"{name} was revised only on {day}, {_written_en(document)}",
        )
        values = {"found": name, "date": in_words(day)}
        yield Problem(span, message, "revised", values, key=name, rests=signed_at(document))
        return
    if not new and len(law.versions) > 1:
        return
    day = known[-1].in_force
    block = document.block_at(span.start)
    if day <= date(year, 12, 31) or (block is not None and in_plan(document, block)):
        return
    after = document.folded[span.end : span.end + 10]
    if (in_force().match(after) or (new and by_it().search(before))) and not says_when().search(before):
        message = Words(
            f"{name}自{in_words(day)}起施行，{year}年度尚未施行",
            f"{name} is in force since {day}: not yet in {year}",
        )
        values = {"found": name, "date": in_words(day), "year": str(year)}
        yield Problem(span, message, "force", values, key=name)


def _of_replaced(document: Document, span: Span, old: Replacement) -> Iterator[Problem]:
    if date(document.identity.year or 0, 1, 1) < old.since:
        return
    sentence = around(document, span, "sentence")
    if looking_back().search(sentence.of(document.folded)) or _of_former_time(document, sentence, span, old):
        return
    found = span.of(document.text)
    yield Problem(
        span,
        Words(
            f"《{found}》自{in_words(old.since)}起为《{old.new}》所取代",
            f"《{found}》 was replaced by 《{old.new}》 on {old.since}",
        ),
        "replaced",
        {"found": found, "replace": old.new, "date": in_words(old.since)},
        fixes=(Fix((Edit(span, old.new),), Words(f"改为《{old.new}》", f"Replace by 《{old.new}》")),),
        key=span.of(document.folded),
    )


def _of_former_time(document: Document, sentence: Span, span: Span, old: Replacement) -> bool:
    """Whether the words before speak of a year in which the old law was in force: 2019年签订的合同，依据《合同法》."""
    years = re.findall(r"(?<!\d)(?:19|20)\d\d(?=年)", document.folded[sentence.start : span.start])
    return any(int(year) < old.since.year for year in years)


def _written(document: Document) -> str:
    identity = document.identity
    return f"而报告落款为{in_words(identity.signed)}" if identity.signed else f"而报告年度为{identity.year}年"


def _written_en(document: Document) -> str:
    identity = document.identity
    return (
        f"but the report is signed {identity.signed}"
        if identity.signed
        else f"but the report is about {identity.year}"
    )
