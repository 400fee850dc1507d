"""Near misses: a term with a wrong, lost, doubled or swapped character is found; right text is left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from lawlint.checks import near_miss
from lawlint.checks._near_miss.lexicon import lexicon
from lawlint.checks._near_miss.lexicon_tables import LONG, sound_classes, tables
from lawlint.checks._near_miss.slips import followers, twins
from lawlint.checks.base import Problem
from lawlint.rules import packs
from lawlint.rules.loading import Source, load

from .passages import reading

PASSAGES = [
    each["text"]
    for each in yaml.safe_load(
        (Path(__file__).parents[1] / "passages" / "wording.yaml").read_text(encoding="utf-8")
    )
]


@cache
def params() -> near_miss.Params:
    (place,) = (path for path in packs.pack_files() if path.name == "near-miss.yaml")
    found = load([Source(place.name, place)]).rules[0].parameters
    assert isinstance(found, near_miss.Params)
    return found


def terms() -> list[str]:
    return " ".join(params().terms.values()).split()


def problems(text: str) -> list[Problem]:
    found = list(near_miss.check(near_miss.prepare(params()), reading(text)))
    assert all(isinstance(each, Problem) for each in found)
    return [each for each in found if isinstance(each, Problem)]


def mended(text: str, problem: Problem) -> str:
    """The text with the first fix applied."""
    (edit,) = problem.fixes[0].edits
    return text[: edit.span.start] + edit.replacement + text[edit.span.end :]


@given(st.text())
def test_bringing_to_sound_classes_keeps_the_length(text: str) -> None:
    classes = sound_classes(params().sounds.usual)
    heard = text.translate(classes)
    assert len(heard) == len(text)
    assert heard.translate(classes) == heard


def test_the_lexicon_is_large_and_every_phrase_is_four_characters_or_more() -> None:
    phrases = terms() + " ".join(params().usage.values()).split()
    assert len(phrases) == len(set(phrases))
    assert len(phrases) >= 1500
    assert [phrase for phrase in phrases if not re.fullmatch("[\u4e00-\u9fff]{4,}", phrase)] == []


def test_no_phrase_of_the_lexicon_is_a_near_miss_of_another() -> None:
    phrases = terms() + " ".join(params().usage.values()).split()
    assert problems("\n".join(phrases)) == []


@pytest.mark.parametrize("text", PASSAGES, ids=lambda text: text[:12])
def test_clean_passages_are_left_alone(text: str) -> None:
    assert problems(text) == []


@cache
def alike() -> dict[str, str]:
    """The characters that sound like each character, the rarest first (GB 2312 lists rare ones last)."""
    groups = (line.split()[1] for line in params().sounds.usual.splitlines())
    return {char: group[::-1] for group in groups for char in group}


def wrong_characters(term: str) -> Iterator[tuple[int, str]]:
    """For each place a rare character of the same sound that is no numeral and right in no twin word."""
    held = twins(params().twins)
    follow = followers(params().words)
    for at, right in enumerate(term):
        for char in alike().get(right, ""):
            free = char not in follow and not any(char in each for each in follow.values())
            if char != right and free and char not in held.get(right, ()):
                yield at, char
                break


def test_a_rare_homophone_anywhere_in_a_term_is_found_where_it_stands() -> None:
    missed, tried = [], 0
    for term in terms()[::7]:
        for at, char in wrong_characters(term):
            if term[at] in "的地得和与及等之了一二三四五六七八九十百千万":
                continue
            tried += 1
            text = f"今年，{term[:at]}{char}{term[at + 1 :]}。"
            found = problems(text)
            if [(each.span.start, each.span.end) for each in found] != [(3 + at, 4 + at)]:
                missed.append(text)
            else:
                values = found[0].values["phrase"].split("”或“")
                assert any(phrase in term for phrase in values), text
    assert tried > 1000
    assert missed == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("做好未成年人保护工作", "末成年人"),
        ("做好行政复议案件办理", "行政复义"),
        ("做好行政复议工作", "行政夏议"),
        ("深入学习习近平法治思想", "习近平法治恩想"),
        ("落实营商环境政策", "营商还境"),
        ("清理重复信访事项", "虫复信访"),
    ],
)
def test_a_lookalike_or_another_reading_is_found(text: str, marked: str) -> None:
    for at in range(len(text) - len(marked) + 1):
        differing = [k for k in range(len(marked)) if text[at + k] != marked[k]]
        if len(differing) == 1:
            break
    slip = text[:at] + marked + text[at + len(marked) :]
    (problem,) = problems(slip)
    assert problem.span.start == at + differing[0]
    assert mended(slip, problem) == text


LONG_TERMS = [
    "行政规范性文件备案审查",
    "公共法律服务体系",
    "党组理论学习中心组",
    "矛盾纠纷排查化解",
    "第一责任人职责",
]


@pytest.mark.parametrize("term", LONG_TERMS)
def test_a_character_lost_doubled_or_swapped_is_found_and_mended(term: str) -> None:
    for at in range(2, len(term) - 2):
        cases = {
            "missing": term[:at] + term[at + 1 :],
            "doubled": term[:at] + term[at] + term[at:],
            "swapped": term[: at - 1] + term[at] + term[at - 1] + term[at + 1 :],
        }
        for kind, slip in cases.items():
            if slip == term or (kind == "missing" and term[at] in "性化"):
                continue
            text = f"要求各单位做好{slip}等工作"
            found = problems(text)
            assert [each.case for each in found] == [kind], slip
            assert mended(text, found[0]) == f"要求各单位做好{term}等工作"


@pytest.mark.parametrize(
    "text",
    [
        "乡人民政府和镇人民政府依法履行职责",
        "永祥镇人民政府印发通知",
        "饮用水源保护区划定方案",
        "现代产业体系建设",
        "政府只能在法律范围内活动",
        "数智化转型与数智赋能",
        "二十届四中全会",
        "“典”亮生活，“码”上监督",
        "行政监察、行政检察、行政检查",
        "检察建议和监察建议",
        "踔厉风发，奋勇向前",
        "防止污染与污染防治",
        "一次办好与依次办理",
        "法制审核与法治政府",
        "给予开除党籍处分2人",
        "开展反恐防爆演练，举办法治讲坛，完成史志编撰",
        "公布跨部门联合随机抽查事项清单",
        "印发经济责任审计报告，防止引发经济纠纷，落实便民补助",
        "被征地农民征收补偿到位，应急水源建设加快，引导大众消费",
        "查处知假售假的商户和产生烟尘污染的企业",
        "区域性经济组织的通行证管理",
        "投票达到百分之五时即为通过",
        "平川县依照中华人民共和国司法部的规定，清理妨碍全国统一市场的文件，规范司法权运行机制",
    ],
)
def test_what_is_right_by_itself_is_left_alone(text: str) -> None:
    assert problems(text) == []


def test_a_wrong_character_that_is_a_particle_somewhere_else_is_found() -> None:
    assert [each.span.start for each in problems("认真贯彻落时各项部署")] == [5]


def test_ordinary_words_are_excused_in_collocations_only() -> None:
    assert problems("以工作实绩论英雄，坚决遏止违法行为") == []
    assert [each.span.start for each in problems("完善综合行政执法体质")] == [9]


def test_one_finding_for_one_slip_though_many_phrases_hold_the_place() -> None:
    (problem,) = problems("全面推行行政执法公事制度、执法全过程记录制度")
    assert problem.values["phrase"] == "行政执法公示制度"
    assert problem.values["found"] == "行政执法公事制度"


def test_two_phrases_that_may_be_meant_are_both_offered() -> None:
    (problem,) = problems("加强行政检嚓工作")
    assert sorted(fix.edits[0].replacement for fix in problem.fixes) == ["察", "查"]


def test_the_index_does_not_join_neighbouring_phrases() -> None:
    index = lexicon(tables("甲乙丙丁 戊己庚辛", "", "jia 甲佳\nwu 戊武", "", ""))
    assert index.grams == {"甲乙丙丁", "戊己庚辛"}
    assert all("\n" not in gram for gram in index.near)
    assert len("甲乙丙丁") < LONG
