"""Words that divide a whole: 按领域分：; 从类型看，; 按类型分为; 分为三类：."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from lawlint.checks._figures import RESTS, Figures, compared_with
from lawlint.facts.dates import number
from lawlint.facts.model import Term

_LONGEST_DIVISION = 15
"""Characters of 按……分， and its like before the first part."""
_LONGEST_NUMBERED = 30
_NEAR = Fraction(1, 4)
"""How far from a figure of an earlier sentence, as a share of it, the parts may be and still be meant to be all of it."""


def divided_before(figures: Figures, term: Term) -> bool:
    """Whether 按…分： stands before the term: a division that must be all of the whole."""
    text = figures.reading.document.folded
    if _divided().search(text, max(0, term.start - _LONGEST_DIVISION), term.start) is not None:
        return True
    return number_of_sorts(figures, term) > 1


def number_of_sorts(figures: Figures, term: Term) -> int:
    """How many sorts the words before the term say there are: 按对象分为四类：, 共三类，; 0 where they say nothing."""
    if term.mark not in (":", ","):
        return 0
    text = figures.reading.document.folded
    found = _numbered().search(text, max(0, term.start - _LONGEST_NUMBERED), term.start)
    return 0 if found is None or "主要" in found[0] else number(found["size"].replace("两", "二")) or 0


@cache
def _numbered() -> re.Pattern[str]:
    by = r"(?:(?:按照?|依照?|根据|依据|以|从)[^,;。:\d]{2,12}?)?"
    sort = "个?大?(?:类|种|部分|档|等级|等次|层次|层级|情形|渠道|途径|来源)(?:类?[型别]|情形|情况)?"
    return re.compile(
        rf"[,;。:]\s*(?:具体|均|全部|其)?{by}(?:主要)?(?:(?:可|共|具体|大致)?(?:划分|细分|区分|分|归|包括|包含|涵盖|涉及|共有?|来自|来源于?|源自|由)(?:为|成)?|[\u4e00-\u9fff]{{0,6}}(?:仅|只|共)(?:有|分为?|为|是))"
        rf"(?P<size>[两二三四五六七八九十]|\d{{1,2}}){sort}(?:组成|构成|,?(?:分别|依次)(?:为|是))?[:,]\s*$"
    )


def heads_sentence(figures: Figures, term: Term) -> str:
    """What opens a list at the head of a sentence that divides a figure before it: 。分渠道看：网站5316条 (分, all of it), 。按
    程序划分，简易程序57件 or 。诉求类型：咨询312件 (按); ``""`` for none.
    """
    text = figures.reading.document.folded
    start = _names_start(figures, term)
    found = _at_head().search(text, max(0, start - _LONGEST_NUMBERED), start)
    if found is None or re.search("主要|问题|不足|前[两三五]", found[0]):
        return ""
    sorts = found["sorts"] is not None
    return "分" if (found["mark"] == ":" and not sorts) or number_of_sorts(figures, term) > 1 else "按"


@cache
def _at_head() -> re.Pattern[str]:
    sorts = r"[^,;。:\d]{2,10}?"
    seen = "(?:划分|区分|来分|分类|归类|分为?|统计|来看|上看|看|而言|分析)"
    by = rf"(?:(?:按照?|依照?|根据|从|就|以){sorts}{seen}|分{sorts}(?:来看|看|统计)"
    by += r"|[^,;。:\d]{2,6}(?:构成|分布)(?:情况)?|具体来?看"
    by += r"|(?P<sorts>[^,;。:\d]{2,6}(?:分类|类型|类别)(?:情况|如下)*)(?=:))"
    return re.compile(rf"。\s*(?:其中|具体)?,?{by}(?:[两二三四五六七八九十]个?大?[类种])?(?P<mark>[:,])\s*$")


def divided_above(figures: Figures, members: Sequence[Term], before: Sequence[Term]) -> tuple[Term, ...]:
    """The figures of the paragraph before a sentence that its parts may divide, those nearest to their sum first."""
    if len(members) < 2:
        return ()  # one part says nothing about the size of its whole
    first = members[0]
    wholes = [
        term
        for term in before
        if figures.is_count(term)
        and figures.alike(term, first)
        and figures.outer(term) is None
        and not figures.is_change(term)
        and not figures.is_average(term)
        and not compared_with().search(term.wide)
    ]
    added = figures.size(*members)
    sizes = {term.index: figures[term].printed * figures[term].unit.scale for term in wholes}
    near = [term for term in wholes if abs(added - sizes[term.index]) <= sizes[term.index] * _NEAR]
    return tuple(sorted(near, key=lambda term: abs(added - sizes[term.index])))


def divided_whole(figures: Figures, counts: Sequence[Term], at: int) -> tuple[Term, ...]:
    """The whole of the first 按…分：; a later division has the same."""
    if any(sorted_by(figures, term) or divided_before(figures, term) for term in counts[:at]):
        return ()  # the whole stands in another sentence
    if "其中" in counts[0].wide or any(term.lead.startswith(("其他", *RESTS)) for term in counts[:at]):
        return ()  # 其中税收…；非税收入…。按级次分：…
    if _sorted_above().search(
        figures.reading.document.folded, counts[0].start - _LONGEST_HEAD, counts[0].start
    ):
        return ()  # 按行业分，居前两位的是：批发业650个；制造业327个。按地区分，…
    if _within_some().search(figures.reading.document.folded, 0, counts[0].start):
        return ()  # 交通案件中，超速42件、超载39件。从事项看，…
    wholes = (
        term
        for term in reversed(counts[:at])
        if not (term.lead.startswith("占") or compared_with().search(term.wide) or figures.is_average(term))
    )
    return tuple(term for term in wholes if figures.alike(term, counts[at]))


_LONGEST_HEAD = 24
"""Characters before the first figure of a list that may say how it was sorted."""


@cache
def _sorted_above() -> re.Pattern[str]:
    return re.compile("[。\\n]?[按从][^,;。]{1,8}(?:分|看|划分),[^,;。]{0,12}(?:是|为|有):?$")


@cache
def _within_some() -> re.Pattern[str]:
    return re.compile("(?:案件|申请|事项|问题|线索|纠纷|人员)[当之]?中,$")


def as_many_sorts(figures: Figures, counts: Sequence[Term], at: int, members: list[Term]) -> list[Term]:
    """The members, as many as the words before them say, over semicolons, too: 分为三类：甲34份；乙21份；丙128份."""
    size = number_of_sorts(figures, counts[at])
    if size > len(members) == 1:
        row = [counts[at]]
        for term in counts[at + 1 : at + size]:
            if term.mark != ";" or not figures.alike(term, row[0]) or "其中" in term.wide:
                break
            row.append(term)
        members = row
    return members[:size] if size else members


def divided_into(term: Term) -> bool:
    """Whether the term begins with 按…分为, which names all sorts."""
    return _divided_into().match(term.wide) is not None


def forms_others(whole: Term, first: Term) -> bool:
    """Whether what is formed is named behind its figure and is not what the whole counts: 126个行政村划分为1286个基础网格."""
    noun = re.match("[\u4e00-\u9fff]*", first.tail)
    return noun is not None and len(noun[0]) > 1 and noun[0][-2:] not in whole.wide + whole.tail


@cache
def _divided() -> re.Pattern[str]:
    seen = "分|划分|区分|来看|看|分类|归类|统计|而言|来讲|来说|分析"
    return re.compile(
        rf"(?:[按从][^,;。:]{{2,10}}(?:{seen})?|(?:[依就]|根据)[^,;。:]{{2,10}}(?:{seen})|分[^,;。:]{{2,8}}(?:来看|看|统计))[:]\s*$"
    )


@cache
def _divided_into() -> re.Pattern[str]:
    """按类型分为刑事案件874件、民事案件653件."""
    return re.compile("(?:按照?[\u4e00-\u9fff]{2,8})?(?:共|可|具体)?(?:划分|细分|分)(?:为|成)(?!主要)")


@cache
def _sorting() -> re.Pattern[str]:
    sorts = (
        "类[型别]|种类|领域|性质|结构|渠道|来源|区域|地域|内容|方式|结果|行业|主体|对象|层级|等级|构成|案由"
    )
    sorts += "|事项|途径|业务|职能|审级|程序|身份|部门|单位|地区|层次|性别"
    seen = f"[从就][^,;。:]{{0,6}}(?:{sorts})(?:分布|情况|上)?(?:来看|上看|看|划分|分|而言|来讲|来说|分析)"
    seen += f"|分[^,;。:]{{0,4}}(?:{sorts})(?:来看|看|统计)"
    by = "(?:按照?|依照?|根据|依据|(?<![予加可所得])以)[^,;。:]{2,10}(?:划分|分类|归类|统计|来分|区分|(?<![处部充身])分)"
    return re.compile(rf"(?:{by}|{seen})[,]\s*$")


def sorted_by(figures: Figures, term: Term) -> bool:
    """Whether 按…分， or 从类型看， stands before the term: a division that may name the largest classes only."""
    if _sorted_at_once().match(term.wide) is not None:
        return True
    text, start = figures.reading.document.folded, _names_start(figures, term)
    return _sorting().search(text, max(0, start - _LONGEST_DIVISION), start) is not None


def _names_start(figures: Figures, term: Term) -> int:
    """Where the names of one class begin that 、 joins before its figure: 按种类分，警告、通报批评417件."""
    names = term.wide.removesuffix(term.lead) if term.mark == "、" else ""
    whole = names != "" and figures.reading.document.folded.endswith(names, 0, term.start)
    return term.start - len(names) if whole else term.start


@cache
def _sorted_at_once() -> re.Pattern[str]:
    """按照案件类型分滥伐林木16起: the first class without a mark before it."""
    sorts = "类[型别]|种类|性质|领域|主体|对象|案由"
    return re.compile(f"按照?[\u4e00-\u9fff]{{0,4}}(?:{sorts})(?:划分|区分|分)(?![为成别布析类级局值到])")
