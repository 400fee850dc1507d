"""Measure words behind figures that count nothing: 三部署, 第三次, 二期, 统一部署, 前五名, 24小时值守."""

from __future__ import annotations

import re
from functools import cache

from lawlint.facts.approx import before
from lawlint.facts.figures import Figure
from lawlint.facts.model import Unit
from lawlint.facts.stops import goes_on

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
    "项": "目",
    "个": "一",
    "大": "队厅幅批数校道",
    "年": "级代纪龄份",
}
"""What, right behind a measure word, shows that it begins another word (部署, 条例, 个性)."""

_AFTER_ALL = {"项": "目标", "名": "师生"}
"""Nouns behind a measure word with which it does not begin another word after all (两项目标)."""

_WEIGHED = frozenset("重白黄银金酒肉茶")
"""What may follow 两 that is a unit of weight, besides what ends a clause."""

_ALWAYS_OTHER = {"年": "级代纪", "部": "署", "大": "关", "国": "家道企有际内债民防"}
"""The same behind any figure, not only Han ones (90年代)."""

_ORDINAL = frozenset("级层版期站段口道面片团班队组支型款省市县区乡镇村度方讲节堂回线届号分门包通")
"""Measure words that make a rank or a name with a Han numeral (两级, 二期, 三方)."""

_UNIQUE = frozenset("统进同唯单专划逐归合不另每这那某任首其之万周期拜初惟均")
"""Characters behind which 一 is no number (统一, 之一, 星期一)."""

_AFTER_LAST = frozenset(",;:。、?!)”’」』\n半多余以之左")
"""What may follow a measure word whose 一 counts (印发通知一份，)."""

_CASES = frozenset("案事纠刑民行违盗诈毒")
"""What 一起 counts; before anything else it means together."""

_NONE = ("无", "没有", "未发生", "未出现")
_ALL_DAY = frozenset(",;:。、?!)\n内以之后左至到(")
"""What may follow 24小时 that is a length of time; before anything else it means all day."""

_TERM_BEHIND = frozenset("内之以期的")

_TERM_AHEAD = frozenset("限期满过长足于到少达共用")


@cache
def _plenary() -> re.Pattern[str]:
    """What makes 六次 the number of a plenary session: 六次全会, 五次、六次全会."""
    return re.compile(r"(?:[、和][一二三四五六七八九十]+次)*全[会体委]")


@cache
def _set_phrase() -> re.Pattern[str]:
    """Four characters with two numerals: 三所一庭, 五位一体, 四议两公开."""
    digit = "[一二两三四五六七八九百千万]"
    return re.compile(rf"(?<![一二两三四五六七八九十百千万亿第]){digit}[^\W\d]{digit}[^\W\d]")


def is_number_of_days(text: str, at: int, end: int, floor: int) -> bool:
    """Whether N日 is a number of days (30日内, 期限为30日); else it may be a day of a month."""
    if text[end : end + 1] in _TERM_BEHIND:
        return True
    return not _TERM_AHEAD.isdisjoint(text[max(floor, at - 4) : at])


def is_none(text: str, at: int, figure: Figure, floor: int) -> bool:
    """Whether 一 or 1 says that there is none: 无一件败诉, 没有1起投诉."""
    return text[max(floor, at - 3) : at].endswith(_NONE) and figure.numeral.value == 1


def is_rank(text: str, at: int, unit: Unit, floor: int) -> bool:
    """Whether N名 or N位 is a place in a ranking (前5名)."""
    return unit.name in ("名", "位") and at > floor and text[at - 1] == "前"


def begins_other_word(unit: Unit, text: str, end: int, in_han: bool) -> bool:
    """Whether the measure word that ends at ``end`` is only the beginning of another word (三部署)."""
    behind = text[end : end + 1]
    if not behind:
        return False
    if unit.name == "两":
        return behind not in _AFTER_LAST and behind not in _WEIGHED
    if not in_han:
        return behind in _ALWAYS_OTHER.get(unit.name, "")
    if behind not in _OTHER_WORD.get(unit.name, ""):
        return False
    return not text.startswith(_AFTER_ALL.get(unit.name, ()), end)


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
    if unit.name in _ORDINAL or _is_name_with(words, figure, unit):
        return True
    if unit.name == "大" and not 1 < figure.numeral.value <= 10:
        return True
    if unit.name == "次" and _is_session(text, figure.start, end, floor):
        return True
    if (
        len(words) == 1
        and not figure.numeral.decimals
        and any(
            _set_phrase().match(text, place) for place in (figure.start, figure.start - 2) if place >= floor
        )
    ):
        return True
    if goes_on(text, figure.start, floor):
        return True
    return words == "一" and _is_article(text, ahead, unit, figure.start, end, floor)


def _is_name_with(words: str, figure: Figure, unit: Unit) -> bool:
    """Whether the numeral before this unit is mostly part of a name: 二次供水, 三元区."""
    if words == "二":
        return unit.name != "两"
    return unit.name == "元" and figure.numeral.value < 10 and not figure.numeral.decimals


def _is_session(text: str, start: int, end: int, floor: int) -> bool:
    """Whether N次 is the number of a session (六次全会, 十四届人大三次会议)."""
    if _plenary().match(text, end) or (start > floor and text[start - 1] in "届、番"):
        return True
    return text.startswith("会议", end) and "届" in text[max(floor, start - 10) : start]


def _is_article(text: str, ahead: str, unit: Unit, start: int, end: int, floor: int) -> bool:
    """Whether 一 before a measure word counts nothing (一起推进, 统一部署, 一次性)."""
    behind, once = text[end : end + 1], text[start:end]
    if ahead == "又" and text.startswith(once, start - len(once) - 1):  # 一年又一年
        return True
    if unit.name == "起":
        return not behind or behind not in _CASES
    lasting = ahead == "期" and text.startswith("为", start - 2)
    if unit.name in ("方面", "批") or (ahead and ahead in _UNIQUE and not lasting):
        return True
    if not behind or behind in _AFTER_LAST:
        return False
    if behind == "又":
        return text.startswith(once, end + 1)
    return not (unit.physical and before(text, start, floor).said)
