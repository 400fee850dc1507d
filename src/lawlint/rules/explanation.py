"""What there is to say about a rule: one text for ``lawlint explain``, for ``docs/rules`` and for SARIF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from lawlint.finding import Words

if TYPE_CHECKING:
    from lawlint.examples import Trial
    from lawlint.rules.fields import Key
    from lawlint.rules.model import Example, Rule


def explain(rule: Rule, lang: str, options: Iterable[Key] = (), trials: Iterable[Trial] = ()) -> str:
    """Markdown: what the rule looks for, why, on what basis, examples, how to mend and to suppress.

    ``options``: the keys of its kind of check, to be listed.  ``trials``: its examples as they were run, to
    show what lawlint says.
    """
    parts = [_head(rule, lang)]
    for title, zh, en in (
        (Words("为什么", "Why"), rule.why, rule.why_en),
        (Words("依据", "Basis"), rule.basis, rule.basis),
        (Words("怎样修改", "How to mend it"), rule.how, rule.how_en),
    ):
        text = (en or zh) if lang == "en" else zh
        if text:
            parts.append(f"## {title.said(lang)}\n\n{text}")
    parts += _examples(rule, lang, {id(trial.example): trial for trial in trials})
    parts += _options(options, lang)
    parts.append(_suppressing(rule, lang))
    return "\n\n".join(parts) + "\n"


def _head(rule: Rule, lang: str) -> str:
    title = rule.title_en if lang == "en" else rule.title
    severity = "、".join(
        f"{case}: {level.word}" if case else level.word for case, level in sorted(rule.severity.items())
    )
    facts = [
        (Words("编号", "Rule"), f"`{rule.id}`"),
        (Words("严重程度", "Severity"), severity if lang == "zh" else severity.replace("、", ", ")),
        (Words("规则包", "Pack"), rule.pack),
        (Words("检查方式", "Kind of check"), f"`{rule.check}`"),
    ]
    if rule.applies:
        facts.append((Words("文种", "Document kinds"), ", ".join(f"`{kind}`" for kind in rule.applies)))
    if not rule.enabled:
        facts.append((Words("缺省", "By default"), Words("不启用", "off").said(lang)))
    colon = Words("：", ": ").said(lang)
    return f"# {title}\n\n" + "\n".join(f"* {name.said(lang)}{colon}{value}" for name, value in facts)


def _examples(rule: Rule, lang: str, trials: dict[int, Trial]) -> Iterator[str]:
    for good, title in (
        (False, Words("会报出", "Reported")),
        (True, Words("不报", "Not reported")),
    ):
        texts = [_example(each, lang, trials.get(id(each))) for each in rule.examples if each.good is good]
        if texts:
            yield f"## {title.said(lang)}\n\n" + "\n".join(texts)


def _example(example: Example, lang: str, trial: Trial | None) -> str:
    lines = example.text.strip().split("\n")
    fenced = len(lines) > 1
    shown = "```text\n" + "\n".join(lines) + "\n```\n" if fenced else f"* {_literal(lines[0])}"
    if example.todo:
        shown += Words(f"（待办：{example.todo}）", f" (todo: {example.todo})").said(lang)
    for finding in trial.found if trial is not None else ():
        message = f"`{finding.severity.word}` {_literal(finding.message.said(lang))}"
        shown += f"\n* {message}" if fenced else f"\n  * {message}"
    return shown


def _options(options: Iterable[Key], lang: str) -> Iterator[str]:
    listed = [
        f"* `{key.name}`{Words('：', ': ').said(lang)}{_literal(key.about.said(lang))}" for key in options
    ]
    if listed:
        title = Words("本检查方式的其他键", "Keys of this kind of check").said(lang)
        yield f"## {title}\n\n" + "\n".join(listed)


def _suppressing(rule: Rule, lang: str) -> str:
    title = Words("个别地方不报", "Suppressing it")
    comment = Words(
        "Markdown 和网页中写在该段内或段前：", "In Markdown and HTML, in the paragraph or before it:"
    )
    config = Words("任何格式，写在 `lawlint.yaml` 中：", "In any format, in `lawlint.yaml`:")
    reason, text = Words("理由", "reason"), Words("原文", "words of the report")
    return (
        f"## {title.said(lang)}\n\n{comment.said(lang)}\n\n"
        f"```html\n<!-- lawlint: ignore {rule.id} {reason.said(lang)} -->\n```\n\n{config.said(lang)}\n\n"
        f"```yaml\nsuppress:\n  - {{rule: {rule.id}, text: {text.said(lang)}, "
        f"reason: {reason.said(lang)}}}\n```"
    )


def _literal(text: str) -> str:
    """Text that Markdown shows as it stands."""
    for sign in "\\`*_<[]":
        text = text.replace(sign, "\\" + sign)
    return text
