"""Lines of a web page that came along with the report: footers, navigation, metadata."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.document.draft import Draft
from lawlint.document.model import BlockKind

_LONGEST = 80


def is_residue(folded: str, draft: Draft) -> bool:
    """Whether a line before or after the report is web metadata or navigation."""
    return _key(folded, draft) is not None


def mark_trailing_residue(folded: str, drafts: Sequence[Draft]) -> None:
    """Mark the run of residue lines at the end.

    Sponsor lines (``主办单位：…``) may be content; they count only beside a line that no report has, or
    beside each other.
    """
    run: list[Draft] = []
    keys: set[str] = set()
    for draft in reversed(drafts):
        key = _key(folded, draft)
        if key is None:
            break
        keys.add(key)
        run.append(draft)
    if keys and (len(keys) > 1 or not keys <= set(_WEAK)):
        for draft in run:
            draft.kind = BlockKind.RESIDUE


def _key(folded: str, draft: Draft) -> str | None:
    length = draft.end - draft.start
    if draft.piece.cell is not None or length > _LONGEST or folded[draft.end - 1] == "。":
        return None
    words = folded[draft.start : draft.end].lstrip("【[<( ")
    field, colon, _ = words.partition(":")
    if colon and field.rstrip() in _FIELDS:
        return next((weak for weak in _WEAK if words.startswith(weak)), "web")
    if _stamp().match(words):
        return "web"
    marked = words.lower().startswith(_PHRASES) or any(sign in words[:8] for sign in ("公网安备", "ICP备"))
    return "web" if marked else None


@cache
def _stamp() -> re.Pattern[str]:
    """A date that a page was published on: with the time of day, or followed by its source."""
    return re.compile(
        r"(?:(?:日期|时间) *: *)?(?:19|20)\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}日?[ |]*"
        r"(?:\d{1,2}:\d\d|(?:信息来源|来源|稿源|作者|编辑|字号|字体|浏览|点击|阅读)[^,;。]{0,4}:)"
    )


_WEAK = ("主办", "承办", "来源", "联系")

_FIELD_WORDS = """
    索引号 发布机构 发文机构 发文机关 发文字号 主题分类 主题词 公开日期 成文日期 生成日期 有效性 信息来源
    来源 稿源 发布时间 发布日期 发布人 更新时间 作者 编辑 责任编辑 浏览次数 浏览量 浏览 点击数 点击量 点击
    阅读次数 阅读 访问量 字体 字号 字体大小 当前位置 您现在的位置 您当前的位置 您的位置 所在位置
    主办单位 主办 承办单位 承办 技术支持 网站标识码 联系我们 联系电话 网站地图
"""
_FIELDS = frozenset(_FIELD_WORDS.split())

_PHRASE_WORDS = """
    扫一扫 扫码分享 扫码查看 扫码阅读 扫码关注 微信扫 手机扫 用手机扫 分享到 分享至 分享: 打印本页
    打印此页 关闭窗口 关闭本页 返回顶部 返回首页 上一篇 下一篇 上一条 下一条 相关链接 相关阅读 版权所有
    copyright © 网站首页 首页> 无障碍浏览 无障碍阅读 无障碍版 无障碍模式 长者模式 我要纠错 收藏本页
    网站声明 站点地图
"""
_PHRASES = ("首页 >", *_PHRASE_WORDS.split())
