"""Names of places in documents without lines of their own: ``第12段``, ``表1第2行第3列``."""

from __future__ import annotations

import re

from lawlint.finding import Words

_ENGLISH = (  # in the order in which they are tried at each point
    (r"第(\d+)页第(\d+)行", r"page \1, line \2"),
    (r"第(\d+)页(?=表)", r"page \1"),
    (r"表格", "table"),
    (r"内?表(\d+)第(\d+)行第(\d+)列", r"table \1, row \2, column \3"),
    (r"第(\d+)段", r"paragraph \1"),
    (r"脚注(\d+)", r"footnote \1"),
    (r"尾注(\d+)", r"endnote \1"),
    (r"文本框", "text box"),
    (r"标题", "title"),
)


def place_said(place: str) -> Words:
    """The name of a place, as readers of documents write it, in both languages; ``""`` stays ``""``."""
    parts = []
    rest = place
    while rest:
        for pattern, english in _ENGLISH:
            found = re.match(pattern, rest)
            if found:
                parts.append(found.expand(english))
                rest = rest[found.end() :]
                break
        else:  # a place that another reader names is passed on as it is
            parts.append(rest)
            rest = ""
    return Words(place, ", ".join(parts))
