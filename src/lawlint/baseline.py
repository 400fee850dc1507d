"""The findings that were there when a repository adopted lawlint; only new ones are reported.

An entry is a fingerprint, so it says which fact it is about: a new finding never takes the place of one
that is gone.  A finding whose paragraph moved to another section is found again by the part of its
fingerprint that does not depend on the section.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from lawlint.finding import Finding
from lawlint.fingerprint import FACT
from lawlint.lean import dataclass, replace
from lawlint.paths import inside

if TYPE_CHECKING:
    from lawlint.document.model import Document

NAME = "lawlint-baseline.json"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A recorded finding; ``rule`` and ``text`` are there for the people who read the file."""

    fingerprint: str
    rule: str
    text: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """Recorded findings by document, named relative to ``folder``, where the baseline file stands."""

    folder: Path
    entries: Mapping[str, tuple[Entry, ...]]

    def apply(
        self, document: Document, findings: tuple[Finding, ...], ran: frozenset[str]
    ) -> tuple[Finding, ...]:
        """The findings, those recorded for the document marked, each entry used once."""
        recorded = [entry.fingerprint for entry in self.entries.get(inside(document.path, self.folder), ())]
        if not recorded:
            return findings
        known: set[int] = set()
        for part in (len, lambda fingerprint: FACT):  # the whole fingerprint first, then the fact alone
            for at, finding in enumerate(findings):
                mark = finding.fingerprint[: part(finding.fingerprint)]
                match = next((each for each in recorded if each.startswith(mark)), None)
                if at not in known and match is not None:
                    recorded.remove(match)
                    known.add(at)
        return tuple(
            replace(finding, suppressed_by="baseline")
            if at in known and finding.suppressed_by is None
            else finding
            for at, finding in enumerate(findings)
        )

    def with_document(self, document: Document, findings: Iterable[Finding]) -> Baseline:
        """The baseline with the findings of the document, and nothing else, recorded for it."""
        made = tuple(
            Entry(finding.fingerprint, finding.rule, finding.span.of(document.text)[:60])
            for finding in findings
        )
        path = inside(document.path, self.folder)
        rest = {name: entries for name, entries in self.entries.items() if name != path}
        return Baseline(self.folder, {**rest, path: made} if made else rest)

    def without_lost(self) -> Baseline:
        """The baseline without the documents that are no longer there."""
        return Baseline(
            self.folder,
            {name: entries for name, entries in self.entries.items() if (self.folder / name).is_file()},
        )

    @property
    def count(self) -> int:
        """How many findings are recorded."""
        return sum(len(entries) for entries in self.entries.values())

    def dump(self) -> str:
        """The content of the baseline file; the same entries give the same text."""
        files = {
            name: [
                {"fingerprint": entry.fingerprint, "rule": entry.rule, "text": entry.text}
                for entry in sorted(entries, key=lambda entry: (entry.rule, entry.fingerprint))
            ]
            for name, entries in sorted(self.entries.items())
        }
        return json.dumps({"version": VERSION, "files": files}, ensure_ascii=False, indent=1) + "\n"


def load(path: Path) -> Baseline:
    """The baseline of a file; empty when there is none.  Raises ``UsageError`` and ``OSError``."""
    try:
        content = json.loads(path.read_text("utf-8"))
        if content["version"] != VERSION:
            raise ValueError(content["version"])  # noqa: TRY301
        entries = {
            str(name): tuple(Entry(each["fingerprint"], each["rule"], each["text"]) for each in given)
            for name, given in content["files"].items()
        }
    except FileNotFoundError:
        return Baseline(path.parent, {})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        from lawlint.arguments import UsageError

        raise UsageError(
            f"基线文件 {path.name} 不能用，请用 lawlint baseline 重新生成",
            f"the baseline {path.name} is broken: write it anew with lawlint baseline",
        ) from None
    return Baseline(path.parent, entries)
