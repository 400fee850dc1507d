"""The shares of one paragraph: whose each is, and what speaks against comparing it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from lawlint.checks._figures import Figures
from lawlint.checks._levels import is_limit
from lawlint.checks._share.by_names import share_by_names
from lawlint.checks._share.claim import Claim
from lawlint.checks._share.misprint import misprint_of
from lawlint.checks._share.odd_share import odd_ones
from lawlint.checks._share.of_list import these
from lawlint.checks._share.plausible import is_plausible
from lawlint.checks._share.possible import possible
from lawlint.checks._share.problem import wrong_share
from lawlint.checks._share.share_words import base_of, of_all, said_pairs, share_words
from lawlint.checks._share.shares import Shares, may_have_share
from lawlint.checks._share.subject import counted_as, of_several, subject_of, subject_words, with_uncounted
from lawlint.checks._share.wholes import against
from lawlint.checks._share.within import of_class
from lawlint.checks.base import Abstained, Observation, Problem
from lawlint.facts.model import Approx, Kind, Term


class Paragraph:
    """The shares of one paragraph among its figures; ``skip``: wholes that are never printed beside."""

    def __init__(
        self,
        case: str,
        skip: Sequence[str],
        figures: Figures,
        terms: Sequence[Term],
        shares: Sequence[Term],
    ) -> None:
        self.case = case
        self.skip = skip
        self.figures = figures
        self.terms = terms
        self.shares = Shares(figures, terms, shares)
        self.at = self.shares.at

    def judged(self, term: Term) -> Observation | None:
        """A share against the figure before it and every whole in reach."""
        at = self.at[term.index]
        match = share_words().search(term.wide)
        before = [each for each in self.terms[:at] if may_have_share(self.figures, each)]
        explicit = before[-1] if at and self._of(self.terms[at - 1], term) else None
        if explicit is not None and before.pop() is not self.terms[at - 1]:
            return None  # 占民事行政两类案件的12.4%
        aside = explicit is not None and not explicit.wide  # 占委员总数（24人）的62.5%
        base = match["base"] if match and not aside else ""
        if not before or (match is None and explicit is None):
            return None
        if explicit is None and self._of_class_before(self.terms[at - 1], term):
            return None
        if re.match("(?:合计|一共|总共|共)占", term.wide):
            return None  # 扑救火灾17.4万起，抢险救援10.4万起，合计占70.7%
        if any(word in base for word in self.skip):
            return None
        if before[-1].sentence != term.sentence:
            return None if explicit else share_by_names(self.shares, self.case, term)
        above = before.pop()
        while before and (
            self.shares.aside(above, term) or self._is_base(above, before[-1], explicit or term)
        ):
            above = before.pop()
        if above.sentence != term.sentence:
            return None  # 完成整改5家次。甲区（146家次）、乙区（143家次），占57.1%
        if match and (aside or not explicit):
            subject = subject_words(term, match)
            counts = [*before, above]
            named = subject_of(self.figures, term, subject, counted_as(self.figures, subject, counts))
            if named is None:
                plain = of_all(term) and not match["scope"] and not aside
                return possible(self.figures, self.case, term, subject, counts) if plain else None
            above = named
            before = [each for each in before if each.index < above.index]
        if self._of_another(term, above, explicit, base):
            return None
        if aside and explicit is not None and not self._is_sure(term, above, explicit):
            return None
        if match and match["scope"] and not aside and not self._within(match["scope"], term, match.start()):
            return Abstained(self.figures.span(term), "占比的总数不在本段", self.figures.used((above, term)))
        claim = Claim.of(self.shares, term, above, before, explicit, base)
        seen = against(claim, self.case)
        if not isinstance(seen, Problem) or self._is_meant(term, above, seen, base):
            return seen
        if meant := misprint_of(self.shares, term, above, claim.counts, base):
            return wrong_share(self.figures, self.case, term, above, meant)
        return Abstained(seen.span, "与所指的总数相差太远，所指可能不同", seen.used)

    def _is_meant(self, term: Term, above: Term, seen: Problem, base: str) -> bool:
        """Whether the whole that a share was held against may be its own: not where it is of all that its class has
        (股份行2681件，占其投诉总量的82.3%).
        """
        if re.match("其(?!总|全部|所)[\u4e00-\u9fff]", base):
            return False
        bases = [each for each in self.terms if each.index in seen.used and each is not term]
        others = [each for each in bases if each.index != above.index]
        return any(is_plausible(self.figures, term, above, each) for each in (bases, others))

    def _of_another(self, term: Term, above: Term, explicit: Term | None, base: str) -> bool:
        """Whether a share is not that of the figure beside it, or of another year."""
        figures, at = self.figures, self.at[term.index]
        if _last_year_was().match(above.wide) and (explicit is None or self._follows_alike(above)):
            return True  # 优良318天，占366天的86.9%，上年为309天、占84.7%
        if explicit is not None and not figures.alike(explicit, above):
            return True  # 三类案件占全部974件的48.8%
        if self.shares.aside(above, term) or (explicit and of_several(explicit, above)):
            return True
        units = {figures[each].unit.name for each in self.terms[:at]} - {figures[above].unit.name}
        if any(len(unit) > 1 and base.endswith(unit) for unit in units):
            return True  # 41批次、1285户，占抽查批次的36.6%
        if with_uncounted(explicit or term, above) or _of_other_things(figures, above, base):
            return True
        between = self.terms[self.at[above.index] + 1 : at]
        return figures.is_change(above) or any(self._is_rate(each) for each in between)

    def _is_base(self, above: Term, before: Term, share: Term) -> bool:
        """Whether a figure is what another is compared with: 比上年的612件下降三分之一，占; 上年为1398件，翻一番，占."""
        if _of_last_year().match(above.wide):
            return True
        changed = above.index + 1 < share.index and before.index + 1 == above.index
        return (
            changed and _last_year_was().match(above.wide) is not None and self.figures.alike(before, above)
        )

    def _follows_alike(self, above: Term) -> bool:
        """Whether the figure is last year's of the figure right before it, whose share what follows may be, too."""
        at = self.at[above.index]
        before = self.terms[at - 1] if at else None
        return before is not None and before.sentence == above.sentence and self.figures.alike(before, above)

    def _of_class_before(self, beside: Term, share: Term) -> bool:
        """Whether the figure beside a share says whose it is, and counts nothing: 50岁以上占38.7%, 前两类占70%,
        三类占全部的70%.
        """
        of_kinds = self.figures[beside].unit.family == "kind" and share.clause == beside.clause
        several = beside.wide.endswith(("前", "后")) or (
            these().fullmatch(beside.wide) is not None and not share.mark
        )
        return (of_kinds and several) or is_limit(self.figures, beside)

    def _is_rate(self, term: Term) -> bool:
        """Whether a figure is a percentage of something, not how much something changed."""
        return self.figures[term].kind is Kind.PERCENT and not self.figures.is_change(term)

    def _within(self, scope: str, term: Term, stop: int) -> bool:
        """Whether the paragraph speaks of the scope whose share it is: 全省受理90件，其中…占全省的30%."""
        text = self.figures.reading.document.folded
        start = max(text.rfind(mark, 0, self.terms[0].start) for mark in "。\n") + 1
        return scope in text[start : term.start + stop]

    def _of(self, whole: Term, term: Term) -> bool:
        """Whether the figure before the share is what it is of: 占审结的229件的37.55%, 在412件申请中占20.9%, 占委员总数（24人）的
        62.5%.
        """
        if self._bracketed_whole(whole, term):
            return True
        named = _of_named().match(term.wide) is not None and "占" in whole.lead
        within = _within_named().match(term.wide) is not None and "在" in whole.lead
        return (named or within) and whole.clause == term.clause and self.figures.is_count(whole)

    def _bracketed_whole(self, whole: Term, term: Term) -> bool:
        """Whether the figure stands alone in brackets between 占 and its 的."""
        figures, text = self.figures, self.figures.reading.document.folded
        span = figures.span(whole)
        alone = text[span.start - 1] == "(" and text.startswith(")的", span.end) and not whole.wide
        return alone and figures.outer(whole) == term.clause and figures.is_count(whole) and "占" in term.wide

    def _is_sure(self, term: Term, above: Term, whole: Term) -> bool:
        """Whether the figure right before a whole in brackets, and no other of the sentence, must be its part."""
        figures = self.figures
        here = [each for each in self.terms if each.sentence == term.sentence and each not in (above, whole)]
        others = [each for each in here if figures.is_count(each) and figures.alike(each, whole)]
        fits = any(self.shares.fits(term, each, (whole,)) for each in others)
        beside = above.index + 1 == whole.index and above.closing == ","
        return beside and not fits and figures[above].printed <= figures[whole].printed

    def odd(self) -> Iterator[Observation]:
        """The shares of a list that do not rest on the whole that all others agree on."""
        for _, group in groupby(self.shares.all, key=lambda term: term.sentence):
            pairs = [(owner, term) for term in group if (owner := self.shares.owner(term)) is not None]
            pairs = [
                (owner, term)
                for owner, term in pairs
                if owner.index == term.index - 1
                and not self.figures.is_change(owner)
                and not self._of(owner, term)
                and not self.shares.of_one_before(owner, term)
                and self.figures[term].approx is Approx.ROUNDED
                and self.figures.alike(owner, pairs[0][0])
                and not of_class(self.figures, owner)
            ]
            pairs = [pair for pair in pairs if _base(pair[1]) == _base(pairs[0][1])]
            column = self.shares.made_all(pairs[0][1]) if pairs else ()
            yield from odd_ones(self.figures, self.case, pairs, self.shares.pairs_of(column))


def _base(share: Term) -> str:
    """The words of the whole that a share names; none for a total, which those behind it are of without a word: 占收到申请总数
    的1%；…，占6.8%.
    """
    base = base_of(share)
    return "" if base.endswith(("总数", "总量", "总额", "总和", "全部")) else base


def is_of_named(words: str) -> bool:
    """Whether the words stand behind the figure that a share is of: 占审结的229件的37.55%, 占全县4860家企业的24.7%."""
    return _of_named().match(words) is not None


@cache
def _of_named() -> re.Pattern[str]:
    return re.compile("的|[\u4e00-\u9fff]{1,6}的$")


@cache
def _within_named() -> re.Pattern[str]:
    """Behind the figure that a share is of: 在412件申请中占20.9%."""
    return re.compile("[\u4e00-\u9fff]{0,6}(?:当|之)?中,?的?占")


@cache
def _last_year_was() -> re.Pattern[str]:
    return re.compile("(?:而)?(?:上一?年度?|去年|前年|20[0-9][0-9]年)(?:同期)?[为是]")


@cache
def _of_last_year() -> re.Pattern[str]:
    """A figure that another is compared with: 受理408件，比2023年的612件下降三分之一，占全市总量的20%."""
    return re.compile("(?:比|较|与)(?:上一?年度?|去年|前年|20[0-9][0-9]年)(?:同期)?的$")


def _of_other_things(figures: Figures, above: Term, base: str) -> bool:
    """Whether the figure beside a share is no part of what the share is of: 集中在房屋征收等6个领域，占案件总数的69.12%; 造成25人
    死亡，伤4人，占死亡总数的32.1%.
    """
    fields = re.search("案件(?:总[数量]|数量?)?$", base) is not None and figures[above].unit.family != "case"
    noun = re.match("[\u4e00-\u9fff]*", above.tail)
    bodies = figures[above].unit.family == "piece" and noun is not None and bool(noun[0] and said_pairs(base))
    if bodies and noun is not None and not any(char in base for char in noun[0]):
        return True  # 涵盖税务等12个部门，占社区事务总量的95%
    hurt = "死亡" in base and re.search("伤$", above.lead) is not None
    return fields or hurt
