"""Whatever stands in a rule file, the answer is rules or faults with places: never another error."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lawlint import checks
from lawlint.examples import found_in, trials
from lawlint.rules.errors import RuleFileError
from lawlint.rules.loading import load_text
from lawlint.rules.model import Example
from lawlint.rules.validate import dataclasses_of, key_names

NAMES = tuple(
    name for name in checks.names() if name != "near-miss"
)  # its tables are large and its own affair
KEYS = sorted(
    {key for name in NAMES for form in dataclasses_of(checks.module(name).Params) for key in key_names(form)}
)
TEXT = """\
一、主要举措和成效

收到行政复议申请80件，受理93件，办结65件，占81.3%。出台《甲办法》《乙办法》等2部规章，比上年增长12.5%。

二、2025年工作安排

一是抓培训。二是抓督察。共3次，每次20人，合计60人。
"""
WORDS = st.sampled_from(
    [
        "行政复议",
        "受理 >= 办结",
        "收到 ≥",
        "(",
        "[甲",
        "甲|",
        "\\b甲",
        "(?P<x>甲)",
        "{next}年",
        "甲*",
        "",
        "0",
        "-1",
    ]
)
VALUES = st.recursive(
    st.one_of(WORDS, st.text(max_size=6), st.integers(-3, 3000), st.booleans(), st.none()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.one_of(st.sampled_from(KEYS), WORDS), inner, max_size=3),
    ),
    max_leaves=6,
)


@st.composite
def rules(draw: st.DrawFn) -> dict[str, Any]:
    name = draw(st.sampled_from(NAMES))
    own = key_names(checks.module(name).Params)
    keys = draw(st.lists(st.sampled_from(own), unique=True, max_size=len(own))) if own else []
    rule: dict[str, Any] = {"id": "own-rule", "check": name, "title": "甲"}
    rule |= {key: draw(VALUES) for key in keys}
    return rule | draw(
        st.dictionaries(st.sampled_from(["severity", "message", "examples", "applies"]), VALUES)
    )


@settings(max_examples=150)
@given(rules())
def test_any_rule_is_a_rule_or_a_fault(rule: dict[str, Any]) -> None:
    text = yaml.safe_dump({"rules": [rule]}, allow_unicode=True)
    try:
        ruleset = load_text(text, "own.yaml", builtin=False)
    except RuleFileError as error:
        assert all(fault.mark.file == "own.yaml" for fault in error.faults), str(error)
    else:
        for trial in trials(ruleset.rules[0], ruleset):
            assert trial.failure is None or trial.failure.zh


@settings(max_examples=100)
@given(st.dictionaries(st.sampled_from(["pack", "applies", "kinds", "vocabulary", "rules"]), VALUES))
def test_any_file_is_rules_or_faults(content: dict[str, Any]) -> None:
    try:
        load_text(yaml.safe_dump(content, allow_unicode=True), "own.yaml", builtin=False)
    except RuleFileError as error:
        assert error.faults


@st.composite
def well_typed(draw: st.DrawFn) -> dict[str, Any]:
    """A rule whose values have the right types and odd contents."""
    name = draw(st.sampled_from(NAMES))
    params = draw(_of(checks.module(name).Params))
    return {"id": "own-rule", "check": name, "title": "甲", **_plain(params)}


def _of(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a type, strings taken from ``WORDS``."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return st.sampled_from(inner)
    if origin is Annotated:
        return _of(inner[0])
    if origin in (Union, UnionType):
        return st.one_of(*map(_of, inner))
    if origin is tuple:
        items = inner[0] if len(inner) == 2 and inner[1] is Ellipsis else Union[inner]  # noqa: UP007 – of as many types as there are
        return st.lists(_of(items), max_size=3).map(tuple)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return st.dictionaries(_of(inner[0]), _of(inner[1]), max_size=2)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return st.fixed_dictionaries(
            {each.name: _of(hints[each.name]) for each in fields(kind) if each.default is MISSING},
            optional={
                each.name: _of(hints[each.name]) for each in fields(kind) if each.default is not MISSING
            },
        )
    if kind is str:
        return WORDS
    return {
        int: st.integers(-3, 3000),
        bool: st.booleans(),
        type(None): st.none(),
        date: st.dates(date(1990, 1, 1), date(2030, 1, 1)).map(str),
    }.get(kind, st.integers(0, 9))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, tuple | list) else value


@settings(max_examples=200)
@example({"id": "own", "check": "stages", "title": "甲", "flows": [["行政复议", "行政复议", "("]]})
@given(well_typed())
def test_odd_contents_of_the_right_type(rule: dict[str, Any]) -> None:
    try:
        ruleset = load_text(yaml.safe_dump({"rules": [rule]}, allow_unicode=True), "own.yaml", builtin=False)
    except RuleFileError as error:
        assert all(fault.mark.file == "own.yaml" for fault in error.faults), str(error)
    else:
        found, failure = found_in(ruleset.rules[0], Example(TEXT, good=True), TEXT, ruleset)
        assert failure is None, failure
        assert all(finding.message.zh for finding in found)
