"""How averages are named: 平均每批, 每家平均, 人均, 户均, 所均, 站均接待."""

from __future__ import annotations

import re
from functools import cache

_COUNTED = "[人户件案家场次亩起宗卷笔期批栋]"
"""What 均 follows anywhere: 全年案均罚款, 年内场均参加."""
_PLACES = "(?:街道|社区|单位|部门|网格|机构|企业|支队|大队|乡镇|学校|镇街|[村镇乡县所校队站区局院店厂组科点窗班园年])"
"""What 均 follows at the head of a clause only: elsewhere 均 is all (12个镇均为5人)."""
_OPENING = "(?:其中|全[国省市县区镇乡州]|我[省市县区镇乡]|平均|目前|现|即|年)?"
_SUMS = "罚款|罚没|处罚|没收|标的|涉案|赔偿|补偿"
"""What is averaged where each case is meant without 每: 案件平均罚款金额, 单案平均标的额; not 案件平均审理天数."""
_DONE = (
    "受理|办理|办结|办案|结案|审结|立案|接待|接访|接听|登记|调解|化解|服务|培训|宣讲|开展|走访|解答|检查|抽查|评查|处罚|罚款|罚没款?"
    "|投入|支出|使用|配备|拥有|约?有|在编|在岗|补助|奖补|拨付|服务人口|工作人员|人员|人数|金额|面积|产值|收入|藏书"
)
"""Verbs and nouns between 均 and the figure."""


@cache
def each() -> re.Pattern[str]:
    """平均每批, 每家平均, 人均, 户均, 件均, 所均; the last group that matched names what the total is divided by."""
    return re.compile(
        r"(?:平均(?:到|下来)?(?:每一?|[一单])(?P<a>[\u4e00-\u9fff]{1,3}?)|每一?(?P<b>[\u4e00-\u9fff]{1,3}?)平均"
        rf"|(?<![各两])(?P<c>{_COUNTED})均)(?![日月周季]|每)[\u4e00-\u9fff]{{0,6}}$"
        rf"|^{_OPENING}(?:行政)?(?:处罚)?[个单]?(?P<e>案)件?平均(?:{_SUMS})[\u4e00-\u9fff]{{0,6}}$"
        rf"|^{_OPENING}(?P<d>{_PLACES})均(?:{_DONE})*(?:群众|案件|纠纷|资金)?(?:了|达到?|约|为|超过?|近|不足)?$"
    )


@cache
def of_undone() -> re.Pattern[str]:
    """What is yet to be done, of which the average does not speak: 未结, 待处理; not 接待, 待遇."""
    return re.compile("未[办审执]?结|未|(?<![接招款等善优])待(?![遇业岗])")
