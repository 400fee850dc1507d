"""Which lines of a web page are the report: the container by its name, else where the text is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from lawlint.document.html_lines import Line, Node, Page
from lawlint.document.html_names import AROUND, ASIDE, CONTAINERS, TITLES

_ENOUGH = 0.3  # a container must hold so much of the text of the page
_WHOLE = 0.85  # climbing from the densest element ends when so much of the text is inside
_MAX_TITLE = 80
_NOTICE = 300  # characters; a page with less of its own that links to a file of its title is no report
_LEAST_NAME = 6


def article(page: Page) -> tuple[list[Line], Line | None]:
    """The lines of the report, and its title where that stands outside of them."""
    shown = [line for line in page.lines if page.nodes[line.node].name != "title"]
    around = _surroundings(page)
    kept = [line for line in shown if not any(at in around for at in page.chain(line.node))]
    if _size(kept) * 2 < _size(shown):
        kept = shown
    sizes = _sizes(page, kept)
    box = _container(page, sizes) or _densest(page, kept, sizes)
    inside = [line for line in kept if not box or box in page.chain(line.node)]
    return inside, _title(page, shown, inside)


def attached(page: Page, lines: Sequence[Line]) -> bool:
    """Whether the page, read as ``lines``, only announces a document that it links to under its own title."""
    if not page.files or sum(line.size - line.linked for line in lines) > _NOTICE:
        return False
    titles = [_plain(line.text) for line in page.lines if _titled(page.nodes[line.node]) or _head(page, line)]
    titles.append(_plain(page.article_title))
    for line in page.lines:
        if page.files.intersection(page.chain(line.node)):
            name = _attachment().sub("", _plain(line.text))
            if any(
                name in title or title in name for title in titles if len(title) >= _LEAST_NAME <= len(name)
            ):
                return True
    return False


def _head(page: Page, line: Line) -> bool:
    return page.nodes[line.node].name == "title"


def _size(lines: Sequence[Line]) -> int:
    return sum(line.size for line in lines)


def _surroundings(page: Page) -> set[int]:
    """Elements that hold navigation, footers and the like."""
    found = set()
    for at, node in enumerate(page.nodes):
        in_article = (
            any(page.nodes[up].name == "article" for up in page.chain(at)) if node.name == "header" else True
        )
        if node.name in ASIDE or not in_article or _called(node, AROUND):
            found.add(at)
    return found


def _called(node: Node, names: frozenset[str]) -> bool:
    """Whether an id or class of the element, or a part of it between hyphens, is one of ``names``."""
    return any(part in names for word in node.words for part in re.split("[-_]", word))


def _sizes(page: Page, lines: Sequence[Line]) -> Counter[int]:
    """Characters inside every element, links not counted."""
    sizes: Counter[int] = Counter()
    for line in lines:
        for at in page.chain(line.node):
            sizes[at] += line.size - line.linked
    return sizes


def _container(page: Page, sizes: Counter[int]) -> int:
    """The element that by its name holds the article and holds enough of the text; 0 = none."""
    whole = max(sizes.values(), default=0)
    for names in CONTAINERS:
        fitting = [
            at
            for at, node in enumerate(page.nodes)
            if sizes[at] >= max(whole * _ENOUGH, 1) and (node.words & set(names) or _named_tag(node, names))
        ]
        if fitting:
            return max(fitting, key=lambda at: sizes[at])
    return 0


def _named_tag(node: Node, names: Sequence[str]) -> bool:
    return ("article" in names and node.name == "article") or ("main" in names and node.name == "main")


def _densest(page: Page, lines: Sequence[Line], sizes: Counter[int]) -> int:
    """The element with most text directly in its paragraphs, widened until most of the text is inside."""
    scores: Counter[int] = Counter()
    prose = _sizes(page, [line for line in lines if line.linked * 2 <= line.size])
    for line in lines:
        weight = max(line.size - 2 * line.linked, 0)
        for depth, at in enumerate(page.chain(line.node)[:4]):
            scores[at] += weight * (2, 4, 3, 2)[depth] // 4
    if not scores:
        return 0
    whole = max(prose.values(), default=0)
    best = max(scores, key=lambda at: (scores[at], sizes[at]))
    while prose[best] < whole * _WHOLE and page.nodes[best].parent:
        best = page.nodes[best].parent
    return best


def _title(page: Page, shown: Sequence[Line], inside: Sequence[Line]) -> Line | None:
    """The last heading or element called title before the article, else the title of the page."""
    if not inside:
        return None
    first = inside[0].parts[0][1]
    opening = "".join(_plain(line.text) for line in inside[:6])
    for line in reversed(shown):
        chain = page.chain(line.node)[:4]
        if (
            line.parts[0][1] < first
            and any(_titled(page.nodes[at]) for at in chain)
            and 4 <= line.size <= _MAX_TITLE
        ):
            return None if _plain(line.text) in opening else line
    for line in page.lines:
        if _head(page, line):
            at = line.text.find(page.article_title) if page.article_title else -1
            cut = _cut(line, at, at + len(page.article_title)) if at >= 0 else _without_site(line)
            if 4 <= cut.size <= _MAX_TITLE and _plain(cut.text) not in opening:
                return cut
    return None


def _titled(node: Node) -> bool:
    return node.name in ("h1", "h2") or _called(node, TITLES)


def _without_site(line: Line) -> Line:
    """The title of a page without the name of the site behind it."""
    found = _site_mark().search(line.text)
    return _cut(line, 0, found.start()) if found else line


def _cut(line: Line, start: int, end: int) -> Line:
    """The characters ``start`` to ``end`` of a line."""
    cut = Line(line.node, bold=line.bold)
    at = 0
    for part, offset in line.parts:
        low, high = max(start - at, 0), min(end - at, len(part))
        if low < high:
            cut.parts.append((part[low:high], offset + low if len(part) > 1 else offset))
        at += len(part)
    cut.size = len(cut.text)
    return cut


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", text)


@cache
def _attachment() -> re.Pattern[str]:
    """What stands around the title in the name of an attachment."""
    return re.compile(r"^附件[0-9一二三四五六七八九十]*[:：.、]?|\.[A-Za-z]{2,4}$")


@cache
def _site_mark() -> re.Pattern[str]:
    return re.compile(r"\s*(?:[|_＿｜]|(?<=[一-鿿）)])\s*-+\s*(?=[一-鿿])|\s[-—–]+\s)")
