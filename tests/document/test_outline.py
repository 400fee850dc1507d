"""The outline is what a reader sees: in every format the same, and a list or a quotation makes no heading."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawlint.document import read
from lawlint.document.labels import han_number, parse_label
from lawlint.document.model import BlockKind, Document, LabelStyle

TEXT = "全市各级行政机关落实工作责任，完善工作机制，各项任务有序推进，取得阶段性成果。"
ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "../shared/seeds").glob("*.txt"))
REPORTS = [*sorted((ROOT / "examples").glob("*.txt")), *SEEDS]


def outline(*lines: str, path: str = "报告.txt") -> list[tuple[int, str]]:
    document = read("\n".join(lines).encode(), path)
    return [(section.level, section.title) for section in document.sections]


@pytest.mark.parametrize(
    ("words", "style", "number", "length"),
    [
        ("第一部分　总体情况", LabelStyle.PART, 1, 5),
        ("第三章 监督", LabelStyle.PART, 3, 4),
        ("一、总体情况", LabelStyle.HAN, 1, 2),
        ("十二、其他", LabelStyle.HAN, 12, 3),
        ("二十一．其他", LabelStyle.HAN, 21, 4),
        ("（三）健全", LabelStyle.HAN_BRACKET, 3, 3),
        ("(三)健全", LabelStyle.HAN_BRACKET, 3, 3),
        ("（三)、健全", LabelStyle.HAN_BRACKET, 3, 4),
        ("㈢健全", LabelStyle.HAN_BRACKET, 3, 1),
        ("1.健全", LabelStyle.ARABIC, 1, 2),
        ("１．健全", LabelStyle.ARABIC, 1, 2),
        ("12、健全", LabelStyle.ARABIC, 12, 3),
        ("2.2024年任务", LabelStyle.ARABIC, 2, 2),
        ("（4）健全", LabelStyle.ARABIC_BRACKET, 4, 3),
        ("4)健全", LabelStyle.ARABIC_BRACKET, 4, 2),
        ("③健全", LabelStyle.CIRCLED, 3, 1),
    ],
)
def test_labels_in_every_form(words: str, style: LabelStyle, number: int, length: int) -> None:
    from lawlint.document.fold import fold

    label = parse_label(fold(words), 0, len(words))
    assert label is not None
    assert (label.style, label.number, label.span.end) == (style, number, length)


@pytest.mark.parametrize(
    "words",
    [
        "1.5万件",
        "2024.1",
        "2024年",
        "第二十四条 地方各级",
        "一是健全",
        "一、二审案件",
        "三级调解",
        "(2024)某号",
        "",
        "。",
    ],
)
def test_what_only_looks_like_a_label(words: str) -> None:
    assert parse_label(words, 0, len(words)) is None


@given(st.integers(1, 999))
def test_chinese_numerals(number: int) -> None:
    digits = "零一二三四五六七八九"
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = digits[hundreds] + "百" if hundreds else ""
    words += digits[tens] + "十" if tens else ("零" if hundreds and ones else "")
    words += digits[ones] if ones else ""
    assert han_number(words) == number
    if 10 <= number < 20:
        assert han_number(words.removeprefix("一")) == number


def test_levels_follow_the_labels() -> None:
    assert outline(
        "一、主要成效",
        "（一）推进公开",
        "1.健全目录。" + TEXT,
        "（2）细化清单。" + TEXT,
        "（二）规范执法",
        TEXT,
        "二、存在的问题",
        TEXT,
    ) == [
        (1, "主要成效"),
        (2, "推进公开"),
        (3, "健全目录"),
        (4, "细化清单"),
        (2, "规范执法"),
        (1, "存在的问题"),
    ]


def test_a_level_may_be_skipped() -> None:
    assert outline("一、主要成效", "1.推进公开。" + TEXT, "2.规范执法。" + TEXT, "二、问题", TEXT) == [
        (1, "主要成效"),
        (2, "推进公开"),
        (2, "规范执法"),
        (1, "问题"),
    ]


def test_a_colon_may_only_divide_a_heading() -> None:
    text = "一、加强领导：主要负责人履行法治建设职责\n县长听取汇报4次。\n二、问题：基层力量不足。\n三、打算\n继续抓好。"
    first, second, _ = read(text.encode(), "报告.txt").sections
    assert (first.title, first.run_in) == ("加强领导:主要负责人履行法治建设职责", False)
    assert (second.title, second.run_in) == ("问题", True)


def test_run_in_headings_have_a_body() -> None:
    document = read(f"（一）推进“放管服。”改革。{TEXT}".encode(), "报告.txt")
    (block,) = document.blocks
    assert document.sections[0].run_in
    assert document.sections[0].title == "推进“放管服。”改革"
    assert block.body.of(document.text) == TEXT


def test_a_heading_with_a_stray_full_stop_is_a_heading_when_text_follows() -> None:
    assert outline("一、主要成效。", TEXT, "二、存在问题：", TEXT) == [(1, "主要成效"), (1, "存在问题")]


def test_sentences_in_a_numbered_list_are_no_headings() -> None:
    assert outline(
        "一、主要任务", "全年完成以下任务：", "1.取消证明事项26项。", "2.保留证明事项14项。", "3.修订清单"
    ) == [(1, "主要任务")]
    assert outline("一、主要任务", "（一）健全制度；", "（二）规范执法；", "（三）加强监督。", TEXT) == [
        (1, "主要任务")
    ]


def test_clauses_in_a_quotation_are_left_alone() -> None:
    lines = ("一、学习情况", "“（一）健全制度，", "（二）规范执法，", "（三）加强监督。”", TEXT)
    document = read("\n".join(lines).encode(), "报告.txt")
    assert [block.label for block in document.blocks[1:4]] == [None, None, None]
    assert len(document.sections) == 1


def test_a_label_without_its_closing_bracket_is_still_one() -> None:
    lines = (
        "一、成效",
        f"（一规范执法。{TEXT}",
        f"（二）化解争议。{TEXT}",
        f"(三普法。{TEXT}",
        f"（四）监督。{TEXT}",
    )
    titles = ["成效", "规范执法", "化解争议", "普法", "监督"]
    assert [title for _, title in outline("报告", *lines)] == titles


@pytest.mark.parametrize(
    "line",
    ["（二期工程建成后", "（一般公共预算支出", "（三人以上）集体讨论。", "（二级巡视员", "（二十家企业"],
)
def test_a_bracket_before_a_number_that_is_not_missing_is_no_label(line: str) -> None:
    lines = ("一、成效", f"（一）规范执法。{TEXT}", line, f"（二）化解争议。{TEXT}", TEXT)
    assert [title for _, title in outline("报告", *lines)] == ["成效", "规范执法", "化解争议"]


def test_a_missing_closing_mark_does_not_swallow_the_outline() -> None:
    assert outline("“八五普法规划实施五年来，" + TEXT, "一、主要成效", TEXT, "二、存在问题", TEXT) == [
        (1, "主要成效"),
        (1, "存在问题"),
    ]


def test_unnumbered_headings_stand_alone_between_finished_text() -> None:
    assert outline(
        "平川市2024年法治政府建设年度报告",
        TEXT,
        "主要举措和成效",
        TEXT,
        "存在的问题",
        TEXT,
        "下一步打算",
        TEXT,
    ) == [
        (1, "主要举措和成效"),
        (1, "存在的问题"),
        (1, "下一步打算"),
    ]


def test_unnumbered_headings_stand_above_the_labels_that_begin_below_them() -> None:
    assert outline(
        "平川市2024年法治政府建设年度报告",
        TEXT,
        "主要举措和成效",
        "（一）推进公开。" + TEXT,
        "（二）规范执法。" + TEXT,
        "存在的问题",
        TEXT,
        "下一步打算",
        "（一）加强学习。" + TEXT,
    ) == [
        (1, "主要举措和成效"),
        (2, "推进公开"),
        (2, "规范执法"),
        (1, "存在的问题"),
        (1, "下一步打算"),
        (2, "加强学习"),
    ]


def test_lines_broken_at_a_fixed_width_are_joined_and_make_no_headings() -> None:
    paragraph = (
        "法治政府建设是全面依法治国的重点任务和主体工程，全市各级行政机关要落实责任完善机制，" * 9
        + "取得实效。"
    )
    wrapped = "\n".join(paragraph[at : at + 28] for at in range(0, len(paragraph), 28))
    document = read(f"一、总体情况\n{wrapped}\n二、存在问题\n{wrapped}\n".encode(), "报告.txt")
    assert [section.title for section in document.sections] == ["总体情况", "存在问题"]
    assert len(document.blocks) == 4
    assert "\n" not in document.folded[document.blocks[1].span.start : document.blocks[1].span.end]


def _markdown_versions(text: str, title: str) -> dict[str, str]:
    lines = [line for line in text.split("\n") if line.strip()]
    depth = [
        (re.compile("[一二三四五六七八九十]+、"), 2),
        (re.compile("[(（][一二]?[一二三四五六七八九十]"), 3),
        (re.compile(r"\d+\."), 4),
    ]

    def level(line: str) -> int:
        return next((level for pattern, level in depth if pattern.match(line)), 0)

    def heading(line: str, shift: int = 0, gap: str = " ") -> str:
        if line == title:
            return f"# {line}"
        return "#" * (level(line) + shift) + gap + line if level(line) and "。" not in line else line

    def split(line: str) -> str:
        words, _, rest = line.partition("。")
        return f"{'#' * level(line)} {words}。\n\n{rest}" if level(line) and rest else heading(line)

    return {
        "as it is": text,
        "windows": text.replace("\n", "\r\n"),
        "blank lines": "\n\n".join(lines),
        "headings": "\n\n".join(map(heading, lines)),
        "headings from the first level": "\n\n".join(heading(line, -1) for line in lines),
        "headings without a blank": "\n\n".join(
            heading(line, 0, "") if level(line) else heading(line) for line in lines
        ),
        "run-in headings split off": "\n\n".join(map(split, lines)),
        "bold": "\n\n".join(
            re.sub(r"^((?:[一二三四五六七八九十]+、|[(（]|\d+\.)[^。]*。?)", r"**\1**", line)
            for line in lines
        ),
        "escaped": "\n\n".join(re.sub(r"^(\d+)\.", r"\1\\.", line) for line in lines),
        "ordered lists": "\n".join(re.sub(r"^(\d+)\.", r"\1. ", heading(line)) for line in lines),
        "lazy ordered lists": "\n\n".join(re.sub(r"^(\d+)\.", "1. ", heading(line)) for line in lines),
        "bullets": "\n".join(f"- {line}" if level(line) > 2 else heading(line) for line in lines),
        "underlined": "\n\n".join(f"{line}\n---" if level(line) == 2 else line for line in lines),
        "quoted": "\n\n".join(
            f"> {line}" if not level(line) and "。" in line else heading(line) for line in lines
        ),
    }


def _essence(document: Document) -> object:
    labels = [section.label and (section.label.style, section.label.number) for section in document.sections]
    identity = document.identity
    return (
        [(section.level, section.title) for section in document.sections],
        labels,
        (identity.title, identity.issuer, identity.signed),
    )


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem[:12])
def test_a_report_has_the_same_outline_in_every_markdown_version(path: Path) -> None:
    data = path.read_bytes()
    plain = read(data, "a.txt")
    assert plain.sections
    for name, text in _markdown_versions(data.decode(), plain.identity.title).items():
        document = read(text.encode(), "a.md")
        assert _essence(document) == _essence(plain), name
        assert len(document.folded) == len(document.text)


@given(
    st.lists(
        st.sampled_from(
            [
                "一、题",
                "二、题",
                "（一）题",
                "1.题。文。",
                "（1）题",
                "①题",
                "题名",
                TEXT,
                "“引",
                "#  题",
                "> 引",
            ]
        )
    )
)
def test_blocks_and_sections_nest(lines: list[str]) -> None:
    for path in ("a.txt", "a.md"):
        document = read(("文\n" + "\n".join(lines)).encode(), path)
        assert all(
            one.span.end <= two.span.start
            for one, two in zip(document.blocks, document.blocks[1:], strict=False)
        )
        for section in document.sections:
            block = document.blocks[section.block]
            assert block.kind is BlockKind.HEADING
            assert block.level == section.level
            assert section.blocks[0] == section.block < section.blocks[1] <= len(document.blocks)
            if section.parent is not None:
                parent = document.sections[section.parent]
                assert parent.level < section.level
                assert parent.blocks[0] < section.blocks[0]
                assert section.blocks[1] <= parent.blocks[1]


@given(st.text("一二（()）、.1①“”。；：#*-|>`<!\\ \n\t法治2024年月日\u3000\u200b", min_size=1))
def test_any_text_is_read_with_offsets_that_hold(text: str) -> None:
    for path in ("a.txt", "a.md"):
        document = read(("法" + text).encode(), path)
        assert document.text == "法" + text
        assert len(document.folded) == len(document.text)
        for block in document.blocks:
            assert block.span.start <= block.body.start <= block.body.end <= block.span.end
            assert 0 <= block.span.start <= block.span.end <= len(document.text)
            if block.heading:
                assert block.span.start <= block.heading.start <= block.heading.end <= block.span.end
