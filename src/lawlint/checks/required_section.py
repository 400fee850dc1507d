"""Parts that a report must have: a heading of any of the usual wordings, with text below it.

One rule asks for one ``part`` of a shared table ``parts``, whose order is the usual order of the report;
one heading may serve several parts (存在问题及下一步打算), and so may the first words of a paragraph
(存在的问题：); a paragraph at the end of the report may be the part (下一步，我局将……).

* ``missing``: the part is found nowhere; reported where it is expected;
* ``mentioned``: there is no such heading, but running text speaks of it;
* ``empty``: there is a heading, but no text below it;
* ``unsaid``: with ``words``: the part is there, but none of these words stands in it (a rule with ``words``
  says nothing about missing parts).

Where a number is missing before the heading that the part belongs before, the finding says so, too, and
stands for it.

``counted``: so many first-level headings stand for the part when none is worded like it (thematic reports
name no 成效).  Reports about years before ``since`` are not judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lawlint.checks._parts import (
    Part,
    any_occurs,
    blocks_of,
    for_year,
    heading_place,
    label_place,
    leading,
    lost_number,
    own_paragraph,
    serving,
    worded,
    words,
)
from lawlint.checks.base import Abstained, Complaint, Held, Observations, Problem, Reading
from lawlint.document.model import Block, BlockKind, Document, Section
from lawlint.document.places import place_said
from lawlint.finding import Related, Span, Words
from lawlint.lean import dataclass
from lawlint.patterns import finditer

if TYPE_CHECKING:
    from lawlint.rules.vocabulary import Vocabulary

PLACEHOLDERS = ("part", "part_en", "place", "place_en", "heading")
CASES = ("missing", "mentioned", "empty", "unsaid")

_TEXT = (BlockKind.PARAGRAPH, BlockKind.CELL, BlockKind.QUOTE)


@dataclass(frozen=True, slots=True)
class Params:
    """The keys of a ``check: required-section`` rule."""

    part: str
    """要求的部分（parts 中的编号）。 / The part asked for, an id of parts."""
    parts: tuple[Part, ...]
    """报告各部分，按通常顺序。 / All parts in their usual order."""
    since: int = 0
    """自哪个报告年度起有此要求。 / First report year for which it is asked."""
    counted: int = 0
    """有这么多个一级标题即视为有此部分，0 为不适用。 / So many first-level headings stand for the part."""
    words: tuple[str, ...] = ()
    """该部分中应出现的词语之一。 / Words of which one must stand in the part."""
    bare: bool = False
    """只有标题也算有，用于内容是表格的部分。 / A heading alone will do, where the part is a table."""


def regexes(params: Params) -> Iterator[str]:
    """The patterns of the rule, for the loader to compile."""
    for part in params.parts:
        for pattern in _patterns(part):
            yield for_year(pattern, 2024)
    yield from params.words


def _patterns(part: Part) -> Iterator[str]:
    for patterns in (part.headings, part.unless, part.related, part.mention, part.passing, part.paragraph):
        yield from patterns


def verify(params: Params, vocabulary: Vocabulary) -> Iterator[Complaint]:
    """A part that the table does not hold."""
    known = tuple(part.id for part in params.parts)
    if params.part not in known:
        words = Words(f"parts 中没有“{params.part}”", f'parts holds no "{params.part}"')
        yield Complaint(("part",), words, params.part, known)


def check(params: Params, reading: Reading) -> Observations:
    """At most one ``Problem`` for the part; ``Held`` at a heading that serves it."""
    document = reading.document
    year = document.identity.year
    part = next(each for each in params.parts if each.id == params.part)
    if year is not None and year < params.since:
        yield Abstained(Span(0, 0), f"{params.since}年以前的报告不作此要求")
        return
    sections = serving(document, part)
    if params.words:
        if any(_has_text(block) for section in sections for block in blocks_of(document, section)):
            yield _said(document, part, sections, params.words)
    elif sections:
        heading = heading_place(document, sections[0])
        yield Held(heading) if params.bare else _filled(document, part, sections)
    elif params.counted and sum(section.level == 1 for section in document.sections) >= params.counted:
        yield Held(heading_place(document, document.sections[0]))
    elif (lead := leading(document, part)) is not None:
        yield Held(lead.span)
    elif (own := own_paragraph(document, part, _later(params, part))) is not None:
        yield Held(own.span)
    else:
        yield _absent(document, params, part)


def _filled(document: Document, part: Part, sections: Sequence[Section]) -> Held | Problem:
    """Whether at least one of the sections has text."""
    for section in sections:
        if any(_has_text(block) for block in blocks_of(document, section)):
            return Held(heading_place(document, section))
    heading = sections[0].title
    said = Words(
        f"“{heading}”标题下没有内容，“{part.name}”部分等于没有写",
        f"there is no text under “{heading}”: the part “{part.name_en}” is empty",
    )
    values = {"part": part.name, "part_en": part.name_en, "heading": heading}
    place = heading_place(document, sections[0])
    return Problem(place, said, case="empty", values=values, key=f"{part.id} empty")


def _has_text(block: Block) -> bool:
    return block.kind in _TEXT or (block.kind is BlockKind.HEADING and block.body.start < block.body.end)


def _said(
    document: Document, part: Part, sections: Sequence[Section], asked: Sequence[str]
) -> Held | Problem:
    """Whether one of the words asked for stands in the sections of the part."""
    for section in sections:
        own, *below = blocks_of(document, section)
        texts = (own.body.of(document.folded), *(words(document, block) for block in below))
        if any(any_occurs(document, asked, text) for text in texts):
            return Held(heading_place(document, section))
    heading = sections[0].title
    said = Words(
        f"“{heading}”部分没有写到应有的内容", f"“{heading}” lacks what the part “{part.name_en}” must say"
    )
    values = {"part": part.name, "part_en": part.name_en, "heading": heading}
    place = heading_place(document, sections[0])
    return Problem(place, said, case="unsaid", values=values, key=f"{part.id} unsaid")


def _absent(document: Document, params: Params, part: Part) -> Problem:
    later = _next_part(document, params, part)
    lost = lost_number(document, later) if later else ""
    other = None if lost else _also_before(document, params, part)
    if other is not None and (lost := lost_number(document, other)):
        later, other = other, None
    number = Words("", "")
    tells: tuple[Span, ...] = ()
    if later and lost:
        number = Words(f"，编号也缺“{lost}”", f"; the number {lost} is missing, too")
        tells = (label_place(document, document.blocks[later.block]),)
    values = {"part": part.name, "part_en": part.name_en}
    mention = _mention(document, params, part)
    if mention is not None:
        said = Words(
            f"“{part.name}”没有单独的部分，只在正文中提到{number.zh}",
            f"there is no part “{part.name_en}”; only running text speaks of it{number.en}",
        )
        related = tuple(Related(span, Words("编号在此中断", "the numbers break here")) for span in tells)
        key = f"{part.id} mentioned"
        return Problem(mention, said, "mentioned", values, related=related, key=key, tells=tells)
    span, place = _expected(document, later)
    if other is not None and later is not None and other is not later:
        more = _expected(document, other)[1]
        place = Words(f"{place.zh}，或者在{more.zh}", f"{place.en}, or {more.en}")
    said = Words(
        f"没有找到“{part.name}”部分，应在{place.zh}{number.zh}",
        f"the part “{part.name_en}” is missing; expected {place.en}{number.en}",
    )
    values |= {"place": place.zh, "place_en": place.en}
    return Problem(span, said, "missing", values, key=f"{part.id} missing", tells=tells)


def _mention(document: Document, params: Params, part: Part) -> Span | None:
    """The first mention in running text, outside the parts in which it does not count."""
    others = [each for each in params.parts if each.id in part.mention_outside]
    closed = {
        index for other in others for section in worded(document, other) for index in range(*section.blocks)
    }
    for block in document.blocks:
        if block.index in closed or not _has_text(block):
            continue
        text = words(document, block)
        start = block.span.start + len(text) - len(text.lstrip())
        for pattern in part.mention:
            for match in finditer(for_year(pattern, document.identity.year), text.lstrip()):
                return Span(start + match.start(), start + match.end())
    return None


def _later(params: Params, part: Part) -> Sequence[Part]:
    """The parts that follow in the usual order."""
    return params.parts[params.parts.index(part) + 1 :]


def _next_part(document: Document, params: Params, part: Part) -> Section | None:
    """The first heading of a later part: the part belongs before it."""
    later = {section.index for each in _later(params, part) for section in worded(document, each)}
    level = (section for section in document.sections if section.level == 1)
    return next((section for section in level if section.index in later), None)


def _also_before(document: Document, params: Params, part: Part) -> Section | None:
    """The first heading of the other part that this one may stand before."""
    named = (
        section for each in params.parts if each.id == part.also_before for section in worded(document, each)
    )
    return next((section for section in named if section.level == 1), None)


def _expected(document: Document, later: Section | None) -> tuple[Span, Words]:
    """Where the part belongs: before the heading of a later part, else at the end of the report."""
    if later is not None:
        place = heading_place(document, later)
        heading = place.of(document.text)
        heading = heading if len(heading) <= 24 else f"{heading[:23]}…"
        before = Words(f"“{heading}”之前", f"before “{heading}”")
        if later.block == 0:
            return place, before
        line = _line(document, document.blocks[later.block - 1].span.end)
        return place, Words(f"{line.zh}之后、{before.zh}", f"after {line.en}, {before.en}")
    kinds = (*_TEXT, BlockKind.HEADING, BlockKind.TITLE)
    end = max((block.span.end for block in document.blocks if block.kind in kinds), default=1)
    line = _line(document, end)
    return Span(end - 1, end), Words(f"{line.zh}之后", f"after {line.en}")


def _line(document: Document, end: int) -> Words:
    """The line on which the text before ``end`` stands."""
    position = document.source.position(end - 1)
    if position.place:
        return place_said(position.place)
    return Words(f"第{position.line}行", f"line {position.line}")
