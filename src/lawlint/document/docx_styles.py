"""What styles say that matters for reading: outline level, list membership, hidden text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lawlint.document.docx_package import W
from lawlint.lean import dataclass

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_DEPTH = 32  # longest chain of basedOn that is followed


@dataclass(frozen=True, slots=True)
class Style:
    """One style with everything it inherits.

    ``outline``: outline level from 0, or None.  ``num_id``, ``level``: the list it belongs to (None: unsaid).
    """

    id: str = ""
    name: str = ""
    outline: int | None = None
    num_id: str | None = None
    level: int | None = None
    hidden: bool = False

    @property
    def contents(self) -> bool:
        """Whether the style is of a line of a table of contents."""
        return re.fullmatch(r"(?:toc|目录)\s*\d", self.name, re.IGNORECASE) is not None


def value(parent: Element | None, name: str) -> str | None:
    """The ``w:val`` of the child ``name`` of ``parent``; None when there is no such child."""
    child = parent.find(W + name) if parent is not None else None
    return None if child is None else child.get(W + "val", "")


def number(text: str | None) -> int | None:
    """A small whole number as written in an attribute; None for anything else."""
    return int(text) if text and len(text) < 10 and re.fullmatch(r"-?[0-9]+", text) else None


def switched_on(parent: Element | None, name: str) -> bool | None:
    """The state of an on/off property: None when unsaid."""
    said = value(parent, name)
    return None if said is None else said not in ("0", "false", "off")


def list_of(properties: Element | None) -> tuple[str | None, int | None]:
    """``numId`` and ``ilvl`` of paragraph properties; None where unsaid."""
    node = properties.find(W + "numPr") if properties is not None else None
    return value(node, "numId"), number(value(node, "ilvl"))


def outline_of(properties: Element | None) -> int | None:
    """The 0-based outline level of paragraph properties; 9 means body text, None unsaid."""
    return number(value(properties, "outlineLvl"))


class Styles:
    """The styles of one document, resolved on demand."""

    def __init__(self, root: Element | None) -> None:
        self._nodes: dict[str, Element] = {}
        self._resolved: dict[str, Style] = {"": Style()}
        self.default = ""
        for node in root.findall(W + "style") if root is not None else ():
            name = node.get(W + "styleId", "")
            self._nodes[name] = node
            if node.get(W + "type") == "paragraph" and node.get(W + "default") in ("1", "true", "on"):
                self.default = name

    def get(self, name: str | None) -> Style:
        """The style with the id ``name``; the default paragraph style for None."""
        return self._resolve(self.default if name is None else name, _DEPTH)

    def _resolve(self, name: str, depth: int) -> Style:
        if name in self._resolved:
            return self._resolved[name]
        node = self._nodes.get(name)
        if node is None or depth == 0:
            return Style(id=name)
        base = self._resolve(value(node, "basedOn") or "", depth - 1)
        style = _style(name, node, base)
        self._resolved[name] = style
        return style


def _style(name: str, node: Element, base: Style) -> Style:
    properties = node.find(W + "pPr")
    title = value(node, "name") or ""
    num_id, level = list_of(properties)
    outline = outline_of(properties)
    heading = _HEADING.fullmatch(title)
    if outline is None:
        outline = int(heading[1]) - 1 if heading else base.outline
    hidden = switched_on(node.find(W + "rPr"), "vanish")
    return Style(
        id=name,
        name=title,
        outline=outline,
        num_id=base.num_id if num_id is None else num_id,
        level=base.level if level is None else level,
        hidden=base.hidden if hidden is None else hidden,
    )
