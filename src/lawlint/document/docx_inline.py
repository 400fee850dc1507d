"""The text inside one Word paragraph as a reader sees it, with the run that each stretch of it came from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lawlint.document.docx_package import W, broken
from lawlint.document.docx_styles import number, switched_on, value
from lawlint.lean import dataclass, field

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from lawlint.document.docx_styles import Styles

BREAK = "\v"  # a line break inside a paragraph, until the writer decides what it means
PAGE = "\f"  # a page or column break
DEEPEST = 120  # nesting of elements that is followed
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_CHARACTERS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "cr": BREAK,
    W + "noBreakHyphen": "-",
}
_EMBEDDED = re.compile(r"(?:Excel|Word|PowerPoint|ET|WPS|KWPS|WPP)\.", re.IGNORECASE)  # of Office and of WPS
_OLE_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
_BOXES = (W + "drawing", W + "pict", W + "object")
_TRANSPARENT = frozenset(
    W + name
    for name in ("hyperlink", "smartTag", "customXml", "sdtContent", "sdt", "dir", "bdo", "fldSimple")
)
_REMOVED = {W + "del": "deleted", W + "moveFrom": "deleted"}
_ADDED = {W + "ins": "inserted", W + "moveTo": "inserted"}
_SYMBOLS = {0xF0FC: "√", 0xF0FE: "☑", 0xF052: "☑", 0xF0A8: "□", 0xF06F: "□", 0xF0A3: "□", 0xF0B7: "•"}


class Item(NamedTuple):
    """A stretch of text with its run and node; None for what stands in no run (labels)."""

    text: str
    run: Element | None
    node: Element | None


@dataclass(slots=True)
class Changes:
    """How many tracked changes were met, and how many other files inside the document that were not read."""

    inserted: int = 0
    deleted: int = 0
    embedded: int = 0

    def count(self, kind: str) -> None:
        """Count one more change of a kind."""
        if kind == "inserted":
            self.inserted += 1
        else:
            self.deleted += 1


@dataclass(slots=True)
class Inline:
    """Walks the runs of paragraphs.  Fields reach over paragraphs, so one walker serves a whole story.

    ``items``: the text of the paragraph at hand.  ``boxes``: text boxes met in it, each with its run.
    ``notes``: footnotes and endnotes referred to, as (kind, id, run).  ``bold``: whether all words are bold.
    ``contents``: whether some of it stands in a table of contents.
    """

    styles: Styles
    changes: Changes
    items: list[Item] = field(default_factory=list)
    boxes: list[tuple[Element, Element]] = field(default_factory=list)
    notes: list[tuple[str, str, Element]] = field(default_factory=list)
    bold: bool = True
    contents: bool = False
    _fields: list[bool] = field(default_factory=list)  # open fields: has the result begun?
    _contents: list[int] = field(default_factory=list)  # depths of open fields that are tables of contents

    def paragraph(self, node: Element) -> None:
        """Read the text of one paragraph into ``items``."""
        self.contents = bool(self._contents)
        self._children(node, DEEPEST)
        if not all(self._fields):  # an instruction never outlasts its paragraph in a sound file
            self._fields = [True for begun in self._fields if begun]
            self._contents = [depth for depth in self._contents if depth <= len(self._fields)]

    def end_story(self) -> None:
        """Forget fields that were never closed."""
        self._fields.clear()
        self._contents.clear()

    def _children(self, node: Element, depth: int) -> None:
        if depth == 0:
            raise broken("嵌套层数过多", "elements are nested too deeply")
        for child in node:
            tag = child.tag
            if tag == W + "r":
                self._run(child, depth - 1)
            elif tag in _TRANSPARENT:
                self._children(child, depth - 1)
            elif tag in _ADDED:
                self.changes.count("inserted")
                self._children(child, depth - 1)
            elif tag in _REMOVED:
                self.changes.count("deleted")
            elif tag == _MC + "AlternateContent":
                self._children(branch(child), depth - 1)
            elif tag in (_MATH + "oMath", _MATH + "oMathPara"):
                self._formula(child)
            elif tag == W + "subDoc":
                self.changes.embedded += 1

    def _run(self, run: Element, depth: int) -> None:
        properties = run.find(W + "rPr")
        if properties is not None and self._hidden(properties):
            return
        bold = properties is not None and bool(switched_on(properties, "b"))
        self._run_content(run, run, bold, depth)

    def _hidden(self, properties: Element) -> bool:
        said = switched_on(properties, "vanish")
        if said is None:
            style = value(properties, "rStyle")
            return bool(style) and self.styles.get(style).hidden
        return said

    def _run_content(self, run: Element, holder: Element, bold: bool, depth: int) -> None:
        for node in holder:
            tag = node.tag
            if tag == W + "t":
                text = node.text
                if text and all(self._fields):
                    self.items.append(Item(text.replace("\n", " ").replace("\r", " "), run, node))
                    self.bold = self.bold and (bold or text.isspace())
            elif tag in _CHARACTERS:
                self._add(_CHARACTERS[tag], run, node)
            elif tag == W + "br":
                self._add(
                    BREAK if node.get(W + "type", "textWrapping") == "textWrapping" else PAGE, run, node
                )
            elif tag == W + "fldChar":
                self._field(node)
            elif tag == W + "instrText":
                self._instruction(node.text or "")
            elif tag == W + "sym":
                self._add(_symbol(node), run, node)
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                kind = tag.removeprefix(W).removesuffix("Reference")
                self.notes.append((kind, node.get(W + "id", ""), run))
            elif tag in _BOXES:
                self.boxes.extend((box, run) for box in text_boxes(node))
                self.changes.embedded += any(_foreign(each) for each in node.iter(_OLE_OBJECT))
            elif tag == W + "ruby":
                base = node.find(W + "rubyBase")
                if base is not None and depth > 0:
                    self._children(base, depth - 1)
            elif tag == _MC + "AlternateContent":
                if depth == 0:
                    raise broken("嵌套层数过多", "elements are nested too deeply")
                self._run_content(run, branch(node), bold, depth - 1)

    def _add(self, text: str, run: Element, node: Element) -> None:
        if text and all(self._fields):
            self.items.append(Item(text, run, node))

    def _field(self, node: Element) -> None:
        kind = node.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            if self._contents and self._contents[-1] == len(self._fields):
                self._contents.pop()
            self._fields.pop()

    def _instruction(self, text: str) -> None:
        if self._fields and not self._fields[-1] and text.strip().upper().startswith("TOC"):
            self._contents.append(len(self._fields))
            self.contents = True

    def _formula(self, node: Element) -> None:
        for run in node.iter(_MATH + "r"):
            for part in run.findall(_MATH + "t"):
                self._add((part.text or "").replace("\n", " "), run, part)


def branch(node: Element) -> Element:
    """The one alternative of ``mc:AlternateContent`` that is read: the first choice, else the fallback."""
    choice = node.find(_MC + "Choice")
    if choice is None:
        choice = node.find(_MC + "Fallback")
    return node if choice is None else choice


def text_boxes(node: Element) -> list[Element]:
    """The outermost text box contents inside a drawing, one branch of every alternative."""
    found: list[Element] = []
    waiting = [node]
    for _ in range(100_000):
        if not waiting:
            break
        at = waiting.pop()
        if at.tag == W + "txbxContent":
            found.append(at)
        elif at.tag == _MC + "AlternateContent":
            waiting.append(branch(at))
        else:
            waiting.extend(reversed(at))
    return found


def _foreign(node: Element) -> bool:
    """Whether an embedded object is a table or text of another program; formulas and drawings are not."""
    return _EMBEDDED.match(node.get("ProgID", "")) is not None


def _symbol(node: Element) -> str:
    text = node.get(W + "char", "")
    try:
        code = int(text, 16)
    except ValueError:
        return ""
    if code in _SYMBOLS:
        return _SYMBOLS[code]
    if 0xE000 <= code <= 0xF8FF:
        return "□"
    return chr(code) if 0x20 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""


def marked_removed(properties: Element | None) -> bool:
    """Whether the end mark of a paragraph is a tracked deletion, so that the next paragraph continues it."""
    marks = properties.find(W + "rPr") if properties is not None else None
    return marks is not None and any(marks.find(tag) is not None for tag in _REMOVED)


def marked_hidden(properties: Element | None) -> bool:
    """Whether the end mark of a paragraph is hidden: what it ends is run in with the next, or not there."""
    marks = properties.find(W + "rPr") if properties is not None else None
    return bool(switched_on(marks, "vanish"))


def span_of(node: Element, name: str, default: int = 1) -> int:
    """A whole number property such as ``gridSpan``, kept within reason."""
    return max(0, min(number(value(node, name)) or default, 1000))
