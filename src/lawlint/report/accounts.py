"""What became of every figure: checked by which rules, or left alone, and why."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lawlint.checks.base import Abstained, Problem
from lawlint.facts.unbound import reasons
from lawlint.finding import Words
from lawlint.report.html_figures import judged

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lawlint.checks.base import Observation
    from lawlint.result import Result
    from lawlint.rules.model import RuleSet

_ALONE = Words("没有可对照的数字", "nothing to compare it with")
_NAMED = 2  # rules named beside one figure


def accounts(result: Result, ruleset: RuleSet) -> dict[int, Words]:
    """For every figure, by its index, what was done with it."""
    titles = {rule.id: Words(rule.title, rule.title_en or rule.id) for rule in ruleset.rules}
    seen = judged(result)
    left = reasons(result.document, result.facts, ruleset.vocabulary)
    return {
        index: _checked(seen.get(index, {}), titles) or left.get(index) or _ALONE
        for index in range(len(result.facts.quantities))
    }


def left_alone(result: Result, ruleset: RuleSet) -> list[tuple[Words, int]]:
    """The reasons for which figures were neither bound nor checked, the most frequent first."""
    seen = judged(result)
    left = reasons(result.document, result.facts, ruleset.vocabulary)
    counts = Counter(words for index, words in left.items() if not _evaluated(seen.get(index, {})))
    return counts.most_common()


def _evaluated(verdicts: Mapping[str, type[Observation]]) -> list[str]:
    return [rule for rule, verdict in verdicts.items() if verdict is not Abstained]


def _checked(verdicts: Mapping[str, type[Observation]], titles: Mapping[str, Words]) -> Words | None:
    wrong = [titles[rule] for rule, verdict in verdicts.items() if verdict is Problem]
    if wrong:
        return Words(f"有问题：{_listed(wrong, 'zh')}", f"problem: {_listed(wrong, 'en')}")
    right = [titles[rule] for rule in _evaluated(verdicts)]
    if right:
        return Words(f"核对无误（规则：{_listed(right, 'zh')}）", f"in order (rule: {_listed(right, 'en')})")
    return None


def _listed(titles: Sequence[Words], lang: str) -> str:
    named = [title.said(lang) for title in titles[:_NAMED]]
    more = len(titles) > _NAMED
    if lang == "zh":
        return "、".join(named) + f"等{len(titles)}条" * more
    return ", ".join(named) + f" and {len(titles) - _NAMED} more" * more
