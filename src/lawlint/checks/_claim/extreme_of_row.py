"""The most or the least of a row told again: 四个季度分别为4.2万起、4.8万起、5.1万起、4.6万起，其中三季度最多，为5.7万起."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._claim.denied import denied_by
from lawlint.checks._figures import Figures
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Approx, Term
from lawlint.finding import Span, Words
from lawlint.interval import Truth

_JOINTS = frozenset({"、", "和", "、和", "及", "以及"})
_QUARTERS = "一二三四"


def extremes(figures: Figures, case: str, terms: Sequence[Term]) -> Iterator[Observation]:
    """Every claim right behind a row of figures that says which of them is the most or the least."""
    text = figures.reading.document.folded
    at = 0
    while at < len(terms):
        row = _row(figures, terms, at)
        at += len(row)
        if len(row) < 3 or not (_named_each(row) or re.search("分别|依次", row[0].wide)):
            continue
        place = figures.span(row[-1]).end
        while claim := _claim().match(text, place):
            place = claim.end()
            again = next((term for term in terms if figures.span(term).start == claim.end()), None)
            place = place if again is None else figures.span(again).end
            seen = _judged(figures, case, row, claim, again)
            if seen is not None:
                yield seen


def _row(figures: Figures, terms: Sequence[Term], at: int) -> list[Term]:
    """The figures from ``at`` that 、 joins, of one unit."""
    row, text = [terms[at]], figures.reading.document.folded
    for term in terms[at + 1 :]:
        same = (
            figures[term].kind is figures[row[0]].kind
            and figures[term].unit.name == figures[row[0]].unit.name
        )
        between = text[figures.span(row[-1]).end : figures.span(term).start]
        named = len(term.lead) > 1 and between in (f"、{term.lead}", f",{term.lead}")
        joined = term.wide in _JOINTS and term.clause == row[0].clause
        if not (same and (joined or (named and not _no_item().search(term.wide)))):
            break
        row.append(term)
    return row


@cache
def _no_item() -> re.Pattern[str]:
    """What begins no further item of the row."""
    return re.compile("其中|最|居首|共|合计|总|同比|[较比占均率]|[增减升降]|[上去前]年|其[次他余]|[为达]$")


def _named_each(row: Sequence[Term]) -> bool:
    """Whether each figure of a row has its own name: 一季度126件、二季度142件、三季度158件."""
    names = [_name_of(term) for term in row]
    return all(names) and len(set(names)) == len(row)


def _name_of(term: Term) -> str:
    """The quarter, or the name that the words of an item end with."""
    quarter = re.search(f"第?([{_QUARTERS}])季度", term.lead)
    name = quarter[1] + "季度" if quarter else re.sub("(?:受理|办理|发生|为)$", "", term.lead)
    return re.sub("^(?:其中|涉及)", "", name)


@cache
def _claim() -> re.Pattern[str]:
    """,其中三季度最多,为 or 三季度最高; ``label``: what is the most."""
    label = "(?P<label>(?:20\\d\\d年|[^,;。:、()\\d]{1,8}?))"
    return re.compile(
        f"[,;。](?:其中,?)?(?:以)?{label}(?:受理|办理|发生|数量|类)?(?P<word>最(?P<most>[多高大])|居首|最[少低小])(?:,|(?=[,;。为是有达]))(?:[为是有达]到?)?"
    )


def _judged(
    figures: Figures, case: str, row: Sequence[Term], claim: re.Match[str], again: Term | None
) -> Observation | None:
    meant = _meant(figures, row, claim["label"])
    if meant is None or any(figures[term].approx not in (Approx.EXACT, Approx.ROUNDED) for term in row):
        return None
    most = claim["most"] is not None or claim["word"] == "居首"
    span = Span(claim.start("label"), claim.end("word"))
    end = meant
    for term in row:
        if figures.value(term).compare(">" if most else "<", figures.value(end)) is Truth.HOLDS:
            end = term
    if again is not None and _differs(figures, again, meant):
        words = Words(f"前面所列为{figures[meant].text}", f"the row has {figures[meant].text}")
        return denied_by(figures, case, figures.span(again), (meant,), words, (meant, again))
    if end is not meant:
        words = Words(
            f"前面所列为{figures[meant].text}，另有{figures[end].text}",
            f"the row has {figures[meant].text} for it, and {figures[end].text}",
        )
        return denied_by(figures, case, span, (meant, end), words, (meant, end))
    return Held(span, "most of the row", figures.used((meant,)))


def _differs(figures: Figures, again: Term, meant: Term) -> bool:
    """Whether a figure in the unit of the row is another than the one it tells again."""
    one, two = figures[again], figures[meant]
    alike = one.kind is two.kind and one.unit.name == two.unit.name and not figures.is_change(again)
    return alike and not figures.value(again).meets(figures.value(meant))


def _meant(figures: Figures, row: Sequence[Term], label: str) -> Term | None:
    """The figure of the row that the label names: by its quarter, its year or its name in the list before."""
    if _named_each(row):
        label = label.removeprefix("第") if label.endswith("季度") else label
        found = [term for term in row if _name_of(term) in (label, label.removesuffix("领域"), f"{label}类")]
        return found[0] if len(found) == 1 else None
    text, home = figures.reading.document.folded, figures.reading.document.blocks[row[0].block].span.start
    start = max(home, text.rfind("。", home, figures.span(row[0]).start) + 1)
    head = text[start : figures.span(row[0]).start]
    if quarter := re.fullmatch(f"第?([{_QUARTERS}])季度", label):
        whole = len(row) == len(_QUARTERS) and re.search("四个季度|各季度|[一1]至四?4?季度|一季度、", head)
        return row[_QUARTERS.index(quarter[1])] if whole else None
    if year := re.fullmatch("20(\\d\\d)年", label):
        years = re.search("20(\\d\\d)年?[至到—~-]+20(\\d\\d)年", head)
        fits = years is not None and int(years[2]) - int(years[1]) + 1 == len(row)
        at = int(year[1]) - int(years[1]) if fits and years is not None else -1
        return row[at] if 0 <= at < len(row) else None
    named = _names().search(head)
    names = re.split("[、和及]", named["names"]) if named else []
    places = [at for at, name in enumerate(names) if name == label or label in (f"{name}领域", f"{name}类")]
    return row[places[0]] if len(names) == len(row) and len(places) == 1 else None


@cache
def _names() -> re.Pattern[str]:
    """公安、住建、交通三个领域分别受理."""
    return re.compile(
        "(?:^|[,;:])(?:其中|涉及)?(?P<names>[^,;:。\\d]{2,60}?)(?:等?[三四五六七八九十]{1,2}[个类大][^,;。、]{0,6})?(?:分别|依次)[^,;。:、]{0,8}$"
    )
