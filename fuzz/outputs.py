"""Any text under any name: every output is what its readers expect, SARIF above all."""

from __future__ import annotations

import json
from xml.etree import ElementTree

from common import fuzz, instrumented, text_of

with instrumented():
    from lawlint.document import Unreadable, read
    from lawlint.engine import check_document
    from lawlint.finding import Words
    from lawlint.report import NAMES, output
    from lawlint.report.summary import Summary, Tally, Trouble
    from lawlint.report.view import View
    from lawlint.result import Options
    from lawlint.rules.loading import load_builtin
    from lawlint.text import visible

    for each in NAMES:
        output(each)

RULES = load_builtin()
"""The built-in rules."""


def one(data: bytes) -> None:
    """Write one document and one trouble in every format and both languages."""
    name = text_of(data[:12]).replace("\x00", "").replace("\ud800", "\udc80") or "x"
    try:
        document = read(text_of(data[12:]).encode("utf-8", "surrogatepass"), name, "txt")
    except Unreadable:
        return
    result = check_document(document, RULES, Options())
    summary = Summary()
    summary.add(Tally.of(result))
    summary.troubles.append(Trouble(name, Words(name, name)))
    lang = "en" if data[:1] > b"\x80" else "zh"
    for format in NAMES:
        view = View(RULES, "/", lang)
        module = output(format)
        text = module.head(view) + module.piece(result, view) + module.tail(summary, view)
        text.encode("utf-8")
        assert not any(ord(char) < 32 and char not in "\n\t" for char in text), format
        assert format == "text" or "\u202e" not in text, format
        if format in ("json", "sarif", "gitlab"):
            content = json.loads(text)
            if format == "sarif":
                _sarif(content, result.document.text)
        elif format == "junit":
            ElementTree.fromstring(text)
        elif format == "text":
            assert text.replace("\n", "") == visible(text.replace("\n", ""))


def _sarif(log: dict, text: str) -> None:  # type: ignore[type-arg]
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    for result in log["runs"][0]["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        region = place["region"]
        assert region["startLine"] >= 1 and region["startColumn"] >= 1
        assert (region["endLine"], region["endColumn"]) >= (region["startLine"], region["startColumn"])
        assert region["endLine"] <= text.count("\n") + 1
        assert place["artifactLocation"]["uri"].isascii()


if __name__ == "__main__":
    fuzz(one)
