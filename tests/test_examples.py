"""Every example of every built-in rule does what it says, and every rule has some of both sorts."""

from __future__ import annotations

import pytest

from lawlint.examples import marked, too_few, trials
from lawlint.rules.loading import RuleFileError, load_builtin
from lawlint.rules.model import RuleSet


def _builtin() -> RuleSet | None:
    """The rules, or None: then one test says why they do not load, not the collection of all."""
    try:
        return load_builtin()
    except RuleFileError:
        return None


_RULES = _builtin()
_IDS = [rule.id for rule in _RULES.rules] if _RULES else []


def test_the_built_in_rules_load() -> None:
    load_builtin()


@pytest.mark.parametrize("index", range(len(_IDS)), ids=_IDS)
def test_examples(index: int) -> None:
    assert _RULES is not None
    rule = _RULES.rules[index]
    assert too_few(rule) is None
    wrong = []
    for trial in trials(rule, _RULES):
        if not trial.passed and not trial.example.todo:
            found = tuple(finding.span for finding in trial.found)
            messages = " | ".join(finding.message.zh for finding in trial.found) or "nothing"
            wrong.append(
                f"line {trial.example.line}: {trial.failure or marked(trial.text, found)} ({messages})"
            )
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("index", range(len(_IDS)), ids=_IDS)
def test_every_built_in_rule_is_explained(index: int) -> None:
    assert _RULES is not None
    rule = _RULES.rules[index]
    lacking = [
        key for key in ("title", "title_en", "why", "why_en", "how", "how_en") if not getattr(rule, key)
    ]
    assert not lacking
    assert rule.title_en != rule.title
