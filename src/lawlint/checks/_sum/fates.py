"""What became of each item of a list or plan, against how many it has: 将8项事项列入目录。6项已审议通过，2项正在论证，1项调出."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._excuses import CARRY_OVER, excused_by
from lawlint.checks._figures import Figures
from lawlint.checks._sum.list_words import BY_THEN
from lawlint.checks._sum.sums import UNOPENED, sum_problem, sum_said
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Term

_ADDED = ("新增", "追加", "增补", "增列", "补充", "调入", "动态调整", "调整后", "增加", "另")
"""Near a list to which items came later."""
_NEAR = 4
"""What exceeds a list by a quarter is of another."""


def fates_of_list(figures: Figures, counts: Sequence[Term], before: Sequence[Term]) -> Iterator[Observation]:
    """The figures of a sentence each of which counts the items of one fate: together they are no more than the list,
    which may leave some unsaid.
    """
    plain = [term for term in counts if figures.outer(term) is None]
    above = [term for term in before if term.sentence + 1 == plain[0].sentence] if plain else []
    found = _listed(figures, plain[:1], plain[1:]) or _listed(figures, above, plain)
    if found is None:
        return
    whole, row = found
    added, size = sum(figures[term].printed for term in row), figures[whole].printed
    if added == size:
        yield Held(figures.span(row[-1]), UNOPENED, figures.used((whole, *row)), exact=True)
    elif 0 < (added - size) * _NEAR < size and not excused_by(figures, (CARRY_OVER, *_ADDED), (whole, *row)):
        yield sum_problem(figures, UNOPENED, whole, row, sum_said(figures, row, whole), row[-1])


def _listed(
    figures: Figures, wholes: Sequence[Term], row: Sequence[Term]
) -> tuple[Term, Sequence[Term]] | None:
    """The only figure that the row may be of, if it says that so many items are on a list, and the row."""
    same = [term for term in wholes if row and figures.alike(term, row[0])]
    if len(same) != 1 or len(row) < 2 or not _on_list().search(same[0].wide + same[0].tail):
        return None
    plain = all(
        figures[term].exact
        and figures.is_count(term)
        and not figures.is_change(term)
        and figures.alike(term, row[0])
        and "其中" not in term.wide
        for term in (*same, *row)
    )
    plain = plain and all(_of_same(term, same[0]) for term in row)
    return (same[0], row) if plain and _each_once(row) else None


def _of_same(term: Term, whole: Term) -> bool:
    """Whether the words of a figure name nothing but its fate, and what the whole counts."""
    found = _named().match(term.tail)
    noun = found["noun"] if found else term.tail
    return _fate_alone().fullmatch(term.lead) is not None and noun in whole.wide + whole.tail


@cache
def _fate_alone() -> re.Pattern[str]:
    how = "已经?|均|全部|按期|如期|按程序|依法|正|尚|仍|还|在|有序|持续|加快"
    what = "推进|办理|完成|办结|论证|审查|审议|讨论|通过|修改|取消|终止|暂缓"
    return re.compile(f"{BY_THEN}(?:{how}|{what}|[调移退]出|目录|清单|计划|台账|的|有)*")


@cache
def _named() -> re.Pattern[str]:
    """The words behind a figure: what it counts, then what became of it."""
    said = "已|均|全部|正在|尚|仍|还|因|按|经|未|暂|取消|终止|调|移|退|有序|持续|加快|不再|审议|讨论|通过|完成|办结"
    return re.compile(f"(?P<noun>[\u4e00-\u9fff]{{0,8}}?)(?:{said})")


def _each_once(row: Sequence[Term]) -> bool:
    """Whether no item can have two of the fates: not so of those adopted and those being carried out."""
    fates = [_fate(term.wide + term.tail) for term in row]
    ended = [fate for fate in fates if fate in ("done", "adopted")]
    if "" in fates or len(ended) != 1 or len({*fates}) < len(fates):
        return False
    carried_out = any(_carried_out().search(term.wide + term.tail) for term in row)
    return ended == ["done"] or not carried_out


def _fate(said: str) -> str:
    """``done``, ``adopted``, ``going`` or ``dropped``; ``""`` for words that say none of them."""
    forms = (("dropped", _dropped()), ("going", _going()), ("adopted", _adopted()), ("done", _done()))
    return next((name for name, form in forms if form.search(said)), "")


@cache
def _on_list() -> re.Pattern[str]:
    return re.compile(
        "[列纳]入.*(?:目录|清单|计划|台账)|(?:目录|清单|计划|台账)(?:内)?(?:事项|项目|任务)?(?:共|计)*$"
    )


@cache
def _dropped() -> re.Pattern[str]:
    return re.compile("(?:调出|移出|退出|取消|终止|暂缓|不再)(?!.*(?:完成|通过|恢复|重新))")


@cache
def _going() -> re.Pattern[str]:
    return re.compile("正在|尚在|仍在|还在|(?:有序|持续|加快)推进|(?:尚|仍|还)?未(?:启动|完成)")


@cache
def _adopted() -> re.Pattern[str]:
    return re.compile("已.*(?:审议|讨论)?通过(?:的)?$|^(?:审议|讨论)?通过$")


@cache
def _done() -> re.Pattern[str]:
    """All of it done, not a step only (已完成起草)."""
    return re.compile("(?:已|按期|如期|全部|均)*(?:完成|办结|完毕)(?:的)?$")


@cache
def _carried_out() -> re.Pattern[str]:
    return re.compile("正在.*(?:实施|落实|执行|推进)|(?:有序|持续|加快)推进")
