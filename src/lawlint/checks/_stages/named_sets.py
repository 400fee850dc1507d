"""Figures of a set that is named again or had to be: 在调解成功的纠纷中，达成书面协议3186件; 从受理的线索中立案396条;
应清理文件86件，已清理92件.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from lawlint.checks._figures import Figures
from lawlint.checks._stages.words import other_set, several_of, some_only
from lawlint.facts.model import Term

MOST = 8
"""How many figures back the earlier stage may stand."""


def of_sets(figures: Figures, terms: Sequence[Term]) -> Iterator[tuple[Term, Term]]:
    """在调解成功的纠纷中，达成书面协议3186件: the first figure behind such words against the set's own."""
    text = figures.reading.document.folded
    for at, term in enumerate(terms[1:], 1):
        start = max(figures.span(terms[at - 1]).end, figures.span(term).start - 48)
        found = _set().search(text, start, figures.span(term).start)
        if found is None or not figures.is_count(term) or figures.is_change(term):
            continue
        if several_of().search(term.lead):
            continue
        one_each = _one_each().match(text, figures.span(term).end) is not None
        named = [
            each
            for each in terms[max(at - MOST, 0) : at]
            if re.search(f"{found['verb']}(?:的?{found['noun']})?(?:共|为|达|有)?$", each.lead)
            and (figures[each].unit.name == figures[term].unit.name or one_each)
            and figures.is_count(each)
            and not figures.is_change(each)
        ]
        if len(named) == 1 and not some_only().search(named[0].wide) and not other_set().search(found[0]):
            yield named[0], term


def of_due(figures: Figures, terms: Sequence[Term]) -> Iterator[tuple[Term, Term]]:
    """应清理文件86件，已清理92件: what was done of what had to be, but where it may have been done before it was due."""
    for one, two in pairwise(terms):
        due, done = _due().search(one.lead), _done().fullmatch(two.lead)
        plain = due and done and due["verb"] == done["verb"] and one.sentence == two.sentence
        counts = figures.is_count(one) and figures.is_count(two) and "分别" not in one.wide
        if plain and counts and figures[one].unit.name == figures[two].unit.name:
            yield one, two


@cache
def _due() -> re.Pattern[str]:
    return re.compile(
        "(?<![供相对适响反呼照])应当?(?P<verb>(?!办结|整改|完成|审结|缴|还|收|付|支)[\u4e00-\u9fff]{2})(?:的?[\u4e00-\u9fff]{1,8})?$"
    )


@cache
def _done() -> re.Pattern[str]:
    return re.compile(
        "(?:目前|截至目前|全年|均|现)*(?:已经?|实际?)(?:完成)?(?P<verb>[\u4e00-\u9fff]{2})(?:的?[\u4e00-\u9fff]{1,8})?"
    )


@cache
def _one_each() -> re.Pattern[str]:
    """(均为一线索一案): one case of each, so that their measure words need not be one."""
    return re.compile("[\u4e00-\u9fff]{0,4},?\\(?[均皆都为系]*一[\u4e00-\u9fff]{1,3}一案")


_CHOSEN = "立案|移送|移交|筛选|选取|选出|抽取|抽查|转办|批准|办结|审结"
"""What is done to some of a set; not 从受理的投诉中梳理问题, of which one may have several."""


@cache
def _set() -> re.Pattern[str]:
    return re.compile(
        "(?<=[,。;])(?:在|(?P<of>从))?(?:上述|这些|所有|全部)?已?(?P<verb>[\u4e00-\u9fff]{2,6})的(?P<noun>[\u4e00-\u9fff]{0,8}?)[当之]?中,?"
        f"(?(of)[^,。;:、]{{0,6}}(?:{_CHOSEN}))[^,。;:、]{{0,16}}$"
    )
