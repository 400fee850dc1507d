"""What was read from one document, as ``lawlint facts`` prints it: a JSON array or a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from lawlint.facts.model import Approx, DateFact, Facts, Kind, PeriodFact
from lawlint.finding import Span, Words
from lawlint.lean import dataclass
from lawlint.report.jsontext import Json, dumped
from lawlint.report.view import region
from lawlint.text import padded, visible, width

if TYPE_CHECKING:
    from lawlint.document.model import Document

_KINDS = {
    "quantity": Words("数量", "quantity"),
    "percent": Words("百分比", "percent"),
    "points": Words("百分点", "points"),
    "multiple": Words("倍数", "multiple"),
    "fraction": Words("分数", "fraction"),
    "number": Words("数字", "number"),
    "date": Words("日期", "date"),
    "time": Words("时刻", "time"),
    "period": Words("期间", "period"),
    "title": Words("书名号", "title"),
    "ordinal": Words("序号", "ordinal"),
}
_BROADER = {"multiple": "quantity", "fraction": "quantity", "number": "quantity", "time": "date"}
"""Kinds that JSON, whose kinds are fixed, counts among others."""

_LONGEST = 24  # columns of a cell, so that one long title does not push the others away


@dataclass(frozen=True, slots=True)
class Row:
    """One fact.  ``value``, ``low``, ``high``: exact decimals or ``a/b``; None: open or without meaning."""

    span: Span
    kind: str
    value: str | None = None
    low: str | None = None
    high: str | None = None
    unit: str = ""
    matter: str = ""
    measure: str = ""
    quantity: int | None = None  # its index in the facts


def rows(facts: Facts) -> list[Row]:
    """All facts in text order."""
    found = [
        *_quantities(facts),
        *(Row(fact.span, "date" if _has_day(fact) else "time", _date(fact)) for fact in facts.dates),
        *(Row(fact.span, "period", _period(fact)) for fact in facts.periods),
        *(Row(fact.span, "title", fact.text.strip("《》")) for fact in facts.titles),
        *(Row(item.span, "ordinal", str(item.number)) for chain in facts.chains for item in chain.items),
    ]
    return sorted(found, key=lambda row: (row.span, row.kind))


def as_json(document: Document, facts: Facts) -> str:
    """An array with one object for each fact, in text order."""
    objects: list[Json] = [_object(document, row) for row in rows(facts)]
    return dumped(objects) + "\n"


def as_text(
    document: Document,
    facts: Facts,
    lang: str,
    accounts: Mapping[int, Words],
    left: Sequence[tuple[Words, int]] = (),
) -> str:
    """A table with one line for each fact, and a line of sums.

    ``accounts``: what became of each quantity.  ``left``: why how many were neither bound nor checked.
    """
    found = rows(facts)
    lines = [
        (*_cells(document, row, lang), "" if row.quantity is None else accounts[row.quantity].said(lang))
        for row in found
    ]
    columns = [min(max(map(width, column), default=0), _LONGEST) for column in zip(*lines, strict=True)]
    table = ["  ".join(map(padded, cells, columns)).rstrip() for cells in lines]
    sums = [_sums(found, facts).said(lang), *(_reasons(left, lang) if left else ())]
    return "".join(f"{line}\n" for line in (*table, *sums))


def decimal(value: Fraction | None) -> str | None:
    """``value`` as an exact decimal, as ``a/b`` when it has none; None stays None."""
    if value is None:
        return None
    rest, places = value.denominator, 0
    for prime in (2, 5):
        count = 0
        while rest % prime == 0:
            rest //= prime
            count += 1
        places = max(places, count)
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else sign + digits


def _quantities(facts: Facts) -> Iterator[Row]:
    bound = {binding.index: binding.indicator for binding in facts.bindings}
    for index, quantity in enumerate(facts.quantities):
        indicator = bound.get(index)
        yield Row(
            span=quantity.span,
            kind=quantity.kind.value,
            value=None if quantity.approx is Approx.RANGE else decimal(quantity.printed),
            low=decimal(quantity.interval.low),
            high=decimal(quantity.interval.high),
            unit="倍" if quantity.kind is Kind.MULTIPLE else quantity.unit.name,
            matter=indicator.matter if indicator else "",
            measure=indicator.measure if indicator else "",
            quantity=index,
        )


def _has_day(fact: DateFact) -> bool:
    return fact.year is not None or fact.month is not None or fact.day is not None


def _date(fact: DateFact) -> str:
    """As in ISO 8601; ``--`` and ``---`` stand for a year and a month that are not said."""
    year = "" if fact.year is None else f"{fact.year:04}"
    month = "" if fact.month is None else f"-{fact.month:02}" if year else f"--{fact.month:02}"
    day = "" if fact.day is None else f"-{fact.day:02}" if month else f"---{fact.day:02}"
    clock = "" if fact.hour is None else f"{fact.hour:02}:{fact.minute or 0:02}"
    return year + month + day + ("T" if clock and (year or month or day) else "") + clock


def _period(fact: PeriodFact) -> str | None:
    """As an interval of ISO 8601, open ends as ``..``; None when neither end is known."""
    if fact.start is None and fact.end is None:
        return None
    ends = (".." if end is None else end.isoformat() for end in (fact.start, fact.end))
    return "/".join(ends)


def _object(document: Document, row: Row) -> Json:
    place = region(document, row.span)
    made: dict[str, Json] = {
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "text": row.span.of(document.text),
        "kind": _BROADER.get(row.kind, row.kind),
        "value": row.value,
        "low": row.low,
        "high": row.high,
        "unit": row.unit,
    }
    if row.matter:
        made |= {"matter": row.matter, "measure": row.measure}
    return made


def _cells(document: Document, row: Row, lang: str) -> tuple[str, ...]:
    place = region(document, row.span)
    if row.low is not None or row.high is not None:
        said = row.low if row.low == row.high else f"{row.low or '-∞'} … {row.high or '∞'}"
    else:
        said = row.value
    return (
        f"{place.line}:{place.column}",
        _KINDS[row.kind].said(lang),
        visible(row.span.of(document.text)),
        visible(said or ""),
        row.matter + ("·" if row.matter and row.measure else "") + row.measure,
    )


def _reasons(left: Sequence[tuple[Words, int]], lang: str) -> Iterator[str]:
    """How many figures were left alone, and why."""
    total = sum(count for _, count in left)
    yield Words(f"既未对应指标也未核对的{total}个：", f"{total} quantities neither bound nor checked:").said(
        lang
    )
    for words, count in left:
        yield Words(f"  {count}个  {words.zh}", f"  {count}  {words.en}").said(lang)


def _sums(found: list[Row], facts: Facts) -> Words:
    counts = Counter(row.kind for row in found)
    quantities = len(facts.quantities)
    bound = len({binding.index for binding in facts.bindings})
    dates = counts["date"] + counts["time"]
    return Words(
        f"数量{quantities}个，其中识别出所指的{bound}个；日期{dates}个，期间{counts['period']}个，"
        f"书名号{counts['title']}个，序号{counts['ordinal']}个",
        f"{quantities} quantities, {bound} of them bound; {dates} dates, {counts['period']} periods, "
        f"{counts['title']} titles, {counts['ordinal']} ordinals",
    )
