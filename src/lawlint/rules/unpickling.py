"""Reading back what lawlint keeps between runs, so that a file that somebody changed can run nothing."""

from __future__ import annotations

import io
import pickle


def unpacked(data: bytes) -> object:
    """The value that was packed; raises ``pickle.UnpicklingError`` for what is not plain data of lawlint."""
    return Unpickler(io.BytesIO(data)).load()


_PLAIN = frozenset(
    {
        ("fractions", "Fraction"),
        ("decimal", "Decimal"),
        ("datetime", "date"),
        ("pathlib", "PosixPath"),
        ("pathlib", "WindowsPath"),
        ("pathlib._local", "PosixPath"),
        ("pathlib._local", "WindowsPath"),
        ("builtins", "frozenset"),
        ("builtins", "set"),
    }
)


class Unpickler(pickle.Unpickler):
    """Makes dataclasses and enumerations of lawlint, and a few plain values of the standard library."""

    def find_class(self, module: str, name: str) -> object:
        """The class, when it is one of those."""
        if (module, name) in _PLAIN:
            return super().find_class(module, name)
        if module.startswith("lawlint."):
            found = super().find_class(module, name)
            if isinstance(found, type) and (hasattr(found, "__lean__") or hasattr(found, "__members__")):
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")
