"""Data flows one way: a room imports what lies below it, and no two modules import each other."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import lawlint

ROOT = Path(lawlint.__file__).parent
ROOMS = ("document", "facts", "checks", "engine", "report", "cli")
"""From the bottom up; a module outside of them may be imported by all, as long as it leads to nothing above."""


@cache
def modules() -> dict[str, Path]:
    """Every module by its name, without the package itself, which only hands out what users ask for."""
    named = {
        ".".join(("lawlint", *path.relative_to(ROOT).with_suffix("").parts)): path
        for path in ROOT.rglob("*.py")
        if path.parent != ROOT or path.stem != "__init__"
    }
    return {name.removesuffix(".__init__"): path for name, path in named.items()}


def imported(name: str) -> Iterator[str]:
    """The modules of lawlint that a module imports, wherever it does so, except for type checkers alone."""
    waiting: list[ast.AST] = [ast.parse(modules()[name].read_text("utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            waiting += node.orelse
            continue
        if isinstance(node, ast.ImportFrom) and node.module:
            inner = [f"{node.module}.{each.name}" for each in node.names]
            yield from (each if each in modules() else node.module for each in inner)
        elif isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        waiting += ast.iter_child_nodes(node)


@cache
def graph() -> dict[str, frozenset[str]]:
    """What every module imports."""
    return {name: frozenset(imported(name)) & modules().keys() - {name} for name in modules()}


def reached(name: str) -> set[str]:
    """Everything that a module imports, and what that imports."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        new = graph()[waiting.pop()] - found
        found |= new
        waiting += new
    return found


def room_of(name: str) -> str:
    return name.split(".")[1]


def test_rooms_lead_to_nothing_above_them() -> None:
    wrong = [
        f"{name} -> {other}"
        for name in modules()
        if room_of(name) in ROOMS
        for other in sorted(reached(name))
        if room_of(other) in ROOMS and ROOMS.index(room_of(other)) > ROOMS.index(room_of(name))
    ]
    assert wrong == []


def test_no_module_leads_back_to_itself() -> None:
    assert [name for name in sorted(modules()) if name in reached(name)] == []


def test_the_parts_of_a_check_serve_it_alone() -> None:
    parts = [name for name in modules() if name.startswith("lawlint.checks._") and name.count(".") > 2]
    assert parts
    wrong = [
        f"{name} -> {part}"
        for part in parts
        for name in sorted(modules())
        if part in graph()[name] and name.split(".")[2].lstrip("_") != part.split(".")[2].lstrip("_")
    ]
    assert wrong == []


def test_the_imports_are_seen() -> None:
    assert "lawlint.facts.model" in graph()["lawlint.checks.share"]
    assert "lawlint.document" in reached("lawlint.cli")
