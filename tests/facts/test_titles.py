"""Titles in 《》: outermost pairs, nested ones, ones that are not closed."""

from __future__ import annotations

import pytest

from lawlint.facts.titles import titles

from .reading import document


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("依据《甲法》《乙法》办理。", ["《甲法》", "《乙法》"]),
        ("印发《贯彻〈甲法〉办法》。", ["《贯彻〈甲法〉办法》"]),
        ("印发《贯彻《甲法》办法》。", ["《贯彻《甲法》办法》"]),
        ("没有书名号。", []),
        ("多出一个》号。", []),
    ],
)
def test_closed_titles(text: str, found: list[str]) -> None:
    facts = titles(document(text))
    assert [fact.text for fact in facts] == found
    assert all(fact.closed and fact.inner.of(text) == fact.text[1:-1] for fact in facts)


@pytest.mark.parametrize(
    ("text", "closed", "unclosed"),
    [
        ("依据《甲法，开展检查。", [], ["《甲法"]),
        ("依据《甲法《乙法》办理。", ["《乙法》"], ["《甲法"]),
        ("依据《甲法》和《乙法", ["《甲法》"], ["《乙法"]),
        ("依据《甲法\n开展《乙法》宣传", ["《乙法》"], ["《甲法"]),
    ],
)
def test_titles_that_are_not_closed(text: str, closed: list[str], unclosed: list[str]) -> None:
    facts = titles(document(text))
    assert [fact.text for fact in facts if fact.closed] == closed
    assert [fact.text for fact in facts if not fact.closed] == unclosed
