"""The HTML report: it stands alone, shows a document as text only, and its links lead somewhere."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawlint import document
from lawlint.document.model import Notice
from lawlint.engine import check_document
from lawlint.finding import Finding, Severity, Span, Words
from lawlint.result import Result
from lawlint.text import visible

from .making import TEXT, TROUBLES, checked, rules, view, written

VOID = {"meta", "br", "input"}
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>&lt;\"'></section><!--]]>"


class Page(HTMLParser):
    """Elements and texts of a page; fails on tags that do not pair."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[tuple[str, str]] = []
        self.feed(source)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        assert len(given) == len(attrs)
        self.elements.append((tag, given))
        if tag not in VOID:
            self._open.append((tag, given.get("class", "")))

    def handle_endtag(self, tag: str) -> None:
        assert self._open[-1][0] == tag
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for tag, kind in self._open:
            for name in {tag, *kind.split()}:
                self.texts.setdefault(name, []).append(data)

    def text(self, name: str) -> str:
        return "".join(self.texts.get(name, ()))

    def named(self, name: str) -> list[dict[str, str]]:
        return [
            given for tag, given in self.elements if tag == name or name in given.get("class", "").split()
        ]


def page(result: Result, **given: object) -> Page:
    return Page(written("html", [result], (), view(**given)))


def hostile() -> Result:
    """A report whose text, name, notices and findings try to be markup."""
    text = TEXT.replace("受理93件", f"受理93件{HOSTILE}").replace("年度报告", f"年度报告{HOSTILE}", 1)
    result = checked(text, f"/repository/{HOSTILE}.txt")
    words = Words(HOSTILE, HOSTILE)
    findings = tuple(replace(each, message=words, suppressed_by=None) for each in result.findings)
    noted = replace(result.document, notices=(Notice(HOSTILE, HOSTILE),))
    return replace(result, findings=findings, document=noted)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("make", [checked, hostile, lambda: checked("云岭县报告\n\n平安。\n")])
def test_tags_pair_ids_are_unique_and_every_link_leads_somewhere(make: object, lang: str) -> None:
    assert callable(make)
    found = page(make(), lang=lang)
    ids = Counter(node["id"] for _, node in found.elements if "id" in node)
    assert max(ids.values()) == 1
    for node in found.named("a"):
        assert node["href"].startswith("#")
        assert node["href"][1:] in ids


def test_several_documents_make_one_page() -> None:
    found = Page(written("html", [checked(), checked(path="/repository/b.txt")], TROUBLES))
    assert len(found.named("report")) == 2
    assert "文件是空的" in found.text("troubles")
    assert max(Counter(node["id"] for _, node in found.elements if "id" in node).values()) == 1


def test_nothing_is_loaded_and_only_our_script_may_run() -> None:
    source = written("html", [hostile()])
    found = Page(source)
    tags = {tag for tag, _ in found.elements}
    assert not tags & {"img", "iframe", "link", "object", "embed", "base", "svg"}
    assert [tag for tag, _ in found.elements].count("script") == 1
    for _, node in found.elements:
        assert not any(name.startswith("on") or name in ("src", "style", "action") for name in node)
    (policy,) = (each["content"] for each in found.named("meta") if "http-equiv" in each)
    for name in ("script", "style"):
        digest = base64.b64encode(hashlib.sha256(found.text(name).encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "url(" not in found.text("style")
    assert "@import" not in found.text("style")


def test_hostile_text_is_text() -> None:
    found = page(hostile())
    for name in ("sheet", "h3", "notice", "summary"):
        assert "<script>alert(1)</script>" in found.text(name)


def test_the_page_can_be_read_by_ear_and_by_keyboard() -> None:
    found = page(checked())
    assert dict(found.elements)["html"] == {"lang": "zh-CN"}
    assert {"main", "header", "footer", "article", "section"} <= {tag for tag, _ in found.elements}
    assert found.elements[[tag for tag, _ in found.elements].index("body") + 1][1]["href"] == "#main"
    for node in found.named("number"):
        assert node["aria-label"]
        assert node["href"]
    for node in found.named("section"):
        assert node.get("aria-label")
    levels = [node["aria-level"] for _, node in found.elements if node.get("role") == "heading"]
    assert levels == ["3", "4"]
    assert all("aria-controls" in node for node in found.named("select"))


def test_findings_stand_in_the_text_and_beside_it() -> None:
    found = page(checked())
    assert "".join(found.texts["hit"]).replace("1", "").replace("2", "") == "法制政府受理93件"
    assert len(found.named("card")) == 2
    assert [node["data-level"] for node in found.named("card")] == ["warning", "error"]
    cards = found.text("card")
    for said in (
        "受理93件多于收到申请80件[原文]",
        "80<93",
        "受理80件",
        "含上年结转的案件",
        "先收到，后受理。",
        "常识",
    ):
        assert said in cards
    assert "5 " not in found.text("chip")
    english = page(checked(), lang="en").text("card")
    assert "cases were carried over" in english
    assert "about the rule" in english


def test_figures_tell_what_they_measure_and_what_was_checked() -> None:
    from lawlint.rules.loading import load_builtin

    text = "云岭县2024年法治政府建设年度报告\n\n全年收到行政复议申请80件，受理93件。另有志愿者7人。\n"
    result = check_document(document.read(text.encode(), "x.txt"), load_builtin())
    seen = page(result, ruleset=load_builtin())
    table = seen.text("figures")
    for said in ("80件", "行政复议 · 收到", "行政复议 · 受理", "未通过", "7人", "未归入指标"):
        assert said in table


def test_tables_and_notes_keep_their_form() -> None:
    text = "# 云岭县报告\n\n| 项目 | 数量 |\n|---|---|\n| 收到 | 80件 |\n\n> 引文\n\n```\ncode\n```\n"
    found = page(check_document(document.read(text.encode(), "x.md"), rules()))
    assert found.text("th").startswith("项目数量")
    assert found.text("td").startswith("收到80件")
    assert "引文" in found.text("quote")
    assert "code" in found.text("code")


def spans(length: int) -> st.SearchStrategy[Span]:
    ends = st.tuples(st.integers(0, length), st.integers(0, length))
    return ends.map(lambda pair: Span(min(pair), max(pair)))


@settings(max_examples=60)
@given(st.lists(st.tuples(spans(len(TEXT)), st.sampled_from(Severity)), max_size=6))
def test_any_overlap_of_findings_leaves_the_text_whole(made: list[tuple[Span, Severity]]) -> None:
    """Every character of every block is shown once, every finding has its number in the text exactly once."""
    plain = checked()
    findings = tuple(Finding("too-many", grade, span, Words("问题", "x")) for span, grade in made)
    source = written("html", [replace(plain, findings=findings)])
    numbers = Page(source).named("sheet")[:0] + [
        node for node in Page(source).named("number") if "id" in node
    ]
    assert sorted(int(node["data-f"]) for node in numbers) == list(range(1, len(findings) + 1))
    bare = re.sub(r'<a class="number[^>]*>\d+</a>', "", source)
    shown = Page(bare).text("sheet")
    for block in plain.document.blocks:
        assert visible(block.span.of(TEXT)) in shown


@pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium is not installed")
def test_a_browser_obeys_the_policy_and_runs_the_filters(tmp_path: Path) -> None:
    """The page as a browser holds it: the filters are shown, hostile markup made no elements."""
    path = tmp_path / "page.html"
    path.write_text(written("html", [hostile()]), "utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    command += [
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        f"--user-data-dir={tmp_path}/profile",
    ]
    command += ["--dump-dom", path.as_uri()]
    done = subprocess.run(command, capture_output=True, timeout=120, check=True)
    dom = done.stdout.decode()
    assert '<form class="filters" aria-label' in dom
    assert "onerror=alert(1)&gt;" in dom
    assert "<img" not in dom
    assert b"Content Security Policy" not in done.stderr
