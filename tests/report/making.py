"""A report, rules that find something in it, and the outputs of a run over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from lawlint import document
from lawlint.engine import check_document
from lawlint.finding import Finding, Reasoning, Related, Span, Words
from lawlint.report import output
from lawlint.report.summary import Summary, Tally, Trouble
from lawlint.report.view import View
from lawlint.result import Result
from lawlint.rules.loading import load_text
from lawlint.rules.model import RuleSet

ROOT = "/repository"
PATH = "/repository/docs/云岭县 2024年报告.txt"
TEXT = """云岭县2024年法治政府建设年度报告

一、主要做法
（一）规范执法
𠮷地推进法制政府建设，收到申请80件，受理93件。
"""
RULES = """
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
  - id: too-many
    check: pattern
    title: 受理多于收到
    title_en: More accepted than received
    find: 受理93件
    severity: error
    basis: 常识
    why: 先收到，后受理。
    why_en: What is accepted was received.
    how: 核对。
    how_en: Look it up.
    examples: {good: [受理80件。], bad: [【受理93件】。]}
"""


@cache
def rules() -> RuleSet:
    """The two rules."""
    return load_text(RULES, builtin=False)


def checked(text: str = TEXT, path: str = PATH) -> Result:
    """The result, the second finding of it dressed with everything a finding can carry."""
    read = document.read(text.encode(), path)
    result = check_document(read, rules())
    return replace(result, findings=tuple(_dressed(text, finding) for finding in result.findings))


def _dressed(text: str, finding: Finding) -> Finding:
    if finding.rule != "too-many":
        return finding
    at = text.index("收到申请80件")
    related = (
        Related(Span(at, at + 7), Words("收到", "received")),
        Related(Span(at + 4, at + 7), Words("收到的件数", "number received")),
        Related(Span(0, 3), Words("地方", "place")),
    )
    why = Reasoning(
        read=("收到80件", "受理93件"),
        computed=Words("80<93", "80<93"),
        nearest=(Words("受理80件", "80 accepted"),),
        unless=Words("含上年结转的案件", "cases were carried over"),
    )
    message = Words("受理93件多于收到申请80件[原文]", "more accepted than 收到申请80件[sic]")
    return replace(finding, message=message, related=related, reasoning=why)


def view(**given: object) -> View:
    """A view with paths relative to ``ROOT``."""
    return replace(View(rules(), ROOT), **given)  # type: ignore[arg-type]


def written(
    format: str, results: Sequence[Result], troubles: Sequence[Trouble] = (), seen: View | None = None
) -> str:
    """The whole output."""
    module, summary = output(format), Summary()
    seen = seen or view()
    pieces = [module.piece(result, seen) for result in results]
    for result in results:
        summary.add(Tally.of(result))
    summary.troubles += troubles
    return module.head(seen) + module.SEPARATOR.join(filter(None, pieces)) + module.tail(summary, seen)


TROUBLES = (
    Trouble("/repository/坏.txt", Words("文件是空的", "the file is empty")),
    Trouble(PATH, Words("规则 x 未能执行完", "rule x could not be run"), rule="x"),
)
