"""Whose share a percentage is, by the words before 占."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.checks._share.share_words import in_full
from lawlint.facts.model import Term


@cache
def _plain_subject() -> re.Pattern[str]:
    return re.compile(
        "(?:分别|合计|总共|共|各|均|仅|则|也|约|数量|件数|人数|金额|总数|总量|案件|申请|事项|人员|二者|两者|两项|[,、])*"
    )


def subject_words(share: Term, said: re.Match[str]) -> str:
    """The words before 占, without the 所 of 所占比例; ``said``: 占 and what follows."""
    words = share.wide[: said.start()]
    return words.removesuffix("所") if re.match("占的?比[例重]", said[0]) else words


def subject_of(figures: Figures, share: Term, words: str, counts: Sequence[Term]) -> Term | None:
    """The figure whose share it is: the last, unless the words before 占 name another (正职出庭占) or none
    (审结9件，调解结案的占38%).
    """
    if not counts:
        return None
    above = counts[-1]
    if _plain_subject().fullmatch(words):
        return above
    if _in_scope(figures, share, counts):
        return None
    if words.endswith("的"):
        return _called(words[:-1], [each for each in counts if each.sentence == above.sentence])
    if "合计" in words or above.tail.startswith(words):
        return None
    here = [
        each
        for each in counts
        if each.sentence == above.sentence
        and words in each.lead + each.tail
        and re.search(f"(?<![非不未]){re.escape(words)}", each.lead + each.tail)
        and not (each.closing == "、" and "分别" in each.wide)  # 初级、高级分别为187人、106人，高级占
    ]
    return (
        here[-1] if here else _number_of(words, [each for each in counts if each.sentence == above.sentence])
    )


def _in_scope(figures: Figures, share: Term, before: Sequence[Term]) -> bool:
    """Whether the clause right before a share says of which cases it is, and no figure before it counts these: 维持190件、
    终止150件；作出实体决定的案件中，维持的占76%; or 中 stands behind a figure: 不合格112批次中.
    """
    start = figures.span(before[-1]).end
    between = figures.reading.document.folded[start : share.start].rstrip(",")
    said = _scope().fullmatch(re.split("[,;:。]", between)[-1])
    if said is None:
        return between == "中"
    name = said["among"] or said["of"]
    return not any(name in each.lead + each.tail for each in before)


@cache
def _scope() -> re.Pattern[str]:
    """县政府文件中, 新入矫对象中, 在作出实体决定的案件中, 以乡镇政府为被申请人的案件."""
    among = "在?(?!其中|案件中)(?:上述|以上|全部|所有|这些)?(?P<among>[\u4e00-\u9fff]{2,}?)的?(?:案件)?之?中"
    return re.compile(f"{among}|(?P<of>(?:以|涉及?|由|经)[\u4e00-\u9fff]{{2,}}的案件)")


def _called(name: str, counts: Sequence[Term]) -> Term | None:
    """The only figure that has nothing but the name before it: 继续有效的占, of 继续有效151件."""
    called = [each for each in counts if each.lead.removeprefix("其中") == name and not each.tail]
    return called[0] if len(called) == 1 else None


def _number_of(words: str, counts: Sequence[Term]) -> Term | None:
    """The only figure that counts what the words name in short: 调解结案 or 调解结案数 of 以调解方式结案541件."""
    named = [each for each in counts if names_in_short(words, each.lead)]
    return named[0] if len(named) == 1 else None


def names_in_short(words: str, lead: str) -> bool:
    """Whether the words name the class that a figure counts: 调解结案 for 以调解方式结案; not for 调解 alone."""
    found = _number_said().fullmatch(words)
    if found is None or (found["done"] or "") not in lead or found["name"] not in lead:
        return False
    full = f"(?:其中|分别)?(?:以|经|通过|适用|按照?)?{re.escape(found['name'])}{_HANDLED}"
    return re.fullmatch(full, lead) is not None


_DONE = "结案|处理|办理|办结"
_HANDLED = f"(?:方式|程序|形式|渠道)?(?:{_DONE})?的?(?:案件|申请|事项|诉求)?"
"""What may stand behind the name of a class of cases."""


@cache
def _number_said() -> re.Pattern[str]:
    how, what = "(?:方式|程序|形式|渠道)?", "的?(?:案件|申请|事项|诉求)?(?:数量?|件数|量)?"
    return re.compile(f"(?P<name>[\u4e00-\u9fff]{{2,8}}?){how}(?P<done>{_DONE})?{what}")


_MEASURES = {
    "件数": ("case", "document", "item"),
    "起数": ("case",),
    "人数": ("person", "person-time"),
    "人次": ("person-time",),
    "户数": ("household", "organisation"),
    "金额": ("money",),
    "面积": ("area",),
}
"""Words that name what a share is reckoned by, and the families of the figures that they may speak of."""


def counted_as(figures: Figures, words: str, counts: Sequence[Term]) -> Sequence[Term]:
    """Those of ``counts`` that are counted as the words before 占 say: 纠纷64件、涉及1520人次，件数占5%."""
    families = next((named for word, named in _MEASURES.items() if words.startswith(word)), ())
    return [each for each in counts if figures[each].unit.family in families] if families else counts


def of_several(whole: Term, above: Term) -> bool:
    """Whether the words before 占 name something else than the figure before them: 前两者占全部4804件的91.3%."""
    subject = whole.lead.rpartition("占")[0]
    said = above.lead + above.tail
    return _plain_subject().fullmatch(subject) is None and subject not in said


def with_uncounted(share: Term, above: Term) -> bool:
    """Whether what shares the whole is said together with something that no figure counts: 矿山等7个行业下降，
    航运未发生事故，共占12个行业的66.7%.
    """
    return share.wide.startswith(("共占", "合占", "合计占", "一共占")) and share.clause - above.clause > 1


def names_pair(pairs: set[str], words: str) -> bool:
    """Whether the words name what the share is said to be of."""
    words = in_full(words)
    return any(pair in words for pair in pairs)
