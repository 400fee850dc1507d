"""The kinds of check, found by name and imported when a rule needs them.

The kinds of this package are its modules; another package adds one by an entry point of the group
``lawlint.checks`` whose name is the kind and whose value is a module of the same form (see
``lawlint.checks.base``).
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from lawlint.checks.base import Observations, Reading

GROUP = "lawlint.checks"
_NOT_KINDS = frozenset({"base"})


class CheckModule(Protocol):
    """What a module must hold to be a kind of check; ``base.py`` says what it may hold besides."""

    Params: type
    check: Callable[[object, Reading], Observations]


def prepared(name: str, params: object) -> object:
    """What the check ``name`` takes: ``params``, or what its module prepares from them."""
    prepare = getattr(module(name), "prepare", None)
    return params if prepare is None else prepare(params)


class UnknownCheckError(LookupError):
    """There is no kind of check of this name."""


@cache
def _own() -> frozenset[str]:
    files = (os.path.splitext(file) for folder in __path__ for file in os.listdir(folder))
    found = (name for name, ending in files if ending == ".py" and not name.startswith("_"))
    return frozenset(name.replace("_", "-") for name in found if name not in _NOT_KINDS)


def is_own(name: str) -> bool:
    """Whether the kind belongs to lawlint itself."""
    return name in _own()


def names() -> tuple[str, ...]:
    """The names of all kinds of check, sorted; imports none of them."""
    from importlib.metadata import entry_points

    return tuple(sorted(_own() | entry_points(group=GROUP).names))


@cache
def module(name: str) -> CheckModule:
    """The module of the kind ``name``; raises ``UnknownCheckError``.

    A kind of lawlint itself cannot be replaced by an entry point.
    """
    if name in _own():
        return cast(CheckModule, importlib.import_module(f"{__name__}.{name.replace('-', '_')}"))
    from importlib.metadata import entry_points

    for point in entry_points(group=GROUP, name=name):
        return cast(CheckModule, point.load())
    raise UnknownCheckError(name)
