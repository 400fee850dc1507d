"""The packs on wording, titles, events and fixed lists: silent on clean passages, exact on each slip."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from lawlint.document import read
from lawlint.engine import check_document
from lawlint.finding import Finding
from lawlint.rules import packs
from lawlint.rules.loading import Source, load
from lawlint.rules.model import RuleSet

PACKS = {"wording.yaml", "fixed-lists.yaml", "titles.yaml", "events.yaml"}
PASSAGES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "passages" / "wording.yaml").read_text(encoding="utf-8")
)


@cache
def ruleset() -> RuleSet:
    return load([Source(path.name, path) for path in packs.pack_files() if path.name in PACKS])


def findings(text: str, year: int) -> tuple[str, tuple[Finding, ...]]:
    document = read(f"云岭县{year}年法治政府建设年度报告\n\n{text}".encode(), "passage.txt")
    result = check_document(document, ruleset())
    assert not result.failures
    return document.text, result.findings


def said(text: str, year: int) -> list[tuple[str, str]]:
    whole, found = findings(text, year)
    return [(each.rule, each.span.of(whole)) for each in found]


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["text"][:12])
def test_clean_passages_are_left_alone(passage: dict[str, Any]) -> None:
    assert said(passage["text"], passage.get("year", 2024)) == []


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["text"][:12])
def test_clean_passages_in_half_width_are_left_alone(passage: dict[str, Any]) -> None:
    half = passage["text"].translate(str.maketrans("，；：（）％", ",;:()%"))
    assert said(half, passage.get("year", 2024)) == []


# what is clean, the slip put in its place, the rule that must speak, and the words it must point at
SLIPS = [
    ("加快建设职能科学", "加快法制政府建设，职能科学", "rule-of-law-term", "法制政府"),
    ("法治思维和法治方式", "法制思维和法治方式", "rule-of-law-term", "法制思维"),
    ("法治化营商环境", "法制化营商环境", "rule-of-law-term", "法制化营商环境"),
    ("全面依法治国的部署", "全面依法制国的部署", "governed-by-law-term", "依法制国"),
    ("重大执法决定法制审核", "重大执法决定法治审核", "legal-review-term", "法治审核"),
    ("重大执法决定法制审核", "重大执法决定合法性审核", "enforcement-review-term", "重大执法决定合法性审核"),
    ("风险评估、合法性审查和", "风险评估、合法性审核和", "decision-steps", "合法性审核"),
    ("专家论证、风险评估、", "专家论证、", "decision-steps", "专家论证、合法性审查"),
    ("推动青少年法治教育", "推动法制宣传教育", "legal-publicity-term", "法制宣传教育"),
    ("全面落实行政规范性文件合法性审核", "全面落实行政规范性文件合法性审查", "document-review-term", None),
    ("第一责任人职责，对", "第一责任人责任，对", "first-person-duty", "第一责任人责任"),
    ("党政主要负责人述法", "党政主要责任人述法", "principal-officer", "党政主要责任人"),
    ("推进法治建设第一责任人", "推进法治政府建设第一责任人", "first-person-object", "推进法治政府建设"),
    ("重要任务亲自督办", "重要案件亲自督办", "four-personal-duties", "重要案件亲自督办"),
    ("重点环节亲自协调", "关键环节亲自协调", "four-personal-duties", "关键环节亲自协调"),
    ("理论学习中心组", "理论中心学习组", "study-group-name", "理论中心学习组"),
    ("公共法律服务、", "法律公共服务、", "public-legal-service", "法律公共服务"),
    ("开展法治督察", "开展法治督查", "inspection-term", "法治督查"),
    ("中央生态环境保护督察", "中央生态环境保护督查", "inspection-term", "中央生态环境保护督查"),
    ("完善权力清单", "完善权利清单", "power-or-right", "权利清单"),
    ("行政权力制约", "行政权利制约", "power-or-right", "行政权利"),
    ("其他组织的合法权利", "当事人的合法权力", "right-or-power", "当事人的合法权力"),
    ("截至2024年12月31日", "截止2024年12月31日", "up-to-word", "截止"),
    ("截至10月底", "截止10月底", "up-to-word", "截止"),
    ("截至10月底", "截止到10月底", "up-to-double", "截止到"),
    ("逐项建立台账", "逐项建立台帐", "wrong-character-word", "台帐"),
    ("作了专题述法", "再部署、再布署", "wrong-character-word", "布署"),
    ("和乡镇签订协议", "和乡镇签定协议", "wrong-character-word", "签定"),
    ("法人和其他组织", "法人和其它组织", "other-pronoun", "其它"),
    ("集体讨论作出决定", "集体讨论做出决定", "make-decision-word", "做出"),
    ("判决驳回原告诉讼请求", "作出维持判决", "court-upholds", "维持判决"),
    ("作出维持决定43件", "作出行政复议判决43件", "reconsideration-words", "行政复议判决"),
    ("办理人大代表建议", "办理人大代表提案", "deputies-proposals", "人大代表提案"),
    ("尊法学法守法用法的氛围", "学法尊法守法用法的氛围", "four-verbs-of-law", "学法尊法守法用法"),
    ("增强“四个意识”、", "坚定“四个意识”、", "slogan-verb", "坚定“四个意识”"),
    ("增强“四个意识”、", "增强四个意识、", "slogan-quotes", "四个意识"),
    ("核心意识、", "责任意识、", "four-consciousnesses", "责任意识"),
    (
        "道路自信、理论自信、制度自信、文化自信",
        "理论自信、道路自信、制度自信、文化自信",
        "four-confidences",
        None,
    ),
    ("依法治国、依法执政、依法行政", "依法执政、依法治国、依法行政", "joint-promotion", None),
    ("法治国家、法治政府、法治社会", "法治政府、法治国家、法治社会", "integrated-building", None),
    ("智能高效、廉洁诚信", "廉洁诚信、智能高效", "government-attributes", None),
    ("化解矛盾、维护稳定", "化解冲突、维护稳定", "rule-of-law-thinking", "化解冲突"),
    ("严格执法、公正司法", "规范执法、公正司法", "new-era-policy", "规范执法"),
    ("毛泽东思想、邓小平理论", "邓小平理论、毛泽东思想", "guiding-ideology", None),
    ("督促企业主要负责人", "会同县安监局督促企业主要负责人", "renamed-local-body", "安监局"),
    (
        "《法治政府建设实施纲要（2021—2025年）》",
        "《法治政府建设实施纲要（2022—2025年）》",
        "wrong-national-title",
        None,
    ),
    (
        "法治政府建设与责任落实督察工作规定",
        "法治政府建设与责任落实督查工作规定",
        "wrong-national-title",
        None,
    ),
    ("三年行动计划（2023", "三年行动方案（2023", "wrong-national-title", None),
    (
        "机制的指导意见》（国办发〔2018〕115号",
        "机制的指导意见》（国办发〔2018〕116号",
        "wrong-national-title",
        None,
    ),
    ("《重大行政决策程序暂行条例》，编制", "《重大行政决策程序条例》，编制", "wrong-national-title", None),
    ("贯彻落实《信访工作条例》，原", "贯彻落实《信访条例》。原", "law-out-of-time", "信访条例"),
    ("《法治日报》", "《法制日报》", "law-out-of-time", "法制日报"),
    ("和二十届二中、三中全会精神", "和二十届二中、三中、四中全会精神", "event-before-its-time", "四中"),
    ("深入实施“八五”普法", "深入实施“七五”普法", "plan-outside-its-years", "“七五”普法"),
]


@pytest.mark.parametrize(("clean", "slip", "rule", "words"), SLIPS, ids=lambda value: str(value)[:16])
def test_each_slip_gives_exactly_its_finding(
    clean: str, slip: str, rule: str | None, words: str | None
) -> None:
    held = [passage for passage in PASSAGES if clean in passage["text"] and passage.get("year", 2024) >= 2021]
    assert held, clean
    text = held[0]["text"].replace(clean, slip, 1)
    found = said(text, held[0].get("year", 2024))
    assert [each[0] for each in found] == ([rule] if rule else []), found
    if words is not None:
        assert found[0][1] == words
