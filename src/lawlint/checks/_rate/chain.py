"""Rates right behind their base and their part that are said as a bound or in tenths (受理100件，办结90件，办结率超过95%;
满意的344份，满意度不足八成), or that are called 比例 (836项事项进驻，659项实现网上可办，网办事项比例达88.52%).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.checks._quotient import is_part, unexplained
from lawlint.checks._rate.words import DENIALS
from lawlint.checks._said_bounds import fits_words
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Approx, Term

_PRECISE = (Approx.EXACT, Approx.ROUNDED)


@cache
def _name() -> re.Pattern[str]:
    """The name of a rate, alone between a comma and the percentage."""
    verbs = "(?:也|已|仅|只)?(?:达到?了?|为|是|有)?"
    ends = "率|度|比例|比率"
    return re.compile(f"(?P<stem>[一-鿿“”]{{2,10}}?)(?P<end>{ends}){verbs}")


@cache
def _around() -> re.Pattern[str]:
    """Words of a name that say what sort of things it is of, not what became of them."""
    return re.compile(
        "^(?:群众|公众|社会|企业|总体|整体|综合|当事人|服务对象)+|(?:事项|人员|案件|问题|人数|件数|数量|所占|完成)+$"
    )


@cache
def _may_be_old() -> re.Pattern[str]:
    """Rates of which cases of former years, not printed, may be a part of the base."""
    return re.compile("(?:办结|结案|审结|执结|化解|调解)$")


def in_chain(
    figures: Figures, case: str, terms: Sequence[Term], at: int, qualifiers: Sequence[str]
) -> Observation | None:
    """The verdict on a rate behind two counts, the second named by it; None where it is no such rate."""
    term = terms[at]
    named = _name().fullmatch(term.wide) if at > 1 and term.mark == "," else None
    if named is None or term.tail.startswith("的") or re.search("平均|[各均每]|其中", term.wide):
        return None
    base, part = terms[at - 2 : at]
    done = _around().sub("", named["stem"])
    if not _is_chain(figures, base, part, term) or not _says(part, done, qualifiers, named["stem"]):
        return None
    if done.endswith("成功") and re.search("[调化解处]", base.lead + base.tail) is None:
        return None  # 受理100件，调解成功60件，调解成功率超过85%
    if any(done in each.wide for each in terms[: at - 1]):
        return None  # 网上受理4914件，线下窗口受理546件，网上受理占比90%
    asked = done.endswith("满意") and _asked().search(base.lead) is not None
    if not (asked or is_part(part, base, (done, done[-2:]))):
        return None
    counts = [each for each in terms if figures.alike(each, part) and figures.is_count(each)]
    wholes = [each for each in counts if each is not part and figures[each].printed >= figures[part].printed]
    shares = [_share(figures, part, each) for each in wholes]
    if any(_fits(figures, term, share) for share in shares):
        return Held(figures.span(term), named["stem"], figures.used((base, part, term)))
    if not _certain(figures, term, done, _share(figures, part, base)):
        return None
    return unexplained(figures, case, (named["stem"] + named["end"], term), part, [[base]])


def _is_chain(figures: Figures, base: Term, part: Term, rate: Term) -> bool:
    """Whether two exact counts in one unit stand right before the rate, the smaller behind the larger."""
    beside = base.index + 2 == part.index + 1 == rate.index and base.sentence == rate.sentence
    if not beside or not (figures.is_count(base) and figures.is_count(part)) or part.mark not in (",", "("):
        return False
    one, two = figures[base], figures[part]
    plain = one.exact and two.exact and one.unit.name == two.unit.name and 0 < two.printed <= one.printed
    text = figures.reading.document.folded[figures.span(base).end : figures.span(rate).start]
    changes = figures.is_change(base) or figures.is_change(part)
    return plain and not changes and set(";()").isdisjoint(text) and _aside().search(text) is None


@cache
def _aside() -> re.Pattern[str]:
    """What may bring in another base."""
    return re.compile("上年|去年|另|此外|新增|累计|同比|到期|应当?(?:整|办|结)|期限|剔除|扣除")


@cache
def _asked() -> re.Pattern[str]:
    return re.compile("问卷|回访|评价|受访|测评|答卷|样本|调查表|参评")


def _says(part: Term, done: str, qualifiers: Sequence[str], stem: str) -> bool:
    """Whether the words of the part are those of the rate, be they shortened in it: 网办 for 网上可办."""
    words = part.lead + (part.tail if part.closing else "")
    if len(done) < 2 or any((each in stem) != (each in words) for each in qualifiers):
        return False
    if done in part.lead:
        return not any(f"{other}{done}" in words for other in (*DENIALS, "基本", "比较", "非常", "较"))
    short = ".{0,3}".join(map(re.escape, done)) if len(done) == 2 else ""
    found = re.search(short, words) if short else None
    return found is not None and re.search("[未不无非]", words) is None


def _share(figures: Figures, part: Term, whole: Term) -> Fraction:
    one, two = figures[part], figures[whole]
    return one.printed * one.unit.scale * 100 / (two.printed * two.unit.scale)


def _fits(figures: Figures, term: Term, share: Fraction) -> bool:
    quantity = figures[term]
    if quantity.approx in _PRECISE and not quantity.text.endswith("成"):
        return share in figures.printed(term)
    return fits_words(figures, term, share)


def _certain(figures: Figures, term: Term, done: str, share: Fraction) -> bool:
    """Whether neither old cases that are not printed nor a second class (基本满意) may bring the rate about."""
    higher = figures[term].printed > share
    if done.endswith("满意") and higher:
        return False
    return figures[term].printed != 100 and (higher or _may_be_old().search(done) is None)
