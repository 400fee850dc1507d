"""Fixed lists whose members and order are laid down: a member left out, another in its place, a wrong order.

A list in the text is recognised by its members standing one after another, with 、，和 and the like between
them.  It is judged only when all members but one are there, or when its name announces it (“四个意识”（…）).

* ``order``: all members are there, but not in their order;
* ``replaced``: one other phrase stands in the place of a member;
* ``missing``: a member between two others is left out (with ``complete``); ``open``: so, too, but 等 stands
  behind the list;
* ``named``: the list behind its name is another one.

Two members of a list may always stand for themselves, and so may its beginning or its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lawlint import patterns
from lawlint.checks._context import around
from lawlint.checks._fixed_list.members import GAP, Item, Member, runs, words_of
from lawlint.checks.base import Held, Observations, Problem, Reading
from lawlint.document.model import Document
from lawlint.finding import Edit, Fix, Span, Words
from lawlint.lean import dataclass
from lawlint.needed import required

PLACEHOLDERS = ("found", "replace", "list")
CASES = ("order", "replaced", "missing", "open", "named")


@dataclass(frozen=True, slots=True, eq=False)
class Params:
    """The keys of a ``check: fixed-list`` rule."""

    members: tuple[Member | str, ...]
    """各项，按规定的顺序。 / The members in their order."""
    names: tuple[str, ...] = ()
    """总称，写法同正文，如“四个意识”。 / Names of the list, as they stand before it."""
    ordered: bool = True
    """顺序是否固定。 / Whether the order is fixed."""
    complete: bool = False
    """中间缺项是否报出。 / Whether a member missing between two others is reported."""
    context: tuple[str, ...] = ()
    """同一句须含的正则表达式之一。 / Regular expressions of which one must be found in the sentence."""
    since: int | None = None
    """只用于报告年度不早于此年的文档。 / Only for documents about this year or a later one."""


def regexes(params: Params) -> tuple[str, ...]:
    """The context, for the loader to try."""
    return params.context


def literals(params: Params) -> tuple[str, ...]:
    """Words of the context; else the members: without one of them there is no list."""
    context = [required(one) for one in params.context]
    if context and all(context):
        return tuple(word for words in context for word in words)
    return tuple(word for words in words_of(params.members) for word in words)


def check(params: Params, reading: Reading) -> Observations:
    """Problems at lists that depart from the fixed one; ``Held`` at those that do not."""
    document = reading.document
    if params.since is not None and (document.identity.year or 0) < params.since:
        return
    for run in runs(params.members, document.folded):
        if _in_context(params, document, run[0].span):
            yield from _judged(params, document, run)
    for name in params.names:
        yield from _introduced(params, document, name)


def _needed(params: Params) -> set[int]:
    """The members that may not be left out."""
    return {at for at, each in enumerate(params.members) if isinstance(each, str) or not each.optional}


def _in_context(params: Params, document: Document, span: Span) -> bool:
    home = around(document, span, "sentence")
    return not params.context or any(
        patterns.found(one, document.folded, home.start, home.end) for one in params.context
    )


def _introduced(params: Params, document: Document, name: str) -> Iterator[Problem]:
    """Lists announced by their name: two members are there, but the first, the last or several are not."""
    words = words_of(params.members)
    opened = re.compile(re.escape(name) + r"(?:[(:]|,?即|,?是指|,?包括)\s*([^()。;:\n]{6,80})(?=[)。;])")
    for match in opened.finditer(document.folded):
        items = [item.strip("”“ ") for item in re.split(GAP, match.group(1))]
        absent = [
            at for at, each in enumerate(words) if not any(word in item for item in items for word in each)
        ]
        outside = len(absent) > 1 or absent in ([0], [len(words) - 1])
        span = Span(*match.span(1))
        if outside and len(words) - len(absent) >= 2 and _in_context(params, document, span):
            full = _full(params)
            said = Words(f"{name}的内容是：{full}", f"{name} is: {full}")
            values = {"found": span.of(document.text), "replace": full, "list": name}
            yield Problem(span, said, "named", values, key=span.of(document.folded))


def _judged(params: Params, document: Document, run: list[Item]) -> Iterator[Problem | Held]:
    members = [item.member for item in run if item.member >= 0]
    others = [at for at, item in enumerate(run) if item.member < 0]
    needed = _needed(params)
    lacking = sorted(needed - set(members))
    if len(set(members)) != len(members) or len(others) > 1:
        return
    if lacking and (len(params.members) < 4 or len(lacking) > 1):
        return
    whole = Span(run[0].span.start, run[-1].span.end)
    if members != sorted(members):
        if params.ordered and not lacking and not others:
            yield _wrong_order(params, document, whole, members)
        return
    wrong = [item for item in run if item.wrong]
    if not lacking and not wrong:
        yield Held(whole)
    for item in wrong:
        yield _in_place_of(params, document, item.span, words_of(params.members)[item.member][0])
    if len(lacking) == 1:
        yield from _lacking(params, document, run, others, lacking[0])


def _lacking(
    params: Params, document: Document, run: list[Item], others: list[int], lacking: int
) -> Iterator[Problem]:
    """One member is not there: another phrase in its place, or a gap between its neighbours."""
    word = words_of(params.members)[lacking][0]
    name = params.names[0] if params.names else ""
    if others:
        at = others[0]
        if run[at - 1].member < lacking < run[at + 1].member:
            yield _in_place_of(params, document, run[at].span, word)
        return
    for one, other in pairwise(run):
        if params.complete and one.member < lacking < other.member:
            span = Span(one.span.start, other.span.end)
            found = span.of(document.text)
            full = _full(params)
            said = Words(
                f"“{found}”漏了“{word}”：固定表述是“{full}”",
                f'"{found}" lacks "{word}": the fixed wording is "{full}"',
            )
            case = "open" if document.folded.startswith("等", run[-1].span.end) else "missing"
            yield Problem(span, said, case, {"found": found, "replace": word, "list": name}, key=word)


def _in_place_of(params: Params, document: Document, span: Span, word: str) -> Problem:
    """Another phrase stands where ``word`` should."""
    found, full = span.of(document.text), _full(params)
    return Problem(
        span,
        Words(
            f"“{found}”应为“{word}”：固定表述是“{full}”",
            f'"{found}" should read "{word}": the fixed wording is "{full}"',
        ),
        "replaced",
        {"found": found, "replace": word, "list": params.names[0] if params.names else ""},
        fixes=(Fix((Edit(span, word),), Words(f"改为“{word}”", f'Replace by "{word}"')),),
        key=f"{found} {word}",
    )


def _full(params: Params) -> str:
    return "、".join(each[0] for each in words_of(params.members))


def _wrong_order(params: Params, document: Document, span: Span, members: list[int]) -> Problem:
    right = "、".join(words_of(params.members)[at][0] for at in sorted(members))
    found = span.of(document.text)
    name = params.names[0] if params.names else ""
    return Problem(
        span,
        Words(f"固定表述的顺序是：{right}", f"the fixed order is: {right}"),
        "order",
        {"found": found, "replace": right, "list": name},
        key=span.of(document.folded),
    )
