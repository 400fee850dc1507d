"""How many slips in figures does lawlint find, and how often does it speak of a clean passage?

    python benchmarks/mutation.py [--limit N]

Every clean passage of ``tests/passages`` is checked with the rules on figures.  Where a rule found a
relation in order, the passage is spoilt and checked again: one digit of a figure of the relation is changed,
two of its figures change places, a part of a sum is taken out.  A mutant counts as found when an error or a
warning has its place, or a related place, in the sentence that was spoilt.

Not every change is a fault.  In a sum a part is made larger or the whole smaller (parts may leave a rest);
a rate is spoilt in its per cent, since another base may give the same rounded rate; figures in order change
places; a part is taken out where the text adds up.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import yaml

from lawlint.checks.base import Held
from lawlint.document import read
from lawlint.engine import check_document
from lawlint.facts.model import Kind, Quantity
from lawlint.finding import Severity
from lawlint.result import Options, Result
from lawlint.rules.loading import load_builtin
from lawlint.rules.model import RuleSet

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "passages"
TITLE = "平川县2024年法治政府建设年度报告\n\n"
OPTIONS = Options(select=frozenset({"figures", "case-flow"}))
ORDERS = frozenset({"relation", "universal", "enumeration", "percent-range"})
RATES = frozenset({"rate", "share", "growth", "average"})

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
        for check, (change, mutant, start, end) in _mutants(text, result, ruleset):
            made[check, change] += 1
            if _speaks(_check(mutant, ruleset), start, end):
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
            TITLE + passage["text"]
            for passage in yaml.safe_load(path.read_text("utf-8"))
            if not passage.get("expect") and passage.get("format", "txt") == "txt" and "todo" not in passage
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


def _mutants(text: str, result: Result, ruleset: RuleSet) -> Iterator[tuple[str, Mutant]]:
    kinds = {rule.id: rule.check for rule in ruleset.rules}
    seen: set[str] = set()
    for observed in result.observations:
        check = kinds.get(observed.rule, "")
        held = observed.observation
        if not isinstance(held, Held) or not held.used or (check == "sum" and not held.exact):
            continue
        figures = [result.facts.quantities[at] for at in held.used]
        for mutant in _spoilt(text, check, figures):
            if mutant[1] not in seen:
                seen.add(mutant[1])
                yield check, mutant


def _spoilt(text: str, check: str, figures: list[Quantity]) -> Iterator[Mutant]:
    if check in ORDERS:
        if check == "relation" and len(figures) == 2:
            yield from _swapped(text, figures[0], figures[1])
        return
    for figure in figures:
        share = figure.kind in (Kind.PERCENT, Kind.POINTS)
        if share or check not in RATES:
            whole = max(figures, key=lambda each: each.printed)
            wanted = 0 if check != "sum" else -1 if figure is whole else 1
            yield from _digits(text, figure, last=not share, direction=wanted)
    if check == "sum" and len(figures) > 2 and re.search("合计|共计|总计|分别", text):
        yield from _dropped(text, figures[-1])


def _digits(text: str, figure: Quantity, last: bool, direction: int) -> Iterator[Mutant]:
    """The text with one digit of the figure changed: any way (0), larger (1) or smaller (-1)."""
    places = [at for at in range(figure.number.start, figure.number.end) if text[at] in "0123456789"]
    for place, at in enumerate(places):
        digit = str((int(text[at]) + 3) % 10)
        if direction and (digit > text[at]) != (direction > 0):
            continue
        if (place == 0 and digit == "0") or (place == len(places) - 1 and not last):
            continue
        yield _mutant("digit", text, text[:at] + digit + text[at + 1 :], at)


def _swapped(text: str, one: Quantity, other: Quantity) -> Iterator[Mutant]:
    first, second = sorted((one.number, other.number))
    if first.of(text) != second.of(text) and first.end <= second.start:
        middle = text[first.end : second.start]
        swapped = text[: first.start] + second.of(text) + middle + first.of(text) + text[second.end :]
        yield _mutant("swap", text, swapped, first.start)


def _dropped(text: str, part: Quantity) -> Iterator[Mutant]:
    """The text without the last part of a sum and the words before it."""
    clause = re.search(r"[、，,][^、，,。；;：:（）()]*$", text[: part.span.start])
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
