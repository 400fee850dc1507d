"""What the paragraph of a rate offers to compare it with: its numerator and its base."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lawlint.checks._figures import RESTS, Figures, total
from lawlint.checks._fitting import alike
from lawlint.checks._openers import OPENERS
from lawlint.checks._quotient import is_part, same_things, some_of
from lawlint.checks._rate.before import above_parts, bases_before, goes_on
from lawlint.checks._rate.words import (
    DENIALS,
    Ratio,
    by_whom,
    old,
    other_grade,
    parted,
    pending,
    said,
    spreading,
    stem_of,
    still_to_do,
)
from lawlint.checks._things import is_general
from lawlint.facts.model import Kind, Term


def _opens_row(term: Term) -> bool:
    """Whether the figure is the first of several of one thing: 三轮排查发现隐患分别为126处、87处、43处."""
    return term.closing == "、" and "分别" in term.wide and "、" not in term.wide


class RateFigures:
    """One rate: the counts of its paragraph, ``here`` those of its sentence, ``before`` of the one before it."""

    def __init__(
        self,
        rates: Mapping[str, Ratio],
        qualifiers: Sequence[str],
        figures: Figures,
        terms: Sequence[Term],
        term: Term,
        name: str,
    ) -> None:
        ending = max((each for each in rates if name.endswith(each)), key=len, default="")
        stem = stem_of(re.split("[、“”]", name)[-1])
        self.ratio = rates.get(ending, Ratio(of=(*said(stem), *parted(stem, terms))))
        self.ending = ending
        self.listed = bool(ending)
        self.figures = figures
        self.term = term
        self.name = name
        self.every_qualifier = qualifiers
        self.qualifiers = [word for word in qualifiers if word in name]
        self.counts = [each for each in terms if figures.is_count(each)]
        self.rates = [each for each in terms if figures[each].kind is Kind.PERCENT and "率" in each.wide]
        self.here = [each for each in self.counts if each.sentence == term.sentence]
        self.before = [each for each in self.counts if each.sentence == term.sentence - 1]
        if not self.here and name == ending and goes_on(figures, self.before, term, ()):
            self.here = self.before if any(map(self._is_numerator, self.before)) else []

    def numerators(self) -> list[Term]:
        """The counts that the rate may be of: those before it, if any are."""
        found = [term for term in self.here if self._is_numerator(term) or self._is_end_of_move(term)]
        numerators = [term for term in found if term.index < self.term.index]
        if numerators and self._begins_anew(numerators[-1]):
            return []
        numerators = numerators or [
            term for term in found if not (self._stands_apart(term) or term.lead.startswith(("另", *RESTS)))
        ]  # 135人一次合格，合格率98.5%，另外2人经补考合格
        if not numerators and (beside := self._spread() or self._actual()):
            numerators = [beside]
        return numerators

    def _is_end_of_move(self, term: Term) -> bool:
        """Whether a numerator became the figure: 两次优秀率60.0%、71.1%，优秀卷由54卷增至64卷."""
        base = next((each for each in self.here if each.index == term.index - 1), None)
        led = base is not None and base.wide.endswith(("由", "从")) and term.wide.endswith(("至", "到", "为"))
        return led and base is not None and self._is_numerator(base)

    def _stands_apart(self, term: Term) -> bool:
        """Whether a figure behind the rate is of a part, or stands behind a semicolon."""
        text = self.figures.reading.document.folded
        return term.wide.startswith(OPENERS) or ";" in text[self.figures.span(self.term).end : term.start]

    def _begins_anew(self, last: Term) -> bool:
        """Whether a semicolon and a base of its own stand between the last numerator and the rate: 办结110件；受理工单
        7008件，办结率99%.
        """
        text, end = self.figures.reading.document.folded, self.figures.span(last).end
        at = text.rfind(";", end, self.term.start)
        return at >= 0 and any(
            at < term.start < self.term.start and any(word in term.wide for word in self.ratio.base)
            for term in self.here
        )

    def _spread(self) -> Term | None:
        """The numerator of a rate that says how far something has spread: 行政村190个，建成长廊的行政村156个，
        覆盖率82.1%.
        """
        chain = [each for each in self.here if self.term.index - 3 < each.index < self.term.index]
        if not spreading().search(self.name) or len(chain) != 2 or self.figures[self.term].printed >= 100:
            return None
        base, above = chain
        fits = (
            (same_things(above, base) or some_of(above, base))
            and self._names_no_more(above, base)
            and not any(self.figures.is_change(each) for each in chain)
        )
        return above if fits and self.figures[above].printed <= self.figures[base].printed else None

    def _actual(self) -> Term | None:
        """What was done of what was planned, directly before the rate: 计划检查400次，实际开展360次，完成率90%."""
        chain = [each for each in self.here if self.term.index - 3 < each.index < self.term.index]
        if not self.name.endswith("完成率") or len(chain) != 2 or not self.figures.alike(*chain):
            return None
        planned, above = chain
        named = any(word in planned.wide for word in self.ratio.base) and above.lead.startswith("实际")
        return above if named and not any(self.figures.is_change(each) for each in chain) else None

    def _is_numerator(self, term: Term) -> bool:
        if self.figures.is_change(term) or self.figures.is_average(term) or other_grade(self.name, term):
            return False
        words = by_whom().sub("", term.lead + (term.tail if term.closing else "")).replace(self.name, "")
        if any((word in words) != (word in self.qualifiers) for word in self.every_qualifier):
            return False
        if any("、" in word and term.wide.endswith(word) for word in self.ratio.of):
            return True
        return any(
            word in still_to_do().sub("", words) and not any(other + word in words for other in DENIALS)
            for word in self.ratio.of
            if f"{word}率" not in words and word
        )

    def alike(self, above: Term, terms: Sequence[Term]) -> list[Term]:
        """The others of ``terms`` in units comparable with that of ``above``."""
        return alike(self.figures, above, terms)

    def is_usual(self, fitting: Sequence[Term]) -> bool:
        """Whether the rate is known to rest on such figures; sums of two (受理 with 结转) are."""
        words = self.ratio.base
        named = any(word in fitting[1].wide for word in words)
        return not words or len(fitting) > 2 or named or self._is_due(fitting[1])

    def is_named(self, fitting: Sequence[Term]) -> bool:
        """Whether the words of the part or the rate name the base: 其中一审1480件；一审案件中调解撤诉888件."""
        above, below = fitting[:2]
        core = below.lead.removeprefix("其中").strip(",、")
        return len(core) > 1 and core in above.wide + self.name

    def is_beside(self, fitting: Sequence[Term]) -> bool:
        """Whether the base stands directly before its part: 派单601件，按时结案597件."""
        above, below = fitting[:2]
        before = [term for term in self.alike(above, self.here) if term.index < above.index]
        return bool(before) and before[-1] is below

    def proper(self, above: Term) -> list[Term]:
        """The counts of the sentence that the rate must rest on, as far as one can tell.

        Beside what its name denies, a rate rests on both: 不捕率 on all whose arrest was asked for.
        """
        counts = [
            term
            for term in self.alike(above, self.here)
            if not (self.figures.is_change(term) or _opens_row(term))
        ]
        if self.name[0] in "不未":
            denied = self.name[1:].removesuffix("率")
            near = [term for term in counts if not self._apart(term)]
            if any(denied in re.sub(f"[不未]予?{denied}", "", term.wide + term.tail) for term in near):
                return self._parted(above, counts)
        if self.ratio.base:
            named = [
                term
                for term in counts
                if (self._is_base(term) or self._is_due(term))
                and (term.index < above.index or self.figures[term].printed >= self.figures[above].printed)
                and not (
                    self._is_numerator(term) and self.figures[term].printed < self.figures[above].printed
                )
            ]
            return named or self._planned(above, counts) or self._completed(above, counts)
        before = [term for term in counts if term.index < above.index and not self._excludes(term, above)]
        if before and self._has_own_rate(before[-1], above):
            return []
        larger = [term for term in before if self.figures[term].printed >= self.figures[above].printed]
        said = (*self.ratio.of, *self.qualifiers)
        if larger and (is_part(above, larger[-1], said) or self._is_chain(above, larger[-1])):
            return larger[-1:]
        below = before[-1:] if not larger else []  # 共有26人，持证34人，持证率92.3%
        whole = bool(below) and re.search("共有$|现有|在册|在岗|应[考到参]", below[0].wide) is not None
        return below if whole and self._is_chain(above, below[0]) else []

    def _parted(self, above: Term, counts: Sequence[Term]) -> list[Term]:
        """The figure that all behind it up to the rate make up, the numerator among them: 案卷180卷，优秀54卷、合格117卷、
        不合格9卷，不合格率5%.
        """
        before = [term for term in counts if term.index < above.index]
        parts = [term for term in (*counts, above) if term.index < self.term.index]
        for whole in before:
            added = total([self.figures.value(term) for term in parts if term.index > whole.index])
            if added.is_point and added == self.figures.value(whole):
                return [whole]
        return []

    def nearest_before(self, above: Term) -> list[Term]:
        """The last count before the numerator that is no smaller, for a rate may rest on it: 派单594件，按时结案591件."""
        counts = [term for term in self.alike(above, self.here) if term.index < above.index]
        return [term for term in counts if self.figures[term].printed >= self.figures[above].printed > 0][-1:]

    def _is_base(self, term: Term) -> bool:
        """Whether the words of a figure are those of a base of the rate."""
        words = by_whom().sub("", term.wide)
        return any(word in words or (term.closing and word in term.tail) for word in self.ratio.base)

    def _is_due(self, term: Term) -> bool:
        """Whether the figure counts what had to be done: 应整改126项，已整改124项，整改率98.4%."""
        words = by_whom().sub("", term.wide)
        return any(f"应{word}" in words or f"应当{word}" in words for word in self.ratio.of)

    def proper_before(self, above: Term) -> list[Term]:
        """The counts of the sentence before that the rate must rest on, where its own has none."""
        if any(each.index < self.term.index for each in self.alike(above, self.here)):
            return []
        first = min(above, self.term, key=lambda term: term.index)
        said = ((self.ending, "率") if first is self.term else ()) + (*self.ratio.of, *self.qualifiers)
        before = above_parts(self.figures, self.ratio.base, self.before, self.counts)
        return bases_before(self.figures, self.ratio.base, before, above, first, said)

    def brought_forward(self, above: Term) -> list[Term]:
        """The cases of former years that are printed beside the new ones: 新收2016件，上年结转120件."""
        counts = self.alike(above, self.here)
        found = [term for term in counts if old().search(term.lead) and self.figures.outer(term) is None]
        return found if len(found) == 1 else []

    def pending(self, above: Term) -> list[Term]:
        """The cases that are not concluded, printed beside those that are: 审结1889件，未结217件."""
        return [term for term in self.alike(above, self.here) if pending().search(term.lead + term.tail)]

    def beside(self, above: Term) -> list[Term]:
        """The counts right before and behind a numerator: 起诉12人，附条件不起诉19人; 起诉53人，起诉率94.64%；不起诉3人."""
        counts = self.alike(above, self.here)
        behind = [term for term in counts if term.index > above.index][:1]
        return [term for term in counts if term.index + 1 == above.index] + behind

    def _apart(self, term: Term) -> bool:
        """Whether a semicolon stands between the rate and a figure behind it."""
        text = self.figures.reading.document.folded
        return ";" in text[self.figures.span(self.term).end : self.figures.span(term).start]

    def _names_no_more(self, above: Term, base: Term) -> bool:
        """Whether the name of the rate speaks of nothing but the two figures: not 省级示范村创建率 of 示范村82个."""
        words = above.wide + above.tail + base.wide + base.tail
        named = re.sub("^(?:总体|整体|平均)|(?:覆盖|创建|建成|普及)率$", "", self.name)
        return all(named[at : at + 2] in words for at in range(len(named) - 1))

    def _planned(self, above: Term, counts: Sequence[Term]) -> list[Term]:
        """The figure directly before what was done 实际: 新增托位1200个，实际完成1365个，完成率113.8%."""
        return [term for term in counts if term.index + 1 == above.index and above.lead.startswith("实际")]

    def _completed(self, above: Term, counts: Sequence[Term]) -> list[Term]:
        """The figure before what is done that the rest completes: 62份；其中55份已整改，整改率88.7%，其余7份正在整改; 28个，
        已整改25个，未整改3个，整改率89.3%.
        """
        before = [term for term in counts if term.index < above.index]
        undone = tuple(f"未{word}" for word in self.ratio.of)
        rest = [term for term in counts if term.index > self.term.index and term.lead.startswith(RESTS)]
        rest += [term for term in counts if term.index > above.index and term.lead.endswith(undone)]
        wholes = {self.figures[above].printed + self.figures[term].printed for term in rest}
        return [term for term in before if self.figures[term].printed in wholes][-1:]

    def _is_chain(self, above: Term, base: Term) -> bool:
        """Whether base, numerator and rate follow each other: 调查1500份，有效问卷1463份，有效率97.5%."""
        chained = (
            base.index + 1 == above.index == self.term.index - 1 and self.figures[self.term].printed < 100
        )
        same = self.figures[above].unit == self.figures[base].unit and not is_general(self.figures, above)
        return chained and same and above.mark == "," and not above.wide.startswith("其中")

    def _has_own_rate(self, base: Term, above: Term) -> bool:
        """Whether a semicolon and a rate stand between: 不批捕412人，不捕率33.6%；不起诉286人，不诉率23.1%."""
        between = self.figures.reading.document.folded[base.start : above.start]
        beside = any(rate.index == base.index + 1 for rate in self.rates)
        if beside and len(base.lead) > 3 and base.lead[-2:] == above.lead.rstrip("为达")[-2:]:
            return True  # 节约金额0.72亿元，节资率16.24%，增值金额3385万元，增值率7.39%
        return ";" in between and any(base.index < rate.index < above.index for rate in self.rates)

    def _excludes(self, one: Term, other: Term) -> bool:
        """Whether two figures count classes that exclude each other: 优秀112卷，良好96卷."""
        vocabulary = self.figures.reading.vocabulary
        first, second = ({word for word in vocabulary.sets if word in term.lead} for term in (one, other))
        return bool(first and second) and any(
            not (first.isdisjoint(form.words) or second.isdisjoint(form.words))
            and (first & second).isdisjoint(form.words)
            for form in vocabulary.exclusive
        )
