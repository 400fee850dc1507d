"""The sums over all documents of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawlint.finding import Severity, Words
from lawlint.lean import dataclass, field

if TYPE_CHECKING:
    from lawlint.result import ChosenKind, Coverage, Result


@dataclass(frozen=True, slots=True)
class Trouble:
    """What kept a document, or one ``rule`` (else ``""``), from being checked."""

    path: str
    words: Words
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """What one document adds to the summary."""

    counts: tuple[tuple[Severity, int], ...]
    suppressed: int
    kind: ChosenKind
    coverage: Coverage

    @classmethod
    def of(cls, result: Result) -> Tally:
        """The tally of one result."""
        found = [finding.severity for finding in result.active]
        counts = tuple((severity, found.count(severity)) for severity in reversed(Severity))
        return cls(counts, len(result.findings) - len(found), result.kind, result.coverage)


@dataclass(slots=True)
class Summary:
    """The sums of a run so far."""

    documents: int = 0
    counts: dict[Severity, int] = field(default_factory=lambda: dict.fromkeys(reversed(Severity), 0))
    suppressed: int = 0
    quantities: int = 0
    bound: int = 0
    checked: int = 0
    excluded: int = 0
    fixed: int = 0
    kinds: dict[ChosenKind, int] = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)
    troubles: list[Trouble] = field(default_factory=list)
    _passed: set[str] = field(default_factory=set)
    _nothing: set[str] = field(default_factory=set)

    @property
    def passed(self) -> set[str]:
        """Rules that looked at something and found it in order everywhere."""
        return self._passed - self.failed

    @property
    def nothing(self) -> set[str]:
        """Rules that found nothing to look at in any document."""
        return self._nothing - self._passed - self.failed

    def add(self, tally: Tally) -> None:
        """Count one more document."""
        self.documents += 1
        for severity, count in tally.counts:
            self.counts[severity] += count
        self.suppressed += tally.suppressed
        self.kinds[tally.kind] = self.kinds.get(tally.kind, 0) + 1
        coverage = tally.coverage
        self.quantities += coverage.quantities
        self.bound += coverage.bound
        self.checked += coverage.checked
        self._passed.update(coverage.passed)
        self.failed.update(coverage.failed)
        self._nothing.update(coverage.nothing)
