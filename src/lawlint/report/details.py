"""What stands behind a finding, in the order in which every output for people tells it."""

from __future__ import annotations

from collections.abc import Iterator

from lawlint.finding import Finding, Words
from lawlint.text import visible


def details(finding: Finding, lang: str, *, offer: bool = False) -> Iterator[tuple[str, str]]:
    """What was read, computed and tried, what would do, how to mend it; not what the message says.

    Pairs of a name (``算得``) and the text, which holds no control characters.  ``offer``: name ``--fix``.
    """
    why = finding.reasoning
    told = finding.message.said(lang)
    for one in why.read:
        yield Words("读到", "read").said(lang), visible(one)
    said: list[tuple[Words, Words | None]] = [(Words("算得", "computed"), why.computed)]
    said += [(Words("试过", "tried"), one) for one in why.tried]
    said += [(Words("可取", "would do"), one) for one in why.nearest]
    said += [(Words("除非", "unless"), why.unless)]
    for name, words in said:
        if words is not None and words.said(lang) not in told:
            yield name.said(lang), visible(words.said(lang))
    for fix in finding.fixes:
        hint = Words("（可用 --fix 修改）", " (--fix does it)").said(lang) if offer and fix.safe else ""
        yield Words("改法", "fix").said(lang), visible(fix.what.said(lang)) + hint
