"""JSON as the outputs write it: UTF-8 text, keys in the order given, the same input giving the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


def dumped(value: Json, indent: int = 0) -> str:
    """``value`` as JSON text, each nested level two spaces in, all of it ``indent`` spaces in."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return text.replace("\n", "\n" + " " * indent) if indent else text


def present(pairs: Mapping[str, Json] | Iterable[tuple[str, Json]]) -> dict[str, Json]:
    """The pairs whose value says something: neither None nor empty text, list or object."""
    return {key: value for key, value in dict(pairs).items() if value not in (None, "", [], {})}
