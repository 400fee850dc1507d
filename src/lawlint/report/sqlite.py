"""``sqlite``: the lines of ``jsonl``, which ``lawlint.database`` puts into the tables of a database."""

from __future__ import annotations

from lawlint.report.jsonl import SEPARATOR, head, piece, tail

__all__ = ["SEPARATOR", "head", "piece", "tail"]
