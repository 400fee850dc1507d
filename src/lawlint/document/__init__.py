"""Reading files of several formats into one ``Document``."""

from __future__ import annotations

import os
from importlib import import_module

from lawlint.digest import digest
from lawlint.document.decode import Unreadable
from lawlint.document.model import Document
from lawlint.finding import Words
from lawlint.lean import replace

__all__ = ["FORMATS", "LARGEST", "Unreadable", "format_of", "read"]

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
    reader = import_module(f"lawlint.document.{name}")
    document: Document = reader.read(data, path)
    return replace(document, digest=digest(data).hex())


def _by_content(data: bytes) -> str | None:
    """The reader that the first bytes ask for, whatever the file is called; None for text."""
    if not data.startswith(_MAGIC):
        return None
    from lawlint.document.legacy import sniff

    return sniff(data)
