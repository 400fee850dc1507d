"""A share at the head of its sentence, of two figures that it names: 审结98件，败诉6件。败诉案件占审结案件的16.1%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import permutations

from lawlint.checks._figures import Figures
from lawlint.checks._fitting import MOST
from lawlint.checks._quotient import is_share
from lawlint.checks._share.problem import wrong_share
from lawlint.checks._share.share_words import share_words
from lawlint.checks._share.shares import Shares, may_have_share
from lawlint.checks._share.subject import names_in_short
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Approx, Term


def share_by_names(shares: Shares, case: str, term: Term) -> Observation | None:
    """The share against the only figure before it that has the name of the part, and the only one of the whole."""
    figures, at = shares.figures, shares.at[term.index]
    said = share_words().search(term.wide)
    if said is None or said["scope"] or figures[term].approx is not Approx.ROUNDED or not at:
        return None
    if shares.terms[at - 1].sentence == term.sentence or term.mark not in ("。", ""):
        return None
    counts = [each for each in shares.terms[:at] if may_have_share(figures, each)]
    part = _only(figures, counts, _core(term.wide[: said.start()]), term)
    if part is None:
        return None
    base = _core(said["base"])
    whole = _only(figures, counts, base, term, part) if base else _divided(counts, part, term)
    if whole is None or not figures.alike(part, whole):
        return None
    span, used = figures.span(term), figures.used((part, whole, term))
    if shares.fits(term, part, (whole,)):
        return Held(span, "share", used, exact=True)
    smaller = figures.rounded(part).compare("<", figures.rounded(whole)).name == "HOLDS"
    others = permutations([each for each in counts if figures.alike(each, part)][-MOST:], 2)
    if not smaller or any(is_share(figures, one, term, figures.rounded(two)) for one, two in others):
        return None
    if shares.elsewhere(term, part, bool):
        return None
    return wrong_share(figures, case, term, part, [whole])


def _divided(counts: Sequence[Term], part: Term, share: Term) -> Term | None:
    """The figure of the sentence before that 其中 divides into the part and others: 立案1528件，其中道路运政1096件、公路路政
    317件。道路运政案件占比71.73%.
    """
    if not share.wide.endswith("占比") or part.sentence + 1 != share.sentence:
        return None
    at = counts.index(part)
    while at and counts[at].mark == "、" and counts[at - 1].index + 1 == counts[at].index:
        at -= 1
    whole = counts[at - 1] if at and counts[at].wide.startswith("其中") else None
    return (
        whole if whole and whole.index + 1 == counts[at].index and whole.sentence == part.sentence else None
    )


def _core(words: str) -> str:
    """What the words name: 败诉 of 败诉案件, 受理 of 受理总数; ``""`` when they speak of a time or of several."""
    if _elsewhen().search(words):
        return ""
    words = re.sub("^(?:其中|上述|这些|全部|已|所有)", "", words.strip(",、"))
    words = re.sub("类[^类]{2,4}$", "类", words)
    core = re.sub("(?:案件|(?<!结)案)?的?(?:总数|总量|数量|件数|人数|户数|[件人户]?数|量)?的?$", "", words)
    return core if len(core) > 1 else ""


@cache
def _elsewhen() -> re.Pattern[str]:
    return re.compile(
        "上一?年|去年|前年|同期|20\\d\\d年|月|季度|半年|全[国省市县区]|合计|[两三四五]类|均|各(?![类项种])"
    )


def _only(
    figures: Figures, counts: Sequence[Term], core: str, share: Term, but: Term | None = None
) -> Term | None:
    """The only figure of the sentence before with the name; None for none or several."""
    found = [each for each in counts if core and each is not but and _has_name(each, core)]
    near = found and all(share.sentence - each.sentence <= 2 and figures[each].unit.name for each in found)
    plain = near and not any(figures.is_change(each) or _elsewhen().search(each.wide) for each in found)
    return found[0] if plain and (len(found) == 1 or (but is not None and _parts(figures, found))) else None


def _parts(figures: Figures, found: Sequence[Term]) -> bool:
    """Whether all but the first are parts of it: 公证2875件，其中国内公证2461件，涉外公证414件."""
    first, *others = found
    behind = (
        "其中" in figures.reading.document.folded[figures.span(first).end : figures.span(others[0]).start]
    )
    smaller = all(figures[each].printed < figures[first].printed for each in others)
    return behind and smaller and all(each.sentence == first.sentence for each in others)


def _has_name(term: Term, core: str) -> bool:
    """Whether the words of a figure have the name, or what it is short for: 调撤 of 调解、和解撤回230件."""
    words = term.wide + (term.tail if term.closing else "")
    if names_in_short(core, term.lead):
        return True
    if core in words:
        return re.search(f"[未不无非]予?{re.escape(core)}", words) is None
    if len(core) != 2 or not re.search("[、和及]", words):
        return False
    return re.search(f"{re.escape(core[0])}.{{1,5}}{re.escape(core[1])}", words) is not None
