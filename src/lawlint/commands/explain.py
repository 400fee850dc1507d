"""``lawlint explain``: everything there is to say about a rule."""

from __future__ import annotations

from argparse import Namespace

from lawlint.arguments import Parser, Streams, UsageError
from lawlint.text import visible

USAGE = "ID"


def add_arguments(parser: Parser) -> None:
    """Declare the arguments."""
    parser.argument("id", metavar="ID", zh="规则编号", en="rule id")
    parser.argument("--config", metavar="FILE", zh="配置文件", en="configuration file")


def run(args: Namespace, streams: Streams) -> int:
    """Write the explanation, with what lawlint says of the examples."""
    from lawlint import checks
    from lawlint.examples import trials
    from lawlint.rules.config import locate
    from lawlint.rules.explanation import explain
    from lawlint.rules.fields import keys
    from lawlint.rules.setup import prepare, unknown_names
    from lawlint.session import config_file

    setup = prepare(config_file(args.config) if args.config is not None else locate())
    rule = next((each for each in setup.ruleset.rules if each.id == args.id), None)
    if rule is None:
        words = next(iter(unknown_names([args.id], setup.ruleset)), None)
        if words is None:
            raise UsageError(f"“{args.id}”是规则包，不是规则", f'"{args.id}" is a pack, not a rule')
        raise UsageError(words.zh, words.en)
    options = keys(checks.module(rule.check).Params)
    text = explain(rule, args.lang, options, trials(rule, setup.ruleset))
    streams.stdout.write("".join(f"{visible(line)}\n" for line in text.splitlines()))
    return 0
