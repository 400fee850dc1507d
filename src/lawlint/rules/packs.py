"""Where the built-in packs are."""

from __future__ import annotations

from pathlib import Path

PREFIX = "lawlint:"
"""Stands before the names of built-in files in messages."""


def folder() -> Path:
    """The folder of the built-in packs: inside the installed package, or ``rules/`` of a checkout.

    Raises ``FileNotFoundError`` when there is neither.
    """
    package = Path(__file__).resolve().parents[1]
    installed = package / "packs"
    if installed.is_dir():
        return installed
    root = package.parents[1]
    if (root / "pyproject.toml").is_file() and (root / "rules").is_dir():
        return root / "rules"
    raise FileNotFoundError(installed)


def pack_files() -> tuple[Path, ...]:
    """The built-in packs, sorted by name."""
    return tuple(sorted(folder().glob("*.yaml")))
