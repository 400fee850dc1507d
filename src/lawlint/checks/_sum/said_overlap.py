"""Words that say that some things are counted in several parts: 部分人员身兼两级, 同时属于两类."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.checks._part_lists import Parts
from lawlint.checks._sum.list_words import may_come_together, penalty
from lawlint.checks._sum.sums import one_slip
from lawlint.checks._wholes import OTHERS
from lawlint.facts.model import Term


@cache
def _says_overlap() -> re.Pattern[str]:
    return re.compile(
        "身兼|并处|竞合|[两三多](?:项|种|类)(?:兼|并)|联合(?:举办|开展|主办|组织|办理|召开)|兼任|(?<![不无未])(?<!没有)(?<!不存在)(?:交叉|重叠|重复(?:统?计|归类))|(?:一[案件事人个条项份]|同一)[^,;。]{0,6}(?:涉及|属于|计入|有|由)(?:多|两|几|若干)|共同被告|(?:分别|多次)计|部分[^,;。]{0,8}(?:同时|兼)"
        "|同时(?:属于|涉及|受到|具有|兼|被|担任|受聘|聘为)|并用|部分[^,;。]{0,8}(?:有|由)[两多几]个|部分[^,;。]{0,6}跨"
        "|(?:部分|个别|少数|少量|不少|有的|一些)[^,;。]{0,6}(?:涉及|[分同]?属于?|兼[具有]|具有|参[加与]|归[入属]|走进|面向|反映)(?:了|于)?(?:多|两|几|若干|不同)"
        "|(?<!不)存在[^,;。]{0,8}跨|[未不]再?(?:重复)?(?:计入|纳入|列入)(?:总[数量计]|合计)"
        "|(?<![\u4e00-\u9fff])\\d+[\u4e00-\u9fff]{1,3}既[^,;。]{1,10}[又也]|部分[^,;。]{0,6}既[^,;。]{1,10}[又也]|同一[^,;。]{1,4}[只仅]?按最高"
    )


def said_to_overlap(figures: Figures, parts: Parts, later: Sequence[Parts]) -> bool:
    """Whether the text says that some are counted twice (部分人员身兼两级), before the next list begins."""
    if _serve_several(figures, parts):
        return True
    document = figures.reading.document
    last = parts.members[-1]
    end = document.folded.find("。", figures.span(last).end, document.blocks[last.block].span.end)
    start = figures.span(parts.members[0]).start
    stop = end if end >= 0 else document.blocks[last.block].span.end
    for each in later:
        if len(each.members) > 1 and each.members[0].index > last.index:
            stop = min(stop, each.members[0].start)
    fined = any(penalty().search(term.lead) for term in parts.members)
    found = next(
        (
            words
            for words in _says_overlap().finditer(document.folded, start, stop)
            if fined or words[0] != "并处"
        ),
        None,
    )
    return found is not None and not _of_others(figures, last, found.start())


def overlap_counted(figures: Figures, parts: Parts, members: Sequence[Term]) -> bool:
    """Whether a figure right behind a list is just what the parts exceed the whole by, so that it counts those in several of
    them: 投诉2417件、举报846件，既投诉又举报的55件.
    """
    excess = figures.size(*members) - figures.size(parts.wholes[0])
    last = members[-1]
    behind = [
        each
        for each in figures.paragraph(last)
        if last.index < each.index <= last.index + 2 and each.sentence == last.sentence
    ]
    return excess > 0 and any(
        figures.alike(each, last) and figures.size(each) == excess and _may_be_both(each) for each in behind
    )


def _may_be_both(term: Term) -> bool:
    """Whether a figure may count those in several classes: not where 其中 singles out others (其中省级转办9件), or it counts
    what was done (提起诉讼7件, 移送公安机关3起).
    """
    if re.search("[既同又也两双兼并均]|重|交叉", term.lead) is not None:
        return True
    return "其中" not in term.wide and _deed().search(term.lead) is None


@cache
def _deed() -> re.Pattern[str]:
    return re.compile("提起|移[送交]|审结|受理|办结|结转|不予|退回|收缴|罚没|整改|答复|立案|复议|诉讼")


def overlap_known(figures: Figures, parts: Parts) -> bool:
    """Whether the parts are such as one case or item may have several of (罚款463件、警告76件; 网站公开3965条、公报52条), and no
    slip of the pen explains what they are too much.
    """
    names = [term.lead for term in parts.members]
    apart = figures[parts.members[0]].unit.family == "money" or any(name.startswith(OTHERS) for name in names)
    mostly = _of_joint_work(parts) or _published_on(parts) or _found_in_batches(figures, parts)
    together = mostly or may_come_together(names)
    if parts.opener not in ("其中", "按", "分") or apart or not together or said_apart(figures, parts):
        return False
    return mostly or not one_slip(figures, parts.wholes[0], parts.members)


def _of_joint_work(parts: Parts) -> bool:
    """Whether several take part in each of the whole: 跨部门联合抽查36次，其中市场监管部门30次、消防部门22次."""
    joint = re.search("跨(?:部门|领域|行业|区域)|联合|会同|共同", parts.wholes[0].wide) is not None
    return joint and all(re.search("部门|单位|[局委办]$", term.lead) for term in parts.members)


def _found_in_batches(figures: Figures, parts: Parts) -> bool:
    """Whether one of what was looked through may hold several sorts: 截获有害生物328批，其中检疫性的127批，非检疫性的235批."""
    found = re.search("截获|检出|查获", parts.wholes[0].wide) is not None
    return found and figures[parts.wholes[0]].unit.family == "batch"


def _published_on(parts: Parts) -> bool:
    """Whether the same may go out on several platforms: 推送普法信息860条，其中微信平台860条、抖音平台312条."""
    published = re.search("发布|推送|制作|刊[发登播]|[播投]放|转发|推出", parts.wholes[0].wide) is not None
    return published and all(re.search("平台|媒体|号(?:发布)?$", term.lead) for term in parts.members)


def overlap_near(figures: Figures, total: Term, first: Term) -> bool:
    """Whether the sentence of a total says so of what is listed from ``first`` on: 部分人员兼任; 其中10项既下放又整合."""
    document = figures.reading.document
    end = document.folded.find("。", figures.span(total).end, document.blocks[total.block].span.end)
    stop = end if end >= 0 else document.blocks[total.block].span.end
    said = _says_overlap().finditer(document.folded, figures.span(first).start, stop)
    return any(words[0] != "并处" for words in said)


def _of_others(figures: Figures, last: Term, at: int) -> bool:
    """Whether a list behind a semicolon stands between, of which it is said: 简易程序394件、普通程序289件；罚款493件、警告261件,
    一案并处的分别计入; 刑事514件、民事403件；农民工298人，妇女173人，同一人属于两类的分别计入.
    """
    between = [each for each in figures.paragraph(last) if last.index < each.index and each.start < at]
    row = [each for each in between if figures.is_count(each)]
    behind = bool(row) and ";" in figures.reading.document.folded[figures.span(last).end : row[0].start]
    if not behind or len(row) < 2:
        return False
    return all(each.mark == "、" for each in row[1:]) or not any(figures.alike(each, last) for each in row)


@cache
def _says_apart() -> re.Pattern[str]:
    one = "(?:仅|只)(?:计|涉及|给予|属于|归入|适用|[作做]出|处以?|采取|认定|对应|选)[^,;。]{0,4}[一1](?:种|类|个|项|次)"
    return re.compile(
        f"互不(?:重复|交叉|重叠|包含)|不重复(?:计|统计)|(?:无|没有|未|不存在)(?:重复|交叉|重叠)|一[案件]一(?![策议事表档卡单书份])[\u4e00-\u9fff]{{1,2}}(?=[,;。])"
        f"|(?:仅|只)(?:计|按|统计)(?:首|最|第一|主)|每[^,;。]{{0,8}}?{one}"
        "|按(?:最重|最主要|主要|首要|主)[^,;。]{0,6}(?:归类|归入|统计|计)"
        "|无其他(?:结案方式|处理方式|情形|情况|类型|方式|类别|结果)"
    )


def said_apart(figures: Figures, parts: Parts) -> str:
    """The words before or behind a list that say that nothing is counted twice (一案一果), or that there is nothing
    else (无其他情形, which goes first); ``""`` for none.
    """
    document = figures.reading.document
    last = parts.members[-1]
    start = figures.span(parts.wholes[0]).end
    block = document.blocks[last.block].span
    end = document.folded.find("。", figures.span(last).end, block.end)
    found = list(_says_apart().finditer(document.folded, start, end if end >= 0 else block.end))
    said = [
        each[0]
        for each in found
        if not (each[0].startswith("无其他") and _goes_on(figures, last, each.start()))
    ]
    return max(said, key=lambda words: words.startswith("无其他"), default="")


def _goes_on(figures: Figures, last: Term, stop: int) -> bool:
    """Whether more of the unit is counted behind a list before it is closed: 纠错13件、撤回19件；另有维持44件，无其他结果."""
    behind = [each for each in figures.paragraph(last) if last.index < each.index and each.start < stop]
    return any(figures.is_count(each) and figures.alike(each, last) for each in behind)


def _serve_several(figures: Figures, parts: Parts) -> bool:
    """Whether advisers are counted by whom they advise, which may be several: 法律顾问64名，其中县级26名、乡镇48名."""
    whole = parts.wholes[0]
    advisers = "顾问" in whole.wide and figures[whole].unit.family == "person"
    return advisers and any(
        re.search("[市县区乡]级|部门|单位|乡镇|街道", term.lead) for term in parts.members
    )
