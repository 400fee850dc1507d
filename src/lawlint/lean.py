"""``dataclasses.dataclass`` as far as lawlint uses it, in a small part of the time.

A start makes more than a hundred classes.  The standard decorator compiles six functions for each, half a
millisecond in all, and imports ``inspect``.  Here ``__init__`` is made with the first instance, out of one
that is compiled once for all classes of so many fields; comparing, hashing, printing and pickling take no
compiling; what ``dataclasses.fields`` and pydantic look at is made when they look.  For a type checker
these are the functions of the standard library.
"""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from dataclasses import dataclass, field, replace
    from types import CodeType, FunctionType

__all__ = ["dataclass", "field", "replace"]


_Function = cast("type[FunctionType]", type(lambda: None))


class _Factory:
    """The default of a field that is made anew for each instance."""

    __slots__ = ("make",)

    def __init__(self, make: Callable[[], object]) -> None:
        self.make = make


class _Fields:
    """``__dataclass_fields__`` of a class until somebody asks: then those of the standard library."""

    __slots__ = ("frozen",)

    def __init__(self, frozen: bool) -> None:
        self.frozen = frozen

    def __get__(self, instance: object, owner: type) -> object:
        import dataclasses

        cls = _first_with(owner, "__dataclass_fields__", self)
        space: dict[str, object] = {"__annotations__": cls.__annotations__, "__module__": cls.__module__}
        for name, value in _defaults(cls).items():
            space[name] = (
                dataclasses.field(default_factory=value.make) if isinstance(value, _Factory) else value
            )
        standard: type = dataclasses.dataclass(frozen=self.frozen)(type(cls.__name__, (), space))
        for name in ("__dataclass_params__", "__dataclass_fields__"):
            setattr(cls, name, getattr(standard, name))
        return getattr(standard, "__dataclass_fields__")  # noqa: B009


def _dataclass(
    *, frozen: bool = False, slots: bool = False, order: bool = False, eq: bool = True
) -> Callable[[type], type]:
    """A decorator; see ``dataclasses.dataclass``."""
    return lambda cls: _made(cls, frozen, slots, order, eq)


def _field(*, default: object = None, default_factory: Callable[[], object] | None = None) -> object:
    """The default of a field; see ``dataclasses.field``."""
    return default if default_factory is None else _Factory(default_factory)


def _replace(instance: object, /, **changes: object) -> object:
    """A copy of ``instance`` with other values in the fields named; see ``dataclasses.replace``."""
    cls = type(instance)
    return cls(**{name: getattr(instance, name) for name in _names(cls)} | changes)


def _names(cls: type) -> tuple[str, ...]:
    return cls.__match_args__  # type: ignore[attr-defined, no-any-return]


def _defaults(cls: type) -> Mapping[str, object]:
    return cls.__lean__  # type: ignore[attr-defined, no-any-return]


def _first_with(cls: type, name: str, value: object) -> type:
    """The class, of ``cls`` and its bases, whose own ``name`` is ``value``."""
    return next(each for each in cls.__mro__ if each.__dict__.get(name) is value)


def _made(cls: type, frozen: bool, slots: bool, order: bool, eq: bool) -> type:
    own = cls.__dict__
    names = tuple(cls.__annotations__)  # its own alone; from Python 3.14 on not in ``own`` in every case
    space: dict[str, object] = {
        "__match_args__": names,
        "__lean__": {name: own[name] for name in names if name in own},
        "__dataclass_fields__": _Fields(frozen),
        "__init__": _first_init,
        "__repr__": _repr,
    }
    if frozen:
        space |= {"__setattr__": _refuse, "__delattr__": _refuse}
    if eq:
        space |= _comparing(names, frozen, order)
    if not slots:
        for name, value in space.items():
            setattr(cls, name, value)
        return cls
    space |= {"__slots__": names} | ({"__reduce__": _reduce} if frozen else {})
    left_out = ("__dict__", "__weakref__", *names)
    space |= {name: value for name, value in own.items() if name not in left_out}
    return type(cls)(cls.__name__, cls.__bases__, space)


def _comparing(names: tuple[str, ...], frozen: bool, order: bool) -> dict[str, object]:
    values: Callable[[object], object]
    values = (
        attrgetter(*names) if len(names) > 1 else lambda each: tuple(getattr(each, name) for name in names)
    )

    def equal(self: object, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def less(self: object, other: object) -> bool:
        return values(self) < values(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(values(self))

    made: dict[str, object] = {"__eq__": equal, "__hash__": hashed if frozen else None}
    return made | {"__lt__": less} if order else made


def _first_init(self: object, *given: object, **named: object) -> None:
    """Compiles the ``__init__`` of the class, and calls it."""
    cls = _first_with(type(self), "__init__", _first_init)
    cls.__init__ = _init(cls)  # type: ignore[misc]
    cls.__init__(self, *given, **named)  # type: ignore[misc]


def _init(cls: type) -> Callable[..., None]:
    """The ``__init__`` of a class: sets every field, then calls ``__post_init__`` where there is one."""
    names, defaults = _names(cls), _defaults(cls)
    scope = {f"set_{at}": _setter(cls, name) for at, name in enumerate(names)}
    code = _template(len(names), hasattr(cls, "__post_init__")).replace(co_varnames=("self", *names))
    return _Function(code, scope, "__init__", tuple(defaults[name] for name in names if name in defaults))


def _setter(cls: type, name: str) -> Callable[[object, object], None]:
    """What sets a field, of a frozen instance, too."""
    own = cls.__dict__
    sets: Callable[[object, object], None]
    if "__slots__" in own:
        sets = own[name].__set__
    else:

        def sets(self: object, value: object) -> None:
            self.__dict__[name] = value

    factory = _defaults(cls).get(name)
    if not isinstance(factory, _Factory):
        return sets
    make = factory.make
    return lambda self, value: sets(self, make() if value is factory else value)


@cache
def _template(fields: int, more: bool) -> CodeType:
    """An ``__init__`` for so many fields, compiled; its parameters only want their names."""
    given = "".join(f", _{at}" for at in range(fields))
    body = "".join(f"\n set_{at}(self, _{at})" for at in range(fields))
    scope: dict[str, FunctionType] = {}
    exec(f"def __init__(self{given}):{body}" + "\n self.__post_init__()" * more + "\n pass", scope)
    return scope["__init__"].__code__


def _repr(self: object) -> str:
    values = ", ".join(f"{name}={getattr(self, name)!r}" for name in _names(type(self)))
    return f"{type(self).__qualname__}({values})"


def _reduce(self: object) -> tuple[type, tuple[object, ...]]:
    return type(self), tuple(getattr(self, name) for name in _names(type(self)))


def _refuse(self: object, name: str, *value: object) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot change field {name!r}")


if not TYPE_CHECKING:
    dataclass, field, replace = _dataclass, _field, _replace
