"""National documents cited in 《》 under a wrong title, with wrong years or a wrong number.

A title is compared without regard to width, spaces, quotation marks and dashes.  It is reported only when it
is

* a known wrong form of an official title,
* an official title with other years,
* a long official title with one character wrong, or two apart, or one or two left out or put in,
* a very long one with a word of up to four characters left out, or
* an official title with another issuing body or document number, or
* a law of seven characters or more with one of them wrong: when it is called a 法, which no place makes, when
  中华人民共和国 stands before it, or when the document has the right name elsewhere.

Titles that are not in the table, documents of the place itself (a place name inside the marks, 印发《…》,
省《…》) and titles with 贯彻, 落实 or 实施 that the official one has not are never reported.
"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache

from lawlint.checks._cited import Cited, comparable, local
from lawlint.checks._cited_title.near import LAW, LONG, STATE, nearest, nearest_law
from lawlint.checks._context import around
from lawlint.checks.base import Held, Observations, Problem, Reading
from lawlint.checks.cited_in_time import Law
from lawlint.document.fold import fold
from lawlint.document.model import Document
from lawlint.finding import Edit, Fix, Span, Words
from lawlint.lean import dataclass

PLACEHOLDERS = ("found", "replace", "number")
CASES = ("known", "years", "near", "issuer", "number")


@dataclass(frozen=True, slots=True)
class Title:
    """一份全国性文件。 / A national document."""

    title: str
    """正式名称，含名称中的发文机关。 / Official title, with the issuing body where it is part of it."""
    number: str = ""
    """发文字号。 / Document number."""
    wrong: tuple[str, ...] = ()
    """已知的误写。 / Known wrong forms."""


@dataclass(frozen=True, slots=True, eq=False)
class Params:
    """The keys of a ``check: cited-title`` rule."""

    titles: tuple[Title, ...]
    """全国性文件表。 / The table of national documents."""
    laws: tuple[Law, ...] = ()
    """法律文件表。 / The table of laws."""


@dataclass(frozen=True, slots=True)
class _Index:
    """The table by comparable form: official stems, known wrong forms, long stems for near matches; laws with the year
    in which they were passed.
    """

    stems: dict[str, list[tuple[Cited, Title]]]
    wrong: dict[tuple[str, str], Title]
    long: tuple[str, ...]
    laws: tuple[tuple[str, int], ...]


def literals(params: Params) -> tuple[str, ...]:
    """Nothing to look for without a 书名号."""
    return ("《",)


def check(params: Params, reading: Reading) -> Observations:
    """Problems at cited titles; ``Held`` at those that are cited as they are called."""
    index = _index(params)
    document = reading.document
    spans = [span for fact in reading.facts.titles for span in _names(document, fact.inner)]
    told = {comparable(span.of(document.text)).stem for span in spans}
    for span in spans:
        found = _judged(index, document, span, told)
        if found is not None:
            yield found


def _names(document: Document, span: Span) -> list[Span]:
    """The titles that the words in 《》 name: those in 〈〉, that of 关于印发…的通知, else all of them."""
    words = document.folded[span.start : span.end]
    inner = list(re.finditer("[〈<《]([^〈〉<>《》]{4,})[〉>》]", words))
    inner = inner or list(re.finditer("(?:转发|印发)(.{4,})的(?:通知|函)$", words))
    return [Span(span.start + each.start(1), span.start + each.end(1)) for each in inner] or [span]


@lru_cache(maxsize=8)
def _index(params: Params) -> _Index:
    stems: dict[str, list[tuple[Cited, Title]]] = {}
    wrong: dict[tuple[str, str], Title] = {}
    for title in params.titles:
        cited = comparable(title.title)
        stems.setdefault(cited.stem, []).append((cited, title))
        for form in title.wrong:
            bad = comparable(form)
            wrong[bad.stem, bad.years] = title
    long = tuple(stem for stem in stems if len(stem) >= LONG)
    laws = []
    for law in params.laws:
        cited = comparable(law.name)
        if law.versions and len(cited.stem) >= LAW and not cited.years and not law.name.endswith("的意见"):
            stems.setdefault(cited.stem, [(cited, Title(law.name))])
            laws.append((cited.stem, law.versions[0].passed.year))
    return _Index(stems, wrong, long, tuple(laws))


def _judged(index: _Index, document: Document, span: Span, told: Set[str]) -> Problem | Held | None:
    """The verdict on one title; None when it is not one of the table's; ``told``: all titles of the document."""
    cited = comparable(span.of(document.text))
    known = index.stems.get(cited.stem)
    if known:
        return _known(document, span, cited, known)
    outer = Span(span.start - 1, span.end + 1)
    title = index.wrong.get((cited.stem, cited.years)) or index.wrong.get((cited.stem, ""))
    case = "known"
    if title is None:
        stem = nearest(index.long, cited, _names_issuer(document, outer, cited))
        stem = stem or nearest_law(index.laws, document, span, told)
        title, case = (index.stems[stem][-1][1] if stem else None), "near"
    if title is None or local(document, outer):
        return None
    return _wrong(document, span, cited, _of_years(index, title, cited), case)


def _of_years(index: _Index, title: Title, cited: Cited) -> Title:
    """The document of that name and the cited years, where there is one: a plan is not the next one."""
    namesakes = index.stems[comparable(title.title).stem]
    return next((each for form, each in namesakes if cited.years and form.years == cited.years), title)


def _known(
    document: Document, span: Span, cited: Cited, known: list[tuple[Cited, Title]]
) -> Problem | Held | None:
    """A title whose words are right: its years, issuing body and number."""
    of_years = [pair for pair in known if not cited.years or pair[0].years == cited.years]
    if not of_years:
        if cited.years[:4] >= max(pair[0].years[-4:] for pair in known):
            return None  # a successor that the table does not know yet
        if local(document, Span(span.start - 1, span.end + 1)):
            return None
        return _wrong(document, span, cited, known[-1][1], "years")
    official, title = of_years[-1]
    if cited.issuer and official.issuer and cited.issuer != official.issuer:
        return _wrong(document, span, cited, title, "issuer")
    return _numbered(document, span, [pair[1] for pair in of_years]) or Held(span)


def _numbered(document: Document, span: Span, titles: list[Title]) -> Problem | None:
    """A number in brackets behind the title that is of the same series as the right one, but another."""
    if not re.search("(?:印发|转发)[〈<《]?$|《$", document.folded[max(span.start - 3, 0) : span.start]):
        return None
    tail = document.folded[span.end : span.end + 36]
    match = re.match(
        r"[〉>》]?(?:的通知|的函)?》[(〔\[]?([一-鿿]{1,8})[〔\[(](\d{4})[〕\])](\d{1,4})号", tail
    )
    if match is None:
        return None
    printed = (match.group(1), match.group(2), match.group(3).lstrip("0"))
    right = [parts for title in titles if (parts := _parts(title.number))]
    series = [parts for parts in right if parts[0] == printed[0]]
    if not series or printed in series:
        return None
    where = Span(span.end + match.start(1), span.end + match.end())
    number = "{}〔{}〕{}号".format(*series[-1])
    name = span.of(document.text)
    return Problem(
        where,
        Words(f"《{name}》的发文字号为{number}", f"the number of 《{name}》 is {number}"),
        case="number",
        values={"found": where.of(document.text), "replace": number, "number": number},
        fixes=(Fix((Edit(where, number),), Words(f"改为“{number}”", f'Replace by "{number}"')),),
        key=f"{name} {where.of(document.folded)}",
    )


def _parts(number: str) -> tuple[str, str, str] | None:
    match = re.fullmatch(r"([一-鿿]+)〔(\d{4})〕(\d+)号", number)
    return (match.group(1), match.group(2), match.group(3)) if match else None


def _names_issuer(document: Document, outer: Span, cited: Cited) -> bool:
    """Whether the title or the words before it say that a national body issued it."""
    if cited.issuer:
        return True
    sentence = around(document, outer, "sentence")
    before = document.folded[max(sentence.start, outer.start - 16) : outer.start]
    return (
        re.search("(?:中共中央|国务院|中办|国办|两办|中央依法治国办|最高人民法院)[^,]{0,8}$", before)
        is not None
    )


def _wrong(document: Document, span: Span, cited: Cited, title: Title, case: str) -> Problem:
    found = span.of(document.text)
    edition = re.search(r"[（(]\d{4}年版[)）]$", found)
    right = _like(cited, title) + (edition.group() if edition else "")
    if fold(found).startswith(STATE) and not right.startswith(STATE):
        right = STATE + right
    return Problem(
        span,
        Words(f"《{found}》应为《{right}》", f"《{found}》 is called 《{right}》"),
        case=case,
        values={"found": found, "replace": right, "number": title.number},
        fixes=(Fix((Edit(span, right),), Words(f"改为《{right}》", f"Replace by 《{right}》")),),
        key=span.of(document.folded),
        tells=(span,),
    )


def _like(cited: Cited, title: Title) -> str:
    """The right title in the form of the citation: with or without issuing body, with or without years."""
    right = title.title
    official = comparable(right)
    if not cited.issuer and official.issuer:
        right = right[right.index("关于") :]
    if not cited.years and official.years:
        right = re.sub(r"[（(]\d{4}—\d{4}年[）)]$", "", right)
    return right
