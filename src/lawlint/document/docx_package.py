"""The parts of an Office Open XML package, read with suspicion: sizes and declarations are limited."""

from __future__ import annotations

import io
import zlib
from posixpath import dirname, join, normpath
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from lawlint.document.decode import Unreadable
from lawlint.finding import Words
from lawlint.lean import dataclass, field

MAX_ENTRIES = 10_000
MAX_PART = 64 << 20  # bytes of one part, unpacked; a 2,000-page report has about 30 MB
MAX_WHOLE = 512 << 20  # bytes of all parts, pictures included
MAX_RATIO = 400  # unpacked : packed; real document.xml files reach about 40
RATIO_FREE = 1 << 20  # parts below this size may be packed as tightly as they like
_RELATIONSHIP = "http://schemas.openxmlformats.org/package/2006/relationships"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")


def broken(zh: str, en: str) -> Unreadable:
    """The refusal of a Word file that cannot be read, with its reason."""
    return Unreadable(Words(f"无法读取 Word 文件：{zh}", f"cannot read the Word file: {en}"))


@dataclass(slots=True)
class Package:
    """A zip file of XML parts.  Part names have no leading slash (``word/document.xml``)."""

    zip: ZipFile
    names: frozenset[str]
    _trees: dict[str, ElementTree.Element] = field(default_factory=dict)

    @classmethod
    def open(cls, data: bytes) -> Package:
        """The package in ``data``; raises Unreadable when it is not a sound zip file."""
        try:
            archive = ZipFile(io.BytesIO(data))
        except (BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError) as error:
            raise broken(
                "文件已损坏，不是完整的压缩包", "the file is damaged (not a complete zip archive)"
            ) from error
        names = archive.namelist()
        if len(names) > MAX_ENTRIES:
            raise broken(
                f"内含{len(names)}个部件，超过上限{MAX_ENTRIES}",
                f"{len(names)} parts, more than {MAX_ENTRIES}",
            )
        return cls(archive, frozenset(names))

    def read(self, name: str) -> bytes:
        """The bytes of one part; raises Unreadable when it is missing, damaged, locked or far too large."""
        try:
            info = self.zip.getinfo(name)
        except KeyError as error:
            raise broken(f"缺少部件{name}", f"the part {name} is missing") from error
        if info.flag_bits & 1:
            raise broken("文件已加密", "the file is encrypted")
        ratio = info.file_size / max(info.compress_size, 1)
        if info.file_size > MAX_PART or (info.file_size > RATIO_FREE and ratio > MAX_RATIO):
            raise broken(f"部件{name}解压后过大", f"the part {name} is too large when unpacked")
        try:
            with self.zip.open(info) as stream:
                data = stream.read(info.file_size + 1)
        except (BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError) as error:
            raise broken(f"部件{name}已损坏", f"the part {name} is damaged") from error
        return data

    def tree(self, name: str) -> ElementTree.Element:
        """The parsed XML of one part; raises Unreadable also for document type declarations and entities."""
        if name not in self._trees:
            self._trees[name] = parse_xml(self.read(name), name)
        return self._trees[name]

    def take(self, name: str, root: ElementTree.Element) -> None:
        """Use ``root``, a tree of another library, for the part ``name``."""
        self._trees[name] = root

    def check(self) -> None:
        """Raise Unreadable when the parts are not sound or too large for a library that reads all of them."""
        if sum(info.file_size for info in self.zip.infolist()) > MAX_WHOLE:
            raise broken("解压后过大", "it is too large when unpacked")
        for name in self.names:
            if name.endswith((".xml", ".rels")):
                self.tree(name)

    def optional(self, name: str | None) -> ElementTree.Element | None:
        """The parsed XML of a part that a package need not have."""
        return self.tree(name) if name and name in self.names else None

    def related(self, part: str) -> dict[str, str]:
        """The internal targets of ``part``: relationship kind (``styles``, ``footnotes``, …) to part name."""
        folder = dirname(part)
        rels = self.optional(join(folder, "_rels", part.rpartition("/")[2] + ".rels"))
        found: dict[str, str] = {}
        for node in rels if rels is not None else ():
            if node.tag != f"{{{_RELATIONSHIP}}}Relationship" or node.get("TargetMode") == "External":
                continue
            target = node.get("Target", "")
            name = normpath(join("/" + folder, target)).lstrip("/")
            found.setdefault(node.get("Type", "").rpartition("/")[2], name)
        return found

    def main_part(self) -> str:
        """The name of the main document part."""
        name = self.related("").get("officeDocument", "word/document.xml")
        if name not in self.names:
            raise broken("压缩包里没有文档正文", "the archive holds no document body")
        return name


def parse_xml(data: bytes, name: str) -> ElementTree.Element:
    """The root element of ``data``; raises Unreadable when it is not well-formed or declares a document type.

    The namespace of the strict variant of the format is read as the ordinary one.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16", "replace")
        data = text[text.find("?>") + 2 if text.startswith("<?") else 0 :].encode("utf-8", "replace")
    if b"\0" in data[:4]:
        raise broken(f"部件{name}编码异常", f"the part {name} has an unusual encoding")
    if any(declaration in data for declaration in _DECLARATIONS):
        raise broken(
            f"部件{name}含有文档类型或实体声明", f"the part {name} declares a document type or entities"
        )
    try:
        return ElementTree.fromstring(data.replace(_STRICT, W[1:-1].encode()))
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise broken(f"部件{name}不是合格的 XML", f"the part {name} is not well-formed XML") from error
