"""Notes of tables, in their last row or below them: 注：结案数含上年立案的5件."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.document.model import Block, Document


def notes_of(document: Document, home: Block) -> str:
    """What the notes say of the table that a cell stands in; ``""`` without notes."""
    if home.cell is None:
        return ""
    table = home.cell.table
    cells = [each for each in document.blocks if each.cell is not None and each.cell.table == table]
    inside = (each.span.of(document.folded).strip() for each in cells)
    said = (
        *_above(document, cells[0].index),
        *filter(_opening().match, inside),
        *_below(document, cells[-1].index),
    )
    return "\n".join(said)


def _above(document: Document, first: int) -> Iterator[str]:
    """The sentences right before the block ``first`` that speak of the totals of the table: 下表检查户数合计已剔除重复户."""
    before = document.blocks[first - 1] if first else None
    if before is None or before.cell is not None:
        return
    for said in before.span.of(document.folded).split("。"):
        if re.search("表", said) and re.search("合计|总计", said):
            yield said


def _below(document: Document, last: int) -> Iterator[str]:
    """The notes behind the block ``last``, and the numbered ones that go on with them."""
    for at, block in enumerate(document.blocks[last + 1 :]):
        said = block.span.of(document.folded).strip()
        if not (_opening().match(said) or (at and _next().match(said))):
            return
        yield said


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(
        r"\(?(?:[备附表]?注|(?:有关|填报|统计|相关)?说明|(?:统计)?口径|[数资]?[据料]?来源|单位)\d?[:.、]|[*※]|\([^()]*[合总]计[^()]*\)$"
    )


@cache
def _next() -> re.Pattern[str]:
    return re.compile(r"\(?\d{1,2}[).、]|[①-⑳]")


def explains_scope(notes: str) -> bool:
    """Whether notes tell that figures of the table hold more, or less, than their headings say: 结案数含移送案件,
    按结案时间统计, 合计已去重.
    """
    return _scope().search(notes) is not None


@cache
def _scope() -> re.Pattern[str]:
    same = "不(?:一定|完全|尽|全)?(?:(?:在|为|属于?)(?:同一|一个)|相[同等]|一致|等于)"
    once = "去重|(?<![不无未])重复|重叠|交叉|[只仅](?:统计|计算?)[一1][次件]|同时|兼|分别计"
    once += "|并处|按[^,;。]{1,6}统计|按[一1][件次起户家人名个]|共[用享]|合用|实有"
    return re.compile(
        f"[包不]?[含括]|除外|剔除|扣除|口径|跨|另有|部分|未(?:列出?|单列|逐一列)|{same}|{once}|按[^,;。]{{1,10}}[时日]间|四舍五入"
    )
