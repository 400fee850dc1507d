"""What is compared of a cited title: its words without marks, widths, spaces and issuing body; its years."""

from __future__ import annotations

import re
from functools import cache

from lawlint.checks._context import around
from lawlint.document.fold import fold
from lawlint.document.model import Document
from lawlint.finding import Span
from lawlint.lean import dataclass


@dataclass(frozen=True, slots=True)
class Cited:
    """A title in comparable form.

    ``stem``: 法治政府建设实施纲要; ``years``: ``2021-2025`` or empty; ``issuer``: 国务院办公厅 or empty.
    """

    stem: str
    years: str = ""
    issuer: str = ""


def comparable(title: str) -> Cited:
    """A title as it is compared: neutral to width, spaces and marks; 关于印发…的通知 taken off."""
    words = _dropped().sub("", fold(title)).replace("〔", "(").replace("〕", ")")
    issuer = ""
    head = _issuer().match(words)
    if head:
        issuer, words = head.group(1), words[head.end() :]
    sent = _sent().fullmatch(words)
    if sent:
        words = sent.group(1)
    years = ""
    tail = _years().search(words)
    if tail:
        years, words = f"{tail.group(1)}-{tail.group(2)}", words[: tail.start()]
    return Cited(words.removeprefix("中华人民共和国"), years, issuer)


def local(document: Document, span: Span) -> bool:
    """Whether the words before the title at ``span`` make it a document of the place: 印发《…》, 省《…》."""
    sentence = around(document, span, "sentence")
    before = document.folded[sentence.start : span.start]
    before = before[before.rfind("《") + 1 :] if before.rfind("《") > before.rfind("》") else before
    before = _listed().sub("", before)[-24:]
    return not _national().search(before) and _of_the_place().search(before) is not None


@cache
def _dropped() -> re.Pattern[str]:
    return re.compile("[\\s“”‘’\"'、,〈〉<>《》·]")


@cache
def _issuer() -> re.Pattern[str]:
    body = (
        "中共中央办公厅|国务院办公厅|中共中央|国务院|中办|国办|中央宣传部|司法部|最高人民法院|最高人民检察院"
        "|中央全面依法治国委员会办公室|中央全面依法治国委员会|中央依法治国办|全国人民代表大会常务委员会"
    )
    return re.compile(f"((?:{body})+)(?:印发|(?=关于))")


@cache
def _sent() -> re.Pattern[str]:
    return re.compile("(?:关于)?(?:转发|印发)(.{4,})的(?:通知|函)")


@cache
def _years() -> re.Pattern[str]:
    return re.compile(r"\(?((?:19|20)\d\d)年?[-—–―~一至到]*((?:19|20)\d\d)年?\)?$")


@cache
def _listed() -> re.Pattern[str]:
    return re.compile("(?:《[^《》]*》[、和及,]?)+$")


@cache
def _national() -> re.Pattern[str]:
    return re.compile("中共中央|国务院|中办|国办|中央|国家|全国人大|两办|司法部|最高人民")


@cache
def _of_the_place() -> re.Pattern[str]:
    return re.compile(
        "(?:制定|制订|印发|出台|制发|下发|(?<!新)修订|发布|公布|起草|编制|拟定|拟订|审议|通过)"
        "(?:了|并|实施|印发|出台|完善|的)*[^,;:。落贯对根]{0,6}$"
        "|(?:省|市|县|区|州|盟|旗|乡|镇|街道)(?:委|政府|人民政府|级)?(?:的|关于)?$"
    )
