"""How far a long run has come, on a terminal only."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TextIO, TypeVar

_PATIENCE = 0.5  # seconds before anything is shown
_EVERY = 0.1  # seconds between two changes of the line

T = TypeVar("T")


def shown(items: Iterator[T], total: int, stream: TextIO, lang: str) -> Iterator[T]:
    """The items, with ``3/500`` on ``stream`` while several take their time; the line is wiped at the end."""
    began = last = time.monotonic()
    said = False
    try:
        for done, item in enumerate(items, 1):
            now = time.monotonic()
            if total > 1 and now - began > _PATIENCE and now - last > _EVERY:
                word = "checking" if lang == "en" else "检查"
                stream.write(f"\r{word} {done}/{total}")
                stream.flush()
                last, said = now, True
            yield item
    finally:
        if said:
            stream.write("\r\x1b[K")
            stream.flush()
