"""``lawlint facts``: what lawlint reads from a document, and what became of every figure."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from lawlint.arguments import Parser, Streams

if TYPE_CHECKING:
    from lawlint.document.model import Document
    from lawlint.rules.model import RuleSet

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
    from lawlint.rules.config import locate
    from lawlint.rules.setup import prepare
    from lawlint.run import load
    from lawlint.session import config_file

    setup = prepare(config_file(args.config) if args.config is not None else locate([args.path]))
    data = _standard_input(streams) if args.path == "-" else load(args.path)
    document = read(data, args.path)
    if args.format == "json":
        streams.stdout.write(_json(document, setup.ruleset))
    else:
        streams.stdout.write(_text(document, setup.ruleset, args.lang))
    return 0


def _json(document: Document, ruleset: RuleSet) -> str:
    from lawlint.facts import extract
    from lawlint.report.facts import as_json

    return as_json(document, extract(document, ruleset.vocabulary))


def _text(document: Document, ruleset: RuleSet, lang: str) -> str:
    from lawlint.engine import check_document
    from lawlint.report.accounts import accounts, left_alone
    from lawlint.report.facts import as_text

    result = check_document(document, ruleset)
    told = accounts(result, ruleset)
    return as_text(result.document, result.facts, lang, told, left_alone(result, ruleset))


def _standard_input(streams: Streams) -> bytes:
    buffer = getattr(streams.stdin, "buffer", None)
    if buffer is None:
        return streams.stdin.read().encode("utf-8", "surrogatepass")
    data: bytes = buffer.read()
    return data
