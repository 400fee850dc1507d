"""The base that a rate must rest on, and the figures that may belong to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import RESTS, total
from lawlint.checks._quotient import is_part, some_of
from lawlint.checks._rate.before import above_parts, bases_before
from lawlint.checks._rate.figures import RateFigures
from lawlint.checks._rate.words import old
from lawlint.checks._rate.words import pending as still_pending
from lawlint.checks._things import is_general
from lawlint.facts.model import Term


def _opens_row(term: Term) -> bool:
    """Whether the figure is the first of several of one thing: 三轮排查发现隐患分别为126处、87处、43处."""
    return term.closing == "、" and "分别" in term.wide and "、" not in term.wide


def _is_sibling(term: Term, above: Term) -> bool:
    """Whether the same is said behind both figures: 甲1871件得到回复，回复率78%；乙945件得到回复，回复率96%."""
    return term is not above and len(above.tail) > 2 and term.tail == above.tail


def proper_bases(rate: RateFigures, above: Term) -> list[Term]:
    """The counts of the sentence that the rate must rest on, as far as one can tell.

    Beside what its name denies, a rate rests on both: 不捕率 on all whose arrest was asked for.
    """
    counts = [
        term
        for term in rate.alike(above, rate.here)
        if not (rate.figures.is_change(term) or _opens_row(term) or _is_sibling(term, above))
    ]
    if rate.name[0] in "不未":
        denied = rate.name[1:].removesuffix("率")
        near = [term for term in counts if not _apart(rate, term)]
        if any(denied in re.sub(f"[不未]予?{denied}", "", term.wide + term.tail) for term in near):
            return _parted(rate, above, counts)
    if rate.ratio.base:
        named = _named(rate, above, counts) or _planned(rate, above, counts)
        return (
            named
            or _completed(rate, above, counts)
            or _in_bracket(rate, above, counts)
            or _some(rate, above, counts)
        )
    if (due := [term for term in counts if term.index + 1 == above.index]) and rate.is_due_and_done(
        due[0], above
    ):
        return due
    if (
        found := _in_bracket(rate, above, counts)
        or _some(rate, above, counts)
        or _completed(rate, above, counts)
    ):
        return found
    before = [term for term in counts if term.index < above.index and not excludes(rate, term, above)]
    if before and _has_own_rate(rate, before[-1], above):
        return []
    larger = [term for term in before if rate.figures[term].printed >= rate.figures[above].printed]
    said = (*rate.ratio.of, *rate.qualifiers)
    if larger and (is_part(above, larger[-1], said) or _is_chain(rate, above, larger[-1])):
        return larger[-1:]
    below = before[-1:] if not larger else []  # 共有26人，持证34人，持证率92.3%
    whole = bool(below) and re.search("共有$|现有|在册|在岗|应[考到参]", below[0].wide) is not None
    return below if whole and _is_chain(rate, above, below[0]) else []


def _named(rate: RateFigures, above: Term, counts: Sequence[Term]) -> list[Term]:
    """The counts beside which stand the words of the base, or what had to be done."""
    return [
        term
        for term in counts
        if (rate.is_base(term) or rate.is_due(term))
        and (term.index < above.index or rate.figures[term].printed >= rate.figures[above].printed)
        and not (rate.is_numerator(term) and rate.figures[term].printed < rate.figures[above].printed)
        and not _is_state(rate, term)
    ]


def _is_state(rate: RateFigures, term: Term) -> bool:
    """Whether the figure counts how far things have come, not all of them: 已办结492件，阶段性办结291件，正在办理644件."""
    done = re.match("(?:其中)?(?:均|现)?已", term.lead) is not None and rate.is_numerator(term)
    return done or re.match("(?:其中)?(?:正在|尚在|仍在|还在)", term.lead) is not None


def _in_bracket(rate: RateFigures, above: Term, counts: Sequence[Term]) -> list[Term]:
    """The total in a bracket right behind the rate: 优良天数341天，优良率93.2%（全年共366天）."""
    behind = [term for term in counts if term.index == rate.term.index + 1 and term.mark == "("]
    whole = [term for term in behind if _all_told().search(term.lead) and term.closing == ")"]
    return [term for term in whole if rate.figures[term].printed >= rate.figures[above].printed]


@cache
def _all_told() -> re.Pattern[str]:
    return re.compile("^(?:[一-鿿]{0,8}(?:共|总数|总量)(?:有|为|计)?|应[一-鿿]{1,3})$|年共$")


def _some(rate: RateFigures, above: Term, counts: Sequence[Term]) -> list[Term]:
    """The figure that the numerator is said to be some of: 抽查的42家单位中39家完成整改; 186个村（社区）中，已有171个建成."""
    before = [term for term in counts if term.index + 1 == above.index]
    text, figures = rate.figures.reading.document.folded, rate.figures
    return [
        term
        for term in before
        if some_of(above, term)
        or _among().fullmatch(above.wide)
        or (
            not rate.listed
            and above.tail.startswith(rate.ratio.of)
            and _among_those().fullmatch(text, figures.span(term).end, figures.span(above).start)
        )
    ]


@cache
def _among_those() -> re.Pattern[str]:
    """Between a figure and some of it, with its mark: 村(社区)中,已有."""
    return re.compile(r"[一-鿿]{1,6}(?:\([一-鿿]{1,6}\))?(?:中|里),(?:目前|现|已|共|有|均)*")


@cache
def _among() -> re.Pattern[str]:
    return re.compile("[一-鿿]{1,6}(?:中|里),?(?:目前|现|已|共|有)*")


def _parted(rate: RateFigures, above: Term, counts: Sequence[Term]) -> list[Term]:
    """The figure that all behind it up to the rate make up, the numerator among them: 案卷180卷，优秀54卷、合格117卷、
    不合格9卷，不合格率5%.
    """
    before = [term for term in counts if term.index < above.index]
    parts = [term for term in (*counts, above) if term.index < rate.term.index]
    for whole in before:
        added = total([rate.figures.value(term) for term in parts if term.index > whole.index])
        if added.is_point and added == rate.figures.value(whole):
            return [whole]
    return []


def nearest_before(rate: RateFigures, above: Term) -> list[Term]:
    """The last count before the numerator that is no smaller, for a rate may rest on it: 派单594件，按时结案591件."""
    counts = [term for term in rate.alike(above, rate.here) if term.index < above.index]
    return [term for term in counts if rate.figures[term].printed >= rate.figures[above].printed > 0][-1:]


def proper_before(rate: RateFigures, above: Term) -> list[Term]:
    """The counts of the sentence before that the rate must rest on, where its own has none."""
    if any(each.index < rate.term.index for each in rate.alike(above, rate.here)):
        return []
    first = min(above, rate.term, key=lambda term: term.index)
    said = ((rate.ending, "率") if first is rate.term else ()) + (*rate.ratio.of, *rate.qualifiers)
    if rate.qualifiers and not rate.ratio.base:
        return []  # 首次合格率 may rest on those who sat for the first time
    said = said if rate.ratio.base else (*said, "评出", "评定", "评为")
    before = above_parts(rate.figures, rate.ratio.base, rate.before, rate.counts)
    return bases_before(rate.figures, rate.ratio.base, before, above, first, said)


def brought_forward(rate: RateFigures, above: Term) -> list[Term]:
    """The cases of former years that are printed beside the new ones: 新收2016件，上年结转120件."""
    counts = rate.alike(above, rate.here)
    found = [term for term in counts if old().search(term.lead) and rate.figures.outer(term) is None]
    return found if len(found) == 1 else []


def pending(rate: RateFigures, above: Term) -> list[Term]:
    """The cases that are not concluded, printed beside those that are: 审结1889件，未结217件."""
    return [term for term in rate.alike(above, rate.here) if still_pending().search(term.lead + term.tail)]


def beside(rate: RateFigures, above: Term) -> list[Term]:
    """The counts right before and behind a numerator: 起诉12人，附条件不起诉19人; 起诉53人，起诉率94.64%；不起诉3人."""
    counts = rate.alike(above, rate.here)
    behind = [term for term in counts if term.index > above.index][:1]
    return [term for term in counts if term.index + 1 == above.index] + behind


def _apart(rate: RateFigures, term: Term) -> bool:
    """Whether a semicolon stands between the rate and a figure behind it."""
    text = rate.figures.reading.document.folded
    return ";" in text[rate.figures.span(rate.term).end : rate.figures.span(term).start]


def _planned(rate: RateFigures, above: Term, counts: Sequence[Term]) -> list[Term]:
    """The figure directly before what was done 实际: 新增托位1200个，实际完成1365个，完成率113.8%."""
    return [term for term in counts if term.index + 1 == above.index and above.lead.startswith("实际")]


def _completed(rate: RateFigures, above: Term, counts: Sequence[Term]) -> list[Term]:
    """The figure before what is done that the rest completes: 62份；其中55份已整改，整改率88.7%，其余7份正在整改; 28个，
    已整改25个，未整改3个，整改率89.3%.
    """
    before = [term for term in counts if term.index < above.index]
    undone = tuple(f"未{word}" for word in rate.ratio.of)
    rest = [term for term in counts if term.index > rate.term.index and term.lead.startswith(RESTS)]
    rest += [term for term in counts if term.index > above.index and term.lead.endswith(undone)]
    wholes = {rate.figures[above].printed + rate.figures[term].printed for term in rest}
    return [term for term in before if rate.figures[term].printed in wholes][-1:]


def _is_chain(rate: RateFigures, above: Term, base: Term) -> bool:
    """Whether base, numerator and rate follow each other: 调查1500份，有效问卷1463份，有效率97.5%."""
    chained = base.index + 1 == above.index == rate.term.index - 1 and rate.figures[rate.term].printed < 100
    same = rate.figures[above].unit == rate.figures[base].unit and not is_general(rate.figures, above)
    return chained and same and above.mark == "," and not above.wide.startswith("其中")


def _has_own_rate(rate: RateFigures, base: Term, above: Term) -> bool:
    """Whether a semicolon and a rate stand between: 不批捕412人，不捕率33.6%；不起诉286人，不诉率23.1%."""
    between = rate.figures.reading.document.folded[base.start : above.start]
    beside = any(rate.index == base.index + 1 for rate in rate.rates)
    if beside and len(base.lead) > 3 and base.lead[-2:] == above.lead.rstrip("为达")[-2:]:
        return True  # 节约金额0.72亿元，节资率16.24%，增值金额3385万元，增值率7.39%
    return ";" in between and any(base.index < rate.index < above.index for rate in rate.rates)


def excludes(rate: RateFigures, one: Term, other: Term) -> bool:
    """Whether two figures count classes that exclude each other: 优秀112卷，良好96卷."""
    vocabulary = rate.figures.reading.vocabulary
    first, second = ({*vocabulary.classes_in(term.lead)} for term in (one, other))
    return bool(first and second) and any(
        not (first.isdisjoint(form.words) or second.isdisjoint(form.words))
        and (first & second).isdisjoint(form.words)
        for form in vocabulary.sets_with(first)
    )
