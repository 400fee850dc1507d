"""The folder of what lawlint keeps between runs: entries that are whole, its own, and not too many.

What is read back is trusted further than it can be examined: ``_sre`` takes lists of numbers that make it write
beyond its memory.  So an entry that was damaged or that somebody else may have written is passed over.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from lawlint.digest import digest
from lawlint.paths import git_root

_MOST = 60
"""Entries that are kept, the latest ones: every configuration and every current folder brings one."""

_DIGEST = 16  # bytes at the beginning of an entry
_HEX = frozenset("0123456789abcdef")


def folder() -> str:
    """The folder of the cache: ``LAWLINT_CACHE_DIR``, else the user's folder for such things."""
    named = os.environ.get("LAWLINT_CACHE_DIR")
    if named:
        return named
    if sys.platform == "win32":
        home = os.environ.get("LOCALAPPDATA") or os.path.expanduser(r"~\AppData\Local")
    elif sys.platform == "darwin":
        home = os.path.expanduser("~/Library/Caches")
    else:
        home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(home, "lawlint")


def place_of(basis: str, ending: str) -> str:
    """The file of an entry; ``basis``: whatever must be the same for it to be of use."""
    return os.path.join(folder(), f"{digest(basis.encode('utf-8', 'surrogatepass')).hex()}.{ending}")


def read(place: str) -> bytes:
    """What ``write`` put there; raises ``OSError`` for anything else."""
    _refuse_open_folder(place)
    with open(place, "rb") as file:
        status = os.fstat(file.fileno())
        user = getattr(os, "geteuid", None)  # Windows has none
        if user is not None and (status.st_uid != user() or status.st_mode & 0o022):
            raise PermissionError(place)
        content = file.read()
    if digest(content[_DIGEST:], _DIGEST) != content[:_DIGEST]:
        raise OSError(place)
    return content[_DIGEST:]


def write(place: str, content: bytes) -> None:
    """Write beside and rename, so that nobody ever sees half an entry; raises ``OSError``."""
    os.makedirs(os.path.dirname(place), exist_ok=True)
    _refuse_open_folder(place)
    beside = f"{place}.{os.urandom(4).hex()}.tmp"
    try:
        with os.fdopen(
            os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600), "wb"
        ) as file:
            file.write(digest(content, _DIGEST) + content)
        os.replace(beside, place)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise
    _tidy(os.path.dirname(place))


def _refuse_open_folder(place: str) -> None:
    """A pull request may bring files into a working tree of git, and anybody into a folder that is open to all."""
    above = os.path.dirname(os.path.abspath(place))
    everybody = hasattr(os, "geteuid") and os.stat(above).st_mode & 0o002
    if everybody or git_root(above) or git_root(os.path.realpath(above)):
        raise PermissionError(above)


def _tidy(above: str) -> None:
    """Without the oldest entries, and whatever a run that was killed left beside them."""
    with suppress(OSError), os.scandir(above) as entries:
        ours = [entry for entry in entries if _is_ours(entry.name)]
        for entry in sorted(ours, key=_written, reverse=True)[_MOST:]:
            os.unlink(entry.path)


def _is_ours(name: str) -> bool:
    stem, _, ending = name.partition(".")
    return len(stem) == 32 and set(stem) <= _HEX and ending.startswith(("pickle", "expressions"))


def _written(entry: os.DirEntry[str]) -> float:
    return entry.stat().st_mtime
