"""Which parts of a list exclude each other, and whether together they are the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from lawlint.checks._figures import Figures, total
from lawlint.checks._levels import levels
from lawlint.checks._sum.list_words import came_off, denies, each_behind_colon, in_states, none_else
from lawlint.checks._sum.said_overlap import said_apart
from lawlint.checks._sum.sorts import exceed_by_slip, hardly_overlap, same_noun, spent_apart
from lawlint.checks._sum.year_classes import of_years
from lawlint.checks._wholes import Parts
from lawlint.facts.cues import label
from lawlint.facts.model import Term
from lawlint.interval import Truth
from lawlint.lean import dataclass

_LONGEST_NAMES = 40
"""Characters of the names of all parts."""


@dataclass(frozen=True, slots=True)
class Classes:
    """Members that exclude each other; ``complete``: together they are the whole."""

    members: tuple[Term, ...]
    complete: bool
    known: bool  # by the vocabulary, not by their form
    some: bool = False  # may be some of the whole only


def classes(figures: Figures, parts: Parts) -> Iterator[Classes]:
    """The sets of members that exclude each other, at least two each."""
    vocabulary = figures.reading.vocabulary
    members = parts.members
    found: list[Classes] = []
    if parts.partition and parts.opener != "双":
        found.append(Classes(members, True, True))
    if none_else(figures, members):
        found.append(Classes(members, True, True))
    if parts.opener == ":" and each_behind_colon(figures, members[0]) and _below(figures, parts):
        found.append(Classes(members, True, False))
    apart, all_ = levels(figures, members)
    if apart or _levels_named(parts):
        found.append(Classes(members, all_ or not apart, True))
    named = {word for term in members for word in vocabulary.sets if word in term.lead}
    for form in vocabulary.exclusive if named else ():
        words = form.words
        if named.isdisjoint(words):
            continue
        if form.units and figures[members[0]].unit.family not in form.units:
            continue
        chosen: list[Term] = []
        taken: set[str] = set()
        for term in members:
            said = _class_words(words, term.lead)
            if said and not said & taken:
                taken |= said
                chosen.append(term)
            elif said:
                chosen = []
                break
        if len(chosen) > 1:
            whole = parts.wholes[0].wide
            complete = form.complete and len(taken) == len(words)
            complete = complete and not _has_rest(figures, members, chosen)
            complete = complete and _ours().search(chosen[0].lead) is None and not _narrowed(words, chosen)
            complete = complete or (taken == {"罚款", "没收"} and _fines().search(whole) is not None)
            complete = complete or (_are_named(taken, whole) and not _names_others(members, chosen, whole))
            found.append(Classes(tuple(chosen), complete, True))
    years = of_years(figures, parts.wholes[0], members)
    if years:
        found.append(Classes(members, years.every, years.new, some=not years.new))
    if pair := in_states(members):
        found.append(Classes(pair, False, True))
    if len(members) > 1 and (apart_said := said_apart(figures, parts)):
        found.append(Classes(members, apart_said.startswith("无其他"), True))
    denied = _denied(members)
    if denied:
        found.append(Classes(denied, len(members) == 2 or not denies(denied), True))
    if _named_beside(figures, parts):
        found.append(Classes(members, True, True))
    if refused := _refused(members):
        found.append(Classes(refused, False, True))
    run = _same_ending(members, _ending())
    if len(run) > 1 and not any(word in term.lead for term in run for word in vocabulary.overlapping):
        found.append(Classes(tuple(run), False, False))
    if _is_plain_list(members, parts.opener == "(") and hardly_overlap(figures, parts):
        found.append(Classes(members, False, False, some=True))
    named_apart = hardly_overlap(figures, parts, 2) or spent_apart(figures, parts)
    if parts.opener == "其中" and named_apart and exceed_by_slip(figures, parts):
        found.append(Classes(members, False, False, some=True))
    fewest = {"中": 2, "其中": 3}.get(parts.opener, 0)
    run = same_noun(members) if fewest and hardly_overlap(figures, parts, fewest) else []
    if len(run) > 1:
        found.append(Classes(tuple(run), False, False, some=True))
    run = _same_ending(members, _field())
    if len(run) > 1:
        found.append(Classes(tuple(run), False, False, some=True))
    if parts.partition and parts.opener == "双":
        found.append(Classes(members, True, False))
    yield from _largest(found)


def _below(figures: Figures, parts: Parts) -> bool:
    """Whether the parts together are less than the whole, which no overlap of theirs explains."""
    added = total([figures.rounded(term) for term in parts.members])
    return added.compare(">=", figures.value(parts.wholes[0])) is Truth.CANNOT_HOLD


@cache
def _fines() -> re.Pattern[str]:
    return re.compile("罚没(?:款项?|金额|收入|总额)*(?:合计|共计|总计|共|为|达)*$")


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


def _levels_named(parts: Parts) -> bool:
    """Whether the whole names the levels that the parts are of: 县乡两级综治中心15个，其中县级1个、乡镇级14个."""
    whole = parts.wholes[0].wide
    named = re.search("([省市州县区乡镇街村]{2,4})[两二三四五]级", whole) if "级" in whole else None
    leads = [term.lead.removeprefix("其中") for term in parts.members]
    return (
        named is not None
        and len({*leads}) == len(leads) > 1
        and all(lead[:1] in named[1] and "级" in lead for lead in leads)
    )


def _denied(members: Sequence[Term]) -> tuple[Term, ...]:
    """Two members that count what something is and what it is not: 事故类罚款217万元，非事故类罚款421万元; 公开听证9场、
    不公开听证5场.
    """
    for pair in pairwise(members):
        one, two = (term.lead.removeprefix("其中") for term in pair)
        if len(one) > 2 and two in (f"非{one}", f"不{one}", f"未{one}"):
            return pair
        if denies(pair):
            return pair
    return ()


def _named_beside(figures: Figures, parts: Parts) -> bool:
    """Whether the words behind a whole are the names of the parts: 14个乡镇、街道（其中乡镇11个、街道3个）."""
    names = [term.lead.removeprefix("其中") for term in parts.members]
    text, end = figures.reading.document.folded, figures.span(parts.wholes[0]).end
    said = text[end : end + _LONGEST_NAMES].split("(")[0]
    return (
        len(names) > 1
        and all(len(name) > 1 for name in names)
        and re.fullmatch("[、和及与]".join(map(re.escape, names)), said) is not None
    )


def _refused(members: Sequence[Term]) -> tuple[Term, ...]:
    """Two members one of which did not come off, though others may be pending: 准予认定5176人、不予认定51人; 调解成功172件、
    未成功6件.
    """
    for pair in pairwise(members):
        one, two = (term.lead.removeprefix("其中") for term in pair)
        granted = re.match("准予|予以|同意", one) is not None and two == f"不予{one[2:]}"
        if (len(one) > 2 and (granted or two == f"未{one[-2:]}")) or came_off(pair):
            return pair
    return ()


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


def _are_named(classes: set[str], whole: str) -> bool:
    """Whether the words of a whole name the classes and no other behind them: 投诉举报, not 投诉举报咨询."""
    ends = [whole.find(word) + len(word) for word in classes if word in whole]
    return len(ends) == len(classes) and _plain_end().fullmatch(whole, max(ends)) is not None


def _names_others(members: Sequence[Term], chosen: Sequence[Term], whole: str) -> bool:
    """Whether the words of the whole name a part of the list that is not among the classes."""
    names = {term.lead.removeprefix("其中") for term in members if term not in chosen}
    return any(name and name in whole for name in names)


@cache
def _plain_end() -> re.Pattern[str]:
    return re.compile(
        "(?:类|各类|案件|线索|事项|问题|诉求|申请|工单|信息|信件|件|等|的|两类|[、和及])*(?:总[数量计]|数量|共计?|合计|为|达)*"
    )


def _is_plain_list(members: Sequence[Term], bracket: bool) -> bool:
    """Whether the members are joined by 、 alone, in brackets by commas, too, each with a name of its own:
    264件（行政处罚187件、行政许可51件）.
    """
    names = {term.lead.removeprefix("其中") or term.tail for term in members}
    if len(names) < len(members) or len(names) < 2 or "" in names:
        return False
    if sum(_step().search(name) is not None for name in names) > 1:
        return False  # 提供服务127365件，其中受理119949件、派单36970件、回访69087件
    if bracket and all(term.mark == "," for term in members[1:]):
        return True
    return all(term.mark == "、" and term.clause == members[0].clause for term in members[1:])


@cache
def _step() -> re.Pattern[str]:
    """Steps through which the same cases go."""
    return re.compile(
        "^(?:受理|派单|派遣|派发|交办|转办|回访|办结|审结|结案|答复|反馈|立案|整改|核查|登记|销号)[量数]?$"
    )


def _largest(found: Sequence[Classes]) -> Iterator[Classes]:
    """The sets whose members are not all members of a larger or earlier one."""
    members = [frozenset(term.index for term in each.members) for each in found]
    for at, each in enumerate(found):
        larger = any(members[at] < other for other in members)
        if not larger and members[at] not in members[:at]:
            yield each


def named_once(words: Sequence[str], members: Sequence[Term]) -> tuple[Term, ...]:
    """The members that have the names of the classes, one for each of them; else none."""
    chosen = [(term, said) for term in members if (said := _class_words(words, term.lead))]
    once = len(chosen) == len(words) and all(len(said) == 1 for _, said in chosen)
    once = once and len({word for _, said in chosen for word in said}) == len(words)
    return tuple(term for term, _ in chosen) if once else ()


def _class_words(words: Sequence[str], lead: str) -> set[str]:
    """The class words that ``lead`` names, those inside longer ones left out; none of what is only touched on."""
    if "涉及" in lead:
        return set()
    found = [word for word in words if word in lead]
    return {word for word in found if not any(word != other and word in other for other in found)}


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(r"[\u4e00-\u9fff]{2,}(?:类|类型|型)(?:案件|事项|问题|纠纷|投诉|诉求|文件)?")


@cache
def _field() -> re.Pattern[str]:
    """Classes that hardly overlap: 公安领域, 住建部门."""
    return re.compile(r"(?!涉)[\u4e00-\u9fff]{2,}(?:领域|部门|系统|行业|渠道|途径|平台)")


def _same_ending(members: Sequence[Term], ending: re.Pattern[str]) -> list[Term]:
    """The leading run of members that are called alike: 某某类."""
    run: list[Term] = []
    names: set[str] = set()
    for term in members:
        name = term.lead.removeprefix("其中").lstrip(":,")
        if not ending.fullmatch(name) or name in names:
            break
        names.add(name)
        run.append(term)
    return run
