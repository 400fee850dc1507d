"""Write ``docs/rules``: one page a pack in Chinese and in English, with what lawlint says of every example.

Run it after any change of a rule: ``python scripts/rule_docs.py``.
"""

from __future__ import annotations

import inspect
from pathlib import Path

from lawlint import checks
from lawlint.examples import trials
from lawlint.finding import Words
from lawlint.rules.explanation import explain
from lawlint.rules.fields import keys
from lawlint.rules.loading import load_builtin
from lawlint.rules.model import Rule, RuleSet

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "rules"
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
    lines = [f"# {title.said(lang)}", "", note.said(lang), "", f"[{kinds.said(lang)}](checks.md)"]
    for pack, rules in packs.items():
        lines += ["", f"## [{pack}]({pack}.md)", ""]
        for rule in rules:
            name = rule.title_en if lang == "en" else rule.title
            lines.append(f"* [`{rule.id}`]({pack}.md#{rule.id}) ({max(rule.severity.values()).word}): {name}")
    return "\n".join(lines) + "\n"


def _checks(lang: str) -> str:
    """The kinds of check with the keys of their rules."""
    title = Words("检查方式及其可用的键", "Kinds of check and their keys")
    parts = [f"# {title.said(lang)}"]
    for name in checks.names():
        module = checks.module(name)
        parts.append(f"## {name}")
        if lang == "en":
            parts.append(inspect.cleandoc(module.__doc__ or "").replace("``", "`"))
        colon = Words("：", ": ").said(lang)
        listed = [f"* `{key.name}`{colon}{key.about.said(lang)}" for key in keys(module.Params)]
        parts.append("\n".join(listed))
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
