"""Any text: facts that lie where they say, and every built-in rule runs to its end on them."""

from __future__ import annotations

from common import fuzz, instrumented, text_of

with instrumented():
    from lawlint import checks
    from lawlint.document import Unreadable, read
    from lawlint.engine import check_document
    from lawlint.result import Options
    from lawlint.rules.loading import load_builtin

    for name in checks.names():
        checks.module(name)

RULES = load_builtin()
"""The built-in rules."""


def one(data: bytes) -> None:
    """Check one text with all rules."""
    content = text_of(data).encode("utf-8", "surrogatepass")
    try:
        document = read(content, "x.md" if data[:1] > b"\xc0" else "x.txt")
    except Unreadable:
        return
    result = check_document(document, RULES, Options())
    assert not result.failures, [str(failure.message) for failure in result.failures]
    starts = [quantity.span.start for quantity in result.facts.quantities]
    assert starts == sorted(starts)
    for quantity in result.facts.quantities:
        assert 0 <= quantity.span.start <= quantity.number.start <= quantity.number.end <= quantity.span.end
        assert quantity.span.end <= len(document.text)
    for finding in result.findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(document.text), finding
        assert finding.message.zh and finding.message.en


if __name__ == "__main__":
    fuzz(one)
