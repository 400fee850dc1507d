"""What the tests of this room share: the units that lawlint ships, and facts in a short notation."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from pathlib import Path

import yaml

from lawlint.document import read as read_document
from lawlint.document.model import Document
from lawlint.facts.lexer import Figures, read
from lawlint.facts.model import Quantity, Unit
from lawlint.facts.titles import titles
from lawlint.facts.units import Families, parse
from lawlint.interval import Interval

UNITS = Path(__file__).parents[2] / "rules" / "data" / "units.yaml"


@cache
def families() -> Families:
    loaded: Families = yaml.safe_load(UNITS.read_text("utf-8"))["families"]
    return loaded


@cache
def units() -> dict[str, Unit]:
    return parse(families())


def document(text: str) -> Document:
    return read_document(text.encode(), "passage.txt")


def figures(text: str) -> Figures:
    whole = document(text)
    return read(whole, units(), titles(whole))


def short(quantity: Quantity) -> str:
    """``近3000万元 (0, 30000000] 元 quantity``."""
    words = [quantity.text, interval(quantity.interval), quantity.unit.name or "-", quantity.kind.value]
    return " ".join(words)


def interval(value: Interval) -> str:
    if value.is_point:
        return _end(value.low)
    opening, closing = "[" if value.low_closed else "(", "]" if value.high_closed else ")"
    return f"{opening}{_end(value.low)},{_end(value.high)}{closing}"


def _end(value: Fraction | None) -> str:
    if value is None:
        return "∞"
    rounded = round(value, 6)
    if rounded != value:
        return str(value)
    return f"{float(value):.6f}".rstrip("0").rstrip(".")
