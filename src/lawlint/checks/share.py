"""Shares of a whole: 占比48%, 占审结案件的37.55%, and shares that should add up to 100%.

A share is compared with every whole that the paragraph offers and with sums of two.  It is reported when
the whole is certain: the figure that 其中 divides, or the one whose words stand between 占 and 的; or when
all other shares of the list agree on another whole.  The shares of a list that ends with the rest (其他)
add up to 100%, and so do those of classes of age or schooling that touch.  Shares alone in brackets
(43件（30.3%）) are compared with the whole that most of them rest on.
One share may be nudged by one unit of its last place to make the column come out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, groupby

from lawlint.checks._figures import Figures, paragraphs, sentences
from lawlint.checks._levels import is_limit
from lawlint.checks._share.bands import LIMITS, share_bands
from lawlint.checks._share.bare_share import unlike_all
from lawlint.checks._share.bracket_shares import bracketed
from lawlint.checks._share.by_names import share_by_names
from lawlint.checks._share.classes import classes_of_all, complete_set, exclusive
from lawlint.checks._share.in_words import shares_in_words
from lawlint.checks._share.lines import share_lines
from lawlint.checks._share.misprint import beside_behind, misprint_of, total_behind
from lawlint.checks._share.named import of_two_classes, owns_alone
from lawlint.checks._share.odd_share import odd_ones
from lawlint.checks._share.paired_shares import paired
from lawlint.checks._share.possible import possible
from lawlint.checks._share.problem import grouped, wrong_share
from lawlint.checks._share.rest_of_all import rest_of_all
from lawlint.checks._share.structure import structures
from lawlint.checks._share.subject import names_pair, of_several, subject_of, with_uncounted
from lawlint.checks._share.sums import adds_up, begins_row, joint, listed
from lawlint.checks._shares import (
    Shares,
    counted_as,
    may_have_share,
    of_all,
    said_pairs,
    share_words,
    within_class,
)
from lawlint.checks.base import Abstained, Held, Observation, Problem, Reading
from lawlint.facts.cues import label
from lawlint.facts.model import Approx, Kind, Term
from lawlint.lean import dataclass

SHARE, COLUMN = "share", "column"
CASES = (SHARE, COLUMN)
PLACEHOLDERS = ("share", "computed")
_MOST = 12  # counts of which sums of two are tried


@dataclass(frozen=True, slots=True)
class Params:
    skip: tuple[str, ...] = ("任务", "计划", "目标", "GDP", "生产总值")
    """占的是这些时不检查。 / Wholes that the figures beside do not print."""


def check(params: Params, reading: Reading) -> Iterator[Observation]:
    """Every share of every paragraph, then the columns of shares of every sentence."""
    figures = Figures(reading)
    yield from structures(reading, COLUMN)
    for terms in paragraphs(reading.facts):
        yield from bracketed(figures, SHARE, terms)
        yield from shares_in_words(figures, SHARE, terms)
    if "占" not in reading.document.folded:
        return
    for terms in paragraphs(reading.facts):
        shares = [
            term
            for at, term in enumerate(terms)
            if _is_share(figures, terms, at)
            and not begins_row(figures, terms, at)
            and not (at and _shared_out(terms[at - 1], term))
        ]
        yield from listed(figures, COLUMN, terms)
        yield from joint(figures, COLUMN, terms)
        yield from rest_of_all(figures, COLUMN, terms)
        yield from paired(figures, SHARE, terms)
        if not shares:
            continue
        paragraph = _Paragraph(params, figures, terms, shares)
        found = [seen for term in shares if (seen := paragraph.judged(term)) is not None]
        if not any(isinstance(seen, Problem) for seen in found):
            found.extend(paragraph.odd())
        yield from grouped(found)
        for _, group in groupby(shares, key=lambda term: term.sentence):
            together = [term for term in group if not within_class(term)]
            yield from adds_up(figures, COLUMN, together)
            yield from classes_of_all(figures, COLUMN, [term for term in together if of_all(term)])
            yield from exclusive(figures, COLUMN, [term for term in together if of_all(term)])
    yield from share_lines(figures, SHARE)
    if any(word in reading.document.folded for word in LIMITS):
        for terms in sentences(reading.facts):
            yield from share_bands(figures, COLUMN, terms)


def _is_share(figures: Figures, terms: Sequence[Term], at: int) -> bool:
    term = terms[at]
    quantity = figures[term]
    if quantity.kind is not Kind.PERCENT or quantity.approx in (Approx.ABOUT, Approx.RANGE):
        return False
    if term.tail.startswith("的"):
        return False  # 审结240件，占七成的是行政处罚类案件
    if term.wide.endswith(("由", "从")) or _of_row().search(term.wide):
        return False
    if at and _of_named().match(term.wide) and re.search("[占在]", terms[at - 1].wide):
        return True
    return "占" in term.wide and share_words().search(term.wide) is not None


@cache
def _of_row() -> re.Pattern[str]:
    return re.compile("分别|依次|各自")


def _shared_out(whole: Term, term: Term) -> bool:
    """Whether a share is the first of several of one named whole: 分别占全市476件的26.5%、62.6%和10.9%."""
    return (
        _of_named().match(term.wide) is not None
        and re.search("(?:分别|依次|各自|各)占", whole.lead) is not None
    )


@cache
def _of_named() -> re.Pattern[str]:
    """Behind the figure that a share is of: 占审结的229件的37.55%, 占全县4860家企业的24.7%."""
    return re.compile("的|[\u4e00-\u9fff]{1,6}的$")


@cache
def _within_named() -> re.Pattern[str]:
    """Behind the figure that a share is of: 在412件申请中占20.9%."""
    return re.compile("[\u4e00-\u9fff]{0,6}(?:当|之)?中,?的?占")


class _Paragraph:
    """The shares of one paragraph among its figures."""

    def __init__(
        self, params: Params, figures: Figures, terms: Sequence[Term], shares: Sequence[Term]
    ) -> None:
        self.params = params
        self.figures = figures
        self.terms = terms
        self.shares = Shares(figures, terms, shares)
        self.at = self.shares.at

    def judged(self, term: Term) -> Observation | None:
        """A share against the figure before it and every whole in reach."""
        at = self.at[term.index]
        match = share_words().search(term.wide)
        before = [each for each in self.terms[:at] if may_have_share(self.figures, each)]
        explicit = before.pop() if at and self._of(self.terms[at - 1], term) else None
        base = match["base"] if match else ""
        if not before or (match is None and explicit is None):
            return None
        if explicit is None and self._of_class_before(self.terms[at - 1]):
            return None
        if re.match("(?:合计|一共|总共|共)占", term.wide):
            return None  # 扑救火灾17.4万起，抢险救援10.4万起，合计占70.7%
        if any(word in base for word in self.params.skip):
            return None
        if before[-1].sentence != term.sentence:
            return None if explicit else share_by_names(self.shares, SHARE, term)
        above = before.pop()
        while before and (self.shares.aside(above, term) or _of_last_year().match(above.wide)):
            above = before.pop()
        if match and not explicit:
            subject = term.wide[: match.start()]
            named = subject_of(subject, counted_as(self.figures, subject, [*before, above]))
            if named is None:
                plain = of_all(term) and not match["scope"]
                counts = [*before, above]
                return possible(self.figures, SHARE, term, subject, counts) if plain else None
            above = named
            before = [each for each in before if each.index < above.index]
        if explicit is None and _last_year_was().match(above.wide):
            return None  # 优良318天，占366天的86.9%，上年为309天、占84.7%
        if explicit is not None and not self.figures.alike(explicit, above):
            return None  # 三类案件占全部974件的48.8%
        if self.shares.aside(above, term) or (explicit and of_several(explicit, above)):
            return None
        units = {self.figures[each].unit.name for each in self.terms[:at]} - {self.figures[above].unit.name}
        if any(len(unit) > 1 and base.endswith(unit) for unit in units):
            return None  # 41批次、1285户，占抽查批次的36.6%
        if with_uncounted(explicit or term, above) or _of_other_things(self.figures, above, base):
            return None
        between = self.terms[self.at[above.index] + 1 : at]
        if self.figures.is_change(above) or any(self._is_rate(each) for each in between):
            return None
        if match and match["scope"] and not self._within(match["scope"], term, match.start()):
            return Abstained(self.figures.span(term), "占比的总数不在本段", self.figures.used((above, term)))
        return self._against(term, above, before, explicit, base)

    def _of_class_before(self, beside: Term) -> bool:
        """Whether the figure beside a share says whose it is, and counts nothing: 50岁以上占38.7%, 前两类占70%."""
        first_ones = self.figures[beside].unit.family == "kind" and beside.wide.endswith(("前", "后"))
        return first_ones or is_limit(self.figures, beside)

    def _is_rate(self, term: Term) -> bool:
        """Whether a figure is a percentage of something, not how much something changed."""
        return self.figures[term].kind is Kind.PERCENT and not self.figures.is_change(term)

    def _within(self, scope: str, term: Term, stop: int) -> bool:
        """Whether the paragraph speaks of the scope whose share it is: 全省受理90件，其中…占全省的30%."""
        document = self.figures.reading.document
        return scope in document.folded[document.blocks[term.block].span.start : term.start + stop]

    def _of(self, whole: Term, term: Term) -> bool:
        """Whether the figure before the share is what it is of: 占审结的229件的37.55%, 在412件申请中占20.9%."""
        named = _of_named().match(term.wide) is not None and "占" in whole.lead
        within = _within_named().match(term.wide) is not None and "在" in whole.lead
        return (named or within) and whole.clause == term.clause and self.figures.is_count(whole)

    def _against(
        self, term: Term, above: Term, before: list[Term], explicit: Term | None, base: str
    ) -> Observation:
        figures = self.figures
        counts = [each for each in self.terms if may_have_share(figures, each) and figures.alike(each, above)]
        owners = [owner for share in self.shares.all if (owner := self.shares.owner(share)) is not None]
        column = [each for each in owners if each.sentence == term.sentence and each in counts]
        sure = None
        if of_all(term):
            sure = self.shares.made_up(column, above, counts) or self.shares.shared(column, above, counts)
        singles = [(each,) for each in counts if each is not above and not (sure and each in column)]
        here = [each for each in counts if each.sentence == term.sentence]
        lists = [tuple(each) for each in (column, here) if len(each) > 1]
        for below in [(explicit,)] if explicit else (*singles, *lists):
            if self.shares.fits(term, above, below):
                exact = len(below) == 1 or all(
                    self.shares.fits(share, owner, below)
                    for share in self.shares.all
                    if (owner := self.shares.owner(share)) is not None and owner in below
                )
                return Held(figures.span(term), "share", figures.used((above, *below, term)), exact=exact)
        used = figures.used((above, term))
        before = [each for each in before if not owns_alone(self.shares, each, term)]
        if self.shares.fits_together(term, above):
            return Held(figures.span(term), "share", used)
        pairs = () if sure or explicit else combinations(counts[:_MOST], 2)
        if any(self.shares.fits(term, above, pair) for pair in pairs):
            return Held(figures.span(term), "share", used)
        if self._of_one_year(above):
            return Abstained(figures.span(term), "占比的总数可能是某一年的", used)
        if not base and explicit is None and self._names_its_whole(above, before):
            return Abstained(figures.span(term), "占比的总数未写出", used)
        if named := said_pairs(base):
            behind = self._in_bracket_behind(term, counts) or beside_behind(self.shares, term, counts)
            beside = self.shares.column_of(base)
            inside = [*(each for each in before if each in counts and each not in beside), *behind]
            inside = [each for each in inside if not self.shares.aside(each, term) or each in behind]
            wholes = [each for each in inside if names_pair(named, each.wide) or names_pair(named, each.tail)]
            own = {pair for pair in named if pair in above.wide}  # 其中较大火灾45起，占全部较大火灾的56.25%
            wholes = [each for each in wholes if all(pair in each.wide + each.tail for pair in own)]
            wholes = [each for each in wholes if not of_two_classes(figures, base, each)]
            narrowed = _narrowed().match(base)  # 举报413起，其中村上报226起，占有效举报的76%
            wholes = [each for each in wholes if not narrowed or narrowed[0] in each.wide]
            size = figures[above].printed  # a whole is not smaller than its part
            wholes = [each for each in wholes if figures[each].printed >= size]
            wholes = list({figures[each].printed: each for each in wholes}.values())
            whole = (
                wholes[0]
                if len(wholes) == 1
                and not self.shares.elsewhere(term, above, lambda words: names_pair(named, words))
                else None
            )
        else:
            others = [each for each in before if each in counts and each not in owners]
            whole = explicit or self.shares.whole(others, above) or self.shares.agreed(term, counts)
            if whole is not explicit and self.shares.elsewhere(term, above, bool):
                return Abstained(figures.span(term), "占比的总数在另一段", used)
        whole = whole or sure or self.shares.made_up(column, above, counts)
        whole = whole or (None if base else total_behind(self.shares, term, above, counts))
        if whole is not None:
            return wrong_share(figures, SHARE, term, above, [whole])
        pair = [] if base else complete_set(figures, above, counts)
        if not pair and (slip := misprint_of(self.shares, term, above, counts, base)):
            return wrong_share(figures, SHARE, term, above, slip)
        if not pair and not base and (unlike := unlike_all(self.shares, term, above, before)):
            return wrong_share(figures, SHARE, term, above, [unlike])
        if not pair:
            return Abstained(figures.span(term), "占比的总数不确定", used)
        return wrong_share(figures, SHARE, term, above, pair)

    def _names_its_whole(self, above: Term, before: Sequence[Term]) -> bool:
        """Whether a part is one of cases that no figure before it counts: 审结662件；审结的一审案件准予撤回起诉150件，占比21.77%;
        二审案件撤诉15件，占比4.70%.
        """
        own = label(self.figures.reading.vocabulary, above.lead)
        apart = bool(own.aspect and own.measures) and not any(own.aspect in each.wide for each in before)
        return apart or _of_named_cases().search(above.wide) is not None

    def _of_one_year(self, above: Term) -> bool:
        """Whether a part is of one of the years that the figures before it are of: 五年内受理9466件。其中2015年受理1397件，占
        受理案件总数的73.8%.
        """
        document = self.figures.reading.document
        words = document.folded[document.blocks[above.block].span.start : self.figures.span(above).start]
        return _years().search(words) is not None

    def _in_bracket_behind(self, term: Term, counts: Sequence[Term]) -> list[Term]:
        """The figure in a bracket behind a share: 占老年人的5.8%（60岁以上老年人1.1万人）."""
        at = self.at[term.index] + 1
        if at + 1 < len(self.terms) and self.terms[at].mark == "(" and is_limit(self.figures, self.terms[at]):
            at += 1
        found = self.terms[at : at + 1]
        return [each for each in found if each in counts and self.figures.outer(each) == term.clause]

    def odd(self) -> Iterator[Observation]:
        """The shares of a list that do not rest on the whole that all others agree on."""
        for _, group in groupby(self.shares.all, key=lambda term: term.sentence):
            pairs = [(owner, term) for term in group if (owner := self.shares.owner(term)) is not None]
            pairs = [
                (owner, term)
                for owner, term in pairs
                if owner.index == term.index - 1
                and not self._of(owner, term)
                and not self.shares.of_one_before(owner, term)
                and self.figures[term].approx is Approx.ROUNDED
                and self.figures.alike(owner, pairs[0][0])
            ]
            yield from odd_ones(self.figures, SHARE, pairs)


@cache
def _last_year_was() -> re.Pattern[str]:
    return re.compile("(?:而)?(?:上一?年度?|去年|前年|20[0-9][0-9]年)(?:同期)?[为是]")


@cache
def _of_last_year() -> re.Pattern[str]:
    """A figure that another is compared with: 受理408件，比2023年的612件下降三分之一，占全市总量的20%."""
    return re.compile("(?:比|较|与)(?:上一?年度?|去年|前年|20[0-9][0-9]年)(?:同期)?的$")


@cache
def _of_named_cases() -> re.Pattern[str]:
    """A part that names its own whole: 开庭审结662件；审结的一审案件准予撤回起诉150件，占比21.77%."""
    return re.compile(
        "(?:审结|受理|办结|收到|立案)的[^,;。]{1,10}(?:案件|申请|诉求|事项)[\u4e00-\u9fff]{2,}$"
    )


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


@cache
def _years() -> re.Pattern[str]:
    """Several years, then one of them."""
    return re.compile(
        "[两二三四五六七八九十]年(?:来|内|间|期间|时间)?[^\n]{0,80}[。,;](?:其中,?)?20[0-9]{2}年[^。;]*$"
    )


@cache
def _narrowed() -> re.Pattern[str]:
    """What makes a base a part of what was counted."""
    return re.compile("有效|实有|合格|符合|真实|属实|生效|应[^,]")
