"""Totals of what each of a row of bodies has: 12个乡镇、3个街道各组建1支执法队，共计15支."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

from lawlint.checks._digits import one_wrong, turned
from lawlint.checks._figures import Figures, amount
from lawlint.checks._sum.sums import SPLIT, sum_problem
from lawlint.checks.base import Abstained, Held, Observation
from lawlint.facts.model import Term
from lawlint.finding import Words
from lawlint.lean import replace

EACH = "各"


def one_each(figures: Figures, terms: Sequence[Term]) -> Iterator[Observation]:
    """Every total behind 各…1支 and the row before it, in one sentence; ``terms``: all its figures."""
    for at, each in enumerate(terms):
        if not at or _has_each().search(each.wide) is None or not figures.is_count(each):
            continue
        row = _row_before(figures, terms[:at], each)
        unit = figures[each].unit.name
        if any(figures[term].unit.name == unit for term in terms[:at]):
            continue  # 8家各抽取5卷，12家各抽取3卷
        whole = next((term for term in terms[at + 1 :] if figures[term].unit.name == unit), None)
        if (
            row
            and whole is not None
            and _is_total(figures, each, whole)
            and not _excused(figures, row[0], whole)
        ):
            yield _judged(figures, row, each, whole)


@cache
def _has_each() -> re.Pattern[str]:
    verbs = "[配组]备|配[有齐强置]?|设[立置]?|建[立成设]?|组建|成立|聘[请任用]?|选[聘派配]"
    verbs += "|安排|明确|指定|确定|落实|举办|开展|召开|新建"
    return re.compile(f"(?:各|均各|分别)(?:自|随机)?(?:{verbs}|{_DRAWN})(?:了|有)?[\u4e00-\u9fff]{{0,10}}$")


def _row_before(figures: Figures, before: Sequence[Term], each: Term) -> list[Term]:
    """The bodies that have one each, joined by 、 or 和 right before it: 12个乡镇、3个街道各."""
    row: list[Term] = []
    for term in reversed(before):
        follower = row[0] if row else each
        joined = term.index + 1 == follower.index and term.clause in (follower.clause, follower.clause - 1)
        if not joined or not figures.is_count(term) or not figures[term].exact or not term.tail:
            break
        row.insert(0, term)
        if term.mark != "、" and not re.match("[、和及与]|以及", term.wide):
            break
    beside = row and row[-1].clause == each.clause and each.mark in ("", "、")
    return row if beside and all(figures.alike(term, row[0]) for term in row) else []


def _is_total(figures: Figures, each: Term, term: Term) -> bool:
    """Whether the figure is all that they have: not what was found in it (各抽取10卷，共评出优秀案卷12卷)."""
    said = _total_drawn() if re.search(_DRAWN, each.wide) else _total()
    return figures[term].exact and not figures.is_change(term) and said.fullmatch(term.wide) is not None


@cache
def _total() -> re.Pattern[str]:
    verbs = "[配组]备|配[齐置]?|设[立置]?|建[立成设]?|组建|成立|聘[请任用]?|选[聘派配]"
    return re.compile(f",?{_IN_ALL}(?:{verbs})?[\u4e00-\u9fff]{{0,8}}")


@cache
def _total_drawn() -> re.Pattern[str]:
    kinds = "(?:(?:行政)?(?:处罚|许可|强制|检查|执法|复议)|[和、及与])*"
    return re.compile(f",?{_IN_ALL}(?:{_DRAWN})?(?:{kinds}(?:案件)?(?:案卷|卷宗|文书))?")


_DRAWN = "抽[取查选调评]"
_IN_ALL = "(?:合计|共计|总计|总共|一共|共)"
"""Not 全县共: the county has more than its towns."""


def _excused(figures: Figures, first: Term, whole: Term) -> bool:
    """Whether the sentence says that some have more or none."""
    document = figures.reading.document
    block, end = document.blocks[first.block].span, figures.span(whole).end
    start = document.folded.rfind("。", block.start, first.start) + 1
    stop = document.folded.find("。", end, block.end)
    behind = document.folded[end : stop if stop >= 0 else block.end]
    said = document.folded[start : end + 8]
    return _excuse().search(said) is not None or _shared().search(behind) is not None


@cache
def _shared() -> re.Pattern[str]:
    """What may be said behind the total of those that share one, or have more."""
    return re.compile("共用|共享|兼任|每[名位]|各?增加|其中[^,;]{0,20}配备")


@cache
def _excuse() -> re.Pattern[str]:
    return re.compile(
        "部分|有的|除|另|至少|以上|平均|拟|计划|将|不少于|约|其余|未|含|包括|加上|累计|联合|合并|片区"
    )


def _of_others(figures: Figures, each: Term, whole: Term, bodies: Fraction) -> bool:
    """Whether there may be others (各组建1支，共有宣讲队28支), or one may serve several (各配1名顾问，共有42名), and no slip of
    the pen explains the number.
    """
    due, said = bodies * figures.size(each), figures.size(whole)
    if turned(said, due) or (one_wrong(said, due) and said > 99):
        return False
    every = re.search("共有|各类|各级", whole.wide) is not None
    return (said > due and every) or (said < due and figures[whole].unit.family == "person" and every)


def _judged(figures: Figures, row: Sequence[Term], each: Term, whole: Term) -> Observation:
    used = figures.used((*row, each, whole))
    size = sum((figures[term].printed for term in row), start=Fraction(0))
    if figures.value(each).scale(int(size)).meets(figures.value(whole)):
        return Held(figures.span(whole), "total", used, exact=True)
    if _of_others(figures, each, whole, size):
        return Abstained(figures.span(whole), "另有不属于各单位的，或一人服务几家", used)
    product = amount(size * figures.size(each), figures[whole])
    bodies = "＋".join(figures[term].text for term in row)
    bodies = f"（{bodies}）" if len(row) > 1 else bodies
    one, shown = figures[each].text, figures[whole].text
    computed = Words(
        f"{bodies}×{one}＝{product}，文中为{shown}", f"{bodies} x {one} = {product}, the text says {shown}"
    )
    found = sum_problem(figures, SPLIT, whole, (*row, each), computed, whole)
    nearest = Words(f"总数为{product}", f"whole = {product}")
    return replace(found, reasoning=replace(found.reasoning, nearest=(nearest,)))
