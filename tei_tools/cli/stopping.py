"""Stopping a run in good order, when the keyboard interrupts it or the system ends it."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_PATIENCE = 10  # seconds that the program may take to stop at once


class Stop:
    """A signal to stop, if there was one."""

    def __init__(self) -> None:
        self._signal = 0

    def asked(self) -> bool:
        """Whether the run is to stop."""
        return self._signal != 0

    @property
    def status(self) -> int:
        """The exit status that the signal asks for: 130 of an interrupt, 143 of a termination; 0 if
        there was none."""
        return 128 + self._signal if self._signal else 0

    def ask(self, number: int, _: FrameType | None) -> None:
        """Take a signal: the first asks to stop, the second ends the program at once."""
        if not self._signal:
            self._signal = number
            text = "stopping; what is in work is finished first (once more to stop at once)"
            _tell(text)
            return
        for each in _SIGNALS:
            signal.signal(each, signal.SIG_DFL)
        _tell("stopped at once")
        end_soon(128 + number)
        raise SystemExit(128 + number)


def _tell(text: str) -> None:
    """Write a line to the standard error, if it can be written: not by sys.stderr, which may be at
    work on something else at this very moment."""
    line = "\n" if sys.stderr.isatty() else ""  # the terminal has written ^C
    with suppress(OSError):
        os.write(2, f"{line}tei-tools: {text}\n".encode())


def end_soon(status: int) -> None:
    """End the program in ten seconds, if it has not ended by then: it may be in the midst of
    anything, and what it leaves half done may be waited for."""
    if hasattr(signal, "alarm"):
        signal.signal(signal.SIGALRM, lambda *_: os._exit(status))
        signal.alarm(_PATIENCE)


@contextmanager
def stopping() -> Iterator[Stop]:
    """Within this, SIGINT and SIGTERM ask to stop, and do not end the program.

    A signal that is ignored already, as by nohup, stays so. Who is stopped at once leaves this
    within ten seconds, or is ended; what becomes of the program after that is its own affair.
    """
    stop = Stop()
    before = {}
    alarm = signal.getsignal(signal.SIGALRM) if hasattr(signal, "alarm") else None
    if threading.current_thread() is threading.main_thread():
        for each in _SIGNALS:
            if signal.getsignal(each) is not signal.SIG_IGN:
                before[each] = signal.signal(each, stop.ask)
    try:
        yield stop
    except SystemExit:
        if hasattr(signal, "alarm") and stop.asked():
            signal.alarm(0)
            signal.signal(signal.SIGALRM, alarm)
        raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
