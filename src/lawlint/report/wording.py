"""What several outputs say in the same words: severities, messages, the kind of document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawlint.document.places import place_said
from lawlint.finding import Finding, Severity, Words
from lawlint.text import visible

if TYPE_CHECKING:
    from lawlint.document.model import Document
    from lawlint.result import ChosenKind

SEVERITIES = {
    Severity.ERROR: Words("错误", "error"),
    Severity.WARNING: Words("警告", "warning"),
    Severity.NOTE: Words("提示", "note"),
}


def message(finding: Finding, place: str, lang: str) -> str:
    """What a finding says, after the reader's name of the place, before the reason of its suppression."""
    said = finding.message.said(lang)
    if place:
        said = f"{place_said(place).said(lang)}{'：' if lang == 'zh' else ': '}{said}"
    if finding.suppressed_by is not None:
        said += Words(f"（已忽略：{finding.suppressed_by}）", f" (suppressed: {finding.suppressed_by})").said(
            lang
        )
    return visible(said)


def see_also(document: Document, finding: Finding, lang: str) -> str:
    """In which other lines, or paragraphs, the places stand that a finding is about, in brackets; or nothing."""
    said = []
    own = document.source.position(finding.span.start)
    for related in finding.related:
        at = document.source.position(related.span.start)
        if (at.line, at.place) == (own.line, own.place):
            continue
        named = place_said(at.place) if at.place else Words(f"第{at.line}行", f"line {at.line}")
        if named not in said:
            said.append(named)
    shown = [named.said(lang) for named in said[:_MOST_PLACES]]
    if not shown:
        return ""
    more = len(said) > _MOST_PLACES
    if lang == "zh":
        return f"（另见{'、'.join(shown)}{'等' if more else ''}）"
    return f" (see {', '.join(shown)}{', …' if more else ''})"


_MOST_PLACES = 3


def kind_said(kind: ChosenKind, lang: str) -> str:
    """The kind of document and why it was taken, in one phrase."""
    return f"{kind.name.said(lang)}{'，' if lang == 'zh' else ', '}{kind.why.said(lang)}"
