"""Any text as a rule file: rules, or faults that name their place."""

from __future__ import annotations

from functools import cache

from common import fuzz, instrumented

with instrumented():
    from lawlint import checks
    from lawlint.document import read
    from lawlint.engine import check_document
    from lawlint.result import Options
    from lawlint.rules import loading
    from lawlint.rules.errors import RuleFileError

_TEXT = "平川市2024年法治政府建设年度报告\n\n一、成效\n\n受理93件，办结65件，占81.3%。出台《甲办法》等2部。\n"
_HEADS = (
    "",
    "rules:\n- ",
    "rules:\n- id: own-rule\n  check: pattern\n  title: 甲\n  ",
    "rules:\n- id: own-rule\n  check: relation\n  title: 甲\n  ",
    *(f"rules:\n- id: own-rule\n  title: 甲\n  check: {name}\n  " for name in checks.names()),
    "vocabulary:\n  ",
    "kinds:\n- ",
    "pack: x\napplies: ",
)
loading.parse = cache(loading.parse)  # type: ignore[attr-defined]  # the built-in words are the same each time
DOCUMENT = read(_TEXT.encode(), "x.txt")
"""What rules that could be loaded are run on."""


def one(data: bytes) -> None:
    """Load one rule file; the first byte chooses how it begins."""
    if not data:
        return
    text = _HEADS[data[0] % len(_HEADS)] + data[1:].decode("utf-8", "replace")
    try:
        rules = loading.load_text(text, "own.yaml", builtin=False)
    except RuleFileError as error:
        assert error.faults
        assert all(fault.mark.file == "own.yaml" and fault.words.zh for fault in error.faults), str(error)
        return
    result = check_document(DOCUMENT, rules, Options())
    assert not result.failures, [str(failure.message) for failure in result.failures]


if __name__ == "__main__":
    fuzz(one)
