"""Stand-alone numerals are converted exactly or declined: nothing is invented."""

from __future__ import annotations

import re
from fractions import Fraction

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawlint.facts.numerals import han_integer, value

LARGEST = 10**16 - 1


@given(st.integers(1, LARGEST))
def test_han_numerals_round_trip(number: int) -> None:
    assert value(cn2an.an2cn(number)) == number
    assert value(cn2an.an2cn(number, "up")) == number
    assert value(f"负{cn2an.an2cn(number)}") == -number


@given(st.integers(1, LARGEST))
def test_arabic_figures_with_separators(number: int) -> None:
    wide = str.maketrans("0123456789,", "０１２３４５６７８９，")
    assert value(str(number)) == value(f"{number:,}") == value(f"{number:,}".translate(wide)) == number


@given(st.text("零一二三四五六七八九十百千万亿两", min_size=1, max_size=7))
def test_what_the_grammar_accepts_the_other_library_reads_alike(words: str) -> None:
    ours = han_integer(words)
    full = re.sub("(?<![一二三四五六七八九两])十", "一十", words)  # the other loses it behind 万 and 亿
    try:
        theirs = cn2an.cn2an(full, "normal")
    except (ValueError, KeyError):  # the other library fails on some words it does not know
        return
    if ours is not None:
        assert ours == theirs


@given(st.integers(0, 9999), st.integers(0, 99))
def test_decimals_are_exact(whole: int, places: int) -> None:
    text = f"{whole}.{places:02}"
    assert value(text) == Fraction(text)
    assert value(cn2an.an2cn(text)) == Fraction(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("一百二十三", 123),
        ("四百五", 450),
        ("一万三", 13000),
        ("两千三百五", 2350),
        ("十五", 15),
        ("一亿十万", 10**8 + 10**5),
        ("三兆", 3 * 10**12),
        ("一零八", 108),
        ("一百一十五", 115),
        ("一千零五十", 1050),
        ("四万万", 4 * 10**8),
        ("两万亿", 2 * 10**12),
        ("3万5千", 35000),
        ("1亿2000万", 12 * 10**7),
        ("1万2345", 12345),
        ("12.3万", 123000),
        ("10万亿", 10**13),
        ("壹佰贰拾叁", 123),
        ("兩萬零五", 20005),
        ("廿五", 25),
        ("二〇二四", 2024),
        ("-10000", -10000),
        ("负10000", -10000),
        ("－３.５", Fraction(-7, 2)),
        ("六十六点一三", Fraction("66.13")),
        ("三分之二", Fraction(2, 3)),
        ("一又二分之一", Fraction(3, 2)),
        ("1 1/2", Fraction(3, 2)),
        ("3/5", Fraction(3, 5)),
        ("500余万", 5000000),
        ("一千多万", 10**7),
        ("2e5", 200000),
        ("40k", 40000),
        ("一百 二 十", 120),
        ("三双", 6),
        ("二十打", 240),
    ],
)
def test_numerals(text: str, number: int | Fraction) -> None:
    assert value(text) == number


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            "件",
            "十四五",
            "三五",
            "一一",
            "一二三",
            "万",
            "千",
            "百",
            "万三",
            "二十大",
            "一切",
            "零零",
            "十零五",
            "三十两",
            "一万两",
            "两十",
        ),
        *(
            "二十零三",
            "一百零",
            "三千零零五",
            "3万5",
            "1万23456",
            "3千5万",
            "3万1万",
            "四百五万",
            "两千三亿",
            "2千3千",
            "五亿六兆",
            "二二万",
            "一百零几",
            "1,23",
            "12,3456",
        ),
        *(
            "1, 234",
            "1.2.3",
            "--9",
            "...9",
            "1/0",
            "五分之",
            "分之五",
            "2024年",
            "负",
            "-",
            "负负五",
            "1e999",
            "百分之五",
        ),
    ],
)
def test_what_is_no_numeral_is_declined(text: str) -> None:
    assert value(text) is None


@given(st.text("0123456789.,-/ 一二十百千万亿点负分之又余多eEkK", max_size=12))
def test_any_text_is_read_or_declined(text: str) -> None:
    found = value(text)
    assert found is None or isinstance(found, Fraction)
