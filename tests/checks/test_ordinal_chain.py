"""Chains of 一是 are followed through nesting and over paragraphs; words that look like ordinals are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawlint.checks._numerals import in_han
from lawlint.checks.base import Problem, Reading
from lawlint.checks.ordinal_chain import Params, check
from lawlint.document import read
from lawlint.facts.model import Facts
from lawlint.facts.ordinals import find_chains

from .structure import builtin

HEAD = "云岭县2024年法治政府建设年度报告\n"


def chains(text: str) -> list[tuple[str, list[int]]]:
    document = read((HEAD + text).encode(), "报告.txt")
    return [(chain.form, [item.number for item in chain.items]) for chain in find_chains(document)]


def problems(text: str) -> list[Problem]:
    document = read((HEAD + text).encode(), "报告.txt")
    facts = Facts((), (), (), (), (), find_chains(document), ())
    seen = check(Params(), Reading(document, facts, builtin().vocabulary))
    return [each for each in seen if isinstance(each, Problem)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一是甲。二是乙；三是丙。", [("是", [1, 2, 3])]),
        ("工作如下:一是甲,二是乙。", [("是", [1, 2])]),
        ("一是甲，做到：一是子，二是丑。二是乙。", [("是", [1, 2]), ("是", [1, 2])]),
        ("一是甲，要：一要子，二要丑。二是乙。", [("是", [1, 2]), ("要", [1, 2])]),
        ("一是甲。二是乙。一是丙。二是丁。三是戊。", [("是", [1, 2]), ("是", [1, 2, 3])]),
        ("（一）一是甲。二是乙。", [("是", [1, 2])]),
        ("一是甲。\n二是乙。\n三是丙。", [("是", [1, 2, 3])]),
        ("一是甲。\n说明如下，内容较多。\n二是乙。", [("是", [1, 2])]),
        ("一、甲\n一是子。\n二、乙\n二是丑。", [("是", [1]), ("是", [2])]),
        ("其一，甲。其二是乙。", [("其", [1, 2])]),
        ("第一，甲。第二，乙。", [("第", [1, 2])]),
        ("十是甲，十一是乙。", [("是", [10, 11])]),
    ],
)
def test_chains_are_followed(text: str, found: list[tuple[str, list[int]]]) -> None:
    assert sorted(chains(text)) == sorted(found)


@pytest.mark.parametrize(
    "text",
    [
        "统一是关键，唯一是目标，成绩之一是机制。",
        "说一是一、说二是二，一是一，二是二。",
        "把握三要素，明确两要点，落实一要求。",
        "位居全省第一，综合排名第二，增速第三。",
        "依照第一百零一条、第二十四条办理，只知其一不知其二。",
        "《一是》",
    ],
)
def test_words_that_look_like_ordinals(text: str) -> None:
    assert chains(text) == []


@given(st.integers(2, 15), st.data())
def test_a_cut_or_a_repetition_is_found_where_it_is(count: int, data: st.DataObject) -> None:
    numbers = list(range(1, count + 1))
    assert problems("".join(f"{in_han(each)}是甲。" for each in numbers)) == []
    at = data.draw(st.integers(1, count - 1))
    twice = [*numbers[:at], numbers[at - 1], *numbers[at:]]
    if at > 1:
        (problem,) = problems("".join(f"{in_han(each)}是甲。" for each in twice))
        assert problem.case == "repeat"
        assert problem.values["found"] == f"{in_han(at)}是"
    if at < count - 1:
        (problem,) = problems("".join(f"{in_han(each)}是甲。" for each in numbers if each != at + 1))
        assert (problem.case, problem.values["expected"]) == ("gap", f"{in_han(at + 1)}是")


@pytest.mark.parametrize(
    ("text", "case", "found", "replacement"),
    [
        ("一是甲。三是乙。", "gap", "三是", "二是"),
        ("一是甲。二是乙。二是丙。", "repeat", "二是", "三是"),
        ("一是甲。二是乙。二是丙。三是丁。", "repeat", "二是", "三是"),
        ("一是甲。二是乙。五是丙。四是丁。", "wrong", "五是", "三是"),
        ("一是甲。二是乙。一是丙。四是丁。", "wrong", "一是", "三是"),
        ("四是甲。二是乙。三是丙。", "wrong", "四是", "一是"),
        ("一是甲。\n二是乙。\n二是丙。\n四是丁。", "wrong", "二是", "三是"),
        ("一是甲。二是乙：一是子，二是丑。五是丙。四是丁。", "wrong", "五是", "三是"),
        ("一是甲。三是丙。二是乙。", "order", "二是", ""),
        ("二是甲。三是乙。", "start", "二是", ""),
        ("其一，甲。其三，乙。", "gap", "其三", "其二"),
    ],
)
def test_what_is_said_of_a_broken_chain(text: str, case: str, found: str, replacement: str) -> None:
    (problem,) = problems(text)
    assert (problem.case, problem.values["found"]) == (case, found)
    assert [fix.edits[0].replacement for fix in problem.fixes] == ([replacement] if replacement else [])
    assert not any(fix.safe for fix in problem.fixes)


@pytest.mark.parametrize("mark", ["是", "要"])
@pytest.mark.parametrize("between", ["甲，", "甲。", "甲。\n", "甲，做到：其一，子，其二，丑。"])
@given(st.integers(3, 12), st.data())
def test_one_changed_ordinal_is_one_finding_at_its_place(
    between: str, mark: str, count: int, data: st.DataObject
) -> None:
    numbers = list(range(1, count + 1))
    at = data.draw(st.integers(0, count - 1))
    numbers[at] = data.draw(st.integers(2, 14).filter(lambda number: number != at + 1))
    text = "".join(f"{in_han(each)}{mark}{between}" for each in numbers)
    (problem,) = problems(text)
    before = "".join(f"{in_han(each)}{mark}{between}" for each in numbers[:at])
    assert problem.span.start == len(HEAD + before)


@given(st.integers(3, 12), st.data())
def test_a_dropped_ordinal_is_one_finding(count: int, data: st.DataObject) -> None:
    cut = data.draw(st.integers(2, count - 1))
    (problem,) = problems("".join(f"{in_han(each)}是甲。" for each in range(1, count + 1) if each != cut))
    assert (problem.case, problem.values["found"]) == ("gap", f"{in_han(cut + 1)}是")


def test_another_word_for_the_first_item_excuses_a_late_start() -> None:
    assert problems("首先抓学习，二是抓落实，三是抓监督。") == []
    assert problems("一方面抓学习，二是抓落实，三是抓监督。") == []
