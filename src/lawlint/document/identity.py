"""What a document says it is: title, issuing body, report year, signature and date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.document.draft import Draft
from lawlint.document.model import BlockKind, Identity
from lawlint.document.residue import is_residue, mark_trailing_residue
from lawlint.document.signing import (
    ORGANS,
    date_line,
    find_date,
    find_signature,
    is_organ,
    without_remark,
)
from lawlint.document.years import find_year, year_word
from lawlint.finding import Span

_HEAD = 16  # lines at the start that may hold title, date and web metadata
_LONGEST_LINE = 60
_GENRE_WORDS = """
    报告 总结 汇报 通报 公报 公告 通知 意见 方案 规划 计划 要点 讲话 白皮书 办法 条例 规定 决定 函
    建设情况 工作情况
"""
_GENRES = tuple(_GENRE_WORDS.split())


def identify(text: str, folded: str, drafts: Sequence[Draft]) -> Identity:
    """Read the identity and mark title, signature, date and residue lines in ``drafts``."""
    mark_trailing_residue(folded, drafts)
    title = _title(text, folded, drafts)
    signed = find_date(folded, drafts)
    signature = find_signature(folded, drafts, signed.at) if signed else None
    year = find_year(folded, drafts, title, signed.value if signed else None)
    issuer, issuer_span = _issuer(text, folded, title, signature)
    return Identity(
        title=_joined(text, title),
        title_span=Span(title[0].start, title[-1].end) if title else None,
        issuer=issuer,
        issuer_span=issuer_span,
        year=year.value,
        year_span=year.span,
        title_year=year.in_title,
        signed=signed.value if signed else None,
        signed_span=signed.span if signed else None,
    )


def _title(text: str, folded: str, drafts: Sequence[Draft]) -> list[Span]:
    """The lines of the title, marked as such; a second copy above it is residue."""
    lines = _head_lines(folded, drafts)
    spans = [_without_site_name(folded, line) for line in lines]
    plain = [_squeezed(span.of(folded)) for span in spans]
    place = _title_place(lines, plain, drafts)
    if place is None:
        return []
    first, last = place
    again = _repeated(plain, first, last)
    if again:
        for line in lines[:again]:
            line.kind = BlockKind.RESIDUE
        first, last = again, again + last - first
    for line in lines[first : last + 1]:
        line.kind = BlockKind.TITLE
        line.label = None
    for line in lines[last + 1 :]:
        if line.kind is None and is_organ(folded[line.start : line.end]):
            line.kind = BlockKind.PARAGRAPH  # the issuing body under the title is no heading
    return spans[first : last + 1]


def _title_place(
    lines: Sequence[Draft], plain: Sequence[str], drafts: Sequence[Draft]
) -> tuple[int, int] | None:
    """First and last of the title's ``lines``: all up to the one that names the genre, else the first."""
    for at, words in enumerate(plain):
        if words.startswith(("—", "-")):
            break
        if without_remark(words).endswith(_GENRES):
            return 0, at
    if not lines or plain[0].startswith(("—", "-")):
        return None
    if lines[0].kind is BlockKind.HEADING:
        levels = [draft.piece.level for draft in drafts if draft.kind is BlockKind.HEADING]
        if min(levels) < lines[0].piece.level or levels.count(lines[0].piece.level) > 1:
            return None
    return 0, 0


def _repeated(plain: Sequence[str], first: int, last: int) -> int:
    """Where the title stands a second time (web pages print it twice), or 0."""
    words = "".join(plain[first : last + 1])
    for at in range(last + 1, len(plain)):
        if "".join(plain[at : at + last + 1 - first]) == words:
            return at
    return 0


def _head_lines(folded: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The lines before the first paragraph that may be the title; dates and web metadata are marked."""
    lines: list[Draft] = []
    for draft in drafts[:_HEAD]:
        length = draft.end - draft.start
        if draft.kind is BlockKind.RESIDUE or is_residue(folded, draft):
            draft.kind = BlockKind.RESIDUE
        elif length > 2 * _LONGEST_LINE or (draft.label is not None and draft.kind is not BlockKind.TITLE):
            break
        elif draft.kind is BlockKind.TITLE or (draft.kind is BlockKind.HEADING and _may_go_on(lines, draft)):
            lines.append(draft)
        elif draft.kind is not None or length > _LONGEST_LINE or _is_sentence(folded, draft):
            break
        elif date_line().fullmatch(folded, draft.start, draft.end):
            draft.kind = BlockKind.DATE
        else:
            lines.append(draft)
    return lines


def _is_sentence(folded: str, draft: Draft) -> bool:
    return folded[draft.end - 1] in ";:,!?" or folded.find("。", draft.start, draft.end) >= 0


def _may_go_on(lines: Sequence[Draft], draft: Draft) -> bool:
    """Whether a heading by the format begins the head or is one more line of a title set in that level."""
    return all(line.piece.level == draft.piece.level for line in lines if line.kind is BlockKind.HEADING)


def _without_site_name(folded: str, line: Draft) -> Span:
    """The span of a title line without what a browser puts behind it (``标题 | 网站名``)."""
    found = _site_name().search(folded, line.start + 1, line.end)
    return Span(line.start, found.start() if found else line.end)


def _squeezed(words: str) -> str:
    return words.replace(" ", "")


def _joined(text: str, spans: Sequence[Span]) -> str:
    """The words of the title; letter-spaced lines (``政 府 工 作 报 告``) are closed up."""
    parts = []
    for span in spans:
        words = span.of(text).split()
        parts.append(("" if all(len(word) == 1 for word in words) else " ").join(words))
    return "".join(parts)


def _issuer(text: str, folded: str, title: Sequence[Span], signature: Span | None) -> tuple[str, Span | None]:
    if signature is not None:
        return " ".join(signature.of(text).split()), signature
    if not title:
        return "", None
    head = title[0]
    cut = year_word().search(folded, head.start, title[-1].end)
    about = folded.find("关于", head.start, title[-1].end)
    ends = [at for at in (cut.start() if cut else -1, about) if at > head.start]
    end = min(ends, default=head.end)
    found = _organ_anywhere().match(folded, head.start, end)
    if found is None:
        return "", None
    span = Span(head.start, found.end())
    return " ".join(span.of(text).split()), span


@cache
def _site_name() -> re.Pattern[str]:
    return re.compile(r" *[|_] ?.*$| +- +.*$")


@cache
def _organ_anywhere() -> re.Pattern[str]:
    return re.compile(rf".{{1,40}}(?:{'|'.join(ORGANS)})(?=[ 0-9一二]|关于|$)")
