"""What is done and what is not yet: 发出检察建议51份，已回复49份，尚在回复期内的2份; 9个县中已有4个获评，还有5个正在申报; both
are not more than the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._excuses import CARRY_OVER, excused_by
from lawlint.checks._figures import Figures, total
from lawlint.checks._part_lists import Parts
from lawlint.checks._sum.list_words import BY_THEN
from lawlint.checks._sum.share_parts import printed_elsewhere
from lawlint.facts.model import Term
from lawlint.interval import Truth


def left_over(figures: Figures, counts: Sequence[Term]) -> Iterator[Parts]:
    """Each pair of them that is more than every figure before it in the sentence."""
    for at, term in enumerate(counts):
        if at < 2 or not _is_left(counts, at) or not figures[term].exact:
            continue
        done = counts[at - 1]
        wholes = [
            each for each in counts[: at - 1] if figures.alike(each, term) and not figures.is_change(each)
        ]
        if not wholes or not figures.alike(done, term) or any("其中" in each.wide for each in (done, term)):
            continue
        text = figures.reading.document.folded
        if any(text.startswith(("(含", "(包括", "(其中"), figures.span(each).end) for each in (done, term)):
            continue
        if not _is_whole(figures, wholes[-1], done):
            continue
        added = total([figures.rounded(done), figures.rounded(term)])
        if any(added.compare("<=", figures.value(each)) is not Truth.CANNOT_HOLD for each in wholes):
            continue
        row = (done, term)
        if not excused_by(figures, (CARRY_OVER, "续建"), (*wholes, *row)) and not printed_elsewhere(
            figures, row, added
        ):
            yield Parts("成", (wholes[-1],), row, False)


def _is_whole(figures: Figures, whole: Term, done: Term) -> bool:
    """Whether the first is of this time alone and was there before: what is new may be joined by what is older."""
    plain = figures[whole].exact and figures[done].exact
    more = figures[whole].printed >= figures[done].printed
    return (
        plain
        and more
        and re.search("新|计划|[本当今]年|其中|上年|去年|办结|审结|受理|立案|收案", whole.wide) is None
    )


def _is_left(counts: Sequence[Term], at: int) -> bool:
    """Whether the figure counts what is not done yet of what the one before it counts as done."""
    if _is_on_its_way(counts[at - 1], counts[at]):
        return True
    done, term = counts[at - 1].lead, counts[at]
    words = term.tail if _there_are().fullmatch(term.lead) else term.lead
    if _is_done().search(done) is None:
        return False
    if _in_time().search(words) or (_still().match(term.lead) and _is_building().match(words)):
        return True
    not_done = _undone().search(words)
    if not_done is None:
        return False
    named_before = counts[at - 2].lead if _only_done().fullmatch(done) else ""
    return not_done["verb"] in done or not_done["verb"] in named_before


def _is_on_its_way(done: Term, term: Term) -> bool:
    """Whether others are said to be about what some are already: 已有4个获评，还有5个正在申报."""
    if not done.wide.endswith("已有") or not done.tail or done.mark in (",", ";") or not term.closing:
        return False
    others = re.fullmatch("(?:目前)?[还另尚]有", term.lead) is not None
    again = "扩改升提完修翻优"  # 已有8个达标，还有6个正在扩建
    return others and re.fullmatch(f"正在(?![{again}])[\u4e00-\u9fff]{{2}}中?", term.tail) is not None


@cache
def _there_are() -> re.Pattern[str]:
    return re.compile("(?:目前|现|尚|还|仍|另|但|仅|只)*有?")


@cache
def _still() -> re.Pattern[str]:
    return re.compile("(?:目前|现)?[尚还仍]有?$")


@cache
def _is_building() -> re.Pattern[str]:
    """What is not built yet: 尚有12个在建, 尚有12个项目正在施工."""
    return re.compile("(?:项目|小区|工程)?(?:在建|正在(?:建设|施工|改造)|未(?:完工|竣工))")


@cache
def _only_done() -> re.Pattern[str]:
    """Words that leave it to the figure before them what was done: 应换发证件842本，已完成806本."""
    return re.compile(f"{BY_THEN}(?:实际)?(?:已经|已|均已)?完成的?(?:有)?")


@cache
def _is_done() -> re.Pattern[str]:
    """已回复, 整改到位, 收到回复; not what is not done."""
    verbs = (
        "整改|办结|化解|完成|解决|落实|处置|办理|答复|回复|反馈|审结|改正|消除|验收|销号|清偿|兑付|拆除|采纳|办复|复函|结案"
        "|竣工|完工|建成"
    )
    return re.compile(
        f"^(?!.*[未不无应])(?:.*已)?[\\d\\u4e00-\\u9fff]*(?:{verbs})(?:到位|完毕|完成|销号)?的?(?:有)?$"
    )


@cache
def _in_time() -> re.Pattern[str]:
    """尚在法定回复期内的, 尚未到整改期限的, 未到期: not due yet."""
    term = "[法规约限]?定?[\\u4e00-\\u9fff]{0,4}?(?:期限|限期|时限|期)"
    return re.compile(
        f"^(?:[尚仍还]|目前)+(?:处于|处在|在){term}[之以]?内的?$|^(?:尚|仍|还)?(?:未到|未届|未达|未超过?|不到|没到){term}的?"
        f"|^(?:尚|仍|还)?在{term}[之以]?内(?:尚未[\\u4e00-\\u9fff]{{2,4}})?的?$|^[\u4e00-\u9fff]{{0,2}}期限?(?:尚|还)?未[满到至]的?$"
    )


@cache
def _undone() -> re.Pattern[str]:
    return re.compile(
        "^(?:在[\u4e00-\u9fff]{0,2}期限?内|其中|目前|现|有|[因由][\u4e00-\u9fff]{2,14}?)*(?:尚|仍|还|暂时|暂)*(?:未能|未予|没有|未)(?:完成|予以)?(?P<verb>[\\u4e00-\\u9fff]{2})(?:到位|完成|完毕)?的?(?:有|共)?$"
    )
