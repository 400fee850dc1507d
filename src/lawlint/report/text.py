"""``text``: ``path:line:column: severity rule-id message``, one finding a line, and a line that sums up.

Behind the message: the lines of the other places, where they are not its own.

The line is a promise to editors and scripts.  A person at a terminal gets the same findings grouped by file
and paragraph, each with its words marked and its computation (``terminal.py``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawlint.finding import Finding, Words
from lawlint.report.summary import Summary
from lawlint.report.view import View, region
from lawlint.report.wording import SEVERITIES, kind_said, message, see_also
from lawlint.text import visible

if TYPE_CHECKING:
    from lawlint.document.model import Document
    from lawlint.result import Result

SEPARATOR = ""


def head(view: View) -> str:
    """Nothing."""
    return ""


def piece(result: Result, view: View) -> str:
    """The findings of one document and what the reader of the file has to say."""
    if view.terminal and not view.quiet:
        from lawlint.report.terminal import page

        return page(result, view)
    path = visible(result.document.path)
    lines = [_line(result.document, finding, view) for finding in view.shown(result)]
    if not view.quiet:
        mark = "注意：" if view.lang == "zh" else "attention: "
        notices = (Words(notice.zh, notice.en) for notice in result.document.notices)
        lines += [f"{path}: {mark}{notice.said(view.lang)}" for notice in notices]
    return "".join(f"{line}\n" for line in lines)


def tail(summary: Summary, view: View) -> str:
    """The line that sums up; nothing when quiet."""
    if view.quiet:
        return ""
    said = _summary_en(summary) if view.lang == "en" else _summary_zh(summary)
    return f"{said}\n"


def _line(document: Document, finding: Finding, view: View) -> str:
    at = region(document, finding.span)
    said = message(finding, at.place, view.lang) + see_also(document, finding, view.lang)
    return f"{visible(document.path)}:{at.line}:{at.column}: {finding.severity.word} {finding.rule} {said}"


def _summary_zh(summary: Summary) -> str:
    found = "、".join(f"{SEVERITIES[level].zh}{count}处" for level, count in summary.counts.items() if count)
    parts = [
        f"检查{summary.documents}篇文档{_kinds(summary, 'zh')}：{found or '未发现问题'}",
        f"规则通过{len(summary.passed)}条、未通过{len(summary.failed)}条、无可检查内容{len(summary.nothing)}条",
        f"数字{summary.quantities}个，已对应指标{summary.bound}个，已核对{summary.checked}个",
    ]
    if summary.fixed:
        parts.append(f"已改正{summary.fixed}处")
    if summary.suppressed:
        parts.append(f"已忽略{summary.suppressed}处")
    if summary.excluded:
        parts.append(f"配置排除{summary.excluded}项")
    if summary.troubles:
        parts.append(f"未能检查{len(summary.troubles)}项")
    return "；".join(parts) + "。"


def _summary_en(summary: Summary) -> str:
    found = ", ".join(
        f"{count} {SEVERITIES[level].en}{'s' * (count != 1)}"
        for level, count in summary.counts.items()
        if count
    )
    many = "s" * (summary.documents != 1)
    parts = [
        f"{summary.documents} document{many} checked{_kinds(summary, 'en')}: {found or 'nothing found'}",
        f"rules: {len(summary.passed)} passed, {len(summary.failed)} failed, "
        f"{len(summary.nothing)} with nothing to check",
        f"quantities: {summary.quantities} found, {summary.bound} bound, {summary.checked} checked",
    ]
    if summary.fixed:
        parts.append(f"{summary.fixed} fixed")
    if summary.suppressed:
        parts.append(f"{summary.suppressed} suppressed")
    if summary.excluded:
        parts.append(f"{summary.excluded} excluded by the configuration")
    if summary.troubles:
        parts.append(f"{len(summary.troubles)} could not be checked")
    return "; ".join(parts) + "."


def _kinds(summary: Summary, lang: str) -> str:
    """Which kinds of document were taken, and why."""
    said = [kind_said(kind, lang) for kind in summary.kinds]
    if len(said) > 1:
        unit = "篇" if lang == "zh" else ""
        said = [f"{one} {count}{unit}" for one, count in zip(said, summary.kinds.values(), strict=True)]
    if not said:
        return ""
    return f"（{'；'.join(said)}）" if lang == "zh" else f" ({'; '.join(said)})"
