"""Small Word and PDF files made for tests, part by part, so that every construct can be set up exactly."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MORE = (
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARTS = {  # relationship kind: (part, content type, root)
    "numbering": ("numbering", "numbering"),
    "styles": ("styles", "styles"),
    "footnotes": ("footnotes", "footnotes"),
    "endnotes": ("endnotes", "endnotes"),
}

soffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def run(text: str, properties: str = "") -> str:
    """A ``w:r``."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(inner: str, style: str = "", properties: str = "") -> str:
    """A ``w:p``; plain text becomes one run."""
    if not inner.startswith("<"):
        inner = run(inner)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def numbered(text: str, level: int = 0, num: int = 1) -> str:
    """A paragraph in a list."""
    return paragraph(text, "", f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def level(
    index: int, form: str, text: str, more: str = "", *, start: int = 1, suffix: str = "nothing"
) -> str:
    """A ``w:lvl``."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*abstract: str, nums: Mapping[int, tuple[int, str]] | None = None) -> str:
    """The inside of numbering.xml: abstract lists from 1, and ``nums`` (default: one each) with their overrides."""
    made = "".join(
        f'<w:abstractNum w:abstractNumId="{at}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        for at, levels in enumerate(abstract, 1)
    )
    nums = nums or {at: (at, "") for at in range(1, len(abstract) + 1)}
    return made + "".join(
        f'<w:num w:numId="{num}"><w:abstractNumId w:val="{at}"/>{more}</w:num>'
        for num, (at, more) in nums.items()
    )


def word(body: str, extra: Mapping[str, bytes] | None = None, /, **parts: str) -> bytes:
    """A ``.docx`` with the inside of ``w:body`` and of ``parts`` (numbering, styles, footnotes, endnotes)."""
    rows = [("document", "document.main", f"<w:body>{body}</w:body>")]
    rows += [(_PARTS[kind][0], _PARTS[kind][1], inner) for kind, inner in parts.items()]
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_MAIN}.{kind}+xml"/>' for name, kind, _ in rows
    )
    rels = "".join(
        f'<Relationship Id="r{at}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>'
        for at, (name, _, _) in enumerate(rows[1:], 1)
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_RELS}"><Relationship Id="r1" Type="{_OFFICE}/officeDocument"'
        ' Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELS}">{rels}</Relationships>',
    }
    for name, _, inner in rows:
        files[f"word/{name}.xml"] = f"<w:{name} {W} {_MORE}>{inner}</w:{name}>"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return archive({name: (head + text).encode() for name, text in files.items()} | dict(extra or {}))


def archive(files: Mapping[str, bytes]) -> bytes:
    """A zip file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return buffer.getvalue()


def convert(files: Mapping[str, bytes], target: str, folder: Path) -> dict[str, bytes]:
    """Files (name to bytes) converted by LibreOffice in one call; stem to bytes."""
    source, out = folder / "in", folder / "out"
    source.mkdir(exist_ok=True)
    for name, data in files.items():
        (source / name).write_bytes(data)
    command = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--convert-to", target, "--outdir", str(out), *(str(source / name) for name in files)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    ending = target.partition(":")[0]
    return {path.stem: path.read_bytes() for path in out.glob(f"*.{ending}")}


def pdf(pages: Iterable[Iterable[tuple[float, float, str]]], size: float = 16) -> bytes:
    """A PDF of A4 pages with lines at (x, y); its font has no glyphs but tells what its characters mean."""
    listed = [list(page) for page in pages]
    used = sorted({char for page in listed for _, _, text in page for char in text})
    codes = {char: at for at, char in enumerate(used, 1)}
    mapping = "".join(f"<{at:04x}> <{char.encode('utf-16-be').hex()}>\n" for char, at in codes.items())
    narrow = "".join(f" {at} [500]" for char, at in codes.items() if char.isascii())
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{len(used)} beginbfchar\n{mapping}endbfchar\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    )
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(listed)}/Kids[{' '.join(f'{6 + 2 * at} 0 R' for at in range(len(listed)))}]>>",
        "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(A)/Ordering(I)/Supplement 0>>"
        f"/DW 1000/W[{narrow}]/FontDescriptor<</Type/FontDescriptor/FontName/X/Flags 4/FontBBox[0 -200 1000 900]"
        "/Ascent 880/Descent -120/CapHeight 700/ItalicAngle 0/StemV 80>>>>",
        _stream(cmap),
    ]
    for at, page in enumerate(listed):
        text = "".join(
            f"1 0 0 1 {x} {y} Tm <{''.join(f'{codes[char]:04x}' for char in line)}> Tj\n"
            for x, y, line in page
        )
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>"
            f"/Contents {7 + 2 * at} 0 R>>"
        )
        objects.append(_stream(f"BT /F {size} Tf\n{text}ET"))
    return _assembled(objects)


def _stream(text: str) -> str:
    return f"<</Length {len(text)}>>\nstream\n{text}\nendstream"


def _assembled(objects: list[str]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for at, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{at} 0 obj\n{text}\nendobj\n".encode("latin-1")
    start = len(out)
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}".encode()
    out += f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
