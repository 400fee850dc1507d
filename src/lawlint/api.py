"""The Python API: one call, one document, one result."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lawlint.result import Options, Result
    from lawlint.rules.model import RuleSet


def check(
    path: str | PathLike[str] | None = None,
    *,
    text: str | None = None,
    name: str = "-",
    rules: RuleSet | None = None,
    options: Options | None = None,
) -> Result:
    """Check one document: the file ``path``, or ``text`` as if it were the content of a file called ``name``.

    ``rules``: the rules to run instead of the built-in packs (see ``lawlint.rules.loading``).  Configuration
    files are not looked for.  Raises ``ValueError`` unless exactly one of ``path`` and ``text`` is given,
    ``OSError`` when the file cannot be opened and ``lawlint.document.Unreadable`` when it is not a document.
    """
    from lawlint import document
    from lawlint.engine import check_document
    from lawlint.rules import loading

    if (path is None) == (text is None):
        raise ValueError("give either a path or text=")
    if path is not None:
        source, name = Path(path).read_bytes(), str(path)
    else:
        source = (text or "").encode("utf-8", "surrogatepass")
    read = document.read(source, name)
    return check_document(read, loading.load_builtin() if rules is None else rules, options)


def json_line(
    path: str | PathLike[str],
    *,
    root: str | PathLike[str] = ".",
    rules: RuleSet | None = None,
    options: Options | None = None,
    lang: str = "zh",
) -> str:
    """Check one file and tell everything as a line of the ``jsonl`` output, without the line end.

    A pure function of its arguments and the file, which can be pickled, as can its arguments: it is what to
    hand to a pool or a cluster.  A file that cannot be checked gives a line that says why; nothing is raised.
    ``root``: paths in the line are relative to this folder.  ``rules``, ``options``: as for ``check``.
    """
    from os import fspath
    from os.path import abspath

    from lawlint.report.jsonl import unchecked
    from lawlint.report.view import View
    from lawlint.result import Options
    from lawlint.rules import loading
    from lawlint.run import Job, check_file

    ruleset = loading.load_builtin() if rules is None else rules
    view = View(ruleset, abspath(fspath(root)), lang)
    outcome = check_file(Job(ruleset, options or Options(), (("jsonl", view),)), fspath(path))
    line = outcome.pieces[0] if outcome.pieces else unchecked(outcome.troubles[0], view)
    return line.removesuffix("\n")
