"""Words of figures that count what was done and what was not: 已配备的596所，尚未配备的16所; 已办结93件，正在办理7件."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from lawlint.checks._sum.list_words import BY_THEN, bare
from lawlint.facts.model import Term


def denies(pair: Sequence[Term]) -> bool:
    """Whether two figures count what was done and what was not: 已配备的596所，尚未配备的16所; 596所已配备，16所尚未配备;
    已建成596所，尚有16所未建成; 通过596人，未通过16人.
    """
    if _failed_behind(*pair):
        return True
    for one, two in (pair, pair[::-1]):
        name, undone = _name(one), _undone().fullmatch(_name(two))
        if undone is None:
            continue
        done = _done().fullmatch(name)
        verb = _empty().sub("", undone["verb"])
        if handled().match(verb) or (done is not None and handled().match(done["verb"])):
            continue
        act = _empty().sub("", done["verb"]) if done is not None else ""
        if act and _same_act(act, verb):
            return two.lead not in _STILL_SOME or _of_one_each().fullmatch(act[len(verb) :]) is not None
        if (
            len(verb) > 1
            and re.fullmatch(f"(?:其中|建立健全|有|[^未不]*负责人)?{re.escape(verb)}", name) is not None
        ):
            return True
        if len(verb) > 3 and name.startswith(verb[:2]) and name.endswith(verb[2:]):
            return True  # 提出法律意见, 未提出意见
    return False


_STILL_SOME = ("尚有", "还有", "仍有")


@cache
def _of_one_each() -> re.Pattern[str]:
    """Objects of which one place is or has no more than one: 已建成示范村117个, not 已建成广场117个 beside places without."""
    return re.compile("(?:到位|完毕)?|[\u4e00-\u9fff]{0,12}(?:[村镇乡县市校]|社区|街道|单位|企业|机关|部门)")


def _failed_behind(one: Term, two: Term) -> bool:
    """Whether the words behind the second figure deny those before the first: 合格853批次，检出的7批次不合格产品."""
    name = bare(one)
    passed = name in ("合格", "达标", "及格", "符合要求") and not one.tail
    found = re.fullmatch("(?:对|其中|有)?(?:检出|查出|发现|抽检)?的?", two.lead)
    return passed and found is not None and two.tail.startswith((f"不{name}", f"未{name}"))


def opposed(pair: Sequence[Term]) -> bool:
    """Whether two figures count those of a quality and those without it: 满意5096件，不满意的140件; 合格412人，24人未通过考试."""
    for one, two in (pair, pair[::-1]):
        passed, failed = _passed().fullmatch(_name(one)), _not_passed().fullmatch(_name(two))
        if passed and failed and (passed["test"] or failed["test"]) == (failed["test"] or passed["test"]):
            return True
        found = _without().fullmatch(_name(two))
        if found is not None and not handled().search(found["quality"]):
            name, quality = _name(one), found["quality"]
            return name.endswith(quality) and not name.endswith(_less_than(quality))
    return False


_PASS = "(?:合格|通过|及格|达标|过关)"
_TEST = "(?P<test>(?:资格|理论|结业|上岗)?(?:考试|考核|测试|测评|笔试))?"


@cache
def _passed() -> re.Pattern[str]:
    return re.compile(f"{_TEST}{_PASS}")


@cache
def _not_passed() -> re.Pattern[str]:
    return re.compile(f"(?:其余|剩余|其中|有)*[不未]能?{_PASS}{_TEST}")


@cache
def _without() -> re.Pattern[str]:
    return re.compile(
        "(?:其余|剩余|其中|有|表示|评价|反映|评为|认定|判定|鉴定)*[不未](?P<quality>[^予足及][\u4e00-\u9fff]{1,3})"
    )


def _less_than(quality: str) -> tuple[str, ...]:
    return tuple(word + quality for word in ("不", "未", "基本", "部分", "较", "比较", "非常", "很", "十分"))


def came_off(pair: Sequence[Term]) -> bool:
    """Whether two figures count what came off and what did not: 达成赔偿协议7件，磋商不成2件."""
    names = [bare(term).removeprefix("其中") for term in pair]
    return any(
        _success().search(one) is not None and _failure().search(two) is not None
        for one, two in (names, names[::-1])
    )


@cache
def _success() -> re.Pattern[str]:
    return re.compile("(?<!未)(?<!没有)(?:达成|成功|促成)(?!率)(?!.*[未不])")


@cache
def _failure() -> re.Pattern[str]:
    return re.compile("(?:不成功?|未成功?|失败|未能?达成(?:一致|协议|和解)?)$")


def in_states(members: Sequence[Term]) -> tuple[Term, ...]:
    """Two members that count what is done and what is still being done: 177个已建成，15个正在建设; 已整改到位的102件，
    正在整改的17件.
    """
    for pair in pairwise(members):
        for one, two in (pair, pair[::-1]):
            done, still = (_said_of(term) for term in (one, two))
            found = _still().search(still)
            if found is None or _still().search(done) or not _is_done().search(done):
                continue
            act, rest = _empty().sub("", found["verb"])[:2], found["rest"]
            same = _doing().match(act) or act[:1] in done
            if same and (not rest or rest in done or _in_course().fullmatch(rest)):
                return pair
    return ()


def on_schedule(one: Term, two: Term) -> bool:
    """Whether two figures count what is done and what is as far as it should be by now: 26项整改到位，3项达到序时进度."""
    done, going = _said_of(one), _said_of(two)
    return _is_done().search(done) is not None and _as_planned().fullmatch(going) is not None


@cache
def _as_planned() -> re.Pattern[str]:
    return re.compile(
        "(?:正在?)?(?:已?达到?|符合|按照?|处于)?(?:时间)?序时(?:进度)?(?:要求)?(?:正在?)?(?:推进|整改|进行)?(?:中|的)*(?:有)?"
    )


def _said_of(term: Term) -> str:
    """The words before and behind a figure."""
    return term.lead.removeprefix("其中") + term.tail


@cache
def _is_done() -> re.Pattern[str]:
    return re.compile(
        f"^(?:其中)?{BY_THEN}(?:已经|均已|现已|已)(?!经?受理|收到|报名|签约)|^{BY_THEN}(?:完成|办结|审结)|(?:到位|完成|完毕|终结)的?(?:有)?$"
    )


@cache
def _still() -> re.Pattern[str]:
    return re.compile(
        "(?:正在|正|尚在|仍在|还在|尚未|仍未|还未|持续(?=推进|整改|办理|实施)|(?<![存现])在(?=[办审建]))(?P<verb>[\u4e00-\u9fff]{1,2})(?P<rest>[\u4e00-\u9fff]*)"
    )


@cache
def _in_course() -> re.Pattern[str]:
    return re.compile("(?:当?中|之中|期限内?|期内|过程中|阶段|到位|完成|完毕|的|有)*")


@cache
def _doing() -> re.Pattern[str]:
    return re.compile("推进|办理|进行|处理|实施|落实")


def _same_act(done: str, undone: str) -> bool:
    """Whether what was not done is what was done, its object named once or twice: 配备法治副校长, 配备."""
    return done.startswith(undone) or (
        undone.startswith(done) and re.search("[但且并因而被或]", undone) is None
    )


def _name(term: Term) -> str:
    """The words before a figure, else those behind it, also where the first only say that there still are some:
    尚有16所未配备.
    """
    name = bare(term).removeprefix("其中")
    return term.tail if not name or term.lead in _STILL_SOME else name


@cache
def _done() -> re.Pattern[str]:
    return re.compile(f"{BY_THEN}(?:已经|均已|现已|已)(?!未|不)(?P<verb>[\u4e00-\u9fff]{{2,14}})")


@cache
def _undone() -> re.Pattern[str]:
    return re.compile("(?:其余|剩余|余下|目前|尚|还|仍|暂|均)*(?:未|没有)(?P<verb>[\u4e00-\u9fff]{0,14})")


@cache
def _empty() -> re.Pattern[str]:
    """Words around the verb that say nothing of their own: 完成治理, 整改到位."""
    return re.compile("^(?:完成|落实|实现|实施|进行|开展)+(?=..)")


@cache
def handled() -> re.Pattern[str]:
    """What is done with cases that may have come in before: those undone and those done need not add up."""
    return re.compile("[审办结执判]|受理|立案")


def at_once_or_later(members: Sequence[Term]) -> bool:
    """Whether two parts are what was put right at once and what has a term set: neither is of faults found before, in
    whatever month (当场整改645个，限期整改246个).
    """
    beside = len(members) == 2 and members[1].clause <= members[0].clause + 1
    return beside and all(_at_once_or_later().fullmatch(term.wide) for term in members)


@cache
def _at_once_or_later() -> re.Pattern[str]:
    return re.compile(
        "(?:其中)?(?:当场|现场|立即|立行立改|即知即改|责令|限期)(?:责令)?(?:限期)?(?:整改|改正|纠正)?"
    )
