"""What the tests of the command line share: rules and reports of their own, and the result of a call."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import lawlint

HOUSE = """\
pack: house
kinds:
  - {id: annual, name: 年度报告, name_en: annual report, title: [法治政府建设.*报告]}
rules:
  - id: wrong-word
    check: pattern
    title: 用词有误
    title_en: A wrong word
    words: [法制政府]
    replace: 法治政府
    safe: true
    severity: warning
    basis: 实施纲要
    why: 建设的是法治政府。
    why_en: The term is 法治政府.
    how: 改为法治政府。
    how_en: Write 法治政府.
    examples: {good: [建设法治政府。], bad: [建设【法制政府】。]}
  - id: placeholder
    check: pattern
    title: 未填写
    title_en: Not filled in
    find: X{2,}
    severity: error
    basis: 常识
    why: 占位符应填写。
    why_en: Placeholders are to be filled in.
    how: 填写。
    how_en: Fill it in.
    examples: {good: [五项。], bad: [【XX】项。]}
  - id: advice
    check: pattern
    title: 建议
    title_en: Advice
    words: [有效]
    severity: note
    basis: 常识
    why: 可以更具体。
    why_en: Could be more exact.
    how: 写明。
    how_en: Be exact.
    examples: {good: [明显。], bad: [【有效】。]}
"""
CLEAN = "云岭县2024年法治政府建设年度报告\n\n全县建设法治政府，办理案件80件。\n"
FAULTY = "东岭县2024年法治政府建设年度报告\n\n推进法制政府建设，列入事项XX项，措施有效。\n"


@dataclass(frozen=True)
class Run:
    """What one call gave."""

    status: int
    out: str
    err: str


class Terminal(io.StringIO):
    """A stream that claims to be a terminal."""

    def isatty(self) -> bool:
        return True


def started(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """What a Python process of its own gave, one that finds this lawlint."""
    source = str(Path(lawlint.__file__).parents[1])
    variables = {**os.environ, "PYTHONPATH": source, **environment}
    return subprocess.run([sys.executable, *arguments], capture_output=True, check=False, env=variables)


Lawlint = Callable[..., Run]
