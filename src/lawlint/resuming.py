"""``--resume``: a run that goes on with the database of an earlier one checks only what has changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from lawlint.arguments import UsageError
from lawlint.database import DatabaseSink
from lawlint.digest import digest
from lawlint.finding import Severity
from lawlint.run import load
from lawlint.text import visible

if TYPE_CHECKING:
    from lawlint.report.summary import Summary
    from lawlint.report.view import View
    from lawlint.targets import Target


def refuse_resuming(wanted: Sequence[Target], files: Sequence[str]) -> None:
    """Raise ``UsageError`` unless a database is the only output and every document is a file."""
    if [target.format for target in wanted] != ["sqlite"] or "-" in files:
        raise UsageError(
            "--resume 只能与一个 sqlite 输出一起用，不能用于标准输入",
            "--resume needs an sqlite output and no other, and no standard input",
        )


def known_to(sink: DatabaseSink, view: View, summary: Summary) -> Callable[[str], bool]:
    """Whether the database holds what there is to find in a file; its findings are added to the summary."""

    def known(path: str) -> bool:
        try:
            content = load(path)
        except OSError:
            return False  # told when its turn comes
        counts = sink.holds(visible(view.relative(path)), digest(content).hex())
        for word, count in (counts or {}).items():
            summary.counts[Severity[word.upper()]] += count
        return counts is not None

    return known
