"""The rules as the engine sees them: plain frozen values, validated and merged, cheap to pickle."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from lawlint.finding import Severity
from lawlint.lean import dataclass, field

if TYPE_CHECKING:
    from lawlint.rules.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Origin:
    """Where something was written: file as the user would name it, 1-based line."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Example:
    """A passage on which a rule must be silent (``good``) or must speak (``bad``).

    ``text`` is a passage; when ``whole`` it is a whole report.  In bad examples ``【`` and ``】`` may mark
    the expected span.  ``year``, ``title``: context given to the passage.  ``format``:
    ``txt`` or ``md``.  ``todo``: a known gap: shown, not
    failed.
    """

    text: str
    good: bool
    whole: bool = False
    year: int | None = None
    title: str = ""
    todo: str = ""
    line: int = 0
    format: str = "txt"


@dataclass(slots=True)
class Packed:
    """``Params`` as the cache keeps them: made, and their module imported, when the rule first runs.

    ``ready``: what the check prepared from them, packed likewise; empty when it takes them as they are.
    """

    data: bytes
    ready: bytes = b""
    made: object = None

    def unpacked(self) -> object:
        """The ``Params``."""
        from lawlint.rules.unpickling import unpacked

        return unpacked(self.data)

    def prepared(self) -> object:
        """What the check takes; made once."""
        if self.made is None:
            from lawlint.rules.unpickling import unpacked

            self.made = unpacked(self.ready or self.data)
        return self.made


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it is called, why it exists, which check it parametrises and how grave a breach is.

    ``severity``: by case name; the key ``""`` is the severity of every case not named.  ``applies``: document
    kinds it is run on; empty = all.  ``params``: the frozen
    ``Params`` of its check module, perhaps still packed (use ``parameters``).
    """

    id: str
    check: str
    title: str
    title_en: str
    severity: Mapping[str, Severity]
    params: object
    message: str = ""
    message_en: str = ""
    why: str = ""
    why_en: str = ""
    basis: str = ""
    how: str = ""  # how to mend it
    how_en: str = ""
    applies: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    literals: tuple[str, ...] = ()
    enabled: bool = True
    pack: str = ""
    origin: Origin = Origin("", 0)

    @property
    def parameters(self) -> object:
        """The ``Params`` of the rule's check, whether they came from a file or from the cache."""
        return self.params.unpacked() if isinstance(self.params, Packed) else self.params

    @property
    def prepared(self) -> object:
        """What the rule's check takes: the parameters, or what its module prepares from them."""
        if isinstance(self.params, Packed):
            return self.params.prepared()
        from lawlint.checks import prepared

        return prepared(self.check, self.params)

    def severity_of(self, case: str) -> Severity:
        """The severity of a breach of ``case``."""
        return self.severity.get(case, self.severity[""])


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A genre that packs can apply to, recognised by title, else by headings.

    ``title``: patterns of which one must be found in the title; ``headings``: patterns of which at least two
    must be found among the headings when the document has no telling title.  ``unless``: patterns of which
    none may be found in the title and the lines beneath it.
    """

    id: str
    """编号，供 applies 和 --kind 使用。 / Identifier, for ``applies`` and ``--kind``."""
    name: str
    """文种名称。 / Name in Chinese."""
    name_en: str
    """英文名称。 / Name in English."""
    title: tuple[str, ...] = ()
    """正则表达式：标题符合其一即是。 / Regular expressions of which one fits the title."""
    headings: tuple[str, ...] = ()
    """正则表达式：标题看不出时，各级标题符合其二即是。 / Two of these fit headings."""
    unless: tuple[str, ...] = ()
    """正则表达式：标题及其下数行符合其一即不是。 / Found in title or lines beneath: not this kind."""


@dataclass(frozen=True, slots=True)
class RuleSet:
    """All rules of a run, in a fixed order, with the vocabulary and the document kinds they speak of."""

    rules: tuple[Rule, ...]
    vocabulary: Vocabulary
    kinds: tuple[DocumentKind, ...] = ()
    sources: tuple[Origin, ...] = field(default=())
