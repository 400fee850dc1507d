"""Four times the text costs about four times the work, whatever stands in it; the larger is overlong too.

Work is counted in calls of functions, so that a slow machine changes nothing.
"""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from lawlint.document import read
from lawlint.engine import check_document
from lawlint.report import output
from lawlint.report.view import View
from lawlint.rules.loading import load_builtin

SIZES = (4_000, 16_000)
TEXTS = {
    "chain": "一是加强学习，二是推进工作，",
    "open brackets": "（《“",
    "titles": "《甲》、",
    "touching titles": "《甲》",
    "open titles": "《",
    "commas": "，",
    "dates": "2024年6月30日",
    "years": "2024年，2025年，",
    "digits": "9",
    "digits and commas": "9,",
    "digits and points": "9.",
    "Han digits": "九",
    "Han places": "九万亿",
    "figures": "受理1件，",
    "listed figures": "1件、",
    "shares": "占总数的50%、",
    "rates": "受理80件，办结率99.9%，比上年增长5%，上年60件；",
    "totals": "每案2人，共3案，合计7人，",
    "averages": "平均每人3件，",
    "parts": "共1件，其中1件，合计1件，",
    "one line": "全年受理行政复议案件80件，办结79件。",
    "contradictions": "受理行政复议案件1件，办结2件，增长3%。\n",
    "one indicator": "全年受理行政复议案件1件。\n全年受理行政复议案件2件。\n",
    "findings": "加快建设法制政府，。\n",
    "findings in a line": "加快建设法制政府，。",
    "labels": "一、甲\n（一）乙\n1.丙\n",
    "quotations": "“法",
    "fractions": "三分之",
    "repetitions": "深入学习贯彻法治思想，全面推进依法行政工作，切实提高执法水平。\n",
    "astral": "😀法制政府，",
}
HEADED = {
    "table": ("|项目|数量|\n|-|-|\n", "|受理|1|\n"),
    "headings": ("", "# 甲\n## 乙\n### 丙\n#### 丁\n##### 戊\n###### 己\n"),
    "suppressions": ("", "<!-- lawlint: ignore x -->\n\n法制政府\n\n"),
}
CASES = [(name, "x.txt", "", unit) for name, unit in TEXTS.items()]
CASES += [(name, "x.md", head, unit) for name, (head, unit) in HEADED.items()]


def calls(path: str, text: str) -> int:
    """How many functions are called, C functions included, from the bytes to SARIF and HTML."""
    rules = load_builtin()
    count = 0

    def seen(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(seen)
    try:
        result = check_document(read(text.encode(), path), rules)
        for name in ("sarif", "html", "text"):
            output(name).piece(result, View(rules, "/"))
    finally:
        sys.setprofile(None)
    assert not result.failures, result.failures
    return count


@pytest.mark.parametrize(("name", "path", "head", "unit"), CASES, ids=[case[0] for case in CASES])
def test_work_grows_with_the_text_and_no_faster(name: str, path: str, head: str, unit: str) -> None:
    calls(path, head + unit)  # what is made once and kept
    small, large = (calls(path, head + unit * (size // len(unit))) for size in SIZES)
    assert large < 7 * small + 20_000, f"{name}: {small} calls, then {large}"


def test_an_overlong_paragraph_is_read_in_parts_and_the_reader_is_told() -> None:
    text = "全年受理行政复议案件80件，办结79件。" * 2000
    document = read(text.encode(), "x.txt")
    assert "".join(block.span.of(text) for block in document.blocks) == text
    assert all(block.span.of(text).endswith("。") for block in document.blocks)
    assert "分段检查" in document.notices[0].zh


def test_a_crowded_sentence_is_not_compared_and_the_reader_is_told() -> None:
    result = check_document(
        read(("受理3件，" * 200 + "合计7件。受理3件，办结3件。").encode(), "x.txt"), load_builtin()
    )
    assert result.facts.crowded == 201
    assert len(result.facts.terms) == 2
    assert any("未作对照" in notice.zh for notice in result.document.notices)


@pytest.mark.parametrize(
    "figures", ["9" * 5000, "九" * 5000, "9," * 5000, "九万亿" * 500, "9" * 50 + "." + "9" * 50]
)
def test_figures_of_thousands_of_digits_are_no_quantities(figures: str) -> None:
    result = check_document(read(f"受理{figures}件。".encode(), "x.txt"), load_builtin())
    assert not result.failures
    assert all(len(quantity.text) < 50 for quantity in result.facts.quantities)
