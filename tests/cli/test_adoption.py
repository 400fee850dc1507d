"""A repository with old reports adopts lawlint and is edited ten times: what fails, and what stays quiet."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from lawlint.cli import main

from .calling import Lawlint

REPORT = """\
云岭县2024年法治政府建设年度报告

一、主要举措和成效

县司局牵头开展培训，法制办配合做好工作。

全县法治建设稳步推进。

二、存在的问题

县司局力量不足。
"""
RULES = """\
rules:
  - {id: short-name, check: pattern, title: 简称, words: [县司局, 县财局]}
  - {id: old-name, check: pattern, title: 旧称, words: [法制办]}
"""
CONFIG = """\
rules: [rules/*.yaml]
select: [own, lawlint]
baseline: lawlint-baseline.json
"""


class Repository:
    """A scratch repository with one report, ``lawlint check`` and an editor."""

    def __init__(self, folder: Path) -> None:
        self.report = folder / "报告.md"
        self.config = folder / "lawlint.yaml"
        self.report.write_text(REPORT, "utf-8")
        self.config.write_text(CONFIG, "utf-8")
        (folder / "rules").mkdir()
        (folder / "rules" / "own.yaml").write_text(RULES, "utf-8")

    def run(self, *words: str) -> tuple[int, list[str]]:
        """Exit status and the ids of the rules that were told."""
        out = io.StringIO()
        status = main(words, io.StringIO(), out, out)
        return status, [
            line.split()[2] for line in out.getvalue().splitlines() if line.startswith("报告.md:")
        ]

    def check(self) -> tuple[int, list[str]]:
        """``lawlint check``."""
        return self.run("check", "--quiet", "报告.md")

    def edit(self, old: str, new: str) -> None:
        """Replace words of the report, which must be there once."""
        text = self.report.read_text("utf-8")
        assert text.count(old) == 1
        self.report.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LAWLINT_CACHE_DIR", str(tmp_path / ".cache"))
    return Repository(tmp_path)


def test_a_document_that_cannot_be_read_is_told_and_the_others_are_recorded(
    lawlint: Lawlint, house: Path
) -> None:
    (house / "x.txt").write_bytes(b"\0" * 1000)
    result = lawlint("baseline", ".", "gone.txt")
    assert (result.status, result.err.count("\n")) == (2, 2)
    assert "x.txt: " in result.err and "gone.txt: " in result.err
    assert "原有0条，现有3条" in result.out


def test_ten_edits(repository: Repository) -> None:
    assert repository.check() == (1, ["short-name", "old-name", "short-name"])
    assert repository.run("baseline", ".")[0] == 0
    assert repository.check() == (0, [])

    # 1. words around a recorded finding
    repository.edit("县司局牵头开展培训", "今年以来，县司局牵头，开展业务培训6期")
    assert repository.check() == (0, [])
    # 2. a paragraph before it
    repository.edit("一、主要举措和成效\n", "一、主要举措和成效\n\n现将有关情况报告如下。\n")
    assert repository.check() == (0, [])
    # 3. its paragraph moves to another part
    repository.edit("\n今年以来，县司局牵头，开展业务培训6期，法制办配合做好工作。\n", "")
    repository.edit("县司局力量不足。\n", "县司局力量不足。\n\n法制办配合做好工作，县司局牵头。\n")
    assert repository.check() == (0, [])
    # 4. one finding takes the place of another
    repository.edit("法制办配合", "县财局配合")
    assert repository.check() == (1, ["short-name"])
    # 5. the new one is mended
    repository.edit("县财局配合", "县财政局配合")
    assert repository.check() == (0, [])
    # 6. one more of a recorded sort
    repository.edit("全县法治建设稳步推进。", "全县法治建设稳步推进。法制办任务繁重，法制办人手不足。")
    assert repository.check() == (1, ["old-name"])
    # 7. a comment with a reason
    repository.edit("法制办人手不足。", "法制办人手不足。<!-- lawlint: ignore old-name 引用原文件表述 -->")
    assert repository.check() == (0, [])
    # 8. the words that needed it go
    repository.edit("法制办任务繁重，法制办人手不足。", "各单位任务繁重。")
    status, told = repository.check()
    assert (status, told) == (0, ["unused-suppression"])
    # 9. the comment goes, the baseline is written anew: what was mended may not come back
    repository.edit("<!-- lawlint: ignore old-name 引用原文件表述 -->", "")
    repository.run("baseline", ".")
    repository.edit("各单位任务繁重。", "法制办任务繁重。")
    assert repository.check() == (1, ["old-name"])
    # 10. an entry in the configuration instead
    with repository.config.open("a", encoding="utf-8") as file:
        file.write("suppress:\n  - {rule: old-name, text: 法制办任务繁重, reason: 引用原文件表述}\n")
    assert repository.check() == (0, [])


def test_several_processes_suppress_alike(repository: Repository, tmp_path: Path) -> None:
    repository.run("baseline", ".")
    for at in range(20):
        (tmp_path / f"另{at:02}.md").write_text(REPORT + "<!-- lawlint: ignore own 例行 -->\n", "utf-8")
    told = []
    for jobs in ("1", "2"):
        out = io.StringIO()
        assert main(["check", "--quiet", "--jobs", jobs, "."], io.StringIO(), out, out) == 1
        told.append(out.getvalue())
    assert told[0] == told[1]
    assert "报告.md:" not in told[0]
