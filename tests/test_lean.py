"""``lawlint.lean.dataclass`` behaves as the decorator of the standard library does, as far as it is used."""

import copy
import dataclasses
import pickle
from collections.abc import Mapping

import pytest

from lawlint import lean


@lean.dataclass(frozen=True, slots=True, order=True)
class Place:
    start: int
    end: int = 9


@lean.dataclass(frozen=True, slots=True)
class Twin:
    start: int
    end: int


@lean.dataclass(frozen=True, slots=True)
class Note:
    """A note."""

    text: str
    place: Place = Place(1)
    values: Mapping[str, str] = lean.field(default_factory=dict)


@lean.dataclass(slots=True)
class Sheet:
    lines: list[str] = lean.field(default_factory=list)
    total: int = 0

    def __post_init__(self) -> None:
        self.total += 1


@lean.dataclass(frozen=True)
class Open:
    name: str
    size: int = 2


@lean.dataclass(frozen=True, slots=True, eq=False)
class Itself:
    name: str


def test_values_are_taken_by_place_and_by_name_and_default() -> None:
    assert (Place(3).start, Place(3).end, Place(end=4, start=1).end) == (3, 9, 4)
    assert Open("a") == Open(name="a", size=2)
    with pytest.raises(TypeError):
        Place()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Place(1, 2, 3)  # type: ignore[call-arg]


def test_a_made_default_is_new_for_each_instance() -> None:
    one, other = Sheet(), Sheet()
    one.lines.append("甲")
    assert other.lines == []
    assert (one.total, Sheet(total=4).total) == (1, 5)


def test_equal_values_are_equal_and_hash_alike() -> None:
    assert Place(1, 2) == Place(1, 2)
    assert hash(Place(1, 2)) == hash(Place(1, 2))
    assert Place(1, 2) != Place(1, 3)
    assert Place(1, 2) != Twin(1, 2)  # type: ignore[comparison-overlap]
    assert sorted([Place(2, 1), Place(1, 2)]) == [Place(1, 2), Place(2, 1)]
    assert Itself("a") != Itself("a")
    with pytest.raises(TypeError):
        hash(Sheet())


@pytest.mark.parametrize("value", [Place(1, 2), Note("甲"), Open("a"), Itself("a")])
def test_a_frozen_value_cannot_be_changed(value: object) -> None:
    name = next(iter(vars(type(value))["__match_args__"]))
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(value, name, 1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        delattr(value, name)


@pytest.mark.parametrize("value", [Place(1, 2), Note("甲", values={"a": "b"}), Open("a"), Sheet(["乙"])])
def test_copies_are_equal(value: object) -> None:
    assert copy.deepcopy(value) == value
    assert pickle.loads(pickle.dumps(value, 5)) == value


def test_replacing_leaves_the_other_fields() -> None:
    for replace in (lean.replace, dataclasses.replace):
        assert replace(Note("甲"), text="乙") == Note("乙")
        assert replace(Open("a", 3), name="b") == Open("b", 3)


def test_it_is_printed_as_the_standard_one() -> None:
    assert repr(Note("甲")) == "Note(text='甲', place=Place(start=1, end=9), values={})"


def test_the_standard_library_knows_its_fields() -> None:
    assert dataclasses.is_dataclass(Note)
    text, place, values = dataclasses.fields(Note)
    assert (text.name, text.default, place.default) == ("text", dataclasses.MISSING, Place(1))
    assert values.default_factory is dict
    assert dataclasses.asdict(Place(1, 2)) == {"start": 1, "end": 2}


def test_it_has_no_other_attributes() -> None:
    assert not hasattr(Note("甲"), "__dict__")
    assert Note.__doc__ == "A note."
    match Place(1, 2):
        case Place(start, end):
            assert (start, end) == (1, 2)
