"""The command line's parser: argparse with help in Chinese or English that wraps by screen width."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn, TextIO

from lawlint.finding import Words
from lawlint.lean import dataclass
from lawlint.text import visible, wrapped

_ERRORS = (
    (r"unrecognized arguments: (.*)", r"不认识的参数：\1"),
    (r"the following arguments are required: (.*)", r"缺少参数：\1"),
    (r"argument (\S+): invalid choice: '?(.*?)'? \(choose from (.*)\)", r"\1 不能是“\2”，可选：\3"),
    (r"argument (\S+): expected one argument", r"\1 后面要有一个值"),
    (r"argument (\S+): expected at least one argument", r"\1 后面至少要有一个值"),
    (r"argument (\S+): the file name is empty", r"\1 后面的文件名是空的"),
    (r"argument (\S+): invalid int value: '?(.*?)'?", r"\1 应为整数，而不是“\2”"),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 与 \2 不能同时使用"),
    (r"argument (\S+): (.*)", r"\1：\2"),
)


class UsageError(Exception):
    """The command cannot be carried out as it was given; ``words`` says why in one line."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.words = Words(zh, en)


@dataclass(frozen=True, slots=True)
class Streams:
    """Where a command reads and writes."""

    stdin: TextIO
    stdout: TextIO
    stderr: TextIO

    def tell(self, line: str) -> None:
        """Write a line to standard error; that nobody can read it changes nothing else."""
        with suppress(OSError):
            self.stderr.write(f"{visible(line)}\n")


class _Formatter(argparse.HelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30)

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrapped(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for part in text.split("\n") for line in wrapped(part, width))


class Parser(argparse.ArgumentParser):
    """A parser of one command; ``lang`` is the language of its help.

    ``usage``: what follows the name of the command, for example ``PATH...``.
    """

    def __init__(self, prog: str, usage: str, about: Words, lang: str) -> None:
        self.lang = lang
        options = self.say("[选项]", "[options]")
        super().__init__(
            prog,
            usage=f"{prog} {options} {usage}".rstrip(),
            description=about.said(lang),
            formatter_class=_Formatter,
            add_help=False,
            allow_abbrev=False,
        )
        self.color = False
        self._titled = {
            "arguments": self.add_argument_group(self.say("参数", "arguments")),
            "options": self.add_argument_group(self.say("选项", "options")),
        }

    def say(self, zh: str, en: str) -> str:
        """The words in the language of the help."""
        return en if self.lang == "en" else zh

    def argument(
        self,
        *names: str,
        zh: str,
        en: str,
        metavar: str | None = None,
        nargs: str | None = None,
        action: str | None = None,
        choices: Sequence[str] | None = None,
        default: object = None,
        kind: type = str,
        dest: str | None = None,
    ) -> None:
        """Add a positional argument or an option with its help in both languages."""
        group = self._titled["options" if names[0].startswith("-") else "arguments"]
        help_text = self.say(zh, en).replace("%", "%%")
        if action == "store_true":
            group.add_argument(*names, action=action, help=help_text)
            return
        given: dict[str, object] = {"metavar": metavar, "choices": choices, "default": default, "type": kind}
        given |= {"nargs": nargs} if nargs else {}
        given |= {"action": action} if action else {}
        given |= {"dest": dest} if dest else {}
        group.add_argument(*names, help=help_text, **given)  # type: ignore[arg-type]

    def parsed(self, words: Sequence[str]) -> argparse.Namespace:
        """The arguments, with options between those that have no name, too; raises ``UsageError``."""
        found, left = self.parse_known_args(words)
        return self.parse_intermixed_args(words) if left else found

    def format_usage(self) -> str:
        """One line of usage."""
        return f"{self.say('用法：', 'usage: ')}{self.usage}\n"

    def format_help(self) -> str:
        """Usage, description and every argument."""
        formatter = self._get_formatter()
        formatter.add_text(self.description)
        for group in self._titled.values():
            formatter.start_section(group.title)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        return f"{self.format_usage()}\n{formatter.format_help()}"

    def error(self, message: str) -> NoReturn:
        """Raise ``UsageError`` instead of leaving the process."""
        for pattern, chinese in _ERRORS:
            match = re.fullmatch(pattern, message)
            if match:
                raise UsageError(match.expand(chinese), message)
        raise UsageError(message, message)
