"""Structure made to hurt: thousands of restarts, gaps and headings cost no more than their number."""

from __future__ import annotations

import pytest

from .structure import checked, report

COUNT = 15_000
TEXTS = {
    "restarts": "1.甲；\n" * COUNT,
    "restarted headings": "（一）甲。正文一句。\n" * COUNT,
    "gaps": "（一）甲。正文一句。\n（三）乙。正文一句。\n" * (COUNT // 2),
    "repetitions": "一、甲\n" + "二、乙\n" * COUNT,
    "chains": "一是甲。" * COUNT,
    "broken chains": "一是甲。三是乙。" * (COUNT // 2),
    "repeated items": "一是甲。" + "二是乙。" * COUNT,
    "shortcomings": "一、存在的问题\n正文一句。\n" * (COUNT // 2),
    "related": "一、主体责任\n正文一句。\n" * (COUNT // 2),
    "years": "2025—2021年、2月30日、三年规划（2022—2026年）。" * (COUNT // 4),
}


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_makes_the_checks_hang_or_fail(name: str) -> None:
    result = checked(report(TEXTS[name]), "report-structure", "report-dates")
    assert not result.failures
    assert result.coverage.failed
