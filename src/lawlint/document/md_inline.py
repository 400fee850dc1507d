"""What is no text in Markdown: comments, emphasis, links, images, tags, code spans, escapes, entities."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.document.model import Comment
from lawlint.finding import Span


def inline_markup(text: str, places: Sequence[Span]) -> Iterator[Span]:
    """The spans within ``places`` that are marks and no words, in text order and apart from each other.

    Every search is bounded, so that the time stays linear.
    """
    if not any(mark in text for mark in "*_~`[<\\&"):
        return
    for place in places:
        marks = sorted(_marks(text, place))
        end = place.start
        for mark in marks:
            if mark.start >= end:
                yield mark
                end = mark.end


def _marks(text: str, place: Span) -> Iterator[Span]:
    for pattern in (_emphasis(), _links(), _tokens()):
        for found in pattern.finditer(text, place.start, place.end):
            if found.lastindex is None:
                yield Span(*found.span())
            else:
                yield from (Span(*found.span(group)) for group in range(1, found.lastindex + 1))


def comments(text: str) -> Iterator[Comment]:
    """Comments ``<!-- … -->``; one that is never closed is text."""
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            return
        yield Comment(Span(start, end + 3), text[start + 4 : end].strip())
        start = text.find("<!--", end + 3)


def without(text: str, hidden: Sequence[Comment]) -> str:
    """``text`` with blanks for the comments; length and line ends stay."""
    parts = []
    done = 0
    for comment in hidden:
        parts.append(text[done : comment.span.start])
        parts.append("\n".join(" " * len(line) for line in comment.span.of(text).split("\n")))
        done = comment.span.end
    return "".join((*parts, text[done:]))


@cache
def _emphasis() -> re.Pattern[str]:
    return re.compile(r"(?<![*_~\\])(\*{1,3}|_{2,3}|~~)(?![\s*_~])(?:[^\n]{0,300}?[^\s*_~\\])(\1)(?![*_~])")


@cache
def _links() -> re.Pattern[str]:
    """Images whole; of a link only what stands around its words."""
    target = r"\]\([^()\n]{0,500}\)"
    return re.compile(rf"!\[[^\[\]\n]{{0,200}}{target}|(?<!!)(\[)[^\[\]\n]{{1,300}}({target})")


@cache
def _tokens() -> re.Pattern[str]:
    tag = r"</?[A-Za-z][^<>\n]{0,200}>"
    escape = r"\\(?=[!-/:-@\[-`{-~])"
    entity = r"&(?:#[0-9]{1,6}|[A-Za-z]{2,8});"
    return re.compile(f"{tag}|`{{1,3}}|{escape}|{entity}")
