"""The form of ``lawlint.yaml`` and of ``[tool.lawlint]``; ``lawlint schema`` tells editors the docstrings."""

from __future__ import annotations

from collections.abc import Mapping

from lawlint.lean import dataclass, field
from lawlint.rules.form import FailOn, SeverityWord


@dataclass(frozen=True, slots=True)
class SuppressForm:
    """一处不再报出的问题。 / A place that is not reported."""

    rule: str
    """规则编号。 / Rule id."""
    text: str
    """问题所在的原文片段。 / Words of the report at that place."""
    reason: str
    """不报的理由。 / Why it is not reported."""
    files: str = ""
    """只用于这些文件，写法同 .gitignore。 / Only in these files, written as in .gitignore."""


@dataclass(frozen=True, slots=True)
class ConfigForm:
    """lawlint 的配置。 / The configuration of lawlint."""

    extends: tuple[str, ...] = ("builtin",)
    """以哪些配置为基础：builtin 为内置规则，其余为配置文件。 / Bases: builtin, or other files."""
    rules: tuple[str, ...] = ()
    """另加的规则文件，可用 * 通配。 / Further rule files; * matches any name."""
    select: tuple[str, ...] = ()
    """只用这些规则或规则包。 / Run only these rules or packs."""
    ignore: tuple[str, ...] = ()
    """不用这些规则或规则包。 / Do not run these rules or packs."""
    severity: Mapping[str, SeverityWord] = field(default_factory=dict)
    """改变规则的严重程度。 / Severity by rule."""
    exclude: tuple[str, ...] = ()
    """不检查的文件，写法同 .gitignore。 / Files not to check, written as in .gitignore."""
    kind: str = ""
    """文种，缺省为自动识别。 / Kind of document; recognised when absent."""
    suppress: tuple[SuppressForm, ...] = ()
    """不再报出的问题。 / Places that are not reported."""
    baseline: str = ""
    """基线文件，由 lawlint baseline 写成。 / Baseline file, written by lawlint baseline."""
    fail_on: FailOn | None = None
    """达到哪一级即以状态 1 退出：error、warning、note 或 never。 / Gravity that makes the exit status 1."""
