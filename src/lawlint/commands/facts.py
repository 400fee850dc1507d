"""``lawlint facts``: what lawlint reads from a document before any rule looks at it."""

from __future__ import annotations

from argparse import Namespace

from lawlint.arguments import Parser, Streams

USAGE = "PATH"


def add_arguments(parser: Parser) -> None:
    """Declare the arguments."""
    parser.argument("path", metavar="PATH", zh="文档；- 为标准输入", en="document; - is standard input")
    parser.argument(
        "--format",
        choices=("text", "json"),
        default="text",
        metavar="FORMAT",
        zh="text 或 json",
        en="text or json",
    )
    parser.argument("--config", metavar="FILE", zh="配置文件", en="configuration file")


def run(args: Namespace, streams: Streams) -> int:
    """Write the facts; 2 when the document cannot be read."""
    from lawlint.document import read
    from lawlint.facts import extract
    from lawlint.report.facts import as_json, as_text
    from lawlint.rules.config import locate
    from lawlint.rules.setup import prepare
    from lawlint.run import load
    from lawlint.session import config_file

    setup = prepare(config_file(args.config) if args.config else locate([args.path]))
    data = _standard_input(streams) if args.path == "-" else load(args.path)
    document = read(data, args.path)
    facts = extract(document, setup.ruleset.vocabulary)
    if args.format == "json":
        streams.stdout.write(as_json(document, facts))
    else:
        streams.stdout.write(as_text(document, facts, args.lang))
    return 0


def _standard_input(streams: Streams) -> bytes:
    buffer = getattr(streams.stdin, "buffer", None)
    if buffer is None:
        return streams.stdin.read().encode("utf-8", "surrogatepass")
    data: bytes = buffer.read()
    return data
