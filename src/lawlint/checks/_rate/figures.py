"""What the paragraph of a rate offers to compare it with: its numerator and its base."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lawlint.checks._figures import RESTS, Figures
from lawlint.checks._fitting import alike
from lawlint.checks._openers import OPENERS
from lawlint.checks._quotient import same_things, some_of
from lawlint.checks._rate.before import goes_on
from lawlint.checks._rate.words import (
    DENIALS,
    Ratio,
    by_whom,
    in_time,
    parted,
    said,
    spreading,
    stem_of,
    still_to_do,
    way_of,
)
from lawlint.facts.approx import DURATIONS
from lawlint.facts.model import Approx, Kind, Term


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
        stem = in_time(stem_of(re.split("[、“”]", name)[-1])).removeprefix("案件")
        self.ratio = rates.get(ending, Ratio(of=(*said(stem), *parted(stem, terms))))
        self.ending = ending
        self.listed = bool(ending)
        self.figures = figures
        self.term = term
        self.name = name
        self.every_qualifier = qualifiers
        self.qualifiers = [word for word in qualifiers if word in in_time(name)]
        self.counts = [each for each in terms if figures.is_count(each)]
        self.rates = [each for each in terms if figures[each].kind is Kind.PERCENT and "率" in each.wide]
        self.here = [each for each in self.counts if each.sentence == term.sentence]
        self.before = [each for each in self.counts if each.sentence == term.sentence - 1]
        if not self.here and name == ending and goes_on(figures, self.before, term, ()):
            self.here = self.before if any(map(self.is_numerator, self.before)) else []

    def numerators(self) -> list[Term]:
        """The counts that the rate may be of: those before it, if any are."""
        chain = [each for each in self.here if self.term.index - 3 < each.index < self.term.index]
        if len(chain) == 2 and self.is_due_and_done(*chain):
            return chain[1:]
        found = [term for term in self.here if self.is_numerator(term) and not self._is_of_more(term)]
        numerators = [term for term in found if term.index < self.term.index]
        numerators = numerators or [
            term
            for term in found
            if not (
                self._stands_apart(term) or term.lead.startswith(("另", *RESTS)) or self._is_of_causes(term)
            )
        ]  # 135人一次合格，合格率98.5%，另外2人经补考合格
        if not numerators and (
            beside := self._spread() or self._actual() or self._among() or self._within_limit()
        ):
            numerators = [beside]
        return numerators

    def _is_of_more(self, term: Term) -> bool:
        """Whether a figure stands before a part with a base of its own: 不合格38批次，其中农产品抽检1620批次，不合格率1.6%."""
        last = next((each for each in self.here if each.index + 1 == self.term.index), None)
        part = last is not None and "其中" in last.wide and self.is_base(last) and self.name == self.ending
        return bool(part and last and not self.is_numerator(last) and term.index < last.index)

    def _stands_apart(self, term: Term) -> bool:
        """Whether a figure behind the rate is of a part, or stands behind a semicolon."""
        text = self.figures.reading.document.folded
        return term.wide.startswith(OPENERS) or ";" in text[self.figures.span(self.term).end : term.start]

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

    def _among(self) -> Term | None:
        """What is said to be some of all, directly before the rate: 2418项服务事项中，2331项列入中心管理，入驻率96.4%."""
        chain = [each for each in self.here if self.term.index - 3 < each.index < self.term.index]
        if len(chain) != 2 or not self.figures.alike(*chain) or chain[1].index + 1 != self.term.index:
            return None
        base, above = chain
        said = base.tail.endswith("中") and base.closing == above.mark == ","
        deed, of = self.name.removesuffix("率")[-2:], self.name.removesuffix("率")[:-2]
        named = _is_deed(deed, above.tail) and of in base.tail
        return above if said and named and self.term.clause == above.clause + 1 else None

    def _actual(self) -> Term | None:
        """What was done of what was planned, directly before the rate: 计划检查400次，实际开展360次，完成率90%."""
        chain = [each for each in self.here if self.term.index - 3 < each.index < self.term.index]
        if not self.name.endswith("完成率") or len(chain) != 2 or not self.figures.alike(*chain):
            return None
        planned, above = chain
        named = any(word in planned.wide for word in self.ratio.base) and above.lead.startswith("实际")
        return above if named and not any(self.figures.is_change(each) for each in chain) else None

    def _within_limit(self) -> Term | None:
        """What was done within so many days, before a rate of what was done in time, which is no lower: 公示860条，7个工作日
        内公示843条，公示及时率98.0%.
        """
        above = next((each for each in self.here if each.index + 1 == self.term.index), None)
        if above is None or not above.index or self.qualifiers != ["及时"]:
            return None
        limit, deed = (
            self.figures.quantities[above.index - 1],
            stem_of(in_time(self.name)).replace("及时", ""),
        )
        within = limit.unit.family in DURATIONS and limit.approx is Approx.AT_MOST
        if not within or limit.span.end < above.start or len(deed) < 2 or deed not in above.lead:
            return None
        base = next(
            (each for each in reversed(self.alike(above, self.here)) if each.index < above.index), above
        )
        share = self.figures.size(above) * 100 / self.figures.size(base)
        return above if self.figures[self.term].printed <= share + self.figures[self.term].step else None

    def is_due_and_done(self, due: Term, done: Term) -> bool:
        """Whether a rate directly behind two figures is of what was due and what was done of it: 应检4312家，实检4187家，
        年检率97.1%.
        """
        plain = not self.listed and not self.qualifiers and self.figures.alike(due, done)
        changes = self.figures.is_change(due) or self.figures.is_change(done)
        words = (
            re.search("(?:应|计划)([一-鿿]{1,3})$", due.lead),
            re.search("实际?([一-鿿]{1,3})$", done.lead),
        )
        return bool(plain and not changes and words[0] and words[1] and words[0][1] == words[1][1])

    def _is_of_causes(self, term: Term) -> bool:
        """Whether a figure counts why there were cases, not the cases: 败诉原因集中在程序、证据两个方面."""
        found = re.search("的?(?:案件)?的?(?:主要|共性|突出)?(?:原因|案由|理由|类型)", term.lead)
        return found is not None and term.lead[: found.start()].endswith(self.ratio.of)

    def is_numerator(self, term: Term) -> bool:
        if re.search("(?:证人|鉴定人|辩护人|公诉人)(?:实际)?出庭", term.lead):
            return False
        if self.figures.is_change(term) or self.figures.is_average(term):
            return False
        words = by_whom().sub("", term.lead + (term.tail if term.closing else "")).replace(self.name, "")
        words = in_time(words)
        if any((word in words) != (word in self.qualifiers) for word in self.every_qualifier):
            return False
        if any("、" in word and way_of().sub("", term.wide).endswith(word) for word in self.ratio.of):
            return True
        return any(
            word in still_to_do().sub("", words)
            and not any(other + word in words for other in DENIALS)
            and not re.search(f"未(?!成年|央)[\u4e00-\u9fff]{{1,2}}{word}", words)  # 未调解成功
            for word in self.ratio.of
            if f"{word}率" not in words and word
        )

    def alike(self, above: Term, terms: Sequence[Term]) -> list[Term]:
        """The others of ``terms`` in units comparable with that of ``above``."""
        return alike(self.figures, above, terms)

    def in_one_item(self, one: Term, other: Term) -> bool:
        """Whether no semicolon or full stop stands between two figures."""
        first, last = sorted((one.start, other.start))
        return {";", "。"}.isdisjoint(self.figures.reading.document.folded[first:last])

    def own_item(self) -> list[Term]:
        """The counts before the rate in its item, where one is its numerator and one its base by their words."""
        found = [each for each in self.here if each.index < self.term.index]
        found = [each for each in found if self.in_one_item(each, self.term)]
        above = [each for each in found if self.is_numerator(each)]
        below = [each for each in found if self.is_base(each) and each not in above]
        return found if len(above) == len(below) == 1 else []

    def is_usual(self, fitting: Sequence[Term]) -> bool:
        """Whether the rate is known to rest on such figures; sums of two (受理 with 结转) are."""
        words = self.ratio.base
        named = any(word in fitting[1].wide for word in words)
        return not words or len(fitting) > 2 or named or self.is_due(fitting[1])

    def is_base(self, term: Term) -> bool:
        """Whether the words of a figure are those of a base of the rate."""
        words = by_whom().sub("", term.wide)
        return any(word in words or (term.closing and word in term.tail) for word in self.ratio.base)

    def is_due(self, term: Term) -> bool:
        """Whether the figure counts what had to be done: 应整改126项，已整改124项，整改率98.4%."""
        words = by_whom().sub("", term.wide)
        return any(f"应{word}" in words or f"应当{word}" in words for word in self.ratio.of)

    def _names_no_more(self, above: Term, base: Term) -> bool:
        """Whether the name of the rate speaks of nothing but the two figures: not 省级示范村创建率 of 示范村82个."""
        words = above.wide + above.tail + base.wide + base.tail
        named = re.sub("^(?:总体|整体|平均)|(?:覆盖|创建|建成|普及)率$", "", self.name)
        return all(named[at : at + 2] in words for at in range(len(named) - 1))


def _is_deed(deed: str, words: str) -> bool:
    """Whether words say what a rate is of: 列入 of 入驻率, 建成 of 建成率."""
    entered = ("列入", "纳入", "进驻", "入驻")
    return words.startswith(entered) if deed in ("入驻", "进驻", "纳入") else words.startswith(deed)
