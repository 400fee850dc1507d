"""A problem that another one tells already is left out; what only stands near it is not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lawlint.checks.base import Problem
from lawlint.finding import Edit, Fix, Span, Words
from lawlint.rules.loading import load_text
from lawlint.told import untold

NO_WORDS = Words("", "")


RULES = "pack: house\nrules:\n" + "".join(
    f"""
  - id: {name}
    check: pattern
    title: 例
    title_en: example
    words: [办结]
    severity: {severity}
    basis: 例
    why: 例
    how: 例
    examples: {{good: [好。], bad: [【办结】。]}}
"""
    for name, severity in (("title", "warning"), ("mark", "warning"), ("advice", "note"))
)
TITLE, MARK, NOTE = load_text(RULES, builtin=False).rules


def changing(start: int, end: int) -> Problem:
    return Problem(Span(start, end), NO_WORDS, fixes=(Fix((Edit(Span(start, end), "改"),), NO_WORDS),))


def test_what_lies_in_a_span_told_of_is_left_out() -> None:
    title = Problem(Span(10, 30), NO_WORDS, tells=(Span(10, 30),))
    inside, across, own = (Problem(span, NO_WORDS) for span in (Span(12, 13), Span(28, 31), Span(14, 15)))
    found = [(MARK, inside), (TITLE, title), (MARK, across), (TITLE, own)]
    assert untold(found) == [(TITLE, title), (MARK, across), (TITLE, own)]


def test_spans_told_of_may_lie_in_each_other() -> None:
    paragraph = Problem(Span(0, 90), NO_WORDS, tells=(Span(0, 90),))
    title = Problem(Span(10, 30), NO_WORDS, tells=(Span(10, 30),))
    behind = Problem(Span(40, 42), NO_WORDS)
    found = [(MARK, paragraph), (TITLE, title), (TITLE, behind), (NOTE, behind)]
    assert untold(found) == [(MARK, paragraph)]


def test_a_guess_gives_way_to_a_change_of_the_same_words_that_is_no_note() -> None:
    guess = Problem(Span(10, 12), NO_WORDS, guess=True)
    for other, gives_way in (
        (changing(11, 14), True),
        (changing(11, 11), True),
        (changing(12, 14), False),
        (Problem(Span(0, 40), NO_WORDS), False),
    ):
        assert untold([(TITLE, guess), (MARK, other)]) == [(TITLE, guess)] * (not gives_way) + [(MARK, other)]
    assert untold([(TITLE, guess), (NOTE, changing(10, 12))])[0] == (TITLE, guess)


SPANS = st.tuples(st.integers(0, 30), st.integers(0, 8)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(st.lists(SPANS, max_size=8), SPANS)
def test_touching_is_sharing_a_character_or_inserting_inside(spans: list[Span], span: Span) -> None:
    found = [(MARK, changing(each.start, each.end)) for each in spans]
    guess = (TITLE, Problem(span, NO_WORDS, guess=True))
    touched = any(each.start < span.end and each.end > span.start for each in spans)
    assert (guess not in untold([*found, guess])) is touched


def test_what_is_reckoned_from_a_place_said_to_be_wrong_is_left_out() -> None:
    signature, other = Span(90, 100), Span(60, 70)
    doubting = Problem(signature, NO_WORDS, doubts=(signature,))
    upon, upon_other, own = (
        Problem(Span(3, 9), NO_WORDS, rests=each) for each in ((signature,), (other,), ())
    )
    assert untold([(MARK, upon), (TITLE, doubting), (MARK, upon_other), (MARK, own)]) == [
        (TITLE, doubting),
        (MARK, upon_other),
        (MARK, own),
    ]
    assert untold([(MARK, upon)]) == [(MARK, upon)]
