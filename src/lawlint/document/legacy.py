"""Older and foreign word processor files (``.doc``, ``.wps``, ``.rtf``, ``.odt``), read through LibreOffice.

Where LibreOffice is missing the user is asked for a .docx.  It runs with a profile of its own that forbids
macros and the following of links; files get neutral names; one call converts any number of files.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from lawlint.document.decode import Unreadable
from lawlint.document.model import Document
from lawlint.finding import Words

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_START = 60.0  # seconds that LibreOffice may take to start
_EACH = 10.0  # seconds more for every file
_STREAMS = (  # names in the directory of an OLE file, most telling first
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", ".doc"),
    ("Workbook", "sheet"),
    ("PowerPoint Document", "slides"),
)
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def sniff(data: bytes) -> str | None:
    """What the content says the file is.

    ``docx`` or ``pdf``; ``legacy`` for anything else that a word processor writes; None for other content.
    """
    if data.startswith(b"%PDF-"):
        return "pdf"
    kind = _kind(data)
    if kind is None:
        return None
    return "docx" if kind == ".docx" else "legacy"


def read(data: bytes, path: str) -> Document:
    """Read a file through LibreOffice; raises ``Unreadable`` when that is impossible."""
    from lawlint.document import docx, html

    if _kind(data) is None and b"<html" in data[:2000].lower():  # what many office systems call .doc
        return html.read(data, path)
    (converted,) = convert([data])
    if isinstance(converted, Unreadable):
        raise converted
    return docx.read(converted, path)


def convert(files: Sequence[bytes]) -> list[bytes | Unreadable]:
    """Each file as ``.docx``, or why it could not be had; one call of LibreOffice for all of them."""
    results: list[bytes | Unreadable] = [_refusal(_kind(data)) or data for data in files]
    waiting = [
        at
        for at, data in enumerate(files)
        if not isinstance(results[at], Unreadable) and _kind(data) != ".docx"
    ]
    if not waiting:
        return results
    office = find_office()
    if office is None:
        for at in waiting:
            results[at] = Unreadable(
                Words(
                    "这是旧格式的文字文档，请另存为.docx再检查（装有 LibreOffice 时可直接读取）",
                    "this is an older word processor format; save it as .docx"
                    " (it is read directly where LibreOffice is installed)",
                )
            )
        return results
    with tempfile.TemporaryDirectory(prefix="lawlint-") as folder:
        made = _run(office, Path(folder), [(at, files[at]) for at in waiting])
    for at in waiting:
        results[at] = made.get(at) or Unreadable(
            Words(
                "LibreOffice 未能转换这个文件，请在文字软件中另存为.docx",
                "LibreOffice could not convert the file; save it as .docx in a word processor",
            )
        )
    return results


def find_office() -> str | None:
    """The LibreOffice program, or None."""
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            return found
    usual = [Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")]
    usual += [
        Path(os.environ[name], "LibreOffice/program/soffice.exe")
        for name in ("ProgramFiles", "ProgramFiles(x86)")
        if name in os.environ
    ]
    return next((str(path) for path in usual if path.is_file()), None)


def _kind(data: bytes) -> str | None:
    """The file name ending that fits the content, a word for what is no text document, or None."""
    if data.startswith(_OLE):
        named = (kind for name, kind in _STREAMS if name.encode("utf-16-le") in data)
        return next(named, ".doc")
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    if not data.startswith(_ZIP):
        return None
    head = data[:200]
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in head:
        return ".odt"
    for mark, kind in ((b"word/", ".docx"), (b"OFD.xml", "ofd"), (b"xl/", "sheet"), (b"ppt/", "slides")):
        if mark in data:
            return kind
    return ".docx"


def _refusal(kind: str | None) -> Unreadable | None:
    words = {
        None: Words("文件不是文字文档", "the file is not a word processor document"),
        "encrypted": Words(
            "文档已加密，请去掉打开密码后再检查",
            "the document is encrypted; remove its password and check again",
        ),
        "sheet": Words("这是电子表格，不是文字文档", "this is a spreadsheet, not a text document"),
        "slides": Words("这是演示文稿，不是文字文档", "this is a presentation, not a text document"),
        "ofd": Words(
            "暂不能读取 OFD 版式文件，请检查其 .docx 原稿",
            "OFD files cannot be read; check the .docx behind it",
        ),
    }.get(kind)
    return Unreadable(words) if words else None


def _run(office: str, folder: Path, files: Sequence[tuple[int, bytes]]) -> dict[int, bytes]:
    """Convert files under neutral names; a file that fails is missing from the answer."""
    source, target, profile = folder / "in", folder / "out", folder / "profile"
    for each in (source, target, profile / "user"):
        each.mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, "utf-8")
    names = []
    for at, data in files:
        name = source / f"{at}{_kind(data)}"
        name.write_bytes(data)
        names.append(str(name))
    command = [
        office,
        "--headless",
        "--norestore",
        "--nolockcheck",
        f"-env:UserInstallation={profile.as_uri()}",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(target),
        *names,
    ]
    _wait(command, _START + _EACH * len(files))
    return {at: path.read_bytes() for at, _ in files if (path := target / f"{at}.docx").is_file()}


def _wait(command: list[str], seconds: float) -> None:
    """Run a command to its end, or end it with all its children when the time is up."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    ) as process:
        try:
            process.wait(seconds)
        except BaseException as error:
            with suppress(OSError):
                if hasattr(os, "killpg"):
                    os.killpg(process.pid, signal.SIGKILL)
                else:
                    process.kill()
            if not isinstance(error, subprocess.TimeoutExpired):
                raise
