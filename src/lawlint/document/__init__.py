"""Reading files of several formats into one ``Document``."""

from __future__ import annotations

import os
from importlib import import_module

from lawlint.digest import digest
from lawlint.document.decode import Unreadable
from lawlint.document.model import Document
from lawlint.finding import Words
from lawlint.lean import replace

__all__ = ["FORMATS", "LARGEST", "LONGEST", "Unreadable", "format_of", "read"]

FORMATS = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".docx": "docx",
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
    ".doc": "legacy",
    ".wps": "legacy",
    ".rtf": "legacy",
    ".odt": "legacy",
}
"""Known file name endings (lower case) and the name of the reader of their format."""

_MAGIC = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"%PDF-")

LARGEST = 64 * 1024 * 1024
"""Files of more bytes than this are refused."""

LONGEST = 2_000_000
"""Documents of more characters than this are refused: 2,500 pages, and what checking takes stays bounded."""


def format_of(path: str) -> str:
    """The format of a file by its name; a name without ending is plain text.

    Raises ``Unreadable`` for endings that no reader knows.
    """
    suffix = os.path.splitext(path)[1].lower()
    if len(suffix) > 1 and suffix not in FORMATS:
        known = " ".join(FORMATS)
        raise Unreadable(
            Words(
                f"不认识的文件类型{suffix}（能读：{known}）", f"unknown file type {suffix} (known: {known})"
            )
        )
    return FORMATS.get(suffix, "txt")


def read(data: bytes, path: str, format: str | None = None) -> Document:
    """Read the bytes of one file.

    ``path`` is the name the user gave (used in messages).  The reader is the one of ``format`` (``txt``,
    ``md``, ``docx``, ``html``, ``pdf``, ``legacy``), else the one that fits a binary content, else the one
    of the name's ending. Raises ``Unreadable`` when the bytes make no document.
    """
    if len(data) > LARGEST:
        limit = LARGEST >> 20
        raise Unreadable(Words(f"文件超过{limit} MB", f"the file is larger than {limit} MB"))
    name = format or _by_content(data) or format_of(path)
    if name not in FORMATS.values():
        raise Unreadable(Words(f"没有读取{name}的程序", f"there is no reader for {name}"))
    if name in ("txt", "md") and len(data) > 4 * LONGEST:  # no encoding takes more bytes for a character
        raise _too_long()
    reader = import_module(f"lawlint.document.{name}")
    document: Document = reader.read(data, path)
    if len(document.text) > LONGEST:
        raise _too_long()
    return replace(document, digest=digest(data).hex())


def _too_long() -> Unreadable:
    most = LONGEST // 10_000
    return Unreadable(
        Words(
            f"正文超过{most}万字，请分成几个文件",
            f"more than {most}0,000 characters: divide it into several files",
        )
    )


def _by_content(data: bytes) -> str | None:
    """The reader that the first bytes ask for, whatever the file is called; None for text."""
    if not data.startswith(_MAGIC):
        return None
    from lawlint.document.legacy import sniff

    return sniff(data)
