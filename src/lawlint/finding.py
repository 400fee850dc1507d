"""The small value types that travel from a check to a report.

Offsets count Unicode code points of ``Document.text``; ends are exclusive.
"""

from __future__ import annotations

from enum import IntEnum

from lawlint.lean import dataclass


class Severity(IntEnum):
    """How sure and how grave a finding is; the order is the order of gravity.

    ``ERROR``: impossible under every reading, or a mandatory thing is missing.
    ``WARNING``: wrong unless an assumption holds that the text does not state, or
    a clear breach of a written standard.  ``NOTE``: advice.
    """

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The lower-case English word used in rules, on the command line and in every output."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points of ``Document.text``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of ``text`` that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Words:
    """One piece of user-facing text in Chinese and in English."""

    zh: str
    en: str

    def said(self, lang: str) -> str:
        """The text in ``lang`` (``zh`` or ``en``)."""
        return self.en if lang == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that takes part in a finding, with the role it plays there."""

    span: Span
    role: Words


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the text of ``span`` by ``replacement``."""

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that mend a finding together.

    ``safe`` fixes cannot change what the text says; ``--fix`` applies only those.
    """

    edits: tuple[Edit, ...]
    what: Words
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Reasoning:
    """How a check came to its verdict: what was read, computed and tried, and what would be consistent.

    ``read``: the figures taken from the text, as printed.  ``computed``: the computation
    that fails.  ``tried``: other readings that were tried and fail too.  ``nearest``: the
    nearest figures that would be consistent.  ``unless``: the unstated assumption that
    would excuse the text.
    """

    read: tuple[str, ...] = ()
    computed: Words | None = None
    tried: tuple[Words, ...] = ()
    nearest: tuple[Words, ...] = ()
    unless: Words | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at, complete with everything an output may want to say about it."""

    rule: str
    severity: Severity
    span: Span
    message: Words
    reasoning: Reasoning = Reasoning()
    related: tuple[Related, ...] = ()
    fixes: tuple[Fix, ...] = ()
    fingerprint: str = ""
    suppressed_by: str | None = None
