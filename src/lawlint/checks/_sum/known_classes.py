"""Classes that the vocabulary knows to exclude each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from lawlint.checks._figures import Figures
from lawlint.checks._part_lists import Parts
from lawlint.checks._sum.class_names import are_named, class_words, names_others
from lawlint.facts.cues import label
from lawlint.facts.model import Term
from lawlint.lean import dataclass

if TYPE_CHECKING:
    from lawlint.rules.vocabulary_form import ExclusiveForm


@dataclass(frozen=True, slots=True)
class Classes:
    """Members that exclude each other; ``complete``: together they are the whole."""

    members: tuple[Term, ...]
    complete: bool
    known: bool  # by the vocabulary, not by their form
    some: bool = False  # may be some of the whole only


def known_classes(figures: Figures, parts: Parts) -> Iterator[Classes]:
    """The members that the vocabulary knows to exclude each other: 民事、刑事、行政."""
    vocabulary, members = figures.reading.vocabulary, parts.members
    named = {word for term in members for word in vocabulary.classes_in(term.lead)}
    for form in vocabulary.sets_with(named):
        if form.units and figures[members[0]].unit.family not in form.units:
            continue
        chosen, taken = _chosen(figures, form.words, members, named)
        if len(chosen) > 1:
            yield Classes(tuple(chosen), _is_all(figures, parts, form, chosen, taken), True)


def _chosen(
    figures: Figures, words: Sequence[str], members: Sequence[Term], named: set[str]
) -> tuple[list[Term], set[str]]:
    """The members that count classes of one set, and their names; none if two count the same; ``named``: all words of sets that
    the members have.
    """
    chosen: list[Term] = []
    taken: set[str] = set()
    for term in members:
        other = [name for name in named if name in term.lead]
        said = {
            word for word in class_words(words, term.lead) if not _begins_other(figures, words, word, other)
        }
        if said and (said & taken or _of_narrower(chosen, term)):
            return [], set()
        if said:
            taken |= said
            chosen.append(term)
    return chosen, taken


def _of_narrower(chosen: Sequence[Term], term: Term) -> bool:
    """Whether one sex is counted among more people than the other: 女性112人、男性党员86人."""
    sexes = [_sex().fullmatch(each.lead) for each in (*chosen[:1], term)]
    if len(sexes) < 2 or sexes[0] is None or sexes[1] is None:
        return False
    return sexes[1]["whom"] not in ("", sexes[0]["whom"])


@cache
def _sex() -> re.Pattern[str]:
    return re.compile("(?:其中)?[男女]性?(?P<whom>[\u4e00-\u9fff]*)")


def _begins_other(figures: Figures, words: Sequence[str], word: str, named: Sequence[str]) -> bool:
    """Whether a word only begins the name of a class of another complete set: 一般, beside 优秀, in 一般程序."""
    others = {each for each in words if each != word}
    return any(
        form.complete and not any(other in each for each in form.words for other in others)
        for name in named
        if name != word and name.startswith(word)
        for form in figures.reading.vocabulary.sets[name]
    )


def _is_all(
    figures: Figures, parts: Parts, form: ExclusiveForm, chosen: Sequence[Term], taken: set[str]
) -> bool:
    """Whether the classes together are the whole, by the vocabulary or by the words of the whole."""
    members, whole = parts.members, parts.wholes[0].wide
    if _of_more(figures, parts, taken):
        return False
    if taken == {"罚款", "没收"} and _fines().search(whole) is not None:
        return True
    if taken == {"口头协议", "书面协议"} and _all_agreed(figures, parts):
        return True
    if len(chosen) == len(members) and _each_decided_on(figures, parts, taken):
        return True
    if are_named(taken, whole) and not names_others(members, chosen, whole):
        return True
    if (
        not form.complete
        or len(taken) != len(form.words)
        or (taken not in _SEXES and _has_rest(figures, members, chosen))
    ):
        return False
    if _names_finer(figures, form, chosen):
        return False
    return _ours().search(chosen[0].lead) is None and not _narrowed(form.words, chosen)


_SEXES = ({"男", "女"}, {"男性", "女性"})
"""Of whom no others in the list can be: 男性131人、女性122人，法官38人."""


def _of_more(figures: Figures, parts: Parts, taken: set[str]) -> bool:
    """Whether the whole has other classes, too: courts also enforce (法院受理案件8642件), and not all who take part in
    something (参与活动56场) are hosts.
    """
    whole = parts.wholes[0]
    if "主办" in taken and re.search("参[与加]", whole.wide):
        return True
    folded = figures.reading.document.folded
    said = re.split("[。;\n]", folded[max(whole.start - _LONGEST_SUBJECT, 0) : figures.span(whole).start])[-1]
    return taken == {"民事", "刑事", "行政"} and re.search("法院|检察|监督", said) is not None


_LONGEST_SUBJECT = 24


def _names_finer(figures: Figures, form: ExclusiveForm, chosen: Sequence[Term]) -> bool:
    """Whether a class is called by the name of a finer one, whose set has others, too: 国内民事 beside 涉外 and 涉港澳台, where
    国内经济 is unsaid.
    """
    leads, vocabulary = [term.lead for term in chosen], figures.reading.vocabulary
    return any(
        finer.complete
        and not {*form.words}.isdisjoint(finer.words)
        and not all(any(word in lead for lead in leads) for word in finer.words)
        for name in {each for lead in leads for each in vocabulary.classes_in(lead)}
        if any(name != word and name.startswith(word) for word in form.words)
        for finer in vocabulary.sets[name]
    )


def _has_rest(figures: Figures, members: Sequence[Term], chosen: Sequence[Term]) -> bool:
    """Whether the list goes on with other classes: 民事…，刑事…，行政…，执行…，其他案件2件; 专职律师…，公司律师….

    A stage (审结) is no class.
    """
    others = [term for term in members if term not in chosen]
    vocabulary = figures.reading.vocabulary
    return any(
        re.search("其[他它余]", term.lead)
        or term.mark == "、"
        or not (label(vocabulary, term.lead).measures or figures.is_change(term))
        for term in others
    )


def _narrowed(words: Sequence[str], chosen: Sequence[Term]) -> bool:
    """Whether some classes are counted at another stage than the others: 重大隐患53条、已整改一般隐患3703条."""
    named = re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))
    stages = {_stage().search(named.sub("", term.lead)) is None for term in chosen}
    return len(stages) > 1 and not any(mark in word for word in words for mark in "结办审")


@cache
def _stage() -> re.Pattern[str]:
    return re.compile("已|未|尚|正在|新增|完成")


@cache
def _ours() -> re.Pattern[str]:
    """What only the office itself did of a whole: 交办提案187件，其中由我局主办11件、会办23件."""
    return re.compile("[我本](?:局|委|办|厅|院|县|市|区|省|州|镇|街道|单位|部门|机关)")


def _all_agreed(figures: Figures, parts: Parts) -> bool:
    """Whether the words before a list say that all of the whole ended in agreements: 1820件均达成了调解协议，其中书面…."""
    whole, first = parts.wholes[0], parts.members[0]
    between = figures.reading.document.folded[figures.span(whole).end : figures.span(first).start]
    agreed = re.compile("(?:达成|签订|签署)了?(?:[一-鿿]{2})?协议")
    return re.search("均|全部|都", between) is not None and agreed.search(between) is not None


def _each_decided_on(figures: Figures, parts: Parts, taken: set[str]) -> bool:
    """Whether each of the whole was gone through to keep it or not: 对214件文件逐件审查，继续有效156件、修改22件、废止36件."""
    whole, first = parts.wholes[0], parts.members[0]
    between = figures.reading.document.folded[figures.span(whole).end : figures.span(first).start]
    kept = not parts.more and not taken.isdisjoint(("保留", "继续有效"))
    return kept and _one_by_one().search(between) is not None


@cache
def _one_by_one() -> re.Pattern[str]:
    looked = "审查|清理|评估|审核|梳理|甄别|研究|研判|论证|过筛|核对|审定"
    return re.compile(f"逐[件项一份条个部][\u4e00-\u9fff]{{0,6}}(?:{looked})")


@cache
def _fines() -> re.Pattern[str]:
    return re.compile("罚没(?:款项?|金额|收入|总额)*(?:合计|共计|总计|共|为|达)*$")
