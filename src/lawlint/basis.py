"""What findings depend on beside the document itself, as one digest: two runs with one basis find the same."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from lawlint import __version__, checks
from lawlint.digest import digest
from lawlint.rules.cache import code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lawlint.report.view import View
    from lawlint.result import Options
    from lawlint.rules.setup import Setup

_ROOMS = (".", "checks", "document", "facts", "report", "rules")


def basis(setup: Setup, options: Options, view: View) -> str:
    """The digest of code, rules, configuration and options, in hexadecimal digits.  Raises ``OSError``."""
    asked = (options.kind, sorted(options.select), sorted(options.ignore), view.lang, view.show_suppressed)
    own = [rule.check for rule in setup.ruleset.rules if not checks.is_own(rule.check)]
    foreign = [getattr(checks.module(name), "__file__", "") or "" for name in sorted(set(own))]
    made = (__version__, sys.version, code(_ROOMS), asked, foreign, *_contents(setup, foreign))
    return digest(repr(made).encode("utf-8", "surrogatepass")).hex()


def _contents(setup: Setup, more: list[str]) -> Iterator[bytes]:
    config = setup.config
    files = {*map(str, config.read), *(origin.file for origin in setup.ruleset.sources), *filter(None, more)}
    for file in sorted(files):
        with open(file, "rb") as opened:
            yield digest(opened.read())
    if config.baseline is not None:
        with suppress(FileNotFoundError):
            yield config.baseline.read_bytes()
