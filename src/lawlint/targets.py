"""Which outputs are wanted and where they go: ``--format F --output FILE --format G`` and the like."""

from __future__ import annotations

import os
from argparse import ArgumentTypeError
from collections.abc import Iterable, Sequence

from lawlint.arguments import Streams, UsageError
from lawlint.lean import dataclass
from lawlint.output import Sink, StreamSink, open_file
from lawlint.report import NAMES
from lawlint.text import visible

_ENDINGS = {
    ".sarif": "sarif",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".html": "html",
    ".htm": "html",
    ".xml": "junit",
    ".sqlite": "sqlite",
    ".sqlite3": "sqlite",
    ".db": "sqlite",
}


class FormatName(str):
    """A value of ``--format``."""

    __slots__ = ()


class FileName(str):
    """A value of ``--output`` or ``--annotate``; an empty one, of an unset variable perhaps, is refused."""

    __slots__ = ()

    def __new__(cls, word: str) -> FileName:
        if not word:
            raise ArgumentTypeError("the file name is empty")
        return super().__new__(cls, word)


@dataclass(frozen=True, slots=True)
class Target:
    """An output and the file it goes to; ``-`` is standard output."""

    format: str
    file: str = "-"

    def sink(self, streams: Streams) -> Sink:
        """Open it; raises ``UsageError`` when it cannot be written."""
        if self.file != "-":
            return open_file(self.file)
        return StreamSink(streams.stdout, machine=self.format in NAMES and self.format != "text")


def targets(given: Iterable[str] | None) -> list[Target]:
    """The targets that a sequence of ``FormatName`` and ``FileName`` asks for.

    A file takes the format named before it, else the one its ending tells, else text; a format without a file
    goes to standard output.  Raises ``UsageError`` when two outputs would go to one place.
    """
    made: list[Target] = []
    waiting: str | None = None
    for word in given or ():
        if isinstance(word, FileName):
            ending = os.path.splitext(word)[1].lower()
            made.append(Target(waiting or _ENDINGS.get(ending, "text"), str(word)))
            waiting = None
            continue
        if waiting is not None:
            made.append(Target(waiting))
        waiting = str(word)
    if waiting is not None or not made:
        made.append(Target(waiting or "text"))
    places = [target.file if target.file == "-" else os.path.realpath(target.file) for target in made]
    for at, place in enumerate(places):
        if place in places[:at]:
            raise _twice(made[at].file)
    return made


def refuse_overwriting(wanted: Sequence[Target], files: Iterable[str]) -> None:
    """Raise ``UsageError`` when an output would replace a document that is to be checked."""
    places = {os.path.realpath(target.file): target.file for target in wanted if target.file != "-"}
    for file in files if places else ():
        if os.path.realpath(file) in places:
            name = visible(file)
            raise UsageError(
                f"--output {name} 会覆盖要检查的文档",
                f"--output {name} would overwrite a document to be checked",
            )


def _twice(file: str) -> UsageError:
    if file == "-":
        return UsageError(
            "只能有一种格式写到标准输出，其余请用 --output 指定文件",
            "only one format can go to standard output; name files for the others with --output",
        )
    name = visible(file)
    return UsageError(f"两种输出写到同一个文件：{name}", f"two outputs go to one file: {name}")
