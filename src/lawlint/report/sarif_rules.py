"""The rules as SARIF tells of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawlint.finding import Severity
from lawlint.report.jsontext import Json
from lawlint.rules.explanation import explain

if TYPE_CHECKING:
    from lawlint.rules.model import Rule, RuleSet

_PROBLEM = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}
_LONGEST = 1024  # characters of a description that code scanning pages accept


def rule_descriptors(ruleset: RuleSet, lang: str) -> list[Json]:
    """A ``reportingDescriptor`` for every rule, in the order of the rules."""
    return [_descriptor(rule, lang) for rule in ruleset.rules]


def _descriptor(rule: Rule, lang: str) -> Json:
    english = lang == "en"
    title = (rule.title_en if english else "") or rule.title
    why = (rule.why_en if english else "") or rule.why or title
    gravest = max(rule.severity.values())
    made: dict[str, Json] = {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in rule.id.split("-")),
        "shortDescription": {"text": _sentence(title, lang)},
        "fullDescription": {"text": _sentence(why, lang)},
        "help": {"text": _how(rule, why, lang), "markdown": explain(rule, lang)},
        "defaultConfiguration": {"enabled": rule.enabled, "level": gravest.word},
        "properties": {
            "tags": [rule.pack],
            "precision": "very-high" if gravest is Severity.ERROR else "high",
            "problem.severity": _PROBLEM[gravest],
        },
    }
    return made


def _how(rule: Rule, why: str, lang: str) -> str:
    """How to mend it, or why it matters, for readers of plain text."""
    return _sentence(((rule.how_en if lang == "en" else "") or rule.how) or why, lang)


def _sentence(text: str, lang: str) -> str:
    """``text`` cut to the length allowed, with a full stop."""
    words = " ".join(text.split())[: _LONGEST - 1]
    if words.endswith(("。", ".", "！", "？")):
        return words
    return words + ("." if lang == "en" else "。")
