"""``lawlint rules``: the rules of a run, or the configuration they come from."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lawlint.arguments import Parser, Streams
from lawlint.finding import Words
from lawlint.text import padded, visible, width

if TYPE_CHECKING:
    from lawlint.rules.config import Config
    from lawlint.rules.model import Rule
    from lawlint.rules.setup import Setup

USAGE = ""


def add_arguments(parser: Parser) -> None:
    """Declare the arguments."""
    add = parser.argument
    add(
        "--format",
        choices=("text", "json"),
        default="text",
        metavar="FORMAT",
        zh="text 或 json",
        en="text or json",
    )
    add(
        "--show-config",
        action="store_true",
        zh="列出配置，注明每一项写在哪里",
        en="show the configuration and where each value was written",
    )
    add("--config", metavar="FILE", zh="配置文件", en="configuration file")


def run(args: Namespace, streams: Streams) -> int:
    """Write the list."""
    from lawlint.rules.config import locate
    from lawlint.rules.setup import prepare
    from lawlint.session import config_file

    setup = prepare(config_file(args.config) if args.config is not None else locate())
    if args.show_config:
        lines = list(_config(setup.config, args.lang))
    elif args.format == "json":
        lines = [json.dumps(_document(setup), ensure_ascii=False, indent=1)]
    else:
        lines = list(_table(setup, args.lang))
    streams.stdout.write("".join(f"{line}\n" for line in lines))
    return 0


def _table(setup: Setup, lang: str) -> Iterator[str]:
    rules = setup.ruleset.rules
    columns = max((width(rule.id) for rule in rules), default=0) + 2
    pack = None
    for rule in rules:
        if rule.pack != pack:
            pack = rule.pack
            yield f"{visible(pack)}:"
        state = "off" if not _on(rule, setup.config) else max(rule.severity.values()).word
        title = rule.title_en if lang == "en" else rule.title
        yield f"  {padded(rule.id, columns)}{padded(state, 9)}{visible(title)}"
    on = sum(_on(rule, setup.config) for rule in rules)
    yield Words(f"共{len(rules)}条规则，启用{on}条", f"{len(rules)} rules, {on} of them on").said(lang)


def _on(rule: Rule, config: Config) -> bool:
    from lawlint.engine import selected
    from lawlint.result import Options

    options = Options(select=frozenset(config.select), ignore=frozenset(config.ignore))
    kind = rule.applies[0] if rule.applies else ""
    return selected(rule, kind, options)


def _document(setup: Setup) -> dict[str, object]:
    return {
        "version": 1,
        "rules": [
            {
                "id": rule.id,
                "pack": rule.pack,
                "check": rule.check,
                "title": rule.title,
                "title_en": rule.title_en,
                "severity": {case or "default": level.word for case, level in sorted(rule.severity.items())},
                "enabled": _on(rule, setup.config),
                "applies": list(rule.applies),
                "basis": rule.basis,
                "why": rule.why,
                "why_en": rule.why_en,
                "how": rule.how,
                "how_en": rule.how_en,
                "examples": {
                    side: [each.text for each in rule.examples if each.good is good]
                    for side, good in (("good", True), ("bad", False))
                },
                "file": rule.origin.file,
                "line": rule.origin.line,
            }
            for rule in setup.ruleset.rules
        ],
    }


def _config(config: Config, lang: str) -> Iterator[str]:
    """The configuration as a configuration file would say it, each value with its place."""
    from lawlint.rules.config import shown

    default = Words("缺省值", "default").said(lang)

    def place(key: str) -> str:
        mark = config.origins.get(key)
        return f"  # {mark.file}:{mark.line}" if mark is not None else f"  # {default}"

    yield f"builtin: {'true' if config.builtin else 'false'}{place('extends')}"
    yield "rules:"
    for file in config.rules:
        yield f"  - {_quoted(file.name)}"
    for key, items in (("select", config.select), ("ignore", config.ignore), ("exclude", config.exclude)):
        yield f"{key}:"
        for item in items:
            yield f"  - {_quoted(item)}{place(f'{key}.{item}')}"
    yield "severity:"
    for rule, level in config.severity.items():
        yield f"  {rule}: {level.word}{place(f'severity.{rule}')}"
    yield "suppress:"
    for each in config.suppress:
        files = f", files: {_quoted(each.files)}" if each.files else ""
        yield (
            f"  - {{rule: {each.rule}, text: {_quoted(each.text)}, reason: {_quoted(each.reason)}{files}}}"
            f"  # {each.mark.file}:{each.mark.line}"
        )
    yield f"kind: {config.kind or '~'}{place('kind')}"
    yield f"baseline: {_quoted(shown(config.baseline)) if config.baseline else '~'}{place('baseline')}"
    yield f"fail-on: {config.fail_on}{place('fail_on')}"


def _quoted(text: str) -> str:
    """The text as YAML takes it anywhere."""
    return json.dumps(visible(text), ensure_ascii=False)
