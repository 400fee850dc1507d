"""The parts of a report and the headings that serve them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from lawlint.checks._numerals import label_text
from lawlint.document.fold import fold
from lawlint.document.model import Block, BlockKind, Document, LabelStyle, Section
from lawlint.facts.counting import slips
from lawlint.finding import Span
from lawlint.lean import dataclass
from lawlint.needed import required
from lawlint.patterns import found, may_occur

_LONGEST_LEAD = 24  # of words that stand for a heading at the start of a paragraph


@dataclass(frozen=True, slots=True)
class Part:
    """报告的一个部分；写法都是正则表达式，{next} 为报告年度的下一年。 / A part; {next} is the next year."""

    id: str
    """编号。 / Its id."""
    name: str
    """名称。 / Its name."""
    name_en: str
    """英文名称。 / Its name in English."""
    headings: tuple[str, ...]
    """标题的写法。 / Patterns of its headings."""
    unless: tuple[str, ...] = ()
    """含有这些写法的标题不算。 / Headings with these do not count."""
    deepest: int = 0
    """标题的最深层级，0 为不限；“一、”不受限。 / Deepest level of headings, 0 for any; 一、 always counts."""
    related: tuple[str, ...] = ()
    """相近的标题：其下文字提到本部分即算有。 / Headings that serve when the text below mentions the part."""
    mention: tuple[str, ...] = ()
    """正文中提到本部分的写法。 / Patterns of running text that mention the part."""
    mention_outside: tuple[str, ...] = ()
    """这些部分里的提及不算。 / Parts in which a mention does not count."""
    passing: tuple[str, ...] = ()
    """相近的标题下，只这样提到的不算。 / Mentions that do not make a related heading serve."""
    also_before: str = ""
    """也可以放在哪一部分之前。 / Another part that it may stand before."""
    paragraph: tuple[str, ...] = ()
    """没有标题、单独成段时的写法。 / Patterns of a paragraph that is the part, without a heading."""


def for_year(pattern: str, year: int | None) -> str:
    """The pattern with ``{next}`` filled in."""
    return pattern.replace("{next}", str(year + 1) if year else "20[0-9][0-9]")


def occurs(pattern: str, text: str) -> bool:
    """Whether the pattern occurs; a plain word costs no regular expression."""
    return pattern in text if pattern in required(pattern) else found(pattern, text)


def any_occurs(document: Document, patterns: Iterable[str], text: str) -> bool:
    """Whether one of the patterns occurs in ``text``."""
    return _any_in(document.identity.year, patterns, text)


def _any_in(year: int | None, patterns: Iterable[str], text: str) -> bool:
    return any(occurs(for_year(pattern, year), text) for pattern in patterns)


def worded(document: Document, part: Part) -> list[Section]:
    """The sections whose heading is worded like the part."""
    sections = [section for section in document.sections if _high_enough(part, section)]
    titles = tuple(section.title for section in sections)
    return [sections[at] for at in _worded(titles, document.identity.year, part)]


@lru_cache(64)  # several rules ask for the same part of a document
def _worded(titles: tuple[str, ...], year: int | None, part: Part) -> list[int]:
    """Which of the titles are worded like the part."""
    together = "\n".join(titles)
    live = [pattern for each in part.headings if _may_head(pattern := for_year(each, year), together)]
    return [
        at
        for at, title in enumerate(titles)
        if any(occurs(pattern, title) for pattern in live) and not _any_in(year, part.unless, title)
    ]


def _may_head(pattern: str, headings: str) -> bool:
    """Whether the pattern can occur in one of the headings, which stand a line each."""
    anchored = "^" in pattern or "$" in pattern
    return may_occur(pattern, headings) if anchored else occurs(pattern, headings)


def _high_enough(part: Part, section: Section) -> bool:
    """Whether the heading is not too deep; one numbered 一、 never is: what stands above it may be a table
    copied line by line."""
    numbered = section.label is not None and section.label.style in (LabelStyle.PART, LabelStyle.HAN)
    return numbered or not part.deepest or section.level <= part.deepest


def serving(document: Document, part: Part) -> list[Section]:
    """The sections worded like the part, else those related to it whose text mentions it."""
    sections = worded(document, part)
    if sections or not part.related:
        return sections
    related = Part(part.id, part.name, part.name_en, part.related, part.unless)
    return [
        section
        for section in worded(document, related)
        if any(
            any_occurs(document, part.mention, text) and not any_occurs(document, part.passing, text)
            for text in (words(document, block) for block in blocks_of(document, section))
        )
    ]


def lost_number(document: Document, section: Section) -> str:
    """The label missing before a heading of the first level, as it would be written; empty if none is,
    or if it stands in the text."""
    own = section.label
    if own is None or section.level != 1:
        return ""
    row = [
        (each.index, each.label.number)
        for each in document.sections
        if each.level == 1 and each.label and each.label.style is own.style
    ]
    for slip in slips([number for _, number in row], 1):
        if slip.case == "gap" and row[slip.at][0] == section.index:
            lost = label_text(own.span.of(document.text).strip(), own.style, slip.due)
            before = document.sections[row[slip.at - 1][0]] if slip.at else document.sections[0]
            start, end = (document.blocks[each.block].span.start for each in (before, section))
            return "" if fold(lost) in document.folded[start:end] else lost
    return ""


def leading(document: Document, part: Part) -> Block | None:
    """A paragraph that begins with words of such a heading and a colon or full stop (存在的问题：一是……)."""
    for block in document.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        start = document.folded[block.span.start : min(block.span.end, block.span.start + _LONGEST_LEAD)]
        words = start.replace("。", ":").partition(":")
        alone = block.span.end - block.span.start <= _LONGEST_LEAD and start[-1:] not in "。;,"
        said = start if alone else words[0] if words[1] else ""  # 新年展望：2026年工作打算
        if said and any_occurs(document, part.headings, said) and not any_occurs(document, part.unless, said):
            return block
    return None


def own_paragraph(document: Document, part: Part, later: Sequence[Part]) -> Block | None:
    """A paragraph that is the part, behind the headings of all but the ``later`` ones (下一步，我局将……).

    One under the heading of a later part is not, nor one with numbered headings below it: there the heading
    of the part was lost.
    """
    if not part.paragraph:
        return None
    behind = {section.index for each in later for section in worded(document, each)}
    first = [section for section in document.sections if section.level == 1]
    last = max((section.block for section in first if section.index not in behind), default=-1)
    end = min((section.block for section in first if section.block > last), default=len(document.blocks))
    for block in document.blocks[last + 1 : end]:
        text = words(document, block).lstrip()
        if block.kind is BlockKind.PARAGRAPH and any_occurs(document, part.paragraph, text):
            below = any(block.index < section.block < end for section in document.sections)
            return None if below else block
    return None


def blocks_of(document: Document, section: Section) -> Sequence[Block]:
    """The blocks of a section, heading included."""
    return document.blocks[slice(*section.blocks)]


def words(document: Document, block: Block) -> str:
    """The folded words of a block."""
    return block.span.of(document.folded)


def label_place(document: Document, block: Block) -> Span:
    """The label without blanks; for an automatic number, which is not in the text, the words behind it."""
    assert block.label is not None
    span = block.label.span
    if span.start == span.end:
        return block.heading or Span(block.span.start, min(block.span.start + 8, block.span.end))
    return Span(span.start, span.start + len(span.of(document.folded).rstrip()))


def heading_place(document: Document, section: Section) -> Span:
    """The span of a heading with its label."""
    block = document.blocks[section.block]
    if block.heading is None:
        return block.span
    return Span(block.label.span.start if block.label else block.heading.start, block.heading.end)
