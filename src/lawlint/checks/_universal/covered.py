"""Full coverage, or a rate of 100%, said of a set of which the same sentence counts fewer: 208个村中已有198个聘请法律顾问，
实现村法律顾问全覆盖; 42家中39家完成整改，整改率100%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.checks._universal.narrower import of_another, with_next
from lawlint.facts.model import Term
from lawlint.finding import Span

_PLACES = (
    "行政村",
    "村",
    "社区",
    "乡镇",
    "镇街",
    "街道",
    "县",
    "学校",
    "企业",
    "部门",
    "单位",
    "园区",
    "行业",
    "领域",
)


def covered(figures: Figures, terms: Sequence[Term], span: Span) -> Iterator[tuple[Span, Term]]:
    """Each claim in the sentence of ``terms`` (``span``), or in the next, with the count of fewer before it."""
    text = figures.reading.document.folded
    for claim in _claim().finditer(text, span.start, with_next(figures, terms, span).end):
        before = [
            term for term in terms if figures.span(term).end <= claim.start() and figures.is_count(term)
        ]
        if len(before) < 2:
            continue
        part = before[-1]
        alike = [each for each in before[:-1] if figures[each].unit.name == figures[part].unit.name]
        whole = alike[-1] if alike else before[-2]
        if _is_some(figures, whole, part) and _same(figures, claim, whole, part, span):
            yield Span(claim.start(), claim.end()), part


def none_missed(figures: Figures, terms: Sequence[Term], span: Span) -> Iterator[tuple[Span, Term]]:
    """重大决定214件，经过法制审核的204件，无一遗漏; 19项问题已完成整改17项，全部清零: none are left, and some are."""
    text = figures.reading.document.folded
    for claim in _none_left().finditer(text, span.start, span.end):
        before = [
            term for term in terms if figures.span(term).end <= claim.start() and figures.is_count(term)
        ]
        if len(before) < 2 or _of_all().search(text, claim.start() - 3, claim.start()) is None:
            continue
        whole, part = before[-2:]
        between = text[figures.span(whole).end : figures.span(part).start]
        behind = text[figures.span(part).end : claim.start()]
        exact = figures[whole].exact and figures[part].exact and part.index == whole.index + 1
        alike = figures[whole].unit.name == figures[part].unit.name
        less = 0 < figures[part].printed < figures[whole].printed
        if not (exact and alike and less) or _rest().search(behind) or yet_to_come().search(behind):
            continue
        if _done_so().fullmatch(between) and len(behind) < _CLOSE and "。" not in behind:
            yield Span(*claim.span()), part


_CLOSE = 24
"""Characters between the figure and the claim."""


@cache
def _none_left() -> re.Pattern[str]:
    """无一遗漏, 一件不漏, 全部销号清零; of what falls due (应审尽审) only beside 重大 things, all of which do."""
    return re.compile(
        "(?:无一|没有一[件个项户人家]|无)(?:遗漏|漏[项报审管缺])|一[件个项户人家]不[漏落]|(?:全部|均已?|全面|已)[\u4e00-\u9fff]{0,4}清零"
    )


@cache
def _of_all() -> re.Pattern[str]:
    """Nothing between the mark and the claim says of what: not so in 重大隐患全部清零."""
    return re.compile("[,、](?:做到|实现|切实)?$")


@cache
def _done_so() -> re.Pattern[str]:
    """件，事前经过法制审核的: what was done to some of them, in words that single out no other set."""
    return re.compile(
        "[\u4e00-\u9fff]{0,8},?(?!其中|[^,]*(?:[应需]|符合|属于|涉|重大|另|新|上年))(?:事前|事先|目前|已|均|现)*"
        "(?:经过?|完成|通过|实现|进行|开展|纳入|落实|整改|办结|提交|报送|录入|公示|审核|备案|销号)[\u4e00-\u9fff]{0,12}"
    )


@cache
def _claim() -> re.Pattern[str]:
    """实现法律顾问全覆盖, 覆盖率达100%, 整改率100%; groups ``of`` and ``name``."""
    full = "(?:达到?了?|为|是|均为)?100%"
    return re.compile(
        f"(?<=[,。])(?:(?P<of>[^,;。:]{{0,18}}?)(?:全覆盖|全面覆盖|100%覆盖|覆盖率{full})|(?P<name>[\u4e00-\u9fff]{{2,8}})率{full})(?![以\u4e2a])"
    )


def _is_some(figures: Figures, whole: Term, part: Term) -> bool:
    """Whether a count is said to be some of the one directly before it, and less."""
    exact = figures[whole].exact and figures[part].exact
    exact = exact and figures[whole].unit.name == figures[part].unit.name
    between = figures.reading.document.folded[figures.span(whole).end : figures.span(part).start]
    some = _of_them().fullmatch(re.sub(r"\([^()]*\)", "", between)) is not None
    less = 0 < figures[part].printed < figures[whole].printed
    return exact and some and less


@cache
def _of_them() -> re.Pattern[str]:
    """个村中已有: what stands between the two counts."""
    return re.compile(
        "[\u4e00-\u9fff]{0,10}(?:[中里],?(?:目前|现|已经|已|共|仅|只)*有?|,其中(?:目前|现|已经|已)+有?"
        "|[中里],[配建设聘完落签挂][^,;。、]{1,24}的[\u4e00-\u9fff]{0,6}?(?:目前|现|已|共|仅|有|为|达到?)*)"
    )


def _same(figures: Figures, claim: re.Match[str], whole: Term, part: Term, span: Span) -> bool:
    """Whether nothing says that the rest is covered, too, that it is yet to come, or that it is of other things."""
    text = figures.reading.document.folded
    between = text[figures.span(part).end : claim.start()]
    if _rest().search(between) or yet_to_come().search(text[figures.span(part).end : claim.end()]):
        return False
    if between.count(",") > 2 or re.search("除[^,;。]{1,20}外", span.of(text)):
        return False
    if claim["name"] is not None:
        return claim["name"] in part.tail
    return _says_nothing_new(claim["of"], whole.wide + whole.tail, between)


def _says_nothing_new(words: str, whole: str, between: str) -> bool:
    """Whether 实现村（社区）法律顾问全覆盖 names the things of the whole and what was done to them, no others."""
    words = _particles().sub("", words)
    for place in _PLACES:
        before = words.partition(place)[0] if place in words else ""
        if place in words and (place not in whole or before not in whole):
            return False
        words = words.removeprefix(before).replace(place, "")
    return all(words[at : at + 2] in between for at in range(len(words) - 1))


@cache
def _particles() -> re.Pattern[str]:
    return re.compile(
        r"\([^()]*\)|^(?:已|并|全面|实现|达到|做到|完成|形成|了)+|全[省市州县区镇乡]|制度$|工作$|服务$|的$|(?:已|全面|实现|达到|做到|了)+$"
    )


@cache
def _rest() -> re.Pattern[str]:
    return re.compile(
        "其余|剩余|余下|另|也|以及|共享|联合|共建|合建|通过|采取|采用|按期|按时|及时|如期|提前|当场|首次|一次|率先|巡回|联村|流动|片区|优先|先行|专职|单独|独立"
    )


@cache
def yet_to_come() -> re.Pattern[str]:
    return re.compile(
        "基本|力争|目标|计划|将|拟|推动|推进|逐步|努力|确保|争取|有望|预计|加快|接近|年底前|即将|未|距|要求|向|朝|为实现|促进|助力|加强|保障"
    )


def denied(figures: Figures, terms: Sequence[Term], span: Span) -> Iterator[tuple[Span, Term]]:
    """Each claim that all were done something with the count of those behind it that were not: 28名均已签约，尚有2名未签约."""
    text = figures.reading.document.folded
    for claim in _all_done().finditer(text, span.start, span.end):
        behind = [
            term for term in terms if figures.span(term).start >= claim.end() and figures.is_count(term)
        ]
        for term in behind:
            place = Span(*claim.span())
            same = not of_another(figures, terms, place, term)
            every = _every().search(text, max(span.start, claim.start() - 12), claim.start())
            of_all = every is not None and every["noun"] in term.lead + term.tail
            if same and _is_denied(figures, claim[0], term, terms, of_all) and figures[term].printed > 0:
                yield place, term
                break


@cache
def _all_done() -> re.Pattern[str]:
    """全部经过合法性审核, 均已签约, 面商率均达100%, up to the mark; 办结率, 答复率 may be of those in time."""
    rate = "(?<![按及限期时])[^,;。按及限期时结复办满合格\\d%]{2}率(?:均?已?[达为是]到?了?)?100%"
    return re.compile(
        f"(?:(?:全部|(?<![平月日户人年])均|悉数|全数|全都)[\u4e00-\u9fff]{{2,14}}|{rate})(?=[,;])"
    )


@cache
def _every() -> re.Pattern[str]:
    """所有乡镇, 各镇街: a set of which no count is needed to see that some are left."""
    return re.compile("(?:所有|全体|各|每个)(?P<noun>[\u4e00-\u9fff]{1,6})$")


def _is_denied(figures: Figures, claim: str, term: Term, terms: Sequence[Term], of_all: bool) -> bool:
    """Whether the words beside a count deny just what the claim says, and the count is of nothing else."""
    before = [each for each in terms if each.index < term.index and one_unit(figures, each, term)]
    if not before and not (of_all or "%" in claim):
        return False
    if before and figures[term].printed >= max(figures[each].printed for each in before):
        return False
    for words, rest in ((term.lead, _lead()), (term.tail, _tail())):
        found = rest.fullmatch(words)
        if found and (words is term.lead or there_are().fullmatch(term.lead)):
            who = found.groupdict().get("who") or ""
            named = of_all or not who or any(who in each.wide + each.tail for each in before)
            return named and found["verb"] in re.sub("^(?:全部|均|悉数|全数|全都)", "", claim)
    return False


def one_unit(figures: Figures, one: Term, two: Term) -> bool:
    """Whether two figures count in one measure word; 人, 名 and 位 are one."""
    person = figures[one].unit.family == figures[two].unit.family == "person"
    return person or figures[one].unit.name == figures[two].unit.name


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(f"(?:其中|目前|现|另)?,?{_NOT}(?P<verb>[\u4e00-\u9fff]{{2,8}}?)的?(?:有|为|共|仅)?")


@cache
def _tail() -> re.Pattern[str]:
    noun = (
        "(?:案件|问题|事项|文件|单位|企业|行政村|村居|村|人员|项目|建议|提案|隐患|线索|案卷"
        "|(?P<who>乡镇|镇街|镇|乡|街道|社区|部门|机构|学校|机关|家庭)|对象|群众|学员|合同|决定|处罚|检查)?"
    )
    return re.compile(f"{noun}{_NOT}(?P<verb>[\u4e00-\u9fff]{{2,8}})")


_NOT = "(?:仍|尚|还|并)?(?:未能|没有|未)(?:经过|经|予以|予|完成|进行|能|按规定)?"


@cache
def there_are() -> re.Pattern[str]:
    """Nothing but that there are so many: 其中, 但仍有, 剩余."""
    return re.compile("(?:其中|目前|现|尚|还|仍|另|但|仅|只|却|其余|剩余|余下|剩下|不过)*有?")
