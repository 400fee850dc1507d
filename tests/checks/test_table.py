"""The statutory table of requests: silent when it adds up, one finding on the wrong cell when not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawlint.document import read
from lawlint.engine import check_document
from lawlint.result import Options, Result
from lawlint.rules.loading import load_builtin

TITLE = "云岭县2024年政府信息公开工作年度报告"
LEAVES = (
    "（一）予以公开",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    "1.属于国家秘密",
    "2.其他法律行政法规禁止公开",
    "3.危及“三安全一稳定”",
    "4.保护第三方合法权益",
    "5.属于三类内部事务信息",
    "6.属于四类过程性信息",
    "7.属于行政执法案卷",
    "8.属于行政查询事项",
    "1.本机关不掌握相关政府信息",
    "2.没有现成信息需要另行制作",
    "3.补正后申请内容仍不明确",
    "1.信访举报投诉类申请",
    "2.重复申请",
    "3.要求提供公开出版物",
    "4.无正当理由大量反复申请",
    "5.要求行政机关确认或重新出具已获取信息",
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "3.其他",
)
GROUPS = {
    2: ("（三）不予公开", 8),
    10: ("（四）无法提供", 3),
    13: ("（五）不予处理", 5),
    18: ("（六）其他处理", 3),
}
COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
Rows = list[tuple[str, list[int]]]

columns = st.lists(
    st.tuples(
        st.lists(st.integers(0, 400), min_size=len(LEAVES), max_size=len(LEAVES)),
        st.integers(0, 30),
        st.integers(0, 30),
    ),
    min_size=6,
    max_size=6,
)


def table(parts: Sequence[tuple[Sequence[int], int, int]]) -> Rows:
    """The 25 rows of figures; each column: outcomes, brought forward at most so many, carried forward."""
    made = []
    for outcomes, before, after in parts:
        total = sum(outcomes)
        old = min(before, total + after)
        made.append([total + after - old, old, *outcomes, total, after])
    made.append([sum(row) for row in zip(*made, strict=True)])
    labels = ("一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", *LEAVES)
    names = (*labels, "（七）总计", "四、结转下年度继续办理")
    return list(zip(names, [list(row) for row in zip(*made, strict=True)], strict=True))


def markdown(rows: Rows) -> str:
    head = f"{TITLE}\n\n| 申请人情况 | {' | '.join(COLUMNS)} |\n|{' --- |' * 8}\n"
    return head + "".join(f"| {label} | {' | '.join(map(str, figures))} |\n" for label, figures in rows)


def html(rows: Rows) -> str:
    """The table as the form prints it, with merged cells."""
    lines = [
        '<tr><td rowspan="3" colspan="3">（第一项加第二项之和，等于第三项加第四项之和）</td>'
        '<td colspan="7">申请人情况</td></tr>',
        '<tr><td rowspan="2">自然人</td><td colspan="5">法人或其他组织</td><td rowspan="2">总计</td></tr>',
        "<tr>" + "".join(f"<td>{name}</td>" for name in COLUMNS[1:6]) + "</tr>",
    ]
    for at, (label, figures) in enumerate(rows):
        leaf = at - 2
        cells = ""
        if leaf == 0:
            cells = '<td rowspan="22">三、本年度办理结果</td>'
        if leaf in GROUPS:
            name, height = GROUPS[leaf]
            cells += f'<td rowspan="{height}">{name}</td>'
        wide = 3 if leaf < 0 or leaf > 21 else 2 if leaf in (0, 1, 21) else 1
        cells += f'<td colspan="{wide}">{label}</td>' if wide > 1 else f"<td>{label}</td>"
        lines.append(f"<tr>{cells}{''.join(f'<td>{figure}</td>' for figure in figures)}</tr>")
    return f"<html><body><h1>{TITLE}</h1><table>{''.join(lines)}</table></body></html>"


def checked(text: str, path: str = "报告.md") -> Result:
    options = Options(
        "information-disclosure-report", frozenset({"disclosure-table-balance", "disclosure-dispute-totals"})
    )
    return check_document(read(text.encode(), path), load_builtin(), options)


@settings(max_examples=20)
@given(columns)
def test_a_table_that_adds_up_is_left_alone(parts: list[tuple[list[int], int, int]]) -> None:
    result = checked(markdown(table(parts)))
    assert result.findings == ()
    assert result.coverage.passed == ("disclosure-table-balance",)
    assert len(result.observations) == 7 + 7 + 25


@settings(max_examples=40)
@given(columns, st.integers(0, 24), st.integers(0, 6), st.integers(1, 9))
def test_one_wrong_figure_is_one_finding_on_that_figure(
    parts: list[tuple[list[int], int, int]], row: int, column: int, more: int
) -> None:
    rows = table(parts)
    rows[row][1][column] += 1000 * more
    text = markdown(rows)
    result = checked(text)
    assert len(result.findings) == 1
    (finding,) = result.findings
    assert finding.reasoning.nearest[0].zh == str(rows[row][1][column] - 1000 * more)
    line = text[: finding.span.start].count("\n")
    assert line == 4 + row
    assert text[: finding.span.start].rsplit("\n", 1)[-1].count("|") == column + 2


PARTS = [([3, 1] + [0] * 18 + [2], 1, 1)] * 6


def test_the_form_with_merged_cells_is_read_alike() -> None:
    assert checked(html(table(PARTS)), "报告.html").findings == ()
    rows = table(PARTS)
    rows[12][1][0] = 7
    result = checked(html(rows), "报告.html")
    assert [finding.span.of(result.document.text) for finding in result.findings] == ["7"]


@pytest.mark.parametrize("figure", ["", "-", "/", "见附件"])
def test_a_cell_without_a_figure_is_no_zero(figure: str) -> None:
    text = markdown(table(PARTS)).replace("| 4 |", f"| {figure} |")
    result = checked(text)
    assert result.findings == ()


def test_a_row_of_its_own_kind_stops_the_sum() -> None:
    rows = table(PARTS)
    rows.insert(5, ("（八）转交其他机关", [9] * 7))
    assert [finding for finding in checked(markdown(rows)).findings if "各项" in finding.message.zh] == []


def report(first: str, second: str) -> str:
    """A whole report around the two tables."""
    return f"""\
{TITLE}

根据《中华人民共和国政府信息公开条例》的规定，现公布云岭县2024年政府信息公开工作年度报告。

一、总体情况

全年新收政府信息公开申请{{new}}件，上年结转{{old}}件。通过政府网站公开信息1260条，制作政策解读18篇。

二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| --- | --- | --- | --- |
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 4 | 1 | 37 |

三、收到和处理政府信息公开申请情况

{first}

四、政府信息公开行政复议、行政诉讼情况

{second}

五、存在的主要问题及改进情况

政策解读形式较为单一，将增加图解和视频。

六、其他需要报告的事项

本年未收取信息处理费。
"""


def whole(parts: Sequence[tuple[Sequence[int], int, int]], rows: Rows, disputes: Sequence[int]) -> str:
    """A report whose text agrees with the table of ``parts`` and that shows ``rows`` and ``disputes``."""
    sound = table(parts)
    groups = [disputes[at : at + 4] for at in (0, 4, 8)]
    figures = [figure for group in groups for figure in (*group, sum(group))]
    names = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计") * 3
    second = f"| {' | '.join(names)} |\n|{' --- |' * 15}\n| {' | '.join(map(str, figures))} |\n"
    first = markdown(rows).split("\n\n", 1)[1]
    return report(first, second).format(new=sound[0][1][6], old=sound[1][1][6])


twelve = st.lists(st.integers(0, 60), min_size=12, max_size=12)


@settings(max_examples=15)
@given(columns, twelve)
def test_no_rule_says_anything_about_sound_tables(
    parts: list[tuple[list[int], int, int]], disputes: list[int]
) -> None:
    text = whole(parts, table(parts), disputes)
    result = check_document(read(text.encode(), "报告.md"), load_builtin())
    assert result.kind.id == "information-disclosure-report"
    assert result.findings == ()
    assert {"disclosure-table-balance", "disclosure-dispute-totals"} <= set(result.coverage.passed)


@settings(max_examples=15)
@given(columns, twelve, st.integers(2, 23), st.integers(0, 5))
def test_all_rules_together_tell_one_wrong_figure_once(
    parts: list[tuple[list[int], int, int]], disputes: list[int], row: int, column: int
) -> None:
    rows = table(parts)
    rows[row][1][column] += 4321
    text = whole(parts, rows, disputes)
    result = check_document(read(text.encode(), "报告.md"), load_builtin())
    assert [(finding.rule, finding.span.of(text)) for finding in result.findings] == [
        ("disclosure-table-balance", str(rows[row][1][column]))
    ]


def test_other_tables_are_none_of_our_business() -> None:
    text = f"{TITLE}\n\n| 科目 | 自然人 | 总计 |\n| --- | --- | --- |\n| 本年新收 | 3 | 9 |\n"
    assert checked(text).observations == ()
