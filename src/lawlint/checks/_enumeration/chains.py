"""Numbers that announce items: 以下四个问题：一是…；二是…, 推出三项举措：1.…；2.…."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from lawlint.checks._context import around
from lawlint.checks._figures import Figures
from lawlint.checks.base import Held, Observation, Problem
from lawlint.document.labels import han_number
from lawlint.facts.model import Term
from lawlint.finding import Reasoning, Related, Span, Words

MORE, FEWER = "more", "fewer"


def announced(figures: Figures) -> Iterator[Observation]:
    """主要有以下四个问题：一是…；二是…: the chain has as many items as the number says."""
    text = figures.reading.document.folded
    terms = figures.reading.facts.terms
    for chain in figures.reading.facts.chains:
        first = chain.items[0]
        at = bisect_right(terms, first.span.start, key=lambda term: figures.span(term).end) - 1
        if at < 0 or first.number != 1 or len(chain.items) < 2:
            continue
        term = terms[at]
        quantity = figures[term]
        between = text[quantity.span.end : first.span.start]
        told = bool(between.startswith("“") or _announces().search(term.wide))
        opened = (
            told
            and (opening := _opens_chain().fullmatch(between))
            and (opening["noun"] or not opening["stop"] or "面" in quantity.unit.name)
        ) or _from_sides(figures, term, between)
        if not (opened or _introduces(figures, term, between)):
            continue
        if _answers(figures, term) and not (_there_are().search(term.wide) and ":" in between):
            continue
        if not quantity.exact or quantity.printed.denominator != 1 or quantity.unit.name not in COUNTED:
            continue
        listed, stated = max(item.number for item in chain.items), int(quantity.printed)
        some = not told or re.search("采取|推出", term.wide) is not None
        if listed == stated or (some and listed + 1 < stated):
            yield Held(quantity.span, "chain", (term.index,))
        else:
            items = [item.span.of(text) for item in chain.items]
            places = tuple(Related(item.span, Words("列举项", "item")) for item in chain.items)
            yield differs(figures, term, items, listed, places)


def _from_sides(figures: Figures, term: Term, between: str) -> bool:
    """从三个方面推动行政执法监督提质。一是…: the words between say only what is done from so many sides."""
    sides = term.tail.startswith(("方面", "层面", "维度")) and term.wide.endswith(("从", "围绕", "着眼"))
    return sides and re.fullmatch("[\u4e00-\u9fff“”]{2,24}[。:,]\\s*", between) is not None


@cache
def _there_are() -> re.Pattern[str]:
    """对照要求，还存在（四个方面的不足：）: the items are what there is."""
    return re.compile("(?:还|仍|尚|也|主要|依然|仍然)(?:存在|有|面临|表现[为在])(?:着|以下|如下)?$")


def _answers(figures: Figures, term: Term) -> bool:
    """Whether the items are what is done about so many things: 针对存在的三个问题，一是加强学习；二是强化考核; not so
    when it is the work that is counted: 对照反馈意见，抓好三个方面工作：一是….
    """
    if re.match("(?:个?方面)?的?(?:重点)?(?:工作|措施|举措|任务|行动)", term.tail):
        return False
    sentence = around(figures.reading.document, figures.span(term), "sentence")
    said = figures.reading.document.folded[sentence.start : figures.span(term).start]
    return (
        re.search("针对|对照|反馈|发现|查出|排查|梳理|检查|指出|(?:^|[,、:])对(?![策比接])", said) is not None
    )


def _introduces(figures: Figures, term: Term, between: str) -> bool:
    """Whether a number whose verb says nothing of a list has one right behind it: 推出三项举措：一是…; behind a comma
    only what is said in such lists is counted.
    """
    if figures.is_change(term) or _OF_CASES.intersection(term.wide):
        return False
    return _leads_in().fullmatch(between) is not None


_OF_CASES = frozenset("共计超余每均占第前")


@cache
def _leads_in() -> re.Pattern[str]:
    nouns = (
        "方面|举措|措施|机制|制度|工程|行动|环节|关口?|抓手|重点|任务|问题|短板|强化|到位|原则|要求|路径|模式|做法"
        "|清单|体系|平台|专项|突破|创新|提升|转变|步骤|阶段|方式|办法|途径|支撑|保障|聚焦|坚持|发力|入手|着手"
    )
    return re.compile(
        rf"[\u4e00-\u9fff]{{0,14}}”?:\s*|[\u4e00-\u9fff]{{0,8}}(?:{nouns})”?(?:上?(?:发力|入手|着手|做文章))?,"
    )


def numbered(figures: Figures) -> Iterator[Observation]:
    """开展以下3项工作：1.…；2.…；3.…; the items stand in the paragraph of the number."""
    document = figures.reading.document
    for term in figures.reading.facts.terms:
        quantity = figures[term]
        if not quantity.exact or quantity.unit.name not in COUNTED:
            continue
        told = _announces().search(term.wide) is not None
        if not told and (figures.is_change(term) or _OF_CASES.intersection(term.wide)):
            continue
        end = document.blocks[term.block].span.end
        opening = re.compile(r"[^,;。:\n]{0,14}(?:,?分别[是为])?:\s*").match(
            document.folded, quantity.span.end, end
        )
        if opening is None:
            continue
        found = list(_number().finditer(document.folded, opening.end(), end))
        values = [_value(each) for each in found]
        run = next((at for at, value in enumerate(values) if value != at + 1), len(values))
        begins = bool(found) and found[0].start() == opening.end()
        if not begins or run != len(values) or run < 2 or quantity.printed.denominator != 1:
            continue
        if run == quantity.printed or not (told or run + 1 >= quantity.printed):
            yield Held(quantity.span, "chain", (term.index,))
        else:
            items = [each.group() for each in found]
            places = tuple(Related(Span(*each.span()), Words("列举项", "item")) for each in found)
            yield differs(figures, term, items, run, places)


@cache
def _titles_behind() -> re.Pattern[str]:
    """What stands behind a number that titles follow: 三项制度：《甲》《乙》《丙》。"""
    title = r"《[^《》\n]{1,80}》(?:\([^()《》]{0,30}\))?"
    return re.compile(rf"[\u4e00-\u9fff]{{0,8}}:\s*((?:{title}(?:、|和|及|以及|与|,)?)*{title})(等)?[。;\n]?")


def titled(figures: Figures) -> Iterator[Observation]:
    """三项制度：《甲》《乙》《丙》。: as many titles stand behind the colon as the number says."""
    document = figures.reading.document
    for term in figures.reading.facts.terms if "》" in document.folded else ():
        quantity = figures[term]
        if not quantity.exact or quantity.unit.family not in _OF_TITLES or quantity.printed.denominator != 1:
            continue
        end = document.blocks[term.block].span.end
        found = _titles_behind().match(document.folded, quantity.span.end, end)
        if found is None or (found.end() < end and document.folded[found.end() - 1] not in "。;\n"):
            continue
        items = re.findall(r"《[^《》]*》", found[1])
        if len(items) < 2:
            continue
        if len(items) == quantity.printed or (found[2] and len(items) < quantity.printed):
            yield Held(quantity.span, "list", (term.index,))
        else:
            yield differs(figures, term, items, len(items), ())


_OF_TITLES = frozenset({"item", "work", "case", "document", "piece"})


@cache
def _number() -> re.Pattern[str]:
    """Numbers of items inside a sentence: 1.加强…, (2)规范…, ③深化…."""
    return re.compile(
        r"(?<![\d.])(?:(\d{1,2})[.、](?=[\u4e00-\u9fff“])|\((\d{1,2})\)|([①-⑳])|\(([一二三四五六七八九十]{1,2})\))"
    )


def _value(found: re.Match[str]) -> int:
    if found[4]:
        return han_number(found[4])
    return ord(found[3]) - 0x245F if found[3] else int(found[1] or found[2])


COUNTED = frozenset({"个", "方面", "个方面", "点", "条", "项", "类", "种", "大", "道", "张", "步", "套"})


@cache
def _announces() -> re.Pattern[str]:
    words = "以下|如下|下列|下面|主要(?:有|存在|表现|体现|从)|存在|突出|抓好|抓了|抓住|做好|开展了?|采取|面临|推出"
    return re.compile(f"{words}|(?:做了|从|围绕|抓住|聚焦|分为|分成|包括|包含|归纳为|概括为)$")


@cache
def _opens_chain() -> re.Pattern[str]:
    """Up to a dozen characters and a colon, or a full stop or comma behind 方面, 不足, 举措 and the like."""
    nouns = "工作|问题|不足|短板|弱项|困难|差距|薄弱环节|举措|措施|环节|任务|重点|特点|做法|情况|事|风险|挑战"
    lead_in = "(?:主要|具体|分别|即)?[是为]?:?"
    return re.compile(
        r"(?:方面|点|项|条)?[^,;。:\n]{0,12}:\s*"
        rf"|(?P<noun>(?:方面|部分)?的?(?:[\u4e00-\u9fff]{{0,6}}(?:{nouns}))?)(?P<stop>[。,]){lead_in}"
    )


def differs(
    figures: Figures, term: Term, items: list[str], listed: int, places: tuple[Related, ...]
) -> Problem:
    """A number of ``term`` that ``listed`` items do not bear out."""
    quantity = figures[term]
    stated = int(quantity.printed)
    return otherwise(
        quantity.span, quantity.text, stated, items, places, listed, quantity.unit.name, (term.index,)
    )


def otherwise(
    span: Span,
    said: str,
    stated: int,
    items: list[str],
    places: tuple[Related, ...],
    listed: int | None = None,
    unit: str = "个",
    used: tuple[int, ...] = (),
) -> Problem:
    """``said``, a number of items as printed, beside a list of another length."""
    listed = len(items) if listed is None else listed
    case = MORE if listed > stated else FEWER
    zh = f"列举了{listed}项，文中为{said}"
    en = f"{listed} items are listed, the text says {said}"
    if case == FEWER and not items[0].startswith(("一", "1", "(", "①", "第")):
        zh += "；如未全部列举，应加“等”"
        en += "; put 等 before the number if the list is not complete"
    return Problem(
        span,
        Words(zh, en),
        case,
        {"listed": str(listed), "stated": str(stated), "items": "、".join(items)},
        Reasoning(
            (*items, said),
            Words(f"列举{listed}项", f"{listed} items"),
            nearest=(Words(f"{listed}{unit}", f"{listed} {unit}"),),
        ),
        places,
        key="".join(items) + said,
        used=used,
    )
