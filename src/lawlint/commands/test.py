"""``lawlint test``: run the examples of the rules, show what was expected and what was found."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from lawlint.arguments import Parser, Streams, UsageError
from lawlint.finding import Words
from lawlint.text import visible

if TYPE_CHECKING:
    from lawlint.examples import Trial
    from lawlint.rules.model import Rule, RuleSet

USAGE = "[FILE...]"


def add_arguments(parser: Parser) -> None:
    """Declare the arguments."""
    add = parser.argument
    add(
        "files",
        metavar="FILE",
        nargs="*",
        zh="只检验这些规则文件里的规则；缺省为全部规则",
        en="only the rules of these files; all rules by default",
    )
    add(
        "--select",
        action="append",
        metavar="ID,...",
        zh="只检验这些规则或规则包",
        en="only these rules or packs",
    )
    add("--config", metavar="FILE", zh="配置文件", en="configuration file")
    add(
        "--mutate",
        action="store_true",
        zh="改动正例里的数字和词语，指出哪些规则的例子察觉不到",
        en="change figures and words of the good examples and name the rules that do not notice",
    )


def run(args: Namespace, streams: Streams) -> int:
    """Run the examples; 1 when one does not do what it says or a rule has too few."""
    from lawlint.rules.config import locate
    from lawlint.rules.setup import prepare
    from lawlint.session import config_file

    files = [Path(name) for name in args.files]
    for file in files:
        if not file.is_file():
            raise UsageError(f"没有规则文件 {file}", f"no such rule file: {file}")
    setup = prepare(config_file(args.config) if args.config is not None else locate(args.files), files)
    rules = list(_chosen(setup.ruleset, files, args.select))
    if args.mutate:
        return _mutate(rules, setup.ruleset, args.lang, streams)
    return _examples(rules, setup.ruleset, args.lang, streams)


def _chosen(ruleset: RuleSet, files: list[Path], select: list[str] | None) -> Iterator[Rule]:
    from lawlint.rules.config import shown
    from lawlint.rules.setup import unknown_names

    names = {name for given in select or () for name in given.split(",") if name}
    for words in unknown_names(sorted(names), ruleset):
        raise UsageError(words.zh, words.en)
    places = {shown(file) for file in files}
    for rule in ruleset.rules:
        if (not places or rule.origin.file in places) and (not names or {rule.id, rule.pack} & names):
            yield rule


def _examples(rules: list[Rule], ruleset: RuleSet, lang: str, streams: Streams) -> int:
    from lawlint.examples import too_few, trials

    ran = failed = gaps = few = 0
    for rule in rules:
        for trial in trials(rule, ruleset):
            ran += 1
            if trial.example.todo:
                gaps += 1
                streams.stdout.write(_shown(trial, lang))
            elif not trial.passed:
                failed += 1
                streams.stdout.write(_shown(trial, lang))
        lacking = too_few(rule)
        if lacking is not None:
            few += 1
            place = f"{visible(rule.origin.file)}:{rule.origin.line}"
            streams.stdout.write(f"{place}: {rule.id}: {lacking.said(lang)}\n")
    summary = Words(
        f"{len(rules)}条规则，{ran}个例子，{failed}个不符，{gaps}个待办，{few}条规则例子不足",
        f"{len(rules)} rules, {ran} examples, {failed} failed, {gaps} known gaps, {few} rules lack examples",
    )
    streams.stdout.write(summary.said(lang) + "\n")
    return 1 if failed or few else 0


def _shown(trial: Trial, lang: str) -> str:
    """An example that did not do what it says, expected above found."""
    example = trial.example
    side = Words("正例", "good example") if example.good else Words("反例", "bad example")
    head = f"{visible(trial.rule.origin.file)}:{example.line}: {trial.rule.id}: {side.said(lang)}"
    if example.todo:
        done = (
            Words("（待办已能通过，可去掉 todo）", " (passes by now: drop todo)")
            if trial.passed
            else Words("", "")
        )
        head += Words(f"，待办：{example.todo}", f", todo: {example.todo}").said(lang) + done.said(lang)
    lines = [head]
    if not trial.passed:
        lines += [*_differing(trial, lang)]
    return "\n".join(lines) + "\n"


def _differing(trial: Trial, lang: str) -> Iterable[str]:
    from lawlint.examples import marked

    if trial.failure is not None:
        yield "    " + visible(trial.failure.said(lang))
        return
    want = Words("  应报 ", "  expected ").said(lang)
    got = Words("  实报 ", "  found    ").said(lang)
    nothing = Words("（不报）", "(nothing)").said(lang)
    found = tuple(finding.span for finding in trial.found)
    if trial.expected is None:
        yield want + Words("（任意一处）", "(anything)").said(lang)
    else:
        yield want + (_line(marked(trial.text, trial.expected)) if trial.expected else nothing)
    yield got + (_line(marked(trial.text, found)) if found else nothing)
    for finding in trial.found:
        yield "       " + visible(finding.message.said(lang))


def _line(text: str) -> str:
    """The text in one line; of a long one, the lines with marks."""
    lines = text.split("\n")
    if len(lines) > 3:
        lines = [line for line in lines if "【" in line or "】" in line] or lines[:1]
    return visible(" / ".join(line.strip() for line in lines))


def _mutate(rules: list[Rule], ruleset: RuleSet, lang: str, streams: Streams) -> int:
    from lawlint.mutants import survey

    blind = 0
    made = noticed = 0
    for rule in rules:
        found = survey(rule, ruleset)
        made += found.made
        noticed += found.noticed
        if found.noticed == 0:
            blind += 1
            place = f"{visible(rule.origin.file)}:{rule.origin.line}"
            words = Words(
                f"改动正例{found.made}次，规则都没有察觉：请补一个更接近反例的正例",
                f"{found.made} changes of the good examples went unnoticed: add one nearer to a bad example",
            )
            streams.stdout.write(f"{place}: {rule.id}: {words.said(lang)}\n")
    summary = Words(
        f"{len(rules)}条规则，改动{made}次，察觉{noticed}次，{blind}条规则一次也没有察觉",
        f"{len(rules)} rules, {made} changes, {noticed} noticed, {blind} rules that noticed none",
    )
    streams.stdout.write(summary.said(lang) + "\n")
    return 1 if blind else 0
