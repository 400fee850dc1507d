"""What a document says it is: title, issuing body, report year, signature and date; and what is not part of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from lawlint.document.draft import Draft
from lawlint.document.labels import HAN_DIGITS
from lawlint.document.model import BlockKind, Identity
from lawlint.document.residue import is_residue, mark_trailing_residue
from lawlint.finding import Span

_HEAD = 16  # lines at the start that may hold title, date and web metadata
_LONGEST_LINE = 60
_LONGEST_SIGNATURE = 40


def identify(text: str, folded: str, drafts: Sequence[Draft]) -> Identity:
    """Read the identity and mark title, signature, date and residue lines in ``drafts``."""
    mark_trailing_residue(folded, drafts)
    title = _title(text, folded, drafts)
    signed = _date(folded, drafts)
    signature = _signature(folded, drafts, signed.at) if signed else None
    year, year_span = _year(folded, drafts, title)
    issuer, issuer_span = _issuer(text, folded, title, signature)
    return Identity(
        title=_joined(text, title),
        title_span=Span(title[0].start, title[-1].end) if title else None,
        issuer=issuer,
        issuer_span=issuer_span,
        year=year,
        year_span=year_span,
        signed=signed.value if signed else None,
        signed_span=signed.span if signed else None,
    )


def _title(text: str, folded: str, drafts: Sequence[Draft]) -> list[Span]:
    """The lines of the title, marked as such; other lines before the first paragraph are dates, residue or by-lines."""
    lines = _head_lines(folded, drafts)
    spans = [_without_site_name(folded, line) for line in lines]
    plain = [_squeezed(span.of(folded)) for span in spans]
    last = next((at for at, words in enumerate(plain) if _genre().search(words)), None)
    if last is None:
        marked = [at for at, line in enumerate(lines) if line.kind in (BlockKind.TITLE, BlockKind.HEADING)]
        last = marked[0] if marked else 0
        first = last
    else:
        first = 0
    if not lines or _byline().search(plain[last]):
        return []
    again = _repeated(plain, first, last)
    for line in lines[:again]:
        line.kind = BlockKind.RESIDUE
    if again:
        first, last = again, again + last - first
    for line in lines[first : last + 1]:
        line.kind = BlockKind.TITLE
        line.label = None
    for line in lines[last + 1 :]:
        line.kind = BlockKind.PARAGRAPH
    return spans[first : last + 1]


def _repeated(plain: Sequence[str], first: int, last: int) -> int:
    """Where the title stands a second time (web pages print it twice), or 0."""
    words = "".join(plain[first : last + 1])
    for at in range(last + 1, len(plain)):
        if "".join(plain[at : at + last + 1 - first]) == words:
            return at
    return 0


def _head_lines(folded: str, drafts: Sequence[Draft]) -> list[Draft]:
    lines: list[Draft] = []
    for draft in drafts[:_HEAD]:
        if draft.kind is BlockKind.RESIDUE or is_residue(folded, draft):
            draft.kind = BlockKind.RESIDUE
            continue
        marked = draft.kind is BlockKind.TITLE or (draft.kind is BlockKind.HEADING and not lines)
        length = draft.end - draft.start
        if not marked and (draft.kind is not None or draft.label is not None or length > _LONGEST_LINE):
            break
        if not marked and folded[draft.end - 1] in "。;:,!?":
            break
        if _date_line().fullmatch(folded, draft.start, draft.end):
            draft.kind = BlockKind.DATE
            continue
        lines.append(draft)
    return lines


def _without_site_name(folded: str, line: Draft) -> Span:
    """The span of a title line without what a browser puts behind it (``标题 | 网站名``)."""
    cut = folded.find("|", line.start, line.end)
    end = cut if cut > line.start else line.end
    while end > line.start and folded[end - 1] in " _":
        end -= 1
    return Span(line.start, end)


def _squeezed(words: str) -> str:
    return words.replace(" ", "")


def _joined(text: str, spans: Sequence[Span]) -> str:
    """The words of the title; letter-spaced lines (``政 府 工 作 报 告``) are closed up."""
    parts = []
    for span in spans:
        words = span.of(text).split()
        parts.append(("" if all(len(word) == 1 for word in words) else " ").join(words))
    return "".join(parts)


@dataclass(frozen=True, slots=True)
class _Signed:
    at: int
    span: Span
    value: date | None


def _date(folded: str, drafts: Sequence[Draft]) -> _Signed | None:
    """The last line that is nothing but a date, or a signature followed by a date."""
    for at in range(len(drafts) - 1, -1, -1):
        draft = drafts[at]
        if draft.kind not in (None, BlockKind.DATE) or draft.label or draft.end - draft.start > _LONGEST_LINE:
            continue
        found = _date_line().fullmatch(folded, draft.start, draft.end)
        if found is None:
            continue
        before = found["before"]
        if before and not _organ().search(before.strip()):
            continue
        draft.kind = BlockKind.SIGNATURE if before else BlockKind.DATE
        return _Signed(at, Span(found.start("year"), found.end("day") + 1), _calendar(found))
    return None


def _signature(folded: str, drafts: Sequence[Draft], at: int) -> Span | None:
    """The lines above the date (or its own line) that name the issuing bodies, marked as such."""
    if drafts[at].kind is BlockKind.SIGNATURE:
        found = _date_line().fullmatch(folded, drafts[at].start, drafts[at].end)
        end = found.end("before") if found else drafts[at].start
        while folded[end - 1] == " ":
            end -= 1
        return Span(drafts[at].start, end)
    first = at
    while first > 0 and at - first < 4:
        above = drafts[first - 1]
        if not above.plain or above.label or above.end - above.start > _LONGEST_SIGNATURE:
            break
        if not _organ().search(folded[above.start : above.end]):
            break
        above.kind = BlockKind.SIGNATURE
        first -= 1
    return Span(drafts[first].start, drafts[at - 1].end) if first < at else None


def _issuer(text: str, folded: str, title: Sequence[Span], signature: Span | None) -> tuple[str, Span | None]:
    if signature is not None:
        return " ".join(signature.of(text).split()), signature
    if not title:
        return "", None
    head = title[0]
    cut = _year_word().search(folded, head.start, title[-1].end)
    about = folded.find("关于", head.start, title[-1].end)
    ends = [at for at in (cut.start() if cut else -1, about) if at > head.start]
    end = min(ends, default=head.end)
    found = _organ_anywhere().match(folded, head.start, end)
    if found is None:
        return "", None
    span = Span(head.start, found.end())
    return " ".join(span.of(text).split()), span


def _year(folded: str, drafts: Sequence[Draft], title: Sequence[Span]) -> tuple[int | None, Span | None]:
    """The report year: of the title, else of the first paragraph.  A title about several years has none."""
    places = [Span(title[0].start, title[-1].end)] if title else []
    first = next(
        (draft for draft in drafts if draft.kind in (None, BlockKind.PARAGRAPH) and not draft.label), None
    )
    if first is not None:
        places.append(Span(first.start, min(first.end, first.start + 400)))
    for place in places:
        found = _year_word().search(folded, place.start, place.end)
        if found is None:
            continue
        if found["range"]:
            return None, None
        return _number(found["year"]), Span(found.start("year"), found.end("year"))
    return None, None


def _number(digits: str) -> int:
    if digits.isascii():
        return int(digits)
    value = 0
    for digit in digits:
        value = value * 10 + HAN_DIGITS.get(digit, 0)
    return value


def _calendar(found: re.Match[str]) -> date | None:
    try:
        return date(_number(found["year"]), _count(found["month"]), _count(found["day"]))
    except ValueError:
        return None


def _count(digits: str) -> int:
    if digits.isascii():
        return int(digits)
    tens, _, ones = digits.rpartition("十")
    if "十" not in digits:
        return HAN_DIGITS.get(digits, 0)
    return HAN_DIGITS.get(tens or "一", 0) * 10 + HAN_DIGITS.get(ones or "零", 0)


_YEAR = "(?:(?:19|20)[0-9]{2}|[一二][零〇○九][零〇○一二三四五六七八九]{2})"
_ORGAN = "(?:政府|委员会|委|局|厅|部|办|办公室|领导小组|街道|办事处|乡|镇|区|县|市|院|所|站|中心|集团|公司|大学|学院|社|会|署|队)"


@cache
def _year_word() -> re.Pattern[str]:
    return re.compile(rf"(?P<range>{_YEAR} ?年?[—~至-]+)?(?P<year>{_YEAR}) ?年")


@cache
def _date_line() -> re.Pattern[str]:
    han = "[一二三四五六七八九十]{1,3}"
    return re.compile(
        rf"(?P<before>[^0-9()]*?) *\(? *(?P<year>{_YEAR}) ?年 ?(?P<month>[0-9]{{1,2}}|{han}) ?月 ?"
        rf"(?P<day>[0-9]{{1,2}}|{han}) ?日 *\)?"
    )


@cache
def _genre() -> re.Pattern[str]:
    """Words that end a title, apart from a remark in brackets."""
    words = "报告|总结|汇报|通报|公报|公告|通知|意见|方案|规划|计划|要点|讲话|白皮书|办法|条例|规定|决定|函"
    return re.compile(rf"(?:{words})(?:\([^()]{{1,12}}\))*$")


@cache
def _byline() -> re.Pattern[str]:
    return re.compile("^[—-]+")


@cache
def _organ() -> re.Pattern[str]:
    return re.compile(rf"{_ORGAN}(?:\([^()]{{1,12}}\))?$")


@cache
def _organ_anywhere() -> re.Pattern[str]:
    return re.compile(rf".{{1,40}}{_ORGAN}(?=[ 0-9一二]|关于|$)")
