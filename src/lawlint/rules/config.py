"""The configuration of a run: found, read, merged; each value knows where it was written.

One rule of merging: file by file in the order of ``extends``, the file itself last; the last one that
speaks of a rule, or of a setting, wins.  ``exclude``, ``rules`` and ``suppress`` add up.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from lawlint.finding import Severity
from lawlint.lean import dataclass, field
from lawlint.rules.errors import Mark

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
    folders = [Path(os.path.abspath(path)) for path in paths if path != "-"]  # noqa: PTH100 – links stay
    places = [str(each if each.is_dir() else each.parent) for each in folders]
    try:
        start = Path(os.path.commonpath(places)) if places else Path.cwd()
    except ValueError:  # on several drives
        start = Path.cwd()
    for folder in (start, *start.parents):
        if (folder / NAME).is_file():
            return folder / NAME
        project = folder / "pyproject.toml"
        if project.is_file() and b"[tool.lawlint" in project.read_bytes():
            return project
    return None


def shown(path: Path) -> str:
    """The path as the user would name it: relative to the current folder when it lies below."""
    try:
        return path.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except ValueError:
        return path.as_posix()
