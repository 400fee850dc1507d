"""Words beside the figures of stages: what names no other set, and what does."""

from __future__ import annotations

import re
from functools import cache

_THESE = "[就对将从](?:这些|上述|以上|前述)"


@cache
def these() -> re.Pattern[str]:
    """What says that the later figure is of those that the earlier one counts, be they some only."""
    return re.compile(_THESE)


@cache
def neutral() -> re.Pattern[str]:
    """Words beside a later stage that name no other set than the one of the earlier stage."""
    return re.compile(
        f"(?:{_THESE})(?:协议|案件|纠纷|线索)?|共同|表示|裁定|评价|认为|被(?:国家|中央|省|市|县|上)级?(?:媒体|部门|机关)?|经过?|依法|依规|审查|审核|评估|研判|核查|初核|筛查|甄别|审批|评审|考核|考试|成绩|[之以]?后|从中|其中|人工|实际|最终|最后|正式|当场|现场|有效"
        "|已经?|[共均仍并由被对其的了到出率为有达中]|全年|年内|年度|当年|本年度?|今年|案件|申请人?|事项|材料|人员|考生|学员|予以|决定|进行|完成|顺利"
        "|监督|督促|督办|督导|协调|推动|落实|累计|目前|截至|截止|[年月]底|成功|人[数次]|件数|数量|总数|确定|及时|按期|按时|逾期|未|不|全部|合计|法院|向|人民|负责人|行政机关|合格|申请"
    )


@cache
def other_set() -> re.Pattern[str]:
    """Between the figures: another time, others added, or another subject."""
    return re.compile(
        "上一?年|去年|前年|往年|历年|同期|[上下]半年|季度|\\d月(?!底)|累计|以来|另|此外|同时|加上|连同|还|新增|追加|补|各级|每|涉及|带动|其他|20\\d\\d年"
    )


@cache
def some_only() -> re.Pattern[str]:
    """An earlier figure that counts some only."""
    return re.compile(
        "其中|另|还|此外|线上|网上|网络|窗口|现场|代办|首批|第[一二三]批|新增|[行民刑][政事](?:公益|附带)|本级|重点|重大|主动|自行|直接|移[送交]|\\d月|季度|半年|去年|上年"
    )


@cache
def several_of() -> re.Pattern[str]:
    """What there may be several of for one thing found."""
    return re.compile("整改(?:任务|事项|措施)|(?:任务|措施)$")


@cache
def drawn() -> re.Pattern[str]:
    """What says that the later figure is of those of the earlier one."""
    return re.compile("从中|其中")


@cache
def next_sentence() -> re.Pattern[str]:
    """How a sentence begins that goes on with the figures of the one before."""
    return re.compile(
        "从中|其中|经(?:依法)?(?:审[查核]|研判|评估|核查|筛查|初查|调解|整改)|实际|最终|受理后|审[查核]后"
    )


def pairs_of(words: str) -> list[str]:
    """The pairs of neighbouring characters in each word, or the character that stands alone."""
    return [piece[at : at + 2] for piece in words.split() if len(piece) > 1 for at in range(len(piece) - 1)]
