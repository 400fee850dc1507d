"""Which figures a finding computes with, and that it accuses none that is left alone by the slip."""

from __future__ import annotations

import pytest

from lawlint.document import read
from lawlint.engine import check_document

from .test_passages import OPTIONS, rules


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (  # the base of its own row, not the nearer one of the next
            "茶叶抽检357批次，不合格4批次，不合格率1.12%；餐饮抽检29014批次，不合格819批次，不合格率2.28%；"
            "果蔬抽检34699批次，不合格1039批次，不合格率2.99%。",
            "不合格率2.28%与文中数据不符：不合格819批次÷餐饮抽检29014批次＝2.82%",
        ),
        (  # 58.07% was nudged for the sake of 100%
            "受理申请93件，其中处罚54件，占58.07%；强制33件，占38.45%；征收2件，占2.15%；其他4件，占4.30%。",
            "占比38.45%与文中数据不符：强制33件÷受理申请93件＝35.48%",
        ),
        (  # the counts are not all of the whole, and their shares say so
            "共有律师事务所3.4万多家。其中，合伙所2.06万多家，占60.59%，国资所870多家，占5.26%，个人所9400多家，占27.65%。",
            "占比5.26%与文中数据不符：国资所870多家÷共有律师事务所3.4万多家＝2.56%",
        ),
    ],
)
def test_the_figure_that_slipped_is_accused(text: str, message: str) -> None:
    result = check_document(read(text.encode(), "x.txt"), rules(), OPTIONS)
    assert [each.message.zh for each in result.findings] == [message]
