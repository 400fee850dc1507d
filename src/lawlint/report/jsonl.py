"""``jsonl``: one line a document, written as it is checked (``docs/output.md``).

A line is the document of the ``json`` output, with the figures that were understood.  ``version`` grows when a
key changes its meaning or goes; new keys may come at any time.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from lawlint.report.facts import decimal
from lawlint.report.json import described, place
from lawlint.report.jsontext import Json
from lawlint.report.summary import Summary, Trouble
from lawlint.report.view import View
from lawlint.text import visible

if TYPE_CHECKING:
    from lawlint.result import Result

SEPARATOR = ""
VERSION = 1


def head(view: View) -> str:
    """Nothing: every line stands for itself."""
    return ""


def piece(result: Result, view: View) -> str:
    """The line of one document."""
    made = described(result, view)
    coverage = result.coverage
    made |= {
        "rules": {"passed": list(coverage.passed), "failed": list(coverage.failed)},
        "figures": _figures(result),
        "troubles": [
            {"rule": failure.rule, "message": visible(failure.message.said(view.lang))}
            for failure in result.failures
        ],
    }
    return _line({"version": VERSION, "path": made["path"], "digest": result.document.digest, **made})


def tail(summary: Summary, view: View) -> str:
    """A line for each document that could not be checked at all."""
    return "".join(unchecked(trouble, view) for trouble in summary.troubles if not trouble.rule)


def unchecked(trouble: Trouble, view: View) -> str:
    """The line of a document that could not be checked."""
    told: Json = [{"rule": None, "message": visible(trouble.words.said(view.lang))}]
    return _line({"version": VERSION, "path": visible(view.relative(trouble.path)), "troubles": told})


def _line(made: dict[str, Json]) -> str:
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n"


def _figures(result: Result) -> list[Json]:
    """The figures that were bound to an indicator, in text order."""
    quantities = result.facts.quantities
    made: list[Json] = []
    for binding in sorted(result.facts.bindings, key=lambda each: each.index):
        quantity, indicator = quantities[binding.index], binding.indicator
        figure: dict[str, Json] = {
            **place(result.document, quantity.span),
            "kind": quantity.kind.value,
            "low": decimal(quantity.interval.low),
            "high": decimal(quantity.interval.high),
            "unit": quantity.unit.name,
            "matter": indicator.matter,
            "measure": indicator.measure,
            "scope": visible(indicator.scope),
            "period": visible(indicator.period),
            "aspect": visible(indicator.aspect),
        }
        made.append(figure)
    return made
