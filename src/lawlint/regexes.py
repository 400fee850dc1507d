"""Regular expressions as an earlier run compiled them: a start needs a hundred, a third of a millisecond each.

What ``re`` makes of an expression is a list of numbers, which ``_sre`` examines and turns into a matcher in a
hundredth of that time.  The lists are kept for this very Python.  They come in below ``re.compile``, so that
nobody who compiles an expression has to know; whatever goes wrong here means that ``re`` does its work.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from lawlint import kept
from lawlint.rules.unpickling import unpacked

if TYPE_CHECKING:
    import re

_MOST = 2000
"""Expressions that are kept; users' rules may bring new ones with every run."""

_Known = dict[tuple[str, int], bytes]


def remember() -> Callable[[], None]:
    """Take expressions from those kept from now on; the function returned, called at the end, keeps new ones."""
    try:
        import _sre  # type: ignore[import-not-found]
        from re import _compiler  # type: ignore[attr-defined]
    except ImportError:  # another implementation of Python
        return lambda: None
    build = (sys.version, sys.platform, sys.byteorder, _sre.MAGIC, _sre.CODESIZE)
    place = kept.place_of(repr(build), "expressions")
    known = _recalled(place)
    before = len(known)
    through = _Recorder(_sre)
    compiled: Callable[[object, int], re.Pattern[str]] = _compiler.compile

    def compile_once(pattern: object, flags: int = 0) -> re.Pattern[str]:
        if not isinstance(pattern, str):
            return compiled(pattern, flags)
        key = (pattern, int(flags))
        if key in known:
            with suppress(Exception):  # a broken entry may raise anything
                given = cast("tuple[object, ...]", unpacked(known[key]))
                return cast("re.Pattern[str]", _sre.compile(pattern, *given))
        made = compiled(pattern, flags)
        known[key] = pickle.dumps(through.given, 5)
        return made

    _compiler._sre, _compiler.compile = through, compile_once

    def keep() -> None:
        if len(known) > before:
            fresh = dict(list(known.items())[before:]) if len(known) > _MOST else known
            with suppress(OSError):
                kept.write(place, pickle.dumps(fresh, 5))

    return keep


class _Recorder:
    """Stands for ``_sre`` where ``re`` calls it; ``given``: what a matcher was last made of, but the text."""

    def __init__(self, module: object) -> None:
        self.module = module
        self.given: tuple[object, ...] = ()

    def __getattr__(self, name: str) -> object:
        return getattr(self.module, name)

    def compile(self, pattern: str, flags: int, code: list[int], *groups: object) -> object:
        """The matcher."""
        self.given = int(flags), [int(each) for each in code], *groups  # plain numbers, not named ones
        make: Callable[..., object] = self.module.compile  # type: ignore[attr-defined]
        return make(pattern, flags, code, *groups)


def _recalled(place: str) -> _Known:
    try:
        found = unpacked(kept.read(place))
    except Exception:  # a broken file may raise anything
        return {}
    return found if isinstance(found, dict) else {}
