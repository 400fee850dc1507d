"""Binding: what a figure is taken to measure, and above all when it is left unbound."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from lawlint.document import read
from lawlint.facts import extract
from lawlint.facts.model import Indicator
from lawlint.rules.loading import load_builtin, load_text
from lawlint.rules.vocabulary import Vocabulary


@cache
def vocabulary() -> Vocabulary:
    """The built-in vocabulary."""
    return load_builtin().vocabulary


def bound(text: str, form: str = "txt", words: Vocabulary | None = None) -> dict[str, Indicator]:
    """The bound figures of a text, as printed, with what they measure."""
    document = read(f"平川县2024年法治政府建设年度报告\n\n{text}".encode(), f"t.{form}")
    facts = extract(document, words or vocabulary())
    return {facts.quantities[each.index].text: each.indicator for each in facts.bindings}


def said(text: str, form: str = "txt") -> dict[str, str]:
    """The same, as ``matter:measure`` with scope, period and aspect behind it when there are any."""
    return {
        figure: ":".join(
            filter(None, (about.matter or "-", about.measure, about.scope, about.period, about.aspect))
        )
        for figure, about in bound(text, form).items()
    }


def passages() -> list[tuple[str, dict[str, str]]]:
    """The passages of ``bindings.txt`` with what each of their figures measures."""
    lines = (Path(__file__).parent / "bindings.txt").read_text("utf-8").splitlines()
    halves = (line.split(" => ") for line in lines if line and not line.startswith("#"))
    return [(text, dict(each.split("=") for each in figures.split())) for text, figures in halves]


@pytest.mark.parametrize(("text", "expected"), passages())
def test_passage(text: str, expected: dict[str, str]) -> None:
    form = "md" if text.startswith("md:") else "txt"
    found = bound(text.removeprefix("md:").replace("¶", "\n"), form)
    for figure, measured in expected.items():
        about = found.get(figure)
        said = f"{about.matter}:{about.measure}" if about is not None and about.matter else "-"
        assert said == measured or (measured.startswith("(") and said in ("-", measured.strip("()"))), figure


def test_an_elliptical_list_keeps_its_matter() -> None:
    assert said("全年共收到行政复议申请112件，受理94件，办结62件。") == {
        "112件": "行政复议:收到",
        "94件": "行政复议:受理",
        "62件": "行政复议:办结",
    }


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("行政复议不予受理4件", "不予受理"),
        ("行政复议案件尚未办结4件", "在办"),
        ("行政复议案件正在审理4件", "在办"),
        ("新收行政复议申请4件", "新收"),
        ("行政复议上年结转4件", "上年结转"),
        ("行政机关败诉的行政诉讼案件4件", "败诉"),
        ("行政诉讼案件4件", "数量"),
        ("行政复议案件4件不予受理", "不予受理"),
    ],
)
def test_neighbouring_measures_are_told_apart(text: str, measure: str) -> None:
    assert bound(f"全年{text}。")["4件"].measure == measure


def test_a_rate_is_not_a_count() -> None:
    assert said("行政诉讼案件审结49件，败诉5件，败诉率10.2%。") == {
        "49件": "行政诉讼:审结",
        "5件": "行政诉讼:败诉",
        "10.2%": "行政诉讼:败诉率",
    }


def test_another_object_is_not_taken_for_the_matter() -> None:
    found = said("受理行政复议案件94件，举办培训班5期，办结民生实事10件。")
    assert found == {"94件": "行政复议:受理"}


def test_what_follows_two_matters_is_left_unbound() -> None:
    assert "62件" not in said("受理行政复议案件94件，受理行政诉讼案件51件，办结62件。")


def test_two_measures_in_one_label_are_left_unbound() -> None:
    assert said("受理并办结行政复议案件62件。") == {}


def test_a_part_does_not_become_the_whole() -> None:
    found = said("受理法律援助案件312件，其中民事案件214件，办结289件。")
    assert found["214件"].endswith("民事")
    assert "289件" not in found
    assert said("受理法律援助案件312件，其中民事案件214件；办结289件。")["289件"] == "法律援助:办结"


def test_scope_and_period_are_kept_apart() -> None:
    assert said("市本级受理行政复议案件94件。")["94件"] == "行政复议:受理:市本级"
    found = said("上半年受理行政复议案件86件，全年受理198件，办结187件。")
    assert found["86件"] == "行政复议:受理:上半年"
    assert found["198件"] == "行政复议:受理"
    assert found["187件"] == "行政复议:办结"
    assert said("2023年受理行政复议案件64件。")["64件"] == "行政复议:受理:2023年"
    assert said("2024年受理行政复议案件64件。")["64件"] == "行政复议:受理"


def test_former_years_and_ranges_of_years_are_periods() -> None:
    found = said("上一年度受理行政复议案件64件，本年度受理72件。2022年至2024年共受理行政复议案件386件。")
    assert found == {
        "64件": "行政复议:受理:上一年",
        "72件": "行政复议:受理",
        "386件": "行政复议:受理:2022年至2024年",
    }


def test_cases_brought_forward_are_of_this_year() -> None:
    found = said("新收行政复议申请96件，上年结转7件，审结92件，结转下年11件。")
    assert found == {
        "96件": "行政复议:新收",
        "7件": "行政复议:上年结转",
        "92件": "行政复议:审结",
        "11件": "行政复议:结转下年",
    }


def test_a_figure_may_stand_before_its_matter() -> None:
    assert said("上年结转7件，新收行政复议申请96件。")["7件"] == "行政复议:上年结转"


def test_the_heading_says_what_a_sentence_leaves_out() -> None:
    text = "（三）推进行政复议工作\n全年共收到申请112件，受理94件。"
    assert said(text)["94件"] == "行政复议:受理"


def test_a_line_that_goes_on_from_above_is_not_of_the_heading() -> None:
    lines = "全年共收到各类申请书面材料和网上提交的材料，其中有关部门转来\n受理94件，办结62件。"
    assert said(f"（三）推进行政复议工作\n{lines}") == {"94件": "-:受理", "62件": "-:办结"}


def test_what_is_measured_is_not_handled() -> None:
    assert said("建成日处理80吨的污水处理厂，处置公车52辆。") == {}


def test_words_proper_to_a_matter_speak_of_something_else_beside_others() -> None:
    words = load_text(
        "pack: mine\n"
        "vocabulary:\n"
        "  matters:\n"
        "    鉴定: {units: [case], proper: [伤残]}\n"
        "    评估: {units: [case]}\n"
        "  measures: {受理: {opens: true}}\n"
        "rules: []\n"
    ).vocabulary
    assert [each.matter for each in bound("鉴定受理9件，受理伤残8件。", words=words).values()] == ["鉴定"] * 2
    assert list(bound("评估受理9件，受理伤残8件。", words=words)) == ["9件"]


def test_a_measure_may_have_units_of_its_own() -> None:
    words = load_text(
        "pack: mine\n"
        "vocabulary:\n"
        "  matters:\n"
        "    鉴定: {units: [case], measures: {出具: {units: [document]}, 办结: {}}}\n"
        "rules: []\n"
    ).vocabulary
    found = bound("鉴定出具8份，办结9件；鉴定出具7件，办结6份。", words=words)
    assert list(found) == ["8份", "9件"]


def test_a_measure_that_one_matter_alone_has_needs_no_more() -> None:
    found = said("开展普法宣传12场次，发放资料6万份，受众9万人次，办结3件。")
    assert found == {"12场次": "普法宣传:数量", "9万人次": "普法宣传:受众"}


def test_two_matters_in_one_clause_make_it_unclear() -> None:
    assert said("发挥人民调解和公证作用，办结62件。") == {}
    assert said("发挥人民调解作用，推进公证服务，办结62件。") == {"62件": "公证:办结"}


def test_a_clause_of_something_else_in_between_makes_it_unclear() -> None:
    assert "62件" not in said("收到行政复议申请112件，发挥人民调解作用，办结62件。")


def test_an_object_that_no_word_list_knows_still_has_its_stages() -> None:
    assert said("立案查处违法案件326件，结案298件。") == {"326件": "-:立案:违法", "298件": "-:办结:违法"}


def test_words_in_brackets_do_not_count() -> None:
    assert said("收到（含网上提交）行政复议申请112件。")["112件"] == "行政复议:收到"


def test_units_that_the_matter_is_not_counted_in_are_left_alone() -> None:
    assert said("受理行政复议案件94件，办结12公里。") == {"94件": "行政复议:受理"}


def test_cells_of_a_table_are_bound_by_their_headers() -> None:
    table = "## 行政复议情况\n\n| 地区 | 收到（件） | 受理 |\n| --- | --- | --- |\n| 东岭县 | 80 | 72 |\n"
    assert said(table, "md") == {"80": "行政复议:收到:东岭县", "72": "行政复议:受理:东岭县"}


def test_measures_may_stand_in_the_rows() -> None:
    table = "## 行政复议情况\n\n| 指标 | 东岭县 |\n| --- | --- |\n| 收到 | 80 |\n| 受理 | 72 |\n"
    assert said(table, "md") == {"80": "行政复议:收到:东岭县", "72": "行政复议:受理:东岭县"}


def test_a_matter_is_added_in_yaml_alone() -> None:
    words = load_text(
        "pack: mine\n"
        "vocabulary:\n"
        "  matters:\n"
        "    公证收费:\n"
        "      cues: [公证收费]\n"
        "      units: [money]\n"
        "      measures:\n"
        "        应收: {}\n"
        "        实收: {}\n"
        "rules: []\n"
    ).vocabulary
    found = bound("公证收费应收12万元，实收10万元。", words=words)
    assert found["10万元"] == Indicator("公证收费", "实收")


def test_every_binding_points_to_its_cue() -> None:
    text = "全年共收到行政复议申请112件，受理94件，12件不予受理。"
    document = read(text.encode(), "t.txt")
    facts = extract(document, vocabulary())
    assert [each.cue.of(document.text) for each in facts.bindings] == ["收到", "受理", "不予受理"]
