"""Two rules that ask for the same change give one finding; different changes stay apart."""

from __future__ import annotations

from lawlint.finding import Edit, Finding, Fix, Severity, Span, Words
from lawlint.proposals import change, one_each

TEXT = "安排布署法治政府建设"
NO_WORDS = Words("", "")


def finding(
    rule: str, start: int, end: int, replacement: str, severity: Severity = Severity.WARNING
) -> Finding:
    fix = Fix((Edit(Span(start, end), replacement),), NO_WORDS)
    return Finding(rule, severity, Span(start, end), NO_WORDS, fixes=(fix,))


def test_the_wider_of_two_findings_with_one_change_stays() -> None:
    narrow, wide = finding("near-miss", 2, 3, "部"), finding("misspelt", 2, 4, "部署")
    assert change(TEXT, narrow) == change(TEXT, wide) == (2, 3, "部")
    assert one_each(TEXT, [narrow, wide]) == one_each(TEXT, [wide, narrow]) == [wide]


def test_the_graver_of_two_findings_with_one_change_stays() -> None:
    grave, wide = finding("a", 2, 3, "部", Severity.ERROR), finding("b", 2, 4, "部署")
    assert one_each(TEXT, [wide, grave]) == [grave]


def test_different_changes_and_findings_without_fix_stay() -> None:
    first, second = finding("a", 2, 3, "部"), finding("b", 2, 3, "不")
    plain = Finding("c", Severity.NOTE, Span(2, 3), NO_WORDS)
    assert one_each(TEXT, [first, second, plain, plain]) == [first, second, plain, plain]


def test_an_insertion_is_the_same_wherever_its_surroundings_begin() -> None:
    text = "第一责任职责"
    assert change(text, finding("a", 3, 5, "任人职")) == change(text, finding("b", 0, 6, "第一责任人职责"))
