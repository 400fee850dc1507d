"""Write ``docs/rules``: one page a pack in Chinese and in English, with what lawlint says of every example.

Run it after any change of a rule: ``python scripts/rule_docs.py``.
"""

from __future__ import annotations

import inspect
from pathlib import Path

from lawlint import checks
from lawlint.examples import trials
from lawlint.finding import Words
from lawlint.rules.config_form import ConfigForm, SuppressForm
from lawlint.rules.explanation import explain
from lawlint.rules.fields import keys
from lawlint.rules.form import ExampleForm, FileForm, RuleForm
from lawlint.rules.loading import load_builtin
from lawlint.rules.model import DocumentKind, Rule, RuleSet
from lawlint.rules.vocabulary_form import ExclusiveForm, MatterForm, MeasureForm, VocabularyForm

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "rules"
FORMS: tuple[tuple[Words, type], ...] = (
    (Words("规则文件", "A rule file"), FileForm),
    (Words("文种：`kinds` 的一项", "A document kind, an item of `kinds`"), DocumentKind),
    (Words("规则：`rules` 的一项", "A rule, an item of `rules`"), RuleForm),
    (Words("例子：`examples` 的一项", "An example, an item of `examples`"), ExampleForm),
    (Words("词汇：`vocabulary`", "The vocabulary, `vocabulary`"), VocabularyForm),
    (Words("事项：`matters` 的一项", "A matter, an item of `matters`"), MatterForm),
    (Words("指标：`measures` 的一项", "A measure, an item of `measures`"), MeasureForm),
    (Words("互斥类别：`exclusive` 的一项", "A set of classes, an item of `exclusive`"), ExclusiveForm),
    (Words("配置：`lawlint.yaml`", "The configuration, `lawlint.yaml`"), ConfigForm),
    (Words("不报的地方：`suppress` 的一项", "A place not reported, an item of `suppress`"), SuppressForm),
)
LANGUAGES = {"zh": "", "en": "en/"}


def pages() -> dict[str, str]:
    """The pages by their paths below ``docs/rules``."""
    ruleset = load_builtin()
    packs: dict[str, list[Rule]] = {}
    for rule in ruleset.rules:
        packs.setdefault(rule.pack, []).append(rule)
    made = {}
    for lang, folder in LANGUAGES.items():
        made[f"{folder}README.md"] = _index(packs, lang)
        made[f"{folder}checks.md"] = _checks(lang)
        made[f"{folder}keys.md"] = _keys(lang)
        for pack, rules in packs.items():
            made[f"{folder}{pack}.md"] = _page(pack, rules, ruleset, lang)
    return made


def _index(packs: dict[str, list[Rule]], lang: str) -> str:
    title = Words("规则一览", "Rules")
    note = Words(
        "本文件夹由 `scripts/rule_docs.py` 生成，请改 `rules/` 中的规则。",
        "This folder is written by `scripts/rule_docs.py`: edit the rules in `rules/`.",
    )
    kinds = Words("检查方式及其可用的键", "Kinds of check and their keys")
    forms = Words("规则文件、词汇和配置的键", "Keys of rule files, vocabulary and configuration")
    lines = [f"# {title.said(lang)}", "", note.said(lang), ""]
    lines += [f"* [{kinds.said(lang)}](checks.md)", f"* [{forms.said(lang)}](keys.md)"]
    for pack, rules in packs.items():
        lines += ["", f"## [{pack}]({pack}.md)", ""]
        for rule in rules:
            name = rule.title_en if lang == "en" else rule.title
            lines.append(f"* [`{rule.id}`]({pack}.md#{rule.id}) ({max(rule.severity.values()).word}): {name}")
    return "\n".join(lines) + "\n"


def _keys(lang: str) -> str:
    """The keys of rule files, of the vocabulary and of the configuration."""
    title = Words("规则文件、词汇和配置的键", "Keys of rule files, vocabulary and configuration")
    parts = [f"# {title.said(lang)}"]
    for place, form in FORMS:
        parts.append(f"## {place.said(lang)}")
        parts.append(_listed(form, lang))
    return "\n\n".join(parts) + "\n"


def _listed(form: type, lang: str) -> str:
    colon = Words("：", ": ").said(lang)
    needed = Words("（必填）", " (required)").said(lang)
    return "\n".join(
        f"* `{key.name.replace('fail_on', 'fail-on')}`{needed * key.required}{colon}{key.about.said(lang)}"
        for key in keys(form)
    )


def _checks(lang: str) -> str:
    """The kinds of check with the keys of their rules."""
    title = Words("检查方式及其可用的键", "Kinds of check and their keys")
    parts = [f"# {title.said(lang)}"]
    for name in checks.names():
        module = checks.module(name)
        parts.append(f"## {name}")
        if lang == "en":
            parts.append(inspect.cleandoc(module.__doc__ or "").replace("``", "`"))
        parts.append(_listed(module.Params, lang))
    return "\n\n".join(parts) + "\n"


def _page(pack: str, rules: list[Rule], ruleset: RuleSet, lang: str) -> str:
    parts = [f"# {pack}\n"]
    for rule in rules:
        text = explain(rule, lang, trials=trials(rule, ruleset))
        lower = "\n".join(f"#{line}" if line.startswith("#") else line for line in text.split("\n"))
        parts.append(f'<a id="{rule.id}"></a>\n\n{lower}')
    return "\n".join(parts)


def main() -> None:
    """Write the pages and remove those that nothing stands behind."""
    made = pages()
    for old in FOLDER.rglob("*.md"):
        if old.relative_to(FOLDER).as_posix() not in made:
            old.unlink()
    for name, text in made.items():
        place = FOLDER / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
