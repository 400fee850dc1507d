"""Sets of classes that exclude each other, and which of them the figures of a list count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from lawlint.checks._figures import Figures
from lawlint.facts.model import Term

if TYPE_CHECKING:
    from lawlint.rules.vocabulary_form import ExclusiveForm

_LONGEST_NAME = 10


def same_set(figures: Figures, before: Sequence[Term], term: Term) -> bool:
    """Whether the term goes on the list of classes."""
    terms = [*before, term]
    sets = sets_named(figures, terms[0])
    return any(len(named_classes(form.words, terms)) >= len(terms) for form in sets)


def named_classes(words: Sequence[str], terms: Sequence[Term]) -> list[str]:
    """The classes that the terms count one after another, each called by its name alone."""
    found: list[str] = []
    for term in terms:
        name = class_named(term)
        named = [word for word in words if word in name]
        named = [word for word in named if not any(word != other and word in other for other in named)]
        rest = name
        for word in named:
            rest = rest.replace(word, "")
        if set(named) & set(found) or not (named and _says_nothing().fullmatch(rest)):
            break
        found.extend(named)
    return found


def sets_named(figures: Figures, term: Term) -> Sequence[ExclusiveForm]:
    """The sets of classes one of which the figure may count."""
    sets, name = figures.reading.vocabulary.sets, class_named(term)
    if name in sets or len(name) > _LONGEST_NAME:
        return sets.get(name, ())
    return [form for word in figures.reading.vocabulary.classes_in(name) for form in sets[word]]


def class_named(term: Term) -> str:
    return _class_name().sub("", term.lead)


@cache
def _says_nothing() -> re.Pattern[str]:
    """What may stand beside the words of a class: 废止和失效, 列入计划解决, 已解决或基本解决, 表示满意的, 合计,
    驳回复议请求, 经调解和解终止.
    """
    return re.compile(
        "(?:(?:行政)?复议(?:申请|请求)?|原?行政行为|经?(?:调解|和解|协调)后?|[和或及与已拟的共]|回收|收回|合计|共计|表示|感到|实际|宣布|列入|以及|或者|基本解决)*"
    )


@cache
def _class_name() -> re.Pattern[str]:
    """What may stand around the name of a class: 评出优秀案卷, 专职调解员."""
    handled = "(?:各|有关|相关|责任|承办)(?:单位|部门)|办理|办件|受理|申请|申报|诉求|开展|举办|活动|培训|调解|送达|渠道|方式"
    return re.compile(
        f"^(?:20\\d\\d年度?的?)?(?:(?:被|共)?评(?:出|定|选|查)?为?|(?:认|判|核)定为?|其中|有|为|决定|责令(?!履行)|予以|判决|裁定)?|(?:案件|案卷|卷|(?<![立备])案|人员|调解员|律师|票|(?:案件)?(?:裁判)?文书有?|{handled})$"
    )
