"""``lawlint init``: a commented configuration, a first rule file, and schemas for editors."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path

from lawlint.arguments import Parser, Streams, UsageError
from lawlint.finding import Words
from lawlint.output import replace_file
from lawlint.text import visible

USAGE = "[FOLDER]"

CONFIG = """\
# yaml-language-server: $schema=.lawlint/config.schema.json
# lawlint 的配置；去掉行首的“# ”即启用该项。
# Configuration of lawlint; remove "# " at the start of a line to use it.

# 另加的规则文件 / further rule files
rules: [rules/*.yaml]

# 不用的规则，lawlint rules 列出全部 / rules not to run; lawlint rules lists them all
# ignore: [near-miss]

# 改变严重程度：error、warning、note / severity by rule
# severity: {near-miss: note}

# 不检查的文件，写法同 .gitignore / files not to check, written as in .gitignore
# exclude: [归档/]

# 个别地方不报，须写理由 / places that are not reported, with the reason
# suppress:
#   - rule: near-miss
#     text: 原文中的一段话
#     reason: 已与经办科室核对，原文如此

# 已有问题的记录，由 lawlint baseline 写成 / findings recorded by lawlint baseline
# baseline: lawlint-baseline.json

# 达到哪一级即算不通过：error、warning、note、never / gravity at which the check fails
fail-on: warning
"""

RULES = """\
# yaml-language-server: $schema=../.lawlint/rules.schema.json
# 本单位的规则。写完后运行 lawlint test，例子都符合即可使用。
# Rules of your own. Run lawlint test when you have written one.
pack: own

rules:
  - id: own-abbreviation
    check: pattern
    title: 本单位名称不用简称
    title_en: The office is not called by its short name
    severity: note
    swap: {县司局: 县司法局}
    why: 对外公布的报告应使用规范化名称。
    how: 改用规范化名称。
    examples:
      good:
        - 县司法局牵头组织业务培训3期。
      bad:
        - 【县司局】牵头组织业务培训3期。
"""


def add_arguments(parser: Parser) -> None:
    """Declare the arguments."""
    parser.argument(
        "folder",
        metavar="FOLDER",
        nargs="?",
        default=".",
        zh="文件夹，缺省为当前文件夹",
        en="folder; the current one by default",
    )


def run(args: Namespace, streams: Streams) -> int:
    """Write the files; those that are there are never replaced."""
    from lawlint.rules.json_schema import config_schema, rules_schema

    folder = Path(args.folder)
    if not folder.is_dir():
        raise UsageError(f"没有文件夹 {args.folder}", f"no such folder: {args.folder}")
    written = {
        "lawlint.yaml": CONFIG,
        "rules/own.yaml": RULES,
        ".lawlint/config.schema.json": json.dumps(config_schema(), ensure_ascii=False) + "\n",
        ".lawlint/rules.schema.json": json.dumps(rules_schema(), ensure_ascii=False) + "\n",
    }
    for name in ("lawlint.yaml", "rules/own.yaml"):
        if (folder / name).exists():
            raise UsageError(f"{name} 已经存在，没有改动", f"{name} exists and was left alone")
    for name, content in written.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        replace_file(str(place), content.encode("utf-8"))
        streams.stdout.write(f"{visible(str(place))}\n")
    hint = Words(
        "下一步：lawlint test 检验规则的例子，lawlint check 检查文档",
        "Next: lawlint test runs the examples of the rules, lawlint check checks documents",
    )
    streams.stdout.write(hint.said(args.lang) + "\n")
    return 0
