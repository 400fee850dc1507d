"""Shares of classes that never overlap, and counts of classes that are all of a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import pairwise

from lawlint.checks._digits import one_key_off
from lawlint.checks._figures import Figures, total
from lawlint.checks._share.sums import added
from lawlint.checks._share.within import class_before
from lawlint.checks.base import Observation
from lawlint.facts.model import Term
from lawlint.interval import Interval


def exclusive(figures: Figures, case: str, shares: Sequence[Term]) -> Iterator[Observation]:
    """The shares of two classes that never overlap (线上, 线下) are 100% at most, or together."""
    for form in figures.reading.vocabulary.exclusive:
        if len(form.words) != 2 or form.units:
            continue
        longer = {word: [each for each in form.words if word != each and word in each] for word in form.words}
        named = [
            [t for t in shares if word in t.wide and not any(each in t.wide for each in longer[word])]
            for word in form.words
        ]
        if [len(terms) for terms in named] == [1, 1] and named[0][0] is not named[1][0]:
            pair = sorted((named[0][0], named[1][0]), key=lambda term: term.index)
            if any(word in class_before(term.wide) for term in pair for word in form.words):
                continue  # 专职调解员中大专以上占78.5%，兼职调解员中占42.3%
            if not _one_thing(figures, pair, form.words):
                continue
            least = Fraction(100 if form.complete else 0)
            clause = [term for term in shares if term.clause == pair[0].clause]
            if _make_all(figures, clause) or _make_all(figures, shares):
                continue  # 优秀占27.6%、合格占59.8%、不合格占12.6%
            yield from added(figures, case, pair, Interval(least, Fraction(100)))
            return


def _make_all(figures: Figures, shares: Sequence[Term]) -> bool:
    """Whether more than two shares add up to 100%."""
    return len(shares) > 2 and total([figures.rounded(term) for term in shares]).meets(Interval.point(100))


def _one_thing(figures: Figures, pair: Sequence[Term], words: Sequence[str]) -> bool:
    """Whether two shares are of one thing: not so in 窗口立案占36%，网上缴费占79%."""
    between = figures.reading.document.folded[figures.span(pair[0]).end : pair[1].start]
    rest = [re.sub("|".join((*map(re.escape, words), "占.*$")), "", term.wide).strip("、的") for term in pair]
    pairs = {rest[0][at : at + 2] for at in range(len(rest[0]) - 1)}
    return ";" not in between and (not all(rest) or any(each in rest[1] for each in pairs))


def classes_of_all(figures: Figures, case: str, shares: Sequence[Term]) -> Iterator[Observation]:
    """The shares of at least three classes that never overlap (非常满意, 满意, 不满意) are 100% at most."""
    best: list[Term] = []
    least = 0
    for form in figures.reading.vocabulary.exclusive if len(shares) > 2 else ():
        run = _named_once(form.words, shares) if len(form.words) > 2 and not form.units else []
        if len(run) > max(2, len(best)):
            others = any(word in term.wide for term in shares if term not in run for word in form.words)
            whole = form.complete and len(run) == len(form.words) and not others
            best, least = run, 100 if whole else 0
    if not best and len(shares) > 2:
        best = _called_alike(figures, shares)
    if not best and len(shares) > _SURE and _of_one_total(figures, shares):
        best = list(shares)
    if not best and len(shares) > 2 and _by_one_way_each(figures, shares):
        best = list(shares)
    if best:
        yield from added(figures, case, best, Interval(Fraction(least), Fraction(100)))


def _by_one_way_each(figures: Figures, shares: Sequence[Term]) -> bool:
    """Whether shares in a row are of the ways in which cases came in or ended, one way each: 从投诉渠道看，通过平台提交的占
    62.7%，拨打热线的占28.4%，来信来访的占8.9%.
    """
    text, first = figures.reading.document.folded, shares[0]
    start = max(text.rfind("。", 0, first.start) + 1, figures.reading.document.blocks[first.block].span.start)
    if _one_way_each().match(text, start, first.start + 1) is None:
        return False
    close = all(two.clause == one.clause + 1 or two.mark == "、" for one, two in pairwise(shares))
    names = [re.sub("(?:的|案件|申请)*占比?.*$", "", term.wide).lstrip("、") for term in shares]
    plain = all(names) and len(set(names)) == len(names)
    plain = plain and not any(re.search("其中|涉|类|领域", name) for name in names)
    return close and plain and not _are_all_but_some(figures, shares) and _one_slip_makes_all(figures, shares)


def _one_slip_makes_all(figures: Figures, shares: Sequence[Term]) -> bool:
    """Whether one key alone parts a share from what the others leave of all: 16.3% for 6.3% beside 62.5% and 31.2%; else
    some may be of something else (线上占61.3%，窗口占30.2%，跨省通办占16.7%).
    """
    for term in shares:
        others = [each for each in shares if each is not term]
        rest, scale = total([figures.rounded(each) for each in others]), 10 ** figures[term].decimals
        near = int((_ALL - sum(figures[each].printed for each in others)) * scale)
        for meant in range(max(near - len(shares), 1), near + len(shares) + 1):
            fits = rest.shift(Fraction(meant, scale)).meets(Interval.point(_ALL))
            if fits and one_key_off(figures[term].printed * scale, Fraction(meant)):
                return True
    return False


_ALL = 100


def _are_all_but_some(figures: Figures, shares: Sequence[Term]) -> bool:
    """Whether two or more of the shares in a row are all, but for rounding, and the others at one end of the row, or one
    anywhere in it, of something else: 网络占52.3%，电话占31.6%，来访占16.2%，匿名举报占8.7%.
    """
    sizes = [figures.rounded(term) for term in shares]
    many = len(sizes)
    rows = [sizes[:end] for end in range(2, many)] + [sizes[start:] for start in range(1, many - 1)]
    rows += [sizes[:at] + sizes[at + 1 :] for at in range(1, many - 1)]
    return any(total(row).meets(Interval.point(100)) for row in rows)


@cache
def _one_way_each() -> re.Pattern[str]:
    came = "投诉|举报|受理|申请|提交|诉求|办件|收件|立案|结案|审结"
    several = "多选|知晓|了解|知道|获取"
    return re.compile(
        rf"(?![^。]*(?:{several}))从[^,;。]{{0,8}}(?:{came})[^,;。]{{0,4}}(?:渠道|途径|方式|来源)来?看,"
    )


_SURE = 3
_OVER = 105
"""Per cent that shares of one total never make by a slip; more is a sign of classes that overlap."""


def _of_one_total(figures: Figures, shares: Sequence[Term]) -> bool:
    """Whether four or more shares in a row are of one total that is said to be parted: 总用水中：农业用水占68.3%，
    工业用水占21.3%….
    """
    text, first = figures.reading.document.folded, shares[0]
    start = figures.reading.document.blocks[first.block].span.start
    said = _total_parted().search(text[start : figures.span(first).start])
    if said is None or shares[-1].index - first.index + 1 != len(shares):
        return False
    name = re.compile(f"[一-鿿]{{1,8}}{said['noun']}占比?(?:为)?")
    named = all(name.fullmatch(term.lead) for term in shares)
    return named and sum(figures[term].printed for term in shares) <= _OVER


@cache
def _total_parted() -> re.Pattern[str]:
    return re.compile("总(?P<noun>[一-鿿]{2,4}?)(?:量|额|数)?(?:中|构成)?[:,]?[^,;。:总]{1,12}$")


def _called_alike(figures: Figures, shares: Sequence[Term]) -> list[Term]:
    """The shares of a list each of which is one of 某某类, with nothing else before it, that hardly overlap."""
    names = [_class_called().fullmatch(term.wide) for term in shares]
    said = [found[1] for found in names if found is not None]
    words = figures.reading.vocabulary.overlapping
    apart = not any(word in name for name in said for word in words)
    apart = apart and not any(_make_all(figures, shares[:size]) for size in range(3, len(shares)))
    return list(shares) if apart and len(said) == len(shares) == len(set(said)) else []


@cache
def _class_called() -> re.Pattern[str]:
    return re.compile("[、,]?((?!涉)[一-鿿]{2,6}类)(?:案件|问题|事项|诉求|纠纷)?占比?(?:为)?")


def _named_once(words: Sequence[str], shares: Sequence[Term]) -> list[Term]:
    """The shares that have the name of one of the classes and nothing else before them, one of each."""
    run: list[Term] = []
    taken: set[str] = set()
    if any("其中" in term.wide for term in shares[1:]):
        return []
    for term in shares:
        found = [word for word in words if word in term.wide]
        found = [word for word in found if not any(word != other and word in other for other in found)]
        if len(found) == 1 and found[0] not in taken and _plain_class(term.wide, found[0]):
            run.append(term)
            taken.add(found[0])
    return run


def _plain_class(words: str, name: str) -> bool:
    """Whether the words before a share are the name of the class alone."""
    chosen = "(?:选择?|评价?为?|打分?|填写?|勾选|表示|认为|回答|反馈|回复)?"
    voted = "(?:的|率|票|者|[的者]?(?:群众|企业|受访者|被调查者|当事人|人数|问卷|答卷|样本))?"
    marks = "[、,]?(?:其中,?)?(?:的)?"
    return re.fullmatch(f'{marks}{chosen}[“"]?{name}[”"]?{voted}占比?(?:为|达)?', words) is not None


def complete_set(figures: Figures, above: Term, counts: Sequence[Term]) -> list[Term]:
    """The figures of the sentence that make up a whole with ``above``, itself among them: 简易程序, 普通程序; none
    where more classes are counted (专职律师, 兼职律师, 公职律师).
    """
    here = [term for term in counts if term.sentence == above.sentence and not figures.is_change(term)]
    for form in figures.reading.vocabulary.exclusive:
        named = [[term for term in here if word in term.lead] for word in form.words]
        if form.complete and all(len(terms) == 1 for terms in named) and [above] in named:
            pair = [above, *(term for [term] in named if term is not above)]
            if len(pair) < len(form.words):
                return []  # one figure counts two classes: 基本合格和不合格的5所
            return [] if any(each.lead[-2:] == above.lead[-2:] for each in here if each not in pair) else pair
    return []
