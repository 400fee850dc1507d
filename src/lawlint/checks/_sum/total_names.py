"""Totals that say in words of their own what they add up: 罚没款合计, 三级合计, 以上共计, 三年累计."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._digits import is_one_slip, misprinted, turned
from lawlint.checks._figures import Figures
from lawlint.checks._sum.total_runs import listed_before, of_all_there_are
from lawlint.checks._sum.year_classes import of_years
from lawlint.checks._things import RECURRING
from lawlint.facts.dates import number
from lawlint.facts.model import Term

_SEVERAL = 3
_JOINTS = frozenset({"、", "和", "、和", "及", "与"})


def says_all(figures: Figures, term: Term, words: str, before: Sequence[Term]) -> bool:
    """Whether the words before a figure say that it is the sum of several before it."""
    same = [each for each in before if figures.alike(each, term) and not figures.is_change(each)]
    if len(same) < 2:
        return False
    if re.match("共(?!计?(?:涉及|覆盖)|[建享治同青])", words) and _has_digits_of_sum(figures, term, before):
        return True
    if (
        levels_added(figures, term, words, same)
        or _of_penalties(words, same)
        or _of_row(figures, term, words, before)
    ):
        return True
    return "全" in words and _of_places(figures, term, words, same)


def _has_digits_of_sum(figures: Figures, term: Term, before: Sequence[Term]) -> bool:
    """Whether a figure is the sum of those right before it but for two digits that changed places, which is hardly chance:
    取消27项、下放14项、新增36项、变更58项，共调整153项; not where the sum itself is printed before them.
    """
    row: list[Term] = []
    sizes = {figures.size(each) for each in before}
    for each in reversed(before):
        if not figures.alike(each, term) or figures.is_change(each) or figures.outer(each) is not None:
            break
        row.append(each)
        added = figures.size(*row)
        if len(row) >= _SEVERAL and added not in sizes and turned(figures.size(term), added):
            return True
    return False


def levels_added(figures: Figures, term: Term, words: str, same: Sequence[Term]) -> Sequence[Term]:
    """以上合计: all before it; 市级126件，县级218件，乡镇级86件，三级共审查430件: as many levels as it says, each named."""
    found = _above().fullmatch(words)
    if found is None:
        return ()
    if not found["size"]:
        return () if found["verb"] else same
    size = number(found["size"].replace("两", "二")) or 0
    levels = same[-size:]
    named = len(levels) == size and all(_of_level().search(each.lead) for each in levels)
    named = named and (
        not found["noun"] or levels[0].lead.endswith(found["noun"]) or _sums_up(figures, term, levels, same)
    )
    return levels if named and all((found["verb"] or "") in each.lead for each in levels) else ()


def _sums_up(figures: Figures, term: Term, row: Sequence[Term], before: Sequence[Term]) -> bool:
    """Whether a total with a noun of its own is right behind a list and is its sum, or what a slip made of that: 县级中心1个、
    乡镇中心15个、村级站208个，三级服务机构共224个.
    """
    same_unit = all(figures[each].unit.name == figures[term].unit.name for each in row)
    apart = not of_all_there_are(row) or _counted_apart(figures, term)
    if not (same_unit and apart) or listed_before(term, before) != row:
        return False
    added, said = figures.size(*row), figures.size(term)
    less = said < added and is_one_slip(added, said)
    return added == said or less or misprinted(said, added)


def _counted_apart(figures: Figures, term: Term) -> bool:
    """Whether a bracket behind a total says that nothing is counted twice: 三级示范村共137个（各级不重复计算）."""
    text, end = figures.reading.document.folded, figures.span(term).end
    return re.match(r"\([^()]{0,8}(?:[不无未]重复|互不)", text[end : end + 16]) is not None


@cache
def _of_level() -> re.Pattern[str]:
    return re.compile("[级县市区乡镇村街]|全国")


@cache
def _above() -> re.Pattern[str]:
    every = "以上|上述|[两二三]者|各项"
    return re.compile(
        f"(?:(?:{every})(?:金额|资金)?|[省市县区乡镇村街道]*(?P<size>[两二三四五])级(?P<noun>[\u4e00-\u9fff]{{2,8}}?)?)(?:合计|共计|总计|共)(?P<verb>[\u4e00-\u9fff]{{2}})?"
    )


def _of_penalties(words: str, same: Sequence[Term]) -> bool:
    """罚款423.6万元，没收违法所得87.9万元，罚没款合计511.5万元."""
    if "罚没" not in words or _penalties().fullmatch(words) is None:
        return False
    fined = [each for each in same if "罚款" in each.lead]
    taken = [each for each in same if re.search("没收|违法所得", each.lead)]
    return len(fined) == 1 and len(fined) + len(taken) == len(same)


@cache
def _penalties() -> re.Pattern[str]:
    what = "罚没(?:款项?|金额|收入|总额|款物)*"
    return re.compile(f"{what}(?:合计|共计|总计|共)|(?:合计|共计|总计|共){what}")


def _of_row(figures: Figures, term: Term, words: str, before: Sequence[Term]) -> bool:
    """三年分别开展62场、71场和85场，三年累计218场; 2022年报备17件，2023年22件，两年累计报备39件: a row of exactly as many
    figures as it says.
    """
    found, number_of = _row_words().fullmatch(words), before[-1]
    size = figures[number_of]
    if found is None or number_of.index + 1 != term.index or not size.exact or not 1 < size.printed < 13:
        return False
    row = before[-1 - int(size.printed) : -1]
    if len(row) != size.printed or row[-1].index + 1 != number_of.index or number_of.mark not in (",", ";"):
        return False
    if _plain_number().fullmatch(number_of.wide) is None or figures[row[0]].unit.family in RECURRING:
        return False
    said = re.split("分别|依次", row[0].wide)
    listed = len(said) > 1 and all(each.wide in _JOINTS for each in row[1:])
    yearly = None if listed else of_years(figures, term, row)
    listed = listed or (yearly is not None and yearly.every)
    one_unit = all(figures[each].unit.name == figures[term].unit.name for each in row)
    return listed and one_unit and (found["verb"] or "") in "".join(said)


@cache
def _row_words() -> re.Pattern[str]:
    """What may stand between 三年 and the figure; the verb must be that of the row."""
    return re.compile(
        "(?:[\u4e00-\u9fff]{0,3}?)(?:累计|共计|合计|总计|总共|一共|共)(?P<verb>[\u4e00-\u9fff]{2})?[\u4e00-\u9fff]{0,4}"
    )


@cache
def _plain_number() -> re.Pattern[str]:
    return re.compile("(?:近|这|以上|上述|该)*")


def _of_places(figures: Figures, term: Term, words: str, same: Sequence[Term]) -> bool:
    """市本级受理286件，9个县（市、区）受理731件，全市共受理1017件: what the place itself did, and those below it."""
    found = _all_places().fullmatch(words)
    if found is None or figures.reading.document.folded.startswith("(含", figures.span(term).end):
        return False
    named = [_place().fullmatch(_words_before(figures, same, at)) for at in range(len(same))]
    own = [at for at, each in enumerate(named) if each and (each["own"] or "")[:1] in ("本", found["place"])]
    first = own[-1] if own else len(same)
    row = [each for each in named[first:] if each is not None]
    if len(row) < max(len(same) - first, 2) or "其中" in same[first].wide or same[first].mark == "、":
        return False
    done = {each["verb"] for each in row}
    longest = max(done, key=len)  # 市本级受理行政复议案件286件，9个县（市、区）受理731件
    done = {longest if verb and longest.startswith(verb) else verb for verb in done}
    said = found["verb"]
    if not (said.startswith(longest) or longest.startswith(said)):
        return False
    if len(done) > 1 or (said and done != {""} and {said[:2]} != {verb[:2] for verb in done}):
        return False
    if any(figures[each].unit.name != figures[term].unit.name for each in same[first:]):
        return False
    added = sum(figures[each].printed for each in same[first:])
    return figures[term].unit.family not in RECURRING or figures[term].printed > added


def _words_before(figures: Figures, same: Sequence[Term], at: int) -> str:
    """The words from the figure or clause mark before a figure, what stands in brackets left out."""
    text = figures.reading.document.folded
    end = figures.span(same[at]).start
    start = figures.span(same[at - 1]).end if at else text.rfind("。", 0, same[at].start) + 1
    said = re.sub(r"\([^()]*\)", "", text[start:end])
    return re.split("[,;:\n、]", said)[-1]


@cache
def _all_places() -> re.Pattern[str]:
    body = "各级[\u4e00-\u9fff]{0,6}?|系统|上下|两级|三级"
    return re.compile(
        f"全(?P<place>[省市县区州盟旗镇乡])(?:{body})?(?:总共|一共|共计|合计|总计|共)(?P<verb>[\u4e00-\u9fff]{{0,12}})"
    )


@cache
def _place() -> re.Pattern[str]:
    own = "(?P<own>[省市县区州盟旗镇乡]本级|本级|[省市县区州]直(?:部门|单位|机关)?|[省市县区州盟旗镇乡]级(?:部门|单位)?)"
    below = (
        r"(?:\d+个|[一二三四五六七八九十]+个|各|下辖|所辖|全市)*"
        "(?:县区|县市区|区县|市县|市州|县|区|乡镇|镇街|街道|镇|乡|地市|市|功能区|开发区|村居|村|社区)(?:级|部门|街道|街|场)*"
    )
    return re.compile(
        f"(?:全年|其中|年内|累计)?(?:{own}|{below})(?P<verb>[\u4e00-\u9fff]{{0,8}}?)(?:为|达|有)?"
    )
