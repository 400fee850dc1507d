"""Sites named one after another, each by its place, and how many there are said to be: 建成青年路宪法公园、清河湾法治长廊、
石门镇法治广场4处法治文化阵地.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.checks._enumeration.chains import otherwise
from lawlint.checks._figures import Figures
from lawlint.checks.base import Held, Observation
from lawlint.facts.dates import number
from lawlint.finding import Related, Span, Words

_LONGEST = 200
"""Characters that the names may take."""
_KINDS = "公园|广场|长廊|回廊|走廊|书屋|书吧|大院|小院|庭院|基地|展馆|展厅|场馆|馆|驿站|站|街区|步道|文化墙|墙|亭|苑"


def sites(figures: Figures) -> Iterator[Observation]:
    """Every such number, when each name ends as that of a site and begins with a place."""
    document = figures.reading.document
    text = document.folded
    for found in _counted().finditer(text) if re.search("[处个座]", text) else ():
        names = _names().search(text, max(found.start() - _LONGEST, 0), found.start())
        if names is None:
            continue
        items = [
            Span(*each.span()) for each in re.compile("[^、]+").finditer(text, names.start(), names.end())
        ]
        words = [item.of(text) for item in items]
        parts = [part for word in words for part in re.split("以及|和|及|与", word)]
        if not all(map(_is_site, parts)) or len(set(parts)) < len(parts):
            continue
        place, stated, listed = (
            Span(*found.span("number")),
            number(found["number"].replace("两", "二")) or 0,
            len(parts),
        )
        if listed == stated or (names["etc"] and stated > listed):
            yield Held(place, "list")
        else:
            related = tuple(Related(item, Words("列举项", "item")) for item in items)
            yield otherwise(place, document.text[place.start : found.end()], stated, parts, related)


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(
        r"(?<=[\u4e00-\u9fff])(?P<number>[2-9]|1\d|[两二三四五六七八九]|十[一二三四五]?)[处个座]"
        "[\u4e00-\u9fff]{0,8}?(?:阵地|场所|公园|广场|基地|设施|景观|场馆|点位|站点)"
    )


@cache
def _names() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\u4e00-\u9fff、\d”》)])[\u4e00-\u9fff]+(?:、[\u4e00-\u9fff]+?){2,}(?=(?P<etc>等)?(?:一?共|共计|这)?$)"
    )


def _is_site(name: str) -> bool:
    """Whether a part is the name of one site: 石门镇法治广场; not 镇级法治广场, 各村法治大院."""
    return _site().fullmatch(name) is not None and _several().search(name) is None


@cache
def _site() -> re.Pattern[str]:
    return re.compile(
        f"[\u4e00-\u9fff]{{2,12}}?[路街镇乡村河湖江山湾桥溪岛庄寨屯区县市][\u4e00-\u9fff]{{0,12}}(?:{_KINDS})"
    )


@cache
def _several() -> re.Pattern[str]:
    return re.compile("[各每级多等两]|其他|部分|全[县市区]|所有|沿线|一[批系]")
