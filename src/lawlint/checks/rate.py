"""Rates against the counts they rest on: 败诉率, 合格率, 调解成功率.

For a rate whose numerator is printed, every count of the paragraph that may be its base is tried, and sums
of two (受理 with 结转); so are half-up rounding and truncation.  It is reported only when the proper base
is printed in the same sentence and none fits, or only one fits that is not usual.  For a rate without
numerator, a base that allows no whole number of cases is reported (58.33% of 50 is nothing), where the base
is small enough for that to mean something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from lawlint.checks._figures import Figures, paragraphs
from lawlint.checks._fitting import MOST, alike, fitting, together
from lawlint.checks._quotient import allows, impossible, is_part, same_things, unexplained
from lawlint.checks._targets import of_target
from lawlint.checks._things import is_general
from lawlint.checks.base import Abstained, Held, Observation, Reading
from lawlint.facts.cues import label
from lawlint.facts.model import Approx, Kind, Term
from lawlint.lean import dataclass, field

MISMATCH, IMPOSSIBLE, UNUSUAL = "mismatch", "impossible", "unusual-base"
CASES = (MISMATCH, IMPOSSIBLE, UNUSUAL)
PLACEHOLDERS = ("rate", "computed")


@dataclass(frozen=True, slots=True)
class Ratio:
    of: tuple[str, ...] = ()
    """分子：出现这些词的数字。 / The numerator: words beside it."""
    base: tuple[str, ...] = ()
    """分母：出现这些词的数字；缺省为分子前面最近的同单位数字。 / The base: words beside it."""
    whole: bool = False
    """分子必是整数，可作整数检验。 / The numerator is a whole number of the base's units."""
    skip: bool = False
    """分母不明，不检查。 / The base is not known from the text; never checked."""


@dataclass(frozen=True, slots=True)
class Params:
    rates: Mapping[str, Ratio] = field(default_factory=dict)
    """比率名称的结尾，如“败诉率”。 / Rates by the end of their name."""
    qualifiers: tuple[str, ...] = ()
    """改变分子含义的词，如“按期”；分子须带同样的词。 / Words that the numerator must carry, too."""


@cache
def _name() -> re.Pattern[str]:
    """The name of a rate at the end of the words before a percentage."""
    verbs = "达到了?|达|为|是|约|超过|保持在?|稳定在?|(?:提升|提高|上升|下降)[至到]|增至|降至"
    return re.compile(rf"([\u4e00-\u9fff“”、]{{1,14}}率)(?:均|已|也|都)?(?:高|仅|只)?(?:{verbs})?$")


@cache
def _of_time() -> re.Pattern[str]:
    """Rates that may be meant of what was done in time."""
    return re.compile("[办复结改访核审]")


def check(params: Params, reading: Reading) -> Iterator[Observation]:
    """Every rate of every paragraph."""
    figures = Figures(reading)
    for terms in paragraphs(reading.facts):
        for term in terms:
            quantity = figures[term]
            if quantity.kind is not Kind.PERCENT or quantity.approx not in (Approx.ROUNDED, Approx.EXACT):
                continue
            named = _name().search(term.wide)
            target = None if named else of_target(figures, MISMATCH, terms, term)
            if target is not None:
                yield target
            seen = _Rate(params, figures, terms, term, named[1]).judged() if named else None
            if seen is not None:
                yield seen


@cache
def _still_to_do() -> re.Pattern[str]:
    """What is yet to be done, or was ordered: 限期整改125处, 应出庭42件."""
    return re.compile(
        "(?:限期|责令|督促|应当?|需要?|待|拟|正在|计划)(?:整改|出庭|办结|完成|审结|化解|参训)(?!到位|完成)"
    )


@cache
def _spreading() -> re.Pattern[str]:
    return re.compile("(?:覆盖|创建|建成|普及)率$")


@cache
def _sort_of_case() -> re.Pattern[str]:
    """A sort of cases behind the verb: 成功调解家事纠纷, 办结涉企案件."""
    verbs = "调解|化解|办结|结案|审结|整改|完成|执结"
    return re.compile(
        f"(?:{verbs})([\\u4e00-\\u9fff]{{2,6}})(?:纠纷|案件|企业|事项|项目|问题|隐患|线索|投诉|矛盾|申请)$"
    )


class _Rate:
    """One rate: ``terms`` of its paragraph, ``here`` those of its sentence."""

    def __init__(
        self, params: Params, figures: Figures, terms: Sequence[Term], term: Term, name: str
    ) -> None:
        ending = max((each for each in params.rates if name.endswith(each)), key=len, default="")
        stem = re.split("[、“”]", name)[-1].removesuffix("率")
        self.ratio = params.rates.get(ending, Ratio(of=(stem,)))
        self.listed = bool(ending)
        self.figures = figures
        self.term = term
        self.name = name
        self.every_qualifier = params.qualifiers
        self.qualifiers = [word for word in params.qualifiers if word in name]
        self.counts = [each for each in terms if figures.is_count(each)]
        self.here = [each for each in self.counts if each.sentence == term.sentence]

    def judged(self) -> Observation | None:
        """The verdict, or None when the text offers nothing to compare."""
        if self.ratio.skip:
            return None
        found = [term for term in self.here if self._is_numerator(term)]
        numerators = [term for term in found if term.index < self.term.index] or found
        if not numerators and (beside := self._spread()):
            numerators = [beside]
        if not numerators:
            return self._whole_number() if self.ratio.whole and not self.qualifiers else None
        found_bases = fitting(self.figures, self.term, numerators, self.counts)
        if not found_bases:
            several = together(self.figures, self.term, numerators, self.here)
            if several:
                used = self.figures.used((*several, self.term))
                return Held(self.figures.span(self.term), self.name, used, exact=True)
            return self._mismatch(numerators)
        usual = [each for each in found_bases if self._is_usual(each) or self._is_beside(each)]
        above, *below = (usual or found_bases)[0]
        proper = self._proper(above)
        if not usual and len(numerators) == 1 and proper:
            return unexplained(self.figures, UNUSUAL, (self.name, self.term), above, proper, below[0])
        used = self.figures.used((above, *below, self.term))
        return Held(self.figures.span(self.term), self.name, used, exact=len(below) == 1)

    def _spread(self) -> Term | None:
        """The numerator of a rate that says how far something has spread: 行政村190个，建成长廊的行政村156个，
        覆盖率82.1%.
        """
        chain = [each for each in self.here if self.term.index - 3 < each.index < self.term.index]
        if not _spreading().search(self.name) or len(chain) != 2 or self.figures[self.term].printed >= 100:
            return None
        base, above = chain
        fits = (
            same_things(above, base)
            and self._names_no_more(above, base)
            and not any(self.figures.is_change(each) for each in chain)
        )
        return above if fits and self.figures[above].printed <= self.figures[base].printed else None

    def _is_numerator(self, term: Term) -> bool:
        if self.figures.is_change(term) or self.figures.is_average(term):
            return False
        words = (term.lead + (term.tail if term.closing else "")).replace(self.name, "")
        if any((word in words) != (word in self.qualifiers) for word in self.every_qualifier):
            return False
        if any("、" in word and term.wide.endswith(word) for word in self.ratio.of):
            return True
        return any(
            word in _still_to_do().sub("", words)
            and not any(other in words for other in (f"{word}率", f"未{word}", f"不{word}"))
            for word in self.ratio.of
        )

    def _alike(self, above: Term, terms: Sequence[Term]) -> list[Term]:
        return alike(self.figures, above, terms)

    def _is_usual(self, fitting: Sequence[Term]) -> bool:
        """Whether the rate is known to rest on such figures; sums of two (受理 with 结转) are."""
        words = self.ratio.base
        return not words or len(fitting) > 2 or any(word in fitting[1].wide for word in words)

    def _is_beside(self, fitting: Sequence[Term]) -> bool:
        """Whether the base stands directly before its part: 派单601件，按时结案597件."""
        above, below = fitting[:2]
        before = [term for term in self._alike(above, self.here) if term.index < above.index]
        return bool(before) and before[-1] is below

    def _proper(self, above: Term) -> list[Term]:
        """The counts of the sentence that the rate must rest on, as far as one can tell.

        Beside what its name denies, a rate rests on both: 不捕率 on all whose arrest was asked for.
        """
        counts = [term for term in self._alike(above, self.here) if not self.figures.is_change(term)]
        if self.name[0] in "不未":
            denied = self.name[1:].removesuffix("率")
            if any(denied in term.wide + term.tail for term in counts):
                return []
        if self.ratio.base:
            named = [term for term in counts if any(word in term.wide for word in self.ratio.base)]
            return named or self._planned(above, counts)
        before = [term for term in counts if term.index < above.index and not self._excludes(term, above)]
        larger = [term for term in before if self.figures[term].printed >= self.figures[above].printed]
        said = (*self.ratio.of, *self.qualifiers)
        if larger and (is_part(above, larger[-1], said) or self._is_chain(above, larger[-1])):
            return larger[-1:]
        return []

    def _names_no_more(self, above: Term, base: Term) -> bool:
        """Whether the name of the rate speaks of nothing but the two figures: not 省级示范村创建率 of 示范村82个."""
        words = above.wide + above.tail + base.wide + base.tail
        named = re.sub("^(?:总体|整体|平均)|(?:覆盖|创建|建成|普及)率$", "", self.name)
        return all(named[at : at + 2] in words for at in range(len(named) - 1))

    def _planned(self, above: Term, counts: Sequence[Term]) -> list[Term]:
        """The figure directly before what was done 实际: 新增托位1200个，实际完成1365个，完成率113.8%."""
        return [term for term in counts if term.index + 1 == above.index and above.lead.startswith("实际")]

    def _is_chain(self, above: Term, base: Term) -> bool:
        """Whether base, numerator and rate follow each other: 调查1500份，有效问卷1463份，有效率97.5%."""
        chained = (
            base.index + 1 == above.index == self.term.index - 1 and self.figures[self.term].printed < 100
        )
        same = self.figures[above].unit == self.figures[base].unit and not is_general(self.figures, above)
        return chained and same and above.mark == "," and not above.wide.startswith("其中")

    def _excludes(self, one: Term, other: Term) -> bool:
        """Whether two figures count classes that exclude each other: 优秀112卷，良好96卷."""
        vocabulary = self.figures.reading.vocabulary
        first, second = ({word for word in vocabulary.sets if word in term.lead} for term in (one, other))
        return bool(first and second) and any(
            not (first.isdisjoint(form.words) or second.isdisjoint(form.words))
            and (first & second).isdisjoint(form.words)
            for form in vocabulary.exclusive
        )

    def _mismatch(self, numerators: Sequence[Term]) -> Observation:
        above = min(numerators, key=lambda term: abs(term.index - self.term.index))
        bases = self._proper(above)
        used = self.figures.used((above, *bases, self.term))
        reason = ""
        if not bases:
            reason = "分母不在本句"
        elif self.figures[self.term].printed == 100 and _of_time().search(self.name):
            reason = "可能指按期完成的比率"
        elif not self.listed and self._parted(above) and not self._is_class(above):
            reason = "分子不确定"
        elif self.listed and self._is_narrower(above, bases):
            reason = "分子只是其中一类"
        elif self._of_other_cases():
            reason = "比率说的是其中一类案件"
        if reason:
            return Abstained(self.figures.span(self.term), f"{self.name}：{reason}", used)
        return unexplained(self.figures, MISMATCH, (self.name, self.term), above, bases)

    def _parted(self, above: Term) -> bool:
        """Whether another count stands between the numerator and the rate."""
        low, high = sorted((above.index, self.term.index))
        return any(low < term.index < high for term in self._alike(above, self.here))

    def _is_narrower(self, above: Term, bases: Sequence[Term]) -> bool:
        """Whether the numerator names a sort that no base names: 调解486件，成功调解家事纠纷213件，成功率98%."""
        found = _sort_of_case().search(above.lead)
        words = "".join(base.wide + base.tail for base in bases)
        sort = label(self.figures.reading.vocabulary, found[1]).rest if found else ""
        return len(sort) > 1 and any(sort[at : at + 2] not in words for at in range(len(sort) - 1))

    def _of_other_cases(self) -> bool:
        """Whether the name of the rate speaks of a class of cases that no figure of the sentence counts:
        受理各类案件1008件，结案927件，审判案件结案率92.3%.
        """
        named = re.search("([\u4e00-\u9fff]{2})类?案件", self.name)
        return named is not None and not any(named[1] in term.wide + term.tail for term in self.here)

    def _is_class(self, above: Term) -> bool:
        """Whether the rate has the name of a class in a list (优秀18个、良好25个，优秀率39.1%)."""
        return above.lead.removeprefix("其中").removeprefix("评出") in self.ratio.of

    def _whole_number(self) -> Observation | None:
        """Whether some whole number of a base gives the printed rate."""
        rate = self.figures[self.term]
        proper = [
            term
            for term in self.here
            if term.index < self.term.index
            and any(word in term.wide for word in self.ratio.base)
            and not self.figures.is_change(term)
        ]
        if not proper:
            return None
        bases = [term for term in self.counts if any(self.figures.alike(term, each) for each in proper)]
        used = self.figures.used((*proper, self.term))
        span = self.figures.span(self.term)
        if rate.approx is not Approx.ROUNDED or not all(self.figures[term].exact for term in bases):
            return Abstained(span, f"{self.name}：分母为约数", used)
        sizes = [self.figures[term].printed for term in bases]
        sizes += [one + two for one, two in combinations(sizes[:MOST], 2)]
        if any(allows(size, rate) for size in sizes):
            return Held(span, self.name, used)
        return impossible(self.figures, IMPOSSIBLE, (self.name, self.term), proper)
