"""The engine: which rules run, what a finding is made of, and that one failing rule costs nothing else."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace

import pytest

from lawlint import checks
from lawlint import document as reader
from lawlint.checks.base import Abstained, Held, Observation, Problem, Reading
from lawlint.document.model import Document
from lawlint.engine import check_document, choose_kind, selected
from lawlint.finding import Finding, Reasoning, Related, Severity, Span, Words
from lawlint.result import Options, Result
from lawlint.rules.loading import load_text
from lawlint.rules.model import DocumentKind, Rule, RuleSet

REPORT = """云岭县人民政府2024年法治政府建设年度报告

一、主要举措
（一）规范执法
全年办理案件80件，办结93件。

二、下一步安排
继续办理案件80件。
"""
RULES = """
pack: house
kinds:
  - id: annual
    name: 年度报告
    name_en: annual report
    title: [法治政府建设.*报告]
    headings: [主要举措, 下一步]
  - {id: other, name: 工作报告, name_en: work report, title: [政府工作报告]}
rules:
  - id: word-a
    check: pattern
    title: 甲
    title_en: A
    words: [办结]
    severity: error
    message: "见“{found}”"
    message_en: 'found "{found}"'
    basis: 例
    why: 例
    how: 例
    examples: {good: [好。], bad: [【办结】。]}
  - id: word-b
    check: pattern
    title: 乙
    title_en: B
    words: [案件]
    severity: note
    basis: 例
    why: 例
    how: 例
    enabled: false
    examples: {good: [好。], bad: [【案件】。]}
  - id: word-c
    check: pattern
    title: 丙
    title_en: C
    words: [办理]
    severity: warning
    applies: [other]
    basis: 例
    why: 例
    how: 例
    examples: {good: [好。], bad: [【办理】。]}
"""


def read(text: str = REPORT, path: str = "报告.txt") -> Document:
    return reader.read(text.encode(), path)


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return load_text(RULES, builtin=False)


def ids(result: Result) -> list[str]:
    return [finding.rule for finding in result.findings]


def bare(*rules: Rule) -> RuleSet:
    """The rules given, with an ordinary vocabulary."""
    return replace(load_text("pack: x\nrules: []", builtin=False), rules=rules)


def fake(monkeypatch: pytest.MonkeyPatch, *observations: Observation | Exception) -> RuleSet:
    """One rule whose check says what it is told to say."""

    def check(params: object, reading: Reading) -> Iterator[Observation]:
        for each in observations:
            if isinstance(each, Exception):
                raise each
            yield each

    monkeypatch.setattr(checks, "module", lambda name: SimpleNamespace(check=check))
    severity = {"": Severity.WARNING, "grave": Severity.ERROR}
    return bare(Rule("made-up", "made-up", "例", "example", severity, None))


def problem(
    start: int, end: int, case: str = "", key: str = "", related: tuple[Related, ...] = ()
) -> Problem:
    return Problem(Span(start, end), Words(f"问题{case}", f"problem {case}"), case, key=key, related=related)


def test_findings_carry_severity_by_case_and_the_message_of_the_rule(rules: RuleSet) -> None:
    (finding,) = check_document(read(), rules).findings
    assert finding.severity is Severity.ERROR
    assert finding.message == Words("见“办结”", 'found "办结"')
    assert finding.span.of(REPORT) == "办结"


def test_selection_follows_enabled_kind_select_and_ignore(rules: RuleSet) -> None:
    def ran(*, select: str = "", ignore: str = "", kind: str | None = None) -> list[str]:
        options = Options(kind, frozenset(select.split()), frozenset(ignore.split()))
        return ids(check_document(read(), rules, options))

    assert ran() == ["word-a"]
    assert ran(kind="other") == ["word-c", "word-a", "word-c"]
    assert ran(select="word-b") == ["word-b", "word-b"]
    assert ran(select="house", ignore="word-a") == ["word-b", "word-b"]
    assert ran(select="word-c") == []
    assert ran(ignore="house") == []


def test_the_kind_is_found_by_title_then_headings_and_says_why(rules: RuleSet) -> None:
    titled = choose_kind(read(), rules)
    assert (titled.id, titled.why.zh) == ("annual", "据标题")
    untitled = choose_kind(read("情况通报\n\n一、主要举措\n做法。\n\n二、下一步安排\n打算。\n"), rules)
    assert (untitled.id, untitled.why.zh) == ("annual", "据各级标题")
    one_heading = choose_kind(read("情况通报\n\n一、主要举措\n做法。\n"), rules)
    assert one_heading.id == ""
    assert choose_kind(read(), rules, "other").why.en == "named by --kind"


def test_lines_beneath_the_title_may_rule_a_kind_out() -> None:
    kinds = (
        DocumentKind("annual", "年报", "annual", ("工作情况的报告",), ("做法", "打算"), (r"\n\(.*会议上\)",)),
    )
    rules = replace(bare(), kinds=kinds)
    body = "一、做法\n开展工作。\n\n二、打算\n继续努力。\n"
    assert choose_kind(read(f"关于法治工作情况的报告\n\n{body}"), rules).id == "annual"
    session = f"关于法治工作情况的报告\n（2024年5月30日在常委会第二次会议上）\n\n{body}"
    assert choose_kind(read(session), rules).id == ""
    assert choose_kind(read(session), rules, "annual").id == "annual"


def test_full_width_titles_are_recognised() -> None:
    kinds = (DocumentKind("annual", "年报", "annual", title=("2024年报告",)),)
    rules = replace(bare(), kinds=kinds)
    assert choose_kind(read("云岭县２０２４年报告\n\n正文。\n"), rules).id == "annual"


def test_coverage_counts_each_rule_once(monkeypatch: pytest.MonkeyPatch) -> None:
    held = Held(Span(0, 1), used=(0, 1))
    failed = check_document(read(), fake(monkeypatch, held, problem(0, 2), held)).coverage
    assert (failed.failed, failed.passed, failed.nothing) == (("made-up",), (), ())
    assert failed.checked == 2
    assert check_document(read(), fake(monkeypatch, held)).coverage.passed == ("made-up",)
    silent = check_document(read(), fake(monkeypatch, Abstained(Span(0, 1), "不明", used=(0,)))).coverage
    assert (silent.nothing, silent.checked) == (("made-up",), 0)


def test_a_rule_that_raises_is_told_and_keeps_what_it_found(monkeypatch: pytest.MonkeyPatch) -> None:
    result = check_document(read(), fake(monkeypatch, problem(0, 2), ValueError("坏了")))
    assert ids(result) == ["made-up"]
    assert [failure.rule for failure in result.failures] == ["made-up"]
    assert "坏了" in result.failures[0].message.zh


def test_overlapping_findings_of_one_rule_become_the_graver_one(monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = Related(Span(20, 22), Words("甲", "a")), Related(Span(24, 26), Words("乙", "b"))
    light, grave = problem(0, 4, related=(here,)), problem(2, 6, "grave", related=(here, there))
    (finding,) = check_document(read(), fake(monkeypatch, light, grave)).findings
    assert finding.severity is Severity.ERROR
    assert finding.related == (here, there)
    apart = check_document(
        read(), fake(monkeypatch, problem(0, 4), problem(4, 6), problem(6, 6), problem(6, 6))
    )
    assert len(apart.findings) == 4


def test_findings_stand_in_text_order_whatever_the_order_of_the_check(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    result = check_document(read(), fake(monkeypatch, problem(9, 10), problem(0, 1), problem(5, 6)))
    assert [finding.span.start for finding in result.findings] == [0, 5, 9]


def test_fingerprints_survive_edits_elsewhere_and_tell_repetitions_apart(rules: RuleSet) -> None:
    options = Options(select=frozenset({"word-b"}))

    def prints(text: str) -> list[str]:
        return [finding.fingerprint for finding in check_document(read(text), rules, options).findings]

    first, second = prints(REPORT)
    assert first != second
    moved = REPORT.replace("云岭县", "云岭县\n\n", 1).replace("，办结93件", "，已办结九十三件，另有说明")
    assert prints(moved) == [first, second]
    doubled = REPORT.replace("办理案件80件，", "办理案件80件，另办案件，")
    assert prints(doubled)[0] == first
    assert len(set(prints(doubled))) == 3
    assert prints(REPORT.replace("一、主要举措", "一、主要做法"))[0] != first


def test_suppressors_mark_findings_and_the_marked_ones_do_not_count(rules: RuleSet) -> None:
    class All:
        def apply(
            self, document: Document, findings: tuple[Finding, ...], ran: frozenset[str]
        ) -> tuple[Finding, ...]:
            assert "word-a" in ran
            return tuple(replace(finding, suppressed_by="另有依据") for finding in findings)

    result = check_document(read(), rules, Options(suppressors=(All(),)))
    assert [finding.suppressed_by for finding in result.findings] == ["另有依据"]
    assert result.active == ()
    assert result.worst is None


def test_literals_keep_rules_from_running_and_trace_runs_them_all_the_same(rules: RuleSet) -> None:
    plain = "云岭县报告\n\n没有这些词。\n"
    assert check_document(read(plain), rules).coverage.nothing == ("word-a",)
    traced = check_document(read(plain), rules, Options(trace="word-a"))
    assert traced.traced == "word-a"
    assert traced.observations == ()


def test_results_travel_between_processes(rules: RuleSet) -> None:
    result = check_document(read(), rules)
    assert pickle.loads(pickle.dumps(result)) == result


def test_templates_cannot_reach_into_objects(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule file comes from anybody; ``{found.__class__}`` is text, not access."""
    rule = Rule("made-up", "x", "例", "e", {"": Severity.NOTE}, None, message="{found.__class__}{found}")
    ruleset = fake(monkeypatch, Problem(Span(0, 1), Words("问", "q"), values={"found": "甲{x}"}))
    (finding,) = check_document(read(), replace(ruleset, rules=(rule,))).findings
    assert finding.message.zh == "{found.__class__}甲{x}"


def test_reasoning_reaches_the_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    why = Reasoning(read=("80件",), computed=Words("80<93", "80<93"))
    (finding,) = check_document(
        read(), fake(monkeypatch, Problem(Span(0, 1), Words("问", "q"), reasoning=why))
    ).findings
    assert finding.reasoning == why


def test_selecting_a_disabled_rule_enables_it() -> None:
    rule = Rule("off", "x", "例", "e", {"": Severity.NOTE}, None, enabled=False, pack="p")
    assert not selected(rule, "", Options())
    assert selected(rule, "", Options(select=frozenset({"off"})))
    assert selected(rule, "", Options(select=frozenset({"p"})))
