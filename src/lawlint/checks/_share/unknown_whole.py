"""Why the whole of a share may be none that the paragraph prints."""

from __future__ import annotations

import re
from functools import cache

from lawlint.checks._share.claim import Claim
from lawlint.checks._share.within import of_uncounted_class
from lawlint.facts.cues import label


def unknown(claim: Claim) -> str:
    """Why the whole may be none that the paragraph prints, or ``""``."""
    if _of_one_year(claim):
        return "占比的总数可能是某一年的"
    if not claim.base and claim.explicit is None and _names_its_whole(claim):
        return "占比的总数未写出"
    if claim.explicit is None and _of_whole_year(claim):
        return "占比的总数是全年的"
    if claim.explicit is None and of_uncounted_class(claim):
        return "占比的总数未写出"
    if claim.explicit is None and _of_one_office(claim):
        return "占比的总数可能是这一机构的"
    if claim.explicit is None and _behind_parts(claim):
        return "占比可能是各分项之前那一项的"
    return ""


def _behind_parts(claim: Claim) -> bool:
    """Whether the share stands behind several parts without shares, so that it may be that of the figure they divide:
    交通运输1490件，其中停车1003件，出租车150件，占28.95%.
    """
    here = [each for each in claim.counts if each.sentence == claim.term.sentence]
    here = [each for each in here if each.index <= claim.above.index]
    opened = next((at for at in range(len(here) - 1, -1, -1) if "其中" in here[at].wide), 0)
    row = here[opened:]
    divided = (
        opened > 0
        and len(row) > 1
        and row[-1].mark == ","
        and not any(each in claim.owners for each in row[:-1])
    )
    return divided and len(claim.shares.all) > 1


def _of_one_office(claim: Claim) -> bool:
    """Whether the sentence of a share speaks of one office, those before it of a whole place: 全县受理9.9万件。县中心提供
    3896件，占总量的41.7%.
    """
    document, above = claim.figures.reading.document, claim.above
    begins = document.folded.rfind("。", document.blocks[above.block].span.start, above.start)
    before = [each for each in claim.before if each in claim.counts]
    if begins < 0 or any(each.start > begins for each in before):
        return False
    words = document.folded[begins : claim.figures.span(above).start]
    places = any(re.search("全[省市县区州]", each.wide) for each in before)
    return places and _office().search(words) is not None


@cache
def _office() -> re.Pattern[str]:
    return re.compile("(?:中心|[局厅院所处])(?:累计|共|全年|年内|先后|已)*(?:为|办理|受理|提供)")


def _names_its_whole(claim: Claim) -> bool:
    """Whether a part is one of cases that no figure before it counts: 审结662件；审结的一审案件准予撤回起诉150件，占比21.77%;
    二审案件撤诉15件，占比4.70%.
    """
    above = claim.above
    if _named_class().fullmatch(above.lead) is not None:
        return False
    vocabulary = claim.figures.reading.vocabulary
    own = label(vocabulary, above.lead)
    if claim.before and own.measures and above.wide.startswith("其中"):
        whole = claim.before[-1]
        if whole.index + 1 == above.index and label(vocabulary, whole.lead).measures == own.measures:
            return False  # 审结275件，其中适用简易程序审结112件
    apart = bool(own.aspect and own.measures) and not any(own.aspect in each.wide for each in claim.before)
    return apart or _of_named_cases().search(above.wide) is not None


def _of_whole_year(claim: Claim) -> bool:
    """Whether a share is of the year, the figures before it of a part of it: 三季度受理8600件，其中投诉类1260件，占全年的3.6%."""
    words = "".join(each.wide for each in claim.before if each.sentence == claim.term.sentence)
    parted = _part_of_year().search(words) is not None and _part_of_year().search(claim.above.wide) is None
    return parted and "占全年" in claim.term.wide


@cache
def _part_of_year() -> re.Pattern[str]:
    return re.compile("季度|半年|[\\d一二三四五六七八九十]月")


def _of_one_year(claim: Claim) -> bool:
    """Whether a part is of one of the years that the figures before it are of: 五年内受理9466件。其中2015年受理1397件，占
    受理案件总数的73.8%.
    """
    document, above = claim.figures.reading.document, claim.above
    words = document.folded[document.blocks[above.block].span.start : claim.figures.span(above).start]
    return _years().search(words) is not None


@cache
def _named_class() -> re.Pattern[str]:
    """A class of the figure before it, nothing said of its outcome: 其中简易程序案件338件."""
    return re.compile("其中(?:适用)?(?!.*[审结维撤驳调])[一-鿿]{0,8}程序[一-鿿]{0,6}(?:案件)?")


@cache
def _of_named_cases() -> re.Pattern[str]:
    """A part that names its own whole: 开庭审结662件；审结的一审案件准予撤回起诉150件，占比21.77%."""
    return re.compile(
        "(?:审结|受理|办结|收到|立案)的[^,;。]{1,10}(?:案件|申请|诉求|事项)[\u4e00-\u9fff]{2,}$"
    )


@cache
def _years() -> re.Pattern[str]:
    """Several years, then one of them."""
    return re.compile(
        "(?:[两二三四五六七八九十]年(?:来|内|间|期间|时间)?|20[0-9]{2}年?(?:至|到|[-—~]+)20[0-9]{2}年)[^\n]{0,160}[。,;](?:其中,?)?20[0-9]{2}年[^。;]*$"
    )
