"""The words of a change: 同比下降, 较上年净增, 降幅为; and those that name again what changed: 案件数量减少."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import DOWN, UP, Figures
from lawlint.facts.approx import DURATIONS
from lawlint.facts.model import Term

LAST_PERIOD = "上一?个?(?:月|季度|周|期)"
"""What a change may be since, that is less than a year ago."""


def direction(words: str) -> bool | None:
    """Whether words that are nothing but those of a change say up (True) or down (False); None for others."""
    found = _change().fullmatch(words.removeprefix("、"))
    return (
        None
        if found is None or words.endswith(("增至", "加到", "升到", "少到", "降到"))
        else found["up"] is not None
    )


@cache
def _change() -> re.Pattern[str]:
    """The whole of what stands before a change: 同比增长, 较上年同期下降了, 降幅为."""
    than = rf"(?:较|比|与)?(?:上年|去年|上一?年度?|前年|20\d\d年|年初|基期|{LAST_PERIOD})(?:同期|度|年?末|年?底)?(?:的|相比)?"
    aside = (
        "年(?=增长率|增幅|增速|降幅)|大幅度?|明显|显著|小幅|略有?|稍有?|有所|进一步|继续|实现|再|又|已|相比|[一两三四五六七八九十]年(?:来|间|内|共)?|(?:全年|年[内度]|当年)(?=净)|净新(?=增)|(?<![\u4e00-\u9fff])(?:平均)?每(?:件案件|个案件|一?[件个案宗起人户家次项批单份])|平均|总体|整体"
        "|[总合一]?共|合计|累计|净|也|则|同期|均|均为|[其这此]?(?:间|期间)|来|还是|还|仍然?|更是?|反而|却|依然|短短|时间|下来|里"
    )
    did = f"(?:(?<=增加)|(?<=减少)|(?<=[多少]))(?:{_DEEDS})|(?<=[多少])(?!{_NOUNS})[\u4e00-\u9fff]{{1,2}}"
    tail = (
        "了|出(?![具动])|到|率|幅度?|比例|比率|近|约|超过?|达到?|高达|为|均|[:,]"
        f"|办[理结]?|受理|立案|审结|结案|调解|查处|制定|{did}"
    )
    # the repetitions never give back: their words overlap, and there would be 2^n ways to share them out
    return re.compile(rf"(?:同比|环比|{than}|{aside}|与)*+(?:(?P<up>{UP})|(?P<down>{DOWN}))(?:{tail})*+")


_DEEDS = (
    "办件|查办|安排|投入|拨付|支出|出具|发放|开展|举办|组织|培训|检查|排查|化解|收到|接到|接收"
    "|登记|审[查核]|处[理置罚]|清理|建成|建设|公开|发布|执行|印发|出动|报送|服务|帮扶|挽回|追回|移送|起诉|判决|受案|收案"
)
"""What was done more of than before: 比上年增加投入42万元."""

_NOUNS = "部门|渠道|层|元|[次个种样方名家户点面级轮条维]|数|领域|形式|媒体|地"
"""Behind 多, 少: no deed, but what there are many or few of."""


def without_name(figures: Figures, words: str, base: Term) -> str:
    """The words of a change without those that only name again how many there are: 起数同比下降, of 事故由25起降至19起;
    案件数量减少, of 处罚案件; 时限压缩, of days.  死亡人数下降 is of something else, and 案件总量 may be of more.
    """
    if figures[base].unit.family in DURATIONS and (limit := _limit().match(words)):
        return words[limit.end() :]
    found = _number_of().match(words)
    if found is None:
        return words
    unit, of = figures[base].unit.name[:1], found["of"]
    named = not of or of == unit or f"{unit}{of}" in _COUNTED or (of[0] == "案" and "案" in base.wide)
    whole = found["all"] is not None and found["all"] not in base.wide
    return words[found.end() :] if named and not whole else words


def without_noun(words: str, before: Sequence[str]) -> str:
    """The words of a change without the name of what changed, which one of the figures before counts: 举报量增长."""
    found = re.match("(?P<of>[\u4e00-\u9fff]{2,4}?)(?:总?量|数量|[件起人户]数)", words)
    names = tuple(found["of"] + what for what in ("", "件", "案件")) if found else ()
    return words[found.end() :] if found and any(each.endswith(names) for each in before) else words


_COUNTED = frozenset({"名人", "位人", "宗起", "起件", "宗件", "家户", "户家"})
"""The unit of a figure, and what its number may be called by: 120名, 人数."""


@cache
def _limit() -> re.Pattern[str]:
    """Names of a time that something takes, or may take: 办理时限, 较法定时限; of one thing, not 总体 of many."""
    whose = "办[理结件]|审[批查核]|服务|审理|许可|办事"
    of = f"(?:[较比]法定(?:办[理结])?时限|(?:{whose})*(?:时限|时间|时长|期限|周期))(?:相比)?"
    return re.compile(f"{of}(?!总体|平均|整体)")


@cache
def _number_of() -> re.Pattern[str]:
    return re.compile(
        "[其该]?(?P<of>案件?|[件起人户家次宗项条份批])?(?P<all>总)?(?:数量|次数|数|量|(?<=批)次)"
    )
