"""What a check is given and what it gives back.

A kind of check is one module of this package.  Its name is the module's name with ``-`` for ``_``
(``required_section.py`` is ``check: required-section``); its docstring is its documentation; it holds

* one frozen dataclass ``Params`` (the rule's own keys, with attribute docstrings in Chinese and English that
  become the JSON Schema),
* ``check(params, reading)``: a generator of ``Problem``, ``Held`` and ``Abstained``,
* optionally ``prepare(params)``: what ``check`` takes in place of them, when that takes time to make (an
  index, a parsed expression); a plain frozen dataclass that the cache keeps with the rule,
* optionally ``literals(params)``: the check is run only when one of these words stands in the folded text,
* optionally ``PLACEHOLDERS`` and ``CASES``: names that a rule's ``message`` and ``severity`` may use;
  ``cases(params)`` instead of ``CASES`` when the cases depend on the rule,
* optionally ``regexes(params)``: every regular expression of the rule, tried by the loader,
* optionally ``verify(params, vocabulary)``: an iterable of ``Complaint`` about names and expressions that
  types cannot check.

A check opens no file and knows nothing of severity, suppression or output.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from lawlint.document.model import Document
from lawlint.facts.model import Facts
from lawlint.finding import Fix, Reasoning, Related, Span, Words
from lawlint.lean import dataclass, field

if TYPE_CHECKING:
    from lawlint.rules.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Reading:
    """One document as all checks see it."""

    document: Document
    facts: Facts
    vocabulary: Vocabulary


@dataclass(frozen=True, slots=True)
class Problem:
    """A place where a rule is broken.

    ``case`` names which part of the rule (a key of the rule's ``severity`` mapping).  ``message``: the
    check's own sentence; a rule's ``message`` template replaces it, filled from ``values``.  ``key``: what
    makes this fact the same fact after edits elsewhere (normalised quote); it enters the fingerprint.
    ``used``: indices of the quantities that took part.  ``conflict``: figures contradict each other; such
    problems are told once and placed at the figure that fits least.  ``tells``: spans whose defects this
    problem stands for; other rules' problems in them are left out.  ``doubts``: places that are themselves said
    to be wrong; problems that are reckoned from one of them, which ``rests`` names, are left out.  ``guess``:
    gives way where another rule's problem changes the same words.
    """

    span: Span
    message: Words
    case: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    reasoning: Reasoning = Reasoning()
    related: tuple[Related, ...] = ()
    fixes: tuple[Fix, ...] = ()
    key: str = ""
    used: tuple[int, ...] = ()
    conflict: bool = False
    tells: tuple[Span, ...] = ()
    doubts: tuple[Span, ...] = ()
    rests: tuple[Span, ...] = ()
    guess: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """A place that a rule looked at and found in order.

    ``exact``: the figures of ``used`` determine each other (a sum, a rate), so that each of them is confirmed.
    """

    span: Span
    note: str = ""
    used: tuple[int, ...] = ()
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Abstained:
    """A place that a rule looked at and could not judge, with the reason."""

    span: Span
    reason: str
    used: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Complaint:
    """What ``verify`` finds wrong with the value at ``path`` of a rule (``("matter",)``, ``("parts", 2)``).

    ``wrong`` and ``choices``: a name that is unknown and those known; the loader suggests the nearest.
    """

    path: tuple[str | int, ...]
    words: Words
    wrong: str = ""
    choices: tuple[str, ...] = ()


Observation = Problem | Held | Abstained
Observations = Iterable[Observation]
