"""Names in web pages: what elements are, and what content systems call the parts of a page."""

from __future__ import annotations

# fmt: off
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1",
    "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "legend", "li", "main",
    "menu", "nav", "ol", "optgroup", "option", "p", "pre", "search", "section", "select", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
))
"""Elements that begin and end a line."""

VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
))
"""Elements without content and end tag."""

UNSEEN = frozenset((
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "applet",
    "canvas", "audio", "video", "map", "datalist", "select", "button", "input", "textarea", "noframes",
    "noembed", "xmp", "rt", "rp",
))
"""Elements whose text is no part of what one reads."""

SCOPES = frozenset(("table", "td", "th", "ul", "ol", "dl", "div", "body", "html"))
"""Elements that keep a start tag inside them from closing elements around them."""

CLOSED_BY = {
    "p": BLOCKS - {"body", "html", "head", "title"},
    "li": frozenset(("li",)),
    "dt": frozenset(("dt", "dd")),
    "dd": frozenset(("dt", "dd")),
    "td": frozenset(("td", "th", "tr", "tbody", "tfoot", "thead")),
    "th": frozenset(("td", "th", "tr", "tbody", "tfoot", "thead")),
    "tr": frozenset(("tr", "tbody", "tfoot", "thead")),
    "option": frozenset(("option",)),
    "head": frozenset(("body",)),
}
"""An element whose end tag may be left out, and the start tags that end it."""

CONTAINERS = (
    (
        "zoom", "ucap-content", "trs_editor", "custom_unionstyle", "trs_ueditor", "trs_preappend",
        "pages_content",
    ),
    (
        "article-content", "article_content", "articlecontent", "article-body", "article_body",
        "arti_content", "news_content", "news-content", "newscontent", "contentbody", "content-body",
        "wp_articlecontent", "rich_media_content", "vsb_content", "v_news_content", "bt-content",
        "xl_content", "text-content", "entry-content", "post-content", "detail-content",
        "detail_content", "con_text", "view", "conts", "infocontent", "j-fontcontent",
    ),
    (
        "article", "main-content", "main_content", "maincontent", "news", "detail", "text", "arti",
        "post", "xxgk_content",
    ),
    ("content", "con", "main", "contents", "container-content"),
)
"""Ids and classes of the bodies of articles, lower case, most telling first."""

AROUND = frozenset((
    "nav", "navbar", "navigation", "menu", "topnav", "footer", "foot", "breadcrumb", "breadcrumbs",
    "crumb", "crumbs", "sidebar", "copyright", "share", "bdshare", "toolbar", "qrcode", "ewm", "dqwz",
    "pager", "pagination", "comment", "comments", "related", "recommend", "login", "search", "banner",
    "print",
))
"""Parts of ids and classes of what stands around an article."""

ASIDE = frozenset(("nav", "footer", "aside", "menu", "dialog"))
"""Elements that stand around an article."""

TITLES = frozenset(("title", "bt", "biaoti", "headline", "tit"))
"""Parts of ids and classes of titles."""
