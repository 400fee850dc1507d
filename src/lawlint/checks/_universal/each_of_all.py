"""All that is said of a set and denied by a rate or by a count of one for each: 73所学校全部配备法治副校长，配备率98%;
87件文件全部经过审核，逐件出具意见书，共出具78份.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.facts.model import Approx, Kind, Term
from lawlint.finding import Span

_SAYS_ALL = "(?:全部|全都|悉数|全数|(?<![平月日户人年])均)"
_HAVE = "配备|聘任|聘请|选聘|选配|派驻|设立|建立|成立|建成|组建|挂牌"
_DONE = "整改|办结|审结|化解|销号|公示|公开|备案|报备|审核|审查|答复|回复|签订|签约|录入|归档|反馈|评查|回访"


def rated_less(figures: Figures, terms: Sequence[Term], span: Span) -> Iterator[tuple[Span, Term]]:
    """Each claim that all of the first count of the sentence were done something, with the rate of just that below 100%."""
    text = figures.reading.document.folded
    for claim in _all_done().finditer(text, span.start, span.end):
        whole, rate = _around(figures, terms, claim)
        if whole is None or rate is None or "其中" in whole.wide:
            continue
        quantity = figures[rate]
        precise = quantity.kind is Kind.PERCENT and quantity.approx in (Approx.EXACT, Approx.ROUNDED)
        name = _rate().fullmatch(rate.wide) if precise and rate.mark == "," else None
        if name is None or quantity.printed >= 100 or figures[whole].printed <= 0:
            continue
        said = text[figures.span(whole).end : claim.end()]
        if _is_same(claim, name["verb"]) and all(
            name["of"][at : at + 2] in said for at in range(0, len(name["of"]), 2)
        ):
            yield Span(*claim.span()), rate


def _around(figures: Figures, terms: Sequence[Term], claim: re.Match[str]) -> tuple[Term | None, Term | None]:
    """The only count before the claim, in its clause, and the figure right behind it."""
    before = [term for term in terms if figures.span(term).end <= claim.start()]
    behind = next((term for term in terms if figures.span(term).start >= claim.end()), None)
    text = figures.reading.document.folded
    if len(before) != 1 or not figures.is_count(before[0]) or not figures[before[0]].exact:
        return None, behind
    return (None if set(",;") & set(text[figures.span(before[0]).end : claim.start()]) else before[0]), behind


@cache
def _all_done() -> re.Pattern[str]:
    """全部配备法治副校长, up to the mark."""
    return re.compile(
        f"{_SAYS_ALL}(?:已经?|依法|完成|实现|得到)*(?P<verb>{_HAVE}|{_DONE})(?P<what>[^,;。、()\\d%]{{0,14}})(?=[,;])"
    )


@cache
def _rate() -> re.Pattern[str]:
    """配备率, 法治副校长配备率, 整改完成率为."""
    return re.compile(
        f"(?P<of>[\u4e00-\u9fff]{{0,8}}?)(?P<verb>{_HAVE}|{_DONE}|覆盖)(?:完成)?率(?:仅|已|为|达到?|是)*"
    )


def _is_same(claim: re.Match[str], rated: str) -> bool:
    """Whether the rate is of what was done: 聘任 and 配备率 are one, and so is 覆盖率 of what each has; not of 站点全部建成."""
    had, done = _HAVE.split("|"), claim["verb"]
    return done == rated or (done in had and (rated in had or (rated == "覆盖" and bool(claim["what"]))))


def fewer_than_all(figures: Figures, terms: Sequence[Term], span: Span) -> Iterator[tuple[Span, Term]]:
    """Each claim that every one of a count got its own, with the count of fewer right behind it."""
    text = figures.reading.document.folded
    for claim in _one_by_one().finditer(text, span.start, span.end):
        whole = next((term for term in reversed(terms) if figures.span(term).end <= claim.start()), None)
        given = next((term for term in terms if figures.span(term).start >= claim.end()), None)
        if whole is None or given is None or not (figures.is_count(whole) and figures.is_count(given)):
            continue
        said = text[figures.span(whole).end : claim.start()]
        exact = figures[whole].exact and figures[given].exact
        if exact and _of_all().search(said) and not _of_some().search(said + whole.wide):
            told = re.fullmatch(
                f"(?:全年|累计|合计|总共|一共|共计?|先后)*(?:{claim['verb']})?(?:{claim['what']})?",
                given.wide,
            )
            if told and given.wide and 0 < figures[given].printed < figures[whole].printed:
                yield Span(*claim.span()), given


def done_fewer(figures: Figures, terms: Sequence[Term], span: Span) -> Iterator[tuple[Span, Term]]:
    """Each claim that all were done with the count of fewer that were, right behind it: 建议32件，均已办结，共办结31件."""
    text = figures.reading.document.folded
    for claim in _finished().finditer(text, span.start, span.end):
        before = [term for term in terms if figures.span(term).end <= claim.start()]
        behind = [term for term in terms if figures.span(term).start >= claim.end()]
        if not before or not behind or _merged().search(text, span.start, span.end):
            continue
        whole, done = before[-1], behind[0]
        counts = [each for each in (*before, *behind) if figures.is_count(each)]
        told = _so_many().fullmatch(done.wide)
        if told is None or not {whole, done} <= set(counts) or "其中" in whole.wide:
            continue
        if _of_all_before().fullmatch(text[figures.span(whole).end : claim.start()]) is None:
            continue
        same = figures[whole].unit.name == figures[done].unit.name
        exact = same and figures[whole].exact and figures[done].exact
        less = exact and 0 < figures[done].printed < figures[whole].printed
        rest = [each for each in behind[1:2] if figures.alike(each, whole)]
        if less and figures.size(done, *rest) == figures.size(whole):
            continue  # 问题36个，全部整改，整改32个，长期坚持4个
        if less and (told["verb"] in claim[0] or _parts_make(figures, behind[1:], whole, done)):
            yield Span(*claim.span()), done


def _parts_make(figures: Figures, behind: Sequence[Term], whole: Term, done: Term) -> bool:
    """Whether what became of those done adds up to all of them: 合计32件，均已办结，共答复31件，其中解决27件，列入计划5件."""
    counts = [each for each in behind if figures.is_count(each)]
    opened = next((at for at, each in enumerate(counts) if "其中" in each.wide), len(counts))
    parts = [each for each in counts[opened : opened + 2] if figures.alike(each, done)]
    return len(parts) == 2 and figures.size(*parts) == figures.size(whole)


@cache
def _finished() -> re.Pattern[str]:
    """均已办结, 全部在规定时限内答复, up to the mark."""
    when = "(?:已经?|在(?:法定|规定)?(?:时限|期限)内|按[期时]|如期|依法|得到|完成)*"
    return re.compile(f"{_SAYS_ALL}{when}(?:{_DONE}|办理|答复|办复)(?:到位|完毕|完成)?(?=[,;])")


@cache
def _of_all_before() -> re.Pattern[str]:
    """Between the figure and the claim: nothing that singles out some."""
    return re.compile("(?:案件|问题|事项|建议|提案|申请|文件|隐患)?,?(?:目前|现|已经?|也)*")


@cache
def _so_many() -> re.Pattern[str]:
    """共办结, 共答复问题."""
    things = "(?:案件|问题|事项|建议|提案|申请|文件|隐患)"
    return re.compile(f"(?:共计?|累计|合计|实际)?已?(?:完成)?(?P<verb>{_DONE}|办理|办复){things}?")


@cache
def _merged() -> re.Pattern[str]:
    return re.compile("并案|合并|并入|撤回|撤销|结转|终止")


@cache
def _one_by_one() -> re.Pattern[str]:
    """逐件出具审核意见书, up to the mark; groups ``verb`` and ``what``."""
    return re.compile(
        "逐(?:[件份项家户案宗个]|一)(?P<verb>出具|制发|送达|发放|制作|签订|建立|反馈|回复|答复|形成|下达|下发)(?P<what>[\u4e00-\u9fff]{0,10})(?=,)"
    )


@cache
def _of_all() -> re.Pattern[str]:
    return re.compile(f"{_SAYS_ALL}[\u4e00-\u9fff]{{2,16}},(?:并|同时|由[\u4e00-\u9fff]{{2,8}})?$")


@cache
def _of_some() -> re.Pattern[str]:
    return re.compile("其中|[对将就把]|不|问题|需|部分|未|应|。|合并|并案|一揽子")
