"""The command line: arguments in, exit status out.

Exit status of every command: 0 nothing to complain of, 1 findings at or above ``--fail-on``, 2 wrong usage,
broken configuration or rules, or a file that could not be read.  130: interrupted, 143: told to end, 141:
the reader of the output went away.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from lawlint.arguments import Parser, Streams, UsageError
from lawlint.commands import NAMES, Command, command
from lawlint.ending import leave, listen, status_of
from lawlint.finding import Words
from lawlint.text import padded, visible, width

if TYPE_CHECKING:
    from io import TextIOWrapper

_OBJECTS = 200_000
"""New objects after which cycles are looked for: not in a run over one report, which leaves next to none."""


def main(
    argv: Sequence[str] | None = None,
    stdin: TextIO | None = None,
    stdout: TextIO | None = None,
    stderr: TextIO | None = None,
) -> int:
    """Run one command and return its exit status; raises nothing that a user could cause."""
    streams = Streams(stdin or sys.stdin, stdout or sys.stdout, stderr or sys.stderr)
    words = list(sys.argv[1:] if argv is None else argv)
    lang = _language(words)
    if words[:1] == ["--lang"] or words[:1] == [f"--lang={lang}"]:  # before the command, too
        words = [*words[2 if words[0] == "--lang" else 1 :], f"--lang={lang}"]
    try:
        status = _dispatch(words, lang, streams)
        streams.stdout.flush()
    except UsageError as error:
        return _complain(streams, error.words.said(lang))
    except BrokenPipeError:
        return 141
    except KeyboardInterrupt as interrupt:
        return status_of(interrupt)
    except OSError as error:
        return _complain(streams, _said(error).said(lang))
    except Exception as error:
        told = _told(error)
        if told is None:
            raise
        for line in told:
            streams.tell(line.said(lang))
        return 2
    return status


def entry() -> None:
    """The console script: ends the process without taking it apart, which would be a tenth of a short run."""
    try:
        listen()
        status = _whole_run()
    except KeyboardInterrupt as interrupt:
        status = status_of(interrupt)
    leave(status)


def _whole_run() -> int:
    gc.set_threshold(_OBJECTS)
    _replace_closed()
    for stream in (sys.stdout, sys.stderr):
        _harden(stream)  # type: ignore[arg-type]
    keep = None
    if sys.argv[1:2] == ["check"] and "--no-cache" not in sys.argv:
        from lawlint.regexes import remember

        keep = remember()
    status = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    if keep is not None:
        keep()
    return status


def _replace_closed() -> None:
    """A standard stream that the caller closed is like ``/dev/null``."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115


def _harden(stream: TextIOWrapper) -> None:
    """A character that a GBK console lacks is shown as ``\\u2714``, it does not end the run."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")


def _dispatch(words: list[str], lang: str, streams: Streams) -> int:
    if not words or words[0].startswith("--lang") or words[0] in ("-h", "--help", "help"):
        streams.stdout.write(_overview(lang))
        return 0 if "-h" in words or "--help" in words or "help" in words else 2
    if words[0] in ("-V", "--version"):
        from lawlint import __version__

        streams.stdout.write(f"lawlint {__version__}\n")
        return 0
    name = words[0]
    if name not in NAMES:
        raise _unknown_command(name)
    module = command(name)
    parser = parser_of(name, module, lang)
    if "-h" in words or "--help" in words:
        streams.stdout.write(parser.format_help())
        return 0
    return module.run(parser.parsed(words[1:]), streams)


def parser_of(name: str, module: Command, lang: str) -> Parser:
    """The parser of one command, with the options that all commands have."""
    parser = Parser(f"lawlint {name}", module.USAGE, NAMES[name], lang)
    module.add_arguments(parser)
    parser.argument(
        "--lang", choices=("zh", "en"), default="zh", zh="输出的语言", en="language of the output"
    )
    parser.argument("-h", "--help", action="store_true", zh="显示本说明", en="show this help")
    return parser


def _language(words: Sequence[str]) -> str:
    """The language of help and of errors in the command line itself, which is not parsed yet."""
    for before, word in zip(("", *words), words, strict=False):
        if word == "--lang=en" or (before == "--lang" and word == "en"):
            return "en"
    return "zh"


def _overview(lang: str) -> str:
    """The commands, one a line."""
    head = Words(
        "lawlint：中文公开报告发布前检查\n\n用法：lawlint 命令 [选项]\n\n命令:\n",
        "lawlint: a pre-publication linter for Chinese public reports\n\n"
        "usage: lawlint COMMAND [options]\n\ncommands:\n",
    )
    tail = Words(
        "\n先试：lawlint check 报告.docx；每个命令的选项：lawlint 命令 --help\n",
        "\nTry: lawlint check report.docx; options of a command: lawlint COMMAND --help\n",
    )
    columns = max(map(width, NAMES)) + 2
    lines = "".join(f"  {padded(name, columns)}{about.said(lang)}\n" for name, about in NAMES.items())
    return head.said(lang) + lines + tail.said(lang)


def _unknown_command(name: str) -> UsageError:
    from difflib import get_close_matches
    from pathlib import Path

    shown = visible(name)
    if Path(name).exists():
        return UsageError(
            f"没有“{shown}”这个命令，是否要：lawlint check {shown}",
            f"no such command: {shown}; did you mean: lawlint check {shown}",
        )
    near = get_close_matches(name, NAMES, 1)
    zh, en = (f"，是否要：{near[0]}", f"; did you mean: {near[0]}") if near else ("", "")
    return UsageError(f"没有“{shown}”这个命令{zh}", f"no such command: {shown}{en}")


def _told(error: Exception) -> list[Words] | None:
    """The lines that an error of the rooms below has for the user; None for a defect of lawlint."""
    from lawlint.document import Unreadable
    from lawlint.rules.errors import RuleFileError

    if isinstance(error, Unreadable):
        return [Words(f"lawlint: {error.words.zh}", f"lawlint: {error.words.en}")]
    if isinstance(error, RuleFileError):
        return [Words(fault.said("zh"), fault.said("en")) for fault in error.faults]
    return None


def _said(error: OSError) -> Words:
    if isinstance(error, FileNotFoundError) and error.filename is None:  # of ``os.getcwd`` alone
        return Words("当前文件夹已不存在", "the current folder is gone")
    line = f"{error.filename or ''}: {error.strerror or error}".lstrip(": ")
    return Words(line, line)


def _complain(streams: Streams, line: str) -> int:
    streams.tell(f"lawlint: {line}")
    return 2
