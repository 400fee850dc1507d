"""``lawlint baseline``: record the findings of today, so that only new ones are reported."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from lawlint.arguments import Parser, Streams
from lawlint.finding import Words
from lawlint.lean import replace
from lawlint.text import visible

if TYPE_CHECKING:
    from lawlint.baseline import Baseline
    from lawlint.result import Options
    from lawlint.rules.model import RuleSet

USAGE = "PATH..."


def add_arguments(parser: Parser) -> None:
    """Declare the arguments."""
    add = parser.argument
    add("paths", metavar="PATH", nargs="+", zh="文件或文件夹", en="files or folders")
    add("--config", metavar="FILE", zh="配置文件", en="configuration file")


def run(args: Namespace, streams: Streams) -> int:
    """Check the documents and write the baseline; what is gone is dropped from it."""
    from lawlint import baseline
    from lawlint.discovery import find
    from lawlint.output import replace_file
    from lawlint.result import Options
    from lawlint.rules.config import locate, shown
    from lawlint.rules.setup import prepare
    from lawlint.session import config_file, excluded
    from lawlint.suppression import suppressors

    setup = prepare(config_file(args.config) if args.config is not None else locate(args.paths))
    config = setup.config
    place = config.baseline or (config.folder or Path.cwd()) / baseline.NAME
    record = baseline.load(place)
    before = record.count
    found = find(args.paths, excluded(config))
    options = Options(
        config.kind,
        frozenset(config.select),
        frozenset(config.ignore),
        suppressors=suppressors(replace(setup, config=replace(config, baseline=None))),
    )
    record, troubles = _recorded(record, found.files, setup.ruleset, options)
    troubles = [*found.errors, *troubles]
    record = record.without_lost()
    replace_file(str(place), record.dump().encode("utf-8"))
    for path, words in troubles:
        streams.tell(f"lawlint: {path}: {words.said(args.lang)}")
    name = shown(place)
    said = Words(
        f"{name}：原有{before}条，现有{record.count}条",
        f"{name}: {before} findings before, {record.count} now",
    )
    streams.stdout.write(visible(said.said(args.lang)) + "\n")
    if config.baseline is None:
        hint = Words(
            f"请在 lawlint.yaml 中写上：baseline: {baseline.NAME}",
            f"Add to lawlint.yaml: baseline: {baseline.NAME}",
        )
        streams.stdout.write(hint.said(args.lang) + "\n")
    return 2 if troubles else 0


def _recorded(
    record: Baseline, files: Iterable[str], ruleset: RuleSet, options: Options
) -> tuple[Baseline, list[tuple[str, Words]]]:
    """The baseline with what is found in the files now, and the files that could not be read."""
    from lawlint.document import Unreadable, read
    from lawlint.engine import check_document
    from lawlint.run import load

    troubles: list[tuple[str, Words]] = []
    for path in files:
        try:
            document = read(load(path), path)
        except Unreadable as error:
            troubles.append((path, error.words))
            continue
        except OSError as error:
            why = error.strerror or str(error)
            troubles.append((path, Words(f"无法读写：{why}", f"cannot be read or written: {why}")))
            continue
        record = record.with_document(document, check_document(document, ruleset, options).active)
    return record, troubles
