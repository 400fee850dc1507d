"""Any bytes as any format: a document whose offsets hold, or ``Unreadable``."""

from __future__ import annotations

import io
import zipfile

from common import fuzz, instrumented

with instrumented():
    from lawlint.document import Unreadable, docx, html, md, pdf, read, txt  # noqa: F401

_FORMATS = ("txt", "md", "html", "docx", "docx", "pdf", "xml")
_W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    b'Target="word/document.xml"/></Relationships>'
)


def one(data: bytes) -> None:
    """Read one file; the first byte chooses the format."""
    if not data:
        return
    format, content = _FORMATS[data[0] % len(_FORMATS)], data[1:]
    if format == "xml":  # what stands inside a Word document
        format, content = "docx", _word(content)
    try:
        document = read(content, "x." + format, format)
    except Unreadable as refusal:
        assert refusal.words.zh and refusal.words.en
        return
    assert len(document.folded) == len(document.text)
    end = 0
    for index, block in enumerate(document.blocks):
        assert block.index == index and end <= block.span.start <= block.span.end <= len(document.text)
        end = block.span.end
        assert document.source.position(block.span.start).line >= 1
    for section in document.sections:
        assert section.blocks[0] <= section.block < section.blocks[1] <= len(document.blocks)


def _word(body: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("_rels/.rels", _RELS)
        archive.writestr(
            "word/document.xml", b"<w:document " + _W + b"><w:body>" + body + b"</w:body></w:document>"
        )
    return made.getvalue()


if __name__ == "__main__":
    fuzz(one)
