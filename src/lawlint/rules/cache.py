"""Configuration and rules as they were validated last time, so that a start needs neither YAML nor pydantic.

An entry belongs to one configuration file.  It lists every file it was made from with a digest of its
content, and what each wildcard matched; when anything differs it is made anew.  Everything that goes wrong
here means: no cache.
"""

from __future__ import annotations

import io
import os
import pickle
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from lawlint import __version__, kept
from lawlint.digest import digest
from lawlint.lean import dataclass, replace
from lawlint.rules.model import Packed
from lawlint.rules.unpickling import Unpickler

if TYPE_CHECKING:
    from pathlib import Path

    from lawlint.rules.model import Rule
    from lawlint.rules.setup import Setup

FORM = 1
"""Changes when the form of an entry does."""

_CODE = ("checks", "facts", "rules")
"""Rooms whose classes an entry holds: another state of their code, another entry."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an entry was made from: digests by file, and the files that a wildcard matched."""

    files: tuple[tuple[str, bytes], ...]
    wildcards: tuple[tuple[str, str, tuple[str, ...]], ...]

    @classmethod
    def of(cls, files: Iterable[str], wildcards: Iterable[tuple[str, str]]) -> Stamp:
        """The present state; raises ``OSError``."""
        return cls(
            tuple((file, digest(_content(file))) for file in files),
            tuple((folder, pattern, _matches(folder, pattern)) for folder, pattern in wildcards),
        )

    @property
    def current(self) -> bool:
        """Whether nothing has changed; raises ``OSError``."""
        return self == Stamp.of(
            (file for file, _ in self.files), ((folder, pattern) for folder, pattern, _ in self.wildcards)
        )


def recall(config_file: Path | None, more: Sequence[Path]) -> Setup | None:
    """What was kept for the configuration file, if it still holds."""
    try:
        file = io.BytesIO(kept.read(_place(config_file, more)))
        stamp = Unpickler(file).load()
        if not isinstance(stamp, Stamp) or not stamp.current:
            return None
        return cast("Setup", Unpickler(file).load())
    except Exception:  # a broken entry may raise anything
        return None


def keep(config_file: Path | None, more: Sequence[Path], setup: Setup) -> None:
    """Keep what was made for the configuration file."""
    from lawlint import checks
    from lawlint.rules import packs

    if not all(checks.is_own(rule.check) for rule in setup.ruleset.rules):
        return  # the state of another package's code is not known
    config = setup.config
    files = dict.fromkeys(
        [*(str(path) for path in config.read), *(origin.file for origin in setup.ruleset.sources)]
    )
    wildcards = [(str(folder), pattern) for folder, pattern in config.wildcards]
    with suppress(OSError, pickle.PicklingError, TypeError, AttributeError, RecursionError):
        if config.builtin:
            wildcards.append((str(packs.folder()), "*.yaml"))
        rules = tuple(replace(rule, params=_packed(rule)) for rule in setup.ruleset.rules)
        packed = replace(setup, ruleset=replace(setup.ruleset, rules=rules))
        content = pickle.dumps(Stamp.of(files, wildcards), 5) + pickle.dumps(packed, 5)
        kept.write(_place(config_file, more), content)


def _packed(rule: Rule) -> Packed:
    params, ready = rule.parameters, rule.prepared
    return Packed(pickle.dumps(params, 5), b"" if ready is params else pickle.dumps(ready, 5))


def _place(config_file: Path | None, more: Sequence[Path]) -> str:
    """The file of the entry: one for each configuration, installed code and Python."""
    # file names in messages and in the configuration are relative to the current folder
    names = [os.path.realpath(path) if path else "" for path in (config_file, *more, os.getcwd())]
    basis = repr((FORM, __version__, sys.version, sys.platform, code(_CODE), names))
    return kept.place_of(basis, "pickle")


def code(rooms: Iterable[str]) -> list[tuple[str, str, int, int]]:
    """The state of the installed code in some rooms of the package: size and time of each module."""
    package = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
    return [
        (folder, entry.name, status.st_size, status.st_mtime_ns)
        for room in rooms
        for folder in _folders(package, room)
        for entry in sorted(os.scandir(os.path.join(package, folder)), key=_name)
        if entry.name.endswith(".py") and (status := entry.stat())
    ]


def _folders(package: str, room: str) -> list[str]:
    """The folder of a room, and those within it; the package itself is only its own modules."""
    inner = [] if room == "." else sorted(os.scandir(os.path.join(package, room)), key=_name)
    return [
        room,
        *(f"{room}/{entry.name}" for entry in inner if entry.is_dir() and entry.name != "__pycache__"),
    ]


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _content(name: str) -> bytes:
    with open(name, "rb") as file:
        return file.read()


def _matches(folder: str, pattern: str) -> tuple[str, ...]:
    if pattern == "*.yaml":  # the built-in packs: spares a start the import of pathlib
        return tuple(sorted(name for name in os.listdir(folder) if name.endswith(".yaml")))
    from pathlib import Path

    return tuple(sorted(str(path) for path in Path(folder).glob(pattern)))
