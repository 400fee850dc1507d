"""``--diff``: a unified diff of what ``--fix`` would change; its pieces are made where files are mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawlint.report.summary import Summary
from lawlint.report.view import View

if TYPE_CHECKING:
    from lawlint.result import Result

SEPARATOR = ""


def head(view: View) -> str:
    """Nothing."""
    return ""


def piece(result: Result, view: View) -> str:
    """Nothing: one result cannot tell what was before it."""
    return ""


def tail(summary: Summary, view: View) -> str:
    """Nothing."""
    return ""
