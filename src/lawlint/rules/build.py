"""From one entry of ``rules:`` to one ``Rule``: its kind of check, its keys, and everything they name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import PurePath as FilePath
from typing import TYPE_CHECKING

from lawlint import checks
from lawlint.finding import Severity, Words
from lawlint.lean import dataclass, field
from lawlint.patterns import PatternError, compiled
from lawlint.rules.errors import Fault, nearest, suggestion
from lawlint.rules.form import ExamplesForm, FileForm, RuleForm
from lawlint.rules.model import Example, Origin, Rule
from lawlint.rules.tree import Path, Tree, Value
from lawlint.rules.validate import convert, key_names

if TYPE_CHECKING:
    from lawlint.rules.vocabulary import Vocabulary

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_COMMON = frozenset(key_names(RuleForm))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a rule may name: the vocabulary and the document kinds of all packs of the run."""

    vocabulary: Vocabulary
    kinds: Collection[str] | None  # None: not all are known, because a file has faults
    faults: list[Fault] = field(default_factory=list)


def build(tree: Tree, path: Path, pack: FileForm, around: Surroundings) -> Rule | None:
    """The rule at ``path``; None after adding what is wrong with it to ``around.faults``."""
    value = _wrapped_examples(_at(tree.value, path))
    if not isinstance(value, dict):
        around.faults.append(
            Fault(tree.at(path), Words("一条规则应为若干行“键: 值”", 'a rule is lines of "key: value"'))
        )
        return None
    builder = _Builder(tree, path, around)
    module = builder.module(value)
    common: dict[str, Value] = {key: item for key, item in value.items() if key in _COMMON}
    own: dict[str, Value] = {key: item for key, item in value.items() if key not in _COMMON}
    form = convert(tree, path, common, RuleForm, around.faults, key_names(module.Params) if module else ())
    if module is None:
        return None
    params = convert(tree, path, own, module.Params, around.faults, sorted(_COMMON))
    if form is None or params is None:
        return None
    builder.names(form, params, module)
    applies = form.applies or pack.applies
    literals = getattr(module, "literals", None)
    mark = tree.at(path)
    return Rule(
        id=form.id,
        check=form.check,
        title=form.title,
        title_en=form.title_en or form.title,
        severity=builder.severity(form, params, module),
        params=params,
        message=form.message,
        message_en=form.message_en,
        why=form.why.strip(),
        why_en=form.why_en.strip(),
        basis=form.basis.strip(),
        how=form.how.strip(),
        how_en=form.how_en.strip(),
        applies=applies,
        examples=tuple(builder.examples(form.examples)),
        literals=tuple(dict.fromkeys(literals(params))) if literals else (),
        enabled=form.enabled,
        pack=pack.pack or FilePath(tree.file).stem,
        origin=Origin(mark.file, mark.line),
    )


def _at(value: Value, path: Path) -> Value:
    for step in path:
        value = value[step]  # type: ignore[index]
    return value


def _wrapped_examples(value: Value) -> Value:
    """The entry with examples that are plain texts brought to their long form."""
    examples = value.get("examples") if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(examples, dict):
        return value
    long: dict[str, Value] = {
        side: [{"text": one} if isinstance(one, str) else one for one in given]
        if isinstance(given, list)
        else given
        for side, given in examples.items()
    }
    return {**value, "examples": long}


class _Builder:
    """Checks of one entry that the types alone cannot make."""

    def __init__(self, tree: Tree, path: Path, around: Surroundings) -> None:
        self.tree = tree
        self.path = path
        self.around = around

    def fault(self, path: Path, words: Words, wrong: str = "", choices: Iterable[str] = ()) -> None:
        """Note a fault at ``path`` inside the rule, with the choice nearest to ``wrong``."""
        near = suggestion(wrong, choices) if wrong else Words("", "")
        said = Words(words.zh + near.zh, words.en + near.en)
        self.around.faults.append(Fault(self.tree.at(self.path + path), said))

    def module(self, entry: Mapping[str, Value]) -> checks.CheckModule | None:
        """The kind of check that the entry names."""
        name = entry.get("check")
        if not isinstance(name, str):
            near = nearest("check", entry)
            if near is not None and "check" not in entry:
                words = Words(
                    f"没有“{near}”这个键；是否想写“check”？", f'unknown key "{near}"; did you mean "check"?'
                )
                self.around.faults.append(Fault(self.tree.at_key((*self.path, near)), words))
            return None  # that it is missing or no text is told with the other common keys
        try:
            return checks.module(name)
        except checks.UnknownCheckError:
            words = Words(f"没有“{name}”这种检查", f'there is no kind of check "{name}"')
            self.fault(("check",), words, name, checks.names())
        except Exception as error:  # a kind of check from another package may raise anything on import
            said = f"{type(error).__name__}: {error}"
            self.fault(
                ("check",), Words(f"检查“{name}”无法加载：{said}", f'check "{name}" cannot be loaded: {said}')
            )
        return None

    def names(self, form: RuleForm, params: object, module: checks.CheckModule) -> None:
        """The id, and everything that the entry refers to by name."""
        if not _ID.fullmatch(form.id):
            words = Words(
                f"编号“{form.id}”须为小写英文单词加连字符，如 case-flow",
                f'id "{form.id}" must be lower-case words joined by hyphens, such as case-flow',
            )
            self.fault(("id",), words)
        for at, kind in enumerate(form.applies):
            if self.around.kinds is not None and kind not in self.around.kinds:
                words = Words(f"没有“{kind}”这个文种", f'there is no document kind "{kind}"')
                self.fault(("applies", at), words, kind, self.around.kinds)
        known = tuple(getattr(module, "PLACEHOLDERS", ()))
        for key, template in (("message", form.message), ("message_en", form.message_en)):
            for name in re.findall(r"\{([^{}]*)\}", template):
                if name not in known:
                    words = Words(f"提示语没有占位符“{{{name}}}”", f'there is no placeholder "{{{name}}}"')
                    self.fault((key,), words, name, known)
        for pattern in module.regexes(params) if hasattr(module, "regexes") else ():
            try:
                compiled(pattern)
            except PatternError as error:
                zh, _, en = str(error).partition(" / ")
                self.fault(self._place_of(pattern), Words(f"{zh}：{pattern}", f"{en or zh}: {pattern}"))
        if hasattr(module, "verify"):
            for complaint in module.verify(params, self.around.vocabulary):
                self.fault(complaint.path, complaint.words, complaint.wrong, complaint.choices)

    def _place_of(self, pattern: str) -> Path:
        """Where the pattern, perhaps in brackets that the check added, is written inside the entry."""
        entry = _at(self.tree.value, self.path)
        waiting: list[tuple[Path, Value]] = [((), entry)]
        best: tuple[int, Path] = (0, ())
        while waiting:
            path, value = waiting.pop()
            if isinstance(value, str) and value in pattern and path[:1] != ("examples",):
                best = max(best, (len(value), path), key=lambda pair: pair[0])
            elif isinstance(value, list):
                waiting.extend(((*path, at), item) for at, item in enumerate(value))
            elif isinstance(value, dict):
                waiting.extend(((*path, key), item) for key, item in value.items())
        return best[1]

    def severity(self, form: RuleForm, params: object, module: checks.CheckModule) -> Mapping[str, Severity]:
        """Severity by case; ``default`` in the file is ``""`` inside."""
        if isinstance(form.severity, str):
            return {"": Severity[form.severity.upper()]}
        cases = getattr(module, "cases", None)
        known: tuple[str, ...] = tuple(cases(params) if cases else getattr(module, "CASES", ()))
        by_sight = {"".join(case.split()): case for case in known}
        found = {"": Severity.WARNING}
        for key, word in form.severity.items():
            case = "" if key == "default" else by_sight.get("".join(key.split()))
            if case is None:
                words = Words(f"没有“{key}”这种情形", f'there is no case "{key}"')
                self.fault(("severity", key), words, key, (*known, "default"))
            else:
                found[case] = Severity[word.upper()]
        return found

    def examples(self, form: ExamplesForm) -> Iterable[Example]:
        """The examples, good ones first."""
        for side, given in (("good", form.good), ("bad", form.bad)):
            for at, one in enumerate(given):
                path: Path = ("examples", side, at)
                marks = re.sub(r"[^【】]", "", one.text)
                if side == "bad" and marks.replace("【】", ""):
                    self.fault(
                        path, Words("例子里的【】没有配对", "the marks 【】 of the example are not paired")
                    )
                yield Example(
                    one.text,
                    side == "good",
                    one.whole,
                    one.year,
                    one.title,
                    one.todo,
                    self.tree.at(self.path + path).line,
                    one.format,
                )
