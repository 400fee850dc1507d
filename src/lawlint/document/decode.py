"""From the bytes of a text file to its characters: UTF-8, UTF-16 with a byte order mark, or GB18030."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE

from lawlint.finding import Words
from lawlint.lean import dataclass

_STRAY_BYTES = 4  # that few undecodable places mean a damaged UTF-8 file, not another encoding


class Unreadable(Exception):  # noqa: N818 -- what it says of the file
    """A file that cannot be read as a document; ``words`` says why, without naming the file."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a file.

    ``raw``: as in the file, line ends included, byte order mark removed.  ``encoding``: a Python codec name
    that writes the same characters.  ``mark``: the byte order mark that the file begins with, or ``b""``.
    """

    raw: str
    encoding: str
    mark: bytes

    @property
    def text(self) -> str:
        r"""``raw`` with every line end (``\r\n``, ``\r``) as ``\n``."""
        if "\r" not in self.raw:
            return self.raw
        return self.raw.replace("\r\n", "\n").replace("\r", "\n")


def decode(data: bytes) -> Decoded:
    """Decode a text file; raises ``Unreadable`` for empty, binary or undecodable data."""
    decoded = _decode(data)
    if not decoded.raw.strip():
        raise Unreadable(Words("文件是空的", "the file is empty"))
    if "\0" in decoded.raw:
        raise Unreadable(_BINARY)
    return decoded


_BINARY = Words("文件不是文本，而是二进制数据", "the file is binary, not text")


def _decode(data: bytes) -> Decoded:
    if data.startswith((BOM_UTF32_LE, BOM_UTF32_BE)):
        raise Unreadable(
            Words("不支持UTF-32编码，请另存为UTF-8", "UTF-32 is not supported; save the file as UTF-8")
        )
    for mark, encoding in ((BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            return Decoded(_strict(data[len(mark) :], encoding), encoding, mark)
    if b"\0" in data:
        raise Unreadable(_BINARY)
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    body = data[len(mark) :]
    try:
        return Decoded(body.decode("utf-8"), "utf-8", mark)
    except UnicodeDecodeError as error:
        if mark or _damaged_utf8(body):
            raise Unreadable(_bad_bytes("UTF-8", body.count(b"\n", 0, error.start) + 1)) from None
    return Decoded(_strict(body, "gb18030"), "gb18030", b"")


def _strict(body: bytes, encoding: str) -> str:
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "gb18030":
            words = Words(
                "无法识别文件的编码，请另存为UTF-8",
                "the encoding of the file is not recognised; save it as UTF-8",
            )
            raise Unreadable(words) from None
        line = body[: error.start].decode(encoding, "replace").count("\n") + 1
        raise Unreadable(_bad_bytes(encoding[:6].upper(), line)) from None


def _damaged_utf8(body: bytes) -> bool:
    """Whether ``body`` is UTF-8 but for a few bytes: read as GB18030 it would come out as nonsense."""
    sample = body[: 1 << 20].decode("utf-8", "replace")
    bad = sample.count("\ufffd")
    good = len(re.findall(r"[\u2010-\u2027\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]", sample))
    return bad <= _STRAY_BYTES and good > 8 * bad


def _bad_bytes(name: str, line: int) -> Words:
    return Words(f"第{line}行有不能按{name}解读的字节", f"line {line} has bytes that are not valid {name}")
