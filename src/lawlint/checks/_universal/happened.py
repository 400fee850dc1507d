"""What did not happen and is counted after all: 全年未发生安全生产事故，发生生产安全事故2起."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.checks._universal.subject import subject_of
from lawlint.facts.model import Term
from lawlint.finding import Span


def happened(figures: Figures, terms: Sequence[Term], span: Span) -> Iterator[tuple[Span, Term]]:
    """Each claim in the sentence (``span``) that a thing did not happen, with the count of it behind the claim."""
    text = figures.reading.document.folded
    for claim in _never().finditer(text, span.start, span.end):
        for term in terms:
            start = figures.span(term).start
            if start < claim.end() or not figures.is_count(term) or figures[term].printed <= 0:
                continue
            what = claim["what"] or claim["nil"] or claim["not"]
            where = subject_of(re.split("[,;:。]", text[span.start : claim.start()])[-1])
            if where not in text[claim.end() : start]:
                continue  # 重点林区未发生火灾，全年共发生火灾36起
            if _other_time().search(text[span.start : start]) is None and _is_it(
                what, claim["verb"] or "", term
            ):
                yield Span(*claim.span()), term
                break


@cache
def _never() -> re.Pattern[str]:
    """未发生一起安全生产事故, up to the mark; group ``what``."""
    never = (
        "(?:未|没有|无)再?(?:发生|出现|(?P<verb>收到|接到|接报|发现|查处))过?(?:任何)?(?:一[起例件宗次])?的?"
    )
    kind = "(?:案件|事件|情况|现象|情形)?"
    return re.compile(
        f"(?:{never}(?P<what>[\u4e00-\u9fff]{{2,16}}?)|(?:全年|年内|保持|实现)*(?P<nil>[\u4e00-\u9fff]{{2,6}}?)零(?:事故|发生)"
        f"|(?:无|没有)(?:一起)?(?P<not>[\u4e00-\u9fff]{{2,12}}?)发生){kind}(?=[,;])"
    )


@cache
def _other_time() -> re.Pattern[str]:
    return re.compile(
        "上一?年|去年|同期|此前|往年|历年|连续|[上下]半年|季度|\\d月|除|查处|整改|纠正|通报|本级|20\\d\\d年.*20\\d\\d年"
    )


def _is_it(what: str, verb: str, term: Term) -> bool:
    """Whether the count is of the thing: its words and, but for words of time, no others."""
    found = re.fullmatch(
        f"(?:其中|但|全年|共|当年|年内|累计|仅)*(?:{verb or '发生|出现'})了?(?P<what>[\u4e00-\u9fff]*)",
        term.lead,
    )
    if found is None:
        return False
    counted = re.sub("(?:案件|事件|情况|现象|情形)$", "", found["what"] + term.tail)
    milder = re.search("轻微|一般|较小|未遂|疑似|险情|涉险|隐患", counted)
    return set(what) <= set(counted) and ("非" in what) == ("非" in counted) and milder is None
