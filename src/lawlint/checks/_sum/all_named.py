"""Lists that read as all of their whole by its words, or by where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._digits import is_swapped, one_digit_off
from lawlint.checks._figures import Figures, total
from lawlint.checks._items import are_kinds_of, kinds_of
from lawlint.checks._openers import names_all
from lawlint.checks._part_lists import Parts
from lawlint.checks._sum.class_names import is_plain_list
from lawlint.checks._sum.list_sources import own_and_below
from lawlint.checks._sum.list_words import bare, make_up, may_come_together
from lawlint.checks._sum.pairs_above import passed_on
from lawlint.checks._sum.sorts import hardly_overlap
from lawlint.checks._sum.sums import one_slip
from lawlint.checks._wholes import OTHERS
from lawlint.facts.model import Approx, Term
from lawlint.interval import Truth
from lawlint.lean import replace

_LONGEST_NAMES = 40
"""Characters of the names of all parts."""


def levels_named(parts: Parts) -> int:
    """How many levels the whole names that the parts are of: 2 for 县乡两级中心15个，其中县级1个、乡镇级14个, and for 两级机构
    办结390件，其中市本级163件、县区级227件; 0 for others.
    """
    whole = parts.wholes[0].wide
    if re.match("(?:全[市州])?两级", whole) and len(parts.members) == 2 and own_and_below(parts.members):
        return 2
    named = re.search("([省市州县区乡镇街村]{2,4})([两二三四五])级", whole) if "级" in whole else None
    leads = [term.lead.removeprefix("其中") for term in parts.members]
    if named is None or not len({*leads}) == len(leads) > 1:
        return 0
    each = all(lead[:1] in named[1] and "级" in lead for lead in leads)
    return "两三四五".index(named[2].replace("二", "两")) + 2 if each else 0


def named_beside(figures: Figures, parts: Parts) -> bool:
    """Whether the words behind a whole are the names of the parts: 14个乡镇、街道（其中乡镇11个、街道3个）."""
    names = [term.lead.removeprefix("其中") for term in parts.members]
    text, end = figures.reading.document.folded, figures.span(parts.wholes[0]).end
    said = text[end : end + _LONGEST_NAMES].split("(")[0]
    return (
        len(names) > 1
        and all(len(name) > 1 and name in said for name in names)
        and re.fullmatch("[、和及与]".join(map(re.escape, names)), said) is not None
    )


def named_in_front(figures: Figures, parts: Parts) -> bool:
    """Whether the names of the parts are the subject of the whole: 常委会会议、常务会议学法14次，其中常委会会议6次、
    常务会议8次.
    """
    whole, names = parts.wholes[0], [bare(term).removeprefix("其中") for term in parts.members]
    if len({*names}) < len(names) or len(names) < 2 or not all(len(name) > 2 for name in names):
        return False
    text, end = figures.reading.document.folded, figures.span(whole).start
    said = re.split("[,;。:\n]", text[max(end - _LONGEST_NAMES, 0) : end])[-1]
    if not all(name in said for name in names):
        return False
    listed = "[、和及与]".join(map(re.escape, names))
    joint = "[等各和及与]|共同|联合|联席|合并|一并|套开"
    return re.fullmatch(f"{listed}(?!.*(?:{joint}))[\u4e00-\u9fff]{{0,12}}", said) is not None


def names_whole(figures: Figures, parts: Parts) -> tuple[Term, ...]:
    """The first parts whose names make up that of the whole: 家庭、邻里纠纷3955件（其中家庭纠纷999件、邻里纠纷2956件); where they
    are more than it, only in brackets or sorts of things that hardly overlap.
    """
    whole = parts.wholes[0]
    rows = (parts.members[:stop] for stop in range(len(parts.members), 1, -1))
    row = next((row for row in rows if make_up(whole, row)), ())
    sharp = all(figures[term].exact for term in (whole, *row))
    if not row or not sharp:
        return ()
    apart = parts.opener == "(" or hardly_overlap(figures, replace(parts, members=row), 2)
    return row if apart or not exceeds(figures, whole, row) else ()


def kinds_numbered(figures: Figures, parts: Parts) -> bool:
    """Whether the number of kinds stands before the whole and as many parts behind it: 查处五类案件3243件。其中，…."""
    whole, members = parts.wholes[0], parts.members
    number, noun = kinds_of(figures, whole)
    if number != len(members) or len(members) < 3:
        return False
    names = [term.lead.removeprefix("其中") for term in members]
    apart = len({*names}) == len(names) and all(len(name) > 1 for name in names)
    sharp = figures[whole].approx in (Approx.EXACT, Approx.ROUNDED)
    some = not sharp or parts.more or any(_of_some().search(name) is not None for name in names)
    if not (below(figures, parts) or are_kinds_of(figures, noun, names)):
        some = some or may_come_together(names) or not hardly_overlap(figures, parts)
    added, size = sum(figures[term].printed for term in members), figures[whole].printed
    return apart and not some and abs(added - size) * _CLOSE < size


@cache
def _of_some() -> re.Pattern[str]:
    """Names of places, and of stages: not of kinds."""
    return re.compile(
        "[省市县区州盟旗镇乡村局](?:案件|纠纷|隐患|问题)?$|[办审]结|结案|立案|受理|移交|[0-9]年|季度"
    )


_CLOSE = 5
"""A list behind a colon that differs from the figure before it by less than a fifth was meant to be all of it."""


def all_behind_colon(figures: Figures, parts: Parts) -> bool:
    """Whether a list right behind a figure and a colon reads as all of it: 纠纷153件：邻里86件、婚姻42件、土地25件。"""
    whole, members = parts.wholes[0], parts.members
    text = figures.reading.document.folded
    beside = text.startswith(":", figures.span(whole).end) or re.match(
        "[\u4e00-\u9fff]{1,6}:", text[figures.span(whole).end :][:7]
    )
    ends = text.startswith(("。", ";"), figures.span(members[-1]).end)
    some = re.search("主要|重点|前[两三五]|[较最]多|居", members[0].lead)
    if parts.opener != ":" or not (beside and ends) or len(members) < 3 or parts.more or some:
        return False
    if not (is_plain_list(members, False) and hardly_overlap(figures, parts)):
        return False
    if not all(figures[term].exact and not term.tail for term in (whole, *members)):
        return False
    added, size = sum(figures[term].printed for term in members), figures[whole].printed
    return abs(added - size) * _CLOSE < size


def sorted_but_swapped(figures: Figures, parts: Parts) -> bool:
    """Whether two digits that changed places keep a list 按…分， from its whole, and one of its sorts is 其他: without it the
    list may name the largest sorts only.
    """
    whole, members = parts.wholes[0], parts.members
    if parts.opener != "按" or parts.more or len(members) < 3 or not is_plain_list(members, False):
        return False
    if not all(figures[term].exact for term in (whole, *members)):
        return False
    added, size = sum(figures[term].printed for term in members), figures[whole].printed
    some_rest = any(term.lead.startswith(OTHERS) for term in members)
    near = abs(added - size) * _ALMOST < size
    return (
        some_rest and near and is_swapped(added - size, figures[whole], *(figures[each] for each in members))
    )


def bracket_but_slip(figures: Figures, parts: Parts) -> bool:
    """Whether one wrong digit keeps a list in brackets of three sorts or more from the whole before it: 死亡126例（甲病109例、
    乙病6例、丙病1例）.  Sorts left out explain a few less, but seldom one digit of the tens or hundreds.
    """
    whole, members = parts.wholes[0], parts.members
    if parts.opener != "(" or parts.more or len(members) < 3 or not is_plain_list(members, False):
        return False
    some = any(_some_only().search(term.wide) or term.tail for term in members)
    if some or not all(figures[term].exact for term in (whole, *members)):
        return False
    added, size = figures.size(*members), figures.size(whole)
    return (
        _TENS <= size - added < size / _TENS and one_digit_off(added, size) and hardly_overlap(figures, parts)
    )


_TENS = 10


@cache
def _some_only() -> re.Pattern[str]:
    return re.compile("含|包括|其中|主要|重点|典型|如|例如|等")


def pair_but_swapped(figures: Figures, parts: Parts) -> bool:
    """Whether two digits that changed places keep a pair from its whole that has hardly a third part: 收到1186件，其中市本级收到
    412件，各县（市、区）收到747件; of what was passed on only a large whole, where chance hardly does so.
    """
    whole, members = parts.wholes[0], parts.members
    if parts.opener != "其中" or parts.more or len(members) != 2:
        return False
    if not all(figures[term].exact and not term.tail for term in (whole, *members)):
        return False
    added, size = figures[members[0]].printed + figures[members[1]].printed, figures[whole].printed
    least = _LARGE if own_and_below(members) else _VERY_LARGE if passed_on(figures, members) else None
    if least is None or size < least or not 0 < (size - added) * _ALMOST < size:
        return False
    rest = any(figures[term].printed in (added, size - added) for term in figures.paragraph(whole))
    return not rest and is_swapped(added - size, *(figures[term] for term in (whole, *members)))


_LARGE, _VERY_LARGE = 1000, 10000
_ALMOST = 20
"""A twentieth: what two swapped digits explain, and hardly a sort left out."""


def said_to_be(figures: Figures, parts: Parts) -> bool:
    """Whether 即 says that the list is the whole: 调整事项96项，即新增32项、取消19项、变更45项; a list far
    from it is of another, unless one wrong digit explains that, or its parts bear the name of the whole
    (组建5个小组，即1个综合小组、4个督导小组).
    """
    whole, members = parts.wholes[0], parts.members
    if len(members) < 2 or parts.more or not names_all(members[0]):
        return False
    sharp = all(figures[term].exact for term in (whole, *members))
    added, size = sum(figures[term].printed for term in members), figures[whole].printed
    near = abs(added - size) * _CLOSE < size or one_slip(figures, whole, members)
    named = len(whole.tail) > 1 and all(_ends_like(term.tail, whole.tail) for term in members)
    return sharp and not figures.is_change(whole) and (near or named)


def _ends_like(sort: str, noun: str) -> bool:
    """Whether a name is that of a sort of what another names: 综合小组 of 小组."""
    return sort.endswith(noun) and sort != noun


def below(figures: Figures, parts: Parts) -> bool:
    """Whether the parts together are less than the whole, which no overlap of theirs explains."""
    added = total([figures.rounded(term) for term in parts.members])
    return added.compare(">=", figures.value(parts.wholes[0])) is Truth.CANNOT_HOLD


def exceeds(figures: Figures, whole: Term, members: Sequence[Term]) -> bool:
    """Whether parts together are more than their whole."""
    added = total([figures.rounded(term) for term in members])
    return added.compare("<=", figures.value(whole)) is Truth.CANNOT_HOLD


def published(parts: Parts) -> bool:
    """Whether pieces of information are listed by what they are: 信息77条，其中年度报告1条，招标信息37条，公告信息6条."""
    names = [term.lead.removeprefix("其中") for term in parts.members]
    return (
        parts.wholes[0].lead.endswith("信息")
        and len({*names}) == len(names) > 2
        and all(_publication().fullmatch(name) is not None for name in names)
    )


@cache
def _publication() -> re.Pattern[str]:
    kinds = "信息|公开|职能|报告|公告|公示|解读|文件|动态|目录|指南|通知|简报|概况|领导|问答|内容|资讯|要闻|新闻|年报|数据"
    return re.compile(f"(?!.*[涉图])[\u4e00-\u9fff]{{1,16}}(?:{kinds})")
