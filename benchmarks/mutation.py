"""How many slips in figures does lawlint find, and how often does it speak of a clean passage?

    python benchmarks/mutation.py [--limit N] [--missed]

Every clean passage of ``tests/passages`` is checked with the rules on figures.  Where a rule found a
relation in order, the passage is spoilt and checked again: one digit of a figure of the relation is changed,
two figures in order change places, a part of a closed sum is taken out.  A mutant counts as found when an
error or a warning has its place, or a related place, in the sentence that was spoilt.

Not every change is a fault: what can still be right is not counted.

* Parts behind 其中 need not be all: a part is made larger or the whole smaller.  In a total (合计), a list in
  brackets (unless 含 opens it) and a list that ends with the rest (其他, 其余) every part is needed: there a part
  is taken out, too, as long as two are left.
* Figures rounded to 万 or to decimals may differ within what the rounding hides, and an average by day may be
  of calendar or working days.  Shares of classes that need not be all are wrong above 100% only.
* A rate or share is spoilt in its per cent, since another base may give the same rounded rate.  One that then
  follows from other figures of its sentence (one over another, or over two together) says nothing wrong.
* The stages of cases do not change places where the text says that cases of former years or of other courses
  (诉前调解) are counted.
* Nor do figures of which one may be many times the other.
* The number of a list that ends with 等 may be larger than what is listed.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from functools import reduce
from itertools import combinations
from pathlib import Path

import yaml

from lawlint.checks.base import Held
from lawlint.document import read
from lawlint.engine import check_document
from lawlint.facts.model import Kind, Quantity
from lawlint.finding import Severity
from lawlint.interval import Interval
from lawlint.result import Options, Result
from lawlint.rules.loading import load_builtin
from lawlint.rules.model import RuleSet

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "passages"
TITLE = "平川县2024年法治政府建设年度报告\n\n"
OPTIONS = Options(select=frozenset({"figures", "case-flow"}))
LOOSE = frozenset({"sum", "rate", "average", "share"})  # of which some observations confirm no figure
RATES = frozenset({"rate", "share", "growth", "average"})
HAN = "一二三四五六七八九"
DIGITS = frozenset("0123456789" + HAN)
PERIODS = ((11, 13), (50, 55), (238, 384), (3, 5))  # months, weeks, days and quarters, said freely
BRACKETS = ("（", "(", "：", ":")
REST = re.compile("(?:其他|其它|其余|剩余)[^、，,。；;：:（）()]*$")
OPEN = re.compile("等\\||\\|[^。]*》等")
FORMER = re.compile(
    "结转|(?:上年|往年|历年|以前年度)(?:度)?(?:立案|受理|收|旧存|未结|积案)|积案|旧存|存量|诉前(?:调解|委派)"
)

Mutant = tuple[str, str, int, int]  # kind of change, text, and the span of the sentence


def main() -> int:
    """Print the tables; exit status 1 when a clean passage is spoken of."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--limit", type=int, default=0, help="only so many passages")
    parser.add_argument("--missed", action="store_true", help="print the mutants that were not found")
    options = parser.parse_args()
    ruleset = load_builtin()
    passages = _clean()[: options.limit or None]
    made: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    alarms = 0
    for text in passages:
        result = _check(text, ruleset)
        alarms += _speaks(result, 0, len(text))
        for check, held, (change, mutant, start, end) in _mutants(text, result, ruleset):
            after = _check(mutant, ruleset)
            if _still_right(check, held, change, after, result):
                continue
            made[check, change] += 1
            if _speaks(after, start, end):
                found[check, change] += 1
            elif options.missed:
                print(f"missed: {check} {change}: {mutant[start:end]}")
    _print(made, found)
    print(f"\nclean passages: {len(passages)}, with an error or a warning: {alarms}")
    return 1 if alarms else 0


def _clean() -> list[str]:
    texts = []
    for path in sorted(FOLDER.glob("*.yaml")):
        texts += [
            TITLE.replace("2024", str(passage.get("year", 2024))) + passage["text"]
            for passage in yaml.safe_load(path.read_text("utf-8"))
            if not passage.get("expect") and passage.get("format", "txt") == "txt" and "limit" not in passage
        ]
    return texts


def _check(text: str, ruleset: RuleSet) -> Result:
    return check_document(read(text.encode(), "passage.txt"), ruleset, OPTIONS)


def _speaks(result: Result, start: int, end: int) -> bool:
    for finding in result.findings:
        places = [finding.span, *(related.span for related in finding.related)]
        if finding.severity >= Severity.WARNING and any(p.start < end and p.end > start for p in places):
            return True
    return False


def _mutants(text: str, result: Result, ruleset: RuleSet) -> Iterator[tuple[str, Held, Mutant]]:
    kinds = {rule.id: rule.check for rule in ruleset.rules}
    seen: set[str] = set()
    for observed in result.observations:
        check = kinds.get(observed.rule, "")
        held = observed.observation
        if not isinstance(held, Held) or not held.used:
            continue
        if check in LOOSE and not held.exact and held.note != "column":
            continue
        for mutant in _spoilt(text, check, held, result):
            if mutant[1] not in seen:
                seen.add(mutant[1])
                yield check, held, mutant


def _spoilt(text: str, check: str, held: Held, result: Result) -> Iterator[Mutant]:
    figures = [result.facts.quantities[at] for at in held.used]
    if check == "sum":
        yield from _spoilt_sum(text, figures, held.note)
    elif check in RATES:
        of = [each for each in figures if each.kind in (Kind.PERCENT, Kind.POINTS)]
        for figure in of if check != "average" else figures[-1:]:
            for mutant in _digits(text, figure, last=check == "average"):
                if check == "growth" or not _follows(mutant, text, figure, result):
                    yield mutant
    elif check == "agreement":
        yield from _digits(text, figures[-1])
    elif check == "enumeration" and not OPEN.search(
        text[: figures[0].span.start] + "|" + text[figures[0].span.end :]
    ):
        yield from _digits(text, figures[0])
    elif check == "relation" and held.exact:
        for figure in figures:
            yield from _digits(text, figure)
    elif check == "relation" and len(figures) == 2 and "*" not in held.note and not FORMER.search(text):
        yield from _swapped(text, figures[0], figures[1])


def _spoilt_sum(text: str, figures: list[Quantity], note: str) -> Iterator[Mutant]:
    whole = max(figures, key=lambda each: each.printed)
    parts = sorted((each for each in figures if each is not whole), key=lambda each: each.span)
    for figure in figures:
        yield from _digits(text, figure, direction=-1 if figure is whole else 1)
    opening = text[whole.span.end : parts[0].span.start].strip()
    bracket = opening[:1] in BRACKETS and opening[1:2] != "含"
    closed = note in ("total", "rest") or bracket or REST.search(text[: parts[-1].span.start])
    for part in parts[1:] if closed and len(parts) > 2 else ():
        if not REST.search(text[: part.span.start]):
            yield from _dropped(text, part)


def _still_right(check: str, held: Held, change: str, after: Result, before: Result) -> bool:
    """Whether the figures of a relation agree as before, within their rounding."""
    found = after.facts.quantities
    if change != "digit" or len(found) != len(before.facts.quantities):
        return False
    figures = [found[at] for at in held.used]
    sizes = [each.interval.scale(each.unit.scale) for each in figures]
    if check == "sum":
        at = max(range(len(sizes)), key=lambda each: before.facts.quantities[held.used[each]].printed)
        return reduce(Interval.__add__, [*sizes[:at], *sizes[at + 1 :]]).meets(sizes[at])
    if check == "average":
        whole, *parts, average = sizes
        if figures[-1].exact:
            average = Interval.around(figures[-1].printed, figures[-1].step).scale(figures[-1].unit.scale)
        if parts:
            return (whole / reduce(Interval.__add__, parts)).meets(average)
        return any(
            (whole / Interval(Fraction(least), Fraction(most))).meets(average) for least, most in PERIODS
        )
    if check == "share" and held.note == "column" and not held.exact:
        return sum(each.printed for each in figures) <= 100
    return False


def _digits(text: str, figure: Quantity, last: bool = True, direction: int = 0) -> Iterator[Mutant]:
    """The text with one digit of the figure changed: any way (0), larger (1) or smaller (-1)."""
    places = [at for at in range(figure.number.start, figure.number.end) if text[at] in DIGITS]
    for place, at in enumerate(places):
        digits = "0123456789" if text[at].isascii() else HAN
        digit = digits[(digits.index(text[at]) + 3) % len(digits)]
        if direction and (digits.index(digit) > digits.index(text[at])) != (direction > 0):
            continue
        if (place == 0 and digit == "0") or (place == len(places) - 1 and not last):
            continue
        yield _mutant("digit", text, text[:at] + digit + text[at + 1 :], at)


def _value(mutant: Mutant, text: str, figure: Quantity) -> Fraction:
    """What the figure is worth in the mutant."""
    words = figure.number.of(mutant[1]).replace(",", "")
    number = re.match(r"[\d.]+", words)
    before = re.match(r"[\d.]+", figure.number.of(text).replace(",", ""))
    if number is None or before is None:
        return figure.printed
    return figure.printed * Fraction(number.group()) / Fraction(before.group())


def _follows(mutant: Mutant, text: str, figure: Quantity, result: Result) -> bool:
    """Whether the spoilt percentage is that of some figure of the sentence in another, or in two of them."""
    start, end = mutant[2], mutant[3]
    inside = [each for each in result.facts.quantities if start <= each.span.start and each.span.end <= end]
    sizes = [each.printed * each.unit.scale for each in inside if each.kind is Kind.QUANTITY and each.printed]
    value, step = _value(mutant, text, figure), figure.step
    wholes = [*sizes, *(one + two for one, two in combinations(sizes, 2))]
    return any(
        -step / 2 <= part * 100 / whole - value < step for part in sizes for whole in wholes if part <= whole
    )


def _swapped(text: str, one: Quantity, other: Quantity) -> Iterator[Mutant]:
    first, second = sorted((one.number, other.number))
    if first.of(text) != second.of(text) and first.end <= second.start:
        middle = text[first.end : second.start]
        swapped = text[: first.start] + second.of(text) + middle + first.of(text) + text[second.end :]
        yield _mutant("swap", text, swapped, first.start)


def _dropped(text: str, part: Quantity) -> Iterator[Mutant]:
    """The text without a part of a sum and the words before it."""
    clause = re.search(r"[、，,][^、，,。；;：:（）()\d]*$", text[: part.span.start])
    if clause:
        yield _mutant("drop", text, text[: clause.start()] + text[part.span.end :], clause.start())


def _mutant(change: str, before: str, after: str, at: int) -> Mutant:
    start = max(before.rfind(mark, 0, at) for mark in "。\n") + 1
    ends = [end for mark in "。\n" if (end := after.find(mark, at)) >= 0]
    return change, after, start, min(ends, default=len(after))


def _print(made: Counter[tuple[str, str]], found: Counter[tuple[str, str]]) -> None:
    print(f"{'check':14} {'change':7} {'mutants':>8} {'found':>6} {'rate':>7}")
    for key in sorted(made):
        print(f"{key[0]:14} {key[1]:7} {made[key]:8} {found[key]:6} {found[key] / made[key]:7.1%}")
    if made:
        print(f"{'all':22} {made.total():8} {found.total():6} {found.total() / made.total():7.1%}")


if __name__ == "__main__":
    sys.exit(main())
