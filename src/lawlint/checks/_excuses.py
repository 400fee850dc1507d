"""Words near figures that excuse a comparison: cases of former years, of other sources."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache

from lawlint.checks._context import around, paragraph_of, speaks_of
from lawlint.checks._figures import Figures
from lawlint.checks._months import month_of
from lawlint.checks._notes import explains_scope, notes_of
from lawlint.document.model import Document
from lawlint.facts.model import Kind, Term
from lawlint.finding import Span

CARRY_OVER = "carry-over"
"""Stands for the vocabulary's words for cases of former years."""


def excused_by(
    figures: Figures,
    unless: Collection[str],
    terms: Collection[Term],
    wholes: Iterable[Term] = (),
    by_month: bool = True,
    apart: str = "",
) -> str:
    """The first word of ``unless`` that stands in the paragraph of the figures, or in their table and its notes; else ``""``.

    Of the words of ``carry-over`` some are often said of other things: they count in the sentences of the
    figures and in the next ones only.  Figures of a single month need no such word (``by_month``).  ``wholes``: figures
    whose own bracket excuses nothing when it says that they hold the cases of former years.
    """
    document, vocabulary = figures.reading.document, figures.reading.vocabulary
    spans = [figures.span(term) for term in terms]
    span = Span(min(each.start for each in spans), max(each.end for each in spans))
    home = document.block_at(span.start)
    if home is None:
        return ""
    whole = _none_before().sub("", paragraph_of(document, home).of(document.folded))
    notes = notes_of(document, home)
    near = _none_before().sub("", _nearby(document, span).of(document.folded) + notes)
    for held in filter(None, (*(former_held(figures, term) for term in wholes), apart)):
        whole, near = whole.replace(held, ""), near.replace(held, "")
    others = near
    if "诉前" in near:  # 诉前调解528件，调解成功589件: what the sentence counts is no other source
        counted = {term.sentence for term in terms}
        for each in (each for term in terms for each in figures.paragraph(term)):
            others = others.replace(each.lead, "") if each.lead and each.sentence in counted else others
    if by_month and CARRY_OVER in unless and (month := month_of(document, span)):
        return month
    for word in unless:
        places: tuple[tuple[str, str], ...] = ((word, whole),)
        if word == CARRY_OVER:
            places = (
                *((each, whole) for each in vocabulary.carry_over),
                *((each, others if each.startswith("诉前") else near) for each in vocabulary.carry_over_near),
            )
        found = next((each for each, text in places if speaks_of(each, text)), "")
        if found:
            return found
        if word == CARRY_OVER and (former := _former_cases(near, document.identity.year)):
            return former
    return "表注" if explains_scope(notes) else ""


def _former_cases(words: str, year: int | None) -> str:
    """What says that some cases were taken in before ``year``: 含2023年立案的4起, 含2023年之前案件."""
    found = _taken_in_year().finditer(words)
    return next((each[0] for each in found if year is None or int(each[1]) < year), "")


@cache
def _taken_in_year() -> re.Pattern[str]:
    return re.compile(
        "(?:含|包括|其中|有|[0-9一二两三四五六七八九十]+[件起宗]?(?:案件|案)?均?(?:是|为|系|属于?))[^,;。]{0,6}?(20[0-9]{2})年度?(?:立案|受理|新收|收到|收案|登记|接收|及?[之以]前|旧存|遗留|积存|未结)"
    )


@cache
def _none_before() -> re.Pattern[str]:
    """无上年结转件, 上年度没有结转案件, 上年结转案件为零: said to be none, which excuses nothing; nor does what goes on
    into the next year (其余9个需跨年度推进).
    """
    former = "(?:(?:上一?|往|历|去|前|跨|以前|以往)年度?[末底]?|年初|期初)"
    none = "(?:均|并)?(?:无|没有|未有|不存在|零)任?何?"
    kept, of_them = "(?:结转|旧存|遗留|未结)", "(?:下来|未结)?的?(?:[案事]件|申请|件)?(?:数量?)?"
    zero = f"{former}的?{kept}{of_them}(?:均?为|是)?(?:零|0[件宗起]|无(?![\u4e00-\u9fff]))"
    return re.compile(
        f"(?:{none}(?:{former}|20[0-9]{{2}}年度?)的?{kept}|{former}{none}{kept}|{none}旧存|{zero})(?![至到]?下|次年)"
        "|跨年度?(?:持续)?(?:推进|实施)"
    )


def said_none_before(figures: Figures, term: Term) -> bool:
    """Whether the paragraph of a figure says that no cases of former years were left."""
    document = figures.reading.document
    home = paragraph_of(document, document.blocks[term.block])
    return _none_before().search(document.folded, home.start, home.end) is not None


def added_behind(figures: Figures, terms: Collection[Term]) -> str:
    """The words behind figures that add the cases of former years to them, and all that the sentence goes on to say: ;
    加上年结转的12件，共办理案件183件，结转下年14件.
    """
    document = figures.reading.document
    end = max(figures.span(term).end for term in terms)
    home = document.block_at(end - 1)
    if home is None:
        return ""
    found = _adds_former().match(document.folded, end, paragraph_of(document, home).end)
    return "" if found is None else found[0]


@cache
def _adds_former() -> re.Pattern[str]:
    former = "(?:上一?年度?|去年|20[0-9]{2}年度?)(?:结转|旧存|未结)[^,;。0-9]{0,10}[0-9,]+件"
    return re.compile(f"[;。](?:加上|加|连同|另加){former}[^;。]*")


def former_held(figures: Figures, term: Term) -> str:
    """The words behind a figure that say that it counts the cases of former years, too: 2370件(含上年结转264件)."""
    folded, end = figures.reading.document.folded, figures.span(term).end
    found = _holds_former().match(folded, end)
    return "" if found is None else found[0]


@cache
def _holds_former() -> re.Pattern[str]:
    return re.compile("[(,](?:其中)?[含包][括含]?(?:上年|往年|去年|历年)[^,;。()]*")


def _nearby(document: Document, span: Span) -> Span:
    """From the sentence before the first figure to the one behind the last, in one paragraph."""
    paragraph = around(document, span, "paragraph")
    own = around(document, span, "sentence")
    before, behind = max(own.start - 1, paragraph.start), min(own.end, paragraph.end)
    low = around(document, Span(before, before), "sentence").start
    high = around(document, Span(behind, min(behind + 1, paragraph.end)), "sentence").end
    return Span(max(low, paragraph.start), min(high, paragraph.end))


def makes_up(figures: Figures, earlier: Term, later: Term, beside: Iterable[Term]) -> bool:
    """Whether an earlier stage and the figures ``beside`` it, but for what it is divided into, are no less than a later
    one: 收到120件，上级转来30件，受理145件; 当场整改18家，限期整改46家，完成整改64家.
    """
    others = (figures[each].printed for each in beside if "其中" not in each.wide)
    most = sum(others, start=figures[earlier].printed)
    return figures[earlier].printed < figures[later].printed <= most


def unlike(figures: Figures, terms: Sequence[Term]) -> str:
    """Why the figures may not be of one set, in words for the trace; ``""`` when nothing says so."""
    found = (
        (of_several_years(figures, terms), "有的数是几年的"),
        (begins_row(figures, terms), "所列的是几类的数"),
        (rests_elsewhere(figures, terms), "比率表明后者是另一总数的一部分"),
    )
    return next((words for holds, words in found if holds), "")


def of_several_years(figures: Figures, terms: Iterable[Term]) -> bool:
    """Whether one of the figures is of several years: 三年共收案397件."""
    folded = figures.reading.document.folded
    words = (folded[max(term.start - 8, 0) : figures.span(term).start] for term in terms)
    return any(_several_years().search(each) is not None for each in words)


@cache
def _several_years() -> re.Pattern[str]:
    return re.compile("(?<![0-9])[两二三四五六七八九十2-9]年(?:来|间|里)?(?:累计|共计?|合计|总计|总共)")


def begins_row(figures: Figures, terms: Iterable[Term]) -> bool:
    """Whether one of the figures is the first of several classes: 立案查处土地、矿产案件87件、34件，四类共139件."""
    for term in terms:
        behind = figures.after(term)
        row = behind is not None and behind.clause == term.clause and behind.wide in ("、", "")
        if row and term.closing == "、" and "、" in term.wide and "分别" not in term.wide:
            return True
    return False


def rests_elsewhere(figures: Figures, terms: Sequence[Term]) -> bool:
    """Whether a rate behind the last figure shows it as part of another count of the sentence:
    接收508件，其中受理269件，已办结437件，办结率86.02%.
    """
    last = max(terms, key=lambda term: term.index)
    here = [each for each in figures.paragraph(last) if each.sentence == last.sentence]
    rate = next((each for each in here if each.index == last.index + 1), None)
    if rate is None or figures[rate].kind is not Kind.PERCENT or "率" not in rate.wide:
        return False
    wholes = [
        each
        for each in here
        if each.index < last.index
        and each not in terms
        and figures.is_count(each)
        and figures.alike(each, last)
    ]
    part = figures.rounded(last).scale(100)
    return any(
        figures[each].printed >= figures[last].printed > 0
        and (part / figures.rounded(each)).meets(figures.printed(rate))
        for each in wholes
    )


def holds_more(figures: Figures, term: Term) -> bool:
    """Whether a bracket says that the figure holds what is not of the whole: 社会资本200万元（含往年结余60万元）."""
    return figures.reading.document.folded.startswith("(含", figures.span(term).end)


@cache
def of_year() -> re.Pattern[str]:
    """What says that a figure is of all in the year."""
    return re.compile("全年|年内|全[县市区州省]|本年度?")
