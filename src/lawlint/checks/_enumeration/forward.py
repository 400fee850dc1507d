"""Lists behind the number of their items, when each item shows that it is one of what is counted: 设7个股室，
即办公室、综合股…; “四公开”，即身份公开、依据公开…; 四个“最”：力度最大、范围最广….
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

_LONGEST = 30
"""Characters of an item."""
_BODIES = "单位|机构|部门|机关|组织"
"""Nouns whose items are bodies, told by how their names end."""


def behind(figures: Figures) -> Iterator[Observation]:
    """Every number with such a list behind it."""
    document = figures.reading.document
    for found in _opening().finditer(document.folded):
        group = next(name for name in ("quoted", "inside", "plain", "behind") if found[name])
        end = _end().match(document.folded, found.end())
        if end is None or end["more"] or _is_one(found, (end["next"] or "").partition("、")[0]):
            continue
        items = [
            Span(*each.span()) for each in _item().finditer(document.folded, found.end(), end.end("list"))
        ]
        words = [re.sub(r"\(.*\)$", "", item.of(document.folded)) for item in items]
        last = words[-1].removesuffix("等") if words else ""
        if len(items) < 2 or not all(_is_one(found, word) for word in (*words[:-1], last)):
            continue
        if any(_has_number().search(item.of(document.folded)) for item in items):
            continue  # 市公安局(2个)、市水利局(4个); 1个综合组、3个督查组
        if found["bodies"] and re.match("各|其[他它余]|有关|相关|全", end["next"] or ""):
            continue  # 责任单位4家:甲局、乙局、丙局,各县区
        joined = sum(_is_one(found, half) for word in words for half in re.split("和|及|与|或者?", word)[:-1])
        stated, listed = number(found[group].replace("两", "二")) or 0, len(items)
        place = Span(*found.span(group))
        if listed <= stated <= listed + joined or (last != words[-1] and listed < stated):
            yield Held(place, "list")
        else:
            places = tuple(Related(item, Words("列举项", "item")) for item in items)
            said = document.text[place.start : found.end("name" if found["inside"] else "what")]
            yield otherwise(place, said, stated, [item.of(document.text) for item in items], places)


@cache
def _opening() -> re.Pattern[str]:
    numeral = "[两二三四五六七八九十]|[2-9]|1[0-9]"
    return re.compile(
        rf"(?<![\d.第])(?:(?P<quoted>{numeral})个“(?P<word>[\u4e00-\u9fff]{{1,6}})”"
        r"|“(?P<inside>[二三四五六七八九十])个?(?P<name>[\u4e00-\u9fff]{1,2})”"
        rf"|(?P<plain>{numeral})(?P<unit>[个家项张种类部套本大])(?P<noun>[\u4e00-\u9fff]{{2}})"
        rf"|(?<=(?P<bodies>{_BODIES}))(?:[总一]?共有?|现?有|为)?(?P<behind>{numeral})[个家])(?P<what>)(?:,?(?:即|分别[是为]):?|:|\((?=.*、))"
    )


@cache
def _end() -> re.Pattern[str]:
    """The list up to the next mark, and what may go on with it."""
    return re.compile(
        r"(?P<list>(?:[^,;。:!?\n()]|\([^()\n]*\))*)(?:(?P<more>[,;]?(?:以及|及|和|还有))|[,;](?P<next>[^,;。\n]*))?"
    )


@cache
def _item() -> re.Pattern[str]:
    return re.compile(rf"(?:[^、()]|\([^()]*\)){{1,{_LONGEST}}}(?=、|[,;。:!?\n]|$)")


@cache
def _has_number() -> re.Pattern[str]:
    return re.compile(r"\(.*\d[个家]|^(?:\d+|[一两二三四五六七八九十])[个家项张种类部套本]")


def _is_one(found: re.Match[str], item: str) -> bool:
    """Whether an item holds the quoted word, or ends with a character of the noun; with the noun itself where that
    says what kind of thing each is: 四项制度：甲制度、乙制度.
    """
    word = found["word"] or found["name"]
    if word:
        return word in item
    if re.fullmatch(_BODIES, found["noun"] or found["bodies"]):
        return _name_of_body().fullmatch(item) is not None
    return item.endswith(found["noun"]) if found["unit"] != "个" else item[-1:] in (*found["noun"],)


@cache
def _name_of_body() -> re.Pattern[str]:
    return re.compile(
        r"(?!.*(?:[各每\d]|[下所直]属|其[他它余]|[一二两三四五六七八九十][个家]))[\u4e00-\u9fff]{2,24}"
        "(?:局|委|办|室|院|部|厅|所|会|队|站|中心|处|科|校|公司)"
    )
