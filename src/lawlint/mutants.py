"""Small changes of good examples: a rule that notices none of them is not tested by its examples.

Changes: another digit, a figure ten times as large; a line less, twice or run into the next; a clause less or
moved; a character less or twice; and the wrong words of the rule's own bad examples where the right ones
stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from lawlint.examples import found_in, trials
from lawlint.lean import dataclass

if TYPE_CHECKING:
    from lawlint.rules.model import Rule, RuleSet

LIMIT = 150
"""Changes tried of one example."""


@dataclass(frozen=True, slots=True)
class Survey:
    """How many changes of the good examples of a rule were made, and how many gave a finding."""

    made: int
    noticed: int


def survey(rule: Rule, ruleset: RuleSet) -> Survey:
    """Change every good example of the rule in up to ``LIMIT`` ways and look whether the rule notices."""
    wrong = tuple(_wrong_words(rule, ruleset))
    made = noticed = 0
    for example in rule.examples:
        if not example.good or example.todo:
            continue
        for text in islice(mutants(example.text, wrong), LIMIT):
            made += 1
            noticed += bool(found_in(rule, example, text, ruleset)[0])
    return Survey(made, noticed)


def mutants(text: str, wrong: Sequence[tuple[str, str]] = ()) -> Iterator[str]:
    """Changed versions of the text, the sorts of change in turn; ``wrong``: pairs of right and wrong words."""
    sorts = (_reworded(text, wrong), _figures(text), _lines(text), _clauses(text), _characters(text))
    waiting = list(sorts)
    while waiting:
        for sort in tuple(waiting):
            made = next(sort, None)
            if made is None:
                waiting.remove(sort)
            else:
                yield made


def _reworded(text: str, wrong: Sequence[tuple[str, str]]) -> Iterator[str]:
    """The wrong words of bad examples where the right ones stand."""
    for right, instead in wrong:
        if right and right in text:
            yield text.replace(right, instead, 1)


def _figures(text: str) -> Iterator[str]:
    """Another last digit, another first digit, ten times as much."""
    for figure in re.finditer(r"\d+", text):
        head, digits, tail = text[: figure.start()], figure.group(), text[figure.end() :]
        yield head + digits[:-1] + str((int(digits[-1]) + 3) % 10) + tail
        yield head + str((int(digits[0]) + 4) % 9 + 1) + digits[1:] + tail
        yield head + digits + "0" + tail


def _lines(text: str) -> Iterator[str]:
    """A line less, twice, or run together with the next."""
    for line in re.finditer(r"[^\n]+\n*", text):
        head, words, tail = text[: line.start()], line.group(), text[line.end() :]
        if words != text:
            yield head + tail
        yield f"{head}{words.rstrip()}\n{words}{tail}"
        if tail:
            yield head + words.rstrip() + tail


def _clauses(text: str) -> Iterator[str]:
    """A clause or item less, or before the one it follows."""
    mark = "，；、。"
    for two in re.finditer(rf"(?=(?:^|(?<=[{mark}\n]))([^{mark}\n]+)([{mark}])([^{mark}\n]+))", text):
        first, sign, second = two.groups()
        tail = text[two.end(3) :]
        yield text[: two.start(1)] + second + tail
        yield text[: two.start(1)] + second + sign + first + tail


def _characters(text: str) -> Iterator[str]:
    """A character less, or twice."""
    for char in re.finditer(r"[^\s\d]", text):
        yield text[: char.start()] + text[char.end() :]
        yield text[: char.end()] + char.group() + text[char.end() :]


def _wrong_words(rule: Rule, ruleset: RuleSet) -> Iterator[tuple[str, str]]:
    """Right and wrong words, from the fixes of the rule's own bad examples."""
    for trial in trials(rule, ruleset):
        for finding in () if trial.example.good else trial.found:
            for fix in finding.fixes:
                for edit in fix.edits:
                    yield edit.replacement, finding.span.of(trial.text)
