"""What agrees is said to agree: it counts as checked, and an exact relation confirms its figures."""

from __future__ import annotations

import pytest

from lawlint.checks.base import Held
from lawlint.document import read
from lawlint.engine import check_document

from .test_passages import OPTIONS, rules


@pytest.mark.parametrize(
    ("text", "rule", "held"),
    [
        ("收到行政复议申请131件，受理118件，办结80件。", "case-flow", [False, False, False]),
        ("受理投诉120件，办结108件，办结率90%。", "rate-mismatch", [True]),
        ("组织考试120人，合格108人，合格率90%。", "rate-mismatch", [True]),
        ("抽查企业120户、商品80批次，合格180个，合格率90%。", "rate-mismatch", []),
        ("行政应诉案件31件，无一败诉，败诉0件。", "universal-claim", [False]),
        ("受理公益诉讼案件31件，立案31件，发出诉前检察建议8份。", "public-interest-flow", []),
    ],
)
def test_what_agrees_is_said_to_agree(text: str, rule: str, held: list[bool]) -> None:
    """Whether each relation that holds is exact."""
    result = check_document(read(text.encode(), "x.txt"), rules(), OPTIONS)
    seen = [each.observation for each in result.observations if each.rule == rule]
    assert [each.exact for each in seen if isinstance(each, Held)] == held
