"""The order of findings, which of them are one, and what makes a finding the same finding tomorrow."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from lawlint.digest import digest
from lawlint.finding import Finding, Span
from lawlint.lean import replace

if TYPE_CHECKING:
    from lawlint.document.model import Document

FACT = 12
"""Characters at the start of a fingerprint that say which fact it is, wherever it stands."""


def order(finding: Finding) -> tuple[int, int, int, str, str]:
    return (finding.span.start, finding.span.end, -finding.severity, finding.rule, finding.fingerprint)


def merged(findings: Iterable[Finding]) -> list[Finding]:
    """The findings in text order; of those of one rule whose spans overlap, the gravest that comes first."""
    kept: list[Finding] = []
    last: dict[str, int] = {}
    for finding in sorted(findings, key=order):
        at = last.get(finding.rule)
        if at is None or finding.span.start >= kept[at].span.end:
            last[finding.rule] = len(kept)
            kept.append(finding)
        else:
            kept[at] = _joined(kept[at], finding)
    return kept


def _joined(before: Finding, after: Finding) -> Finding:
    """The graver of two findings with the places of both."""
    first, second = (after, before) if after.severity > before.severity else (before, after)
    places = {each.span for each in first.related} | {first.span}
    extra = tuple(each for each in second.related if each.span not in places)
    return replace(first, related=(*first.related, *extra))


def numbered(document: Document, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with fingerprints that do not change when other parts of the document do.

    A fingerprint is made of rule, titles of the sections around, the normalised fact, and how many findings
    with the same three stand before it.  Its first ``FACT`` characters do not depend on the section.
    """
    seen: dict[str, int] = {}
    made = []
    for finding in findings:
        fact = "".join((finding.fingerprint or finding.span.of(document.folded)).split())
        basis = "\x1f".join((finding.rule, *section_path(document, finding.span), fact))
        seen[basis] = seen.get(basis, 0) + 1
        what = _digest(f"{finding.rule}\x1f{fact}", FACT // 2)
        made.append(replace(finding, fingerprint=what + _digest(f"{basis}\x1f{seen[basis]}", 4)))
    return tuple(made)


def _digest(text: str, size: int) -> str:
    return digest(text.encode("utf-8", "surrogatepass"), size).hex()


def section_path(document: Document, span: Span) -> list[str]:
    """Titles of the sections around ``span``, outermost first."""
    path: list[str] = []
    section = document.section_at(span.start)
    while section is not None:
        path.append(section.title)
        section = None if section.parent is None else document.sections[section.parent]
    return path[::-1]
