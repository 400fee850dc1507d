"""Places named one after another, and how many there are said to be: 舒城、金寨两县; 北京、浙江、重庆3个省（市）; or the
offices in them: 城关、柳河、石门3个司法所.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.checks._enumeration.chains import otherwise
from lawlint.checks._enumeration.scopes import is_far_more
from lawlint.checks._figures import Figures
from lawlint.checks.base import Held, Observation
from lawlint.facts.dates import number
from lawlint.finding import Related, Span, Words

_LONGEST = 5
"""Characters of a place's name, and of what may stand before the first."""


def places(figures: Figures) -> Iterator[Observation]:
    """Every such number: each name behind the first is short, and no other number follows (三省一市)."""
    document = figures.reading.document
    for found in _counted().finditer(document.folded):
        names = found["names"]
        begun = max((at.end() for at in _preposition().finditer(names)), default=0)
        start = found.start("names") + begun
        if not begun and document.folded[start - 1 : start].isdigit():
            continue  # 12个村、3个镇
        items = [Span(*each.span()) for each in _name().finditer(document.folded, start, found.end("names"))]
        words = [item.of(document.folded) for item in items]
        if len(items) < 2 or _counted_before().search(words[0]) or any(map(_unclear, words[1:])):
            continue
        if re.search("周边|毗邻|相邻|邻近|交界|边界|接壤", found["names"]):
            continue
        counted = found["kind"] + (_or_else().match(document.folded, found.end()) or [""])[0]
        office = found["kind"][1:] in _OFFICES
        if _more_before(document.folded, start) or (office and found["etc"]):
            continue  # 等6个司法所 is a plain list
        if not _are_sites(words) if office else _of_other_kind(words, counted):
            continue
        if found["kind"][1:] in _SMALL and not all(word[-1] in counted for word in words):
            continue
        joined = sum(len(_joint().findall(word)) for word in words)
        stated, listed = number(found["number"].replace("两", "二")) or 0, len(items) + joined
        place = Span(*found.span("number"))
        if len(items) <= stated <= listed or (found["etc"] and stated > len(items)):
            yield Held(place, "list")
        elif stated > 1 and not is_far_more(len(items), stated):
            related = tuple(Related(item, Words("列举项", "item")) for item in items)
            said = document.text[place.start : found.end()]
            yield otherwise(place, said, stated, words, related, listed if stated > listed else len(items))


@cache
def _counted() -> re.Pattern[str]:
    numeral = "[两二三四五六七八九十]|(?<!\\d)[2-9](?=个)|(?<!\\d)1\\d(?=个)"
    return re.compile(
        rf"(?<![\u4e00-\u9fff、])(?P<names>[\u4e00-\u9fff]+(?:、[\u4e00-\u9fff]+)+?)(?<!等)(?P<etc>等)?(?P<number>{numeral})"
        f"(?P<kind>[县市区省州盟旗地]|个(?:[县区省州盟旗]|城市|地区|市州|市县|县区|乡镇|街道|镇街|[镇乡](?!村)|社区|村(?![民组庄居])|{'|'.join(_OFFICES)}))"
        "(?![一二三四五六七八九十两\\d级]|[直属]|\\([^)]*[一二三四五六七八九十两\\d])"
    )


_SMALL = ("镇", "乡", "社区", "村", "镇街")
"""Places that are counted below others, so that each name must show its kind."""


@cache
def _or_else() -> re.Pattern[str]:
    """The other name of such a place, in brackets or behind a stroke: 3个镇（街道）, 5个村/社区."""
    return re.compile(r"\([^()]{1,6}\)|/?(?:街道|社区|村|镇)|$")


@cache
def _name() -> re.Pattern[str]:
    return re.compile("[^、]+")


@cache
def _preposition() -> re.Pattern[str]:
    """Behind it the names begin: 会同公安、城管对舒城、金寨两县."""
    return re.compile(
        "(?<![面针应反相])对|[在赴向将把]|选取|选择|确定|(?<![至得])到|(?<![理自])由|赋予|授予|其中|包[括含]|涉及|覆盖|涵盖"
    )


@cache
def _joint() -> re.Pattern[str]:
    return re.compile("以及|和|(?<!涉)及|与")


def _unclear(word: str) -> bool:
    """Whether a part is not simply the name of a place, or two of them joined; 各4个省 is so many each."""
    names = [name for name in _joint().split(word) if name]
    return any(len(name) > _LONGEST for name in names) or bool(
        re.search(
            "各|每|周边|其他|部分|所辖|所属|有关|全[市省县]|等|[一二三四五六七八九十][县市区省州盟旗地]?$",
            word,
        )
    )


@cache
def _counted_before() -> re.Pattern[str]:
    return re.compile("[一二两三四五六七八九十]个")


_OFFICES = ("司法所", "派出所", "法庭", "人民法庭", "税务所", "市场监管所", "检察室")


def _are_sites(words: list[str]) -> bool:
    """Whether three names or more are those of the towns that offices stand in, and none what the offices are or do."""
    names = [name for word in words[1:] for name in _joint().split(word) if name]
    return len(words) > 2 and all(_site().fullmatch(name) is not None for name in names)


@cache
def _site() -> re.Pattern[str]:
    deeds = "[新改扩迁修]建|[化性型]$|提升|修缮|装修|人员|经费|装备|设[施备]|场所|业务|制度|调解|普法|矫正|帮教|安置|法律|服务"
    deeds += "|刑事|民事|行政|家事|少年|环境|交通|旅游|[一二三四五六七八九十]$"
    return re.compile(f"(?!.*(?:{deeds}))[\u4e00-\u9fff]{{2}}[镇乡区路]?")


def _of_other_kind(words: list[str], counted: str) -> bool:
    """Whether a name says that it is another kind of place: 在东岭县、西湾区15个乡镇."""
    return any(word[-1] in "县区市省州盟旗镇乡道村" and word[-1] not in counted for word in words)


def _more_before(text: str, start: int) -> bool:
    """Whether the list may have begun before the words looked at."""
    return text.endswith(("、", "》", "”", ")"), 0, start)
