"""Reports for the benchmarks: generated, their figures consistent, no published text."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

LENGTH = 12_600

_TOWNS = [
    "石桥",
    "柳林",
    "青山",
    "白水",
    "东关",
    "西河",
    "南塘",
    "北岭",
    "大营",
    "小店",
    "长沟",
    "古城",
    "新安",
    "永丰",
    "和平",
    "团结",
    "红星",
    "前进",
]
_HAN = "一二三四五六七八九十"

_DOING = ["坚持", "推动", "加强", "统筹", "健全", "完善", "规范", "细化", "落实", "深化"]
_MATTER = [
    "领导干部学法用法制度",
    "重大行政决策程序",
    "行政规范性文件管理",
    "行政执法监督",
    "矛盾纠纷排查化解",
    "公共法律服务",
    "法治宣传教育",
    "政务公开",
    "营商环境建设",
    "突发事件应对",
    "行政复议工作",
    "基层依法治理",
]
_MEANS = [
    "明确牵头单位、完成时限和工作标准",
    "组织专题研究并逐项对账销号",
    "把责任压实到岗位和人员",
    "定期听取汇报并通报进展",
    "邀请代表委员参与监督",
    "依托信息平台动态掌握情况",
    "对照清单开展自查并及时纠正",
    "选派业务骨干上门指导",
]
_RESULT = [
    "工作质效稳步提升",
    "群众满意度不断提高",
    "制度执行更加有力",
    "法治氛围日益浓厚",
    "基层负担切实减轻",
    "服务更加便捷高效",
    "程序更加规范透明",
    "队伍能力明显增强",
]


def _plain(dice: random.Random) -> str:
    return f"{dice.choice(_DOING)}{dice.choice(_MATTER)}，{dice.choice(_MEANS)}，{dice.choice(_RESULT)}。"


def _flow(dice: random.Random) -> str:
    received = dice.randint(40, 400)
    refused = dice.randint(1, received // 8)
    accepted = received - refused
    closed = dice.randint(accepted // 2, accepted)
    upheld = dice.randint(1, closed - 1)
    return (
        f"全年收到行政复议申请{received}件，受理{accepted}件，不予受理{refused}件；"
        f"审结{closed}件，其中维持{upheld}件、其他{closed - upheld}件。"
    )


def _rate(dice: random.Random) -> str:
    whole = dice.randint(60, 900)
    part = dice.randint(whole // 2, whole)
    return f"组织执法人员参加考试{whole}名，合格{part}名，合格率{100 * part / whole:.2f}%。"


def _parts(dice: random.Random) -> str:
    first, second = dice.randint(50, 500), dice.randint(50, 500)
    return f"办理行政处罚案件{first + second}件，其中一般程序案件{first}件、简易程序案件{second}件。"


def _growth(dice: random.Random) -> str:
    before = dice.randint(100, 900)
    after = before + dice.randint(1, before)
    return f"法律咨询由上年的{before}人次增加到{after}人次，增长{100 * (after - before) / before:.1f}%。"


_FIGURES = (_flow, _rate, _parts, _growth)


def report(seed: int, length: int = LENGTH) -> str:
    """One report of exactly ``length`` characters; the same seed gives the same text."""
    dice = random.Random(seed)
    lines = [
        "平川县人民政府2024年法治政府建设年度报告",
        "2024年，平川县扎实推进法治政府建设，现将有关情况报告如下。",
    ]
    lines.append("一、2024年推进法治政府建设的主要举措和成效")
    size = sum(map(len, lines))
    number = 0
    while size < length:
        number += 1
        name = f"（{_label(number)}）{dice.choice(_TOWNS)}镇工作情况"
        sentences = [_plain(dice) for _ in range(6)] + [each(dice) for each in dice.sample(_FIGURES, 1)]
        dice.shuffle(sentences)
        lines += [name, "".join(sentences)]
        size += len(name) + len(lines[-1]) + 2
    tail = (
        "\n二、党政主要负责人履行推进法治建设第一责任人职责情况\n县政府主要负责人认真履行职责。"
        "\n三、存在的问题和原因\n基层力量仍然薄弱，原因是编制不足。\n四、2025年工作安排\n持续抓好落实。"
        "\n平川县人民政府\n2025年2月18日\n"
    )
    body = "\n".join(lines)[: length - len(tail)]
    return body[: body.rindex("。") + 1] + "\n" * (len(body) - body.rindex("。") - 1) + tail


def _label(number: int) -> str:
    """一 to 九千九百九十九, as headings count."""
    words = ""
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            words += _HAN[digit - 1] + name
        elif words and not words.endswith("零"):
            words += "零"
    words = words.rstrip("零")
    return words.removeprefix("一") if 10 <= number < 20 else words


def write(folder: Path, count: int, length: int = LENGTH) -> Iterator[Path]:
    """Write ``count`` reports into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for seed in range(count):
        path = folder / f"report-{seed:04}.txt"
        path.write_text(report(seed, length), encoding="utf-8")
        yield path
