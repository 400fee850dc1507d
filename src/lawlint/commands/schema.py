"""``lawlint schema``: the JSON Schema of rule files or of the configuration, for editors."""

from __future__ import annotations

import json
from argparse import Namespace

from lawlint.arguments import Parser, Streams

USAGE = "[rules|config]"


def add_arguments(parser: Parser) -> None:
    """Declare the arguments."""
    parser.argument(
        "of",
        nargs="?",
        choices=("rules", "config"),
        default="rules",
        zh="rules：规则文件（缺省）；config：配置文件",
        en="rules: rule files (default); config: the configuration",
    )


def run(args: Namespace, streams: Streams) -> int:
    """Write the schema."""
    from lawlint.rules.json_schema import config_schema, rules_schema

    schema = config_schema() if args.of == "config" else rules_schema()
    streams.stdout.write(json.dumps(schema, ensure_ascii=False, indent=1) + "\n")
    return 0
