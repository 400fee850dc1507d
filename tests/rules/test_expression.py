"""Relations in rules: what is accepted, what it means, and that every mistake is told with its column."""

from __future__ import annotations

from fractions import Fraction

import pytest

from lawlint.interval import Interval, Truth
from lawlint.rules.expression import ExpressionError, evaluate, names, readings
from lawlint.rules.expression_parser import check_names, parse


def truth(text: str, **values: int | str) -> Truth:
    """The verdict on the first comparison when the named measures have these values, over all readings."""
    known = {name: Interval.point(Fraction(value)) for name, value in values.items()}
    link = parse(text)[0]
    verdicts = [
        evaluate(left, known.get).compare(link.op, evaluate(right, known.get))
        for left in readings(link.left)
        for right in readings(link.right)
    ]
    return next(truth for truth in Truth if truth in verdicts)


def test_a_chain_is_one_link_for_each_comparison() -> None:
    assert [link.text for link in parse("收到 >= 受理 >=  办结")] == ["收到 >= 受理", "受理 >= 办结"]


@pytest.mark.parametrize("text", ["收到≥受理", "收到 ＞＝ 受理", "收到>=受理"])
def test_either_width_and_mathematical_signs_are_read(text: str) -> None:
    assert truth(text, 收到=5, 受理=5) is Truth.HOLDS
    assert truth(text, 收到=5, 受理=6) is Truth.CANNOT_HOLD


def test_a_measure_that_is_not_printed_can_be_anything() -> None:
    assert truth("新收 + 上年结转 == 办结 + 结转下年", 新收=10, 办结=90) is Truth.MAY_HOLD
    assert truth("新收 + 上年结转 == 办结 + 结转下年", 新收=10, 上年结转=2, 办结=90) is Truth.CANNOT_HOLD
    assert truth("新收 + 上年结转 == 办结 + 结转下年", 新收=10, 上年结转=2, 办结=9, 结转下年=3) is Truth.HOLDS


def test_dots_leave_room_for_more_but_not_for_less() -> None:
    assert truth("受理 == 维持 + 驳回 + …", 受理=10, 维持=3, 驳回=4) is Truth.MAY_HOLD
    assert truth("受理 == 维持 + 驳回 + …", 受理=6, 维持=3, 驳回=4) is Truth.CANNOT_HOLD


def test_either_of_a_choice_will_do() -> None:
    assert truth("率 == 败诉 * 100 / (办结 | 受理)", 率=10, 败诉=5, 办结=49, 受理=50) is Truth.HOLDS
    assert truth("率 == 败诉 * 100 / (办结 | 受理)", 率=11, 败诉=5, 办结=49, 受理=50) is Truth.CANNOT_HOLD


def test_products_bind_closer_than_sums() -> None:
    assert truth("甲 == 乙 + 丙 * 2 - 1", 甲=8, 乙=3, 丙=3) is Truth.HOLDS


def test_constants_and_percentages() -> None:
    assert truth("甲 <= 50% * 乙", 甲=5, 乙=10) is Truth.HOLDS


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ("收到 > = 受理", 6, "这里应为指标名或数"),
        ("收到", 3, "缺少比较符号"),
        ("收到 >=", 6, "这里应为指标名或数"),
        ("收到 >= (受理 | 立案", 15, "缺少“)”"),
        ("收到 >= 受理 办结", 10, "这里不应有“办结”"),
        ("收到 >= 受理 & 办结", 10, "不认识“&”"),
    ],
)
def test_mistakes_are_told_with_their_column(text: str, column: int, words: str) -> None:
    with pytest.raises(ExpressionError) as raised:
        parse(text)
    assert words in raised.value.words.zh
    assert raised.value.column == column


def test_an_unknown_measure_is_told_by_name_and_column() -> None:
    with pytest.raises(ExpressionError) as raised:
        check_names("收到 >= 受里", {"收到", "受理"})
    assert (raised.value.name, raised.value.column) == ("受里", 7)
    check_names("败诉率 == 败诉 / 受理", {"败诉", "受理"})


def test_nothing_is_executed() -> None:
    with pytest.raises(ExpressionError):
        parse("__import__('os').system('x') >= 1")


def test_names_come_in_order() -> None:
    link = parse("甲 == 乙 + (丙 | 丁)")[0]
    assert [name.text for name in names(link.right)] == ["乙", "丙", "丁"]


def test_a_measure_in_brackets_may_be_counted_or_not() -> None:
    link = parse("受理 == 办结 + [撤回] + 在办")[0]
    printed = ["受理", "办结", "撤回", "在办"]
    assert len(list(readings(link.right, printed))) == 2
    assert len(list(readings(link.right, ["受理"]))) == 1
    assert [name.text for name in names(link.right)] == ["办结", "撤回", "在办"]


def test_a_relation_of_ordinary_length_is_read() -> None:
    """The limits on what strangers write leave room for three times the longest built-in relation."""
    assert len(parse(" >= ".join(["[甲] + (乙|丙)"] * 8))) == 7
    nested = "(" * 30 + "甲" + ")" * 30
    assert len(parse(f"{nested} >= {nested[20:-20]}")) == 1
