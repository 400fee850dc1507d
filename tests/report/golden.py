"""Recorded outputs: compared byte by byte, written anew when ``LAWLINT_UPDATE_GOLDEN`` is set."""

from __future__ import annotations

import os
from pathlib import Path


def same(path: Path, text: str) -> None:
    """Fail unless ``text`` is what the file at ``path`` holds."""
    if os.environ.get("LAWLINT_UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    assert text == path.read_bytes().decode()
