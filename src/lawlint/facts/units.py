"""Units and measure words: what they are called and what they may be compared with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from lawlint.facts.model import Unit

Families = Mapping[str, Sequence[str] | Mapping[str, int | str]]
"""The content of the units table: family → names, or family → name → scale (a number or ``a/b``)."""

_PHYSICAL = frozenset({"length", "area", "volume", "mass", "power", "energy", "temperature"})
"""Families of what is measured, not counted."""


def parse(families: Families) -> dict[str, Unit]:
    """The units by name.  Raises ``ValueError`` for a name given twice or a scale that is not positive."""
    units: dict[str, Unit] = {}
    for family, names in families.items():
        scales = names if isinstance(names, Mapping) else dict.fromkeys(names, 1)
        for name, scale in scales.items():
            if name in units:
                raise ValueError(f"unit {name} stands in the families {units[name].family} and {family}")
            units[name] = Unit(name, family, _scale(name, scale), family in _PHYSICAL)
    return units


def _scale(name: str, scale: int | str) -> Fraction:
    try:
        exact = Fraction(scale)
    except (ValueError, ZeroDivisionError):
        exact = Fraction(0)
    if exact <= 0:
        raise ValueError(f"the scale of unit {name} is not a positive number: {scale}")
    return exact


NO_UNIT = Unit("", "")
_LENGTHS = (6, 5, 4, 3, 2, 1)  # of unit names, longest first


def match(units: Mapping[str, Unit], text: str, at: int) -> Unit | None:
    """The unit with the longest name that stands in ``text`` at ``at`` (m does not stand in mol)."""
    for length in _LENGTHS:
        unit = units.get(text[at : at + length])
        if unit is not None:
            end = at + length
            if (
                length > 1
                and text.startswith(("次之", "次生"), end - 1)
                and text[end + 1 : end + 2] not in ("多", "间")
            ):
                continue  # 人社52件次之, 3起次生灾害
            behind = text[end : end + 1]
            return None if behind.isascii() and behind.isalpha() and unit.name[-1].isascii() else unit
    return None
