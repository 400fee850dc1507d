"""The rows that an order is said of, and whether their figures are of what is ranked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.facts.model import Approx, Kind, Term

_JOINTS = frozenset({"、", "和", "、和", "及", "以及"})
_BOUNDS = frozenset({Approx.AT_LEAST, Approx.AT_MOST, Approx.RANGE})


def listed(figures: Figures, terms: Sequence[Term], end: int) -> list[Term]:
    """The figures behind an order that ends at ``end``: each with its name, or in a row behind 分别为."""
    behind = [term for term in terms if figures.span(term).start >= end]
    if not behind:
        return []
    first, text = behind[0], figures.reading.document.folded
    between = text[end : figures.span(first).start]
    if not _leads_to().fullmatch(between) or _is_whole().search(first.wide):
        return []
    same = [term for term in behind if figures.outer(term) == figures.outer(first)]
    if _bare().fullmatch(first.wide) or _bare().fullmatch(between):
        return row_of(figures, first, [term for term in same[1:] if term.wide in _JOINTS])
    return _named(figures, first, same[1:])


@cache
def _leads_to() -> re.Pattern[str]:
    """排列依次为公安; 排序的是食品、特种设备、广告，分别为."""
    lead = "(?:的?[顺次]序)?的?(?:进行)?(?:排[名序列位]|排)?(?:前[一-十\\d]+[位名类项个]?)?的?"
    kinds = "领域|类型|种类|类别|行业|部门|单位|事项|问题|县|乡镇|街道|地区|原因|情形"
    end = "(?:依次|分别|顺次)*(?:[为是有:]|依次|分别)+"
    return re.compile(f"{lead}(?:{kinds})?[)）]?,?{end}[^;。:()\\d]{{0,40}}")


@cache
def _bare() -> re.Pattern[str]:
    return re.compile("(?:数量|件数|占比|比例)?分别(?:[为是有达]|达到)")


@cache
def _is_whole() -> re.Pattern[str]:
    return re.compile("共|全年|合计|总[计量数]|其中|同比|较")


def row_of(figures: Figures, first: Term, behind: Sequence[Term]) -> list[Term]:
    """The figure and those that follow it directly in its unit."""
    row = [first]
    for term in behind:
        if term.index != row[-1].index + 1 or not is_like(figures, first, term):
            break
        row.append(term)
    return row if len(row) > 1 else []


def _named(figures: Figures, first: Term, behind: Sequence[Term]) -> list[Term]:
    """The figures each with its own name before it, with one mark between all of them; shares may stand between."""
    row, mark = [first], ""
    for term in behind:
        if figures[term].kind is Kind.PERCENT and figures[first].kind is not Kind.PERCENT:
            if re.fullmatch("[、,]?占(?:比|总数的?|全部的?)?(?:为)?", term.wide):
                continue
            break
        name = re.sub("^[、和及与以]+", "", term.wide)
        between = "、" if term.wide[:1] in "、和及与以" else term.mark
        plain = (
            name and _name().fullmatch(name) and between in ("、", ",", ";") and between == (mark or between)
        )
        if not plain or not is_like(figures, first, term):
            break
        mark = between
        row.append(term)
    return row if len(row) > (1 if mark == "、" else 2) else []


@cache
def _name() -> re.Pattern[str]:
    """The name of a class or place; the rest of a list stands last however large it is."""
    return re.compile(
        "(?!其[他它余中]|另|剩余|余)(?:(?!共|合计|总|同比|较|占|[上去今本当]年|办结|分别)[^,;。\\d]){1,14}"
    )


def is_like(figures: Figures, one: Term, two: Term) -> bool:
    same = figures[one].kind is figures[two].kind and figures[one].unit.family == figures[two].unit.family
    return same and not figures.is_change(two) and figures[two].approx not in _BOUNDS


def of_what_is_ranked(figures: Figures, row: Sequence[Term], by: str, many: bool) -> bool:
    """Whether the figures are what the words before the order rank by; ``many``: the order itself speaks of numbers."""
    first = figures[row[0]]
    if first.approx in _BOUNDS or figures.is_change(row[0]):
        return False
    by = "".join(re.split("([,;:])", by)[-3:])  # this clause and the one before
    ranked = _quantity().search(by)
    near = ranked is not None and not by[ranked.end() :]
    if _grade().search(by if not near else by[-12:]) and not (many and near):
        return False
    if _of_another_number(by, first.unit.family == "person", "".join(term.lead for term in row)):
        return False
    if ranked is None:
        return many and first.kind is Kind.QUANTITY and first.unit.family not in ("money", "area", "point")
    if ranked["rate"]:
        return first.kind is Kind.PERCENT and "率" not in "".join(term.lead for term in row[1:])
    if first.kind is not Kind.QUANTITY:
        return False
    family = "money" if ranked["money"] else "area" if ranked["area"] else "point" if ranked["point"] else ""
    if family:
        return first.unit.family == family
    unit = re.search("([件人户家次起宗项条])[次数]", by)
    plain = first.unit.family not in ("money", "area", "point", "duration", "calendar-duration")
    return plain and (
        unit is None or first.unit.name.startswith(unit[1]) or (unit[1], first.unit.name) == ("人", "名")
    )


def _of_another_number(by: str, people: bool, row: str) -> bool:
    """Whether what is ranked by is not what the row counts: 按辖区人口 of 86件, 按收案数 of 审结63件."""
    attribute = re.search("人口|面积|规模|距离|企业数", by[-8:])
    cases = re.search("[收受立发]案", by[-8:])
    return (attribute is not None and not people) or (
        cases is not None and re.search("[审办]结", row) is not None
    )


@cache
def _quantity() -> re.Pattern[str]:
    """What is ranked: the last quantity that the words before the order name."""
    rate = "率|占比|比例|比重|份额"
    money = "金额|罚款|资金|经费|产值|[款总]额"
    many = "数量|件数|总量|[件人户家次起宗项条]次?数|[案来受投诉发办警访报信理]量|案件|举报|投诉|警情"
    kinds = f"(?P<rate>{rate})|(?P<money>{money})|(?P<area>面积)|(?P<point>得分|分数|评分|成绩)|{many}"
    return re.compile(f".*(?:{kinds})(?:的?多少|高低|大小)?", re.DOTALL)


@cache
def _grade() -> re.Pattern[str]:
    """What is ranked by a grade and not by its figures."""
    return re.compile(
        "等级|级别|风险|程度|学历|职级|职务|层级|年龄|年限|分数段|效力|难度|信用|评级|档次|星级|危害|紧急|重要|优先|区间|[增减降升涨]"
    )


def most_and_next(figures: Figures, terms: Sequence[Term], start: int) -> list[Term]:
    """食品类最多，为86件，其次是特种设备94件."""
    text = figures.reading.document.folded
    for at, term in enumerate(terms[1:], start=1):
        if not _next().fullmatch(term.wide):
            continue
        before = [each for each in terms[:at] if figures.outer(each) == figures.outer(term)]
        while before and figures[before[-1]].kind is Kind.PERCENT and figures[term].kind is not Kind.PERCENT:
            before.pop()
        if not before or not is_like(figures, before[-1], term):
            continue
        one = before[-1]
        begin = max(text.rfind(mark, start, figures.span(one).start) for mark in ";:。") + 1
        said = text[max(begin, start) : figures.span(one).start]
        found = most().search(said)
        plain = (
            found
            and figures[term].kind is Kind.QUANTITY
            and not re.search("[增减降升涨幅率]|[^数]额|罚|重", said)
            and not _of_other_deeds(said)
        )
        if plain and figures[one].unit.family not in ("money", "duration", "calendar-duration"):
            return [one, term]
    return []


def _of_other_deeds(said: str) -> bool:
    """Whether the most is of one thing and the figure of another: 人口最多的城关镇受理86件, 案件最多的公安局办理涉企案件86件."""
    found = re.search(
        "(?P<by>[\u4e00-\u9fff]+)最多的[\u4e00-\u9fff]+?(?P<verb>受理|办理|审结|办结|查处|立案|处理|接待|调解|开展)",
        said,
    )
    return found is not None and found["verb"] not in found["by"]


@cache
def most() -> re.Pattern[str]:
    """最多的是食品, 食品最多，为."""
    return re.compile(
        "(?:最多|居首|居首位|居第一位?)(?:的?(?:是|为)?[^,;。:()\\d]{0,12}|[,，]?[为有达共]{0,2})$"
    )


@cache
def _next() -> re.Pattern[str]:
    return re.compile("其次(?:[是为]|依次[是为])?[^,;。\\d]{1,14}")
