"""``{from: data/x.yaml}``: large tables as files of their own, beside or below the rule file."""

from __future__ import annotations

from pathlib import Path as FilePath

from lawlint.finding import Words
from lawlint.rules.errors import Fault, RuleFileError
from lawlint.rules.tree import Path, Tree, Value, parse

_LARGEST = 16 << 20  # bytes


def included(tree: Tree, folder: FilePath | None) -> tuple[Tree, tuple[FilePath, ...]]:
    """The tree with each ``{from: …}`` replaced by the content of that file, and the files that were read.

    ``folder``: where the rule file stands; None for rules from memory, which may include nothing.  An
    included file may not include others.  Raises ``RuleFileError``.
    """
    merged = Tree(tree.value, dict(tree.values), dict(tree.keys), tree.file)
    reader = _Includer(merged, folder)
    value = reader.replaced(tree.value, ())
    if reader.faults:
        raise RuleFileError(reader.faults)
    return Tree(value, merged.values, merged.keys, tree.file), tuple(reader.read)


class _Includer:
    def __init__(self, tree: Tree, folder: FilePath | None) -> None:
        self.tree = tree
        self.folder = folder
        self.faults: list[Fault] = []
        self.read: list[FilePath] = []

    def replaced(self, value: Value, path: Path) -> Value:
        if isinstance(value, list):
            return [self.replaced(item, (*path, index)) for index, item in enumerate(value)]
        if not isinstance(value, dict):
            return value
        name = value.get("from")
        if len(value) == 1 and isinstance(name, str):
            return self._content(name, path)
        return {key: self.replaced(item, (*path, key)) for key, item in value.items()}

    def _content(self, name: str, path: Path) -> Value:
        place = self._inside(name, path)
        if place is None:
            return None
        try:
            part = parse(read_text(place, self._shown(name)), self._shown(name))
        except RuleFileError as error:
            self.faults.extend(error.faults)
            return None
        self.read.append(place)
        for old in [old for old in self.tree.values if old[: len(path)] == path and len(old) > len(path)]:
            del self.tree.values[old]
        self.tree.values.update({path + inner: mark for inner, mark in part.values.items()})
        self.tree.keys.update({path + inner: mark for inner, mark in part.keys.items() if inner})
        return part.value

    def _shown(self, name: str) -> str:
        head, slash, _ = self.tree.file.rpartition("/")
        if not slash:
            head, slash, _ = self.tree.file.rpartition(":")
        return f"{head}{slash}{name}"

    def _inside(self, name: str, path: Path) -> FilePath | None:
        """The file meant by ``name`` when it is a YAML file inside the folder, symbolic links followed."""
        words = Words("", "")
        if self.folder is None:
            words = Words("内存中的规则不能用 from", "rules from memory cannot use from")
        elif not name.endswith((".yaml", ".yml")):
            words = Words(f"from 只能引用 YAML 文件：{name}", f"from takes a YAML file: {name}")
        else:
            home = self.folder.resolve()
            place = (home / name).resolve()
            if not place.is_relative_to(home):
                words = Words(
                    f"from 只能引用规则文件所在文件夹内的文件：{name}",
                    f"from takes files inside the folder of the rule file: {name}",
                )
            elif not place.is_file():
                words = Words(f"没有文件 {name}", f"no such file: {name}")
            else:
                return place
        self.faults.append(Fault(self.tree.at((*path, "from")), words))
        return None


def read_text(place: FilePath, shown: str) -> str:
    """The UTF-8 text of a file; raises ``RuleFileError`` naming it ``shown``."""
    from lawlint.rules.errors import Mark

    try:
        with place.open("rb") as file:
            data = file.read(_LARGEST + 1)
        if len(data) <= _LARGEST:
            return data.decode("utf-8-sig").replace("\r\n", "\n")
        words = Words(f"文件超过{_LARGEST >> 20} MB", f"the file is larger than {_LARGEST >> 20} MB")
    except UnicodeDecodeError:
        words = Words("不是 UTF-8 文本，请另存为 UTF-8", "not UTF-8 text: save it as UTF-8")
    except OSError as error:
        words = Words(f"无法读取：{error.strerror}", f"cannot be read: {error.strerror}")
    raise RuleFileError([Fault(Mark(shown), words)])
