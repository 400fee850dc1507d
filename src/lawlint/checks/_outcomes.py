"""Figures that count what came of the figure before them: 参与化解237件，成功化解194件; 收到意见126条，采纳98条."""

from __future__ import annotations

import re
from functools import cache

from lawlint.facts.model import Term

_STAGES = (
    (
        "采纳",
        "(?:收集|征集|收到|征求|征得|梳理|反馈|提出|听取)[^,;]{0,10}(?:意见|建议)[^,;]{0,4}$",
        "(?:已|均|全部|经?研究后?|充分|予以|实际|合理|吸收|被|共)*采纳(?:吸收|合理)?(?:意见|建议)*",
    ),
    (
        "备案",
        "(?:报送|报请|提请|收到|接收)[^,;]{0,10}备案[^,;]{0,10}$|(?:报备|审查备案|备案审查)[^,;]{0,10}$",
        "(?:经|依法|审查|审核|后|均|已|全部)*(?:准予|予以|通过|同意)备案",
    ),
    ("实", "应(?:考|到|参[加会训])[^,;]{0,6}$", "(?:实[考到]|实际参[加会训考])(?:人员|人数)?"),
    (
        "收",
        "发[放出][^,;]{0,8}(?:问卷|测评表|调查表|评议表|征求意见表)$",
        "(?:共|实际|已)?(?:收回|回收)(?:有效)?(?:问卷|测评表|调查表|评议表)?",
    ),
    (
        "有效",
        "(?:收回|回收)[^,;]{0,8}$",
        "(?:其中)?有效(?:问卷|测评表|调查表|评议表|答卷)?数?",
    ),
    (
        "不合格",
        "(?:抽查|抽检|抽样|监测|检测|检验|检查|评查)[^,;]{0,10}$",
        "(?:检出|查出|发现|有|其中)*不合格(?:企业|产品|样品|食品|药品|单位|案卷|商品)?",
    ),
    (
        "参",
        "(?:报名|报考)(?:人数|人员|者|考生)?$",
        "(?:实际)?(?:参加考试|参加笔试|参加测试|参考|参试)(?:人数|人员)?",
    ),
    (
        "实考",
        "(?:报名|报考)(?:人数|人员|者|考生)?$",
        "实考(?:人数|人员)?",
    ),
    (
        "合格",
        "(?:参加考试|参加测试|参加考核|参考|实考|参考人数|参加考试人数|参考人员)$",
        "(?:考试|考核|测试|成绩)?合格(?:人数|人员)?",
    ),
    (
        "实",
        "(?:线索|举报)$",
        "(?:经核查|经查|经调查)*(?:查证属实|查实|属实|核实属实)",
    ),
    (
        "机关",
        "(?:立案|查处|查办)[^,;]{0,10}$",
        "移送(?:公安|司法|检察)机关(?:处理|追究刑事责任)?",
    ),
    (
        "用",
        "(?:报送|上报|推送)[^,;]{0,4}(?:信息|简报|稿件|专报)$",
        "(?:被|已|其中)*(?:采用|录用|刊用)(?:信息)?",
    ),
    (
        "选",
        "(?:报送|推荐|选送|申报)[^,;]{0,6}(?:案例|项目|作品)$",
        "(?:成功)?入选",
    ),
)
"""A word of what comes of some, what is counted first, and what comes of it, in words that name nothing else."""


def succeeds(before: Term, term: Term) -> bool:
    """Whether the figure counts what came off of the figure before: 参与化解237件，成功化解194件."""
    found = re.match("成功([\u4e00-\u9fff]{2})", term.lead)
    return found is not None and found[1] in before.lead and "成功" not in before.wide


def comes_of(before: Term, term: Term) -> bool:
    """Whether the figure counts what came of some of those before: 收到意见126条，采纳98条."""
    return any(
        word in term.lead and after.fullmatch(term.lead) is not None and first.search(before.lead) is not None
        for word, first, after in _stages()
    )


def other_source(between: str) -> bool:
    """Whether the words between two figures name where more came from: 发放纸质问卷500份，同步开通网上问卷，共收回1186份."""
    return _other_source().search(between) is not None


@cache
def _other_source() -> re.Pattern[str]:
    return re.compile(
        "(?:同步|同时|并|还)[^。]{0,14}(?:网上|网络|线上|在线|电子|扫码|网站|公众号)|公开征[集求]"
    )


@cache
def _stages() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """The outcomes, ready to be looked for."""
    return tuple((word, re.compile(first), re.compile(after)) for word, first, after in _STAGES)
