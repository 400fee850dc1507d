"""Reading configuration files: YAML or TOML into ``Config``, everything wrong told at once."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import cast

from lawlint.discovery import confined
from lawlint.finding import Severity, Words
from lawlint.rules.config import BUILTIN, Config, RuleFile, Suppression, shown
from lawlint.rules.config_form import ConfigForm
from lawlint.rules.errors import Fault, Mark, RuleFileError
from lawlint.rules.include import read_text
from lawlint.rules.tree import Path as Place
from lawlint.rules.tree import Tree, Value, parse
from lawlint.rules.validate import convert

MAX_EXTENDS = 8
"""Configuration files that may stand one behind the other in ``extends``."""


def read(path: Path) -> tuple[Config, list[Fault]]:
    """The configuration of the file with everything it extends, and what is wrong with it."""
    reader = _Reader()
    return reader.file(path, ()), reader.faults


class _Reader:
    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.layers = 0

    def file(self, path: Path, chain: tuple[Path, ...]) -> Config:
        """One file merged onto what it extends; ``chain``: the files that extend it, outermost first."""
        name = shown(path)
        if not confined(path, path):
            self.faults.append(Fault(Mark(name), _outside(name)))
            return Config(folder=path.parent)
        try:
            text = read_text(path, name)
            tree = _toml(text, name) if path.suffix == ".toml" else _dashes(parse(text, name))
        except RuleFileError as error:
            self.faults.extend(error.faults)
            return Config(folder=path.parent)
        form = convert(tree, (), {} if tree.value is None else tree.value, ConfigForm, self.faults)
        if form is None:
            return Config(folder=path.parent)
        base = Config(builtin=BUILTIN in form.extends)
        for at, other in enumerate(form.extends):
            if other != BUILTIN:
                base = self._extended(base, tree, at, path, (*chain, path))
        self.layers += 1
        return self._merged(base, form, tree, path)

    def _extended(self, base: Config, tree: Tree, at: int, path: Path, chain: tuple[Path, ...]) -> Config:
        mark = tree.at(("extends", at))
        name = str(cast("dict[str, list[str]]", tree.value)["extends"][at])
        other = path.parent / name
        if not other.is_file():
            words = Words(
                f"没有文件 {name}；内置规则写作 builtin",
                f"no such file: {name}; the built-in rules are called builtin",
            )
        elif not confined(path, other):
            words = _outside(name)
        elif other.resolve() in (each.resolve() for each in chain):
            words = Words(f"配置文件 {name} 绕回了自身", f"configuration {name} extends itself")
        elif len(chain) > MAX_EXTENDS:
            words = Words("extends 层数过多", "extends is nested too deep")
        else:
            config = self.file(other, chain)
            return _stacked(base, config)
        self.faults.append(Fault(mark, words))
        return base

    def _merged(self, base: Config, form: ConfigForm, tree: Tree, path: Path) -> Config:
        """``form``, which stands in the file ``path``, on top of ``base``."""
        if form.baseline and not confined(path, path.parent / form.baseline):
            self.faults.append(Fault(tree.at(("baseline",)), _outside(form.baseline)))
        own = Config(
            folder=path.parent,
            builtin=base.builtin,
            rules=self._rule_files(form, tree, path),
            select=form.select,
            ignore=form.ignore,
            severity={rule: Severity[word.upper()] for rule, word in form.severity.items()},
            exclude=form.exclude,
            kind=form.kind or None,
            suppress=tuple(self._suppressions(form, tree)),
            baseline=path.parent / form.baseline if form.baseline else None,
            fail_on=form.fail_on or "",
            origins=_origins(tree),
            read=(path,),
            wildcards=tuple((path.parent, each) for each in form.rules if "*" in each),
        )
        return _stacked(base, own)

    def _rule_files(self, form: ConfigForm, tree: Tree, path: Path) -> tuple[RuleFile, ...]:
        found = []
        for at, pattern in enumerate(form.rules):
            files = [path.parent / pattern]
            if "*" in pattern:
                files = sorted(path.parent.glob(pattern))
            files = [each for each in files if each.is_file()]
            if not files:
                words = Words(f"没有规则文件 {pattern}", f"no such rule file: {pattern}")
                self.faults.append(Fault(tree.at(("rules", at)), words))
            elif not all(confined(path, each) for each in files):
                self.faults.append(Fault(tree.at(("rules", at)), _outside(pattern)))
                continue
            found += [RuleFile(shown(each), each, self.layers) for each in files]
        return tuple(found)

    def _suppressions(self, form: ConfigForm, tree: Tree) -> list[Suppression]:
        made = []
        for at, each in enumerate(form.suppress):
            for key, given in (("reason", each.reason), ("text", each.text)):
                if not given.strip():
                    words = Words(f"{key} 不能为空", f"{key} must not be empty")
                    self.faults.append(Fault(tree.at(("suppress", at, key)), words))
            mark = tree.at(("suppress", at))
            made.append(Suppression(each.rule, each.text.strip(), each.reason.strip(), each.files, mark))
        return made


def _outside(name: str) -> Words:
    return Words(
        f"{name} 在本仓库之外，仓库中的配置不能引用",
        f"{name} lies outside of this repository: a configuration in it cannot name it",
    )


def _stacked(base: Config, own: Config) -> Config:
    """``own`` on top of ``base``; rule by rule the upper one wins."""
    return Config(
        folder=own.folder,
        builtin=base.builtin or own.builtin,
        rules=base.rules + own.rules,
        select=own.select or tuple(rule for rule in base.select if rule not in own.ignore),
        ignore=(*(rule for rule in base.ignore if rule not in (*own.select, *own.ignore)), *own.ignore),
        severity={**base.severity, **own.severity},
        exclude=base.exclude + own.exclude,
        kind=own.kind or base.kind,
        suppress=base.suppress + own.suppress,
        baseline=own.baseline or base.baseline,
        fail_on=own.fail_on or base.fail_on,
        origins={**base.origins, **own.origins},
        read=base.read + own.read,
        wildcards=base.wildcards + own.wildcards,
    )


def _origins(tree: Tree) -> dict[str, Mark]:
    """Where each setting stands: of lists item by item, of mappings key by key."""
    found: dict[str, Mark] = {}
    for key, value in (tree.value if isinstance(tree.value, dict) else {}).items():
        found[key] = tree.at_key((key,))
        if isinstance(value, dict):
            found |= {f"{key}.{inner}": tree.at_key((key, inner)) for inner in value}
        elif isinstance(value, list):
            found |= {
                f"{key}.{item}": tree.at((key, at)) for at, item in enumerate(value) if isinstance(item, str)
            }
    return found


def _dashes(tree: Tree) -> Tree:
    """The tree with ``fail-on`` as ``fail_on``, which is what a field can be called."""
    if not isinstance(tree.value, dict) or "fail-on" not in tree.value:
        return tree

    def renamed(path: Place) -> Place:
        return ("fail_on", *path[1:]) if path[:1] == ("fail-on",) else path

    value: dict[str, Value] = {key.replace("fail-on", "fail_on"): item for key, item in tree.value.items()}
    return Tree(
        value,
        {renamed(path): mark for path, mark in tree.values.items()},
        {renamed(path): mark for path, mark in tree.keys.items()},
        tree.file,
    )


def _toml(text: str, name: str) -> Tree:
    """The table ``[tool.lawlint]``; TOML gives no places, so keys are looked for by their lines."""
    try:
        table = tomllib.loads(text).get("tool", {}).get("lawlint", {})
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        line, column = (int(at[1]), int(at[2])) if at else (1, 1)
        raise RuleFileError(
            [Fault(Mark(name, line, column), Words(f"TOML 无法解析：{error}", f"not TOML: {error}"))]
        ) from None
    lines = text.split("\n")
    start = next((at for at, line in enumerate(lines) if line.strip().startswith("[tool.lawlint")), 0)
    marks: dict[Place, Mark] = {(): Mark(name, start + 1)}
    for key in table:
        sign = re.compile(rf'\s*(?:\[+tool\.lawlint\.)?"?{re.escape(key)}\b')
        line = next((at for at in range(start, len(lines)) if sign.match(lines[at])), start)
        marks[(key,)] = Mark(name, line + 1)
    return _dashes(Tree(cast(Value, table), marks, dict(marks), name))
