"""The outputs.  Each is a module of this package that holds three pure functions and no state:

* ``head(view) -> str``: what comes before the first document,
* ``piece(result, view) -> str``: what one document contributes (run where the document was checked, so that
  only text travels between processes); pieces that are not empty are joined by ``SEPARATOR``,
* ``tail(summary, view) -> str``: what comes after the last document.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from lawlint.report.summary import Summary
    from lawlint.report.view import View
    from lawlint.result import Result

NAMES = ("text", "json", "sarif", "github", "gitlab", "checks", "junit", "html", "jsonl", "sqlite")


class Output(Protocol):
    """What an output module holds."""

    SEPARATOR: str

    def head(self, view: View) -> str:
        """What comes before the first document."""
        ...

    def piece(self, result: Result, view: View) -> str:
        """What one document contributes."""
        ...

    def tail(self, summary: Summary, view: View) -> str:
        """What comes after the last document."""
        ...


def output(name: str) -> Output:
    """The module of the output ``name``, one of ``NAMES``."""
    return cast(Output, import_module(f"{__name__}.{name}"))
