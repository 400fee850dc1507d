"""Lists whose last part alone shows that they are lists: 问题28项，已整改25项，其余3项正在推进."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

from lawlint.checks._figures import RESTS, Figures, total
from lawlint.checks._listed import without_listed
from lawlint.checks._openers import OPENERS
from lawlint.checks._part_lists import Parts
from lawlint.checks._quotient import is_share
from lawlint.checks._sum.list_words import BY_THEN
from lawlint.checks._sum.share_parts import share_behind
from lawlint.checks._sum.sums import one_slip
from lawlint.checks._sum.undone import is_undone, lacks_some
from lawlint.checks._wholes import names_stock
from lawlint.facts.model import Term


def remainders(figures: Figures, counts: Sequence[Term]) -> Iterator[Parts]:
    """Lists that only their last part shows to be one: 问题28项，已整改25项，其余3项正在推进."""
    for at, term in enumerate(counts):
        if at < 2 or not (_counts_rest(term) or is_undone(counts[at - 1], term)):
            continue
        if figures.reading.document.folded.startswith("(含", figures.span(term).end):
            continue
        before = [
            each
            for each in counts[:at]
            if figures.alike(each, term) and not (_is_target(each) or _is_concerned(each))
        ]
        before = list(without_listed(figures, before))
        taken = [place for place, each in enumerate(before) if _takes_some().search(each.wide)]
        before = before[taken[-1] :] if taken else before
        if taken and _rest_of_all(figures, before[0], term):
            continue  # 举报2416件，对其中1386件开展调解，成功1042件，其余1030件直接答复
        before = list(_behind_semicolon(figures, before, term)) or before
        if not _counts_rest(term) and lacks_some(figures, before, term):
            continue  # 排查120处，限期整改88处，未整改的8处: of those that had to be
        opened = before[1:] if taken else before
        if not _counts_rest(term) and _far_below(figures, [*before[-1:], term], before[:-1]):
            continue  # 排查612个，已移送96个，尚未移送的26个: of those that had to be
        if _of_years(term, before):
            continue
        if len(before) > 2 and "未" in term.lead:
            continue  # 积案36件，新增6件，化解33件，未化解的9件
        if len(before) > 1 and not any(word in each.wide for each in opened for word in OPENERS):
            if _divides_one_before(figures, before[0]):
                continue
            rest = _rest_row(figures, counts, at)
            for start in range(len(before) - 1):
                if any(names_stock(each) for each in before[start + 1 :]):
                    continue  # 6月底38项，9月底累计71项
                if not _is_sibling(figures, before[start], before[start + 1]):
                    yield Parts("余", (before[start],), (*before[start + 1 :], *rest), False)


def _behind_semicolon(figures: Figures, before: Sequence[Term], rest: Term) -> Sequence[Term]:
    """The figures of the account that ends with a rest, when a semicolon parts it from another of the same verb: 办理建议
    12件，其中主办5件、会办7件；办理提案19件，主办11件，其余8件会办.
    """
    at = next((at for at in range(len(before) - 1, 0, -1) if before[at].mark == ";"), 0)
    own, others = before[at:], before[:at]
    if not at or len(own) < 2 or not any(word in each.wide for each in others for word in OPENERS):
        return ()
    whole = figures[own[0]].printed
    added = sum((figures[each].printed for each in (*own[1:], rest)), start=Fraction(0))
    verb = own[0].lead[:2]
    same = len(verb) == 2 and verb in others[0].lead and verb not in own[1].lead
    near = abs(added - whole) * _NEAR <= whole or one_slip(figures, own[0], (*own[1:], rest))
    return own if same and near else ()


_NEAR = 4
"""Parts that differ from a figure by no more than a quarter of it were meant to be all of it."""


def rest_of_above(figures: Figures, counts: Sequence[Term], before: Sequence[Term]) -> Iterator[Parts]:
    """What is done and the rest of the last figure before the sentence: 反馈问题26个。我县建立台账，完成整改23个，
    剩下的3个正在推进; none where the words say more than that it is done, or where several figures may be meant.
    """
    if len(counts) < 2 or not before:
        return
    done = counts[0]
    last = next((at for at, term in enumerate(counts) if at and _counts_rest(term)), 0)
    row = counts[: last + 1]
    if not last or not _says_done(done) or any("其中" in term.wide for term in row):
        return
    if any(not figures.alike(term, done) or figures.outer(term) is not None for term in row):
        return
    if any(term.mark not in (",", "、", ";") for term in row[1:]) or _goes_on(figures, counts, last):
        return
    above = [
        term
        for term in before
        if figures.is_count(term) and figures.alike(term, done) and figures.outer(term) is None
        if not _is_concerned(term)
    ]
    if not above or figures.is_change(above[-1]) or not figures[above[-1]].exact:
        return
    beside = [term for term in above if term.sentence == above[-1].sentence]
    alone = len(beside) == 1 or _adds_up(figures, beside)
    if alone and "其中" not in beside[0].wide and not _is_target(beside[0]):
        yield Parts("余", (above[-1], *reversed(above[:-1])), tuple(row), False)


def _counts_rest(term: Term) -> bool:
    """Whether the figure counts what is left: 其余38件, 对剩余的38件, 余38件."""
    return term.lead == "余" or term.lead.removeprefix("对").startswith(RESTS)


def _rest_row(figures: Figures, counts: Sequence[Term], at: int) -> list[Term]:
    """The figures that together count the rest: 其余10件、12件、8件分别涉及市场监管、自然资源、交通运输."""
    row = [counts[at]]
    for term in counts[at + 1 :]:
        beside = term.mark == "、" and term.index == row[-1].index + 1
        if not (beside and figures.alike(term, row[0]) and figures.outer(term) == figures.outer(row[0])):
            break
        row.append(term)
    return row


def _is_sibling(figures: Figures, first: Term, term: Term) -> bool:
    """Whether the shares of two figures show that they are parts of another whole: 公安类45件，占45%；城管类25件，占25%."""
    shares = [share_behind(figures, each) for each in (first, term)]
    own = shares[1]
    return all(shares) and own is not None and not is_share(figures, term, own, figures.rounded(first))


def _adds_up(figures: Figures, terms: Sequence[Term]) -> bool:
    """Whether the last figure of a sentence is said to be what the others are together: 新收486件，结转31件，共办理517件."""
    *parts, whole = terms
    added = total([figures.rounded(term) for term in parts])
    return re.search("共|合计|总计", whole.wide) is not None and added.meets(figures.rounded(whole))


def _goes_on(figures: Figures, counts: Sequence[Term], last: int) -> bool:
    """Whether one more figure of the unit stands behind the rest: 其余2个正在整改，3个移交."""
    return last + 1 < len(counts) and figures.alike(counts[last + 1], counts[last])


_DONE = (
    "整改|办结|化解|完成|解决|落实|处置|处理|办理|答复|审结|回访|治理|改正|消除|验收|清理|销号|清偿|兑付|拆除"
)


def _says_done(term: Term) -> bool:
    """Whether the words before a figure say only that so many are done, or those behind it do: 目前，已有10项任务整改到位."""
    if re.fullmatch(f"{BY_THEN}已?有", term.lead) is None:
        return _is_done().fullmatch(term.lead) is not None
    return re.fullmatch(f"[\u4e00-\u9fff]{{0,4}}?(?:{_DONE})+(?:到位|完毕|销号|结束)?", term.tail) is not None


@cache
def _is_done() -> re.Pattern[str]:
    """Words that say of something only that it is done, whatever it is."""
    return re.compile(
        f"{BY_THEN}(?:已经|已|均|共|全部|实际|累计)*(?:{_DONE})+(?:到位|完毕|销号|结束|了)*(?:问题|的|有)*"
    )


def _of_years(term: Term, before: Sequence[Term]) -> bool:
    """Whether the figures are of one year each: 2015年329件；2016年降为198件；至2017年，仅余85件."""
    ends = [each for each in before if re.search("[降减增升][至到为]$|20[0-9]{2}年", each.wide)]
    return bool(ends) and re.search("^(?:仅|只)余", term.lead) is not None


def some_have(term: Term) -> bool:
    """Whether the figure counts some of those right before it: 9个县有5个获得命名, not 9个县有12个项目; 42项任务已完成39项;
    208个村中已有198个聘请法律顾问.
    """
    if term.wide.endswith("有") and says_deed(term):
        return True
    return term.mark == "" and _among_those().search(term.wide) is not None


def says_deed(term: Term) -> bool:
    """Whether a verb is behind a figure, and no thing that it counts: 518个设立工作室, not 17个调解室."""
    return _deed().match(term.tail) is not None


@cache
def _deed() -> re.Pattern[str]:
    return re.compile(
        "获|已|完成|建成|通过|达到?|被|正在|实现|成为|列入|入选|未|尚|配备|设立|参加|制定|出台|聘请|提前|当[日天场]|按[期时]"
    )


@cache
def _among_those() -> re.Pattern[str]:
    return re.compile(
        f"中(?:已有|已经?|有)?$|已有$|已批复$|(?:已经?|^[^中]*)(?:{_DONE})+(?:到位|完毕|完成|销号)?$"
    )


@cache
def _takes_some() -> re.Pattern[str]:
    """Some of a whole are taken, and what follows divides them: 对其中13640件开展回访."""
    return re.compile("[对将就把从]其中的?$")


def _rest_of_all(figures: Figures, taken: Term, rest: Term) -> bool:
    """Whether a figure of the paragraph before some of it were taken is those and the rest."""
    both = figures[taken].printed + figures[rest].printed
    before = (each for each in figures.paragraph(taken) if each.index < taken.index)
    return any(figures.alike(each, rest) and figures[each].printed == both for each in before)


def _is_target(term: Term) -> bool:
    """Whether the figure says how much was to be done: 清偿18640万元，完成年度目标17500万元的106.5%，剩余1.2亿元."""
    return re.search("(?:目标|任务|计划|指标)(?:任务|数)?$", term.lead) is not None


def _is_concerned(term: Term) -> bool:
    """Whether the figure counts whom the one before it concerns: 问题47个，涉及19个单位."""
    return term.lead.endswith(("涉及", "涉及到")) and term.tail != ""


def _far_below(figures: Figures, parts: Sequence[Term], wholes: Sequence[Term]) -> bool:
    """Whether parts are less than half of each figure before them."""
    added = sum(figures[term].printed for term in parts)
    return all(added * 2 < figures[whole].printed for whole in wholes)


def _divides_one_before(figures: Figures, first: Term) -> bool:
    """Whether the first figure is a part of what the sentence before counted: 审结案件中，纠错87件，…，其余549件维持."""
    return figures.reading.document.folded.endswith("中,", 0, first.start)
