"""How figures in sentences are read, that were written by people who did not know lawlint.

    python benchmarks/reading.py [--verbose]

``benchmarks/forms`` holds the sentences, each with its figure and the least and greatest value that it admits.  A
figure is right when its interval (an exact one: its value) is; left alone when nothing is read there; else wrong.
"""

from __future__ import annotations

import argparse
from collections import Counter
from fractions import Fraction
from pathlib import Path

from lawlint.document import read
from lawlint.facts import extract
from lawlint.facts.model import Kind, Quantity
from lawlint.rules.loading import load_builtin
from lawlint.rules.vocabulary import Vocabulary

FORMS = Path(__file__).parent / "forms"


def main() -> None:
    """Print how many of each set are right, left alone and wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--verbose", action="store_true", help="print the sentences that are not right")
    verbose = parser.parse_args().verbose
    vocabulary = load_builtin().vocabulary
    print(f"{'figures':<12}{'sentences':>10}{'right':>8}{'left alone':>12}{'wrong':>8}{'rate':>8}")
    for path in sorted(FORMS.glob("*.txt")):
        found: Counter[str] = Counter()
        for line in path.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                result = judged(line, vocabulary)
                found[result] += 1
                if verbose and result != "right":
                    print(f"  {result}: {line}")
        size = found.total()
        print(
            f"{path.stem:<12}{size:>10}{found['right']:>8}{found['left alone']:>12}{found['wrong']:>8}"
            f"{found['right'] / size:>8.1%}"
        )


def judged(line: str, vocabulary: Vocabulary) -> str:
    """``right``, ``left alone`` or ``wrong``: what is read of ``sentence | figure | least | greatest``."""
    sentence, figure, least, greatest = line.split(" | ")
    start = sentence.index(figure)
    facts = extract(read(sentence.encode(), "sentence.txt"), vocabulary)
    there = [
        each for each in facts.quantities if each.span.start < start + len(figure) and each.span.end > start
    ]
    if not there:
        return "left alone"
    bounds = _bound(least), _bound(greatest)
    return "right" if any(bounds == _bounds(each, exact=least == greatest) for each in there) else "wrong"


def _bound(printed: str) -> Fraction | None:
    return None if printed == "-" else Fraction(printed)


def _bounds(quantity: Quantity, exact: bool) -> tuple[Fraction | None, Fraction | None]:
    """The interval, or the value that is printed; percentages as fractions of one."""
    part = Fraction(1, 100) if quantity.kind is Kind.PERCENT else Fraction(1)
    if exact:
        return quantity.printed * part, quantity.printed * part
    low, high = quantity.interval.low, quantity.interval.high
    return None if low is None else low * part, None if high is None else high * part


if __name__ == "__main__":
    main()
