"""The words by which figures are bound to what they measure.

``build`` makes the frozen ``Vocabulary`` that facts and checks use, of the forms in ``vocabulary_form.py``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from lawlint.facts.model import COUNT, Unit
from lawlint.facts.units import parse
from lawlint.lean import dataclass
from lawlint.rules.vocabulary_form import ExclusiveForm, MatterForm, MeasureForm, VocabularyForm


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter as the binding uses it; ``units`` are families of units, ``special`` those of measures that
    are counted in others.
    """

    name: str
    en: str
    units: frozenset[str]
    measures: tuple[str, ...]
    special: Mapping[str, frozenset[str]]

    def counted_in(self, family: str, measure: str) -> bool:
        """Whether ``measure`` is counted in units of ``family`` (``""``: no unit is printed)."""
        return not family or family in self.special.get(measure, self.units)


@dataclass(frozen=True)
class Vocabulary:
    """Matters, measures and the words that point to them.

    ``words``: every cue word and what it says: pairs of role and name (see ``Role``). ``own``: cue words
    that name a measure of one matter only, by matter. ``proper``: words that only the matters named with them
    explain. ``exclusive``: sets of class words.
    """

    matters: Mapping[str, Matter]
    measures: Mapping[str, str]  # name → English
    words: Mapping[str, tuple[str, str]]
    own: Mapping[str, Mapping[str, str]]
    proper: Mapping[str, frozenset[str]]
    exclusive: tuple[ExclusiveForm, ...]
    overlapping: tuple[str, ...]
    carry_over: tuple[str, ...]
    carry_over_near: tuple[str, ...]
    opening: frozenset[str]  # measures that bring up what the figures behind them are about
    units: Mapping[str, Unit]

    def names(self, matter: str = "") -> tuple[str, ...]:
        """The measures that a rule on ``matter`` may name (of all matters when empty)."""
        special = self.matters[matter].measures if matter else self._special
        return (*self.measures, *special, COUNT)

    def distinct(self, matter: str) -> frozenset[str]:
        """The cue words of measures that only ``matter`` has."""
        return self._distinct.get(matter, frozenset())

    @cached_property
    def _distinct(self) -> Mapping[str, frozenset[str]]:
        known = Counter(word for cues in self.own.values() for word in cues)
        return {
            matter: frozenset(word for word in cues if known[word] == 1 and word not in self.words)
            for matter, cues in self.own.items()
        }

    @cached_property
    def _special(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for matter in self.matters.values() for name in matter.measures))

    @cached_property
    def sets(self) -> Mapping[str, tuple[ExclusiveForm, ...]]:
        """The sets of classes that a class word belongs to, in their order."""
        found: dict[str, list[ExclusiveForm]] = {}
        for form in self.exclusive:
            for word in dict.fromkeys(form.words):
                found.setdefault(word, []).append(form)
        return {word: tuple(forms) for word, forms in found.items()}

    def classes_in(self, words: str) -> list[str]:
        """The class words that stand in ``words``, in the order of ``sets``."""
        starts = self._class_words
        found = {
            (place, word)
            for at in range(len(words))
            for size in (1, 2)
            for place, word in starts.get(words[at : at + size], ())
            if words.startswith(word, at)
        }
        return [word for _, word in sorted(found)]

    @cached_property
    def _class_words(self) -> Mapping[str, tuple[tuple[int, str], ...]]:
        """Class words by their first two characters (one, if they have no more), with their place in ``sets``."""
        starts: dict[str, list[tuple[int, str]]] = {}
        for place, word in enumerate(self.sets):
            starts.setdefault(word[:2], []).append((place, word))
        return {start: tuple(words) for start, words in starts.items()}

    def sets_with(self, words: Iterable[str]) -> list[ExclusiveForm]:
        """The sets that have one of the class words, in their order."""
        at = {place for word in words for place in self._places.get(word, ())}
        return [self.exclusive[place] for place in sorted(at)]

    @cached_property
    def _places(self) -> Mapping[str, tuple[int, ...]]:
        """Where among ``exclusive`` the sets of each class word stand."""
        found: dict[str, list[int]] = {}
        for place, form in enumerate(self.exclusive):
            for word in dict.fromkeys(form.words):
                found.setdefault(word, []).append(place)
        return {word: tuple(places) for word, places in found.items()}

    @cached_property
    def starts(self) -> re.Pattern[str]:
        """Finds the places where a cue word may start."""
        first, second = ("".join(sorted({pair[at] for pair in self.table})) for at in (0, 1))
        return re.compile(f"[{re.escape(first)}](?=[{re.escape(second)}])")

    @cached_property
    def table(self) -> Mapping[str, tuple[str, ...]]:
        """Cue words (of two characters at least) by their first two characters, longest first."""
        starts: dict[str, list[str]] = {}
        for word in (*self.words, *(word for cues in self.own.values() for word in cues)):
            if len(word) > 1:
                starts.setdefault(word[:2], []).append(word)
        return {start: tuple(sorted(set(words), key=len, reverse=True)) for start, words in starts.items()}


class Role:
    """What a cue word says."""

    MATTER = "matter"
    MEASURE = "measure"
    NOUN = "noun"
    SCOPE = "scope"
    ASPECT = "aspect"
    NEUTRAL = "neutral"


def build(form: VocabularyForm) -> Vocabulary:
    """The vocabulary of a form. Raises ``ValueError`` for a unit given twice or a scale that is not
    positive.
    """
    words: dict[str, tuple[str, str]] = {}
    for role, names in ((Role.NEUTRAL, form.neutral), (Role.SCOPE, form.scopes), (Role.ASPECT, form.aspects)):
        words.update((word, (role, word)) for word in names)
    for matter in form.matters.values():
        words.update((noun, (Role.NOUN, noun)) for noun in matter.nouns)
    words.update(_cues(Role.MEASURE, form.measures))
    for name, matter in form.matters.items():
        cues = matter.cues or (name,)
        words.update((cue, (Role.MATTER, name)) for cue in cues)
        own = (cue for cue, _ in _cues(Role.MEASURE, matter.measures))
        for word in (*matter.nouns, *own):
            if any(cue in word for cue in cues):
                words[word] = (Role.MATTER, name)
    proper = _proper(form)
    for word in proper:
        words.setdefault(word, (Role.NOUN, word))
    return Vocabulary(
        matters={name: _matter(name, matter) for name, matter in form.matters.items()},
        measures={name: measure.en for name, measure in form.measures.items()},
        words=words,
        own={
            name: {cue: measure for cue, (_, measure) in _cues(Role.MEASURE, matter.measures)}
            for name, matter in form.matters.items()
            if matter.measures
        },
        proper=proper,
        exclusive=form.exclusive,
        overlapping=form.overlapping,
        carry_over=form.carry_over,
        carry_over_near=form.carry_over_near,
        opening=frozenset(_opening(form)),
        units=parse({family: _names(names) for family, names in form.families.items()}),
    )


def _matter(name: str, form: MatterForm) -> Matter:
    special = {measure: frozenset(each.units) for measure, each in form.measures.items() if each.units}
    return Matter(name, form.en, frozenset(form.units), tuple(form.measures), special)


def _proper(form: VocabularyForm) -> dict[str, frozenset[str]]:
    owners: dict[str, set[str]] = {}
    for name, matter in form.matters.items():
        for word in matter.proper:
            owners.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in owners.items()}


def _names(names: tuple[str, ...] | Mapping[str, int | str]) -> list[str] | Mapping[str, int | str]:
    return names if isinstance(names, Mapping) else list(names)


def _opening(form: VocabularyForm) -> Iterator[str]:
    forms = [form.measures, *(matter.measures for matter in form.matters.values())]
    for measures in forms:
        yield from (name for name, measure in measures.items() if measure.opens)


def _cues(
    role: str, forms: Mapping[str, MeasureForm] | Mapping[str, MatterForm]
) -> Iterator[tuple[str, tuple[str, str]]]:
    for name, form in forms.items():
        for cue in form.cues or (name,):
            yield cue, (role, name)
