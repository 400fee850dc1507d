"""Figures of a table told again with other digits in the paragraph before or behind it: 总计5,947 in the table,
全年共办理涉税诉求5974件 above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from lawlint.checks._digits import one_wrong, turned
from lawlint.checks._figures import Figures, paragraphs
from lawlint.document.model import Block, BlockKind
from lawlint.facts.cues import label
from lawlint.facts.model import COUNT, Kind, Term
from lawlint.facts.tables import Grid, grids
from lawlint.lean import dataclass

_LEAST = 100
"""Of smaller figures two that differ by a digit may well be of two things."""
_TOTALS = frozenset({"合计", "总计", "共计", "总数"})
_OF_YEAR = frozenset({"全年", "全年合计", "年度合计", "全年累计"})
"""Totals of the parts of a year."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A figure of a table with its label and the heading of its column (or the other way round)."""

    term: Term
    label: str
    heading: str


def retold_of_tables(figures: Figures) -> Iterator[tuple[str, Term, Term]]:
    """Each figure of a table, with its label before it, and the one that tells it again, differently."""
    document = figures.reading.document
    tables = grids(document)
    if not tables:
        return
    by_block = {terms[0].block: terms for terms in paragraphs(figures.reading.facts)}
    for grid in tables.values():
        cells = list(_cells(figures, grid, by_block))
        last = max(block.index for block in grid.cells.values())
        near = (grid.first.index - 2, grid.first.index - 1, last + 1)
        for at in near if cells else ():
            block = document.blocks[at] if 0 <= at < len(document.blocks) else None
            if (
                block is not None
                and block.kind is BlockKind.PARAGRAPH
                and not _table_between(figures, grid, at)
            ):
                for term in by_block.get(at, ()):
                    cell = _told_wrong(figures, cells, term)
                    if cell is not None:
                        yield cell.label, cell.term, term


def _table_between(figures: Figures, grid: Grid, at: int) -> bool:
    """Whether another table stands between the paragraph and the table."""
    between = figures.reading.document.blocks[at : grid.first.index] if at < grid.first.index else ()
    return any(block.cell is not None for block in between)


def _cells(figures: Figures, grid: Grid, by_block: dict[int, list[Term]]) -> Iterator[_Cell]:
    """The plain figures of the table."""
    text = figures.reading.document.folded
    for (row, column), block in grid.cells.items():
        terms = by_block.get(block.index, ())
        if row < grid.header or not column or len(terms) != 1:
            continue
        quantity = figures[terms[0]]
        alone = block.span.of(text).strip() == quantity.span.of(text).strip()
        if alone and quantity.exact and quantity.kind in (Kind.ORDINARY, Kind.QUANTITY):
            left, above = (
                _words(figures, grid.cells.get((row, 0))),
                _words(figures, grid.cells.get((grid.header - 1, column))),
            )
            yield _Cell(terms[0], left, above)
            if above in _TOTALS:
                yield _Cell(terms[0], above, left)


def _words(figures: Figures, block: Block | None) -> str:
    return "" if block is None else "".join(block.span.of(figures.reading.document.folded).split())


def _told_wrong(figures: Figures, cells: Sequence[_Cell], term: Term) -> _Cell | None:
    """The cell that a figure of the text tells again with a slip; None where another cell, or two, give it."""
    quantity = figures[term]
    value = quantity.printed
    if not figures.is_count(term) or not quantity.exact or value < _LEAST or _other().search(term.wide):
        return None
    if figures.is_change(term) or _given(figures, cells, term) or _part_shown(figures, term):
        return None
    for cell in cells:
        size = figures.size(cell.term)
        if not _same_unit(figures, cell, term):
            continue
        slip = turned(size, value) or one_wrong(size, value)
        sure = turned(size, value) and value >= 10 * _LEAST
        if slip and _is_total(cell, term) and (sure or _names(figures, cells, term)):
            return cell
        if slip and (_is_row(cell, term) or _is_divided(figures, cell, term)):
            return cell
    return None


def _part_shown(figures: Figures, term: Term) -> bool:
    """Whether the sentence says that the table shows but a part of the figure: 1320件，其中县直部门情况见下表."""
    behind = figures.reading.document.folded[figures.span(term).end :].partition("。")[0]
    return re.match("[^\n]{0,40}其中[^,;\n]{2,20}(?:见|如)下表", behind) is not None


@cache
def _other() -> re.Pattern[str]:
    """Figures of another time, or of some only."""
    return re.compile(
        "上一?年|去年|前年|同期|累计|结转|其中|此外|另|上半年|季度|\\d月|20\\d\\d年|平均|[人日月]均|目标"
    )


def _given(figures: Figures, cells: Sequence[_Cell], term: Term) -> bool:
    """Whether a cell, two of one line together, or another figure of the text in its unit gives the figure."""
    value = figures[term].printed
    sizes = [figures[cell.term].printed for cell in cells]
    lines: dict[str, list[Term]] = {}
    for cell in cells:
        lines.setdefault(cell.label, []).append(cell.term)
        lines.setdefault(cell.heading, []).append(cell.term)
    pairs = (pair for line in lines.values() for pair in combinations(line[:40], 2))
    return (
        value in sizes
        or any(figures[one].printed + figures[two].printed == value for one, two in pairs)
        or any(
            each.printed == value and each.unit.name == figures[term].unit.name
            for at, each in enumerate(figures.quantities)
            if at != term.index
        )
    )


def _same_unit(figures: Figures, cell: _Cell, term: Term) -> bool:
    """Whether nothing says that the cell counts in another unit: 件 in the heading, or none at all."""
    unit, own = figures[term].unit.name, figures[cell.term].unit.name
    words = cell.heading + cell.label
    said = re.findall(r"\(([^()]{1,4})\)", words)
    return own in ("", unit) and all(each == unit for each in said) and _not_counts().search(words) is None


@cache
def _not_counts() -> re.Pattern[str]:
    return re.compile("率|比|金额|元|增|减|平均|时间|天数|年份|序号|上年|去年|同期")


def _names(figures: Figures, cells: Sequence[_Cell], term: Term) -> bool:
    """Whether the words of a figure are those of the table, or point to it: 共设立调解组织214个 over 调解组织（个）."""
    document = figures.reading.document
    words = (
        re.sub("(?:全[年省市县区]|共|总|合计|办理|受理|案件|事项|累计)+", " ", term.wide) + " " + term.tail
    )
    table = " ".join(cell.label + " " + cell.heading for cell in cells)
    pairs = {words[at : at + 2] for at in range(len(words) - 1)}
    behind = document.folded[figures.span(term).end : document.blocks[term.block].span.end]
    return re.search("如下|下表", behind) is not None or any(
        pair in table for pair in pairs if re.fullmatch("[\u4e00-\u9fff]{2}", pair)
    )


def _is_total(cell: _Cell, term: Term) -> bool:
    """Whether the figure says that it is a total, and the cell is one."""
    said = re.search("共|总|合计", term.wide) is not None
    return said and (cell.label in _TOTALS or (cell.label in _OF_YEAR and _is_column(cell, term)))


def _is_column(cell: _Cell, term: Term) -> bool:
    """Whether the words before a figure are no more than a verb and the heading of the column: 共审查各类合同 of 合同（份）."""
    named = re.sub(r"\([^()]*\)|(?:总?数量?)$", "", cell.heading)
    words = re.sub(
        "(?:全[年市县区]|20\\d\\d年|[本当]年度?|累计|合计|总计|共计?|各类|各种|各项)", "", term.wide
    )
    return len(named) > 1 and words.endswith(named) and len(words) <= len(named) + 2


def _is_divided(figures: Figures, cell: _Cell, term: Term) -> bool:
    """Whether the figure is the only count of a sentence that points to the table: 办结案件1842件，分程序情况见下表; not
    立案1842件，办结情况见下表.
    """
    document, vocabulary = figures.reading.document, figures.reading.vocabulary
    text = document.folded[figures.span(term).end : document.blocks[term.block].span.end].strip()
    alone = [
        each for each in figures.paragraph(term) if each.sentence == term.sentence and figures.is_count(each)
    ]
    if cell.label not in _TOTALS or alone != [term] or _below().fullmatch(text) is None:
        return False
    said = label(vocabulary, term.lead).measures
    return all(each in (COUNT, *said) for each in label(vocabulary, text + cell.heading).measures)


@cache
def _below() -> re.Pattern[str]:
    return re.compile("[,;]?[^。;]{0,24}(?:如下|下表|附表|见表|如表)[^。;]{0,8}[。:]?")


def _is_row(cell: _Cell, term: Term) -> bool:
    """Whether the words before the figure end with the label of the cell's row, or it counts what that says."""
    name = cell.label
    if len(name) < 2 or name in _TOTALS or re.search(r"\d", name):
        return False
    return (
        re.search(
            re.escape(name) + "(?:类|类案件|类诉求|案件|事项|诉求|总?数量?)?(?:有|为|共|计)?$", term.lead
        )
        is not None
    )
