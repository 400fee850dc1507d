"""The prefilter never loses a rule: it agrees with looking for every literal in the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lawlint.prefilter import relevant

_words = st.text("法治政府建设", min_size=1, max_size=4)


@given(st.text("法治政府建设年", max_size=40), st.lists(st.lists(_words, max_size=3).map(tuple), max_size=6))
def test_it_agrees_with_plain_search(text: str, literals: list[tuple[str, ...]]) -> None:
    expected = {at for at, words in enumerate(literals) if not words or any(word in text for word in words)}
    assert relevant(text, tuple(literals)) == expected
