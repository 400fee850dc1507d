"""Two rates that make up the whole: 不合格率2.1%，合格率97.9%; 整改率97.5%，尚未完成整改的占2.5%;
提起诉讼的占8.5%，91.5%的案件未再进入诉讼."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from lawlint.checks._figures import RESTS, Figures, number
from lawlint.checks._quotient import computed_otherwise
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Approx, Kind, Term


@cache
def _named() -> re.Pattern[str]:
    """The name of a rate, said of everything or of what the other is said of."""
    verbs = "达到了?|达|为|是"
    return re.compile(
        f"(?!.*[一首]次)(?P<of>[\u4e00-\u9fff]{{0,8}}?)(?P<not>不)?(?P<name>合格|达标|通过)率(?:{verbs})?"
    )


_DONE = "整改|办结|化解|审结|结案|执结|完成|达标|合格|通过|覆盖|解决|答复|办复"


@cache
def _done() -> re.Pattern[str]:
    """The rate of what was done, not of what was done in time: 督察反馈问题整改率97.5%."""
    timely = "(?!.*(?:[按到逾]期|及时|按时|限期|时限|一次|首次|当期))"
    return re.compile(f"{timely}[一-鿿]{{0,12}}?(?P<name>{_DONE})(?:完成)?率(?:达到了?|达|为|是)?")


@cache
def _not_done() -> re.Pattern[str]:
    """The share of all that was not: 尚未完成整改的占3.5%, 未整改率3.5%."""
    not_yet = "(?:其余|剩余|余下)?的?(?:(?:尚|仍|还)?(?:未|没有)(?:能|予|完成|全部)*|不(?=合格|达标))"
    things = "(?:问题|事项|案件|隐患|任务|工单|诉求)?"
    return re.compile(f"{not_yet}(?P<name>{_DONE})(?:到位|完成)?的?{things}(?:占比?|比例|率)(?:为|达)?")


@cache
def _third_class() -> re.Pattern[str]:
    """A class beside the two: 优秀率21%，合格率77%，不合格率2%."""
    return re.compile("优秀|优良|良好|基本")


def complements(figures: Figures, case: str, terms: Sequence[Term]) -> Iterator[Observation]:
    """Every two such rates side by side."""
    for one, other in pairwise(terms):
        if one.sentence != other.sentence or other.mark not in (",", "、"):
            continue
        if _are_those_and_others(figures, terms, one, other):
            yield _judged(figures, case, one, other)
            continue
        if (done := _done().fullmatch(one.lead)) and (left := _not_done().fullmatch(other.lead)):
            plain = all(_is_plain(figures, term) for term in (one, other))
            third = _has_third(figures, terms, one)
            if done["name"] == left["name"] and plain and not third:
                yield _judged(figures, case, one, other)
            continue
        names = [_named().fullmatch(term.lead) for term in (one, other)]
        if not (names[0] and names[1]) or names[0]["name"] != names[1]["name"]:
            continue
        whose = names[0]["of"], names[1]["of"]
        same = whose in ((whose[0], ""), ("", "总体"), whose[::-1])
        opposite = bool(names[0]["not"]) != bool(names[1]["not"])
        if (
            same
            and opposite
            and not _has_third(figures, terms, one)
            and all(_is_plain(figures, term) for term in (one, other))
        ):
            yield _judged(figures, case, one, other)


def _has_third(figures: Figures, terms: Sequence[Term], one: Term) -> bool:
    """Whether the sentence names a third class, or how much the rest is: 其余2.4%为基本合格案卷."""
    here = [each for each in terms if each.sentence == one.sentence]
    rest = any(each.wide.startswith(RESTS) and figures[each].kind is Kind.PERCENT for each in here)
    return rest or any(_third_class().search(each.wide) for each in here)


def _are_those_and_others(figures: Figures, terms: Sequence[Term], one: Term, other: Term) -> bool:
    """Whether two shares of one whole are of those that did something and of those that did not: 提起诉讼的27件，占审结案件的
    8.5%，91.5%的案件未再进入诉讼程序.
    """
    share = _of_whole().fullmatch(one.wide)
    rest = _of_those_not().fullmatch(other.tail)
    counts = [term for term in terms if term.sentence == one.sentence and term.index < one.index]
    if share is None or rest is None or re.fullmatch("(?:其余|另外|剩余)?", other.wide) is None or not counts:
        return False
    part, did = counts[0], _said_of_any().sub("", rest["did"])
    same = share["whole"].endswith(rest["noun"]) and part.index + 2 >= one.index
    act = len(did) > 1 and did in part.lead and re.search("[未没无]|不(?!服)", part.lead) is None
    return same and act and all(_is_plain(figures, term) for term in (one, other))


@cache
def _of_whole() -> re.Pattern[str]:
    """占审结案件的, 占全部审结案件总数的."""
    return re.compile("仅?占(?:全部|所有|全年)?(?P<whole>[\u4e00-\u9fff]{2,12}?)(?:总[数量])?的?")


@cache
def _said_of_any() -> re.Pattern[str]:
    """Words that say no more of what was done or not: 提起诉讼 and 进入诉讼程序 are one."""
    return re.compile("^(?:进入|提起|申请|引发|转入|发生|走向)|(?:程序|环节|阶段|案件)$")


@cache
def _of_those_not() -> re.Pattern[str]:
    """的案件经复议后未再进入诉讼程序."""
    after = "(?:经?[\u4e00-\u9fff]{2,4}后)?(?:都|均|则)?"
    return re.compile(
        f"的(?P<noun>[\u4e00-\u9fff]{{2,6}}?){after}(?:未|没有|不)再?(?P<did>[\u4e00-\u9fff]{{2,10}})"
    )


def _is_plain(figures: Figures, term: Term) -> bool:
    return figures[term].kind is Kind.PERCENT and figures[term].approx in (Approx.ROUNDED, Approx.EXACT)


def _judged(figures: Figures, case: str, one: Term, other: Term) -> Observation:
    added = figures[one].printed + figures[other].printed
    off = figures[one].step + figures[other].step
    if abs(added - 100) <= off:
        return Held(figures.span(other), "complement", figures.used((one, other)))
    decimals = figures[other].decimals
    left = number(100 - figures[one].printed, decimals)
    words = f"100%－{figures[one].text}＝{left}%"
    name = re.sub("(率|占比?|比例).*$", r"\1", other.lead)
    return computed_otherwise(figures, case, (name, other), (one,), words, f"{left}%")
