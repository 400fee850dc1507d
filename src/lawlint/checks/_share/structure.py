"""Structures printed as a ratio: 三次产业结构为12.1:38.4:49.5 adds up to 100."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from lawlint.checks._figures import number
from lawlint.checks.base import Held, Observation, Problem, Reading
from lawlint.finding import Reasoning, Span, Words

_NEAR = 20
"""How far from 100 the parts of a ratio without decimals may be and still be meant in per cent."""


@cache
def _ratio() -> re.Pattern[str]:
    one = r"\d{1,3}(?:\.\d{1,2})?"
    return re.compile(rf"(?<![\d.:∶]){one}(?:[:∶]{one}){{2,6}}(?![\d.]*[\d:∶])")


@cache
def _names_structure() -> re.Pattern[str]:
    """The words before a ratio of shares; behind 由A调整为B the name stands before A."""
    return re.compile(
        r"(?:结构|构成|(?<!配备)(?<!人数)(?<!配置)(?<!数量)比例|占比|比重|之比)[^,;。\n]{0,40}$"
    )


@cache
def _left_over() -> re.Pattern[str]:
    return re.compile("[,;][^。]{0,6}(?:其余|其他|其它|剩余)")


@cache
def _industries() -> re.Pattern[str]:
    return re.compile(r"产业[^,;。\n]{0,40}$")


def structures(reading: Reading, case: str) -> Iterator[Observation]:
    """Every ratio of at least three shares."""
    text = reading.document.folded
    if not any(word in text for word in ("结构", "构成", "比例", "占比", "比重", "之比")):
        return
    for found in _ratio().finditer(text):
        if not _names_structure().search(text, max(0, found.start() - 60), found.start()):
            continue
        parts = re.split("[:∶]", found.group())
        places = max(len(part.partition(".")[2]) for part in parts)
        total = sum((Fraction(part) for part in parts), start=Fraction(0))
        span = Span(*found.span())
        if abs(total - 100) <= Fraction(1, 10**places):
            yield Held(span, "structure")
        elif _left_over().match(text, found.end()):
            continue
        elif (places and total > 50) or (
            abs(total - 100) < _NEAR and _industries().search(text, max(0, found.start() - 60), found.start())
        ):
            yield _wrong(reading, case, span, parts, number(total))


def _wrong(reading: Reading, case: str, span: Span, parts: list[str], total: str) -> Problem:
    shown = span.of(reading.document.text)
    said = "＋".join(parts)
    computed = Words(f"{said}＝{total}", f"{' + '.join(parts)} = {total}")
    return Problem(
        span,
        Words(f"各项占比之和不是100：{computed.zh}", f"the shares do not add up to 100: {computed.en}"),
        case,
        {"share": shown, "computed": computed.zh},
        Reasoning((shown,), computed),
        key=shown,
    )
