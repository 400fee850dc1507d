"""One document and the rules: choose, run, judge, merge, number, suppress, sort."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from lawlint import checks
from lawlint.checks.base import Abstained, Held, Problem, Reading
from lawlint.finding import Finding, Words
from lawlint.fingerprint import merged, numbered, order
from lawlint.lean import dataclass, field, replace
from lawlint.prefilter import relevant
from lawlint.result import ChosenKind, Coverage, Failure, Observed, Options, Result

if TYPE_CHECKING:
    from lawlint.document.model import Document
    from lawlint.facts.model import Facts
    from lawlint.rules.model import Rule, RuleSet


MOST = 1000
"""Findings of one rule in one document: a rule that has more to say is stopped, and the reader is told."""


@dataclass(slots=True)
class _Sheet:
    """What is gathered while the rules run on one document."""

    problems: list[tuple[Rule, Problem]] = field(default_factory=list)
    observations: list[Observed] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    verdicts: dict[str, str] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    stopped: list[str] = field(default_factory=list)


def check_document(document: Document, ruleset: RuleSet, options: Options | None = None) -> Result:
    """Run the rules that apply to ``document``.

    A rule that raises becomes one ``Failure`` and costs no other rule its findings.
    """
    from lawlint import facts as reader
    from lawlint.proposals import one_each
    from lawlint.settle import settled
    from lawlint.told import untold

    options = options or Options()
    kind = choose_kind(document, ruleset, options.kind)
    facts = reader.extract(document, ruleset.vocabulary)
    document = _noted(document, facts)
    reading = Reading(document, facts, ruleset.vocabulary)
    sheet = _Sheet()
    candidates = relevant(document.folded, tuple(rule.literals for rule in ruleset.rules))
    for at, rule in enumerate(ruleset.rules):
        if not selected(rule, kind.id, options):
            continue
        if at in candidates or rule.id == options.trace:
            _run(rule, reading, sheet)
        else:
            sheet.verdicts[rule.id] = "nothing"
    held = [each.observation for each in sheet.observations if isinstance(each.observation, Held)]
    problems = untold(settled(sheet.problems, held, facts.quantities))
    judged = merged(_judged(*problem) for problem in problems)
    findings = numbered(document, one_each(document.text, judged))
    ran = frozenset(sheet.verdicts)
    for suppressor in options.suppressors:
        findings = suppressor.apply(document, findings, ran)
    return Result(
        _cut_short(document, sheet.stopped),
        facts,
        kind,
        tuple(sorted(findings, key=order)),
        _coverage(sheet, facts),
        tuple(sheet.observations),
        tuple(sheet.failures),
        options.trace,
    )


def _noted(document: Document, facts: Facts) -> Document:
    """The document with a notice when figures were left out of all comparison."""
    if not facts.crowded:
        return document
    from lawlint.document.model import Notice

    notice = Notice(
        f"有的句子或段落数字过多，其中{facts.crowded}个数字未作对照",
        f"some sentences hold too many figures: {facts.crowded} of them were compared with nothing",
    )
    return replace(document, notices=(*document.notices, notice))


def _cut_short(document: Document, stopped: list[str]) -> Document:
    """The document with a notice of the rules that were stopped."""
    if not stopped:
        return document
    from lawlint.document.model import Notice

    names = "、".join(stopped), ", ".join(stopped)
    notice = Notice(
        f"规则 {names[0]} 发现的问题超过{MOST}处，其余未列出",
        f"more than {MOST} findings of {names[1]}: the others are not listed",
    )
    return replace(document, notices=(*document.notices, notice))


def selected(rule: Rule, kind: str, options: Options) -> bool:
    """Whether options and document kind let the rule run; selecting a disabled rule enables it."""
    names = {rule.id, rule.pack}
    if names & options.ignore or (rule.applies and kind not in rule.applies):
        return False
    return bool(names & options.select) if options.select else rule.enabled


_BENEATH = 120  # characters behind the title that may say what kind of document it is


def choose_kind(document: Document, ruleset: RuleSet, wanted: str | None = None) -> ChosenKind:
    """The kind asked for, else the first that the title fits, else the first two of whose patterns fit headings."""
    from lawlint import patterns
    from lawlint.document.fold import fold

    title = fold(document.identity.title)
    span = document.identity.title_span
    head = document.folded[span.start : span.end + _BENEATH] if span else ""
    kinds = [kind for kind in ruleset.kinds if not any(patterns.found(one, head) for one in kind.unless)]
    for kind in ruleset.kinds if wanted else kinds:
        name = Words(kind.name, kind.name_en)
        if wanted is not None:
            if kind.id == wanted:
                return ChosenKind(kind.id, name, Words("由 --kind 指定", "named by --kind"))
            continue
        if any(patterns.found(one, title) for one in kind.title):
            return ChosenKind(kind.id, name, Words("据标题", "by its title"))
    if wanted is None:
        for kind in kinds:
            headings = [section.title for section in document.sections]
            fitting = sum(any(patterns.found(one, each) for each in headings) for one in kind.headings)
            if fitting >= 2:
                return ChosenKind(
                    kind.id, Words(kind.name, kind.name_en), Words("据各级标题", "by its headings")
                )
    none = Words("未识别的文种", "no known kind of document")
    return ChosenKind(wanted or "", none, Words("只用通用规则", "general rules only"))


def _run(rule: Rule, reading: Reading, sheet: _Sheet) -> None:
    verdict, count = "nothing", 0
    try:
        for seen in checks.module(rule.check).check(rule.prepared, reading):
            sheet.observations.append(Observed(rule.id, seen))
            if isinstance(seen, Abstained):
                continue
            sheet.used.update(seen.used)
            if isinstance(seen, Problem):
                if count == MOST:
                    sheet.stopped.append(rule.id)
                    break
                verdict = "failed"
                count += 1
                sheet.problems.append((rule, seen))
            elif isinstance(seen, Held) and verdict == "nothing":
                verdict = "passed"
    except Exception as error:  # a rule may be anybody's; whatever it raises must not cost the other findings
        said = f"{type(error).__name__}: {error}"
        sheet.failures.append(
            Failure(
                rule.id,
                Words(f"规则 {rule.id} 未能执行完：{said}", f"rule {rule.id} could not be run: {said}"),
            )
        )
    sheet.verdicts[rule.id] = verdict


def _judged(rule: Rule, problem: Problem) -> Finding:
    """The finding that a rule makes of a problem: severity by case, message from the rule's template."""
    return Finding(
        rule.id,
        rule.severity_of(problem.case),
        problem.span,
        Words(
            _filled(rule.message, problem.values) or problem.message.zh,
            _filled(rule.message_en, problem.values) or problem.message.en,
        ),
        problem.reasoning,
        problem.related,
        problem.fixes,
        fingerprint=problem.key,
    )


def _filled(template: str, values: Mapping[str, str]) -> str:
    """The template with ``{name}`` replaced; no attribute access, no format codes, unlike ``str.format``."""
    return re.sub(r"\{(\w+)\}", lambda name: values.get(name.group(1), name.group()), template)


def _coverage(sheet: _Sheet, facts: Facts) -> Coverage:
    by: dict[str, list[str]] = {"passed": [], "failed": [], "nothing": []}
    for rule, verdict in sheet.verdicts.items():
        by[verdict].append(rule)
    return Coverage(
        tuple(by["passed"]),
        tuple(by["failed"]),
        tuple(by["nothing"]),
        len(facts.quantities),
        len({binding.index for binding in facts.bindings}),
        len(sheet.used),
    )
