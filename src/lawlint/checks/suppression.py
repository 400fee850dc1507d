"""Suppressions in the document or the configuration that are not as they should be.

Suppressions are applied when all rules have run, and findings about them are made there; this kind of check
only gives them a place among the rules: a title, a severity, an explanation.
"""

from __future__ import annotations

from typing import Literal

from lawlint.checks.base import Observations, Reading
from lawlint.lean import dataclass


@dataclass(frozen=True, slots=True)
class Params:
    """The keys of a ``check: suppression`` rule."""

    on: Literal["unused", "invalid"]
    """unused：没有用上的；invalid：写法不对的。 / unused: not needed; invalid: not well-formed."""


def check(params: Params, reading: Reading) -> Observations:
    """Nothing: see the module's docstring."""
    return ()
