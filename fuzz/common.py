"""What the fuzz targets share: texts made of the words that reports are made of, and how a target is started."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

_WORDS = (
    "受理 办结 收到 行政复议 行政诉讼 案件 其中 合计 共 分别 占 同比 增长 下降 提高 比上年 上年 达到 平均 每 个 件 人 次 部 项 万元 亿元 百分点 % ‰ "
    "一是 二是 三是 四是 首先 其次 （一） （二） 一、 二、 1. 2. （1） ① 第一部分 《 》 “ ” （ ） 、 ， 。 ； ： ？ ！ - ～ — … , . ; : ( ) / 率 数 "
    "2024年 2023年 2024 12月 31日 1月至6月 上半年 第三季度 9:30 “十四五” 以来 截至 累计 近 约 超过 不足 余 多 来 几 数 半 两 十 百 千 万 亿 零 点 一 三 五 "
    "九 百分之 三分之一 0 1 2 3 5 7 9 10 80 99.9 1,234 0.5 100 云岭县 人民政府 办公室 法治政府 法制政府 建设 年度报告 工作 情况 加强 推进 下一步 存在的问题 主体责任 "
    "习近平法治思想 和 及 与 以及 均 全 所有 已 未 不予 决定 审结 维持 纠正 率为 | |- # ## ** * ` ``` <!-- --> <b> </b> & ; [ ] ( > x a A \t \u3000 "
    "\u200b \u202e \x1b \x00 \ud800 \U0001f600 \ufeff \r"
).split(" ")
_ENDS = ("", "", "", "", "", "", " ", "\n", "\n\n", "。\n")


def text_of(data: bytes) -> str:
    """A text for the bytes: most take a word of the genre each, those behind a zero stand for themselves."""
    parts: list[str] = []
    at = 0
    while at + 1 < len(data):
        first, second = data[at], data[at + 1]
        if first == 0:
            parts.append(data[at + 1 : at + 4].decode("utf-8", "replace"))
            at += 4
            continue
        parts.append(_WORDS[first % len(_WORDS)] + _ENDS[second % len(_ENDS)])
        if second > 127:
            parts.append(_WORDS[second % len(_WORDS)])
        at += 2
    return "".join(parts)


def fuzz(one: Callable[[bytes], None]) -> None:
    """Run the target until it crashes or the time is over; options are those of libFuzzer."""
    import atheris

    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


def instrumented() -> object:
    """A context in which imported modules of lawlint report what they run."""
    import atheris

    return atheris.instrument_imports(include=["lawlint"])
