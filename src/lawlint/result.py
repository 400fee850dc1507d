"""What a run over one document is asked and what it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from lawlint.checks.base import Observation
from lawlint.finding import Finding, Severity, Words
from lawlint.lean import dataclass

if TYPE_CHECKING:
    from lawlint.document.model import Document, Position
    from lawlint.facts.model import Facts


class Suppressor(Protocol):
    """Decides which findings are left out, and finds suppressions that no finding needed."""

    def apply(
        self, document: Document, findings: tuple[Finding, ...], ran: frozenset[str]
    ) -> tuple[Finding, ...]:
        """The findings, with ``suppressed_by`` set on those left out, and findings about suppressions.

        ``ran``: ids of the rules that were run on the document.
        """
        ...


@dataclass(frozen=True, slots=True)
class Options:
    """What a run asks of the engine.

    ``kind``: id of the document kind to take instead of looking for one.  ``select``: rule ids or pack
    names to run (empty = all that are enabled); ``ignore``: those not to run.  ``trace``: id of a rule that
    is run whatever its literals say, so that it can be told what it looked at.
    """

    kind: str | None = None
    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    trace: str = ""
    suppressors: tuple[Suppressor, ...] = ()


@dataclass(frozen=True, slots=True)
class Observed:
    """What a rule said about one place."""

    rule: str
    observation: Observation


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule that could not be run on a document."""

    rule: str
    message: Words


@dataclass(frozen=True, slots=True)
class ChosenKind:
    """The document kind that was taken and why; ``id`` is ``""`` when none was recognised."""

    id: str
    name: Words
    why: Words


@dataclass(frozen=True, slots=True)
class Coverage:
    """What could be evaluated: ids of rules; numbers of quantities found, bound and checked by a rule."""

    passed: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    nothing: tuple[str, ...] = ()
    quantities: int = 0
    bound: int = 0
    checked: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """Everything that one run over one document found out.

    ``findings``: in text order, suppressed ones included (``suppressed_by`` is set).  ``observations``: what
    every rule said about every place it looked at, in the order of the rules.  ``traced``: ``Options.trace``.
    """

    document: Document
    facts: Facts
    kind: ChosenKind
    findings: tuple[Finding, ...]
    coverage: Coverage
    observations: tuple[Observed, ...] = ()
    failures: tuple[Failure, ...] = ()
    traced: str = ""

    @property
    def active(self) -> tuple[Finding, ...]:
        """The findings that are not suppressed."""
        return tuple(finding for finding in self.findings if finding.suppressed_by is None)

    def position(self, finding: Finding) -> Position:
        """Where a finding begins: line and column from 1, and the paragraph or page where there are such."""
        return self.document.source.position(finding.span.start)

    @property
    def worst(self) -> Severity | None:
        """The gravest severity among the active findings; None without findings."""
        return max((finding.severity for finding in self.active), default=None)
