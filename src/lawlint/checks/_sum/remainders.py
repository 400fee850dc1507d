"""Lists whose last part alone shows that they are lists: 问题28项，已整改25项，其余3项正在推进."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lawlint.checks._figures import RESTS, Figures, total
from lawlint.checks._openers import OPENERS
from lawlint.checks._sum.mixed_totals import HANDLED
from lawlint.checks._wholes import Parts, names_stock
from lawlint.facts.model import Term


def remainders(figures: Figures, counts: Sequence[Term]) -> Iterator[Parts]:
    """Lists that only their last part shows to be one: 问题28项，已整改25项，其余3项正在推进."""
    for at, term in enumerate(counts):
        if at < 2 or not (term.lead.removeprefix("对").startswith(RESTS) or _is_undone(counts[at - 1], term)):
            continue
        if figures.reading.document.folded.startswith("(含", figures.span(term).end):
            continue
        before = [each for each in counts[:at] if figures.alike(each, term) and not _is_target(each)]
        if not term.lead.removeprefix("对").startswith(RESTS) and _far_below(
            figures, [*before[-1:], term], before[:-1]
        ):
            continue  # 排查612个，已移送96个，尚未移送的26个: of those that had to be
        if len(before) > 2 and "未" in term.lead:
            continue  # 积案36件，新增6件，化解33件，未化解的9件
        if len(before) > 1 and not any(word in each.wide for each in before for word in OPENERS):
            if _divides_one_before(figures, before[0]):
                continue
            for start in range(len(before) - 1):
                if not any(names_stock(each) for each in before[start + 1 :]):  # 6月底38项，9月底累计71项
                    yield Parts("余", (before[start],), (*before[start + 1 :], term), False)


def some_have(term: Term) -> bool:
    """Whether the figure counts some of those right before it: 9个县有5个获得命名, not 9个县有12个项目."""
    done = "获|已|完成|建成|通过|达到?|被|正在|实现|成为|列入|入选|未|尚|配备|设立|参加|制定|出台"
    return term.wide.endswith("有") and re.match(done, term.tail) is not None


def _is_target(term: Term) -> bool:
    """Whether the figure says how much was to be done: 清偿18640万元，完成年度目标17500万元的106.5%，剩余1.2亿元."""
    return re.search("(?:目标|任务|计划|指标)(?:任务|数)?$", term.lead) is not None


def _far_below(figures: Figures, parts: Sequence[Term], wholes: Sequence[Term]) -> bool:
    """Whether parts are less than half of each figure before them."""
    added = sum(figures[term].printed for term in parts)
    return all(added * 2 < figures[whole].printed for whole in wholes)


def _divides_one_before(figures: Figures, first: Term) -> bool:
    """Whether the first figure is a part of what the sentence before counted: 审结案件中，纠错87件，…，其余549件维持."""
    return figures.reading.document.folded.endswith("中,", 0, first.start)


def of_old_and_new(figures: Figures, parts: Parts) -> bool:
    """Whether the first figures together are the whole of the others: 遗留5个，新发现31个，整改33个，剩余3个."""
    row = (*parts.wholes, *parts.members)
    values = [figures.rounded(term) for term in row]
    return any(total(values[:at]).meets(total(values[at:])) for at in range(2, len(row) - 1))


def between_units(figures: Figures, counts: Sequence[Term], parts: Parts) -> list[Term]:
    """The counts between the parts in other measure words that may be parts, too: 问题536个，当场纠正412个，立案查处87件，
    其余37个移交; none where what is missing is less than they count.
    """
    whole, members = parts.wholes[0], parts.members
    found = [
        term
        for term in counts
        if members[0].index < term.index < members[-1].index
        and not figures.alike(term, whole)
        and figures[term].unit.family in HANDLED
        and not figures.is_change(term)
    ]
    missing = figures[whole].printed - sum(figures[term].printed for term in members)
    return found if found and missing >= sum(figures[term].printed for term in found) else []


def _is_undone(before: Term, term: Term) -> bool:
    """Whether the figure counts what is left of what the one before counts as done: 化解33件，未化解的3件."""
    found = re.match("(?:尚|还|仍)?未([\u4e00-\u9fff]{2})(?:到位|完成)?的$", term.lead)
    return found is not None and found[1] in before.lead and "未" not in before.lead
