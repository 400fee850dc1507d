"""What the text is speaking of inside one sentence, as its figures are read one after another."""

from __future__ import annotations

import re
from functools import cache

from lawlint.facts.model import Indicator, Kind, Quantity
from lawlint.lean import dataclass, field, replace

ASIDE = frozenset({"money", "person", "person-time", ""})
"""Families of units of figures that do not change what is spoken of."""


@dataclass(slots=True)
class Topic:
    """What is spoken of.

    ``about`` is the indicator last bound without its measure; None when more than one thing may be meant, and
    then ``former`` is what it was before a figure of something else.
    ``reach``: where the matter was found.  ``counted``: matters whose cases the clauses since the last
    semicolon count (``""``: something else).  ``narrowed``: a part has been singled out since.  ``aspects``:
    the parts named since.  ``mixed``: the sentence also counts cases of matters that no word is known for.
    """

    about: Indicator | None = None
    former: Indicator | None = None
    reach: str = "sentence"
    counted: set[str] = field(default_factory=set)
    narrowed: bool = False
    aspects: set[str] = field(default_factory=set)
    mixed: bool = False

    @property
    def far(self) -> bool:
        """Whether only the paragraph or the heading says what is spoken of."""
        return self.reach in ("paragraph", "heading") and not self.counted

    @property
    def scope(self) -> str:
        """Whose figures are spoken of."""
        return self.about.scope if self.about else ""

    @property
    def period(self) -> str:
        """The time that is spoken of; ``""`` for the year of the report."""
        return self.about.period if self.about else ""

    def semicolon(self) -> None:
        """What was singled out before a semicolon is not meant behind it; what no word is known for may be."""
        self.mixed |= "" in self.counted
        self.narrowed = False
        self.aspects.clear()
        self.counted.clear()

    def named(self, matter: str) -> None:
        """A matter is named without a figure: it is what follows, unless another has been counted."""
        if self.about is None or self.about.matter != matter:
            known = self.about is None or not self.counted
            self.about = Indicator(matter, "") if known else None

    def counts(self, about: Indicator, quantity: Quantity, part: bool) -> None:
        """A figure that names its matter itself; ``part``: only as a part of what is spoken of."""
        self.reach = "sentence"
        if part and self.about is not None:
            self.narrowed = True
            return
        other = bool(self.counted) and about.matter not in self.counted
        self.counted.add(about.matter)
        if other and quantity.kind is not Kind.PERCENT:
            self.about = None  # two matters side by side: what follows may be of either
            return
        self.about = about
        self.aspects = {about.aspect} if about.aspect else set()
        self.narrowed = False

    def goes_on(self, indicator: Indicator, aspect: str, measured: bool, part: bool) -> None:
        """A figure whose matter is understood; ``measured``: its measure is not."""
        if self.about is None:
            return
        if aspect and measured and not part:
            self.about = replace(indicator, measure="")
        elif indicator.scope and measured and not (part or self.counted):
            self.about = replace(self.about, scope=indicator.scope, period=indicator.period)
        elif indicator.period != self.about.period:
            self.about = replace(self.about, period=indicator.period)
        self.counted.add(indicator.matter)

    def admits(self, narrows: bool, aspect: str, measured: bool, part: bool) -> bool:
        """Whether a figure whose matter is understood can mean one thing only."""
        if narrows and (part or not measured):
            self.narrowed = self.narrowed or part
        elif self.narrowed and not narrows:
            return False
        if aspect:
            self.aspects.add(aspect)
            return True
        return len(self.aspects) < 2

    def disturbed(self, fits: bool) -> None:
        """A figure of something else: what the next ones are about is unclear unless it ``fits``."""
        if self.about is None or not self.counted or not fits:
            self.former, self.about = self.about or self.former, None
            self.counted.add("")


_YEAR_END = "12月(?:底|末|31日)"
"""The end of the year, up to which the report counts: no time of its own."""


@cache
def _periods() -> re.Pattern[str]:
    forward = "(?!度?(?:结转|旧存|遗留|未结|存))"
    months = rf"\d{{1,2}}(?:月份?)?[-—~至到]\d{{1,2}}月|(?<!\d)(?!{_YEAR_END})\d{{1,2}}月"
    opening = "(?:年|期)初(?=,?[^,;。]{0,12}?(?:在[办审]|正在|待[办审]|尚有))"  # what was there before the year began
    return re.compile(
        rf"(?:19|20)\d\d年?(?:[-—~至到]{{1,2}})(?:19|20)\d\d年|(?<!结转)(?<!结转[至到])(?P<year>(?:19|20)\d\d)年{forward}|上半年|下半年|[一二三四]季度|{months}|近[一二三四五两]年|[三五]年来"
        rf"|“?十[二三四五六]五”?|(?<!结转)(?:上一?年|去年|前年){forward}|建立以来|成立以来|历年|年以来|{opening}"
    )


def period_said(text: str, year: int | None) -> str | None:
    """The periods that ``text`` names, other than the report's ``year``; None when it names no time."""
    if not any(sign in text for sign in ("年", "月", "季", "五", "期初")):
        return None
    found = list(_periods().finditer(text))
    if not found and "年" not in text and re.search(_YEAR_END, text) is None:
        return None
    return "".join(each.group() for each in found if each["year"] != str(year))
