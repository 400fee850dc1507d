"""Where outputs go: standard output, or files that appear whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO, Protocol, TextIO

from lawlint.arguments import UsageError
from lawlint.text import visible

_unfinished: set[str] = set()
"""Files beside their places, of sinks that are neither closed nor abandoned."""


def sweep() -> None:
    """Leave nothing half written behind: the process ends, wherever it is."""
    for name in list(_unfinished):
        with suppress(OSError):
            os.unlink(name)


def replace_file(path: str, data: bytes) -> None:
    """Write a file whole.  Raises ``OSError``."""
    sink = FileSink(path)
    try:
        sink.file.write(data)
        sink.close()
    except BaseException:
        sink.abandon()
        raise


class FileSink:
    """A file that is written beside its place and moved there when it is complete, with the permissions of
    the one it replaces.

    What is no regular file (``/dev/stdout``, a pipe) is written directly.  Raises ``OSError`` that names the
    file as it was given.
    """

    def __init__(self, path: str) -> None:
        self._named = path
        special = os.path.exists(path) and not os.path.isfile(path)
        self._target = path if special else os.path.realpath(path)
        folder, name = os.path.split(self._target)
        beside = f".{name}.{os.urandom(4).hex()}.tmp"
        self.temporary = self._target if special else os.path.join(folder, beside)
        flags = os.O_WRONLY if special else os.O_WRONLY | os.O_CREAT | os.O_EXCL
        with self._naming():
            mode = None if special else _mode_to_keep(self._target)
            if not special:
                _unfinished.add(self.temporary)
            opened = os.open(self.temporary, flags | getattr(os, "O_BINARY", 0), 0o666)
        self.file: IO[bytes] = os.fdopen(opened, "wb")
        if mode is not None:
            with suppress(OSError):
                os.chmod(self.temporary, mode)

    def write(self, text: str) -> None:
        """Write text as UTF-8."""
        with self._naming():
            self.file.write(text.encode("utf-8", "backslashreplace"))

    def close(self) -> None:
        """The file is complete."""
        with self._naming():
            self.file.close()
            if self.temporary != self._target:
                os.replace(self.temporary, self._target)
                _unfinished.discard(self.temporary)

    def abandon(self) -> None:
        """The file will never be complete: leave no trace of it."""
        with suppress(OSError):
            self.file.close()
        if self.temporary != self._target:
            with suppress(FileNotFoundError):
                os.unlink(self.temporary)
            _unfinished.discard(self.temporary)

    @contextmanager
    def _naming(self) -> Iterator[None]:
        """An error in writing, a full disk perhaps, says which file it is about."""
        try:
            yield
        except OSError as error:
            error.filename = self._named
            raise


def _mode_to_keep(path: str) -> int | None:
    """The permissions of the file there, if any; raises ``OSError`` if it is not to be written, though renaming could."""
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        return None
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
    return mode & 0o7777


class StreamSink:
    """Standard output.  ``machine``: a program reads it, so it is UTF-8 whatever the console speaks."""

    def __init__(self, stream: TextIO, *, machine: bool) -> None:
        self._stream = stream
        reconfigure = getattr(stream, "reconfigure", None)
        if machine and reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")

    def write(self, text: str) -> None:
        """Write text."""
        self._stream.write(text)

    def close(self) -> None:
        """Pass on what was written."""
        self._stream.flush()

    def abandon(self) -> None:
        """What was written stays written."""


class Sink(Protocol):
    """Where an output goes."""

    def write(self, text: str) -> None:
        """Write text."""
        ...

    def close(self) -> None:
        """The output is complete."""
        ...

    def abandon(self) -> None:
        """The output will never be complete."""
        ...


def refuse_leading_out(path: str) -> None:
    """Raise ``UsageError`` for a link that leads out of the repository it stands in: it may be a stranger's."""
    from lawlint.discovery import confined

    if path not in ("/dev/stdout", "/dev/stderr") and not confined(path, path):
        name = visible(path)
        raise UsageError(
            f"{name} 是通向仓库之外的链接，不能写入", f"{name} is a link that leads out of the repository"
        )


def open_file(path: str) -> FileSink:
    """A file to write to; raises ``UsageError`` when it cannot be written."""
    refuse_leading_out(path)
    try:
        return FileSink(path)
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"{path}：写不了：{said}", f"{path}: cannot be written: {said}") from None
