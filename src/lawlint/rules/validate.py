"""From plain YAML values to frozen dataclasses, with every fault told at its line and column.

pydantic does the checking and is imported only here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast, get_args, get_type_hints

from pydantic import TypeAdapter, ValidationError

from lawlint.finding import Words
from lawlint.rules.errors import Fault, suggestion
from lawlint.rules.tree import Path, Tree, Value

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Keys:
    """The keys to suggest for an unknown one: of the form itself, and of the forms inside it."""

    top: tuple[str, ...]
    nested: tuple[str, ...]


def convert(
    tree: Tree, path: Path, value: Value, form: type[T], faults: list[Fault], also: Sequence[str] = ()
) -> T | None:
    """``value``, which stands at ``path`` of ``tree``, as a ``form``; None after adding to ``faults``.

    ``also``: further keys to suggest for an unknown one.
    """
    try:
        made = cast("T", adapter(cast("type", form)).validate_python(value))
    except ValidationError as error:
        nested = (name for each in dataclasses_of(form) for name in key_names(each))
        known = _Keys((*key_names(form), *also), tuple(nested))
        faults.extend(_faults(error.errors(include_url=False), tree, path, value, known))
        return None
    senseless = list(_senseless(made, ()))
    faults.extend(Fault(tree.at(path + place), words) for place, words in senseless)
    return None if senseless else made


_EMPTY = Words("不能是空文本", "must not be empty text")
_NEGATIVE = Words("不能是负数", "must not be negative")


def _senseless(value: object, path: Path) -> Iterator[tuple[Path, Words]]:
    """Empty text in a list, as a key or in a field that is always needed; numbers below zero."""
    if is_dataclass(value):
        for each in fields(value):
            inner = getattr(value, each.name)
            if inner == "" and each.default is MISSING and each.default_factory is MISSING:
                yield (*path, each.name), _EMPTY
            yield from _senseless(inner, (*path, each.name))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if key == "":
                yield path, _EMPTY
            yield from _senseless(inner, (*path, key))
    elif isinstance(value, tuple | list):
        for at, inner in enumerate(value):
            if inner == "":
                yield (*path, at), _EMPTY
            yield from _senseless(inner, (*path, at))
    elif isinstance(value, int) and value < 0:
        yield path, _NEGATIVE


@cache
def adapter(form: type) -> TypeAdapter[Any]:
    """The validator of a dataclass in which, and in all dataclasses inside it, unknown keys are refused."""
    for each in dataclasses_of(form):
        if not hasattr(each, "__pydantic_config__"):
            setattr(each, "__pydantic_config__", {"extra": "forbid"})  # noqa: B010
    return TypeAdapter(form)


def dataclasses_of(form: type) -> list[type]:
    """The dataclass and all dataclasses in the types of its fields, itself first."""
    found: list[type] = []
    waiting: list[object] = [form]
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, type) and is_dataclass(kind):
            if kind not in found:
                found.append(kind)
                waiting.extend(get_type_hints(kind, include_extras=True).values())
        else:
            waiting.extend(get_args(kind))
    return found


def key_names(form: type) -> tuple[str, ...]:
    """The keys of a dataclass."""
    return tuple(each.name for each in fields(form)) if is_dataclass(form) else ()


def _faults(
    errors: Iterable[ErrorDetails], tree: Tree, path: Path, value: Value, known: _Keys
) -> list[Fault]:
    """Faults out of pydantic's errors; those of the members of a union at one place become one."""
    places: dict[Path, list[ErrorDetails]] = {}
    for error in errors:
        places.setdefault(_place(error, value), []).append(error)
    faults = []
    for place, found in places.items():
        deeper = any(len(other) > len(place) and other[: len(place)] == place for other in places)
        if deeper and all(error["type"].endswith("_type") for error in found):
            continue  # another member of the union came further
        said = [_words(error, place, known) for error in _telling(found)]
        words = Words(*(joined(dict.fromkeys(part)) for part, joined in _parts(said)))
        key = found[0]["type"] in ("unexpected_keyword_argument", "extra_forbidden")
        mark = tree.at_key(path + place) if key else tree.at(path + place)
        faults.append(Fault(mark, words))
    return faults


def _telling(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """The errors without those that ask for a list or mapping, when another fits the plain value better."""
    plain = [error for error in errors if error["type"].split("_")[0] not in _CONTAINERS]
    return errors if not plain or isinstance(errors[0]["input"], list | dict) else plain


def _parts(said: list[Words]) -> list[tuple[list[str], Callable[[Iterable[str]], str]]]:
    return [([each.zh for each in said], "，或".join), ([each.en for each in said], ", or ".join)]


def _place(error: ErrorDetails, value: Value) -> Path:
    """The path of an error through the value, without the names that pydantic adds for members of a union."""
    place: list[str | int] = []
    here: object = value
    for step in error["loc"]:
        if isinstance(here, dict) and str(step) in here:
            place.append(str(step))
            here = here[str(step)]
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            place.append(step)
            here = here[step]
    if error["type"] == "missing":
        place.append(str(error["loc"][-1]))
    return tuple(place)


_CONTAINERS = frozenset({"tuple", "list", "dataclass", "dict", "mapping"})
_SAID: dict[str, tuple[str, str]] = {
    "missing": ("缺少“{key}”", 'lacks "{key}"'),
    "unexpected_keyword_argument": ("没有“{key}”这个键", 'unknown key "{key}"'),
    "string": (
        "应为文本；数字、true 和 false 要当文本时加引号",
        "expected text; put a number, true or false in quotes",
    ),
    "int": ("应为整数", "expected a whole number"),
    "bool": ("应为 true 或 false", "expected true or false"),
    "tuple": ("应为列表：用“[甲, 乙]”，或逐行“- 甲”", 'expected a list: "[a, b]", or "- a" line by line'),
    "list": ("应为列表：用“[甲, 乙]”，或逐行“- 甲”", 'expected a list: "[a, b]", or "- a" line by line'),
    "dataclass": ("应为若干行“键: 值”", 'expected lines of "key: value"'),
    "dict": ("应为若干行“键: 值”", 'expected lines of "key: value"'),
    "mapping": ("应为若干行“键: 值”", 'expected lines of "key: value"'),
    "decimal": ("应为数", "expected a number"),
    "date": ("应为日期，如 2024-03-01", "expected a date such as 2024-03-01"),
    "literal": ("“{input}”不在可选之列", '"{input}" is not one of the choices'),
    "enum": ("“{input}”不在可选之列", '"{input}" is not one of the choices'),
    "too": ("项数不对：{message}", "wrong number of items: {message}"),
}


def _words(error: ErrorDetails, place: Path, known: _Keys) -> Words:
    kind = error["type"]
    context: Mapping[str, object] = error.get("ctx", {})
    if kind in ("value_error", "assertion_error"):
        zh, _, en = str(context.get("error", error["msg"])).partition(" / ")
        return Words(zh, en or zh)
    zh, en = _SAID.get(kind) or _SAID.get(kind.split("_")[0]) or ("不合要求：{message}", "{message}")
    key = str(place[-1]) if place else ""
    given = {"key": key, "input": str(error["input"])[:40], "message": error["msg"]}
    words = Words(zh.format_map(given), en.format_map(given))
    if kind == "unexpected_keyword_argument":
        near = suggestion(key, known.top) if len(place) == 1 else suggestion(key, known.nested, listed=False)
    elif kind in ("literal_error", "enum"):
        near = suggestion(given["input"], re.findall(r"'([^']*)'", str(context.get("expected", ""))))
    else:
        return words
    return Words(words.zh + near.zh, words.en + near.en)
