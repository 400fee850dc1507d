"""Where the built-in packs are."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

PREFIX = "lawlint:"
"""Stands before the names of built-in files in messages."""


def folder() -> Path:
    """The folder of the built-in packs: inside the installed package, or ``rules/`` of a checkout.

    Raises ``FileNotFoundError`` when there is neither.
    """
    installed = Path(str(files("lawlint"))) / "packs"
    if installed.is_dir():
        return installed
    root = Path(__file__).resolve().parents[3]
    if (root / "pyproject.toml").is_file() and (root / "rules").is_dir():
        return root / "rules"
    raise FileNotFoundError(installed)


def pack_files() -> tuple[Path, ...]:
    """The built-in packs, sorted by name."""
    return tuple(sorted(folder().glob("*.yaml")))
