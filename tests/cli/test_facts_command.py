"""``lawlint facts``: what was read from one document, as a table or as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .calling import Lawlint

TEXT = "全年收到行政复议申请80件，受理约72件，增长5.5%。\n"


@pytest.fixture
def built_in(house: Path) -> Path:
    """The folder without a configuration, so that the built-in vocabulary holds."""
    (house / "lawlint.yaml").unlink()
    (house / "x.txt").write_text(TEXT, "utf-8")
    return house


@pytest.mark.usefixtures("built_in")
def test_facts_as_a_table_and_as_json(lawlint: Lawlint) -> None:
    table = lawlint("facts", "x.txt")
    assert (table.status, table.err) == (0, "")
    assert "数量3个" in table.out
    assert "quantities" in lawlint("facts", "x.txt", "--lang", "en").out
    facts = json.loads(lawlint("facts", "x.txt", "--format", "json").out)
    assert [(fact["text"], fact["low"], fact["high"]) for fact in facts] == [
        ("80件", "80", "80"),
        ("约72件", "7.2", "720"),
        ("5.5%", "5.4", "5.6"),
    ]
    assert facts[0]["matter"] == "行政复议"


@pytest.mark.usefixtures("built_in")
def test_facts_of_standard_input_are_those_of_the_file(lawlint: Lawlint) -> None:
    assert lawlint("facts", "-", stdin=TEXT).out == lawlint("facts", "x.txt").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nix.txt"], "nix.txt"),
        (["bad.txt"], "二进制"),
        (["x.txt", "--config", "nix.yaml"], "没有配置文件 nix.yaml"),
        (["x.txt", "--format", "xml"], "--format"),
        ([], "缺少参数"),
    ],
)
def test_what_cannot_be_read_is_one_line(
    lawlint: Lawlint, built_in: Path, arguments: list[str], said: str
) -> None:
    (built_in / "bad.txt").write_bytes(b"a\0b")
    result = lawlint("facts", *arguments)
    assert (result.status, result.out, result.err.count("\n")) == (2, "", 1)
    assert said in result.err
