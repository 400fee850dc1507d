"""Rule files made to harm: refused with their place, or stopped and named; other findings stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.calling import HOUSE, Lawlint

GOOD = "东岭县报告.txt"
BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{one}: &{one} [*{two},*{two},*{two},*{two},*{two},*{two},*{two},*{two}]\n"
    for one, two in zip("bcdefghi", "abcdefgh", strict=True)
)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (BOMB, "&"),
        ("rules: !!python/object/apply:os.system ['touch pwned']\n", "!"),
        ("rules: !!python/name:os.system\n", "!"),
        ("rules: !include /etc/passwd\n", "!"),
        ("rules: " + "[" * 5000 + "]" * 5000 + "\n", ""),
        ("rules: " + "{a: " * 5000 + "\n", ""),
        ("a: 1\n---\nrules: []\n", ""),
        ("rules: []\nrules: []\n", ""),
        ("rules: [{id: x, check: pattern, title: 甲, words: {from: ../secret.yaml}}]\n", "secret"),
        ("rules: [{id: x, check: pattern, title: 甲, words: {from: /etc/passwd.yaml}}]\n", "passwd"),
        ("rules: [{id: x, check: pattern, title: 甲, words: {from: link.yaml}}]\n", "link"),
        ("rules: [{id: x, check: pattern, title: 甲, words: {from: /dev/zero}}]\n", "zero"),
        ("rules: [{id: x, check: os, title: 甲}]\n", "os"),
        ("rules: [{id: x, check: ../../x, title: 甲}]\n", ""),
        ("rules: [{id: x, check: pattern, title: 甲, find: '(?:'}]\n", "正则"),
        ("\ud800".encode("utf-8", "surrogatepass").decode("latin-1"), ""),
    ],
)
def test_a_hostile_rule_file_is_refused(lawlint: Lawlint, house: Path, content: str, said: str) -> None:
    (house.parent / "secret.yaml").write_text("[TOPSECRET]\n", "utf-8")
    (house / "link.yaml").symlink_to(house.parent / "secret.yaml")
    (house / "house.yaml").write_text(content, "utf-8")
    result = lawlint("check", GOOD)
    assert result.status == 2
    assert "house.yaml" in result.err
    assert said in result.err
    assert "TOPSECRET" not in result.err
    assert "Traceback" not in result.err
    assert len(result.err) < 5000
    assert not (house / "pwned").exists()


@pytest.mark.parametrize(
    "pattern",
    [
        "(" * 2000 + "甲" + ")" * 2000,
        "(?:甲|乙|" * 400 + "丙" + ")" * 400,
        "(?:甲乙){100000000}",
        "(?:(?:(?:甲乙){100}){100}){100}丙",
        "(?x)(?:(?:(?:甲乙){100} ){100} ){100} 丙",
        "(?:(?:(?:甲乙){100}(?#丁)){100}(?#丁)){100}丙",
        "(?V1)(?:(?:甲乙){1000}[[丁](]){1000}丙",
        "甲[)]{1000}(?:乙){99999999}",
        "(?<=(?:甲乙){100000000})丙",
        "[甲乙]{4000000000}",
        "甲{" + "9" * 5000 + "}",
        "甲(?R)",
        "甲(乙(?1))",
        "(?P<x>甲(?&x))",
        "(?(" + "1" * 5000 + ")甲|乙)",
        "(?au)甲",
    ],
)
def test_a_pattern_that_would_take_all_memory_is_refused(lawlint: Lawlint, house: Path, pattern: str) -> None:
    """Or that the compiler of patterns does not survive."""
    (house / "house.yaml").write_text(
        HOUSE + f"  - {{id: large, check: pattern, title: 甲, find: '{pattern}'}}\n", "utf-8"
    )
    result = lawlint("check", GOOD)
    assert result.status == 2
    assert result.err.startswith("house.yaml:")
    assert result.err.count("\n") == 1
    assert len(result.err) < 200 + len(pattern)


@pytest.mark.parametrize(
    ("holds", "said"),
    [
        ("(" * 300 + "受理" + ")" * 300 + " >= 办结", "过长"),
        ("+".join(["受理"] * 3000) + " >= 办结", "过长"),
        (" >= ".join(["受理"] * 3000), "过长"),
        ("9" * 5000 + " >= 办结", "过长"),
        ("+".join(["[受理]"] * 20) + " >= 办结", "太多"),
        ("受理 >= " + "+".join(["(受理|办结)"] * 12), "太多"),
    ],
)
def test_a_relation_without_measure_is_refused(lawlint: Lawlint, house: Path, holds: str, said: str) -> None:
    """Found by fuzzing: it ended in a traceback, or took all memory for the ways to choose."""
    rule = f"  - {{id: large, check: relation, title: 甲, matter: 行政复议, holds: '{holds}'}}\n"
    (house / "house.yaml").write_text(HOUSE + rule, "utf-8")
    result = lawlint("check", GOOD)
    assert result.status == 2
    assert result.err.startswith("house.yaml:")
    assert said in result.err
    assert "Traceback" not in result.err


def test_an_endless_pattern_is_stopped_and_named_and_costs_no_other_finding(
    lawlint: Lawlint, house: Path
) -> None:
    rule = "  - {id: endless, check: pattern, title: 甲, find: '(?:(?:甲|甲甲)+)+乙', literals: [甲]}\n"
    (house / "house.yaml").write_text(HOUSE + rule, "utf-8")
    (house / "x.txt").write_text("推进法制政府建设。\n\n" + "甲" * 400 + "\n", "utf-8")
    result = lawlint("check", "x.txt", GOOD)
    assert result.status == 2
    assert result.err.count("\n") == 1
    assert "endless" in result.err
    assert "wrong-word" in result.out
    assert result.out.count(GOOD) == 3


def test_a_message_template_reaches_no_attribute(lawlint: Lawlint, house: Path) -> None:
    rule = "  - {id: sly, check: pattern, title: 甲, words: [事项], message: '{found.__class__} {0} %s ${HOME} {found}'}\n"
    (house / "house.yaml").write_text(HOUSE + rule, "utf-8")
    result = lawlint("check", GOOD)
    assert "class '" not in result.out + result.err


@pytest.mark.parametrize(
    "config",
    [
        "extends: [../secret.yaml]\n",
        "extends: [builtin, {place}]\n",
        "extends: [link.yaml]\n",
        "rules: [../secret.yaml]\n",
        "rules: ['../*.yaml']\n",
        "rules: ['{place}']\n",
        "rules: ['li*.yaml']\n",
        "baseline: ../secret.yaml\n",
        "baseline: link.yaml\n",
    ],
)
def test_a_configuration_in_a_repository_reads_nothing_outside_of_it(
    lawlint: Lawlint, house: Path, config: str
) -> None:
    """Nor does it tell whether a word stands there."""
    secret = house.parent / "secret.yaml"
    secret.write_text("TOPSECRET: {a: TOPSECRET}\nrules: TOPSECRET\n", "utf-8")
    (house / ".git").mkdir()
    (house / "link.yaml").symlink_to(secret)
    (house / "lawlint.yaml").write_text(config.replace("{place}", str(secret)), "utf-8")
    result = lawlint("check", GOOD)
    assert result.status == 2
    assert "在本仓库之外" in result.err
    assert "TOPSECRET" not in result.err
    assert result.err.count("\n") == 1


def test_a_configuration_that_is_a_link_out_of_the_repository_is_refused(
    lawlint: Lawlint, house: Path
) -> None:
    (house.parent / "secret").write_text("TOPSECRET: 1\n", "utf-8")
    (house / ".git").mkdir()
    (house / "lawlint.yaml").unlink()
    (house / "lawlint.yaml").symlink_to(house.parent / "secret")
    result = lawlint("check", GOOD)
    assert (result.status, result.err.count("\n")) == (2, 1)
    assert "在本仓库之外" in result.err
    assert "TOPSECRET" not in result.err


def test_a_configuration_may_extend_another_of_its_repository(lawlint: Lawlint, house: Path) -> None:
    (house.parent / ".git").mkdir()
    (house.parent / "shared.yaml").write_text("extends: []\nrules: [house/house.yaml]\n", "utf-8")
    (house / "lawlint.yaml").write_text("extends: [../shared.yaml]\n", "utf-8")
    assert "wrong-word" in lawlint("check", GOOD).out
