"""From the command line and the configuration to what the engine and the outputs are told."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from lawlint.arguments import Streams, UsageError
from lawlint.paths import git_root
from lawlint.report.view import View
from lawlint.result import Options
from lawlint.targets import Target
from lawlint.text import visible

if TYPE_CHECKING:
    from pathlib import Path

    from lawlint.rules.config import Config
    from lawlint.rules.model import RuleSet
    from lawlint.rules.setup import Setup


def config_file(name: str) -> Path:
    from pathlib import Path

    if not Path(name).is_file():
        raise UsageError(f"没有配置文件 {visible(name)}", f"no such configuration file: {visible(name)}")
    return Path(name)


def excluded(config: Config) -> Callable[[str], bool]:
    """Whether the configuration leaves a path out."""
    if not config.exclude or config.folder is None:
        return lambda path: False
    from pathspec import GitIgnoreSpec

    from lawlint.paths import inside

    spec = GitIgnoreSpec.from_lines(config.exclude)
    folder = config.folder

    def leaves_out(path: str) -> bool:
        return spec.match_file(inside(path, folder) + "/" * os.path.isdir(path))

    return leaves_out


def options(args: Namespace, setup: Setup) -> Options:
    """What the engine is to do; raises ``UsageError`` for names that do not exist."""
    from lawlint.rules.errors import suggestion
    from lawlint.rules.setup import unknown_names
    from lawlint.suppression import suppressors

    select, ignore = _listed(args.select), _listed(args.ignore)
    for words in unknown_names([*select, *ignore, *([args.trace] if args.trace else [])], setup.ruleset):
        raise UsageError(words.zh, words.en)
    kinds = [kind.id for kind in setup.ruleset.kinds]
    if args.kind is not None and args.kind not in kinds:
        near = suggestion(args.kind, kinds)
        raise UsageError(f"没有“{args.kind}”这个文种{near.zh}", f'there is no kind "{args.kind}"{near.en}')
    config = setup.config
    chosen = select or list(config.select)
    return Options(
        args.kind or config.kind,
        frozenset(chosen),
        frozenset(ignore) | frozenset(name for name in config.ignore if name not in select),
        args.trace or "",
        suppressors(setup),
    )


def _listed(given: Iterable[str] | None) -> list[str]:
    return [name.strip() for words in given or () for name in words.split(",") if name.strip()]


def root_of(files: Sequence[str]) -> str:
    """The folder that paths are relative to: git working tree, current folder, or what holds all files."""
    here = os.getcwd()
    folders = {os.path.dirname(os.path.abspath(file)) for file in files if file != "-"}
    for above in (git_root(here), here):
        if above is not None and all(
            f"{folder}{os.sep}".startswith(os.path.join(above, "")) for folder in folders
        ):
            return above
    try:
        return os.path.commonpath(folders)
    except ValueError:
        return here


def view(args: Namespace, ruleset: RuleSet, root: str, streams: Streams, target: Target) -> View:
    terminal = target.file == "-" and streams.stdout.isatty()
    plain = args.no_color or "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    columns = 80
    if terminal:
        from shutil import get_terminal_size

        columns = min(get_terminal_size().columns, 120)
    return View(
        ruleset,
        root,
        args.lang,
        terminal,
        terminal and not plain,
        columns,
        args.quiet,
        args.show_suppressed,
    )
