"""From the text of a relation to its tree."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from fractions import Fraction
from functools import cache
from typing import cast

from lawlint.finding import Words
from lawlint.interval import Comparison
from lawlint.rules.expression import (
    RATE,
    Choice,
    Expr,
    ExpressionError,
    Link,
    Name,
    Number,
    Operation,
    Optional,
    Rest,
    choices,
    names,
)

_MOST_TOKENS = 120
_MOST_DIGITS = 30
_MOST_CHOICES = 1000
"""What a relation may be made of; the longest of the built-in rules has a third of the tokens."""

_TOKEN = (
    r"\s*(?:(?P<op>>=|<=|==|!=|[≥≤≠><=])|(?P<sign>[-+*/×÷|()\[\]])|(?P<rest>…+|\.\.\.)"
    r"|(?P<number>\d+(?:\.\d+)?%?)|(?P<name>[^\W\d]\w*))"
)
_SAME = {"≥": ">=", "≤": "<=", "≠": "!=", "=": "==", "×": "*", "÷": "/"}
_WIDE = str.maketrans("＞＜＝＋－＊／｜（）％！［］", "><=+-*/|()%![]")


@cache
def parse(text: str) -> tuple[Link, ...]:
    """The comparisons of a relation, left to right.  Raises ``ExpressionError``."""
    return _Parser(text).relation()


def check_names(text: str, known: Collection[str]) -> None:
    """Raises ``ExpressionError`` for the first name of the relation that is not ``known``."""
    for link in parse(text):
        for name in (*names(link.left), *names(link.right)):
            if name.text not in known and name.text.removesuffix(RATE) not in known:
                words = Words(f"没有“{name.text}”这项指标", f'there is no measure "{name.text}"')
                raise ExpressionError(name.column, words, name.text)


class _Parser:
    """Reads one relation, a token at a time."""

    def __init__(self, text: str) -> None:
        self.text = text.translate(_WIDE)
        self.at = self.read = 0
        self.kind, self.token, self.column = "", "", 1
        self._next()

    def relation(self) -> tuple[Link, ...]:
        """The comparisons, left to right; raises ``ExpressionError``."""
        links: list[Link] = []
        began = self.column - 1
        left, left_text = self._side(began)
        while self.kind == "op":
            op = cast(Comparison, _SAME.get(self.token, self.token))
            self._next()
            right, right_text = self._side(self.column - 1)
            if choices(left) * choices(right) > _MOST_CHOICES:
                raise self._error("可选的写法太多", "too many alternatives")
            links.append(Link(left, op, right, f"{left_text} {op} {right_text}"))
            left, left_text = right, right_text
        if self.kind:
            raise self._error("这里不应有“{}”", 'unexpected "{}"')
        if not links:
            raise self._error("缺少比较符号，如 >=、==", "a comparison such as >= or == is missing")
        return tuple(links)

    def _side(self, began: int) -> tuple[Expr, str]:
        found = self._sum()
        return found, " ".join(self.text[began : self.column - 1 if self.kind else len(self.text)].split())

    def _sum(self) -> Expr:
        return self._chain("+-", self._product)

    def _product(self) -> Expr:
        return self._chain("*/×÷", self._atom)

    def _chain(self, signs: str, part: Callable[[], Expr]) -> Expr:
        left = part()
        while self.kind == "sign" and self.token in signs:
            op = _SAME.get(self.token, self.token)
            self._next()
            left = Operation(op, left, part())
        return left

    def _atom(self) -> Expr:
        kind, token, column = self.kind, self.token, self.column
        if kind == "name":
            self._next()
            return Name(token, column)
        if kind == "number":
            self._next()
            return Number(Fraction(token.removesuffix("%")) / (100 if token.endswith("%") else 1))
        if kind == "rest":
            self._next()
            return Rest()
        if token == "(":
            self._next()
            options = [self._sum()]
            while self.token == "|":
                self._next()
                options.append(self._sum())
            if self.token != ")":
                raise self._error("缺少“)”", 'a ")" is missing')
            self._next()
            return options[0] if len(options) == 1 else Choice(tuple(options))
        if token == "[":
            self._next()
            inner = Name(self.token, self.column)
            if self.kind != "name":
                raise self._error("这里应为指标名", "expected a measure")
            self._next()
            if self.token != "]":
                raise self._error("缺少“]”", 'a "]" is missing')
            self._next()
            return Optional(inner)
        raise self._error("这里应为指标名或数", "expected a measure or a number")

    def _next(self) -> None:
        found = re.compile(_TOKEN).match(self.text, self.at)
        if found is None:
            left = self.text[self.at :].lstrip()
            self.column = len(self.text) - len(left) + 1
            self.kind, self.token = ("", "") if not left else ("unknown", left[0])
            if left:
                raise self._error("不认识“{}”", 'unknown sign "{}"')
            return
        self.kind = found.lastgroup or ""
        self.token = found[self.kind]
        self.column = found.start(self.kind) + 1
        self.at = found.end()
        self.read += 1
        if self.read > _MOST_TOKENS or (self.kind == "number" and len(self.token) > _MOST_DIGITS):
            raise self._error("关系式过长", "the relation is too long")

    def _error(self, zh: str, en: str) -> ExpressionError:
        return ExpressionError(self.column, Words(zh.format(self.token), en.format(self.token)))
