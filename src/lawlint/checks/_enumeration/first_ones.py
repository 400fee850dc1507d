"""Lists of which the text says how many they hold: 居前五位的分别是…, 共3家，分别是…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._enumeration.chains import otherwise
from lawlint.checks._figures import Figures
from lawlint.checks.base import Held, Observation
from lawlint.facts.dates import number
from lawlint.finding import Related, Span, Words

_NEAR = 12
"""Characters before 前三 that may say that some of them are meant."""


def first_ones(figures: Figures) -> Iterator[Observation]:
    """排名前三的依次为…: every item with a figure of its own, or all of one kind."""
    document = figures.reading.document
    for found in _ranked().finditer(document.folded) if "前" in document.folded else ():
        if _some_of_them().search(document.folded[max(found.start() - _NEAR, 0) : found.end()]):
            continue
        items = _items(document.folded, found.end())
        words = [item.of(document.folded) for item in items]
        if _tied(words, number(found["number"].replace("两", "二")) or 0):
            continue
        if len(items) > 1 and not re.search("并列|等$|此外|另外|其次|依次", " ".join(words)):
            alike = all(re.search(r"\d", word) for word in words) or _of_one_kind(words)
            yield from _judged(figures, Span(*found.span("number")), items, alike)


@cache
def _some_of_them() -> re.Pattern[str]:
    """我县进入前十名的有, 位列全市前三的有: some of the first, not all."""
    return re.compile(
        "(?:进入|跻身|入围|挤进)[^,;。:]{0,6}前[^前]*$|全[国省市州县区][^,;。:]{0,6}前[^前]*有:?$"
    )


def _tied(words: Sequence[str], stated: int) -> bool:
    """Whether the items behind the last of the stated ones share its place: the first five are 9件, 8件, 7件, 6件, 5件, 5件."""
    counts = [re.search(r"\d[\d.]*", word) for word in words]
    beyond = counts[stated - 1 :] if 0 < stated < len(words) else []
    return bool(beyond) and len({each and each[0] for each in beyond}) == 1 and beyond[0] is not None


def told_apart(figures: Figures) -> Iterator[Observation]:
    """下属单位共3家，分别是甲、乙和丙。: too few names for the number, or too many that are all of one kind; behind a
    colon (办件少的单位3个：甲局、乙局和丙局。) all must be.
    """
    document = figures.reading.document
    for found in _told().finditer(document.folded):
        items = [Span(*each.span()) for each in _name().finditer(document.folded, *found.span("list"))]
        words = [item.of(document.folded) for item in items]
        halves = [half for word in words for half in _joint().split(word)]
        plain = not any(re.search(r"\d|等$|^[一二两三四五六七八九十]", half) for half in halves)
        plain = plain and not (found["who"] and any(map(_body().search, halves)))
        plain = plain and (found["colon"] is None or _of_one_kind(halves))
        if plain and (len(items) > 1 or len(_joint().findall(found["list"])) == 1):
            yield from _judged(figures, Span(*found.span("number")), items, _of_one_kind(words))


def two_named(figures: Figures) -> Iterator[Observation]:
    """分自查和抽查三个阶段: two are named."""
    document = figures.reading.document
    for found in _two().finditer(document.folded) if "和" in document.folded else ():
        items = [Span(*found.span(group)) for group in ("one", "other")]
        words = [item.of(document.text) for item in items]
        if number(found["number"]) == 2 or any(_joint().search(word) for word in words):
            continue
        place = Span(*found.span("number"))
        related = tuple(Related(item, Words("列举项", "item")) for item in items)
        yield otherwise(place, place.of(document.text), number(found["number"]) or 0, words, related)


@cache
def _two() -> re.Pattern[str]:
    return re.compile(
        "(?<![部十充百千万成瓜])分(?:为|成)?(?P<one>[\u4e00-\u9fff]{2,4})和(?P<other>[\u4e00-\u9fff]{2,4}?)"
        "(?P<number>[三四五六七八九十])个(?:阶段|部分|环节|步骤|层次|层面|批次|类别)"
    )


def _judged(figures: Figures, place: Span, items: Sequence[Span], alike: bool) -> Iterator[Observation]:
    """``alike``: whether each item is certain to be one."""
    document = figures.reading.document
    words = [item.of(document.text) for item in items]
    said = place.of(document.text)
    stated = number(said.replace("两", "二")) or 0
    most = len(items) + sum(len(_joint().findall(word)) for word in words)
    if len(items) <= stated <= most:
        yield Held(place, "list")
    elif stated > most or alike:
        related = tuple(Related(item, Words("列举项", "item")) for item in items)
        yield otherwise(place, said, stated, words, related, max(len(items), min(most, stated)))


_NUMERAL = "[两二三四五六七八九十]|(?<!\\d)(?:[2-9]|1\\d|20)"


@cache
def _ranked() -> re.Pattern[str]:
    return re.compile(
        rf"前(?P<number>{_NUMERAL})(?:[位名项类]|大类|(?=的|依次|分别|:))的?[^,;。:\n\d]{{0,18}}?"
        r"(?:(?:依次|分别)?(?:是|为|有)|(?:如下)?(?=:)|依次|分别)(?!\d):?"
    )


@cache
def _told() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<number>{_NUMERAL})(?:[家个类项部所种]|(?P<who>[名位])|大类|方面)[\u4e00-\u9fff]{{0,8}}(?:,分别是|(?P<colon>:))"
        r"(?P<list>[^,;。:()\n]+)(?=[。;\n]|,分别)"
    )


@cache
def _body() -> re.Pattern[str]:
    """Of persons: where they are from, of which several may be (聘请律师4名，分别是甲律师事务所、乙律师事务所律师)."""
    return re.compile("所|局|公司|院|大学|协会")


@cache
def _name() -> re.Pattern[str]:
    return re.compile("[^、]+")


@cache
def _joint() -> re.Pattern[str]:
    return re.compile("以及|和|及|与")


def _items(text: str, start: int) -> list[Span]:
    """The items behind ``start``: between semicolons, else 、, else commas; brackets do not divide."""
    stop = re.compile(r"[。\n]|$").search(text, start)
    end = stop.start() if stop else start
    whole = re.sub(r"\([^()]*\)", lambda each: "_" * len(each.group()), text[start:end])
    head = whole.partition(";")[0].partition(",")[0]
    each_counted = all(re.search(r"\d", part) for part in head.split("、"))
    others = ":" in whole.partition(";")[2]  # 前五的为:甲、乙…;金额前五的为:甲、丙…
    told_of = _aside().match(whole.partition(";")[0].partition(",")[2]) is not None
    if "、" in head and (";" not in whole or each_counted or told_of or others):
        whole = head  # 甲12件、乙8件；…: what stands behind the semicolon is another matter
    mark = next((each for each in ";、," if each in whole), "")
    found: list[Span] = []
    for at in re.finditer(f"[^{mark}]+", whole) if mark else ():
        item = Span(start + at.start(), start + at.end())
        words = re.sub(r"\([\u4e00-\u9fff、]*\)", "", item.of(text))  # 规划(自然资源)76件
        if _aside().match(words) or (mark == "," and not _counted().fullmatch(words)):
            break
        found.append(item)
    return found


@cache
def _aside() -> re.Pattern[str]:
    """What is said of the list behind its last item: 共占全市68.28%."""
    return re.compile(
        "以上|上述|前述|这些|[一二两三四五六七八九十]者|[共约合]占|[共合总]计|占|均|分别|[同环]比|其中|[较比与](?:上|去|20)"
    )


@cache
def _counted() -> re.Pattern[str]:
    """A name with its figure: 盗窃罪4845件, 青石县(7042件)."""
    return re.compile(r"[\u4e00-\u9fff“”]{2,16}\(?[0-9.]+[万亿]?[\u4e00-\u9fff]{1,2}\)?")


@cache
def _kind() -> re.Pattern[str]:
    return re.compile("[类罪局委办厅处院所校镇乡县区市省旗部会社]$|中心$|纠纷$|案件$")


def _of_one_kind(words: Sequence[str]) -> bool:
    """Whether the names end alike and hold nothing that may be two, or be cut in two."""
    ends = {found.group() if (found := _kind().search(word)) else "" for word in words}
    return "" not in ends and not any(_joint().search(word) for word in words)
