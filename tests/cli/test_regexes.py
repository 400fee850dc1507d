"""Expressions compiled in one run and taken from its cache in the next."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from lawlint import kept
from lawlint.regexes import remember

PATTERNS = (
    (r"(?P<count>[0-9零一二三]+)(?:件|人次)?", 0),
    (r"受理[^,。]{0,4}?(\d+)件(?=[,。])", 0),
    (r"[A-Z]{2,}/[a-z]+", re.IGNORECASE),
    (r"^第\w+条$", re.MULTILINE | re.ASCII),
)
TEXT = "受理12件，ab/C，\n第3条\n三人次，受理了三件。受理申请5件。"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("LAWLINT_CACHE_DIR", str(tmp_path))
    yield
    re.purge()


def _found() -> list[object]:
    re.purge()
    return [
        [(match.span(), match.groups(), match.groupdict()) for match in re.compile(*given).finditer(TEXT)]
        for given in PATTERNS
    ]


def _one_run() -> list[object]:
    """What is found in a run that remembers."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(re._compiler, "compile", re._compiler.compile)  # type: ignore[attr-defined]
        patch.setattr(re._compiler, "_sre", re._compiler._sre)  # type: ignore[attr-defined]
        keep = remember()
        found = _found()
        keep()
    return found


def _kept(folder: Path) -> str:
    (file,) = folder.iterdir()
    return str(file)


def test_expressions_find_the_same_when_they_are_kept(tmp_path: Path) -> None:
    plain = _found()
    assert _one_run() == plain
    assert {pattern for pattern, _ in pickle.loads(kept.read(_kept(tmp_path)))} >= {
        pattern for pattern, _ in PATTERNS
    }
    assert _one_run() == plain


def test_what_is_kept_is_not_compiled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = _found()
    _one_run()

    def refuse(*_: object) -> None:
        raise AssertionError("compiled again")

    monkeypatch.setattr(re._compiler, "_code", refuse)  # type: ignore[attr-defined]
    assert _one_run() == plain


@pytest.mark.parametrize("content", [b"", b"\x80\x05.", pickle.dumps(["no", "mapping"])])
def test_a_broken_file_is_made_anew(tmp_path: Path, content: bytes) -> None:
    plain = _found()
    _one_run()
    whole = kept.read(_kept(tmp_path))
    kept.write(_kept(tmp_path), content)
    assert _one_run() == plain
    assert pickle.loads(kept.read(_kept(tmp_path))).keys() == pickle.loads(whole).keys()


def test_a_broken_entry_is_compiled(tmp_path: Path) -> None:
    plain = _found()
    _one_run()
    entries = pickle.loads(kept.read(_kept(tmp_path)))
    spoilt = [b"", pickle.dumps((0, [1, 2, 3], 0, {}, (None,))), pickle.dumps("no list")]
    for at, key in enumerate(entries):
        entries[key] = spoilt[at % len(spoilt)]
    kept.write(_kept(tmp_path), pickle.dumps(entries))
    assert _one_run() == plain
