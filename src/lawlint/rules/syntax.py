"""What is wrong with a text that is no YAML, in words for the author of a rule."""

from __future__ import annotations

import re

import yaml

from lawlint.finding import Words
from lawlint.rules.errors import Fault, Mark, RuleFileError

MAX_SIZE = 4_000_000
"""Characters of one file."""

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def refuse_unreadable(text: str, file: str) -> None:
    """Raise ``RuleFileError`` for a text that is too long or holds control characters."""
    if len(text) > MAX_SIZE:
        words = Words(f"文件超过{MAX_SIZE}个字符", f"the file has more than {MAX_SIZE} characters")
        raise RuleFileError([Fault(Mark(file), words)])
    wrong = _UNPRINTABLE.search(text)
    if wrong is not None:
        line = text.count("\n", 0, wrong.start()) + 1
        column = wrong.start() - text.rfind("\n", 0, wrong.start())
        code = f"U+{ord(wrong.group()):04X}"
        words = Words(f"含不可见的控制字符 {code}，请删去", f"control character {code}: delete it")
        raise RuleFileError([Fault(Mark(file, line, column), words)])


_SYNTAX: tuple[tuple[str, str, str], ...] = (
    (
        "cannot start any token",
        "文本以特殊符号开头，请给整个值加引号",
        "a text that starts with a special character needs quotes",
    ),
    (
        "mapping values are not allowed",
        "值里含有“: ”，或上一行缩进有误；含“: ”的文本请加引号",
        'the value holds ": ", or the line above is indented wrongly; quote a text that holds ": "',
    ),
    (
        "could not find expected ':'",
        "这一行缺少“键: 值”的半角冒号和空格",
        'a "key: value" line lacks its half-width colon and space',
    ),
    ("while scanning a quoted scalar", "引号没有配对", "a quotation mark is not closed"),
    ("found unexpected end of stream", "引号或括号没有配对", "a quotation mark or bracket is not closed"),
    ("did not find expected node content", "引号或括号没有配对", "a quotation mark or bracket is not closed"),
    (
        "did not find expected ',' or",
        "方括号或花括号里缺少逗号，或没有配对；以“{”“[”开头的文本请加引号",
        'a list or mapping in brackets lacks a comma or its end; quote a text that starts with "{" or "["',
    ),
    (
        "did not find expected key",
        "缩进与上文不一致，或引号之后还有文字；整个值请用一对引号括起",
        "the indentation does not agree with the lines above, or words follow a closing quotation mark",
    ),
    (
        "did not find expected '-' indicator",
        "列表各项的“-”没有对齐",
        'the "-" of the list items do not line up',
    ),
)


def syntax_fault(error: yaml.YAMLError, text: str, file: str) -> Fault:
    """One fault out of what the YAML parser says, in words for an author."""
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    lines = text.split("\n")
    near = lines[max(line - 1, 0) : line + 1]
    said = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or error}".strip()
    words = Words(f"YAML 无法解析：{said}", f"not YAML: {said}")
    if any(re.match(r"\s*\t", each) for each in near):
        words = Words("缩进不能用制表符，请改用空格", "indent with spaces, not with tabs")
    elif any(re.match(r"\s*(?:- )?[\w-]+：", each) for each in near):
        words = Words(
            "键名之后要用半角冒号加空格（“: ”），不能用“：”",
            'a key is followed by a half-width colon and a space (": "), not by "："',
        )
    elif any(re.match(r"\s*(?:- )?[a-z_]+:[^\s:]", each) for each in near):
        words = Words("键名的冒号之后要有一个空格", "the colon after a key is followed by a space")
    else:
        for sign, zh, en in _SYNTAX:
            if sign in said:
                words = Words(zh, en)
                break
    return Fault(Mark(file, line + 1, column + 1), words)
