"""A Word report of some fifty pages as offices write them: automatic numbers, tracked changes, tables, footnotes."""

from __future__ import annotations

from collections.abc import Iterator

from .making import level, lists, paragraph, run, word

NUMBERING = lists(
    level(0, "chineseCounting", "%1、", '<w:pStyle w:val="H1"/>')
    + level(1, "chineseCountingThousand", "（%2）", '<w:pStyle w:val="H2"/>')
    + level(2, "decimal", "%3.")
)
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="Noto Serif CJK SC"/><w:sz w:val="32"/></w:rPr>'
    "</w:rPrDefault></w:docDefaults>"
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="heading {at}"/><w:pPr><w:numPr>'
        f'<w:ilvl w:val="{at - 1}"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="{at - 1}"/></w:pPr></w:style>'
        for at, name in enumerate(("H1", "H2"), 1)
    )
)
WORK = (
    "行政许可", "行政处罚", "行政检查", "行政裁决", "行政调解", "法律援助", "人民调解", "公证服务", "司法鉴定",
    "普法宣传", "社区矫正", "仲裁服务", "执法监督", "专业培训", "基层治理", "便民服务", "政务公开",
)  # fmt: skip
PLACES = ["城关镇", "东河镇", "西山乡", "南坪镇", "北沟乡", "柳林镇", "石桥乡", "高台镇", "白水乡", "青峰镇"]
FAULTS = ("93件", "65", "36件", "104%", "法制政府")
"""The words that are wrong: beside a tracked change and across runs, in a table, a text box, plain, in a footnote."""


def report() -> bytes:
    """The document."""
    notes: list[str] = []
    body = "".join(_body(notes))
    footnotes = "".join(
        f'<w:footnote w:id="{at}">{paragraph(text)}</w:footnote>' for at, text in enumerate(notes, 2)
    )
    return word(body, numbering=NUMBERING, styles=STYLES, footnotes=footnotes)


def _body(notes: list[str]) -> Iterator[str]:
    yield paragraph("平川县人民政府2024年法治政府建设年度报告")
    yield paragraph("2024年，平川县扎实推进法治政府建设，现将有关情况报告如下。")
    yield paragraph("2024年推进法治政府建设的主要举措和成效", "H1")
    for at, work in enumerate(WORK):
        yield from _chapter(at, work, notes)
    yield paragraph("党政主要负责人履行推进法治建设第一责任人职责情况", "H1")
    yield paragraph("县政府主要负责人认真履行推进法治建设第一责任人职责，全年主持召开专题会议5次。")
    yield paragraph("存在的不足和原因", "H1")
    yield paragraph(
        "一是基层执法力量还不够均衡，原因是人员调配不及时。二是普法形式还不够多样，原因是投入不足。"
    )
    yield paragraph("2025年推进法治政府建设的主要安排", "H1")
    yield paragraph("加强行政执法监督，完善矛盾纠纷化解机制，加大普法力度。")
    yield paragraph("平川县人民政府")
    yield paragraph("2025年2月18日")


def _chapter(at: int, work: str, notes: list[str]) -> Iterator[str]:
    yield paragraph(f"规范{work}工作", "H2")
    if at == 3:  # a heading that was deleted takes no number
        mark = "<w:rPr><w:del/></w:rPr>"
        yield paragraph("<w:del><w:r><w:delText>撤下的标题</w:delText></w:r></w:del>", "H2", mark)
    for item, place in enumerate(PLACES):
        number = 100 * at + 7 * item + 11
        in_list = '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr>'
        yield paragraph(f"{place}{work}", "", in_list)
        yield paragraph(_sentence(at, item, place, work, number, notes))
    yield _table(at, work)
    yield _special(at)
    yield paragraph('<w:r><w:br w:type="page"/></w:r>')


def _sentence(at: int, item: int, place: str, work: str, number: int, notes: list[str]) -> str:
    """Runs that break inside figures, an insertion, a deletion, a move, and a footnote in every third."""
    made = run(f"{place}围绕{work}制定年度计划，把任务分解到岗位、把责任落实到个人，")
    made += f"<w:ins>{run(f'全年办理相关事项{number // 10}')}</w:ins>{run(f'{number % 10}件')}"
    made += "<w:del><w:r><w:delText>，完成率120%</w:delText></w:r></w:del>" + run("，")
    moved = run(f"同时组织{item + 2}场集中培训、")
    made += f"<w:moveTo>{moved}</w:moveTo>{run(f'走访{number + 300}户群众')}<w:moveFrom>{moved}</w:moveFrom>"
    made += run(f"，推动{place}有关问题及时得到解决，群众对{work}的评价稳步提高。")
    if item % 3 == 0:
        said = f"{place}{work}的数据截至2024年12月31日。"
        notes.append("有关部门共同建设法制政府。" if (at, item) == (5, 3) else said)
        made += f'<w:r><w:footnoteReference w:id="{len(notes) + 1}"/></w:r>'
    return made


def _table(at: int, work: str) -> str:
    rows = [(place, 40 + at + 3 * item, 30 + at + 2 * item) for item, place in enumerate(PLACES[:4])]
    totals = [sum(row[1] for row in rows), sum(row[2] for row in rows)]
    if at == 2:
        totals[1] = 65
    cells = [_row("单位", f"{work}（件）", "", span=2), _row("", "收到", "办结", merged=True)]
    cells += [_row(name, f"{first}", f"{second}") for name, first, second in rows]
    cells.append(_row("合计", *map(str, totals)))
    return f"<w:tbl>{''.join(cells)}</w:tbl>"


def _row(name: str, *values: str, span: int = 0, merged: bool = False) -> str:
    merge = '<w:vMerge w:val="restart"/>' if span else "<w:vMerge/>" if merged else ""
    made = f"<w:tc><w:tcPr>{merge}</w:tcPr>{paragraph(name)}</w:tc>"
    if span:
        return (
            f'<w:tr>{made}<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph(values[0])}</w:tc></w:tr>'
        )
    return f"<w:tr>{made}{''.join(f'<w:tc>{paragraph(value)}</w:tc>' for value in values)}</w:tr>"


def _special(at: int) -> str:
    """A closing paragraph; in some chapters it is wrong."""
    if at == 1:
        made = run("全年收到行政复议申请") + f"<w:ins>{run('80件')}</w:ins>" + run("，受理9")
        return paragraph(made + run("3件", "<w:b/>") + run("，办结65件。"))
    if at == 7:
        box = paragraph("收到投诉30件，受理投诉36件。")
        inside = f"<v:textbox><w:txbxContent>{box}</w:txbxContent></v:textbox>"
        drawn = f'<w:r><w:pict><v:rect style="width:300pt;height:60pt">{inside}</v:rect></w:pict></w:r>'
        return paragraph(run("投诉办理情况见图。") + drawn)
    if at == 9:
        return paragraph("行政机关负责人出庭应诉率104%。")
    return paragraph(f"{WORK[at]}的各项任务已经完成。")
