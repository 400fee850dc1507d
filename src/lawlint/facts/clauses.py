"""Clauses and sentences: the stretches of text within which figures and cue words belong together."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from operator import attrgetter

from lawlint.document.model import Block, BlockKind, Document
from lawlint.facts.model import Clause
from lawlint.finding import Span

_SENTENCE_ENDS = "。?!\n"
_LONGEST_LABEL = 4
_LINE_ENDS = frozenset("。?!;:)”’》")
_LONGEST_ITEM = 1500
_SHORT_LINE = 16  # characters: a heading that the outline did not find


@cache
def _continues() -> re.Pattern[str]:
    """How a sentence begins that goes on with the figures of the one before: 其余, 与上年的59项相比, 以上三项合计, 经核查."""
    last_year = "(?:上年|去年|上一年|20\\d\\d年)"
    openings = (
        "[其剩]余|余下|另有|尚有|仍有|首批|累计|合计|共计|同比|占(?![地道用])",
        f"(?:而|其)?(?:上年|去年|上一年)(?!度?(?:以来|末|底))|[与较比]{last_year}",
        "从[^,。]{2,8}看,|按[^,。]{2,8}分|经(?:逐[件项]|依法)?(?:核查|清理|查|审查|评查|调查|排查|整改|评估)[,后]",
        "(?:以上|上述)?[两三四五六七八九十](?:项|类|者|次|轮|期|个|种|方面|大类|平台|部分)?(?:合计|共计|累计|总计|共|相加)",
        "(?:全年|全市|全县|全区|全省)?(?:合计|共计|累计|总计)|全年[两三四五六七八九十]+[次轮期批]共",
        "第一[轮批期次]|各[期轮次批][^,。]{0,6}(?:依次|分别)|相关(?:部门|单位)|调整后|整改后|清理后|截至",
    )
    return re.compile(f" ?(?:{'|'.join(openings)})")


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(r"[,;:。?!()\n]")


def segment(document: Document, atoms: Iterable[Span]) -> tuple[Clause, ...]:
    """The clauses of all blocks, ordered by start; a parenthesis is a clause inside its outer clause.

    ``atoms``: spans within which no mark divides (figures such as 1,234 or 9:30, titles in 《》).
    """
    text = document.folded
    inside = _offsets_inside(text, atoms)
    clauses: list[Clause] = []
    sentence = 0
    for block in document.blocks:
        found, last = _stretches(text, block, sentence, inside)
        clauses.extend(_nested(found, block.index, len(clauses)))
        sentence = last + 1
    return tuple(clauses)


def clause_at(clauses: Sequence[Clause], offset: int) -> int | None:
    """The index of the innermost clause that holds ``offset``."""
    at = bisect_right(clauses, offset, key=attrgetter("span.start")) - 1
    index = at if at >= 0 else None
    while index is not None and offset >= clauses[index].span.end:
        index = clauses[index].outer
    return index


def goes_on_from_above(document: Document, block: Block) -> bool:
    """Whether the paragraph above ``block`` breaks off in its sentence, as in text with hard line ends."""
    above = document.blocks[block.index - 1] if block.index else None
    if above is None or above.kind is not BlockKind.PARAGRAPH:
        return False
    words = above.span.of(document.folded).rstrip()
    return len(words) > _SHORT_LINE and words[-1] not in _LINE_ENDS


@cache
def _item() -> re.Pattern[str]:
    return re.compile(r"(?<![^。;:!?])[一二三四五六七八九十]{1,2}是")


def item_start(text: str, start: int, end: int) -> int | None:
    """Where the item (一是, 二是) of the paragraph begins that reaches to ``end``; None when none is near."""
    near = max(start, end - _LONGEST_ITEM)
    found = list(_item().finditer(text[near:end]))
    return near + found[-1].start() if found else None


def _offsets_inside(text: str, atoms: Iterable[Span]) -> set[int]:
    """The offsets of marks that stand inside an atom."""
    return {mark.start() for atom in atoms for mark in _marks().finditer(text, atom.start, atom.end)}


_Stretch = tuple[int, int, int, int]  # start, end, sentence, how many brackets stand around it


def _stretches(text: str, block: Block, sentence: int, inside: set[int]) -> tuple[list[_Stretch], int]:
    """The clauses of one block as they end, blanks around them left out, and the number of its last sentence."""
    found: list[_Stretch] = []
    opened = [block.span.start]  # the starts of the clauses not yet ended, outermost first

    def end(at: int) -> None:
        start = opened[-1]
        words = text[start:at]
        bare = words.strip()
        if bare:
            if len(bare) < len(words):
                start += len(words) - len(words.lstrip())
            found.append((start, start + len(bare), sentence, len(opened) - 1))

    for mark in _marks().finditer(text, block.span.start, block.span.end):
        at, char = mark.start(), mark[0]
        if at in inside:
            continue
        if char == "(":
            if _is_closed(text, block, at):
                opened.append(at + 1)
        elif char != ")":
            end(at)
            opened[-1] = at + 1
            if char in _SENTENCE_ENDS and len(opened) == 1:
                sentence += not (char == "。" and _continues().match(text, at + 1, block.span.end))
        elif len(opened) > 1:
            end(at)
            opened.pop()
    while opened:
        end(block.span.end)
        opened.pop()
    return found, sentence


def _is_closed(text: str, block: Block, at: int) -> bool:
    """Whether the bracket at ``at`` is closed on its line and is not a mere label such as (一)."""
    closing = text.find(")", at, block.span.end)
    if closing < 0:
        return False
    stop = text.find("\n", at, closing)
    return stop < 0 and not (at == block.span.start and closing - at <= _LONGEST_LABEL)


def _nested(found: list[_Stretch], block: int, base: int) -> list[Clause]:
    """The clauses of one block in order, with their outer clauses; the first has index ``base``."""
    if not any(depth for *_, depth in found):
        return [Clause(Span(start, end), sentence, block) for start, end, sentence, _ in found]
    clauses: list[Clause] = []
    outer: list[int] = []  # by depth: index of the latest clause
    for start, end, sentence, depth in sorted(found, key=lambda one: (one[0], -one[1])):
        del outer[depth:]
        index = outer[-1] if outer and clauses[outer[-1] - base].span.end >= end else None
        outer.extend([base + len(clauses)] * (depth + 1 - len(outer)))
        clauses.append(Clause(Span(start, end), sentence, block, index))
    return clauses
