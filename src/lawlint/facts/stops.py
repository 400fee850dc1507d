"""Names that look like numbers, told by their form: what stands right before and behind the figures."""

from __future__ import annotations

import re
from functools import cache

from lawlint.facts.approx import after, before
from lawlint.facts.figures import Figure
from lawlint.facts.model import Unit

_OTHER_WORD = {
    "部": "署分委队件位属落长曲下",
    "人": "民大才格口工",
    "次": "生品产",
    "场": "所景地馆",
    "元": "素旦首老",
    "台": "账湾帐风阶县河",
    "批": "准评复示量",
    "起": "来草点步码因源始飞",
    "处": "理罚置分级长",
    "户": "籍口外均",
    "家": "庭长园具乡属",
    "位": "置于次数",
    "种": "子",
    "条": "例件款文",
    "名": "称誉录额义牌字师",
    "份": "额量",
    "门": "类户口诊店",
    "间": "接隔断",
    "本": "级地市县区省次质身科单位",
    "副": "主书省市县局处",
    "天": "津然府空使",
    "周": "边口围末转",
    "日": "本报常期志程",
    "里": "程面",
    "对": "于接象应比策手口照方外内待等",
    "套": "餐路",
    "只": "有要能是",
    "类": "型别似",
    "个": "一",
    "大": "队厅幅批数校道",
    "年": "级代纪龄份",
}
"""What, right behind a measure word, shows that it begins another word (部署, 条例, 个性)."""

_ALWAYS_OTHER = {"年": "级代纪", "部": "署", "大": "关"}
"""The same behind any figure, not only Han ones (90年代)."""

_ORDINAL = frozenset("级层版期站段口道面片团班队组支型款省市县区乡镇村度方讲节堂回线届号分门包通")
"""Measure words that make a rank or a name with a Han numeral (两级, 二期, 三方)."""

_UNIQUE = frozenset("统进同唯单专划逐归合不另每这那某任首其之万周期拜初惟均")
"""Characters behind which 一 is no number (统一, 之一, 星期一)."""

_AFTER_LAST = frozenset(",;:。、?!)”’」』\n半多余以之左")
"""What may follow a measure word whose 一 counts (印发通知一份，)."""

_CASES = frozenset("案事纠刑民行违盗诈毒")
"""What 一起 counts; before anything else it means together."""

_LABELS = ("附件", "附表", "附图", "附录", "专栏", "序号", "编号", "图", "表")
"""What a bare number behind them numbers (附件1, 表2)."""

_ALL_DAY = frozenset(",;:。、?!)\n内以之后左至到(")
"""What may follow 24小时 that is a length of time; before anything else it means all day."""

_CONTACTS = ("拨打", "QQ", "邮编", "电话", "传真", "热线", "识别码", "标识码", "邮政编码", "账号", "备案")
_OPENINGS = frozenset('“‘「『"〔[【')
_CHAINED = frozenset("第、和至 -—~")
_TERM_BEHIND = frozenset("内之以期的")
_TERM_AHEAD = frozenset("限期满过长足于到少达共用")
_SEVERAL_DIGITS = 7


@cache
def _chain_of_names() -> re.Pattern[str]:
    """An ordinal that the next figures go on (第三、), or letters with a hyphen (COVID-)."""
    return re.compile(r"(?:第[ \d零〇一二三四五六七八九十百、和至—~-]*|[A-Za-z]-)$")


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
def _plenary() -> re.Pattern[str]:
    """What makes 六次 the number of a plenary session: 六次全会, 五次、六次全会."""
    return re.compile(r"(?:[、和][一二三四五六七八九十]+次)*全[会体委]")


@cache
def _section_number() -> re.Pattern[str]:
    return re.compile(r"\d{1,2}\.\d{1,2} [^\W\d]")


@cache
def _set_phrase() -> re.Pattern[str]:
    """Four characters with two numerals: 三所一庭, 五位一体, 四议两公开."""
    digit = "[一二两三四五六七八九百千万]"
    return re.compile(rf"(?<![一二两三四五六七八九十百千万亿第]){digit}[^\W\d]{digit}[^\W\d]")


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
    elif (ahead == "." and not text[max(at - 2, floor) : at - 1].isdecimal()) or (
        ahead in _CHAINED and _chain_of_names().search(text, max(0, at - 12), at)
    ):
        return run_end
    if found is None and behind and behind in "+×*xX·. ":
        found = _formula().match(text, at)
    if found is None and behind == ":":
        found = _ratio().match(text, at)
    if found is None and (run_end - at >= _SEVERAL_DIGITS or behind == "-"):
        found = _telephone().match(text, at)
    return found.end() if found else None


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
    if behind and behind.isascii() and behind.isalpha() and digits.isdecimal():
        return True
    if ahead in "\n。;:(" and behind and behind in ".、)" and len(digits) <= 2:
        return True
    if ahead == "\n" and _section_number().match(text, at):
        return True
    if grand or not "\u4e00" <= behind <= "\u9fff":
        return False
    return not (after(text, end, False).said or before(text, at, floor).said)


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
    if behind and behind in "后号版强〕]】°":
        return True
    ahead = text[max(floor, at - 12) : at]
    if any(word in ahead for word in _CONTACTS) or _listed_times().match(text, end):
        return True
    return ahead.rstrip(" ").endswith(_LABELS) and not ahead.rstrip(" ").endswith("代表")


def _hotline(digits: str) -> bool:
    """Whether the digits have the form of a public hotline: 12345, 96148."""
    if len(digits) != 5:
        return False
    return digits[:3] in ("121", "123", "100", "101", "116", "118") or digits[:2] in ("95", "96")


def is_number_of_days(text: str, at: int, end: int, floor: int) -> bool:
    """Whether N日 is a number of days (30日内, 期限为30日); else it may be a day of a month."""
    if text[end : end + 1] in _TERM_BEHIND:
        return True
    return not _TERM_AHEAD.isdisjoint(text[max(floor, at - 4) : at])


def is_rank(text: str, at: int, unit: Unit, floor: int) -> bool:
    """Whether N名 or N位 is a place in a ranking (前5名)."""
    return unit.name in ("名", "位") and at > floor and text[at - 1] == "前"


def begins_other_word(unit: Unit, text: str, end: int, in_han: bool) -> bool:
    """Whether the measure word that ends at ``end`` is only the beginning of another word (三部署)."""
    behind = text[end : end + 1]
    if not behind:
        return False
    if not in_han:
        return behind in _ALWAYS_OTHER.get(unit.name, "")
    if unit.name == "项":
        return behind == "目" and text[end + 1 : end + 2] != "标"
    return behind in _OTHER_WORD.get(unit.name, "")


def is_all_day(text: str, at: int, end: int, unit: Unit) -> bool:
    """Whether 24小时 means all day (24小时值守) and no length of time (24小时内)."""
    return (
        unit.name == "小时"
        and text.startswith("24", at)
        and end < len(text)
        and text[end] not in _ALL_DAY
        and text[at - 1 : at] not in ("为", "至", "到", "过")
    )


def is_han_name(text: str, figure: Figure, unit: Unit, end: int, floor: int) -> bool:
    """Whether a Han numeral with a measure word is a name or an article: 第三次, 二期, 两级, 统一部署."""
    ahead = text[figure.start - 1] if figure.start > floor else ""
    words = text[figure.start : figure.end]
    if unit.name in _ORDINAL or words == "二" or (unit.name == "元" and figure.numeral.value < 10):
        return True
    if unit.name == "大" and not 1 < figure.numeral.value <= 10:
        return True
    if unit.name == "次" and _is_session(text, figure.start, end, floor):
        return True
    if len(words) == 1 and any(
        _set_phrase().match(text, place) for place in (figure.start, figure.start - 2) if place >= floor
    ):
        return True
    if ahead in _CHAINED and _chain_of_names().search(text, max(floor, figure.start - 12), figure.start):
        return True
    return words == "一" and _is_article(text, ahead, unit, figure.start, end, floor)


def _is_session(text: str, start: int, end: int, floor: int) -> bool:
    """Whether N次 is the number of a session (六次全会, 十四届人大三次会议)."""
    if _plenary().match(text, end) or (start > floor and text[start - 1] in "届、番"):
        return True
    return text.startswith("会议", end) and "届" in text[max(floor, start - 10) : start]


def _is_article(text: str, ahead: str, unit: Unit, start: int, end: int, floor: int) -> bool:
    """Whether 一 before a measure word counts nothing (一起推进, 统一部署, 一次性)."""
    behind = text[end : end + 1]
    if unit.name == "起":
        return not behind or behind not in _CASES
    if unit.name in ("方面", "批") or (ahead and ahead in _UNIQUE):
        return True
    if not behind or behind in _AFTER_LAST:
        return False
    return not (unit.physical and before(text, start, floor).said)
