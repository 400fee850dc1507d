"""The form of a rule file: the keys that every rule may have, whatever its kind of check.

The docstrings under the fields are what ``lawlint schema`` tells an editor (Chinese, then English behind
`` / ``).  The keys of one kind of check are the ``Params`` of its module.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from lawlint.lean import dataclass
from lawlint.rules.model import DocumentKind
from lawlint.rules.vocabulary_form import VocabularyForm

SeverityWord = Literal["error", "warning", "note"]
FailOn = Literal["error", "warning", "note", "never"]


@dataclass(frozen=True, slots=True)
class ExampleForm:
    """一个例子；可以只写一段文字。 / An example; a plain text will do."""

    text: str
    """段落或全文；反例中用【】标出应当报出的文字。 / 【】 marks what is reported."""
    whole: bool = False
    """text 是一篇完整的报告。 / text is a whole report."""
    year: int | None = None
    """报告年度，缺省 2024。 / The year the report is about, 2024 when absent."""
    title: str = ""
    """报告标题。 / Title of the report."""
    format: Literal["txt", "md"] = "txt"
    """text 的格式；例子里有表格时用 md。 / Format of text; md for a table."""
    todo: str = ""
    """尚未做到的原因：照常显示，不算失败。 / Why it does not work yet: shown, not failed."""


@dataclass(frozen=True, slots=True)
class ExamplesForm:
    """规则的正例与反例，由 lawlint test 逐一检验。 / Good and bad examples, run by lawlint test."""

    good: tuple[ExampleForm, ...] = ()
    """不应报出的文字。 / Texts on which the rule is silent."""
    bad: tuple[ExampleForm, ...] = ()
    """应当报出的文字。 / Texts on which the rule speaks."""


@dataclass(frozen=True, slots=True)
class RuleForm:
    """一条规则。 / One rule."""

    id: str
    """编号：小写英文加连字符，指明缺陷，如 case-flow-reconsideration。 / Lower-case name of the defect."""
    check: str
    """检查方式，决定其余可用的键。 / The kind of check, which decides the other keys."""
    title: str
    """规则名称。 / Name of the rule in Chinese."""
    title_en: str = ""
    """规则的英文名称。 / Name of the rule in English."""
    severity: SeverityWord | Mapping[str, SeverityWord] = "warning"
    """严重程度：error、warning 或 note；也可逐项写明。 / How grave a breach is, for all or for each case."""
    message: str = ""
    """提示语，花括号中是占位符。 / The message, with placeholders in braces."""
    message_en: str = ""
    """英文提示语。 / The message in English."""
    why: str = ""
    """为什么要有这条规则。 / Why the rule exists."""
    why_en: str = ""
    """英文说明。 / The same in English."""
    basis: str = ""
    """依据：文件与条款。 / What it rests on: document and clause."""
    how: str = ""
    """如何修改。 / How to mend it."""
    how_en: str = ""
    """英文修改办法。 / The same in English."""
    applies: tuple[str, ...] = ()
    """适用的文种，缺省为规则包的文种。 / Document kinds; those of the pack when absent."""
    examples: ExamplesForm = ExamplesForm()
    """正例与反例。 / Good and bad examples."""
    enabled: bool = True
    """是否缺省启用。 / Whether the rule runs unless selected otherwise."""


@dataclass(frozen=True, slots=True)
class FileForm:
    """一个规则文件。 / A rule file."""

    pack: str = ""
    """规则包名称，缺省为文件名。 / Name of the pack, that of the file when absent."""
    applies: tuple[str, ...] = ()
    """包内规则适用的文种，缺省为全部。 / Document kinds of its rules; all when absent."""
    kinds: tuple[DocumentKind, ...] = ()
    """本包定义的文种。 / Document kinds that this pack defines."""
    vocabulary: VocabularyForm = VocabularyForm()
    """本包补充的词汇。 / What this pack adds to the vocabulary."""
    rules: tuple[Mapping[str, object], ...] = ()
    """规则。 / The rules."""
