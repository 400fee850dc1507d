"""Cited titles: neutral to how a right one is printed, exact about a wrong one, silent about unknown ones."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from lawlint.checks import cited_title
from lawlint.checks._cited import comparable
from lawlint.checks._cited_title import near
from lawlint.checks.base import Problem
from lawlint.checks.cited_title import Params, Title

from .passages import reading

TABLE = Params(
    tuple(
        Title(each["title"], each.get("number", ""), tuple(each.get("wrong", ())))
        for each in yaml.safe_load(
            (Path(__file__).parents[2] / "rules/data/titles.yaml").read_text(encoding="utf-8")
        )
    )
)
LONG = [each.title for each in TABLE.titles if len(comparable(each.title).stem) >= near.LONG]
DATED = [each.title for each in TABLE.titles if comparable(each.title).years]


def problems(text: str) -> list[Problem]:
    return [each for each in cited_title.check(TABLE, reading(text)) if isinstance(each, Problem)]


def mended(text: str) -> str:
    for problem in sorted(problems(text), key=lambda each: -each.span.start):
        edit = problem.fixes[0].edits[0]
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text


@pytest.mark.parametrize("title", [each.title for each in TABLE.titles])
def test_right_titles_and_their_short_forms_are_silent(title: str) -> None:
    short = re.sub(r"[（(]\d{4}—\d{4}年[）)]$", "", title)
    bare = short[short.index("关于") :] if "关于" in short[1:] and not short.startswith("关于") else short
    for form in (title, short, bare, f"关于印发〈{title}〉的通知", f"国务院办公厅关于印发{short}的通知"):
        assert problems(f"落实《{form}》。") == [], form


@given(st.sampled_from(DATED), st.sampled_from("-－–—~～"), st.booleans(), st.booleans(), st.integers(0, 8))
def test_width_dash_and_space_do_not_matter(title: str, dash: str, half: bool, year: bool, at: int) -> None:
    form = title.replace("—", dash)
    if half:
        form = form.replace("（", "(").replace("）", ")").replace("、", "")
    if year:
        form = form.replace("年）", "）").replace("年)", ")")
    form = form[:at] + " " + form[at:]
    assert problems(f"落实《{form}》。") == []


@given(st.sampled_from(DATED), st.integers(2014, 2026), st.integers(1, 9))
def test_any_other_years_are_reported_and_mended(title: str, first: int, length: int) -> None:
    right = {comparable(each).years for each in DATED if comparable(each).stem == comparable(title).stem}
    years = f"{first}-{first + length}"
    form = re.sub(r"\d{4}—\d{4}", years.replace("-", "—"), title)
    found = problems(f"落实《{form}》。")
    if years in right or first >= max(int(each[-4:]) for each in right):  # or a successor not known yet
        assert found == []
    else:
        assert [each.case for each in found] == ["years"]
        assert problems(mended(f"落实《{form}》。")) == []


@given(st.sampled_from(LONG), st.data())
def test_one_wrong_character_in_a_long_title_is_mended(title: str, data: st.DataObject) -> None:
    stem = comparable(title).stem
    if stem not in title or (stem.startswith("关于") and len(stem) < near.NAMESAKE):
        return
    start = title.index(stem) + 2 * stem.startswith("关于")
    places = [
        at
        for at in range(start, title.index(stem) + len(stem) - 2)
        if title[at] not in "一二三四五六七八九十市县"
    ]
    at = data.draw(st.sampled_from(places))
    wrong = f"落实《{title[:at]}娈{title[at + 1 :]}》。"
    assert [each.case for each in problems(wrong)] == ["near"]
    assert mended(wrong) == f"落实《{title}》。"


@pytest.mark.parametrize("title", LONG)
def test_no_official_title_is_a_slip_for_another(title: str) -> None:
    others = [each for each in TABLE.titles if comparable(each.title).stem != comparable(title).stem]
    without = Params(tuple(Title(each.title) for each in others))
    seen = cited_title.check(without, reading(f"落实《{title}》。"))
    assert not [each for each in seen if isinstance(each, Problem)]


@pytest.mark.parametrize(
    "text",
    [
        "落实《平川市法治政府建设实施纲要（2022—2025年）》。",
        "市政府印发《法治政府建设实施纲要（2022—2025年）》。",
        "落实省《法治政府建设实施纲要（2022—2025年）》。",
        "市委研究制定《法治社会建设规划（2020—2025年）》并抓好落实。",
        "落实《关于进一步规范行政裁量权基准制定和管理工作的通知》。",  # another kind of document
        "落实《关于进一步规范行政裁量权基准制定和管理工作的实施意见》。",
        "落实《关于加快法治乡村建设的意见》。",  # two characters, no national body named
        "落实《国民经济和社会发展第十六个五年规划纲要》。",
        "执行《中国共产党宣传工作条例》《中国共产党组织工作条例》。",
        "执行《中华人民共和国教师法》《中华人民共和国法官法》。",
        "推进《十个不准》《整改方案》《五项管理意见》落实。",
        "落实《法治政府建设实施纲要(20212025年)》。",  # a lost dash is another rule's business
    ],
)
def test_local_and_unknown_titles_are_never_reported(text: str) -> None:
    assert problems(text) == []


@pytest.mark.parametrize(
    ("text", "case", "right"),
    [
        ("国务院办公厅印发《关于进一步规范行政裁量权基准制定和监督工作的意见》。", None, ""),
        (
            "落实国务院办公厅《关于进一步规范行政裁量权制定和管理工作的意见》。",
            "near",
            "关于进一步规范行政裁量权基准制定和管理工作的意见",
        ),
        (
            "落实《国务院关于严格规范涉企行政检查的意见》。",
            "issuer",
            "国务院办公厅关于严格规范涉企行政检查的意见",
        ),
        ("落实《关于严格规范涉企行政检查的意见》（国办发[2024]45号）。", "number", "国办发〔2024〕54号"),
        (
            "《关于印发〈提升行政执法质量三年行动计划〉的通知》（国办发〔2023〕72号）",
            "number",
            "国办发〔2023〕27号",
        ),
        ("《关于贯彻〈提升行政执法质量三年行动计划〉的通知》（国办发〔2023〕72号）", None, ""),
        ("落实《关于严格规范涉企行政检查的意见》（平政办发〔2025〕4号）。", None, ""),
        (
            "落实《国务院办公厅关于印发提升行政执法质量三年行动方案（2023—2025年）的通知》。",
            "known",
            "提升行政执法质量三年行动计划（2023—2025年）",
        ),
        (
            "制定《关于贯彻〈法治政府建设实施纲要（2022—2025年）〉的方案》。",
            "years",
            "法治政府建设实施纲要（2021—2025年）",
        ),
        (
            "按照《法制政府建设实施纲要（2015—2020年）》要求。",
            "known",
            "法治政府建设实施纲要（2015—2020年）",
        ),
        ("组织学习《习近平法治思想（2025年版）》。", "known", "习近平法治思想学习纲要（2025年版）"),
        (
            "严格落实《党政主要负责人履行推进第一责任人职责规定》。",
            "near",
            "党政主要负责人履行推进法治建设第一责任人职责规定",
        ),
        ("制定《党政主要负责人第一责任人职责规定》。", None, ""),
        ("宣传《有组织犯罪法》。", "known", "反有组织犯罪法"),
    ],
)
def test_what_is_reported_and_as_what(text: str, case: str | None, right: str) -> None:
    found = problems(text)
    assert [each.case for each in found] == ([case] if case else [])
    if case:
        assert found[0].fixes[0].edits[0].replacement == right
