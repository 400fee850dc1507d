"""Any text as a relation: links that can be evaluated, or an ``ExpressionError`` with a column inside."""

from __future__ import annotations

from fractions import Fraction

from common import fuzz, instrumented

with instrumented():
    from lawlint.interval import Interval
    from lawlint.rules.expression import ExpressionError, evaluate, names, readings
    from lawlint.rules.expression_parser import parse

_TOKENS = "受理 办结 上年结转 率 + - × ÷ * / ( ) ( ) = == >= <= > < ≥ ≤ ≠ ? 0 1 100 3.5 % | 其余 。 ， [ ] 或 1/3".split(
    " "
)


def one(data: bytes) -> None:
    """Parse and evaluate one relation."""
    if data[:1] < b"\x40":
        text = data[1:].decode("utf-8", "replace")
    else:
        text = "".join(_TOKENS[each % len(_TOKENS)] + " " * (each > 200) for each in data[1:])
    try:
        links = parse(text)
    except ExpressionError as error:
        assert 0 <= error.column <= len(text) + 1 and error.words.zh
        return
    for link in links:
        for side in (link.left, link.right):
            list(names(side))
            for at, reading in enumerate(readings(side)):
                try:
                    evaluate(reading, lambda name: Interval(Fraction(len(name)), Fraction(len(name) + 1)))
                except ZeroDivisionError:
                    pass
                if at > 64:
                    break


if __name__ == "__main__":
    fuzz(one)
