"""Files as configuration and baselines name them: relative to a folder, with ``/`` on every system; where git begins."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def inside(path: str, folder: Path) -> str:
    """The path of a document relative to ``folder``, with ``/``; as it is when it lies elsewhere."""
    try:
        relative = os.path.relpath(path, folder)
    except ValueError:  # on another drive
        relative = path
    return relative.replace(os.sep, "/")


def fits(path: str, patterns: Iterable[str]) -> bool:
    """Whether one of the patterns, written as in .gitignore, fits the relative path."""
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns).match_file(path)


def git_root(folder: str) -> str | None:
    """The working tree of git that the absolute path ``folder`` lies in."""
    while not os.path.exists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above
    return folder
