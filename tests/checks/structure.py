"""Whole texts for tests of the checks of structure and dates, read as a user's file is."""

from __future__ import annotations

from functools import cache

from lawlint.api import check
from lawlint.result import Options, Result
from lawlint.rules.loading import load_builtin
from lawlint.rules.model import RuleSet


@cache
def builtin() -> RuleSet:
    """The built-in rules, loaded once."""
    return load_builtin()


def report(body: str, year: int = 2024, format: str = "txt") -> str:
    """A report of ``year`` with this body."""
    return f"{'# ' if format == 'md' else ''}云岭县{year}年法治政府建设年度报告\n\n{body}"


def checked(text: str, *rules: str, format: str = "txt") -> Result:
    """What the built-in ``rules`` say of a whole text."""
    return check(text=text, name=f"报告.{format}", rules=builtin(), options=Options(select=frozenset(rules)))


def said(text: str, *rules: str, format: str = "txt") -> list[tuple[str, str, str]]:
    """Rule, quoted span and Chinese message of each finding, in text order."""
    result = checked(text, *rules, format=format)
    assert not result.failures
    return [(each.rule, each.span.of(result.document.text), each.message.zh) for each in result.findings]
