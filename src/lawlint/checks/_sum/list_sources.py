"""Lists whose names show what they divide: levels of a place, sources of money, what was spent and what is left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.facts.model import Term

_HANDLED = frozenset({"case", "case-time", "document", "issue", "item", "entry", "event", "piece"})
"""Families of what each level handles for itself: the same person or business may be known to two levels."""


def are_levels(figures: Figures, whole: Term, row: Sequence[Term]) -> bool:
    """Whether the parts are what each level of a place handled: 备案889件，省本级14件，市级265件，县级610件."""
    if figures[row[0]].unit.family not in _HANDLED or len({term.lead for term in row}) < len(row):
        return False
    if not all(_level().fullmatch(term.lead) for term in row):
        return False
    own = any("本级" in term.lead or "直" in term.lead for term in row)
    return own or _ishandled().search(whole.wide) is not None


def own_and_below(pair: Sequence[Term]) -> bool:
    """Whether two parts are what a place did itself and what those below it did: 市本级收到412件，各县（市、区）收到747件."""
    own, below = (
        form.fullmatch(term.lead) for form, term in zip((_own(), _places_below()), pair, strict=True)
    )
    return own is not None and below is not None and own["act"] in (below["act"], "")


@cache
def _own() -> re.Pattern[str]:
    return re.compile("(?:其中)?[省市县区州盟旗镇乡]?本级(?P<act>[\u4e00-\u9fff]{0,8})")


@cache
def _places_below() -> re.Pattern[str]:
    return re.compile(
        "(?:各|下辖|所辖)*(?:县市区|县区|区县|市县|市州|县|乡镇街道|乡镇|镇街|镇街道)级?(?P<act>[\u4e00-\u9fff]{0,8})"
    )


@cache
def _level() -> re.Pattern[str]:
    return re.compile(
        "[省市县区州盟旗镇乡]本级|本级|[省市县区州]直(?:部门|单位|机关)|[省市县区州盟旗镇乡村]级|(?:各|下辖|所辖)?(?:县|县区|县市区|区县|市县|市州|乡镇|街道|镇街|乡镇街道|县乡)级?"
    )


@cache
def _ishandled() -> re.Pattern[str]:
    return re.compile("备案|审[查核理结]|受理|办[理结]|收到|调[解处]|化解|排查|查处|立案|评查|培训|检查")


def are_sources(figures: Figures, row: Sequence[Term]) -> bool:
    """Whether the parts name where money came from and nothing else: 中央资金180万元，省级资金80万元."""
    if figures[row[0]].unit.family != "money" or len({term.lead for term in row}) < len(row):
        return False
    return all(_source().fullmatch(term.lead) for term in row)


@cache
def _source() -> re.Pattern[str]:
    public = "中央|国家|省级?|市级?|县级?|区级?|州级?|乡镇|镇级?|本级|上级|地方|市县|县区|省市|财政|专项|统筹"
    whose = f"{public}|自筹|单位|企业|社会|群众|银行|村集体"
    what = "资金|补助|补助资金|配套|配套资金|财政资金|财政|投入|投资|拨款|转移支付|自筹|资本|捐款|捐助|捐赠|贷款|债券"
    return re.compile(f"(?:{whose})(?:财政|专项|预算内)?(?:{what})")


def spent_and_left(figures: Figures, row: Sequence[Term]) -> bool:
    """Whether two sums are what was spent and what is left: 已支出412万元，结余78万元."""
    if len(row) != 2 or figures[row[0]].unit.family != "money":
        return False
    return _spent().fullmatch(row[0].lead) is not None and _left().fullmatch(row[1].lead) is not None


@cache
def _spent() -> re.Pattern[str]:
    return re.compile("(?:已|实际|累计|共|全年|其中)*(?:支出|使用|拨付|列支|支付|执行)(?:资金|经费)?")


@cache
def _left() -> re.Pattern[str]:
    return re.compile("(?:年末|年底|尚|现|资金|经费)*(?:结余|剩余|节余|结存|余额?)(?:资金|经费)?")
