"""Splitting HTML into tags, text and comments with their offsets, in one pass that never looks back.

Every construct that is not closed ends with the file, as in a browser, so that cost grows with length alone.
(The parser of the standard library gives positions too, but takes quadratic time on unclosed tags.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from typing import NamedTuple

_RAW = frozenset(("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript"))


class Text(NamedTuple):
    """Characters between tags: ``source[start:end]``, references not yet resolved."""

    start: int
    end: int


class Open(NamedTuple):
    """A start tag; attribute names are lower case.  ``closed``: it ends in ``/>``."""

    name: str
    attributes: dict[str, str]
    start: int
    closed: bool


class Close(NamedTuple):
    """An end tag."""

    name: str
    start: int


class Remark(NamedTuple):
    """A comment; ``start`` and ``end`` include its marks."""

    text: str
    start: int
    end: int


Token = Text | Open | Close | Remark


def tokens(source: str) -> Iterator[Token]:
    """The tokens of ``source`` in order."""
    at = 0
    size = len(source)
    while at < size:
        mark = source.find("<", at)
        if mark < 0:
            yield Text(at, size)
            return
        if mark > at:
            yield Text(at, mark)
        following = source[mark + 1 : mark + 2]
        if following.isascii() and following.isalpha():
            opened, at = _start_tag(source, mark)
            yield opened
            if opened.name in _RAW and not opened.closed:
                end = _raw_end(source, opened.name, at)
                if end > at:
                    yield Text(at, end)
                at = end
        elif following == "/":
            end = _after(source, ">", mark)
            name = re.match(r"[a-zA-Z][^\s/>]{0,40}", source[mark + 2 : mark + 44])
            if name:
                yield Close(name[0].lower(), mark)
            at = end
        elif source.startswith("<!--", mark):
            end = _after(source, "-->", mark + 4)
            yield Remark(source[mark + 4 : end].removesuffix("-->").strip(), mark, end)
            at = end
        elif following in ("!", "?"):
            at = _after(source, ">", mark)
        else:
            yield Text(mark, mark + 1)
            at = mark + 1


def _start_tag(source: str, start: int) -> tuple[Open, int]:
    name = _name().match(source, start + 1)
    assert name is not None
    at = name.end()
    attributes: dict[str, str] = {}
    closed = False
    while True:
        found = _attribute().match(source, at)
        if found is None:  # only blanks and slashes are left before the end
            end = source.find(">", at)
            closed = end > 0 and source[end - 1] == "/"
            end = len(source) if end < 0 else end + 1
            break
        value = found[2] or ""
        attributes.setdefault(found[1].lower(), unescape(value[1:-1] if value[:1] in "\"'" else value))
        at = found.end()
    return Open(name[0].lower(), attributes, start, closed), end


def _raw_end(source: str, name: str, start: int) -> int:
    """Where the content of a script, style or the like ends: at its end tag, else at the end of the file."""
    found = re.compile(rf"</{name}(?=[\s/>]|$)", re.IGNORECASE).search(source, start)
    return found.start() if found else len(source)


def _after(source: str, mark: str, start: int) -> int:
    end = source.find(mark, start)
    return len(source) if end < 0 else end + len(mark)


@cache
def _name() -> re.Pattern[str]:
    return re.compile(r"[a-zA-Z][^\s/>]*")


@cache
def _attribute() -> re.Pattern[str]:
    return re.compile(r"[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>]*))?")
