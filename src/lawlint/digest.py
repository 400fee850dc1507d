"""BLAKE2b without the OpenSSL that ``hashlib`` loads: a tenth of the time of a start."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import blake2b
else:
    try:
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b


def digest(data: bytes, size: int = 16) -> bytes:
    """The digest of ``data``, ``size`` bytes long."""
    return blake2b(data, digest_size=size).digest()
