"""From what the user named to the files to check: folders are searched, ``.gitignore`` is honoured."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from lawlint.document import FORMATS
from lawlint.finding import Words
from lawlint.lean import dataclass, field
from lawlint.paths import git_root

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_PAGES = (".html", ".htm")
_GENERATOR = b'<meta name="generator" content="lawlint">'


@dataclass(slots=True)
class Found:
    """Files to check, in order and without repetition; what could not be looked at, as (path, why)."""

    files: list[str] = field(default_factory=list)
    excluded: int = 0
    errors: list[tuple[str, Words]] = field(default_factory=list)


def find(paths: Iterable[str], excluded: Callable[[str], bool] = lambda path: False) -> Found:
    """The documents that ``paths`` name.

    A folder is searched for files of known endings in the order of their names; hidden files, links, lock
    files of word processors, lawlint's own reports and what git ignores are passed over.  A file is taken as named.  ``excluded``
    tells which paths the configuration leaves out, named ones included.  ``-`` stands for itself.
    """
    found = Found()
    named = list(paths)
    if len(named) == 1:  # a folder holds no file twice; spares the memory of all their names
        found.files.extend(_named(named[0], excluded, found))
        return found
    seen: set[str] = set()
    for path in named:
        for each in _named(path, excluded, found):
            key = each if each == "-" else os.path.realpath(each)
            if key not in seen:
                seen.add(key)
                found.files.append(each)
    return found


def confined(file: str | os.PathLike[str], named: str | os.PathLike[str]) -> bool:
    """Whether ``named``, links followed, lies in the working tree of git that the name of ``file`` lies in, if any.

    What comes with a pull request must not make lawlint read or write other files of the machine.
    """
    root = git_root(os.path.dirname(os.path.abspath(file)))
    return root is None or os.path.realpath(named).startswith(os.path.join(os.path.realpath(root), ""))


def _named(path: str, excluded: Callable[[str], bool], found: Found) -> Iterator[str]:
    if path == "-":
        yield path
        return
    try:
        is_folder, exists = os.path.isdir(path), os.path.exists(path)
    except (OSError, ValueError):
        is_folder = exists = False
    if not exists:
        found.errors.append((path, Words("没有这个文件或文件夹", "no such file or folder")))
    elif not is_folder:
        if excluded(path):
            found.excluded += 1
        else:
            yield path
    else:
        before = (found.excluded, len(found.errors))
        some = False
        for each in _searched(path, _ignores_above(path), excluded, found):
            some = True
            yield each
        if not some and before == (found.excluded, len(found.errors)):
            known = " ".join(FORMATS)
            said = Words(f"文件夹中没有可检查的文档（{known}）", f"no documents in this folder ({known})")
            found.errors.append((path, said))


_Ignore = tuple[str, "GitIgnoreSpec"]


def _searched(
    top: str, ignores: Sequence[_Ignore], excluded: Callable[[str], bool], found: Found
) -> Iterator[str]:
    """The documents below ``top`` in the order of their names; without recursion, for folders nest deep."""
    pending: list[tuple[str, str, bool, Sequence[_Ignore]]] = [(top, os.path.realpath(top), True, ignores)]
    while pending:
        path, real, is_folder, above = pending.pop()
        if not is_folder:
            yield path
            continue
        entries = _entries(path, found)
        here = [*above, *_ignore_of(real)] if any(each.name == ".gitignore" for each in entries) else above
        for entry in reversed(entries):
            below = os.path.join(real, entry.name)
            if not _wanted(entry) or _ignored(below, entry.is_dir(), here):
                continue
            if excluded(entry.path):
                found.excluded += 1
            else:
                pending.append((entry.path, below, entry.is_dir(), here))


def _entries(folder: str, found: Found) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        said = error.strerror or str(error)
        found.errors.append((folder, Words(f"文件夹打不开：{said}", f"the folder cannot be opened: {said}")))
        return []


def _wanted(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith((".", "~$")) or entry.is_symlink():
        return False
    if entry.is_dir():
        return True
    ending = os.path.splitext(entry.name)[1].lower()
    return ending in FORMATS and entry.is_file() and not (ending in _PAGES and _own_report(entry.path))


def _own_report(path: str) -> bool:
    """Whether a web page is a report that lawlint wrote."""
    try:
        with open(path, "rb") as file:
            return _GENERATOR in file.read(300)
    except OSError:
        return False  # told when it is to be read


def _ignores_above(folder: str) -> list[_Ignore]:
    """The ``.gitignore`` files from the root of the working tree down to the parent of ``folder``."""
    here = os.path.realpath(folder)
    root = git_root(here)
    found: list[_Ignore] = []
    while root is not None and here != root:
        here = os.path.dirname(here)
        found = [*_ignore_of(here), *found]
    return found


def _ignore_of(folder: str) -> list[_Ignore]:
    """The ``.gitignore`` of a folder; none when there is none or git's own syntax is broken in it."""
    try:
        with open(os.path.join(folder, ".gitignore"), encoding="utf-8", errors="replace") as file:
            lines = file.read().splitlines()
        from pathspec import GitIgnoreSpec

        return [(folder, GitIgnoreSpec.from_lines(lines))]
    except (OSError, ValueError):
        return []


def _ignored(real: str, is_folder: bool, ignores: Sequence[_Ignore]) -> bool:
    """What the innermost ``.gitignore`` that speaks of the path says."""
    for folder, spec in reversed(ignores):
        inside = real[len(folder.rstrip(os.sep)) + 1 :].replace(os.sep, "/")
        verdict = spec.check_file(inside + "/" * is_folder).include
        if verdict is not None:
            return verdict
    return False
