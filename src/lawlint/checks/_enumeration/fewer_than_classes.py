"""More classes than things that they are of: 梳理出46方面37个问题, 通报5类3项问题."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.checks._enumeration.chains import MORE
from lawlint.checks._figures import Figures
from lawlint.checks.base import Held, Observation, Problem
from lawlint.facts.numerals import value
from lawlint.finding import Reasoning, Span, Words


def of_classes(figures: Figures) -> Iterator[Observation]:
    """Every number of classes with the number of things right behind it."""
    document = figures.reading.document
    if "类" not in document.folded and "方面" not in document.folded:
        return
    for found in _classes().finditer(document.folded):
        classes, things = value(found["classes"]), int(found["things"])
        if classes is None:
            continue
        place = Span(found.start("things"), found.end("unit"))
        if classes <= things:
            yield Held(place, "classes")
            continue
        shown = document.text[found.start() : found.end()]
        words = Words(f"{found['said']}至少有{found['classes']}{found['unit']}", f"at least {classes}")
        yield Problem(
            place,
            Words(
                f"分为{found['said']}，只有{found['things']}{found['unit']}，每类至少应有一{found['unit']}",
                f"{shown}: fewer things than classes of them",
            ),
            MORE,
            {"listed": found["classes"], "stated": found["things"], "items": found["said"]},
            Reasoning((shown,), words),
            key=shown,
        )


@cache
def _classes() -> re.Pattern[str]:
    number = "\\d{1,3}|[二两三四五六七八九十]{1,3}"
    things = "(?:具体|重点|主要|突出|共性|个性|典型|整改)?(?:问题|任务|措施|举措|要点|事项|指标|隐患|内容|不足|短板)"
    return re.compile(
        f"(?<![\\d.第前余多每各、和及与—-])(?P<said>(?P<classes>{number})个?(?:方面|大?类))(?:的|共|共计)?"
        f"(?P<things>\\d{{1,3}})(?P<unit>[个项条])(?={things})"
    )
