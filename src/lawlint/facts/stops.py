"""Names that look like numbers, told by their form: what stands right before and behind the figures."""

from __future__ import annotations

import re
from functools import cache

from lawlint.facts.approx import after, before
from lawlint.facts.units import NO_UNIT

_CONTACTS = ("拨打", "QQ", "邮编", "电话", "传真", "热线", "识别码", "标识码", "邮政编码", "账号", "备案")
_OPENINGS = frozenset('“‘「『"〔[【')
_CHAINED = frozenset("第、和至 -—~")
_SEVERAL_DIGITS = 7


@cache
def _chain_of_names() -> re.Pattern[str]:
    """An ordinal that the next figures go on (第三、), or letters with a hyphen (COVID-)."""
    return re.compile(r"(?:第[ \d零〇一二三四五六七八九十百、和至—~-]*|[A-Za-z]-)$")


@cache
def _label() -> re.Pattern[str]:
    """What a bare number behind it numbers: 附件, 表, 表2-."""
    return re.compile(r"(?:附件|附录|专栏|序号|编号|图|(?<!代)表) ?(?:\d+[-—.])*$")


@cache
def _torn() -> re.Pattern[str]:
    """A decimal or a number in thousands that a space divides: 1. 5亿, 4 .5万, 2 024."""
    return re.compile(r"\d+(?:\. | \.)\d*|(?<=[,、])\d+(?: 0\d\d)+(?! ?\d)")


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z0-9](?:[\w./·:@+×*&=?#%~-]*\w)?", re.ASCII)


@cache
def _document_number() -> re.Pattern[str]:
    return re.compile(r"(?:19|20)\d{2}[〕\])】][^\s,;。:、《》“”()]{0,20}?号(?:之[一二三四五六七八九十\d]+)?")


@cache
def _formula() -> re.Pattern[str]:
    return re.compile(r"\d+(?: ?[+×*xX·] ?(?:\d+|[A-Z]))+(?:小时)?(?![\d.])|\d{1,3}(?:\.\d+){2,}")


@cache
def _ratio() -> re.Pattern[str]:
    """Two figures with a colon that are no time of day: 3:1, 1:500, 25:00."""
    hour = r"(?:1?\d|2[0-4]|0\d):[0-5]\d(?!\d)"
    return re.compile(rf"(?!{hour})\d+(?:\.\d+)?:\d+(?:\.\d+)?(?![\d:%])")


@cache
def _telephone() -> re.Pattern[str]:
    return re.compile(
        r"(?:0\d{2,3}-\d{7,8}|1[3-9]\d{9}|[48]00-?\d{3}-?\d{4}|\d{3,4}-\d{3,4}-\d{3,4}|\d{18}|\d{15})(?![\d.万亿])"
    )


@cache
def _listed_times() -> re.Pattern[str]:
    """What makes 6 a month: 6、7月."""
    return re.compile(r"(?:、\d{1,2})+ ?[月日号时]")


@cache
def _section_number() -> re.Pattern[str]:
    return re.compile(r"\d{1,2}\.\d{1,2} [^\W\d]")


@cache
def _standard() -> re.Pattern[str]:
    return re.compile(r"(?:[A-Z]+\d{0,6}/[A-Z]+|GB|ISO|IEC|DB\d{2,6})$")


def name_end(text: str, at: int, floor: int, run_end: int) -> int | None:
    """Where the name ends that the digits ``text[at:run_end]`` belong to; None when they belong to none.

    Names are: ordinals (第24条), document and case numbers (〔2021〕25号), codes with letters (G60, GB/T
    15834-2011), formulas (5+2, 7×24小时), telephone numbers, and section numbers (1.2.3).
    """
    ahead = text[at - 1] if at > floor else "\n"
    behind = text[run_end : run_end + 1]
    found = None
    if ahead in "〔[(【":
        found = _document_number().match(text, at)
    elif ahead.isascii() and (
        ahead.isalnum() or (ahead == " " and _standard().search(text, max(0, at - 12), at - 1))
    ):
        found = _token().match(text, at)
    elif (ahead == "." and not text[max(at - 2, floor) : at - 1].isdecimal()) or goes_on(text, at, floor):
        return run_end
    if found is None and behind and behind in "+×*xX·. ":
        found = _formula().match(text, at)
    if found is None and behind and behind in ". " and (ahead >= "一" or ahead in ",、"):
        found = _torn().match(text, at)
    if found is None and behind == ":" and _of_two().search(text, max(floor, at - 8), at) is None:
        found = _ratio().match(text, at)
    if found is None and (run_end - at >= _SEVERAL_DIGITS or behind == "-"):
        found = _telephone().match(text, at)
    return found.end() if found else None


@cache
def _of_two() -> re.Pattern[str]:
    """复议与诉讼之比达到2:1: what two figures of the text make, no name."""
    return re.compile("之比[约达到为是]{0,3}$")


def goes_on(text: str, at: int, floor: int) -> bool:
    """Whether the figures at ``at`` go on an ordinal or a code in letters (第三、四批, COVID-19)."""
    if at <= floor or text[at - 1] not in _CHAINED:
        return False
    return _chain_of_names().search(text, max(0, at - 12), at) is not None


def is_name(text: str, at: int, end: int, floor: int, grand: bool) -> bool:
    """Whether bare figures ``text[at:end]`` are a name: a year, a hotline, a label, 985高校.

    ``grand``: they are counted in 万 or 亿, as names are not.
    """
    ahead = text[at - 1] if at > floor else "\n"
    behind = text[end : end + 1]
    digits = text[at:end]
    if _is_code(digits) or _numbers_a_thing(text, at, end, floor):
        return True
    if (ahead == "-" and behind == "-") or ahead in _OPENINGS or ahead in "道路线室":
        return True
    if is_letter(behind) and not grand:
        return True
    if ahead in "\n。;:(" and behind and behind in ".、)" and len(digits) <= 2:
        return True
    if ahead == "\n" and _section_number().match(text, at):
        return True
    if grand or not "\u4e00" <= behind <= "\u9fff":
        return False
    return not (after(text, end, NO_UNIT).said or before(text, at, floor).said)


def is_letter(char: str) -> bool:
    """Whether ``char`` is a letter of an alphabet (a Han character is none)."""
    return char.isalpha() and char < "⺀"


def _is_code(digits: str) -> bool:
    """Whether digits have the form of a year, a hotline or a code with a zero before it."""
    if not digits.isdecimal():
        return False
    return (
        (len(digits) == 4 and digits[:2] in ("19", "20"))
        or _hotline(digits)
        or (len(digits) > 1 and digits[0] == "0")
    )


def _numbers_a_thing(text: str, at: int, end: int, floor: int) -> bool:
    """Whether the words around bare figures show that they number or name something (附件1, 8号, 热线)."""
    behind = text[end : end + 2].lstrip(" ")[:1]
    if behind and behind in "后号版强〕]】°#":
        return True
    ahead = text[max(floor, at - 12) : at]
    if any(word in ahead for word in _CONTACTS) or _listed_times().match(text, end):
        return True
    return _label().search(ahead) is not None


def _hotline(digits: str) -> bool:
    """Whether the digits have the form of a public hotline: 12345, 96148."""
    if len(digits) != 5:
        return False
    return digits[:3] in ("121", "123", "100", "101", "116", "118") or digits[:2] in ("95", "96")
