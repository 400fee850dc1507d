"""Whether a place that nearly agrees with a fixed expression is a slip, or right by itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from lawlint.checks._near_miss.lexicon import Lexicon, Match
from lawlint.checks._near_miss.lexicon_tables import GRAM, LONG

_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两半几")
_PARTICLES = frozenset("的地得")
_EMPTY_WORDS = frozenset("的地得和与及等之了")
_FUNCTION = _EMPTY_WORDS | frozenset("而以于为在是不无有其此这也都又再将把被对向从由至到或且则所已")
_LIGHT = frozenset("化性型式业")  # suffixes that many expressions may have or not
_SUFFIXES = frozenset("性化型式者级类率度证时后前内外中上下")
"""What may end the word before a phrase: 区域性经济组织, 通行证管理."""
_FOLLOWERS = frozenset("时后前内外中上下间等者")
"""What may stand behind a word as a word of its own: 达到百分之五时."""
_MODIFIERS = frozenset("大小新老总副双全后")
_STANDING = _FUNCTION | _NUMERALS | frozenset("市县区省乡镇村州国党会年月日人家户天次件")
"""What may stand twice at the edge of a phrase: 天天, 户户, 市｜市级."""
_BODIES = frozenset("局部委会所站处院厅办行社校队")
"""What ends the name of a body, before the title of its head: 公安局｜局长."""
_SHORTER = frozenset({"权力", "权利"})  # words that often stand as their first character alone


@cache
def _counted() -> re.Pattern[str]:
    """How many there are of what the rest of a phrase names: 行政处罚决定数增长16%."""
    return re.compile("[数量额](?=\\d|[为达占比较近约超,，]|增|减|上升|下降|同比|环比|居)")


class Judge:
    """Whether a place that nearly agrees with a phrase is a slip, or right by itself."""

    def __init__(
        self,
        index: Lexicon,
        text: str,
        follow: Mapping[str, str],
        alike: Mapping[str, frozenset[str]],
        settled: tuple[str, ...] = (),
    ) -> None:
        self.index = index
        self.text = text
        self.follow = follow
        self.alike = alike
        self.settled = settled

    def wrong(self, match: Match, differing: tuple[int, ...]) -> bool:
        """Whether the characters at the places ``differing`` are wrong: two that make a word of their own are
        that word (校园视频安全, not 食品)."""
        first, last = differing[0], differing[-1]
        end = match.start + len(match.phrase)
        if len(differing) > 1 and (
            last - first > 1 or len(match.phrase) < LONG or first - match.start < 2 or end - last < 3
        ):
            return False
        if len(differing) > 1 and self._word(self.text[first : last + 1]):
            return any(self._settled(match.phrase, place - match.start) for place in differing)
        return not any(self._excused(match, place) for place in differing)

    def slipped(self, match: Match, kind: str, at: int) -> bool:
        """Whether the phrase is meant, its character ``at`` missing, doubled or swapped with the next."""
        place, phrase = match.start + at, match.phrase
        if not _EMPTY_WORDS.isdisjoint(phrase[at : at + 2 if kind == "swapped" else at + 1]):
            return False
        if kind == "missing" and (phrase[at] in _LIGHT or phrase[at] in (phrase[at - 1], phrase[at + 1])):
            return False
        if kind == "doubled" and self._twice_right(match, at):
            return False
        if kind == "swapped" and _NUMERALS.issuperset(phrase[at : at + 2]):
            return False
        if kind == "missing" and self._whole_without(phrase, at):
            return False
        first = place - 3 if kind == "missing" else place - 2
        if self._elsewhere(range(first, first + 3)):
            return False
        if len(phrase) > LONG:
            return True
        if kind != "missing":
            return not self._word(self.text[place : place + 2])
        derived = self.text[place - 1] in _LIGHT and self._word(phrase[at - 3 : at - 1])  # 多元｜化｜机制
        return not derived and not self._word(self.text[place - 1 : place + 1])

    def _twice_right(self, match: Match, at: int) -> bool:
        """Whether the phrase may meet the character that stands twice: at its edge (执行｜行动方案,
        各级党委｜委员) unless the text breaks off there, or where both belong to their neighbours."""
        text, first = self.text, match.start + at
        twice, before, behind = text[first], text[first - 1 : first], text[first + 2 : first + 3]
        if at in (0, len(match.phrase) - 1):
            outside = before if at == 0 else behind
            counted = at == 0 and before.isdigit()  # 3部｜部门规章
            return counted or twice in _STANDING or "\u4e00" <= outside <= "\u9fff"
        if text[max(first - 2, 0) : first] == before * 2:  # 扎扎实实推进
            return True
        sure = len(match.phrase) >= LONG
        return not sure and self._word(twice + behind) and (twice in _BODIES or self._word(before + twice))

    def _excused(self, match: Match, place: int) -> bool:
        """Whether the character at ``place`` may stand as it does."""
        text, phrase, at = self.text, match.phrase, place - match.start
        if text[place] in _NUMERALS or _PARTICLES.issuperset((text[place], phrase[at])):
            return True
        open_ = not self._settled(phrase, at)
        if open_ and text[place] in self.alike.get(phrase[at], ()):
            return True
        if self._elsewhere(range(place - GRAM + 1, place + 1)):
            return True
        if text[place] in _FUNCTION and len(phrase) < LONG:
            return True
        if at == 0 and (text[place - 1 : place].isdigit() or text[place - 1 : place] in _NUMERALS):
            return True  # 14个｜有关部门
        if at == 0 and text[place] in _SUFFIXES and self._word(text[max(place - 2, 0) : place]):
            return True
        if at == 1 and text[place] in _SUFFIXES and self._word(text[max(place - 2, 0) : place]):
            return True
        if at == len(phrase) - 1 and text[place] in _FOLLOWERS and len(phrase) < LONG:
            return text[place - 1] in _NUMERALS or self._word(text[place - 2 : place])
        if at == len(phrase) - 1 and _counted().match(text, place) is not None:
            return True
        sure = len(phrase) >= LONG or f"\n{phrase}\n" in self.index.firm
        for low in (at - 1, at):
            pair = text[match.start + low : match.start + low + 2] if match.start + low >= 0 else ""
            inside = low >= 0 and low + 2 <= len(phrase)
            if self._word(pair) and not (inside and sure):
                return True
            if open_ and inside and pair in self.alike.get(phrase[low : low + 2], ()):
                return True
        return self._straddled(match, place)

    def _straddled(self, match: Match, place: int) -> bool:
        """Whether a short phrase lies across words of the text: 行政｜职责｜任务 is no 政治责任."""
        first, last = match.start, match.start + len(match.phrase)
        middle = self.text[first + 1 : first + 3]
        if len(match.phrase) > GRAM or place not in (first + 1, first + 2) or not self._word(middle):
            return False
        return first > 0 and all(self._word(self.text[at - 1 : at + 1]) for at in (first, last))

    def _settled(self, phrase: str, at: int) -> bool:
        """Whether the character ``at`` belongs to words in which no twin has a place."""
        places = ((words, phrase.find(words)) for words in self.settled)
        return any(0 <= start <= at < start + len(words) for words, start in places)

    def _whole_without(self, phrase: str, at: int) -> bool:
        """Whether the phrase reads as well without its character ``at``: 统一（大）市场, 司法权（力）, 共和国（公）司法."""
        if phrase[at - 1 : at + 1] in _SHORTER:
            return True
        if phrase.endswith("制度"):
            return False  # the name of an institution has all of its words
        before, behind = phrase[at - 2 : at], phrase[at + 1 : at + 3]
        optional = phrase[at] in _MODIFIERS and self._word(before)
        return self._word(behind) and (optional or phrase[:at].endswith("共和国"))

    def _elsewhere(self, starts: range) -> bool:
        """Whether a gram at one of the places is part of a phrase as it stands."""
        grams = (self.text[max(start, 0) : start + GRAM] for start in starts)
        return any(len(gram) == GRAM and self.index.spelt(gram) for gram in grams)

    def _word(self, pair: str) -> bool:
        return len(pair) == 2 and pair[1] in self.follow.get(pair[0], "")


@cache
def followers(words: str) -> Mapping[str, str]:
    """From a character to those that make a word with it."""
    return {line[0]: line[1:] for line in words.split()}


@cache
def twins(groups: str) -> Mapping[str, frozenset[str]]:
    """From a word to all words of its groups."""
    alike: dict[str, frozenset[str]] = {}
    for line in groups.splitlines():
        group = frozenset(line.split())
        for word in group:
            alike[word] = alike.get(word, frozenset()) | group
    return alike
