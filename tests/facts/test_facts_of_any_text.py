"""Whatever the text: facts cover what they say they cover, and intervals never exclude what was rounded."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

from hypothesis import example, given, settings
from hypothesis import strategies as st

from lawlint.facts.model import Approx, DateFact, PeriodFact, Quantity

from .reading import document, figures, units

PIECES = [
    *"0123456789.,，-—～%％‰/+×·:：年月日时点号第前上下半过近超约余多几数成折倍番度个一二两三四五六七八九十百千万亿零〇负",
    *(
        "百分之",
        "个百分点",
        "分之",
        "截至",
        "累计",
        "以上",
        "以内",
        "左右",
        "不足",
        "超过",
        "不少于",
        "至",
        "到",
        "季度",
        "半年",
    ),
    *(
        "“",
        "”",
        "《",
        "》",
        "（",
        "）",
        "〔",
        "〕",
        "。",
        "；",
        "、",
        " ",
        "\u3000",
        "\n",
        "办结",
        "案件",
        "件",
        "人次",
        "万元",
        "平方公里",
    ),
    *("十四五", "普法", "时期", "翻", "http://", "A", "GB/T", "2024", "1,234", "３", "😀"),
]
texts = st.lists(st.sampled_from(PIECES), max_size=25).map(lambda pieces: "县" + "".join(pieces))


@given(texts)
@example("增长3%—5%、9～16亿元，截至2024年底")
@settings(max_examples=400)
def test_spans_cover_their_text_in_order_and_do_not_overlap(text: str) -> None:
    found = figures(text)
    whole = document(text).text
    facts: list[Quantity | DateFact | PeriodFact] = [*found.quantities, *found.dates, *found.periods]
    for fact in facts:
        assert fact.span.of(whole) == fact.text
        assert fact.text
        assert "\n" not in fact.text
    spans = sorted(fact.span for fact in facts)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    for group in (found.quantities, found.dates, found.periods):
        assert [fact.span for fact in group] == sorted(fact.span for fact in group)


@given(texts)
@settings(max_examples=300)
def test_the_printed_value_is_possible(text: str) -> None:
    for quantity in figures(text).quantities:
        assert quantity.printed in quantity.interval
        assert quantity.step > 0
        assert quantity.span.start <= quantity.number.start <= quantity.number.end <= quantity.span.end


@given(
    st.integers(1, 10**10),
    st.integers(0, 3),
    st.sampled_from(["", "万", "亿"]),
    st.sampled_from([round, floor, ceil]),
)
def test_no_way_of_rounding_leaves_the_interval(true: int, places: int, scale: str, rounding: object) -> None:
    unit = Fraction({"": 1, "万": 10**4, "亿": 10**8}[scale], 10**places)
    assert callable(rounding)
    printed = int(rounding(Fraction(true) / unit))
    digits = _decimal(printed, places)
    (quantity,) = figures(f"共投入{digits}{scale}元。").quantities
    assert true in quantity.interval


@given(st.integers(1, 10**6), st.sampled_from(["余", "多"]))
def test_some_more_is_less_than_one_more_of_the_last_place(true: int, word: str) -> None:
    for zeros in range(len(str(true))):
        printed = true // 10**zeros * 10**zeros
        (quantity,) = figures(f"共办理{printed}{word}件。").quantities
        assert true in quantity.interval
        assert quantity.approx is Approx.SOME_MORE


def test_every_unit_is_read_behind_arabic_figures() -> None:
    for name in units():
        (quantity,) = figures(f"共有35{name}。").quantities
        assert quantity.unit.name == name


def _decimal(number: int, places: int) -> str:
    digits = str(number).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits
