"""What a trend may be said of: 案件数 of 走私行为案件, and no trend of 新建12个、9个."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.checks._growth.moves import is_rank
from lawlint.facts.model import Term


def bare(words: str) -> str:
    """The name of what is counted: 信访 of 全县信访总量分别为."""
    times = "20\\d\\d年?度?|(?:最?近|过去)[两三四五]年[来间内]?|第?[一二三四]季度|(?:各|[三四]个)季度?|期间"
    bare = re.sub(f"^[,:(]|{times}|[、,和至到—-]|全[县市省区年]|我[县市省区局]|其中|的", "", words)
    bare = re.sub("(?:分别|依次)*(?:[为是有达]|达到)?$", "", bare)
    return re.sub("(?:总?数量?|总[量件]?数?|(?<!案)件数|起数|量)$", "", bare)


def is_same(figures: Figures, row: Sequence[Term], subject: str, named: str, up: bool) -> bool:
    """Whether the trend can be said of the row: not of what it adds to (新建12个、9个, 逐年增加), nor of another thing."""
    if not (not subject or not named or named.endswith(subject) or subject.endswith(named)):
        return False
    words, unit = "".join(term.wide for term in row) + named, figures[row[0]].unit
    if (
        figures.is_change(row[0])
        or re.search("[增减降升涨]|同比|环比|累计", words)
        or is_rank(figures, row[0])
    ):
        return False
    if up and (adds().search(words) or unit.family in ("duration", "calendar-duration")):
        return False
    return up or _removes().search(words) is None


@cache
def adds() -> re.Pattern[str]:
    """Deeds that make a stock larger by each of their figures."""
    return re.compile(
        "新增|净增|建|设立|创|培育|配备|聘|招|引进|认证|发展|入库|上线|开通|覆盖|取得|吸纳|增补|补充|培养|纳入|选任|签约|获|入选|登记|注册|命名|评"
    )


@cache
def _removes() -> re.Pattern[str]:
    """Deeds that make a stock smaller."""
    return re.compile(
        "压|取消|精简|清|注销|关停|关闭|拆|淘汰|退出|废|整治|化解|消除|整改|销号|办结|结案|审结|执结|吊销|处置"
    )


def of_cases(subject: str, named: str) -> bool:
    """Whether the trend is of nothing but the cases that the row counts: 案件数; 发案数 of a row with no deed in its name."""
    if "案" not in named:
        return False
    deeds = set(re.findall("[收受立查审侦破结办诉送处调移捕]", named))
    known = {"案件": deeds, "发案": set(), "案发": set(), "收案": {"收", "受"}, "受案": {"收", "受"}}
    return subject in known and deeds <= known[subject]
