"""Findings that somebody decided not to report, by a comment in the document or by the configuration.

A comment ``<!-- lawlint: ignore RULE reason -->`` stands in the paragraph it is about, or directly before
it.  An entry under ``suppress`` in the configuration quotes the text.  Both need a reason, and both are told
when nothing needed them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lawlint.document.fold import fold
from lawlint.document.model import Comment, Document
from lawlint.finding import Finding, Span, Words
from lawlint.fingerprint import numbered, order
from lawlint.lean import dataclass, replace
from lawlint.paths import fits, inside

if TYPE_CHECKING:
    from pathlib import Path

    from lawlint.result import Suppressor
    from lawlint.rules.config import Suppression
    from lawlint.rules.model import Rule, RuleSet
    from lawlint.rules.setup import Setup

TELLING = 8
"""Characters from which on a quoted text is taken to mean one place, so that it can be told as not needed."""


@dataclass(frozen=True, slots=True)
class Meta:
    """The rules about suppressions, and which names stand for which rules."""

    rules: dict[str, Rule]
    names: dict[str, frozenset[str]]

    @classmethod
    def of(cls, ruleset: RuleSet) -> Meta:
        """Taken from the rules of a run."""
        names: dict[str, set[str]] = {}
        for rule in ruleset.rules:
            names.setdefault(rule.id, set()).add(rule.id)
            names.setdefault(rule.pack, set()).add(rule.id)
        about = {rule.parameters.on: rule for rule in ruleset.rules if rule.check == "suppression"}  # type: ignore[attr-defined]
        return cls(about, {name: frozenset(ids) for name, ids in names.items()})

    def finding(self, on: str, ran: frozenset[str], span: Span, words: Words, key: str) -> Iterator[Finding]:
        """A finding about a suppression, when the rule for it runs."""
        rule = self.rules.get(on)
        if rule is not None and rule.id in ran:
            yield Finding(rule.id, rule.severity_of(""), span, words, fingerprint=key)


def suppressors(setup: Setup) -> tuple[Suppressor, ...]:
    """Everything that the documents of a run and its configuration may leave out.

    Raises ``UsageError`` when the baseline is broken.
    """
    meta = Meta.of(setup.ruleset)
    config = setup.config
    found: list[Suppressor] = [Comments(meta)]
    if config.suppress and config.folder is not None:
        found.append(Entries(meta, config.suppress, config.folder))
    if config.baseline is not None:
        from lawlint import baseline

        found.append(baseline.load(config.baseline))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Comments:
    """Suppressions by comments in Markdown and HTML."""

    meta: Meta

    def apply(
        self, document: Document, findings: tuple[Finding, ...], ran: frozenset[str]
    ) -> tuple[Finding, ...]:
        """The findings, those left out marked, and findings about the comments."""
        if not document.comments:
            return findings
        marked = list(findings)
        about: list[Finding] = []
        for comment in document.comments:
            if comment.text.strip().startswith("lawlint:"):
                about += self._one(document, comment, marked, ran)
        return _together(document, marked, about)

    def _one(
        self, document: Document, comment: Comment, marked: list[Finding], ran: frozenset[str]
    ) -> Iterator[Finding]:
        """Mark what the comment suppresses; yield what is wrong with it."""
        said = comment.text.strip()
        form = re.fullmatch(
            r"lawlint:\s*ignore\s+([\w-]+(?:\s*[,，、]\s*[\w-]+)*)(?:\s+(.+))?", said, re.DOTALL
        )
        if form is None:
            words = Words(
                f"看不懂“{said}”，写法是“lawlint: ignore 规则编号 理由”",
                f'"{said}" is not understood: write "lawlint: ignore RULE reason"',
            )
            yield from self.meta.finding("invalid", ran, comment.span, words, said)
            return
        if not form[2]:
            words = Words(
                "不报的理由没有写，这条说明不起作用", "the reason is missing, so the comment has no effect"
            )
            yield from self.meta.finding("invalid", ran, comment.span, words, said)
            return
        home = _home(document, comment)
        for name in re.split(r"\s*[,，、]\s*", form[1]):
            ids = self.meta.names.get(name)
            if ids is None:
                words = Words(f"没有“{name}”这条规则", f'there is no rule "{name}"')
                yield from self.meta.finding("invalid", ran, comment.span, words, said)
            elif not _mark(marked, ids, home, form[2].strip()) and ids <= ran:
                words = Words(
                    f"此处没有 {name} 的问题，这条说明可以删去",
                    f"{name} finds nothing here: the comment can be deleted",
                )
                yield from self.meta.finding("unused", ran, comment.span, words, said)


@dataclass(frozen=True, slots=True)
class Entries:
    """Suppressions by the configuration in ``folder``."""

    meta: Meta
    entries: tuple[Suppression, ...]
    folder: Path

    def apply(
        self, document: Document, findings: tuple[Finding, ...], ran: frozenset[str]
    ) -> tuple[Finding, ...]:
        """The findings, those left out marked, and findings about entries that nothing needed."""
        marked = list(findings)
        about: list[Finding] = []
        path = inside(document.path, self.folder)
        for entry in self.entries:
            if not entry.files or fits(path, [entry.files]):
                about += self._one(document, entry, path, marked, ran)
        return _together(document, marked, about)

    def _one(
        self, document: Document, entry: Suppression, path: str, marked: list[Finding], ran: frozenset[str]
    ) -> Iterator[Finding]:
        ids = self.meta.names.get(entry.rule, frozenset())
        wanted = fold(entry.text)
        places = [Span(at.start(), at.end()) for at in re.finditer(re.escape(wanted), document.folded)]
        used = [_mark(marked, ids, place, entry.reason) for place in places]
        if any(used) or not ids <= ran:
            return
        where = f"{entry.mark.file}:{entry.mark.line}"
        if places and (entry.files or len(entry.text) >= TELLING):
            words = Words(
                f"{where} 要求此处不报 {entry.rule}，但此处没有这类问题",
                f"{where} suppresses {entry.rule} here, which finds nothing here",
            )
            yield from self.meta.finding("unused", ran, places[0], words, entry.text)
        elif not places and entry.files == path:
            words = Words(
                f"{where} 所引文字“{entry.text}”在本文中已找不到",
                f"{where} quotes words that no longer stand here: {entry.text}",
            )
            yield from self.meta.finding("unused", ran, Span(0, 0), words, entry.text)


def _home(document: Document, comment: Comment) -> Span:
    """The block that a comment speaks of: the one it stands in or on the line of, else the next."""
    at = comment.span.start
    line = document.text.rfind("\n", 0, at) + 1
    for block in document.blocks:
        if block.span.end >= line and block.span.end > block.span.start:
            same = block.span.start <= at <= block.span.end or line <= block.span.start <= at
            if same or block.span.start >= at:
                return block.span
    return Span(at, at)


def _mark(marked: list[Finding], ids: frozenset[str], place: Span, reason: str) -> bool:
    """Mark the findings of the rules that overlap the place; whether there was one."""
    used = False
    for at, finding in enumerate(marked):
        start, end = finding.span.start, max(finding.span.end, finding.span.start + 1)
        if finding.rule in ids and start < place.end and end > place.start:
            used = True
            marked[at] = replace(finding, suppressed_by=finding.suppressed_by or reason)
    return used


def _together(document: Document, marked: list[Finding], about: list[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted([*marked, *numbered(document, about)], key=order)) if about else tuple(marked)
