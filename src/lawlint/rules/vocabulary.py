"""The words by which figures are bound to what they measure.

``VocabularyForm`` is the YAML form (``rules/data/vocabulary.yaml`` and the key ``vocabulary`` of a rule
file; merged key by key, lists appended); ``build`` makes the frozen ``Vocabulary`` that facts and checks
use.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property

from lawlint.facts.model import Unit
from lawlint.facts.units import parse
from lawlint.lean import dataclass, field


@dataclass(frozen=True, slots=True)
class MeasureForm:
    """一项指标，如“受理”。 / One thing that is counted of a matter, such as 受理."""

    cues: tuple[str, ...] = ()
    """写在数字前后、表明指标的词；缺省为指标名本身。 / Words beside the figure that name it; its own name
    when absent.
    """
    en: str = ""
    """英文名。 / Name in English."""
    units: tuple[str, ...] = ()
    """本指标计数单位的类别；缺省同事项。 / Families of the units in which it is counted; those of the matter
    when absent.
    """
    opens: bool = False
    """由它引出一类新的事项，后面的数字承前省略。 / It brings up what the figures behind it are about."""


@dataclass(frozen=True, slots=True)
class MatterForm:
    """一类事项，如“行政复议”。 / A matter that reports count cases of."""

    cues: tuple[str, ...] = ()
    """表明事项的词；缺省为事项名本身。 / Words that name the matter; its own name when absent."""
    en: str = ""
    """英文名。 / Name in English."""
    nouns: tuple[str, ...] = ()
    """所计数的事物名称，如“案件”“申请”。 / What is counted: nouns that say nothing more about a figure of
    this matter.
    """
    proper: tuple[str, ...] = ()
    """在别的事项里就另有所指的词，如“法院”“刑事”。 / Words that speak of something else beside any other
    matter.
    """
    units: tuple[str, ...] = ("case",)
    """计数单位的类别。 / Families of the units in which it is counted."""
    measures: Mapping[str, MeasureForm] = field(default_factory=dict)
    """本事项特有的指标，或对通用指标的补充。 / Measures, or cues, of this matter only."""


@dataclass(frozen=True, slots=True)
class ExclusiveForm:
    """互不重叠的一组类别，如“民事、刑事、行政”。 / Classes that never overlap."""

    words: tuple[str, ...]
    """类别名称。 / The words that name the classes."""
    complete: bool = False
    """这些类别合起来就是全部。 / Whether they make up the whole."""
    bare: bool = False
    """可以不用“其中”直接写在总数之后。 / Whether they may stand behind their whole with nothing to open them."""
    units: tuple[str, ...] = ()
    """只在以这些类别的单位计数时才不重叠；缺省为任何单位。 / Families of units in which they exclude each
    other; any when absent.
    """


@dataclass(frozen=True, slots=True)
class VocabularyForm:
    """词汇。 / The vocabulary."""

    matters: Mapping[str, MatterForm] = field(default_factory=dict)
    """事项。 / Matters by name."""
    measures: Mapping[str, MeasureForm] = field(default_factory=dict)
    """各类事项通用的指标。 / Measures that every matter may have."""
    exclusive: tuple[ExclusiveForm, ...] = ()
    """互不重叠的类别。 / Sets of classes that never overlap."""
    overlapping: tuple[str, ...] = ()
    """可能与别的类别重叠的词，如“涉企”“女”。 / Words of classes that may overlap others."""
    carry_over: tuple[str, ...] = ()
    """表明含有往年案件等情况的词，段中见到即不比较先后环节。 / Words that say cases of other years or
    sources are included: anywhere in the paragraph.
    """
    carry_over_near: tuple[str, ...] = ()
    """同上，但只看本句和前后一句，因为这些词也常用于别处。 / The same, in the sentence and its neighbours only:
    words that are often said of other things.
    """
    scopes: tuple[str, ...] = ()
    """表明统计范围的词，如“市本级”。 / Words that say whose figures they are."""
    aspects: tuple[str, ...] = ()
    """表明其中一类的词，如“一审”。 / Words that narrow a matter."""
    neutral: tuple[str, ...] = ()
    """不改变数字含义的词，如“全年”“依法”。 / Words that say nothing about what is measured."""
    families: Mapping[str, tuple[str, ...] | Mapping[str, int | str]] = field(default_factory=dict)
    """计量单位：类别到名称，或到名称和换算倍数。 / Units by family."""


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
        return (*self.measures, *special)

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
