"""The vocabulary as it is written in YAML: ``rules/data/vocabulary.yaml`` and the key ``vocabulary`` of a rule file.

Several are merged key by key, lists appended.
"""

from __future__ import annotations

from collections.abc import Mapping

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
