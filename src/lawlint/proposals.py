"""Findings of several rules that ask for one and the same change are one finding."""

from __future__ import annotations

from collections.abc import Iterable

from lawlint.finding import Finding

Change = tuple[int, int, str]
"""What a fix changes in the end: from where to where, and what stands there then."""


def one_each(text: str, findings: Iterable[Finding]) -> list[Finding]:
    """The findings, those left out whose change another one proposes.

    The graver one stays; of equal ones that which shows more of the text.
    """
    kept: list[Finding] = []
    by_change: dict[Change, int] = {}
    for finding in findings:
        proposed = change(text, finding)
        at = by_change.get(proposed) if proposed else None
        if proposed is None or at is None:
            if proposed is not None:
                by_change[proposed] = len(kept)
            kept.append(finding)
        elif _weight(finding) > _weight(kept[at]):
            kept[at] = finding
    return kept


def change(text: str, finding: Finding) -> Change | None:
    """The change of the only edit of the only fix, without what stays as it is; None for anything else."""
    if len(finding.fixes) != 1 or len(finding.fixes[0].edits) != 1:
        return None
    edit = finding.fixes[0].edits[0]
    start, end, new = edit.span.start, edit.span.end, edit.replacement
    while start < end and new and text[start] == new[0]:
        start, new = start + 1, new[1:]
    while start < end and new and text[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    return start, end, new


def _weight(finding: Finding) -> tuple[int, int, str]:
    return finding.severity, finding.span.end - finding.span.start, finding.rule
