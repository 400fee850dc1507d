"""Words or a regular expression that should not stand as they do, with the words that should.

``words``, ``swap`` and ``find`` say what is looked for (any of them together).  All run on the width-folded
text, and punctuation in them is folded, too, so that one pattern finds both widths.  ``unless`` names
contexts in which the words are right; ``when`` names contexts that must be there.  ``inside`` and ``outside``
restrict the place.  A rule is one entry however many words it holds, and costs nothing in a text that holds
none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lawlint import patterns
from lawlint.checks._context import Place, Scope, around, stands
from lawlint.checks.base import Held, Observations, Problem, Reading
from lawlint.document.model import BlockKind
from lawlint.finding import Edit, Fix, Related, Span, Words
from lawlint.lean import dataclass, field
from lawlint.needed import required

PLACEHOLDERS = ("found", "replace", "count")


@dataclass(frozen=True, slots=True)
class Near:
    """Contexts of a place, each a list of regular expressions of which one must match."""

    before: tuple[str, ...] = ()
    """紧接在前（同一段内）。 / Directly before, in the same paragraph."""
    after: tuple[str, ...] = ()
    """紧接在后（同一段内）。 / Directly after, in the same paragraph."""
    clause: tuple[str, ...] = ()
    """同一分句中。 / Anywhere in the same clause."""
    sentence: tuple[str, ...] = ()
    """同一句中。 / Anywhere in the same sentence."""
    paragraph: tuple[str, ...] = ()
    """同一段中。 / Anywhere in the same paragraph."""


@dataclass(frozen=True, slots=True)
class Params:
    """The keys of a ``check: pattern`` rule."""

    words: tuple[str, ...] = ()
    """要找的词语，逐字匹配。 / Words to find, literally."""
    swap: Mapping[str, str] = field(default_factory=dict)
    """要找的词语及各自的改法。 / Words to find, each with its replacement."""
    find: str = ""
    """要找的正则表达式。 / A regular expression to find."""
    replace: str | None = None
    """words 或 find 的改法；\\1 为第一个括号的原文。 / Replacement for words or find; \\1: first group."""
    safe: bool = False
    """改法不改变原意，可由 --fix 应用。 / The replacement keeps the meaning; --fix may apply it."""
    when: Near = Near()
    """须有的上下文。 / Contexts that must be there."""
    unless: Near = Near()
    """属于正确用法的上下文。 / Contexts in which the words are right."""
    inside: tuple[Place, ...] = ()
    """只在这些位置。 / Only in one of these places."""
    outside: tuple[Place, ...] = ()
    """不在这些位置。 / In none of these places."""
    once: bool = False
    """每篇文档只报一次，附处数。 / One finding per document, with the number of places."""
    since: int | None = None
    """只用于报告年度不早于此年的文档。 / Only for documents about this year or a later one."""
    until: int | None = None
    """只用于报告年度不晚于此年的文档。 / Only for documents about this year or an earlier one."""
    literals: tuple[str, ...] = ()
    """find 的匹配必含其一的词，缺省自动推出。 / Every match of find holds one of these; derived if absent."""

    def __post_init__(self) -> None:
        """Raises ``ValueError`` when nothing is looked for or a pattern cannot be used."""
        if not (self.words or self.swap or self.find):
            raise ValueError("words、swap、find 至少要有一项 / one of words, swap, find is needed")
        if any(not word for word in (*self.words, *self.swap)):
            raise ValueError("词语不能为空 / a word is empty")


def regexes(params: Params) -> tuple[str, ...]:
    """Every regular expression of the rule, for the loader to try."""
    near = (params.when, params.unless)
    ends = [*(f"(?:{one})" for each in near for one in (*each.before, *each.after))]
    wide = [one for each in near for one in (*each.clause, *each.sentence, *each.paragraph)]
    return tuple(one for one in (params.find, *ends, *wide) if one)


def literals(params: Params) -> tuple[str, ...]:
    """Words of which one must stand in the folded text; empty when the rule has to look at every text."""
    derived = (params.literals or required(params.find)) if params.find else ()
    if params.find and not derived:
        return ()
    return (*(_plain(word) for word in (*params.words, *params.swap)), *derived)


def check(params: Params, reading: Reading) -> Observations:
    """Problems where the words stand outside the excusing contexts; ``Held`` where a context excuses them."""
    year = reading.document.identity.year
    if (params.since is not None and (year is None or year < params.since)) or (
        params.until is not None and (year is None or year > params.until)
    ):
        return
    problems: list[Problem] = []
    for span, replacement in _places(params, reading.document.folded, reading.document.text):
        if _skipped(params, reading, span):
            continue
        if _near(params.unless, reading, span, default=False) or not _near(
            params.when, reading, span, default=True
        ):
            yield Held(span)
            continue
        problems.append(_problem(params, reading.document.text, span, replacement))
    if params.once and problems:
        yield _together(problems)
    else:
        yield from problems


def _plain(word: str) -> str:
    return re.sub("[\uff01-\uff5e]", lambda char: chr(ord(char.group()) - 0xFEE0), word)


def _places(params: Params, folded: str, text: str) -> list[tuple[Span, str | None]]:
    """Every match with its replacement, in text order, without overlaps (longest first)."""
    places: list[tuple[Span, str | None]] = []
    for word, replacement in [*((word, params.replace) for word in params.words), *params.swap.items()]:
        plain = _plain(word)
        at = folded.find(plain)
        while at >= 0:
            places.append((Span(at, at + len(plain)), replacement))
            at = folded.find(plain, at + len(plain))
    if params.find:
        needed = params.literals or required(params.find)
        if not needed or any(word in folded for word in needed):
            for match in patterns.finditer(params.find, folded):
                filled = None if params.replace is None else _filled(params.replace, match.regs, text)
                places.append((Span(*match.span()), filled))
    return list(_disjoint(sorted(places, key=lambda place: (place[0].start, -place[0].end))))


def _disjoint(places: list[tuple[Span, str | None]]) -> Iterator[tuple[Span, str | None]]:
    end = -1
    for span, replacement in places:
        if span.start >= end:
            yield span, replacement
            end = span.end


def _filled(template: str, groups: tuple[tuple[int, int], ...], text: str) -> str:
    """The template with ``\\1`` … replaced by what the groups cover in the text as written."""
    return re.sub(r"\\(\d)", lambda number: text[slice(*groups[int(number.group(1))])], template)


def _skipped(params: Params, reading: Reading, span: Span) -> bool:
    """Whether the place is none of the rule's business."""
    block = reading.document.block_at(span.start)
    if block is not None and block.kind in (BlockKind.RESIDUE, BlockKind.CODE):
        return True
    if params.inside and not any(stands(reading.document, span, place) for place in params.inside):
        return True
    return any(stands(reading.document, span, place) for place in params.outside)


def _near(near: Near, reading: Reading, span: Span, default: bool) -> bool:
    """Whether one of the contexts is there; ``default`` when none is named."""
    if not (near.before or near.after or near.clause or near.sentence or near.paragraph):
        return default
    document, text = reading.document, reading.document.folded
    if any(patterns.stands_before(one, text, span.start) for one in near.before):
        return True
    if near.after:
        home = around(document, span, "paragraph")
        if any(patterns.stands_after(one, text, span.end, home.end) for one in near.after):
            return True
    scopes: tuple[tuple[Scope, tuple[str, ...]], ...] = (
        ("clause", near.clause),
        ("sentence", near.sentence),
        ("paragraph", near.paragraph),
    )
    for scope, wanted in scopes:
        if wanted:
            home = around(document, span, scope)
            if any(patterns.found(one, text, home.start, home.end) for one in wanted):
                return True
    return False


def _problem(params: Params, text: str, span: Span, replacement: str | None) -> Problem:
    found = span.of(text)
    values = {"found": found, "replace": replacement or "", "count": "1"}
    if replacement is None:
        return Problem(
            span, Words(f"“{found}”用法有误", f'"{found}" is not right here'), values=values, key=found
        )
    if replacement:
        message = Words(f"“{found}”应为“{replacement}”", f'"{found}" should read "{replacement}"')
        what = Words(f"改为“{replacement}”", f'Replace by "{replacement}"')
    else:
        message = Words(f"“{found}”应删去", f'"{found}" should be deleted')
        what = Words(f"删去“{found}”", f'Delete "{found}"')
    fix = Fix((Edit(span, replacement),), what, safe=params.safe)
    return Problem(span, message, values=values, fixes=(fix,), key=found)


def _together(problems: list[Problem]) -> Problem:
    """The first problem, standing for all: it carries every edit and names up to nine further places."""
    first = problems[0]
    others = tuple(Related(each.span, Words("同类", "the same")) for each in problems[1:10])
    fixes = first.fixes
    if fixes:
        edits = tuple(edit for each in problems for fix in each.fixes for edit in fix.edits)
        fixes = (Fix(edits, fixes[0].what, fixes[0].safe),)
    values = {**first.values, "count": str(len(problems))}
    return Problem(first.span, first.message, values=values, related=others, fixes=fixes, key="*")
