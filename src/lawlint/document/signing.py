"""The date and the signature of a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from lawlint.document.draft import Draft
from lawlint.document.labels import HAN_DIGITS
from lawlint.document.model import BlockKind
from lawlint.finding import Span
from lawlint.lean import dataclass

_LONGEST_LINE = 60
_LONGEST_SIGNATURE = 40
_LONGEST_REMARK = 14
_SIGNATURES = 4  # bodies that may sign together
_SENTENCE = re.compile("[。;!?]")

YEAR = "(?:(?:19|20)[0-9]{2}|[一二][零〇○九][零〇○一二三四五六七八九]{2})"
"""A pattern of years in figures or Chinese numerals."""

ORGANS = (
    *(
        "政府",
        "委",
        "局",
        "厅",
        "部",
        "办",
        "委员会",
        "办公室",
        "领导小组",
        "街道",
        "办事处",
        "乡",
        "镇",
        "区",
        "县",
        "市",
    ),
    *("院", "所", "站", "中心", "集团", "公司", "大学", "学院", "社", "会", "署", "队"),
)
"""Words in which the names of public bodies end."""


@dataclass(frozen=True, slots=True)
class Signed:
    """The date line: index of its draft, the span of the date, the day (None: no such day)."""

    at: int
    span: Span
    value: date | None


def find_date(folded: str, drafts: Sequence[Draft]) -> Signed | None:
    """The date at the end, under the signature or on its line; else the one under the title.

    A line that is only a date in the middle of the text is none, unless a signature stands above it.
    """
    text_follows = False
    for at in range(len(drafts) - 1, -1, -1):
        draft = drafts[at]
        length = draft.end - draft.start
        if draft.kind not in (None, BlockKind.DATE) or draft.label or length > _LONGEST_LINE:
            text_follows = text_follows or length > _LONGEST_LINE
            continue
        found = date_line().fullmatch(folded, draft.start, draft.end)
        if found is None or (found["before"] and not is_organ(found["before"])):
            continue
        if (
            text_follows
            and draft.kind is None
            and not found["before"]
            and not _is_organ(folded, drafts, at - 1)
        ):
            continue
        draft.kind = BlockKind.SIGNATURE if found["before"] else BlockKind.DATE
        return Signed(at, Span(found.start("year"), found.end("last")), _calendar(found))
    return None


def _is_organ(folded: str, drafts: Sequence[Draft], at: int) -> bool:
    """Whether a line is nothing but the name of a body."""
    if (
        at < 0
        or not drafts[at].plain
        or drafts[at].label
        or drafts[at].end - drafts[at].start > _LONGEST_SIGNATURE
    ):
        return False
    return is_organ(folded[drafts[at].start : drafts[at].end])


def find_signature(folded: str, drafts: Sequence[Draft], at: int) -> Span | None:
    """The lines above the date (or its own line) that name the issuing bodies, marked as such."""
    if drafts[at].kind is BlockKind.SIGNATURE:
        found = date_line().fullmatch(folded, drafts[at].start, drafts[at].end)
        end = found.end("before") if found else drafts[at].start
        while folded[end - 1] == " ":
            end -= 1
        return Span(drafts[at].start, end)
    first = at
    while at - first < _SIGNATURES and _is_organ(folded, drafts, first - 1):
        first -= 1
        drafts[first].kind = BlockKind.SIGNATURE
    return Span(drafts[first].start, drafts[at - 1].end) if first < at else None


def year_number(digits: str) -> int:
    """The year that ``YEAR`` matched."""
    if digits.isascii():
        return int(digits)
    value = 0
    for digit in digits:
        value = value * 10 + HAN_DIGITS.get(digit, 0)
    return value


def _calendar(found: re.Match[str]) -> date | None:
    try:
        return date(year_number(found["year"]), _count(found["month"]), _count(found["day"]))
    except ValueError:
        return None


def _count(digits: str) -> int:
    if digits.isascii():
        return int(digits)
    tens, _, ones = digits.rpartition("十")
    if "十" not in digits:
        return HAN_DIGITS.get(digits, 0)
    return HAN_DIGITS.get(tens or "一", 0) * 10 + HAN_DIGITS.get(ones or "零", 0)


@cache
def date_line() -> re.Pattern[str]:
    """A line that is a date, perhaps with words before it (group ``before``)."""
    han = "[一二三四五六七八九十]{1,3}"
    clock = "(?: [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
    return re.compile(
        rf"(?P<before>[^0-9()]*?) *\(? *(?P<year>{YEAR})(?: ?年 ?|[-./])"
        rf"(?P<month>[0-9]{{1,2}}|{han})(?: ?月 ?|[-./])"
        rf"(?P<last>(?P<day>[0-9]{{1,2}}|{han})(?: ?日)?){clock} *\)?"
    )


def without_remark(words: str) -> str:
    """``words`` without remarks in brackets at the end: ``报告(征求意见稿)`` is ``报告``."""
    while words.endswith(")") and (start := words.rfind("(")) > 0 and len(words) - start <= _LONGEST_REMARK:
        words = words[:start].rstrip()
    return words


def is_organ(words: str) -> bool:
    """Whether the words are no sentence and end like the name of a public body."""
    return without_remark(words.strip()).endswith(ORGANS) and not _SENTENCE.search(words)
