"""What the lexicon of near misses costs: building the index, and one report, for lexicons of growing size.

    python benchmarks/lexicon.py [REPORT]

One pass over the text looks up four characters at a time; the number of phrases changes what is looked up in, not how
often.  Times are the best of several runs, in milliseconds.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from lawlint import facts
from lawlint.checks import near_miss
from lawlint.checks._near_miss.lexicon import lexicon
from lawlint.checks._near_miss.lexicon_tables import tables
from lawlint.checks.base import Reading
from lawlint.document import read
from lawlint.rules.loading import load_builtin

ROOT = Path(__file__).resolve().parents[1]
SIZES = (250, 500, 1000, 2000, 4000, 8000)
LENGTH = 12_600
"""Characters of the text that is timed: a report of usual length."""


def best(work: Callable[[], object], times: int = 9) -> float:
    """Milliseconds of the fastest of several runs."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found) * 1000


def main(argv: list[str]) -> None:
    """Print a line for every size."""
    ruleset = load_builtin()
    (rule,) = (each for each in ruleset.rules if each.check == "near-miss")
    params = rule.parameters
    assert isinstance(params, near_miss.Params)
    path = Path(argv[0]) if argv else next((ROOT / "examples").glob("平川县*.txt"))
    text = path.read_text(encoding="utf-8")
    text = (text * (LENGTH // len(text) + 1))[:LENGTH]
    document = read(text.encode(), "report.txt")
    reading = Reading(document, facts.extract(document, ruleset.vocabulary), ruleset.vocabulary)
    phrases = " ".join(params.terms.values()).split() + " ".join(params.usage.values()).split()
    print(f"{len(phrases)} phrases, text of {len(text)} characters")
    print("phrases  index  report")
    for size in SIZES:
        terms = " ".join(phrases[:size])
        small = near_miss.Params(
            {"terms": terms}, params.sounds, {}, params.shapes, params.words, params.twins
        )

        def build(terms: str = terms) -> None:
            tables.cache_clear()
            lexicon.cache_clear()
            lexicon(tables(terms, "", params.sounds.usual, params.sounds.also, params.shapes))

        def check(ready: near_miss.Prepared) -> None:
            list(near_miss.check(ready, reading))

        print(
            f"{min(size, len(phrases)):7}  {best(build):5.1f}  {best(partial(check, near_miss.prepare(small))):6.2f}"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
