"""Steps of a review in one pair of quotation marks before their number: “科室初审、法制审核、集体审议”三级审核."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.checks._enumeration.chains import otherwise
from lawlint.checks._figures import Figures
from lawlint.checks.base import Held, Observation
from lawlint.document.labels import han_number
from lawlint.finding import Related, Span, Words

_MARKS = "[+、→—-]+"


def steps(figures: Figures) -> Iterator[Observation]:
    """Every number of steps behind a quotation of nothing but steps."""
    text = figures.reading.document.folded
    for found in _quoted().finditer(text) if "”" in text or '"' in text else ():
        items = re.split(_MARKS, found["steps"])
        if len(items) < 2 or not all(map(_step().fullmatch, items)):
            continue
        place = Span(found.start("count"), found.end("unit"))
        stated = int(found["count"]) if found["count"].isdigit() else han_number(found["count"])
        if stated == len(items):
            yield Held(place, "list")
        else:
            whole = (Related(Span(*found.span("steps")), Words("列举项", "items")),)
            yield otherwise(place, found["count"] + found["unit"], stated, items, whole, unit=found["unit"])


@cache
def _quoted() -> re.Pattern[str]:
    done = "审|核|把关|联审|联签|法制|合法性|决策|论证|会商|流程|程序|机制|模式|制度"
    return re.compile(
        f'[“"](?P<steps>[\u4e00-\u9fff+、→—-]{{6,60}})[”"]的?(?P<count>[二三四五六七]|[2-7])(?P<unit>[级步道重关审])(?:{done})'
    )


@cache
def _step() -> re.Pattern[str]:
    """One step, which names no other beside it: 法律顾问论证; not 初审复核, nor 合法性审查和集体讨论."""
    done = "初审|复审|终审|联审|审核|审查|审议|审定|审批|论证|复核|核查|把关|会签|研判|签发|自查"
    return re.compile(f"(?!.*[和与及])(?:(?!{done}|集体)[\u4e00-\u9fff])*(?:集体)?(?:{done}|会审|讨论|决定)")
