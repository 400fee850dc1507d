"""The configuration of a run: found, read, merged; each value knows where it was written.

One rule of merging: file by file in the order of ``extends``, the file itself last; the last one that
speaks of a rule, or of a setting, wins.  ``exclude``, ``rules`` and ``suppress`` add up.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from lawlint.finding import Severity
from lawlint.lean import dataclass, field
from lawlint.rules.errors import Mark

if TYPE_CHECKING:
    from pathlib import Path

NAME = "lawlint.yaml"
BUILTIN = "builtin"


@dataclass(frozen=True, slots=True)
class Suppression:
    """A place that is not reported: findings of ``rule`` (id or pack) that touch the words ``text``.

    ``files``: only in files that this pattern of .gitignore fits; ``""`` = in all.
    """

    rule: str
    text: str
    reason: str
    files: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class RuleFile:
    """A rule file that the configuration names, and the layer it belongs to (higher wins)."""

    name: str
    path: Path
    layer: int


@dataclass(frozen=True, slots=True)
class Config:
    """What a run is told by its configuration files.

    ``folder``: the folder of the configuration file, which ``exclude`` and ``suppress`` patterns are
    relative to; None without a file.  ``origins``: where each value was written, keyed ``kind``,
    ``ignore.RULE``, ``severity.RULE``, …. ``read``: every configuration file that was read.  ``wildcards``:
    folder and pattern of each wildcard in ``rules``.
    """

    folder: Path | None = None
    builtin: bool = True
    rules: tuple[RuleFile, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    exclude: tuple[str, ...] = ()
    kind: str | None = None
    suppress: tuple[Suppression, ...] = ()
    baseline: Path | None = None
    fail_on: str = "warning"
    origins: Mapping[str, Mark] = field(default_factory=dict)
    read: tuple[Path, ...] = ()
    wildcards: tuple[tuple[Path, str], ...] = ()


def locate(paths: Iterable[str] = ()) -> Path | None:
    """The configuration file for documents at ``paths``, or None.

    It is ``lawlint.yaml``, or a ``pyproject.toml`` with a table ``[tool.lawlint]``, in the nearest folder
    from the one that holds all documents upwards.
    """
    wholes = [os.path.abspath(path) for path in paths if path != "-"]  # links stay
    places = [whole if os.path.isdir(whole) else os.path.dirname(whole) for whole in wholes]
    try:
        folder = os.path.commonpath(places) if places else os.getcwd()
    except ValueError:  # on several drives
        folder = os.getcwd()
    while True:
        for name in (NAME, "pyproject.toml"):
            place = os.path.join(folder, name)
            if os.path.isfile(place) and (name == NAME or _names_us(place)):
                from pathlib import Path  # costs more than all else here, and most runs have no such file

                return Path(place)
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def _names_us(project: str) -> bool:
    with open(project, "rb") as file:
        return b"[tool.lawlint" in file.read()


def shown(path: Path) -> str:
    """The path as the user would name it: relative to the current folder when it lies below."""
    try:
        return path.resolve().relative_to(path.cwd().resolve()).as_posix()
    except ValueError:
        return path.as_posix()
