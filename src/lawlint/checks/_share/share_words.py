"""The words of a share: 占比为, 占总数的, and what they say that it is of."""

from __future__ import annotations

import re
from functools import cache

from lawlint.facts.model import Term
from lawlint.lean import replace


@cache
def share_words() -> re.Pattern[str]:
    """占比为, 占总数的, 占审结案件的; ``base`` is what stands between 占 and 的."""
    all_of = "全年|同期|所有"
    within = "全[市县区省国旗州盟]"
    said = "的(?:比例|比重)?|比|比例|比重"
    return re.compile(
        rf"占(?:{all_of})?(?P<scope>{within})?(?:{all_of})?(?P<base>[^,;。:占]{{0,14}}?)(?:{said})?(?:均|约|仅|近)?(?:为|达到?|到)?$"
    )


def in_plain_order(term: Term, text: str) -> Term:
    """A share with its whole behind 占: 占全市纠纷总量的, where the text has 在全市纠纷总量中占; 占受理总数比例达, where
    it has 占受理总数比例最高，达.
    """
    if term.mark == "," and _reached().fullmatch(term.wide) and text[term.start - 1] == ",":
        start = max(text.rfind(mark, 0, term.start - 1) for mark in ",;。:\n") + 1
        ranked = _ranked().fullmatch(text, start, term.start - 1)
        words = ranked["share"] + term.wide if ranked else term.wide
        return replace(term, wide=words, lead=words)
    found = _among().search(term.wide)
    if found is None:
        return term
    words = f"占{found['base']}的"
    return replace(term, wide=term.wide[: found.start()] + words, lead=term.lead[: -len(found[0])] + words)


@cache
def _reached() -> re.Pattern[str]:
    return re.compile("(?:为|高?达到?)了?")


@cache
def _ranked() -> re.Pattern[str]:
    """The words of a share that is first said to be the greatest."""
    first = "最[高大多]|居首位?|居第一位?|排?第一位?|居多|较[高大多]"
    return re.compile(f"(?P<share>[^\\d]*占[^\\d]{{0,16}}?)(?:均|也|则)?为?(?:{first})")


@cache
def _among() -> re.Pattern[str]:
    return re.compile(
        "在(?P<base>[^,;。:占]{2,14}?)(?:当|之)?中,?(?:所?占比?|的占比)(?:例|重)?(?:为|达到?|约|到)?了?$"
    )


_GENERAL = ("总数", "总量", "总额", "全部", "比", "其", "总")


def of_all(term: Term) -> bool:
    """Whether the share is of the whole that is spoken of, not of one named behind 占."""
    found = share_words().search(term.wide)
    if found is None or within_class(term):
        return False
    return not found["base"] or found["base"].startswith(_GENERAL)


def base_of(term: Term) -> str:
    """What the words of a share say that it is of; ``""`` where that is the whole that is spoken of."""
    found = share_words().search(term.wide)
    return "" if found is None or found["base"].startswith(_GENERAL) else found["base"]


def within_class(term: Term) -> bool:
    """Whether the share is of the class named before 占: “其他类”中占3.98%."""
    found = share_words().search(term.wide)
    return found is not None and _within().search(term.wide[: found.start()]) is not None


@cache
def _within() -> re.Pattern[str]:
    """Words of a class before 占; not 其中, nor all there is."""
    return re.compile("(?<!其)(?<!案件总数)(?<!总数)(?<!总量)(?<!所有案件)(?<!全部案件)中$")


def said_pairs(base: str) -> set[str]:
    """What says which whole a share is of; nothing for 总数 and the like."""
    core = re.sub("^(?:全部|总|其)|(?:总数|总量|总额|(?<=..)(?:案件|人员)|(?<=..)(?:数量|[数量]))$", "", base)
    core = in_full(core)
    return {core[at : at + 2] for at in range(len(core) - 1)} - {
        "案件",
        "总数",
        "全部",
        "比重",
        "比例",
        "人数",
        "件数",
    }


def in_full(words: str) -> str:
    """Words of a whole with what is short for them: 占受案总数 is of those 受理."""
    return words.replace("受案", "受理")
