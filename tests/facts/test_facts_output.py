"""``lawlint facts``: one object per fact with exact values and the place where it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawlint.document.model import Document
from lawlint.facts import extract
from lawlint.facts.model import Facts
from lawlint.finding import Words
from lawlint.report.facts import as_json, as_text, decimal
from lawlint.rules.vocabulary import build
from lawlint.rules.vocabulary_form import MatterForm, MeasureForm, VocabularyForm

from .reading import document, families

TEXT = """\
平川市2024年法治政府建设年度报告

全市😀收到行政复议申请80件，受理近3000件，占三分之二，3月5日9时30分，依据《行政复议法》。
"""


def read(text: str) -> tuple[Document, Facts]:
    form = VocabularyForm(
        matters={"行政复议": MatterForm(nouns=("申请",))},
        measures={"收到": MeasureForm(), "受理": MeasureForm()},
        families={
            name: names if isinstance(names, Mapping) else tuple(names) for name, names in families().items()
        },
    )
    whole = document(text)
    return whole, extract(whole, build(form))


def test_every_fact_is_an_object_with_its_place() -> None:
    facts = json.loads(as_json(*read(TEXT)))
    lines = TEXT.splitlines()
    for fact in facts:
        assert fact["line"] == fact["end_line"]
        assert lines[fact["line"] - 1][fact["column"] - 1 : fact["end_column"] - 1] == fact["text"]
    assert [(fact["kind"], fact["text"]) for fact in facts] == [
        ("period", "2024年"),
        ("quantity", "80件"),
        ("quantity", "近3000件"),
        ("quantity", "三分之二"),
        ("date", "3月5日9时30分"),
        ("title", "《行政复议法》"),
    ]


def test_values_are_exact() -> None:
    facts = {fact["text"]: fact for fact in json.loads(as_json(*read(TEXT)))}
    values = {text: (fact["value"], fact["low"], fact["high"], fact["unit"]) for text, fact in facts.items()}
    assert values == {
        "2024年": ("2024-01-01/2024-12-31", None, None, ""),
        "80件": ("80", "80", "80", "件"),
        "近3000件": ("3000", "0", "3000", "件"),
        "三分之二": ("2/3", "2/3", "2/3", ""),
        "3月5日9时30分": ("--03-05T09:30", None, None, ""),
        "《行政复议法》": ("行政复议法", None, None, ""),
    }


def test_json_knows_seven_kinds() -> None:
    text = "提高2倍，翻一番，占一半，受理31、办结29件，9:30开会，占九成，上升2个百分点，一是学，二是用。"
    facts = json.loads(as_json(*read(text + "2024年3月5日印发《办法》，2024年。")))
    kinds = {"quantity", "percent", "points", "date", "period", "title", "ordinal"}
    assert {fact["kind"] for fact in facts} == kinds
    units = {fact["text"]: fact["unit"] for fact in facts if fact["kind"] == "quantity"}
    assert units == {"2倍": "倍", "翻一番": "倍", "一半": "", "31": "", "29件": "件"}


def test_bound_quantities_name_what_they_measure() -> None:
    facts = {fact["text"]: fact for fact in json.loads(as_json(*read(TEXT)))}
    assert (facts["80件"]["matter"], facts["80件"]["measure"]) == ("行政复议", "收到")
    assert "matter" not in facts["三分之二"]
    (fact,) = json.loads(as_json(*read("受理投诉举报9件。")))
    assert "matter" not in fact
    assert "measure" not in fact


def test_open_ends_are_null() -> None:
    (fact,) = json.loads(as_json(*read("办结率达98%以上。")))
    assert (fact["kind"], fact["value"], fact["low"], fact["high"]) == ("percent", "98", "98", None)
    (fact,) = json.loads(as_json(*read("增长3%—5%。")))
    assert (fact["value"], fact["low"], fact["high"]) == (None, "3", "5")


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "数量3个，其中识别出所指的2个"), ("en", "3 quantities, 2 of them bound")]
)
def test_the_table_ends_with_sums(lang: str, said: str) -> None:
    told = dict.fromkeys(range(3), Words("核对无误", "in order"))
    *table, sums, total, reason = as_text(
        *read(TEXT), lang, told, [(Words("未知", "unknown"), 1)]
    ).splitlines()
    assert len(table) == 6
    assert said in sums
    kind, fate = {"zh": ("数量", "核对无误"), "en": ("quantity", "in order")}[lang]
    assert re.split("  +", table[1]) == ["3:12", kind, "80件", "80", "行政复议·收到", fate]
    assert {"zh": "1个：", "en": "1 quantities"}[lang] in total
    assert reason.split() == {"zh": ["1个", "未知"], "en": ["1", "unknown"]}[lang]


def test_a_document_without_facts() -> None:
    assert as_json(*read("全面加强法治建设。")) == "[]\n"
    assert as_text(*read("全面加强法治建设。"), "en", {}).startswith("0 quantities")


def test_no_escape_reaches_the_terminal() -> None:
    told = {0: Words("未知", "unknown")}
    text = as_text(*read("印发《甲\x9b2J\u202e乙》80件。"), "zh", told)
    assert "\x9b" not in text
    assert "\u202e" not in text


@given(st.fractions())
def test_decimals_are_exact(value: Fraction) -> None:
    said = decimal(value)
    assert said is not None
    assert Fraction(said) == value


@given(st.integers(-(10**9), 10**9), st.integers(0, 6))
def test_decimal_fractions_have_no_slash(number: int, places: int) -> None:
    said = decimal(Fraction(number, 10**places))
    assert said is not None
    assert "/" not in said
