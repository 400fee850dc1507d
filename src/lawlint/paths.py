"""Files as configuration and baselines name them: relative to a folder, with ``/`` on every system."""

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
