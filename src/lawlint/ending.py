"""How a process ends that is told to: nothing half written stays, nothing is said, the status tells by what."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # not from ``typing``: this module is the first of a run
if TYPE_CHECKING:
    import signal
    from types import FrameType
    from typing import NoReturn
else:
    try:
        import _signal as signal  # spares a start the enumerations of ``signal``
    except ImportError:
        import signal

_TOLD = [int(getattr(signal, name)) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


def end_at_once() -> None:
    """Until ``listen`` let Ctrl-C end the process as it ends any other, which has nothing to clear away yet."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def listen() -> None:
    """Let every wish to end the process (``kill``, a closed terminal) be an interrupt like Ctrl-C."""
    process = os.getpid()

    def interrupt(number: int, frame: FrameType | None) -> None:
        if os.getpid() == process:  # not in a worker that has just begun
            raise KeyboardInterrupt(number)

    for number in _TOLD:
        if signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):  # not under nohup
            signal.signal(number, interrupt)
    sys.unraisablehook = _heed


def _heed(lost: sys.UnraisableHookArgs) -> None:
    """An interrupt may fall into what lets no exception out, the end of an object perhaps: it counts as well."""
    if isinstance(lost.exc_value, KeyboardInterrupt):
        leave(status_of(lost.exc_value))
    sys.__unraisablehook__(lost)


def status_of(interrupt: KeyboardInterrupt) -> int:
    """The exit status by convention: 128 and the number of the signal."""
    return 128 + next((number for number in interrupt.args if isinstance(number, int)), int(signal.SIGINT))


def leave(status: int) -> NoReturn:
    """End the process at once; what was interrupted ends by its signal, so that a loop of a shell ends, too."""
    from lawlint.output import sweep

    told = status - 128
    for number in _TOLD:
        signal.signal(number, signal.SIG_IGN)
    sweep()
    if told in _TOLD and os.name == "posix":
        signal.signal(told, signal.SIG_DFL)
        os.kill(os.getpid(), told)
    os._exit(status)
