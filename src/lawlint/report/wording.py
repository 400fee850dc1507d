"""What several outputs say in the same words: severities, messages, the kind of document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawlint.document.places import place_said
from lawlint.finding import Finding, Severity, Words
from lawlint.text import visible

if TYPE_CHECKING:
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


def kind_said(kind: ChosenKind, lang: str) -> str:
    """The kind of document and why it was taken, in one phrase."""
    return f"{kind.name.said(lang)}{'，' if lang == 'zh' else ', '}{kind.why.said(lang)}"
