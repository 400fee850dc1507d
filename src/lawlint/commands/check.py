"""``lawlint check``: check documents and write down what was found."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from lawlint.arguments import Parser, Streams, UsageError
from lawlint.discovery import find
from lawlint.finding import Severity
from lawlint.output import refuse_leading_out
from lawlint.report import NAMES
from lawlint.report.summary import Summary, Trouble
from lawlint.run import Content, Job, Outcome, check_file, check_files
from lawlint.session import config_file, excluded, options, root_of, view
from lawlint.targets import FileName, FormatName, Target, refuse_overwriting, targets
from lawlint.text import visible
from lawlint.writing import write

if TYPE_CHECKING:
    from lawlint.output import Sink
    from lawlint.report.view import View
    from lawlint.rules.setup import Setup

USAGE = "PATH..."
_NEVER = "never"


def add_arguments(parser: Parser) -> None:
    """Declare the arguments."""
    _add_outputs(parser)
    _add_rules(parser)
    _add_changes(parser)
    _add_ways(parser)


def _add_outputs(parser: Parser) -> None:
    """What is checked, and where the findings go."""
    add = parser.argument
    add(
        "paths",
        metavar="PATH",
        nargs="+",
        zh="文件或文件夹；- 为标准输入",
        en="files or folders; - is standard input",
    )
    add(
        "--format",
        dest="outputs",
        action="append",
        kind=FormatName,
        choices=NAMES,
        metavar="FORMAT",
        zh=f"输出格式：{'、'.join(NAMES)}，缺省为 text；可以用多次",
        en=f"output format: {', '.join(NAMES)}; default text; may be given several times",
    )
    add(
        "--output",
        dest="outputs",
        action="append",
        kind=FileName,
        metavar="FILE",
        zh="把前一个 --format 的输出写入此文件；前面没有 --format 时由文件名的结尾决定格式",
        en="file for the output of the --format before it; without one its ending tells the format",
    )
    add(
        "--fail-on",
        choices=(*(severity.word for severity in reversed(Severity)), _NEVER),
        metavar="LEVEL",
        zh="有此级以上的问题时退出状态为 1：error、warning（缺省）、note、never",
        en="exit with 1 on findings of this gravity: error, warning (default), note, never",
    )


def _add_rules(parser: Parser) -> None:
    """Which rules run, and for what."""
    add = parser.argument
    add(
        "--select",
        action="append",
        metavar="ID,...",
        zh="只用这些规则或规则包",
        en="run only these rules or packs",
    )
    add(
        "--ignore",
        action="append",
        metavar="ID,...",
        zh="不用这些规则或规则包",
        en="leave out these rules or packs",
    )
    add(
        "--config",
        metavar="FILE",
        zh="配置文件；缺省为文档所在处及其上级中最近的 lawlint.yaml 或 pyproject.toml",
        en="configuration; default: the nearest lawlint.yaml or pyproject.toml, from the documents upwards",
    )
    add("--kind", metavar="KIND", zh="文种；缺省为自动识别", en="kind of document; recognised by default")
    add("--stdin-filename", metavar="NAME", zh="标准输入的文件名", en="file name of standard input")


def _add_changes(parser: Parser) -> None:
    """Changed copies, and what is told besides the findings."""
    add = parser.argument
    add("--fix", action="store_true", zh="改正不影响原意的问题", en="mend what leaves the meaning unchanged")
    add("--diff", action="store_true", zh="只显示 --fix 会怎样修改", en="only show what --fix would change")
    add(
        "--annotate",
        kind=FileName,
        metavar="OUT.docx",
        zh="另写一份 Word 文档，把每个问题写成所指文字上的批注；原文档不改",
        en="write a copy of the Word document with a comment on the words of each finding",
    )
    add(
        "--trace",
        metavar="ID",
        zh="说明一条规则看了哪里、如何判断",
        en="tell what one rule looked at and why",
    )
    add("--show-suppressed", action="store_true", zh="也列出已忽略的问题", en="list suppressed findings, too")


def _add_ways(parser: Parser) -> None:
    """How the work is done and shown."""
    add = parser.argument
    add("--jobs", kind=int, default=0, metavar="N", zh="进程数；缺省由文件多少决定", en="number of processes")
    add(
        "--resume",
        action="store_true",
        zh="接着写已有的 sqlite 数据库，只检查有变化的文档",
        en="go on with an sqlite database: check only documents that have changed",
    )
    add("-q", "--quiet", action="store_true", zh="只列问题，每个一行", en="only the findings, one a line")
    add("--no-color", action="store_true", zh="不用颜色", en="no colours")
    add("--no-cache", action="store_true", zh="不用规则缓存", en="do not use the cache of rules")


def run(args: Namespace, streams: Streams) -> int:
    """Check, write, and return the exit status."""
    from lawlint.rules.config import locate
    from lawlint.rules.setup import prepare

    place = config_file(args.config) if args.config is not None else locate(args.paths)
    setup = prepare(place, cached=not args.no_cache)
    wanted = _targets(args)
    found = find(args.paths, excluded(setup.config))
    refuse_overwriting(wanted, found.files)
    if args.resume:
        from lawlint.resuming import refuse_resuming

        refuse_resuming(wanted, found.files)
    if args.annotate is not None:
        _refuse_annotating(args, found.files)
    root = root_of(found.files)
    views = [view(args, setup.ruleset, root, streams, target) for target in wanted]
    names = [target.format for target in wanted]
    fix = "diff" if args.diff else "write" if args.fix else ""
    outputs = tuple(zip(names, views, strict=True))
    job = Job(setup.ruleset, options(args, setup), outputs, fix, args.annotate or "")
    summary = Summary(excluded=found.excluded)
    for path, words in found.errors:
        _tell(Trouble(path, words), summary, args.lang, streams)
    sinks: list[Sink] = []
    try:
        for target, seen in zip(wanted, views, strict=True):
            database = target.format == "sqlite"
            sinks.append(_database(args, target, setup, job, seen) if database else target.sink(streams))
        outcomes = _outcomes(args, found.files, job, streams, _known(args, sinks[0], views[0], summary))
        write(job, sinks, outcomes, summary, lambda trouble: _tell(trouble, summary, args.lang, streams))
    except BaseException:
        for sink in sinks:
            sink.abandon()
        raise
    if args.diff:
        return 2 if summary.troubles else int(summary.fixed > 0)
    return _status(args.fail_on or setup.config.fail_on, summary)


def _targets(args: Namespace) -> list[Target]:
    if args.diff or args.trace:
        if args.outputs:
            raise UsageError(
                "--diff 和 --trace 不能与 --format、--output 一起用",
                "--diff and --trace cannot be used with --format or --output",
            )
        return [Target("diff" if args.diff else "trace")]
    return targets(args.outputs)


def _database(args: Namespace, target: Target, setup: Setup, job: Job, seen: View) -> Sink:
    from lawlint.basis import basis
    from lawlint.database import DatabaseSink

    return DatabaseSink(target.file, basis(setup, job.options, seen), resume=args.resume)


def _known(args: Namespace, sink: Sink, seen: View, summary: Summary) -> Callable[[str], bool]:
    """Which files need not be checked: with ``--resume`` those that the database knows, else none."""
    if not args.resume:
        return lambda path: False
    from lawlint.database import DatabaseSink
    from lawlint.resuming import known_to

    assert isinstance(sink, DatabaseSink)
    return known_to(sink, seen, summary)


def _refuse_annotating(args: Namespace, files: Sequence[str]) -> None:
    """Raise ``UsageError`` unless there is one document and the copy goes elsewhere."""
    name = visible(args.annotate)
    if args.fix or args.diff:
        raise UsageError(
            "--annotate 不能与 --fix、--diff 一起用", "--annotate cannot be used with --fix or --diff"
        )
    if len(files) != 1:
        raise UsageError(
            f"--annotate 一次只能用于一个文档，这里有{len(files)}个",
            f"--annotate takes one document, here are {len(files)}",
        )
    refuse_leading_out(args.annotate)
    if os.path.realpath(args.annotate) == os.path.realpath(files[0]):
        raise UsageError(
            f"--annotate {name} 会覆盖原文档，请换一个文件名",
            f"--annotate {name} would overwrite the document; name another file",
        )


def _outcomes(
    args: Namespace,
    files: Sequence[str],
    job: Job,
    streams: Streams,
    known: Callable[[str], bool],
) -> Iterator[Outcome]:
    if "-" in files:
        buffer = getattr(streams.stdin, "buffer", None)
        data = streams.stdin.read().encode("utf-8", "surrogatepass") if buffer is None else buffer.read()
        for file in files:
            name, given = (args.stdin_filename or "-", Content(data)) if file == "-" else (file, None)
            yield check_file(job, name, given)
        return
    outcomes = check_files(files, job, args.jobs, known)
    if streams.stderr.isatty() and not args.quiet:
        from lawlint.progress import shown

        outcomes = shown(outcomes, len(files), streams.stderr, args.lang)
    yield from outcomes


def _tell(trouble: Trouble, summary: Summary, lang: str, streams: Streams) -> None:
    summary.troubles.append(trouble)
    streams.tell(f"lawlint: {trouble.path}: {trouble.words.said(lang)}")


def _status(fail_on: str, summary: Summary) -> int:
    if summary.troubles:
        return 2
    if fail_on == _NEVER:
        return 0
    limit = Severity[fail_on.upper()]
    return int(any(count for severity, count in summary.counts.items() if severity >= limit))
