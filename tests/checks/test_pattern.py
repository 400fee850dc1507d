"""The general word rule: what it finds, what excuses it, what it proposes; and the words a pattern needs."""

from __future__ import annotations

from typing import Any

import pytest

from lawlint import patterns
from lawlint.checks import pattern
from lawlint.checks._context import Place
from lawlint.checks.base import Problem, Reading
from lawlint.checks.pattern import Near, Params
from lawlint.document import read
from lawlint.facts.model import Facts
from lawlint.needed import required
from lawlint.rules.vocabulary import build
from lawlint.rules.vocabulary_form import VocabularyForm

from .passages import reading


def problems(params: Params, text: str, **context: Any) -> list[Problem]:
    return [each for each in pattern.check(params, reading(text, **context)) if isinstance(each, Problem)]


def said(params: Params, text: str, **context: Any) -> list[tuple[str, str]]:
    return [
        (each.span.of(text), each.fixes[0].edits[0].replacement if each.fixes else "")
        for each in problems(params, text, **context)
    ]


def test_swap_reports_each_place_with_its_replacement() -> None:
    params = Params(swap={"法制政府": "法治政府", "法制社会": "法治社会"})
    assert said(params, "建设法制政府，建设法制社会，再建法制政府。") == [
        ("法制政府", "法治政府"),
        ("法制社会", "法治社会"),
        ("法制政府", "法治政府"),
    ]


def test_an_empty_replacement_deletes() -> None:
    (found,) = problems(Params(swap={"有关有关": "有关", "进行了进行": ""}), "进行了进行检查。")
    assert (found.message.zh, found.message.en) == ("“进行了进行”应删去", '"进行了进行" should be deleted')
    assert [edit.replacement for fix in found.fixes for edit in fix.edits] == [""]


@pytest.mark.parametrize("given", [{}, {"words": ("",)}, {"swap": {"": "甲"}}])
def test_a_rule_that_looks_for_nothing_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"needed|empty"):
        Params(**given)


def test_longest_of_overlapping_words_is_reported_once() -> None:
    params = Params(swap={"法制政府": "法治政府", "法制政府建设": "法治政府建设"})
    assert said(params, "推进法制政府建设") == [("法制政府建设", "法治政府建设")]


def test_pattern_punctuation_matches_both_widths() -> None:
    params = Params(find="合法性审核（初审），通过")
    for text in ("经合法性审核（初审），通过。", "经合法性审核(初审),通过。"):
        assert len(problems(params, text)) == 1


def test_replacement_quotes_groups_from_the_text_as_written() -> None:
    assert said(Params(find="截止(2024年)", replace=r"截至\1"), "截止２０２４年底") == [
        ("截止２０２４年", "截至２０２４年")
    ]


@pytest.mark.parametrize(
    ("near", "text", "found"),
    [
        (Near(before=("原",)), "原工商局职责划转，工商局公章停用", ["工商局"]),
        (Near(after=("所属",)), "工商局所属企业", []),
        (Near(clause=("更名",)), "工商局更名，工商局", ["工商局"]),
        (Near(sentence=("更名",)), "工商局撤销，已经更名。工商局", ["工商局"]),
        (Near(paragraph=("更名",)), "工商局撤销。已经更名。", []),
    ],
)
def test_unless_looks_no_further_than_it_says(near: Near, text: str, found: list[str]) -> None:
    places = problems(Params(words=("工商局",), unless=near), text)
    assert [each.span.of(text) for each in places] == found


def test_when_asks_for_a_context() -> None:
    params = Params(words=("审核",), when=Near(clause=("重大行政决策",)))
    text = "重大行政决策全部审核，规范性文件全部审核。"
    assert [each.span.start for each in problems(params, text)] == [8]


def test_inside_and_outside_look_at_marks() -> None:
    text = "《甲》规定审查，落实《乙审查办法》，做到“凡审查必留痕”。"
    cited = problems(Params(words=("审查",), inside=("cited",)), text)
    assert [each.span.start for each in cited] == [text.index("乙审查") + 1]
    free = problems(Params(words=("审查",), outside=("cited", "quoted")), text)
    assert [each.span.start for each in free] == [text.index("规定审查") + 2]


def test_once_gathers_all_places() -> None:
    text = "其它一，其它二，其它三。"
    (only,) = problems(Params(swap={"其它": "其他"}, once=True, safe=True), text)
    assert only.values["count"] == "3"
    assert len(only.related) == 2
    assert len(only.fixes[0].edits) == 3


def test_years_need_a_known_report_year() -> None:
    params = Params(words=("工商局",), since=2019)
    assert problems(params, "工商局", year=2018) == []
    assert problems(params, "工商局", year=None) == []
    assert len(problems(params, "工商局", year=2019)) == 1


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("法治审核", ("法治审核",)),
        ("法制(?:政府|社会)", ("法制",)),
        ("(?:法制|法律)政府建设", ("政府建设",)),
        ("第?一责任(?=职责)", ("一责任",)),
        ("截止(?:到|至)?(?=\\d)", ("截止",)),
        ("甲乙|丙丁戊", ("甲乙", "丙丁戊")),
        ("甲乙|\\d+", ()),
        ("(?:甲乙|丙丁戊)", ("甲乙", "丙丁戊")),
        ("(?:甲乙丙)?丁", ("丁",)),
        ("甲乙*丙", ("甲",)),
        ("甲{2}", ("甲",)),
        ("[甲乙]丙", ("丙",)),
        ("(?<!原)工商局", ("工商局",)),
        ("[，、]{2,}", ()),
        ("\\p{Han}{2}省", ("省",)),
        ("(?i)甲", ()),
    ],
)
def test_required_words_are_derived_from_the_pattern(expression: str, words: tuple[str, ...]) -> None:
    assert required(expression) == words


@pytest.mark.parametrize("expression", [r"\b法治", "(法治", "法?"])
def test_unusable_patterns_are_refused(expression: str) -> None:
    with pytest.raises(patterns.PatternError):
        patterns.compiled(expression)


def test_a_runaway_pattern_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "TIME_LIMIT", 0.01)
    with pytest.raises(patterns.PatternTimeoutError):
        list(patterns.finditer("(?:(?:甲|甲甲)+)+乙", "甲" * 400))


REPORT = """平川县2024年法治政府建设年度报告

一、甲词做法
甲词成效明显（甲词试点）。

二、2025年工作安排
推广甲词。
"""


@pytest.mark.parametrize(
    ("place", "count"),
    [("title", 0), ("heading", 1), ("bracketed", 1), ("plan", 1), ("table", 0), ("cited", 0)],
)
def test_places_of_a_whole_report(place: Place, count: int) -> None:
    document = read(REPORT.encode(), "report.txt")
    whole = Reading(document, Facts((), (), (), (), (), (), ()), build(VocabularyForm()))
    inside = pattern.check(Params(words=("甲词",), inside=(place,)), whole)
    outside = pattern.check(Params(words=("甲词",), outside=(place,)), whole)
    assert len(list(inside)) == count
    assert len(list(outside)) == 4 - count
