"""Many files: each is read, checked and written up where it is checked; only text and sums travel on."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from itertools import filterfalse
from typing import TYPE_CHECKING

from lawlint.arguments import UsageError
from lawlint.digest import digest
from lawlint.document import FORMATS, LARGEST, Unreadable, read
from lawlint.engine import check_document
from lawlint.finding import Words
from lawlint.lean import dataclass, replace
from lawlint.report import output
from lawlint.report.summary import Tally, Trouble

if TYPE_CHECKING:
    from lawlint.document.model import Document
    from lawlint.report.view import View
    from lawlint.result import Options, Result
    from lawlint.rules.model import RuleSet

FEW = 16
"""Up to so many files one process is faster than several."""

_MOST = 61  # processes: Windows cannot wait for more
_BATCH = 1024  # files that wait for a process at one time: memory does not grow with their number


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be done with every file.

    ``outputs``: names of outputs with their views.  ``fix``: ``write`` (mend the files), ``diff`` (show
    how) or ``""``.  ``annotate``: where to write a copy of the Word document with comments, or ``""``.
    """

    ruleset: RuleSet
    options: Options
    outputs: tuple[tuple[str, View], ...]
    fix: str = ""
    annotate: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one file gave: a piece for every output, and the tally unless it could not be read."""

    pieces: tuple[str, ...] = ()
    tally: Tally | None = None
    troubles: tuple[Trouble, ...] = ()
    fixed: int = 0


def load(path: str) -> bytes:
    """The bytes of a file; never more than one over what readers accept.  Raises ``OSError``."""
    with open(path, "rb") as file:
        return file.read(LARGEST + 1)


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of a file that were read already, or why there are none.

    ``digest``: of the file, when it is not the bytes that were made of it.
    """

    data: bytes | Unreadable
    digest: str = ""


def check_file(job: Job, path: str, given: Content | None = None) -> Outcome:
    """Read and check one file; whatever goes wrong is told in the outcome.

    ``given``: what was read already (standard input, conversion).  A pure function of its arguments and the
    file unless the job is to mend or to annotate; arguments and outcome can be pickled.
    """
    try:
        content = load(path) if given is None else given.data
        if isinstance(content, Unreadable):
            raise content  # noqa: TRY301
        document = read(content, path)
        if given is not None and given.digest:
            document = replace(document, digest=given.digest)
        if job.fix:
            return _mended(job, content, document, path if given is None else None)
        result = check_document(document, job.ruleset, job.options)
        if job.annotate:
            _annotate(job, content, result)
        return _written(job, result)
    except Unreadable as error:
        return Outcome(troubles=(Trouble(path, error.words),))
    except OSError as error:
        said = error.strerror or str(error)
        return Outcome(
            troubles=(Trouble(path, Words(f"无法读写：{said}", f"cannot be read or written: {said}")),)
        )
    except Exception as error:  # a defect of lawlint must not cost the other files
        said = f"{type(error).__name__}: {error}"
        words = Words(f"检查时程序出错：{said}", f"the check failed: {said}")
        return Outcome(troubles=(Trouble(path, words),))


def check_files(
    files: Sequence[str], job: Job, workers: int = 0, known: Callable[[str], bool] = lambda path: False
) -> Iterator[Outcome]:
    """The outcomes in the order of the files; with several processes when there are many files.

    ``workers``: how many processes; 0 lets the number of files decide.  ``known``: tells which files are
    passed over.
    """
    cores = os.cpu_count() or 1
    wanted = min(workers or (cores if len(files) > FEW else 1), len(files), _MOST)
    batches = (list(filterfalse(known, files[at : at + _BATCH])) for at in range(0, len(files), _BATCH))
    if wanted > 1:
        yield from _parallel(batches, job, wanted)
        return
    for batch in batches:
        yield from map(partial(check_file, job), batch, _converted(batch))


def _converted(files: Sequence[str]) -> list[Content | None]:
    """The content of those files that LibreOffice converts, in one call when there are several; else None."""
    found: list[Content | None] = [None] * len(files)
    old = [at for at, file in enumerate(files) if FORMATS.get(os.path.splitext(file)[1].lower()) == "legacy"]
    if len(old) < 2:
        return found
    from lawlint.document.legacy import convert, sniff

    contents = {}
    for at in old:
        with suppress(OSError):  # told when the file is checked
            data = load(files[at])
            if sniff(data) == "legacy":  # else it is something else under an old name
                contents[at] = data
    for at, made in zip(contents, convert(list(contents.values())), strict=True):
        found[at] = Content(made, digest(contents[at]).hex())
    return found


def _written(job: Job, result: Result, fixed: int = 0) -> Outcome:
    pieces = tuple(output(name).piece(result, view) for name, view in job.outputs)
    troubles = tuple(
        Trouble(result.document.path, failure.message, failure.rule) for failure in result.failures
    )
    return Outcome(pieces, Tally.of(result), troubles, fixed)


def _annotate(job: Job, data: bytes, result: Result) -> None:
    from lawlint.annotate import annotate
    from lawlint.output import replace_file

    view = job.outputs[0][1]
    made = annotate(data, result.document, view.shown(result), view.lang)
    try:
        replace_file(job.annotate, made)
    except OSError as error:
        said = error.strerror or str(error)
        name = job.annotate
        raise Unreadable(Words(f"{name} 写不了：{said}", f"{name} cannot be written: {said}")) from None


def _mended(job: Job, data: bytes, document: Document, path: str | None) -> Outcome:
    from lawlint.fixing import mend
    from lawlint.output import replace_file

    mended = mend(data, document, job.ruleset, job.options)
    if job.fix == "diff":
        pieces = (_diff(document, mended.result.document),)
        return Outcome(pieces, Tally.of(mended.result), fixed=mended.applied)
    if mended.data != data and path is not None:
        replace_file(path, mended.data)
    return _written(job, mended.result, mended.applied)


def _diff(before: Document, after: Document) -> str:
    """A unified diff of the two texts."""
    from difflib import unified_diff

    lines = unified_diff(
        before.text.splitlines(), after.text.splitlines(), before.path, before.path, lineterm="", n=1
    )
    return "".join(f"{line}\n" for line in lines)


_job: Job | None = None  # of a worker process, which does nothing else in its life


def _start_worker(job: Job) -> None:
    import signal
    import threading

    global _job
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):  # the parent says when to end
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _job = job


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for ever."""
    import multiprocessing

    from lawlint.output import sweep

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        sweep()
        os._exit(1)


def _work(path: str, given: Content | None) -> Outcome:
    assert _job is not None
    return check_file(_job, path, given)


def _parallel(batches: Iterable[Sequence[str]], job: Job, workers: int) -> Iterator[Outcome]:
    import multiprocessing
    import sys
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    context = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
    with ProcessPoolExecutor(workers, context, _start_worker, (job,)) as pool:
        try:
            for batch in batches:
                size = max(1, min(32, len(batch) // (workers * 4)))
                yield from pool.map(_work, batch, _converted(batch), chunksize=size)
        except BrokenProcessPool:
            raise UsageError(
                "一个进程意外结束，可能是内存不足；可以用 --jobs 1 再试",
                "a process ended unexpectedly, perhaps for lack of memory; try --jobs 1",
            ) from None
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
