"""Safe fixes restore a clean report from any mixture of slips, in any encoding and line ends; nothing else moves."""

from __future__ import annotations

from itertools import cycle

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lawlint.document import read
from lawlint.fixing import mend
from lawlint.result import Options

from .test_injected_slips import EXAMPLE, rules

SAFE = [
    ("《平川县行政规范性文件管理办法》《", "《平川县行政规范性文件管理办法》、《"),
    ("“宪法进机关”“宪法进校园”“宪法", "“宪法进机关”、“宪法进校园”、“宪法"),
    ("对照《法治政府建设实施纲要（2021—", "对照《法治政府建设实施纲要（2021-"),
    ("落实“八五”普法", "落实 “八五”普法"),
    ("开展执法案卷评查两轮，抽取", "开展执法案卷评查两轮,抽取"),
    ("（一）持续学习", "（一）、持续学习"),
    ("12月4日国家宪法日", "12月4号国家宪法日"),
    ("2025年2月18日", "2025年02月18日"),
    ("县委理论学习中心组", "县委理论中心学习组"),
]
UNSAFE = [
    ("终身责任追究制度", "终身责任追纠制度"),
    ("三年行动计划（2023—2025年）》", "三年行动方案（2023—2025年）》"),
    ("“枫桥经验”", "“枫桥经验"),
]
ENCODINGS = [
    ("utf-8", b""),
    ("utf-8", b"\xef\xbb\xbf"),
    ("utf-16-le", b"\xff\xfe"),
    ("utf-16-be", b"\xfe\xff"),
    ("gb18030", b""),
]
ENDS = [["\n"], ["\r\n"], ["\r\n", "\n"], ["\n", "\n", "\r\n"]]


def with_ends(text: str, ends: list[str]) -> str:
    lines = text.split("\n")
    made = cycle(ends)
    return "".join(line + next(made) for line in lines[:-1]) + lines[-1]


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sets(st.sampled_from(range(len(SAFE)))),
    st.sets(st.sampled_from(range(len(UNSAFE)))),
    st.sampled_from(ENCODINGS),
    st.sampled_from(ENDS),
)
def test_safe_fixes_restore_what_was_clean(
    safe: set[int], unsafe: set[int], encoding: tuple[str, bytes], ends: list[str]
) -> None:
    name, mark = encoding
    wanted = EXAMPLE
    for at in unsafe:
        wanted = wanted.replace(*UNSAFE[at], 1)
    spoilt = wanted
    for at in safe:
        assert SAFE[at][0] in spoilt
        spoilt = spoilt.replace(*SAFE[at], 1)
    data = mark + with_ends(spoilt, ends).encode(name)
    mended = mend(data, read(data, "report.txt"), rules(), Options())
    assert mended.data == mark + with_ends(wanted, ends).encode(name)
    again = mend(mended.data, read(mended.data, "report.txt"), rules(), Options())
    assert (again.data, again.applied) == (mended.data, 0)


@pytest.mark.parametrize(("right", "wrong"), UNSAFE)
def test_unsafe_fixes_are_suggestions_only(right: str, wrong: str) -> None:
    data = EXAMPLE.replace(right, wrong, 1).encode()
    mended = mend(data, read(data, "report.txt"), rules(), Options())
    assert (mended.data, mended.applied) == (data, 0)
    assert len(mended.result.findings) == 1
    assert all(not fix.safe for finding in mended.result.findings for fix in finding.fixes)
