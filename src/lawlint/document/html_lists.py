"""The numbers that a browser writes before the items of ordered lists."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from lawlint.document.fold import fold
from lawlint.document.labels import parse_label
from lawlint.document.model import LabelStyle
from lawlint.document.numbering import written
from lawlint.lean import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lawlint.document.html_lines import Line

LISTS = frozenset(("ol", "ul", "menu", "dir"))
_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_STYLES = {  # list-style-type: (numbering format of word processors, what follows the number)
    "decimal": ("decimal", ". "),
    "decimal-leading-zero": ("decimalZero", ". "),
    "lower-alpha": ("lowerLetter", ". "),
    "lower-latin": ("lowerLetter", ". "),
    "upper-alpha": ("upperLetter", ". "),
    "upper-latin": ("upperLetter", ". "),
    "lower-roman": ("lowerRoman", ". "),
    "upper-roman": ("upperRoman", ". "),
    "cjk-ideographic": ("chineseCountingThousand", "、"),
    "simp-chinese-informal": ("chineseCountingThousand", "、"),
    "trad-chinese-informal": ("taiwaneseCountingThousand", "、"),
    "simp-chinese-formal": ("chineseLegalSimplified", "、"),
    "trad-chinese-formal": ("ideographLegalTraditional", "、"),
    "cjk-decimal": ("taiwaneseDigital", "、"),
    "cjk-heavenly-stem": ("ideographTraditional", "、"),
    "cjk-earthly-branch": ("ideographZodiac", "、"),
}
_LARGEST = 99_999


@dataclass(slots=True)
class _List:
    style: str  # "" = items show no number
    following: int
    around: int | None  # the list that holds it


@dataclass(slots=True)
class Lists:
    """The lists that are open, by the number of their element, and what the page says of all lists.

    ``unsure``: style sheets that are not at hand may have taken the numbers away, so that only lists that ask
    for a kind of number count; ``plain``: the page itself takes them away; ``muddled``: lists inside each
    other that number alike, which only their indent tells apart.
    """

    unsure: bool = False
    plain: bool = False
    muddled: set[int] = field(default_factory=set)
    _open: dict[int, _List] = field(default_factory=dict)

    def style_sheet(self, text: str) -> None:
        """Look at a style sheet of the page."""
        self.plain = self.plain or _plain().search(text) is not None

    def begin(self, element: int, name: str, attributes: dict[str, str], around: int | None) -> None:
        """A list begins, in an item of the list ``around``."""
        asked = _asked(attributes) or _TYPES.get(attributes.get("type", ""), "")
        style = asked or ("" if self.unsure or self.plain else "decimal")
        numbered = name == "ol" and "reversed" not in attributes
        start = _whole(attributes.get("start"))
        if not numbered:
            style = ""
        self._open[element] = _List(style, 1 if start is None else start, around)
        while around is not None and style:
            if self._open[around].style == style:
                self.muddled |= {element, around}
            around = self._open[around].around

    def item(self, element: int, attributes: dict[str, str]) -> str:
        """Count one more item of the list ``element`` and return the label it shows, with the gap behind it."""
        holder = self._open[element]
        number = _whole(attributes.get("value"))
        if number is None:
            number = holder.following
        holder.following = number + 1
        form, behind = _STYLES.get(_asked(attributes) or holder.style, ("", ""))
        return written(number, form) + behind if form and number > 0 else ""

    def settle(self, lines: Sequence[Line]) -> None:
        """Leave out numbers beside others of their style that the author wrote, and such as are ambiguous."""
        typed = {_style(line.text) for line in lines if not line.of_list} - {None}
        for line in lines:
            if line.of_list:
                own = _style("".join(text for text, _ in line.parts[1:]))
                if own or line.of_list in self.muddled or _style(line.text) in typed:
                    del line.parts[0]
                    line.size = len(line.text)


def _style(words: str) -> LabelStyle | None:
    """The style of the label at the beginning of a line."""
    words = fold(words[:40]).lstrip()
    label = parse_label(words, 0, len(words))
    return None if label is None else label.style


def _asked(attributes: dict[str, str]) -> str:
    """The kind of number that the ``style`` of an element asks for: the last one it names."""
    found: list[str] = _kind().findall(attributes.get("style", "").lower())
    kinds = [kind for value in found for kind in value.split() if kind in _STYLES or kind == "none"]
    return kinds[-1] if kinds else ""


def _whole(text: str | None) -> int | None:
    number = int(text) if text and len(text) < 7 and re.fullmatch(r"\s*-?[0-9]+\s*", text) else None
    return None if number is None else min(number, _LARGEST)


@cache
def _kind() -> re.Pattern[str]:
    return re.compile(r"list-style(?:-type)?\s*:([^;]{0,200})")


@cache
def _plain() -> re.Pattern[str]:
    """A rule of a style sheet that takes numbers from lists or their items."""
    return re.compile(
        r"(?:^|[},\s])(?:ol|li|\*)(?![\w-])[^{}]{0,300}\{[^{}]{0,2000}?list-style(?:-type)?\s*:[^;}]{0,100}\bnone",
        re.IGNORECASE,
    )
