"""What a run needs to know before its first document: configuration and rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from lawlint.finding import Severity, Words
from lawlint.lean import dataclass, replace
from lawlint.rules.config import Config
from lawlint.rules.errors import Fault, Mark, RuleFileError, suggestion
from lawlint.rules.model import RuleSet

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Setup:
    """A configuration and the rules it leads to, with its severities put in."""

    config: Config
    ruleset: RuleSet


def prepare(config_file: Path | None, more_rules: Sequence[Path] = (), *, cached: bool = True) -> Setup:
    """The configuration of the file (of no file: the defaults) and its rules, from the cache if it can be.

    ``more_rules``: rule files on top of those the configuration names.  Raises ``RuleFileError`` with
    everything that is wrong in any of the files.
    """
    from lawlint.rules.cache import keep, recall

    setup = recall(config_file, more_rules) if cached else None
    if setup is None:
        setup = _prepared(config_file, more_rules)
        if cached:
            keep(config_file, more_rules, setup)
    return setup


def _prepared(config_file: Path | None, more_rules: Sequence[Path]) -> Setup:
    from lawlint.rules.config_read import read
    from lawlint.rules.loading import load, sources_of

    config, faults = (Config(), list[Fault]()) if config_file is None else read(config_file)
    try:
        ruleset = load(sources_of(config, more_rules))
    except RuleFileError as error:
        raise RuleFileError([*faults, *error.faults]) from None
    faults += _unknown(config, ruleset)
    if faults:
        raise RuleFileError(faults)
    return Setup(config, _with_severities(config, ruleset))


def unknown_names(names: Iterable[str], ruleset: RuleSet) -> list[Words]:
    """What to say about the names that are neither a rule nor a pack."""
    known = [*(rule.id for rule in ruleset.rules), *dict.fromkeys(rule.pack for rule in ruleset.rules)]
    said = []
    for name in names:
        if name not in known:
            near = suggestion(name, known, listed=False)
            said.append(Words(f"没有“{name}”这条规则{near.zh}", f'there is no rule "{name}"{near.en}'))
    return said


def _unknown(config: Config, ruleset: RuleSet) -> Iterable[Fault]:
    """Rules that the configuration names and that do not exist."""
    where = [
        *((f"select.{name}", name) for name in config.select),
        *((f"ignore.{name}", name) for name in config.ignore),
        *((f"severity.{name}", name) for name in config.severity),
    ]
    for key, name in where:
        for words in unknown_names([name], ruleset):
            yield Fault(config.origins.get(key, Mark("lawlint.yaml")), words)
    for each in config.suppress:
        for words in unknown_names([each.rule], ruleset):
            yield Fault(each.mark, words)
    if config.kind is not None and config.kind not in {kind.id for kind in ruleset.kinds}:
        near = suggestion(config.kind, [kind.id for kind in ruleset.kinds])
        words = Words(
            f"没有“{config.kind}”这个文种{near.zh}", f'there is no document kind "{config.kind}"{near.en}'
        )
        yield Fault(config.origins["kind"], words)


def _with_severities(config: Config, ruleset: RuleSet) -> RuleSet:
    """The rules with the severities of the configuration, given by rule or by pack, for all cases."""
    if not config.severity:
        return ruleset
    rules = []
    for rule in ruleset.rules:
        word: Severity | None = config.severity.get(rule.id, config.severity.get(rule.pack))
        rules.append(rule if word is None else replace(rule, severity={"": word}))
    return replace(ruleset, rules=tuple(rules))
