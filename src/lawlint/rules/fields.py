"""What the docstrings under the fields of a dataclass say: the documentation of the keys of rules."""

from __future__ import annotations

import ast
import inspect
import textwrap
from dataclasses import MISSING, dataclass, fields, is_dataclass

from lawlint.finding import Words


@dataclass(frozen=True, slots=True)
class Key:
    """A key that a rule of one kind may have."""

    name: str
    about: Words
    required: bool


def keys(form: type) -> tuple[Key, ...]:
    """The keys of a dataclass with what their docstrings say (Chinese `` / `` English)."""
    if not is_dataclass(form):
        return ()
    said = _docstrings(form)
    return tuple(
        Key(
            each.name,
            _words(said.get(each.name, "")),
            each.default is MISSING and each.default_factory is MISSING,
        )
        for each in fields(form)
    )


def _docstrings(form: type) -> dict[str, str]:
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(form)))
    except (OSError, TypeError, SyntaxError):
        return {}  # no source at hand (a frozen program): the keys go without words
    found: dict[str, str] = {}
    name = ""
    for node in getattr(tree.body[0], "body", ()):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            name = node.target.id
        elif name and isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            found[name] = inspect.cleandoc(str(node.value.value))
            name = ""
    return found


def _words(docstring: str) -> Words:
    zh, _, en = " ".join(docstring.split()).partition(" / ")
    return Words(zh, en or zh)
