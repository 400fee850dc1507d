"""Plain lists joined by 、 before the number of their items: 教育、医疗、养老三个领域, 公证、仲裁、鉴定三项服务机制."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._enumeration.matters_listed import MATTERS, are_matters
from lawlint.checks._enumeration.scopes import is_far_more
from lawlint.checks._figures import Figures
from lawlint.checks.base import Abstained, Held, Observation
from lawlint.facts.model import Quantity, Term

NOUNS = (
    "领域|方面|环节|维度|层面|类别|类型|重点领域|重点|行业|模块|板块"
    "|系统|平台|品牌|行动|工程|专项|机制|体系|要素|阶段|制度|清单|原则|功能区"
)
_BODIES = "部门|单位|司法所|派出所|机关|乡镇|镇|乡|街道|社区|村|县|区|市|省|旗|城市|地区|学校|医院|园区|站"


def countable(nouns: tuple[str, ...], quantity: Quantity, term: Term, etc: bool) -> bool:
    """Whether what is counted is the kind of thing that a plain list lists; with 等, bodies and places, too."""
    unit = quantity.unit.name
    if unit in ("大", "类", "大类", "方面") or unit.endswith("领域"):
        return True
    if etc and unit in ("个", "家") and _bodies().match(term.tail):
        return True
    if etc and unit in ("个", "项", "件") and term.tail.startswith(MATTERS):
        return True
    plain = unit in ("个", "项", "种", "大", "张", "本") and term.tail.startswith(nouns)
    plain = plain or (unit == "个" and _fields().match(term.tail) is not None)
    return plain or _loosely(quantity, term) or _is_group(quantity, term)


@cache
def _fields() -> re.Pattern[str]:
    """Fields of which more is said: 五个群众关切领域."""
    return re.compile(
        "(?:群众|企业|社会|百姓|民生)?(?:关[切注心]|关键|突出|高频|高风险|热点|民生|执法|涉企)的?(?:重点)?领域"
    )


def _is_group(quantity: Quantity, term: Term) -> bool:
    return quantity.unit.name == "个" and _group().match(term.tail) is not None


@cache
def _group() -> re.Pattern[str]:
    return re.compile("(?:专项|专门|专题)?(?:工作组|工作专班|专班|专项组|专责组|工作小组|小组)")


def _same_sort(parts: Sequence[str]) -> bool:
    """Whether no part is an office beside the groups: 下设办公室、综合组、宣传组2个工作组."""
    return not any(part.endswith(("办公室", "办", "中心", "部")) for part in parts)


@cache
def _made_up_of() -> re.Pattern[str]:
    """What groups are named behind; else the words may be those who send people, or places they are for."""
    return re.compile("(?:下设|内设|分设|设立|设置|组建|成立|设有|(?<![建特开])设)了?[^、]{2,8}、")


def _loosely(quantity: Quantity, term: Term) -> bool:
    """Whether words before the noun say more of it: 四项服务进驻机制, 三项改革; 12项任务 may be of so many fields."""
    worded = quantity.unit.name in ("项", "种") and not quantity.text[0].isdigit()
    return worded and _matters().match(term.tail) is not None


@cache
def _matters() -> re.Pattern[str]:
    closed = "机制|制度|改革|措施|举措|职能|职责|清单|体系"
    return re.compile(
        f"[\u4e00-\u9fff]{{0,5}}?(?:(?P<closed>{closed})|服务|业务|工作|任务|指标|建设|工程|能力|保障)"
    )


def _counts_else(quantity: Quantity, term: Term, parts: Sequence[str]) -> bool:
    """Whether so many loosely named matters may be others than the words listed: 省、市、县四项改革."""
    listed, stated = len(parts), quantity.printed
    matters = _matters().match(term.tail)
    fewer = listed < stated and (matters is None or not matters["closed"] or listed + 1 < stated)
    return fewer or all(map(_level().fullmatch, parts[1:]))


@cache
def _level() -> re.Pattern[str]:
    return re.compile("[国省市州县区乡镇村旗盟][级本]?|街道|社区|村居|中央|上年|去年|今年")


def more_of_one_kind(quantity: Quantity, term: Term, before: str) -> list[str]:
    """The names of a list with 等 that end alike and are more than the number says: 甲路、乙路、丙路、丁路、戊路等4条道路."""
    found = _of_one_kind().search(before)
    if (
        found is None
        or quantity.unit.family in _NOT_LISTED
        or not _counts_kind(quantity, term, found["kind"])
    ):
        return []
    names = found[0].split("、")
    parts = [*names[:-1], *_joint().split(names[-1])]
    ends = all(part.endswith(found["kind"]) for part in parts)
    return parts if ends and len(parts) > quantity.printed and not any(map(_vague().search, parts)) else []


_NOT_LISTED = frozenset({"money", "event", "person-time", "duration", "calendar-duration", "session"})


@cache
def _of_one_kind() -> re.Pattern[str]:
    """Names joined by 、 of which the last ends with ``kind``."""
    return re.compile(
        "(?<![\u4e00-\u9fff、”》)])[\u4e00-\u9fff]{2,16}(?:、[\u4e00-\u9fff]{2,9}){2,}(?<=(?P<kind>[\u4e00-\u9fff]))$"
    )


def _counts_kind(quantity: Quantity, term: Term, kind: str) -> bool:
    """Whether what is counted is such a thing: 4条道路 of names with 路, 2家企业 of those with 司."""
    noun = re.split("[的开进实被已]", term.tail)[0][:6]
    return kind in noun or any(kind in kinds and word in noun for word, kinds in _KINDS)


_KINDS = (
    ("道路", "路街道"),
    ("河", "河溪江渠沟"),
    ("水", "河溪江渠湖库"),
    ("企业", "司厂店行"),
    ("公司", "司"),
    ("单位", "局委办院部厅所会司"),
    ("部门", "局委办院部厅"),
    ("学校", "学校园"),
    ("医", "院"),
    ("景区", "山湖园城寺"),
    ("小区", "区园苑城庭"),
    ("乡镇", "乡镇"),
    ("镇街", "镇道"),
    ("村居", "村居区"),
)


@cache
def _vague() -> re.Pattern[str]:
    return re.compile("各|每|其他|部分|有关|相关|等|以上|分别|[一二两三四五六七八九十\\d][个家县市区条]")


def plain(figures: Figures, term: Term, before: str, etc: bool) -> Observation | list[str] | None:
    """A list of words joined by 、; it begins behind the last clause mark or verb, which must leave no
    doubt.  The items when they may be wrong.
    """
    stop = max(before.rfind(mark) for mark in ",;:。()\n")
    words = _quotation().sub(lambda each: each.group().translate(_HIDDEN), before[stop + 1 :])
    joined = [part for part in _joint().split(words) if part]
    parts = [part for piece in joined for part in piece.split("、") if part]
    by_marks, groups = words.count("、") + 1, len(joined)
    quantity = figures[term]
    stated = int(quantity.printed)
    if (
        "、" not in words
        or re.search("等(?!级|次)|分别", words)
        or words.endswith(("、", "各", "每", "和", "及", "与"))  # 甲局、乙局和三大运营商
        or stated == 1  # 一、二、三类疫病
        or re.search(
            f"[\\d两二三四五六七八九十](?:{re.escape(quantity.unit.name)}|级)", words
        )  # 文件5类、决策6类
    ):
        return None
    low = by_marks if groups == 1 else min(by_marks, groups)
    if low <= stated <= len(parts) or (etc and stated >= low):
        return Held(figures.span(term), "list", (term.index,))
    unnamed = _bodies().match(term.tail) and not all(map(_named_body().fullmatch, parts[1:]))
    loose = not term.tail.startswith(tuple(NOUNS.split("|"))) and _loosely(quantity, term)
    of_them = figures.reading.document.folded.endswith("的", 0, quantity.span.start)
    doubtful = (
        of_them
        or _reaches().search(words) is not None
        or _unclear(parts, stated)
        or (_is_group(quantity, term) and not (_made_up_of().search(words) and _same_sort(parts)))
        or (loose and _counts_else(quantity, term, parts))
    )
    if etc and term.tail.startswith(MATTERS) and not term.tail.startswith(tuple(NOUNS.split("|"))):
        doubtful = doubtful or not are_matters(quantity, parts)
    marked = "《" in words or "”“" in words or words.count("“") != words.count("”")
    if marked or doubtful or unnamed:
        return Abstained(figures.span(term), "列举项的界限不确定", (term.index,))
    return [part.translate(_SHOWN) for part in parts]


_HIDDEN = str.maketrans("、和及与", "\ue000\ue001\ue002\ue003")
"""Joints inside quotation marks join no items: “放、管、服”、审批两项改革."""
_SHOWN = {code: joint for joint, code in _HIDDEN.items()}


@cache
def _quotation() -> re.Pattern[str]:
    return re.compile("“[^“”]*”")


@cache
def _joint() -> re.Pattern[str]:
    """Words that join items; 及 is none in 涉及, 普及 and the like, 与 none in 参与, 和 none in 和谐, 调和."""
    return re.compile(
        "(?<![调缓温柔总饱])和(?![谐解睦平])|以及|(?<![涉普触波遍惠危顾旁])及(?!时|其)|(?<![参给赋授])与"
    )


@cache
def _bodies() -> re.Pattern[str]:
    """Bodies and places, counted by name: 河东、河西、平水等3个司法所."""
    return re.compile(f"(?!片区|功能区)[\u4e00-\u9fff]{{0,2}}(?:{_BODIES})")


@cache
def _named_body() -> re.Pattern[str]:
    """A short name or one that ends like a body's; 整改不力 (等2个单位) says why, not which."""
    return re.compile(
        "[\u4e00-\u9fff]{1,3}|[\u4e00-\u9fff]{1,16}[局委办镇乡道村区所院会心司部厅处站校县市省旗]"
    )


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(
        "设立|成立|组建|设置|推进|推动|开展|加强|强化|完善|规范|建立|健全|实施|落实|围绕|聚焦|提升|优化|深化|做好|打造|坚持|形成|组织|制定|在|对|从(?![轻重严宽快优])|[将把为以按由向]"
    )


@cache
def _reaches() -> re.Pattern[str]:
    """What says how many there are by now, not which: 不罚、慎罚清单扩展到18个领域."""
    return re.compile(
        "(?:[展大加增充]|拓宽|延伸|覆盖|达|增|扩|升|降|减)(?:至|到|为)$|(?:涉及|涵盖|覆盖|达到|共有)$"
    )


@cache
def _making() -> re.Pattern[str]:
    return re.compile(
        "(?:开展|实施|推出|出台|部署|采取|取得|获得?|提出|下达|试行|推行|建立|健全|制定|承担|打造|形成|设立|印发|发布"
        "|新增|入选|完成|联合|共同|组织|牵头|负责|落实了|有|了)$"
    )


def _unclear(parts: list[str], stated: int) -> bool:
    """Whether one cannot be sure that each part behind the first is one item: a verb in it (at its end it is a
    noun: 环境提升, but for what makes things: 住建实施两项制度), very uneven lengths, or far more items than parts or than
    steps of a course (立案、执行全流程9个环节).
    """
    lengths = [len(part) for part in parts[1:]]
    uneven = not lengths or max(lengths) > 3 * min(lengths) + 2
    return (
        uneven
        or is_far_more(len(parts), stated)
        or (stated > len(parts) + 1 and re.search("全(?:流程|过程|链条|周期)$", parts[-1]) is not None)
        or _making().search(parts[-1], 1) is not None
        or any(_verbs().search(part, 0, len(part) - 1) for part in parts[1:])
    )
