"""A figure told again as that of another year: 办结135件，较2023年的126件增加9件。2024年办结的这126件案件……"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from lawlint.checks._figures import Figures
from lawlint.facts.model import Term


def of_other_year(figures: Figures, terms: Sequence[Term]) -> Iterator[tuple[Term, Term]]:
    """Each figure said to be of this year's set that is the one of the year before, with the figure of this year."""
    year = figures.reading.document.identity.year
    for at, term in enumerate(terms):
        found = _again().fullmatch(term.wide) if at > 1 and figures.is_count(term) else None
        if found is None or (found["year"] and found["year"] != str(year)):
            continue
        above = [each for each in terms[:at] if figures.is_count(each) and figures.alike(each, term)]
        if any(
            figures[each].printed == figures[term].printed
            for each in above
            if not _before().search(each.wide)
        ):
            continue
        for this, last in pairwise(terms[:at]):
            both = this in above and last in above and _before().search(last.wide)
            same = both and figures[last].printed == figures[term].printed != figures[this].printed
            if same and found["done"] in this.lead and last.index == this.index + 1:
                yield this, term
                break


@cache
def _again() -> re.Pattern[str]:
    """2024年办结的这, 今年办结的上述: of this year, and all of what was told before."""
    year = "(?P<year>20\\d\\d)年度?|今年|本年度?|当年"
    return re.compile(f"(?:对|在|就)?(?:{year})(?P<done>[\\u4e00-\\u9fff]{{2,4}})的(?:这|上述|以上)")


@cache
def _before() -> re.Pattern[str]:
    return re.compile("[较比与](?:20\\d\\d年度?|上年|去年|上一年度?)(?:同期)?的?$")
