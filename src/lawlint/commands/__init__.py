"""The commands, one module each, imported when it is called.

A command module holds

* ``USAGE: str``: what follows its name and ``[options]`` (``PATH...``),
* ``add_arguments(parser: Parser) -> None``: its arguments, through ``Parser.argument(..., zh=..., en=...)``,
* ``run(args: argparse.Namespace, streams: Streams) -> int``: the work; it returns the exit status and may
  raise ``UsageError``, ``OSError``, ``lawlint.document.Unreadable`` and ``RuleFileError``: the command line
  makes one line of each.  ``args.lang`` is ``zh`` or ``en``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from lawlint.finding import Words

if TYPE_CHECKING:
    from argparse import Namespace

    from lawlint.arguments import Parser, Streams

NAMES = {
    "check": Words("检查文档", "check documents"),
    "facts": Words("列出文档中的数字、日期、标题及其所指", "list figures, dates and titles"),
    "rules": Words("列出规则和配置", "list the rules and the configuration"),
    "explain": Words("解释一条规则", "explain one rule"),
    "test": Words("用规则自带的例子检验规则", "try rules on their own examples"),
    "schema": Words("输出规则文件的 JSON Schema", "print the JSON Schema of rule files"),
    "init": Words("新建配置文件和第一个规则文件", "write a configuration and a first rule file"),
    "baseline": Words("记下现有问题，以后只报新问题", "record present findings, report only new ones"),
    "completion": Words("输出命令行补全脚本", "print a shell completion script"),
}


class Command(Protocol):
    """What a command module holds."""

    USAGE: str

    def add_arguments(self, parser: Parser) -> None:
        """Declare the arguments."""
        ...

    def run(self, args: Namespace, streams: Streams) -> int:
        """Do the work and return the exit status."""
        ...


def command(name: str) -> Command:
    """The module of the command ``name``, a key of ``NAMES``."""
    return cast(Command, import_module(f"{__name__}.{name}"))
