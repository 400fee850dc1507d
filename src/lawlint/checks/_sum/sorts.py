"""Parts that hardly overlap by their names or by what their sum shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from lawlint.checks._digits import is_one_slip, is_swapped
from lawlint.checks._figures import Figures
from lawlint.checks._part_lists import Parts
from lawlint.facts.model import Approx, Quantity, Term

_PEOPLE = frozenset({"person", "person-time", "household", "organisation", "organisation-time"})


def exceed_by_slip(figures: Figures, parts: Parts) -> bool:
    """Whether the parts exceed a large whole by what one wrong digit makes, or two digits of a figure that changed
    places: of 3215, 1209 and 3006; of 62480, 38915 and 25365 (23565).

    Classes that overlap exceed it by such an amount in one of fifty lists.
    """
    whole, *counts = (figures[term] for term in (parts.wholes[0], *parts.members))
    money = whole.unit.family == "money"  # sums written without their last 0, and hardly any in two classes
    if any((each.step != whole.step and not money) or each.approx is not whole.approx for each in counts):
        return False
    if whole.approx not in (Approx.EXACT, Approx.ROUNDED) or not whole.step:
        return False
    size = whole.printed / whole.step  # 2846.3万元 is 28463 of its last place
    added = sum((each.printed for each in counts), start=Fraction(0)) / whole.step
    few = (added - size) * _FEW <= size
    if size < _SMALLEST or (few and not money):
        return False
    if size >= _LARGE and not few and is_one_slip(added, size):
        return True
    whole_numbers = not any(each.decimals for each in (whole, *counts))
    return (whole_numbers or money) and is_swapped((added - size) * whole.step, whole, *counts)


def spent_apart(figures: Figures, parts: Parts) -> bool:
    """Whether sums of money are named apart by words that no vocabulary knows to overlap: 医疗机构退回, 零售药店退回."""
    words = figures.reading.vocabulary.overlapping
    leads = [term.lead.removeprefix("其中") for term in parts.members]
    apart = all(leads) and len({*leads}) == len(leads) > 1
    money = figures[parts.members[0]].unit.family == "money"
    return money and apart and not any(word in lead for lead in leads for word in words)


_LARGE = 1000
_SMALLEST = 100  # where two digits changed places
_FEW = 50  # one in so many cases may belong to both classes


def wan_lost(figures: Figures, parts: Parts) -> bool:
    """Whether the printed parts are just the whole, one of them without its 万: 6.38万平方米，其中存量5.12万平方米、新增1.26
    平方米.  Of what is counted one by one another rule tells it.
    """
    whole, *members = (figures[term] for term in (parts.wholes[0], *parts.members))
    if whole.unit.family == "money":
        return _money_lost(whole, members)
    in_wan = (_WAN * Fraction(1, 10**whole.decimals), whole.unit.name)
    lost = [each for each in members if each.decimals and each.step < 1 and each.unit.name == whole.unit.name]
    others = [each for each in members if each not in lost]
    plain = whole.unit.physical and all((each.step, each.unit.name) == in_wan for each in (whole, *others))
    added = sum((each.printed for each in others), start=Fraction(0))
    return plain and len(lost) == 1 and bool(others) and added + _WAN * lost[0].printed == whole.printed


_WAN = 10**4


def _money_lost(whole: Quantity, members: Sequence[Quantity]) -> bool:
    """Whether the printed sums are just the whole, one of them without its 万: 2.4亿元，其中中央资金1.68亿元、县级资金7200元."""
    lost = [each for each in members if not re.search("[万亿]", each.text)]
    if len(lost) != 1 or len(members) < 2 or whole.approx not in _SHARP:
        return False
    added = sum((each.printed for each in members), start=Fraction(0))
    alike = len({each.unit.name for each in (whole, *members)}) == 1
    return alike and added + (_WAN - 1) * lost[0].printed == whole.printed


_SHARP = (Approx.EXACT, Approx.ROUNDED)


def same_noun(members: Sequence[Term]) -> list[Term]:
    """The leading run of members whose names end alike: 合同纠纷310件，侵权纠纷120件; not where the first counts all that may or
    have to be what the others are (可网办, 应检).
    """
    run = [members[0]]
    if re.match("(?:其中)?[可能应需拟](?!急)", run[0].lead) is not None:
        return []
    for term in members[1:]:
        if term.lead[-2:] != run[0].lead[-2:] or term.lead in [each.lead for each in run]:
            break
        run.append(term)
    return run if len(run[0].lead) > 2 else []


def pair_of_sorts(figures: Figures, parts: Parts) -> bool:
    """Whether two parts joined by 、 are called alike by a noun that the whole does not have, so that it names their sort:
    酒驾醉驾1842起，其中酒后驾驶1507起、醉酒驾驶335起; not 案卷60卷，其中一般程序案卷40卷、优秀案卷26卷.
    """
    names = [term.lead.removeprefix("其中") for term in parts.members]
    noun = names[0][-2:]
    units = {figures[term].unit.name for term in (parts.wholes[0], *parts.members)}
    plain = len({*names}) == 2 == len(names) and parts.members[1].mark == "、" and len(units) == 1
    called = all(len(name) > 2 and name.endswith(noun) and not re.search("[0-9]", name) for name in names)
    return plain and called and noun not in parts.wholes[0].wide and noun not in _DEEDS


_DEEDS = ("参加", "参与", "开展", "办理", "举办", "组织", "受理", "完成", "获评", "到场")
"""What several may do together."""


@cache
def _source() -> re.Pattern[str]:
    """Where money comes from: 上级资金1800万元、县级配套900万元、社会捐助500万元."""
    return re.compile("(?:资金|转移支付|配套|自筹|筹资|捐助|捐赠|捐款|拨款|补助|财政|贷款|债券)$")


def given_by_levels(figures: Figures, members: Sequence[Term]) -> bool:
    """Whether the parts are sums of money from levels of their own: 中央资金120万元，省级资金100万元，县级配套100万元."""
    return figures[members[0]].unit.family == "money" and _by_levels(members)


def _by_levels(members: Sequence[Term]) -> bool:
    """Whether each sum is what another level gave: 市级安排150万元、区级配套120万元."""
    found = [_given().fullmatch(term.lead.removeprefix("其中")) for term in members]
    levels = {each["level"] for each in found if each}
    return all(found) and len(levels) == len(members) > 1


@cache
def _given() -> re.Pattern[str]:
    verb = "安排|投入|拨付|拨款|出资|承担|下达|补助|配套|资金|预算"
    return re.compile(f"(?P<level>中央|[省市州县区镇乡])级?(?:财政|资金|预算)?(?:{verb})*")


def printed_apart(members: Sequence[Term]) -> bool:
    """Whether each part is of another sort of printed matter: 读本1200份、折页1600份."""
    found = [_printed().search(term.lead) for term in members]
    return all(found) and len({each[0] for each in found if each}) == len(members) > 1


@cache
def _printed() -> re.Pattern[str]:
    return re.compile(
        "(?:读本|折页|手册|单页|海报|挂图|画册|传单|宣传[册单]|明白[纸卡]|横幅|展板|展架|光盘|袋|雨伞|围裙|口袋书|小册子|台历|挂历"
        "|公开信|倡议书|漫画|连环画|书籍|图书|报纸|杂志|标语|书签|笔记本)$"
    )


def _of_two_divisions(members: Sequence[Term]) -> bool:
    """Whether some of a list are fields or bodies and others are not: 行政处罚62件、公安领域40件."""
    fields = [re.search("(?:领域|部门|系统|行业)$", term.lead) is not None for term in members]
    return any(fields) and not all(fields)


@cache
def _use() -> re.Pattern[str]:
    """What money is spent on: 普法宣传经费96万元，执法装备经费162万元; not who gave it or how it is budgeted."""
    given = "中央|[省市县区乡镇]级|上级|本级|财政|补助|配套|专项|统筹|上年|结转|追加|预算"
    given += "|项目|公用|业务经费|工作经费|办公|日常|运行|基本"
    return re.compile(f"^(?!.*(?:{given}))[\u4e00-\u9fff]{{2,}}(?:经费|费用|费)$")


def hardly_overlap(figures: Figures, parts: Parts, fewest: int = 0) -> bool:
    """Whether a list names sorts of things, none of them a trait of people; at least three behind 其中."""
    if given_by_levels(figures, parts.members):
        return True
    fewest = fewest or (2 if parts.opener in ("(", "按") else 3)
    if len(parts.members) < fewest or figures[parts.members[0]].unit.family in _PEOPLE:
        return False
    if _of_two_divisions(parts.members):
        return False
    words = figures.reading.vocabulary.overlapping
    if figures[parts.members[0]].unit.family == "money":
        return any(all(name.search(term.lead) for term in parts.members) for name in (_source(), _use()))
    return not any(word in term.lead for term in parts.members for word in words)
