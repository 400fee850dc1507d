"""Words that show what a list behind a figure is: all of it (分别为维持201件), parts whose names make up its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.facts.model import Term


def said_each(figures: Figures, between: str, row: Sequence[Term], below: bool = False) -> bool:
    """Whether the words between a figure and a row say that the row names each of its sorts: 按方式统计，分别为维持201件;
    评定等次为优秀137卷; ``below``: the row together is less than the figure, which no overlap of the sorts explains.
    """
    found = (
        _each().fullmatch(re.sub(r"\([^()]*\)", "", between)) if "为" in between or "是" in between else None
    )
    if found is None or _some_only().search(found["noun"]):
        return False
    said = bool(found["each"] or _sorts().search(found["noun"]))
    if not (said or found["noun"].endswith(("评定", "评", "判定"))):
        return False
    names = [found["name"], *(bare(term) for term in row[1:])]
    if len({*names}) < len(names) or not all(names):
        return False
    if below and found["each"]:
        return True
    if may_come_together(names):
        return False
    vocabulary = figures.reading.vocabulary
    known = [form for form in vocabulary.sets.get(names[0], ()) if all(name in form.words for name in names)]
    return bool(known) or (
        said and not any(word in name for name in names for word in vocabulary.overlapping)
    )


@cache
def _each() -> re.Pattern[str]:
    shares = r"(?:,[^,;。:]{0,14}%[^,;。:]{0,3})*"
    sorted_by = r"(?:(?:再?按照?|从|以)[^,;。:\d]{2,14}[,:]?)?"
    noun, each = r"(?P<noun>[\u4e00-\u9fff]{0,8}?)", "(?P<each>(?:分别|依次)?)"
    return re.compile(
        rf"[^,;。:]{{0,24}}{shares},{sorted_by}{noun}{each}(?:为|是|有)(?P<name>[\u4e00-\u9fff]{{2,12}})"
    )


def each_behind_colon(figures: Figures, first: Term) -> bool:
    """Whether 分别为： stands before a list, with no word that it is a part only: 各类分别为：警告62件、罚款431件."""
    text = figures.reading.document.folded
    found = _each_colon().search(text, max(0, first.start - 24), first.start)
    if found is None or _some_only().search(found[0]):
        return False
    noun = found["noun"]
    return not noun or _sorts().search(noun) is not None or _of_places().match(noun) is not None


@cache
def _of_places() -> re.Pattern[str]:
    """Before 分别为: each of all places, bodies or times: 各乡镇签约数分别为：城关镇43个、东川镇38个."""
    return re.compile(
        "(?:各|每个)(?:县市区|县区|区县|市县|乡镇街道|镇街|乡镇|街道|县|区|市|镇|乡|村|社区|片区?|部门|单位|所|季度|月|批|期|轮)"
    )


@cache
def _each_colon() -> re.Pattern[str]:
    return re.compile(
        r"(?P<noun>[^,;。:\d]{0,12}?)(?:各(?:类|种|项|部分))?(?:数量|件数|案件)?(?:分别|依次)(?:为|是|有):\s*$"
    )


@cache
def _some_only() -> re.Pattern[str]:
    """Before 分别为: the largest or the first only, or other figures than parts."""
    return re.compile(
        "[前最首居排每占均]|主要|等(?![次级])|[相与对]比|比[上去]|较|其中|第"
        "|上年|去年|同期|同比|环比|涉及|多的|高的|集中"
    )


@cache
def _sorts() -> re.Pattern[str]:
    return re.compile("(?:等次|结果|结论|档次|等级|类型|种类|方式|情况|类别|级别|性质)$")


@cache
def penalty() -> re.Pattern[str]:
    """What a case may be punished with."""
    return re.compile("警告|通报|罚款|没收|吊销|暂扣|停产|停业|拘留|限制|责令改正|责令停|查封|扣押|加处")


@cache
def _channel() -> re.Pattern[str]:
    """Where the same may be published, and who may attend the same."""
    return re.compile(
        "网站|公众号|新媒体|微信|微博|抖音|快手|视频号|客户端|公报|报刊|广播|电视|公开栏|出席|(?:参加|到场)$"
    )


def through_channels(names: Sequence[str]) -> bool:
    """Whether each part is what went out one way, of which the same may go out several: 通过网站发布59条，通过公众号发布106条."""
    return len(names) > 1 and all(_channel().search(name) is not None for name in names)


def in_parallel(row: Sequence[Term]) -> bool:
    """Whether the words of all begin alike, so that commas join one list: 其中为职工挽回120万元，为单位挽回38万元."""
    found = [_beginning().match(term.lead) for term in row]
    return all(found) and len({each[1] for each in found if each}) == 1


@cache
def _beginning() -> re.Pattern[str]:
    return re.compile("(?:其中)?:?(为|由|通过|向|对|从|以)(?![此于])")


def may_come_together(names: Sequence[str]) -> bool:
    """Whether one case or item may have several of what is named: 警告、罚款; 网站、微信公众号."""
    return any(sum(kind.search(name) is not None for name in names) > 1 for kind in (penalty(), _channel()))


BY_THEN = (
    r"(?:(?:截至|截止|[至到])?(?:目前|年内|当年|今年|(?:20\d\d)?年[底末]|(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|[底末])?|全年|现)"
    "(?:前|止)?)*"
)
"""When something was done by, for use in patterns: 截至12月底, 到目前, 年末."""


def bare(term: Term) -> str:
    """The words before a figure without what joins them to others."""
    return re.sub("^(?:[和及与]|以及)|(?:的?有|的)$", "", term.lead)


def make_up(whole: Term, row: Sequence[Term]) -> bool:
    """Whether the names of the parts, one behind the other, are the name of the whole: 投诉举报60件，投诉、举报分别为36件、24件;
    家庭、邻里纠纷3955件（家庭纠纷999件、邻里纠纷2956件).
    """
    names = [bare(term).removeprefix("其中") for term in row]
    noun = _common_end(names)
    said = re.sub("[、和及与]", "", whole.wide) + whole.tail
    for each in ("", noun):
        stems = [name.removesuffix(each) for name in names]
        joined = "".join(stems) + each
        apart = all(len(stem) > 1 for stem in stems) and len({*stems}) == len(stems) > 1
        at = said.rfind(joined)
        if apart and at >= 0 and _plain().fullmatch(said, at + len(joined)) is not None:
            return True
    return _drawn_together(whole, names)


def _drawn_together(whole: Term, names: Sequence[str]) -> bool:
    """Whether the name of the whole is that of its parts drawn together: 离退休、内退人员62名（离休3名、退休44名、
    内退15名）; 专兼职人员.
    """
    said = _named().sub("", re.sub("[、和及与]", "", whole.wide) + whole.tail)
    stems = [_named().sub("", name) for name in names]
    apart = len({*stems}) == len(stems) > 1 and all(len(stem) == 2 for stem in stems)
    ends = ({*said[-size:]} for size in range(2, 2 * len(stems) + 1))
    return apart and said.endswith(tuple(stems)) and {*"".join(stems)} in ends


def _common_end(names: Sequence[str]) -> str:
    """The characters that all names end with."""
    same = 0
    while same < min(map(len, names)) and len({name[-same - 1] for name in names}) == 1:
        same += 1
    return names[0][len(names[0]) - same :]


@cache
def _plain() -> re.Pattern[str]:
    return re.compile("(?:类?(?:案件|事项|问题|线索|诉求|申请|信息|总[数量])|共计?|合计|均?为|达)*")


@cache
def _named() -> re.Pattern[str]:
    """Behind the name of a class: whom or what it counts."""
    return re.compile("(?:人员|队员|[员人]|案件|纠纷|类|总[数量]|共计?|合计|[有为达])+$")


def none_else(figures: Figures, row: Sequence[Term]) -> bool:
    """Whether the text says that there are no others: 称职878名、基本称职4名、不称职2名，无不评定等次人员; 准予391件、不予12件，
    无在办件.
    """
    if len(row) < 2 or any(not term.lead and not term.tail for term in row) or _of_stages(row):
        return False
    found = _no_others().match(figures.reading.document.folded, figures.span(row[-1]).end)
    quality = (found["quality"] or "") if found is not None else ""
    plain = re.compile(
        f"(?<!基本)(?<!非常)(?<!较){quality}$"
    )  # 优秀41卷、良好38卷，无不合格案卷: others passed
    return found is not None and any(plain.search(bare(term)) is not None for term in row)


def _of_stages(row: Sequence[Term]) -> bool:
    """Whether one of a row is no outcome but a step or a manner, which another of the row may follow: 听证审理14件; 立案查处46件
    beside 调解成功148件.
    """
    names = [bare(term) for term in row]
    steps = any(re.search("听证|包案|督办|重复|回访|延期|核查|实地|检验|鉴定|公示", name) for name in names)
    mediated = any("调解" in name or "和解" in name for name in names)
    return steps or (mediated and any("立案" in name or "处罚" in name for name in names))


@cache
def _no_others() -> re.Pattern[str]:
    of = "(?:首发|发布|公开|处[理置罚]|结案|资金|经费|办理|审理|申请|办结|答复|评[定价]|投诉|筹资|收入|调处)?"
    beyond = (
        "此外|除此之外|除此以外|(?:上述|以上|这)?[两三四五六][个类种项者][\u4e00-\u9fff]{0,4}?(?:之外|以外)"
    )
    others = f"(?:任何)?其[他它余]{of}(?:情[形况]|等次|类[型别]?|种类?|方式|形式|结果|结论|人员|案件|来源|渠道|途径"
    others += "|去向|部分|对象|主体|品种|支出|用途|资金|档次|原因|申请)"
    others += "|(?:在[办审途]|待[办审]|未[办审]?结|未办理|积压|未决定)的?(?:件|案件|申请|事项)?(?=[,;。、])"
    others += (
        "|不(?P<quality>满意|合格|称职|及格|达标)|不评定等次|不定等次|未评定?等次|未参加?(?:考核|评定|评议)"
    )
    return re.compile(f"[,;、](?:{beyond}|再|另)?,?(?:均|再)?(?:无|没有|不存在|未出现)(?:{others})")


def closed_by_rest(between: str, row: Sequence[Term]) -> bool:
    """Whether names before 分别为 end with all others: 规范性文件、合同、其他事务分别为38件、197件、156件; not where a name says
    what was done with what it counts.
    """
    names = [bare(term) for term in row]
    named = len({*names}) == len(names) > 2 and all(len(name) > 1 for name in names)
    rest = re.match("(?:[\u4e00-\u9fff]{2,6}[及和与])?其[他它]", names[-1]) is not None
    if not (named and rest and all(name in between for name in names)):
        return False
    listed = "[、和及与]".join(map(re.escape, names))
    each = re.search(f"{listed}(?:分别|依次)(?:为|是|有)$", between) is not None
    done = any(_acted_on().search(name.removesuffix("方式结案")) for name in names)
    return each and not done and not may_come_together(names)


@cache
def _acted_on() -> re.Pattern[str]:
    return re.compile("[的已未新审办结查立]|发现|整改|完成|受理|处罚|上年|去年")
