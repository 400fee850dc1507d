"""The shares of a paragraph among its figures: whose they are, and which wholes they fit."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import accumulate

from lawlint.checks._bases import is_past
from lawlint.checks._figures import Figures, total
from lawlint.checks._levels import is_limit
from lawlint.checks._share.share_words import said_pairs, share_words
from lawlint.checks._share_remainder import takes_remainder
from lawlint.facts.model import Term
from lawlint.interval import Interval


def may_have_share(figures: Figures, term: Term) -> bool:
    """Whether a share may be of the figure, or the figure's: not so of an age, a score, a number of classes, an
    average (78名，平均每个单位2名，占5.3%), what something was before (由295件下降到259件) or the limit of what is
    counted (5万元以上的村占16.8%).
    """
    if not figures.is_count(term) or figures[term].unit.family in ("age", "point", "kind"):
        return False
    return not (is_limit(figures, term) or figures.is_average(term) or term.lead.endswith(("由", "从")))


class Shares:
    """The figures of one paragraph; ``all``: those of them that are shares."""

    def __init__(self, figures: Figures, terms: Sequence[Term], shares: Sequence[Term]) -> None:
        self.figures = figures
        self.terms = terms
        self.all = shares
        self.at = {term.index: at for at, term in enumerate(terms)}

    def aside(self, above: Term, term: Term) -> bool:
        """Whether a figure stands in brackets that were closed before the share."""
        outer = self.figures.clauses[above.clause].outer
        return outer is not None and outer != self.figures.clauses[term.clause].outer

    def fits_together(self, term: Term, above: Term) -> bool:
        """Whether the counts listed up to ``above`` make the share: 办理12件、8件，占总数40件的50%."""
        figures = self.figures
        here = [each for each in self.terms if each.sentence == term.sentence and figures.is_count(each)]
        here = [each for each in here if figures.alike(each, above)]
        last = here.index(above)
        wholes = [each for each in here[last + 1 :] if each.index < term.index] + here[:last]
        elsewhere = [each for each in self.terms if figures.is_count(each) and figures.alike(each, above)]
        elsewhere = [each for each in elsewhere if each.sentence != term.sentence]
        for start in range(last):
            parts = [figures.rounded(each) for each in here[start : last + 1]]
            if last - start > 1 and total(parts[:-1]).meets(parts[-1]):
                continue  # 物业4126件、供水2870件、噪声2395件，三类合计9391件
            added = total(parts).scale(100)
            bases = [each for each in wholes if each not in here[start : last + 1]]
            if all(each.mark == "、" for each in here[start + 1 : last + 1]):
                bases += elsewhere
            if any((added / figures.rounded(base)).meets(figures.printed(term)) for base in bases):
                return True
        return False

    def fits(self, term: Term, above: Term, below: Sequence[Term]) -> bool:
        """Whether ``above`` of all of ``below`` makes the share, nudged where its column makes 100%: by a unit, or by
        what rounding left the others.
        """
        figures = self.figures
        whole = total([figures.rounded(each) for each in below])
        quotient = figures.rounded(above).scale(100) / whole
        if quotient.meets(figures.printed(term)):
            return True
        nudged = Interval.around(figures[term].printed, figures[term].step * 3 / 2)
        column = self.made_all(term)
        if not column or quotient.meets(nudged):
            return bool(column)
        pairs = self.pairs_of(column)
        counted = total([figures.rounded(owner) for owner, _ in pairs])
        return whole.meets(counted) and (above, term) in pairs and takes_remainder(figures, term, pairs)

    def made_all(self, term: Term) -> Sequence[Term]:
        """The shares next to each other in the sentence, this one among them, that make exactly 100%."""
        column = [each for each in self.all if each.sentence == term.sentence]
        sums = list(accumulate((self.figures[each].printed for each in column), initial=Fraction(0)))
        at = column.index(term) if term in column else len(column)
        alone = self.figures[term].printed == 100
        for start, before in enumerate(sums[: at + 1]):
            if not alone and before + 100 in sums[at + 1 :]:
                return column[start : sums.index(before + 100, at + 1)]
        return ()

    def pairs_of(self, column: Sequence[Term]) -> list[tuple[Term, Term]]:
        """Shares, each with the figure it belongs to."""
        return [(owner, share) for share in column if (owner := self.owner(share)) is not None]

    def agreed(self, term: Term, counts: Sequence[Term]) -> Term | None:
        """The printed whole that the other share of the sentence rests on: 本科以上5899名，占86.5%；法律专业1023名，
        占15%.
        """
        here = [each for each in self.all if each.sentence == term.sentence]
        if len(here) != 2 or not all(_alone(each) for each in here):
            return None
        other = here[0] if here[1] is term else here[1]
        one, two = self.owner(other), self.owner(term)
        if one is None or two is None or one.index + 1 != other.index or two.index + 1 != term.index:
            return None
        wholes = [each for each in counts if each not in (one, two) and self.fits(other, one, (each,))]
        sizes = {self.figures[each].printed for each in wholes}
        return wholes[0] if len(sizes) == 1 and min(sizes) >= self.figures[two].printed else None

    def whole(self, before: Sequence[Term], above: Term) -> Term | None:
        """The whole that a share certainly rests on."""
        size = self.figures[above].printed
        row = self._row_of(above)
        larger = [
            each
            for each in before
            if each.sentence == above.sentence and self.figures[each].printed >= size and each not in row
        ]
        one_size = len({self.figures[each].printed for each in larger}) == 1
        now = [each for each in larger if not is_past(each)]  # 86件，比上年的79件增长8.9%，其中网上12件
        return now[-1] if now and (one_size or "其中" in above.wide) else None

    def _row_of(self, term: Term) -> list[Term]:
        """The figures before that 、 joins to it: 处罚1件、查封3件、拘留2件."""
        at, row = self.at[term.index], []
        text = self.figures.reading.document.folded
        while at and self.terms[at].mark == "、":
            end = self.figures.span(self.terms[at - 1]).end
            if set(",;") & set(text[end : self.terms[at].start]):
                break  # 审结487件，其中以调解、和解方式结案163件
            at -= 1
            row.append(self.terms[at])
        return row

    def made_up(self, column: Sequence[Term], above: Term, counts: Sequence[Term]) -> Term | None:
        """The figure before the counts of a list that they add up to, if another share of the list rests on it."""
        figures = self.figures
        others = self._others(column, above)
        for whole in counts if above in column and others else ():
            if whole.index < column[0].index and figures[whole].exact:
                added = total([figures.value(each) for each in column])
                if added == figures.value(whole) and any(
                    self.fits(share, owner, (whole,)) for share, owner in others
                ):
                    return whole
        return None

    def shared(self, column: Sequence[Term], above: Term, counts: Sequence[Term]) -> Term | None:
        """The figure before a list behind 其中 that two other shares of the list rest on."""
        others = self._others(column, above)
        if above not in column or len(others) < 2 or "其中" not in column[0].wide:
            return None
        before = [each for each in counts if each.index < column[0].index]
        fitting = (
            whole
            for whole in reversed(before)
            if sum(self.fits(share, owner, (whole,)) for share, owner in others) > 1
        )
        return next(fitting, None)

    def _others(self, column: Sequence[Term], above: Term) -> list[tuple[Term, Term]]:
        """The other shares of a list, each with the figure it belongs to."""
        owned = ((share, self.owner(share)) for share in self.all)
        return [
            (share, owner)
            for share, owner in owned
            if owner is not None and owner in column and owner is not above
        ]

    def elsewhere(self, term: Term, above: Term, named: Callable[[str], bool]) -> bool:
        """Whether another paragraph prints a whole with a word of the name that makes the share."""
        figures = self.figures
        return any(
            each.block != term.block
            and figures.is_count(each)
            and figures.alike(each, above)
            and named(each.wide)
            and self.fits(term, above, (each,))
            for each in figures.reading.facts.terms
        )

    def column_of(self, base: str) -> list[Term]:
        """The figures whose shares are of what the words ``base`` name, too, in much the same words."""
        words = said_pairs(base)
        found = []
        for share in self.all:
            said, owner = share_words().search(share.wide), self.owner(share)
            if said is None or owner is None:
                continue
            pairs = said_pairs(said["base"])
            alike = 2 * len(pairs & words) > min(len(pairs), len(words)) > 1
            if said["base"] == base or (alike and base not in owner.wide):
                found.append(owner)
        return found

    def of_one_before(self, owner: Term, share: Term) -> bool:
        """Whether a whole printed before the figure explains its share: the shares behind it may be of the figure."""
        here = [each for each in self.terms if each.sentence == share.sentence and each.index < owner.index]
        wholes = [each for each in here if self.figures.is_count(each) and self.figures.alike(each, owner)]
        return any(self.fits(share, owner, (each,)) for each in wholes)

    def owner(self, share: Term) -> Term | None:
        """The figure that a share belongs to: the count before it."""
        before = self.terms[: self.at[share.index]]
        return next(
            (
                each
                for each in reversed(before)
                if may_have_share(self.figures, each) and not self.aside(each, share)
            ),
            None,
        )


def _alone(share: Term) -> bool:
    """Whether nothing but 占, 占比, 占总量的 stands between the figure and its share."""
    said = "(?:、|,)?(?:约|均)?占(?:全部|总数|总量|总额|总)?的?(?:比例|比重|比)?(?:约|仅|近)?(?:为|达到?|到)?"
    return re.fullmatch(said, share.wide) is not None
