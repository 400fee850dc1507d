"""What a figure is in the account of a stock: what there was, what came, what went, what there is, or the net change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.facts.model import Term
from lawlint.lean import dataclass

OPEN, CLOSE, IN, OUT, NET = "open", "close", "in", "out", "net"

_NEWLY = (
    "增加|增|设立|设|登记|领证|领取|领|申领|申办|办理|办|核发|发放|发|颁发|取得|获得|获批|纳入|列入|录入|入库|入统|入规|成立|建立|建成|建设|建|组建|创建|注册|制定|制发|出台|印发|发布|归档|编制|引入|布设"
    "|聘任|聘请|聘用|聘|选聘|选任|增补|增设|配备|吸纳|吸收|发现|排查出|排查|摸排|收到|收|收案|受理|立案|立|立项|接收|接管|入矫|入所|衔接|列管|入驻|加入|发展|培养|培育|执业|选任|认定|认证|转入|进|许可|批准"
    "|备案|开办|开设|开业|签约|签订|购置|添置|采购|安装|投放|上线|归集"
)
"""What may stand behind 新."""
_IN = (
    "增加|新增|"
    + "|".join(f"新{each}" for each in _NEWLY.split("|"))
    + "|收到|接到|收案|受理(?![前后中])|立案(?![前后侦])"
    "|纳入|制定|制发|排查出|接收|收押|收治|衔接|列管|入矫|入所|增补|增设|增聘|续聘|加入|登记|拨入|收入|归集|到账"
    "|增持|吸纳|录入|交办|上级交办"
)
_OUT = (
    "减少|核减|核销|解除矫正|注销|注销证件|注销执法证件?|收回证件|吊销|撤销|撤并|撤回|取消|废止|失效|宣布失效|废止和失效|废止失效|废止及失效|退出|退库|出库|清退|清理|移出|移除|剔除|剥离"
    "|本年办理|本年度办理|本年办理结果|本年度办理结果|销号|整改销号|完成整改|整改|整改到位|整改完成|化解|解除|解除合同|解散|关闭|关停|报废|解矫|解戒|解教|出所|撤管|收回|解聘|淘汰|终止|停用|停业|歇业|拆除|处置|处置出库|到期|期满|期满解除|审结|办结|结案|执结|办理完毕|答复|回复|办理结果|销案|支出|使用|拨付|开支|注销执业证|关停退出|去除|删除|归还|摘牌|摘帽|出列"
)
_CAUSES_IN = "新?任职|新?招录|招聘|录用|选调|调入|转入|迁入|划入|入职|考录|遴选|引进|补充"
_CAUSES_OUT = (
    "退休|离任|调出|调离|转出|迁出|划出|离职|辞职|辞退|死亡|病故|去世|转岗|流失|合并|整合|收监执行|收监|特赦"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure of the account: its role and what its words name besides; ``cause``: it counts what came or went in one
    way (退休), or what there is after a change (调整后), so that other ways may be unsaid; ``several``: in several
    (退休、辞职及调出).
    """

    term: Term
    role: str
    noun: str
    cause: bool = False
    several: bool = False


def entry_of(term: Term, year: int | None) -> Entry | None:
    """The entry that a figure is, or None for other figures."""
    words = reasons().sub("", term.wide.strip("、和及与"))
    role, verb = _role(words, year)
    if not role:
        return None
    rest = _times().sub("", _verbs_joined(verb).sub("", words, 1) if verb else words)
    changed = role == CLOSE and _changed().match(words) is not None
    rest = _changed().sub("", rest)
    if _is_cause().search(verb):
        rest = _is_cause().sub("", rest).strip("、和及与")
    noun = re.sub(_fillers(), "", rest) or re.sub(_fillers(), "", _said_of().sub("", term.tail))
    cause = changed or (role in (IN, OUT) and _is_cause().fullmatch(verb) is not None)
    return Entry(term, role, noun, cause, cause and len(_is_cause().findall(words)) > 1)


@cache
def _changed() -> re.Pattern[str]:
    """What there is once a list was changed, in ways of which some (合并, 拆分) may be unsaid."""
    return re.compile(
        "^(?:经)?(?:本次|此次)?(?:动态)?(?:调整|清理|整合|优化|精简|梳理)(?:之)?后(?!的?(?:新|取|废|增|减))"
    )


@cache
def reasons() -> re.Pattern[str]:
    """因退休、调离等注销58人, 因退休、调离注销58人: why they went, not which of them."""
    gone = "核[销减]|注销|减少|清退|收回|退出|清理|取消"
    several = "因[^,;。\\d]{1,12}?(?:[、和及或]|以及)[^,;。\\d]{2,12}?"
    ended = (
        "因(?:合同|聘期|任期|协议|期限|证件|有效期)[^,;。、\\d]{2,4}(?=解聘|解除|终止|退出|注销|到期|期满)"
    )
    return re.compile(
        f"因[^,;。\\d]{{2,14}}?(?:等原因|等|原因)|{several}(?={gone})|{ended}"
        "|经[^,;。\\d]{2,12}?(?=核销|销号|注销|退出|移除)"
    )


@cache
def _verbs_joined(verb: str) -> re.Pattern[str]:
    """A verb and those that a word joins to it, the object of the first left out: 解除及终止, 解除矫正及终止矫正."""
    others = _longest_first(_CAUSES_IN, _IN, _CAUSES_OUT, _OUT)
    return re.compile(f"{verb}(?:(?:[\u4e00-\u9fff]{{0,4}}?(?:[、和或并]|以?及)|)(?:{others}))*")


def stands_aside(term: Term) -> bool:
    """Whether the figure says how another differs from that of another time (同比增加12人), or what was but altered
    (修改2件), which is there before and behind.
    """
    return _aside().search(term.wide) is not None


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(
        "同比|环比|[较比与](?:上|去|前)年|[较比]20|上升|下降|增长|^、?(?:修改|修订|修正)(?:完善)?$"
    )


def _role(words: str, year: int | None) -> tuple[str, str]:
    net = re.search("净(?:增加?|减少?|增长)|[较比]年初(?:净)?(?:增加|减少|增|减)了?", words)
    if net is not None:
        return NET, net.group()
    said = _changed().sub("", words)
    found = [(role, match.group()) for role, pattern in _flows() if (match := pattern.search(said))]
    opens = _opens().search(words) is not None or (
        year is not None and f"{year - 1}年" in words and _ends(words)
    )
    closes = (_closes().search(words) or _changed().match(words)) is not None or (
        year is not None and f"{year}年" in words and _ends(words)
    )
    if opens and re.search("[较比]", words):
        return "", ""
    if opens or closes:
        return (OPEN if opens else CLOSE, "") if not found or _is_stock(words) else ("", "")
    return found[0] if len(found) == 1 else ("", "")


def _ends(words: str) -> bool:
    return re.search("年[末底]|12月(?:[末底]|31日)", words) is not None


def _is_stock(words: str) -> bool:
    """Whether what there is has a word of coming or going in its name: 年末未整改, 年初新增 is none."""
    return re.search("未|[仍尚正]在|在册|列管|登记|现行有效|有效", words) is not None and "新" not in words


@cache
def _flows() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return (
        (IN, re.compile(f"(?<![未不]予)(?<![未不])(?:{_longest_first(_CAUSES_IN, _IN)})")),
        (OUT, re.compile(f"(?<!未)(?<!正在)(?:{_longest_first(_CAUSES_OUT, _OUT)})")),
    )


def _longest_first(*verbs: str) -> str:
    return "|".join(sorted("|".join(verbs).split("|"), key=len, reverse=True))


def of_other_cases(there: Sequence[Entry], came: Sequence[Entry]) -> bool:
    """Whether cases taken in are no part of the account: counted once as received and again as taken up (收到371件，
    立案329件), or beside something else than cases that were left (立案56件，结案53件。立案数由41件增至56件).
    """
    stages = [found[0] for entry in came for found in [_taken_in().search(entry.term.wide)] if found]
    left = all(_opens().search(entry.term.wide) for entry in there)
    return not {"受理", "立案"}.isdisjoint(stages) and (len(stages) > 1 or not left)


@cache
def _taken_in() -> re.Pattern[str]:
    return re.compile("受理|立案|收[到案]?|接[到收]|登记")


@cache
def _is_cause() -> re.Pattern[str]:
    return re.compile(f"{_CAUSES_IN}|{_CAUSES_OUT}")


@cache
def _opens() -> re.Pattern[str]:
    return re.compile(
        "年初|期初|季初|月初|(?:上|去|上一|前一)年(?:年)?[末底]|上一?年度[末底]|上期(?:末|结[存转余]|余额)|(?:上一?年度?|去年|年初)(?:结[转存]|遗留|结余|旧存)"
        "|^(?:[\u4e00-\u9fff]{0,8}(?<![平草高还复中太]))?(?:原有|原来?共?有|旧存|原(?:承接|下放|赋予)的?)"
    )


@cache
def _closes() -> re.Pattern[str]:
    return re.compile(
        "(?<![上去一])年[末底]|12月(?:31日|[末底])|期末|季末|月末|现实?有|现共有|现存|实有|结存|结余|变为|剩余|尚余|尚存|尚有|目前|总[数量]达到?|保留|未结|结转[至到]?(?:下一?年度?|次年|20\\d\\d年)|余额|本期结存"
    )


@cache
def _times() -> re.Pattern[str]:
    """Words of time and of being there, that say nothing of what is counted."""
    return re.compile(
        "(?:截至|截止|到|至|由|从|经)?(?:20\\d\\d)?(?:本|当|今|去|上|全)?(?:年|期|季|月)度?(?:年)?(?:初|末|底|内|间)的?|12月(?:[末底]|31日)|[本上]期"
        "|20\\d\\d年度?|今年以?来?|本年度?|当年|全年|年度|期间|其间|同期|(?:上一?年度?|去年)(?:结[转存]|遗留|结余|旧存)|结转[至到]?(?:下一?年度?|次年|20\\d\\d年)(?:继续)?(?:办理|审理)?"
        "|现实?有|现共有|现存|实有|结存|结余|变为|剩余|尚余|尚存|尚有|目前|存量|在[册管矫押戒]|列管|存续|现行有效|继续有效|有效|保留|原来?共?有|旧存|原(?:承接|下放|赋予)的?"
    )


@cache
def _fillers() -> re.Pattern[str]:
    return re.compile(
        "[尚仍还正]在(?:化解|办理|审理|整改|处理|推进|解决)中?|(?:尚|仍|还)?未(?:[审办执]结|结案(?!件)|结|整改|化解|销号|解除|完成)?|在[办审]|全[省市县区州旗盟镇乡国]|[由从经又共有为的达至到,了]|其中|[此本这]次|已|还|并|因|加上|连同|公开|择优|依法|予以|宣布|办理(?!件)|正式|继续|余额|库存|期末|年末|陆续|先后|通过|总[数量]|数量|上升|回落|降|增|减"
    )


@cache
def _said_of() -> re.Pattern[str]:
    """What a text says of the figure behind it, no name of what it counts: 剩余7件均已制定化解方案."""
    return re.compile("^(?:均|全部|都|已|逐[一案件])(?!有).*")


@cache
def is_kept() -> re.Pattern[str]:
    return re.compile("(?:继续|予以|决定|现|仍|拟)*(?:保留|有效|承接)(?:了|的)?")
