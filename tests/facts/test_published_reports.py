"""On published reports, where there are any beside the checkout: nothing fails and spans cover their text."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawlint.document import read as read_document
from lawlint.facts.lexer import read
from lawlint.facts.model import DateFact, PeriodFact, Quantity
from lawlint.facts.titles import titles

from .reading import units

SHARED = Path(__file__).parents[2] / ".." / "shared"
REPORTS = sorted([*SHARED.glob("seeds/*.txt"), *SHARED.glob("reports/*.txt")])


@pytest.mark.skipif(not REPORTS, reason="no published reports beside the checkout")
@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.stem)
def test_facts_of_a_report(report: Path) -> None:
    document = read_document(report.read_bytes(), report.name)
    found = read(document, units(), titles(document))
    assert found.quantities
    facts: list[Quantity | DateFact | PeriodFact] = [*found.quantities, *found.dates, *found.periods]
    for fact in facts:
        assert fact.span.of(document.text) == fact.text
    unknown = [quantity.text for quantity in found.quantities if quantity.printed not in quantity.interval]
    assert unknown == []
