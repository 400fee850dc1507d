"""Where a list of parts ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._class_sets import same_set
from lawlint.checks._divisions import heads_sentence, sorted_by
from lawlint.checks._figures import Figures, compared_with
from lawlint.checks._levels import levels
from lawlint.checks._openers import names_all
from lawlint.facts.model import Kind, Term
from lawlint.interval import Truth


def end_of(figures: Figures, counts: Sequence[Term], at: int, opener: str) -> int:
    """Where the list that begins at ``at`` ends."""
    level = figures.outer(counts[at])
    in_row = (
        bool(at) and opener == "其中" and _has_share(figures, counts[at - 1])
    )  # a share as those behind ; have
    if opener == "按" and (rest := _down_to_rest(figures, counts, at)):
        return rest
    stop = at + 1
    while stop < len(counts):
        term = counts[stop]
        inside = _in_bracket(figures, level, term)
        if opener == "(" and not inside and figures.outer(term) != level:
            break
        if opener == "其中" and inside:
            stop += 1
            continue
        if term.mark != "、" and (opener == "含" or names_all(counts[at])):
            break
        if opener == "按" and term.mark != "、" and not same_set(figures, counts[at:stop], term):
            break
        if opener == "类" and not (
            same_set(figures, counts[at:stop], term) or levels(figures, counts[at : stop + 1])[0]
        ):
            break
        if opener == "成" and not same_set(figures, counts[at:stop], term):
            break
        goes_on = term.mark == ";" and (
            (not in_row and all(_has_share(figures, each) for each in (counts[stop - 1], term)))
            or (opener == "其中" and _of_one_deed(counts[at:stop], term))
        )
        if (term.mark in (";", "。", ":") and not goes_on) or "其中" in term.wide:
            break
        if is_sum(term) and not _is_smaller(figures, term, counts[at:stop]):
            break
        if term.mark in (",", "、", "") and apart(figures, counts[stop - 1], term):
            break
        if _closes_bracket(figures, counts[stop - 1], term):
            break
        if heads_sentence(figures, term):
            break
        if term.mark == "," and (sorted_by(figures, term) or compared_with().search(term.wide)):
            break
        if term.mark == "," and (_of_part().match(term.wide) or _of_last_year().fullmatch(term.wide)):
            break
        if term.mark == "," and _is_rest(counts[stop - 1]) and figures.outer(counts[stop - 1]) == level:
            break
        if opener == "其中" and (_brought_in(counts[at:stop], term) or taken_up(counts[at], term)):
            break
        stop += 1
    return stop


def taken_up(first: Term, term: Term) -> bool:
    """Whether the first part is what something was done to, so that the figures behind are parts of it:
    清理文件1200件，对其中现行有效的940件，经清理，保留620件.
    """
    return term.mark == "," and re.search("(?:^|[,、])[对就]其中[^,;]*的$", first.wide) is not None


def only_nearest(figures: Figures, wholes: tuple[Term, ...], members: Sequence[Term]) -> tuple[Term, ...]:
    """The nearest whole alone, unless a part exceeds it, or the parts are what it leaves of the one before."""
    sizes = [figures[term].printed for term in (*wholes[:1], *members)]
    left = any(sum(sizes) == figures[term].printed for term in wholes[1:])
    return wholes if left or max(sizes) > sizes[0] else wholes[:1]


def _in_bracket(figures: Figures, level: int | None, term: Term) -> bool:
    """Whether a figure stands in a bracket inside the list: 其中普通程序812件（其中听证35件），其余406件当场处罚."""
    outer = figures.outer(term)
    while outer is not None and outer != level:
        outer = figures.clauses[outer].outer
        if outer == level:
            return True
    return False


def _down_to_rest(figures: Figures, counts: Sequence[Term], at: int) -> int:
    """Where a row joined by commas ends with all the rest: 按渠道分，网站5316条，新媒体2745条，其他渠道366条; 0 for none."""
    first = counts[at]
    for stop, term in enumerate(counts[at + 1 :], at + 1):
        plain = term.mark in (",", "、") and "其中" not in term.wide and not is_sum(term)
        beside = figures.outer(term) == figures.outer(first) and not compared_with().search(term.wide)
        beside = beside and not (apart(figures, counts[stop - 1], term) or sorted_by(figures, term))
        if not (plain and beside and figures.alike(term, first)) or figures.is_change(term):
            return 0
        goes_on = stop + 1 < len(counts) and counts[stop + 1].mark == "、"  # 其他县直部门657人、乡镇400人
        if stop > at + 1 and re.search("其[他它余]", term.lead) and not goes_on:
            return stop + 1
    return 0


def _closes_bracket(figures: Figures, before: Term, term: Term) -> bool:
    """Whether a bracket that was never opened closes between two parts: 收入7.71亿元，其中税收5.93亿元、非税1.78亿元），
    补助21.64亿元.
    """
    between = figures.reading.document.folded[figures.span(before).end : figures.span(term).start]
    same = figures.outer(before) == figures.outer(term)
    return same and between.count(")") > between.count("(")


def _brought_in(listed: Sequence[Term], term: Term) -> bool:
    """Whether the figure counts cases of former years, which are no part of those received: 收到280件，其中受理266件，
    不予受理14件，上年结转37件.
    """
    old = re.search("(?:上年度?|去年|往年|上期)(?:结转|旧存|未结|未办结)|旧存", term.lead) is not None
    return old and not any(re.search("新|[本当今]年", each.lead) for each in listed)


def _is_rest(term: Term) -> bool:
    """Whether a part is all the rest, which ends the list: …、其他72件，仅1件延期."""
    return term.lead.startswith(("其他", "其它", "其余")) and term.mark == "、"


def apart(figures: Figures, before: Term, term: Term) -> bool:
    """Whether a semicolon stands between two figures: …行政77件；按受援人分，农民工863件."""
    return ";" in figures.reading.document.folded[figures.span(before).end : term.start]


def _of_one_deed(listed: Sequence[Term], term: Term) -> bool:
    """Whether a figure goes on with what others did as well: 其中甲所调解506件，乙所调解555件，均成功；调委会调解1913件."""
    names = [each.lead.removeprefix("其中").lstrip(",") for each in (*listed, term)]
    found = [_deed().fullmatch(name) for name in names]
    deeds, doers = {each["deed"] for each in found if each}, {each["doer"] for each in found if each}
    plain = all(found) and not any(each.tail for each in (*listed, term))
    return plain and len(deeds) == 1 and len(doers) == len(names) > 2


@cache
def _deed() -> re.Pattern[str]:
    return re.compile(
        "(?P<doer>[\u4e00-\u9fff]{2,})(?P<deed>调解|受理|办理|办结|化解|调处|审结|处理|查处|承办)"
    )


def _has_share(figures: Figures, term: Term) -> bool:
    """Whether its share stands behind the figure: 咨询类120件，占63.7%."""
    behind = figures.quantities[term.index + 1 : term.index + 2]
    if not behind or behind[0].kind is not Kind.PERCENT:
        return False
    text = figures.reading.document.folded
    between = text[figures.span(term).end : behind[0].span.start]
    return between.lstrip(",(").startswith("占") and not set(between) & set(";。\n")


@cache
def _of_last_year() -> re.Pattern[str]:
    """What a list is compared with: 进乡村187场次、进校园142场次，上年仅为415场次."""
    return re.compile("而?(?:上一?年度?|去年|前年)(?:同期|全年)?(?:仅|只|则|共|为|是|有)+")


@cache
def _of_part() -> re.Pattern[str]:
    """Words that divide a part of the list: 合格196个，不合格18个，不合格项目中经整改合格17个."""
    return re.compile(
        "[\u4e00-\u9fff]{1,6}(?:案件|问题|事项|线索|诉求|投诉|纠纷|人员|企业|文件|项目|隐患|申请)(?:当|之)?中(?!小)"
    )


@cache
def _total() -> re.Pattern[str]:
    return re.compile(r"(?:合计|共计|总计|总共|一共)|^共$")


def is_sum(term: Term) -> bool:
    """Whether a word before the figure says that it adds up others: 建议提案合计704件."""
    return _total().search(term.wide) is not None


def _is_smaller(figures: Figures, term: Term, before: Sequence[Term]) -> bool:
    """Whether a total is below one of the figures before it: it counts something of its own (网站信息120条，
    解读信息共计16条).
    """
    value = figures.value(term)
    return any(
        figures.alike(each, term) and figures.value(each).compare(">", value) is Truth.HOLDS
        for each in before
    )
