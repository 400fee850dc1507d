"""Clauses end at punctuation, but not inside figures or titles; brackets make clauses of their own."""

from __future__ import annotations

import pytest

from lawlint.facts.clauses import clause_at, segment
from lawlint.facts.model import Clause
from lawlint.facts.titles import titles

from .reading import document, figures


def clauses(text: str) -> tuple[str, list[Clause]]:
    whole = document(text)
    atoms = sorted([*(fact.span for fact in titles(whole)), *figures(text).atoms])
    return whole.text, list(segment(whole, atoms))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("收到80件，受理72件；办结65件。", ["收到80件", "受理72件", "办结65件"]),
        ("收到80件,受理72件;办结65件.", ["收到80件", "受理72件", "办结65件."]),
        ("接待1,234人次，化解80件。", ["接待1,234人次", "化解80件"]),
        ("接待1，234人次，化解80件。", ["接待1，234人次", "化解80件"]),
        ("会议于9:30开始：共三项。", ["会议于9:30开始", "共三项"]),
        ("印发《关于甲，乙的通知》，开展检查。", ["印发《关于甲，乙的通知》", "开展检查"]),
        (
            "收到80件（网上30件，现场50件），受理72件。",
            ["收到80件（网上30件，现场50件）", "网上30件", "现场50件", "受理72件"],
        ),
        ("依据云法办〔2024〕6号，检查3次。", ["依据云法办〔2024〕6号", "检查3次"]),
        ("未闭合（网上30件，现场50件。", ["未闭合（网上30件", "现场50件"]),
    ],
)
def test_where_clauses_end(text: str, words: list[str]) -> None:
    whole, found = clauses(text)
    assert [clause.span.of(whole) for clause in found] == words


def test_the_content_of_a_bracket_knows_its_outer_clause() -> None:
    whole, found = clauses("收到80件（网上30件（含邮件2件），现场50件），受理72件。")
    outer = {clause.span.of(whole): clause.outer for clause in found}
    assert outer == {
        "收到80件（网上30件（含邮件2件），现场50件）": None,
        "网上30件（含邮件2件）": 0,
        "含邮件2件": 1,
        "现场50件": 0,
        "受理72件": None,
    }


def test_sentences_are_numbered_across_the_document() -> None:
    _, found = clauses("收到80件，受理72件。办结65件！\n检查3次。")
    assert [clause.sentence for clause in found] == [0, 0, 1, found[-1].sentence]
    assert found[-1].sentence > 1


def test_the_innermost_clause_of_an_offset() -> None:
    whole, found = clauses("收到80件（网上30件），受理72件。")
    words = {mark: clause_at(found, whole.index(mark)) for mark in ("收到", "网上", "），", "受理")}
    assert words == {"收到": 0, "网上": 1, "），": 0, "受理": 2}
