"""lawlint: a pre-publication linter for Chinese public reports.

>>> import lawlint
>>> report = lawlint.check(text="全年收到行政复议申请80件，受理93件。")
>>> for finding in report.active:
...     place = report.position(finding)
...     print(place.line, place.column, finding.severity.word, finding.rule)
1 17 error case-flow
>>> report.worst.word
'error'

``check`` raises ``lawlint.document.Unreadable`` for a file that is not a document and
``lawlint.rules.loading.RuleFileError`` for rules that cannot be used.
"""

from __future__ import annotations

TYPE_CHECKING = False  # not from ``typing``, which takes longer than all the rest here
if TYPE_CHECKING:
    from lawlint.api import check as check
    from lawlint.api import json_line as json_line
    from lawlint.finding import Finding as Finding
    from lawlint.result import Result as Report

__version__ = "0.1.0"
__all__ = ["Finding", "Report", "__version__", "check", "json_line"]


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for, so that ``import lawlint`` costs nothing."""
    if name in ("check", "json_line"):
        from lawlint import api

        function: object = getattr(api, name)
        return function
    if name == "Report":
        from lawlint.result import Result

        return Result
    if name == "Finding":
        from lawlint.finding import Finding

        return Finding
    raise AttributeError(f"module 'lawlint' has no attribute {name!r}")
