"""Where the time of a check goes in a warm process, in milliseconds of computing (medians).

    python benchmarks/stages.py [--runs 5] [--total] REPORT [RULES]

``--total`` prints the time of reading and checking alone.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from lawlint.checks import module
from lawlint.checks.base import Reading
from lawlint.document import read
from lawlint.engine import check_document
from lawlint.facts import extract
from lawlint.prefilter import relevant
from lawlint.report.json import piece
from lawlint.report.view import View
from lawlint.rules.loading import Source, builtin_sources, load
from lawlint.rules.model import Rule, RuleSet

_SHOWN = 12
"""Kinds of check told one by one."""


def main() -> None:
    """Print the stages, or the sum."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--total", action="store_true")
    parser.add_argument("report", type=Path)
    parser.add_argument("rules", type=Path, nargs="*")
    options = parser.parse_args()
    gc.set_threshold(200_000)  # as the command line does
    more = [Source(path.name, path, layer=1) for path in options.rules]
    ruleset = load((*builtin_sources(), *more))
    data = options.report.read_bytes()
    whole = _spent(lambda: check_document(read(data, "report.txt"), ruleset), options.runs)
    if options.total:
        print(whole)
    else:
        _profile(data, ruleset, options.runs, whole)


def _profile(data: bytes, ruleset: RuleSet, runs: int, whole: float) -> None:
    document = read(data, "report.txt")
    facts = extract(document, ruleset.vocabulary)
    reading = Reading(document, facts, ruleset.vocabulary)
    literals = tuple(rule.literals for rule in ruleset.rules)
    chosen = relevant(document.folded, literals)
    kinds: dict[str, float] = {}
    for at, rule in enumerate(ruleset.rules):
        if at in chosen and rule.enabled:
            kinds[rule.check] = kinds.get(rule.check, 0.0) + _spent(_one(rule, reading), runs)
    result = check_document(document, ruleset)
    stages = {
        "read": _spent(lambda: read(data, "report.txt"), runs),
        "facts": _spent(lambda: extract(document, ruleset.vocabulary), runs),
        "choice of rules": _spent(lambda: relevant(document.folded, literals), runs),
    }
    known = sum(stages.values()) + sum(kinds.values())
    by_time = sorted(kinds.items(), key=lambda each: -each[1])
    stages |= {f"rules: {name}": spent for name, spent in by_time[:_SHOWN]}
    stages["rules: all others"] = sum(spent for _, spent in by_time[_SHOWN:])
    stages["judging"] = max(whole - known, 0.0)
    stages["output"] = _spent(lambda: piece(result, View(ruleset, "/")), runs)
    print(f"{'warm check':24}{'cpu':>12}")
    for name, spent in stages.items():
        print(f"{name:24}{spent:12.1f}")
    print(f"{'sum':24}{sum(stages.values()):12.1f}")


def _one(rule: Rule, reading: Reading) -> Callable[[], object]:
    check, given = module(rule.check).check, rule.prepared
    return lambda: list(check(given, reading))


def _spent(work: Callable[[], object], runs: int) -> float:
    """Milliseconds of the work, median of ``runs`` after one that is not counted."""
    found = []
    for _ in range(runs + 1):
        began = time.process_time()
        work()
        found.append(time.process_time() - began)
    return statistics.median(found[1:]) * 1000


if __name__ == "__main__":
    main()
