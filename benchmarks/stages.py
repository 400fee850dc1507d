"""Where the time of a check goes in a warm process, in milliseconds of computing (medians).

    python benchmarks/stages.py [--runs 5] [--total] REPORT [RULES]

``--total`` prints the time of reading and checking alone.  The rest is what a whole check takes beyond the stages:
judging, and what the same document costs only once.
"""

from __future__ import annotations

import argparse
import gc
import re
import statistics
import time
from collections.abc import Callable, Mapping
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
    if options.total:
        print(_spent({"": lambda: check_document(read(data, "report.txt"), ruleset)}, options.runs)[""])
    else:
        _profile(data, ruleset, options.runs)


def _profile(data: bytes, ruleset: RuleSet, runs: int) -> None:
    document = read(data, "report.txt")
    facts = extract(document, ruleset.vocabulary)
    reading = Reading(document, facts, ruleset.vocabulary)
    literals = tuple(rule.literals for rule in ruleset.rules)
    chosen = relevant(document.folded, literals)
    rules = {rule.id: rule for at, rule in enumerate(ruleset.rules) if at in chosen and rule.enabled}
    result = check_document(document, ruleset)
    works: dict[str, Callable[[], object]] = {
        "read": lambda: read(data, "report.txt"),
        "facts": lambda: extract(document, ruleset.vocabulary),
        "choice of rules": lambda: relevant(document.folded, literals),
        **{name: _one(rule, reading) for name, rule in rules.items()},
        "output": lambda: piece(result, View(ruleset, "/")),
        "whole": lambda: check_document(read(data, "report.txt"), ruleset),
    }
    stages = _spent(works, runs)
    output, whole = stages.pop("output"), stages.pop("whole")
    kinds: dict[str, float] = {}
    for name, rule in rules.items():
        kinds[rule.check] = kinds.get(rule.check, 0.0) + stages.pop(name)
    sentence = stages["facts"] / max(len(_ends().findall(document.text)), 1) * 1000
    known = sum(stages.values()) + sum(kinds.values())
    by_time = sorted(kinds.items(), key=lambda each: -each[1])
    stages |= {f"rules: {name}": spent for name, spent in by_time[:_SHOWN]}
    stages["rules: all others"] = sum(spent for _, spent in by_time[_SHOWN:])
    stages["the rest"] = max(whole - known, 0.0)
    stages["output"] = output
    print(f"{'warm check':24}{'cpu':>12}")
    for name, spent in stages.items():
        print(f"{name:24}{spent:12.1f}")
    print(f"{'sum':24}{sum(stages.values()):12.1f}")
    print(f"\nfacts, microseconds a sentence: {sentence:.0f}")


def _ends() -> re.Pattern[str]:
    """Where a sentence ends; a heading is one, too."""
    return re.compile(r"[。！？；\n]+")


def _one(rule: Rule, reading: Reading) -> Callable[[], object]:
    check, given = module(rule.check).check, rule.prepared
    return lambda: list(check(given, reading))


def _spent(works: Mapping[str, Callable[[], object]], runs: int) -> dict[str, float]:
    """Milliseconds of each, median of ``runs`` rounds after one that is not counted.

    They take turns: what is done over and over again finds everything where the processor is quickest.
    """
    found: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(runs + 1):
        for name, work in works.items():
            began = time.process_time()
            work()
            found[name].append(time.process_time() - began)
    return {name: statistics.median(spent[1:]) * 1000 for name, spent in found.items()}


if __name__ == "__main__":
    main()
