"""Marks, figures, residue, near misses: silent on clean passages, exact on each slip put into them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from lawlint.document import read
from lawlint.engine import check_document
from lawlint.finding import Finding
from lawlint.fixing import mend
from lawlint.result import Options
from lawlint.rules import packs
from lawlint.rules.loading import Source, load
from lawlint.rules.model import RuleSet

PACKS = {"near-miss.yaml", "punctuation.yaml", "numerals.yaml", "residue.yaml"}
FOLDER = Path(__file__).parents[1] / "passages"
PASSAGES = [each["text"] for each in yaml.safe_load((FOLDER / "editorial.yaml").read_text(encoding="utf-8"))]
OTHERS = [each["text"] for each in yaml.safe_load((FOLDER / "wording.yaml").read_text(encoding="utf-8"))]


@cache
def ruleset() -> RuleSet:
    return load([Source(path.name, path) for path in packs.pack_files() if path.name in PACKS])


def findings(text: str) -> tuple[str, tuple[Finding, ...]]:
    document = read(f"云岭县2024年法治政府建设年度报告\n\n{text}".encode(), "passage.txt")
    result = check_document(document, ruleset())
    assert not result.failures
    return document.text, result.findings


def said(text: str) -> list[tuple[str, str]]:
    whole, found = findings(text)
    return [(each.rule, each.span.of(whole)) for each in found]


@pytest.mark.parametrize("text", [*PASSAGES, *OTHERS], ids=lambda text: text[:12])
def test_clean_passages_are_left_alone(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize("text", PASSAGES, ids=lambda text: text[:12])
def test_clean_passages_in_half_width_get_one_note_at_most(text: str) -> None:
    half = text.translate(str.maketrans("，；：（）％？！", ",;:()%?!"))
    assert [rule for rule, _ in said(half)] in ([], ["half-width-marks"])


# what is clean, the slip put in its place, the rule that must speak, and the words it must point at
SLIPS = [
    ("推行“一窗受理”", "推行“一窗受理", "unpaired-mark", "“"),
    ("《清河区行政规范性文件管理办法》", "清河区行政规范性文件管理办法》", "unpaired-mark", "》"),
    ("案卷240卷，", "案卷240卷，，", "clashing-marks", "，，"),
    ("“轻微免罚”，办理", "“轻微免罚”，。办理", "clashing-marks", "，。"),
    ("县市场监管局等12个", "县市场监管局、等12个", "enumeration-comma-before-etc", "、等"),
    ("“一窗受理”“一网通办”", "“一窗受理”、“一网通办”", "enumeration-comma-between-quotes", "”、"),
    ("清政规〔2024〕3号", "清政规[2024]3号", "document-number-brackets", "[2024]3号"),
    ("清政规〔2024〕3号", "清政规〔2024〕03号", "document-number-form", "〔2024〕03号"),
    ("“4·15”", "“4.15”", "month-day-name", "4.15"),
    ("3—5月、", "3-5月、", "month-range-hyphen", "3-"),
    ("95%—98%", "95—98%", "range-without-first-percent", "95—"),
    ("开展案卷评查", "开展案卷凭查", "near-miss", "凭"),
    ("综合查一次”，对经营主体", "综合查一次”,对经营主体", "half-width-marks", ","),
    ("持续推行“一窗", "持续推行 “一窗", "stray-space", " "),
    ("6月30日，云岭县", "6月30号，云岭县", "day-as-number", "6月30号"),
    ("自2024年3月1日起", "自2024年03月1日起", "leading-zero-in-date", "2024年03月"),
    ("年末常住人口68.4万人", "24年末常住人口68.4万人", "shortened-year", "24年"),
    ("比上年下降0.3个", "比上年下降.3个", "decimal-without-zero", "."),
    ("接待群众600余人次", "接待群众约600人次左右", "double-approximation", "约600人次左右"),
    ("接待群众600余人次", "接待群众637余人次", "odd-approximation", "637余"),
    ("接待群众600余人次", "接待群众6百余人次", "figure-with-han-thousand", "6百"),
    ("受理群众诉求8.6万件", "受理群众诉求XX万件", "unfilled-placeholder", "XX"),
    ("受理群众诉求8.6万件", "受理群众诉求8.6万件（待核实）", "pending-remark", "（待核实）"),
    (
        "受理群众诉求8.6万件",
        "受理群众诉求8.6万件（此处建议分类列出）",
        "drafting-comment",
        "（此处建议分类列出）",
    ),
    ("受理群众诉求8.6万件", "受理群众诉求8.6万件（）", "empty-brackets", "（）"),
    ("受理群众诉求8.6万件", "受理群众诉求???万件", "garbled-text", "???"),
    ("开展案卷评查2次", "开展开展案卷评查2次", "doubled-words", "开展开展"),
    ("第三产业增加值", "其中，其中第三产业增加值", "doubled-words", "其中，其中"),
    ("已举办32场……", "已举办32场...", "ellipsis-form", "..."),
    ("全面依法治国的重点任务", "全面依法冶国的重点任务", "near-miss", "冶"),
    ("重大行政决策，是指", "重大行政绝策，是指", "near-miss", "绝"),
    ("城镇居民人均可支配收入38610", "城镇居民人均可支配收人38610", "near-miss", "人"),
    ("农村居民人均可支配收入", "农村居民人均可支支配收入", "near-miss", "支支"),
    ("市场监管局等", "市场监官局等", "near-miss", "官"),
]


@pytest.mark.parametrize(("clean", "slip", "rule", "words"), SLIPS, ids=lambda value: str(value)[:16])
def test_each_slip_gives_exactly_its_finding(clean: str, slip: str, rule: str, words: str) -> None:
    held = [text for text in PASSAGES if clean in text]
    assert held, clean
    assert said(held[0].replace(clean, slip, 1)) == [(rule, words)]


def test_a_passage_pasted_twice_is_one_finding() -> None:
    text = PASSAGES[1].strip()
    assert [rule for rule, _ in said(f"{text}\n\n{PASSAGES[2]}\n\n{text}")] == ["text-pasted-twice"]


@pytest.mark.parametrize(
    ("clean", "slip"),
    [
        ("“一窗受理”“一网通办”", "“一窗受理”、“一网通办”"),
        ("清政规〔2024〕3号", "清政规[2024]03号"),
        ("“4·15”", "“4.15”"),
        ("3—5月、", "3-5月、"),
        ("95%—98%", "95—98%"),
        ("综合查一次”，对经营主体", "综合查一次”, 对经营主体"),
        ("持续推行“一窗", "持续推行 “一窗"),
        ("6月30日，云岭县", "6月30号，云岭县"),
        ("自2024年3月1日起", "自2024年03月01日起"),
        ("已举办32场……", "已举办32场..."),
        ("县市场监管局等12个", "县市场监管局、等12个"),
    ],
    ids=lambda value: str(value)[:16],
)
def test_safe_fixes_restore_what_was_clean(clean: str, slip: str) -> None:
    (text, *_) = [text for text in PASSAGES if clean in text]
    data = f"云岭县2024年法治政府建设年度报告\n\n{text.replace(clean, slip, 1)}".encode()
    mended = mend(data, read(data, "passage.txt"), ruleset(), Options())
    assert mended.data.decode().endswith(text)
    assert mended.applied >= 1
    assert mended.result.findings == ()
