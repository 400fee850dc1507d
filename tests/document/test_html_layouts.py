"""The article is found in pages built like those of common content systems, and gives the findings of the text."""

from __future__ import annotations

from html import escape

import pytest

from lawlint.document import Unreadable, read

from .test_same_findings import REPORTS, findings, lines_of

NAVIGATION = "<ul>{}</ul>".format(
    "".join(
        f"<li><a href='/{at}'>{name}</a></li>"
        for at, name in enumerate(("首页", "政务公开", "办事服务", "走进平川"))
    )
)
LATEST = "<div class=lm><h3>最新发布</h3>{}</div>".format(
    "".join(
        f"<p><a href=x>关于印发平川县2023年第{n}批名单的通知</a><span>2025-01-{n:02}</span></p>"
        for n in range(1, 15)
    )
)
FOOTER = (
    "<div id=bottom><p>主办：平川县人民政府办公室　承办：平川县数据局</p>"
    "<p>网站标识码：1234560001　联系电话：010-1234567　邮编：100000</p></div>"
)


def paragraphs(texts: list[str]) -> str:
    return "".join(f"<p style='text-indent:2em'>{escape(text)}</p>\n" for text in texts)


def broken(texts: list[str]) -> str:
    return "".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{escape(text)}<br>\n" for text in texts)


def boxes(texts: list[str]) -> str:
    return "".join(f"<div><span>　　{escape(text)}</span></div>\n" for text in texts)


def editor(title: str, body: list[str]) -> str:
    """Article in the box of an editor, with attachment, share line and code to scan after it."""
    return (
        f"<title>{title}_平川县人民政府</title><div class=header>{NAVIGATION}</div><div class=dqwz>当前位置：<a>首页</a>"
        f"</div><div class=xl><h2 class=xl-tit>{title}</h2><div class=xl-info><span>发布时间：2025-02-18 09:30</span>"
        f"<span>浏览次数：128</span></div><div class='view TRS_UEDITOR trs_web'>{paragraphs(body)}</div>"
        f"<div class=fj>附件：<a href=a.pdf>{title}.pdf</a></div><div class=share>分享到：</div>"
        f"<div class=ewm><p>扫一扫在手机打开当前页</p></div></div>{LATEST}{FOOTER}"
    )


def catalogue(title: str, body: list[str]) -> str:
    """Article below a table with index number and issuer; the page tells the title of the article."""
    return (
        f"<meta name=ArticleTitle content='{title}'><title>平川县人民政府 信息公开 {title}</title>{NAVIGATION}"
        "<table width=100%><tr><td><table class=xxgk><tr><td>索 引 号</td><td>12345/2025-00012</td><td>分类</td>"
        f"<td>政务</td></tr><tr><td>名　　称</td><td colspan=3>{title}</td></tr></table><div id=zoom>"
        f"<!--content.begin-->{paragraphs(body)}<!--content.end--></div></td></tr></table>{LATEST}{FOOTER}"
    )


def campus(title: str, body: list[str]) -> str:
    return (
        f"<title>{title}-平川县司法局</title><div class=top>{NAVIGATION}</div><form><div><h1 align=center>{title}</h1>"
        f"<div>2025年02月18日 点击：[<span>23</span>]</div><div id=vsb_content><div class=v_news_content>"
        f"{paragraphs(body)}</div></div><p>上一条：<a>2023年报告</a></p></div></form>{FOOTER}"
    )


def frames(title: str, body: list[str]) -> str:
    """Tables inside tables for layout, lines ended by breaks."""
    return (
        f"<title>{title}</title><table><tr><td>{NAVIGATION}</td></tr><tr><td><table><tr><td width=200>{LATEST}</td><td>"
        f"<table><tr><td align=center><b>{title}</b></td></tr><tr><td>发布日期：2025-02-18 阅读：12次</td></tr><tr><td>"
        f"<font size=3>{broken(body)}</font></td></tr><tr><td>【打印本页】【关闭窗口】</td></tr></table></td></tr></table>"
        f"</td></tr><tr><td>{FOOTER}</td></tr></table>"
    )


def nameless(title: str, body: list[str]) -> str:
    return (
        f"<title>{title}</title><div id=a1>{NAVIGATION}</div><div id=b2><div class=c3><div class=d4>{title}</div>"
        f"<div class=e5>日期：2025-02-18 &nbsp; 作者：法制科</div><div class=f6>{boxes(body)}</div></div>"
        f"<div class=g7>{LATEST}</div></div><div id=z9>{FOOTER}</div>"
    )


def subscription(title: str, body: list[str]) -> str:
    """The article is hidden until a script shows it."""
    return (
        f"<title>{title}</title><div id=js_article><h1 class=rich_media_title>{title}</h1><div id=meta_content>"
        "<span>原创</span><a>平川发布</a><em>2025-02-18 08:00</em></div><div class=rich_media_content id=js_content "
        f"style='visibility: hidden; opacity: 0;'>{boxes(body)}</div></div><div class=qr_code_pc>微信扫一扫</div>"
    )


@pytest.mark.parametrize("layout", [editor, catalogue, campus, frames, nameless, subscription])
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem[:3])
@pytest.mark.parametrize("encoding", ["utf-8", "gb2312"])
def test_the_article_is_read_and_nothing_else(layout: object, path: object, encoding: str) -> None:
    title, *body = lines_of(path)  # type: ignore[arg-type]
    page = f"<html><head><meta charset={encoding}></head><body>{layout(title, body)}</body></html>"  # type: ignore[operator]
    data = page.encode("gb18030" if encoding == "gb2312" else encoding)
    document = read(data, "报告.html")
    assert [line.strip(" 　\xa0") for line in document.text.split("\n")] == [title, *body]
    assert document.identity.title == title
    expected = findings("\n".join((title, *body)).encode(), "报告.txt")
    assert findings(data, "报告.html") == expected


def test_a_page_that_only_links_to_the_report_says_so() -> None:
    title = lines_of(REPORTS[0])[0]
    link = f"<p><a href='/a/b.docx?x=1'>附件：{title}（全文）.docx</a></p>"
    notice = f"<title>{title}</title>{NAVIGATION}<div class=content><h1>{title}</h1><p>现予公布。</p>{link}</div>{FOOTER}"
    with pytest.raises(Unreadable, match="linked file"):
        read(notice.encode(), "报告.html")
    whole = notice.replace("现予公布。", "全县认真落实各项部署。" * 40)
    assert "认真落实" in read(whole.encode(), "报告.html").text
    other = notice.replace(f"附件：{title}（全文）", "附件：名单汇总")
    assert "现予公布" in read(other.encode(), "报告.html").text


def test_what_a_style_hides_beside_a_page_that_is_shown_stays_hidden() -> None:
    source = "<p>全县认真落实各项部署。</p><div style='display:none'>打印预览</div>"
    assert read(source.encode(), "报告.html").text == "全县认真落实各项部署。"
