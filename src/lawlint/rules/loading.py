"""From rule files to a ``RuleSet``: everything wrong in all of them is told at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import chain
from pathlib import Path as FilePath
from typing import Generic, TypeVar

from lawlint.finding import Words
from lawlint.lean import dataclass
from lawlint.patterns import PatternError, compiled
from lawlint.rules import packs
from lawlint.rules.build import Surroundings, build
from lawlint.rules.config import Config, shown
from lawlint.rules.errors import Fault, Mark, RuleFileError, suggestion
from lawlint.rules.form import FileForm
from lawlint.rules.include import included, read_text
from lawlint.rules.model import Origin, Rule, RuleSet
from lawlint.rules.tree import Tree, Value, parse
from lawlint.rules.validate import adapter, convert
from lawlint.rules.vocabulary import Vocabulary
from lawlint.rules.vocabulary import build as build_vocabulary
from lawlint.rules.vocabulary_form import VocabularyForm

__all__ = ["RuleFileError", "Source", "load", "load_builtin", "load_text"]


@dataclass(frozen=True, slots=True)
class Source:
    """A rule file.

    ``name``: as the user would name it.  ``path``: where it is; None for rules from memory, whose ``text`` is
    given.  ``layer``: of two rules with one id the one of the higher layer wins; in one layer it is a fault.
    """

    name: str
    path: FilePath | None = None
    text: str = ""
    layer: int = 0


def builtin_sources() -> tuple[Source, ...]:
    """The built-in packs, at layer 0."""
    return tuple(Source(f"{packs.PREFIX}{path.name}", path) for path in packs.pack_files())


def sources_of(config: Config, more: Sequence[FilePath] = ()) -> tuple[Source, ...]:
    """The rule files of a configuration, and ``more`` on top of them."""
    found = builtin_sources() if config.builtin else ()
    named = tuple(Source(each.name, each.path, layer=each.layer) for each in config.rules)
    top = max((each.layer for each in named), default=0) + 1
    return (*found, *named, *(Source(shown(path), path, layer=top) for path in more))


@cache
def load_builtin() -> RuleSet:
    """The built-in rules, read once in a process."""
    return load(builtin_sources())


def load_text(text: str, name: str = "rules.yaml", builtin: bool = True) -> RuleSet:
    """The rules of a YAML text, after the built-in ones unless ``builtin`` is false.

    Raises ``RuleFileError``.
    """
    own = Source(name, None, text, layer=1)
    return load((*builtin_sources(), own) if builtin else (own,))


def load(sources: Sequence[Source]) -> RuleSet:
    """The rules of all sources, later layers winning rule by rule.

    Raises ``RuleFileError`` with every fault of every source.
    """
    faults: list[Fault] = []
    base: list[_Read[VocabularyForm]] = []
    for source in _base_words():
        base.extend(_read(source, VocabularyForm, faults))
    files: list[_Read[FileForm]] = []
    for source in sources:
        files.extend(_read(source, FileForm, faults))
    kinds = {kind.id: kind for each in files for kind in each.form.kinds}
    words = _vocabulary(base, files, faults)
    around = Surroundings(words, None if faults else tuple(kinds), faults)
    rules = _merged(files, around)
    if faults:
        raise RuleFileError(faults)
    read = (*(each.origins for each in base), *(each.origins for each in files))
    return RuleSet(tuple(rules), words, tuple(kinds.values()), tuple(chain.from_iterable(read)))


F = TypeVar("F", FileForm, VocabularyForm)


@dataclass(frozen=True)
class _Read(Generic[F]):
    """A file that was read: its tree with everything included, its form, and the files it is made of."""

    source: Source
    tree: Tree
    form: F
    origins: tuple[Origin, ...]


def _base_words() -> tuple[Source, ...]:
    folder = packs.folder() / "data"
    return tuple(
        Source(f"{packs.PREFIX}data/{name}", folder / name) for name in ("units.yaml", "vocabulary.yaml")
    )


def _read(source: Source, form: type[F], faults: list[Fault]) -> list[_Read[F]]:
    """The file parsed and its head validated (rules come when all names are known); empty if it cannot be."""
    parts: tuple[FilePath, ...]
    try:
        text = source.text if source.path is None else read_text(source.path, source.name)
        folder = None if source.path is None else source.path.parent
        tree, parts = included(parse(text, source.name), folder)
    except RuleFileError as error:
        faults.extend(error.faults)
        return []
    value = tree.value
    if isinstance(value, dict) and isinstance(value.get("rules"), list):
        value = {**value, "rules": []}
    made = convert(tree, (), {} if value is None else value, form, faults)
    if made is None:
        made = form()  # go on, to find what is wrong with the rules, too
    read = () if source.path is None else (source.path, *parts)
    return [_Read(source, tree, made, tuple(Origin(str(path), 1) for path in read))]


def _vocabulary(
    base: Sequence[_Read[VocabularyForm]], files: Sequence[_Read[FileForm]], faults: list[Fault]
) -> Vocabulary:
    """The built-in vocabulary and what the files add to it, merged key by key."""
    merged: Value = {}
    for each in base:
        merged = _joined(merged, each.tree.value)
    for file in files:
        if isinstance(file.tree.value, dict):
            merged = _joined(merged, file.tree.value.get("vocabulary"))
    try:
        return build_vocabulary(adapter(VocabularyForm).validate_python(merged))
    except ValueError as error:  # pydantic's own error is one, too: it was told when the file was read
        if not faults:
            adding = [file for file in files if file.form.vocabulary != VocabularyForm()]
            mark = (
                adding[-1].tree.at(("vocabulary",)) if adding else Mark(f"{packs.PREFIX}data/vocabulary.yaml")
            )
            faults.append(Fault(mark, Words(f"词汇有误：{error}", f"the vocabulary is wrong: {error}")))
        return build_vocabulary(VocabularyForm())


def _joined(before: Value, after: Value) -> Value:
    """Mappings key by key, lists one behind the other, anything else replaced."""
    if isinstance(before, dict) and isinstance(after, dict):
        return before | {key: _joined(before.get(key), item) for key, item in after.items()}
    if isinstance(before, list) and isinstance(after, list):
        return before + [item for item in after if item not in before]
    return before if after is None else after


def _merged(files: Sequence[_Read[FileForm]], around: Surroundings) -> list[Rule]:
    """All rules in file order; one that replaces another stands in its place."""
    rules: dict[str, tuple[int, Rule]] = {}
    for file in files:
        _check_kinds(file, around)
        entries = file.tree.value.get("rules") if isinstance(file.tree.value, dict) else None
        for at in range(len(entries) if isinstance(entries, list) else 0):
            rule = build(file.tree, ("rules", at), file.form, around)
            if rule is None:
                continue
            layer, other = rules.get(rule.id, (-1, rule))
            if layer == file.source.layer:
                place = f"{other.origin.file}:{other.origin.line}"
                words = Words(
                    f"编号“{rule.id}”与 {place} 的规则重复", f'id "{rule.id}" is taken by the rule at {place}'
                )
                around.faults.append(Fault(file.tree.at(("rules", at, "id")), words))
            rules[rule.id] = (file.source.layer, rule)
    return [rule for _, rule in rules.values()]


def _check_kinds(file: _Read[FileForm], around: Surroundings) -> None:
    """The kinds that the whole pack applies to, and the patterns of those it defines."""
    for at, kind in enumerate(file.form.applies):
        if around.kinds is not None and kind not in around.kinds:
            near = suggestion(kind, around.kinds)
            words = Words(f"没有“{kind}”这个文种{near.zh}", f'there is no document kind "{kind}"{near.en}')
            around.faults.append(Fault(file.tree.at(("applies", at)), words))
    for at, defined in enumerate(file.form.kinds):
        for key, given in (
            ("title", defined.title),
            ("headings", defined.headings),
            ("unless", defined.unless),
        ):
            for index, pattern in enumerate(given):
                try:
                    compiled(pattern)
                except PatternError as error:
                    mark = file.tree.at(("kinds", at, key, index))
                    zh, _, en = str(error).partition(" / ")
                    around.faults.append(Fault(mark, Words(f"{zh}：{pattern}", f"{en or zh}: {pattern}")))
