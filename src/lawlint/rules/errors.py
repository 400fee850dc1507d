"""What is wrong in rule and configuration files, each with its place, all of it at once."""

from __future__ import annotations

from collections.abc import Iterable

from lawlint.finding import Words
from lawlint.lean import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a rule or configuration file: file as the user named it, 1-based line and column."""

    file: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a file."""

    mark: Mark
    words: Words

    def said(self, lang: str) -> str:
        """``file:line:column: error: …`` in one line."""
        mark = self.mark
        return f"{mark.file}:{mark.line}:{mark.column}: error: {self.words.said(lang)}"


class RuleFileError(Exception):
    """Rule or configuration files that cannot be used; ``faults`` lists everything wrong, in file order."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        unique = dict.fromkeys(faults)
        order = lambda fault: (fault.mark.file, fault.mark.line, fault.mark.column)  # noqa: E731
        self.faults: tuple[Fault, ...] = tuple(sorted(unique, key=order))
        super().__init__(self.said("zh"))

    def said(self, lang: str) -> str:
        """All faults, one line each."""
        return "\n".join(fault.said(lang) for fault in self.faults)


def suggestion(wrong: str, choices: Iterable[str], listed: bool = True) -> Words:
    """``；是否想写“…”？`` with the nearest of ``choices``, else, if ``listed``, all when they are few."""
    known = list(dict.fromkeys(choice for choice in choices if choice))
    near = nearest(wrong, known)
    if near is not None:
        return Words(f"；是否想写“{near}”？", f'; did you mean "{near}"?')
    if listed and 0 < len(known) <= 12:
        return Words(f"；可以写：{'、'.join(known)}", f"; expected one of: {', '.join(known)}")
    return Words("", "")


def nearest(wrong: str, choices: Iterable[str]) -> str | None:
    """The choice most like ``wrong``, or None when none is near."""
    import difflib

    known = list(choices)
    folded = {_fold(choice): choice for choice in known}
    cutoff = 0.6 if len(wrong) > 3 else 0.5  # one of two 汉字 right is near
    close = difflib.get_close_matches(_fold(wrong), folded, n=1, cutoff=cutoff)
    if close:
        return folded[close[0]]
    inside = [choice for choice in known if wrong and (wrong in choice or choice in wrong)]
    return min(inside, key=lambda choice: abs(len(choice) - len(wrong)), default=None)


def _fold(word: str) -> str:
    return word.lower().replace("_", "-").replace(" ", "")
