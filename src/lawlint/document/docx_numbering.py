"""Automatic numbering of a Word document, counted as a word processor counts it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lawlint.document.docx_package import W
from lawlint.document.docx_styles import number, switched_on, value
from lawlint.document.numbering import padded, written
from lawlint.lean import dataclass, field

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from lawlint.document.docx_styles import Styles

LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_LARGEST = 99_999_999


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list.  ``restart``: 0-based index of the deepest level that restarts it, -1 = none."""

    start: int = 1
    format: str = "decimal"
    pattern: str = ""  # of a custom format: 001, 002, ...
    text: str = ""
    restart: int = LEVELS
    legal: bool = False
    style: str = ""

    @property
    def bullet(self) -> bool:
        """Whether the level shows a sign, not a number."""
        return self.format == "bullet"


@dataclass(slots=True)
class _Instance:
    """A ``w:num``: a list that uses an abstract list, with its own levels and its own starts."""

    abstract: str
    levels: dict[int, Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Counter:
    """The numbers of one abstract list; None where a level has not been used since it was restarted."""

    numbers: list[int | None] = field(default_factory=lambda: [None] * LEVELS)


class Numbering:
    """The lists of one document and how far each has been counted."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, dict[int, Level]] = {}
        self._links: dict[str, str] = {}  # abstract list -> list style it only refers to
        self._instances: dict[str, _Instance] = {}
        self._counters: dict[str, _Counter] = {}
        self._begun: set[str] = set()  # a list's own start applies to its first paragraph
        for node in root if root is not None else ():
            if node.tag == W + "abstractNum":
                self._read_abstract(node)
            elif node.tag == W + "num":
                self._read_instance(node)

    def _read_abstract(self, node: Element) -> None:
        name = node.get(W + "abstractNumId", "")
        self._abstract[name] = dict(map(_level, node.findall(W + "lvl")))
        link = value(node, "numStyleLink")
        if link:
            self._links[name] = link

    def _read_instance(self, node: Element) -> None:
        instance = _Instance(value(node, "abstractNumId") or "")
        for override in node.findall(W + "lvlOverride"):
            index = number(override.get(W + "ilvl")) or 0
            start = number(value(override, "startOverride"))
            level = override.find(W + "lvl")
            if level is not None:
                instance.levels[index] = _level(level)[1]
            if start is not None:
                instance.starts[index] = start
        self._instances[node.get(W + "numId", "")] = instance

    def _home(self, instance: _Instance) -> str:
        """The abstract list that holds the levels, through at most a few links over list styles."""
        abstract = instance.abstract
        for _ in range(LEVELS):
            link = self._links.get(abstract)
            target = self._instances.get(self._styles.get(link).num_id or "") if link else None
            if target is None:
                return abstract
            abstract = target.abstract
        return abstract

    def level_of_style(self, num_id: str, style: str) -> int | None:
        """The level of the list that is bound to a paragraph style, or None."""
        instance = self._instances.get(num_id)
        if instance is None:
            return None
        levels = self._abstract.get(self._home(instance), {}) | instance.levels
        return next((index for index, level in levels.items() if level.style == style), None)

    def label(self, num_id: str, index: int) -> str:
        """Count one more paragraph of list ``num_id`` at level ``index`` and return the label it shows.

        The label is without the gap that follows it; empty for bullets and for lists that do not exist.
        """
        instance = self._instances.get(num_id)
        if instance is None or not 0 <= index < LEVELS:
            return ""
        home = self._home(instance)
        levels = self._abstract.get(home, {}) | instance.levels
        level = levels.get(index)
        if level is None:
            return ""
        counter = self._counters.setdefault(home, _Counter())
        self._count(counter, num_id, instance, levels, index)
        return "" if level.bullet else self._shown(counter, levels, index)

    def _count(
        self, counter: _Counter, num_id: str, instance: _Instance, levels: dict[int, Level], index: int
    ) -> None:
        for above in range(index):
            if counter.numbers[above] is None:  # a level that was skipped counts as used
                counter.numbers[above] = levels.get(above, Level()).start
        current = counter.numbers[index]
        if index in instance.starts and num_id not in self._begun:
            counter.numbers[index] = instance.starts[index]
        elif current is None:
            counter.numbers[index] = levels[index].start
        else:
            counter.numbers[index] = min(current + 1, _LARGEST)
        self._begun.add(num_id)
        for below in range(index + 1, LEVELS):
            if index <= levels.get(below, Level()).restart:
                counter.numbers[below] = None

    def _shown(self, counter: _Counter, levels: dict[int, Level], index: int) -> str:
        legal = levels[index].legal

        def figure(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            level = levels.get(at, Level())
            current = counter.numbers[at]
            shown = level.start if current is None else current
            if level.pattern:
                return padded(shown, level.pattern)
            return written(shown, "decimal" if legal else level.format)

        return _PLACEHOLDER.sub(figure, levels[index].text)


def _level(node: Element) -> tuple[int, Level]:
    index = number(node.get(W + "ilvl")) or 0
    form = next(iter(node.iter(W + "numFmt")), None)  # a custom format stands inside an alternative
    restart = number(value(node, "lvlRestart"))
    return index, Level(
        start=_within(number(value(node, "start")), 0),
        format=form.get(W + "val", "decimal") if form is not None else "decimal",
        pattern=form.get(W + "format", "") if form is not None else "",
        text=(value(node, "lvlText") or "")[:200],
        restart=index - 1 if restart is None else restart - 1,
        legal=bool(switched_on(node, "isLgl")),
        style=value(node, "pStyle") or "",
    )


def _within(value: int | None, default: int) -> int:
    return default if value is None else max(0, min(value, _LARGEST))
