"""Bodies named one after another, and how many they are said to be: 由司法局、财政局、审计局5个部门组成; with 等 there
are never more names than the number says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.checks._context import around
from lawlint.checks._enumeration.chains import otherwise
from lawlint.checks._enumeration.scopes import is_far_more
from lawlint.checks._figures import Figures
from lawlint.checks.base import Held, Observation
from lawlint.facts.dates import number
from lawlint.finding import Related, Span, Words

_LONGEST = 200
"""Characters that the names may take."""


def bodies(figures: Figures) -> Iterator[Observation]:
    """Every such number, when each name is certain to be that of one body; 联合 may count the one that asks."""
    document = figures.reading.document
    text = document.folded
    for found in _counted().finditer(text) if any(word in text for word in ("部门", "单位", "机关")) else ():
        names = _names().search(text, max(found.start() - _LONGEST, 0), found.start())
        if names is None:
            continue
        first = names[0].partition("、")[0]
        head = max((at.end() for at in _head().finditer(first)), default=0)
        items = [Span(*each.span()) for each in _name().finditer(text, names.start() + head, names.end())]
        words = [item.of(text) for item in items]
        if not all(map(_is_body, words)) or (names["etc"] and not all(map(_ends_as_body().search, words))):
            continue
        place = Span(*found.span("number"))
        joined = sum(len(_joint().findall(word)) for word in words)
        sentence = around(document, place, "sentence")
        more = bool(_together().search(text, sentence.start, names.start() + head))
        stated, listed = number(found["number"].replace("两", "二")) or 0, len(items)
        if listed <= stated <= listed + joined + more or (names["etc"] and stated > listed):
            yield Held(place, "list")
        elif stated > 1 and not is_far_more(listed + joined, stated):
            related = tuple(Related(item, Words("列举项", "item")) for item in items)
            said = document.text[place.start : found.end()]
            counted = listed + joined if stated > listed else listed
            yield otherwise(place, said, stated, words, related, counted)


@cache
def _counted() -> re.Pattern[str]:
    level = "(?:[市县区省]?[直级]|有关|相关|成员|责任|职能|牵头|主要|重点|党政){0,2}"
    return re.compile(
        rf"(?<=[\u4e00-\u9fff])(?P<number>[两二三四五六七八九十]|十[一二三四五]|[2-9]|1\d)(?:(?:个|家){level}(?:部门|单位|机关)|部门)"
    )


@cache
def _names() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\u4e00-\u9fff、\d”》)])[\u4e00-\u9fff]+(?:、[\u4e00-\u9fff]+?)+?(?=(?P<etc>等)?(?:一?共|共计|这)?$)"
    )


@cache
def _name() -> re.Pattern[str]:
    return re.compile("[^、]+")


@cache
def _head() -> re.Pattern[str]:
    """Words that the names stand behind: 由, 组织, 涉及; 组织部 is a body."""
    return re.compile(
        "由|组织(?!部)|联合|会同|协同|邀请|涉及|涵盖|覆盖|包括|包含|[对在向从与]|选取|抽取|选择|选定|确定|其中"
        "|协调|整合|督促|指导|抽调|召集|组成|约谈|检查|评查|推动|明确|通报|分别[为是]|即"
    )


@cache
def _together() -> re.Pattern[str]:
    """Words of a sentence whose subject may be counted with the bodies that it joins."""
    return re.compile("联合(?![督检调执])|会同|协同|牵头|携手|[与同和]|为主|主导|主办|配合")


@cache
def _joint() -> re.Pattern[str]:
    return re.compile("以及|和|及|与")


def _is_body(name: str) -> bool:
    """Whether a part is a body or two of them joined: 市司法局, 公安, 市公安局和市司法局."""
    return _body().fullmatch(name) is not None and not _unclear().search(name)


@cache
def _body() -> re.Pattern[str]:
    return re.compile(
        "[^局委厅办部院]{2,4}|[\u4e00-\u9fff]{1,18}(?:局|委|办|厅|院|会|部|处|办公室|中心|公司|政府|[大支总]队|人大|政协)"
    )


@cache
def _ends_as_body() -> re.Pattern[str]:
    """With 等 the words before a number may say why (整改不力、进展迟缓等2个单位): only full names are counted."""
    return re.compile("(?:局|委|办|厅|院|部|中心)$")


@cache
def _unclear() -> re.Pattern[str]:
    return re.compile(
        "各|每|其他|部分|[所下直]属|有关|相关|全[市省县区]|等|以上|分别|[一二两三四五六七八九十][个家县市区省州级]"
        "|[县区市省镇乡村旗州]$|(?:街道|社区)$|[和及与].*政府$|[和及与向对在由给为从将把被让请以]$"
    )
