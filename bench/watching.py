"""A command and all processes that it starts: how long they take, and how much memory."""

from __future__ import annotations

import contextlib
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import psutil

_EVERY = 0.1  # seconds between two looks


@dataclass(slots=True)
class Watched:
    """What a command took: seconds of the clock and of the processors, megabytes at the most.

    ``main`` is the memory of the process itself, ``worker`` that of the largest it has started.
    """

    status: int = 0
    clock: float = 0.0
    processor: float = 0.0
    main: float = 0.0
    worker: float = 0.0
    _seconds: dict[int, float] = field(default_factory=dict)

    def look(self, process: psutil.Process) -> None:
        """Look at the processes as they are now."""
        with contextlib.suppress(psutil.Error):
            for one in (process, *process.children(recursive=True)):
                with contextlib.suppress(psutil.Error), one.oneshot():
                    times = one.cpu_times()
                    self._seconds[one.pid] = times.user + times.system
                    memory = one.memory_info().rss / 1e6
                    if one.pid == process.pid:
                        self.main = max(self.main, memory)
                    else:
                        self.worker = max(self.worker, memory)
        self.processor = sum(self._seconds.values())


def watch(command: Sequence[str]) -> Watched:
    """Run a command to its end; what it says is thrown away."""
    watched, begin = Watched(), time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        process = psutil.Process(running.pid)
        try:
            while running.poll() is None:
                watched.look(process)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    running.wait(_EVERY)
        except BaseException:  # we are interrupted, and the command is of no more use
            _end(process)
            raise
    watched.clock = time.perf_counter() - begin
    watched.status = running.returncode
    return watched


def _end(process: psutil.Process) -> None:
    """End a process and all that it has started."""
    with contextlib.suppress(psutil.Error):
        family = [process, *process.children(recursive=True)]
        for one in family:
            with contextlib.suppress(psutil.Error):
                one.kill()
        psutil.wait_procs(family, timeout=10)


def watch_each(commands: Sequence[Sequence[str]]) -> Watched:
    """Run commands one after the other; their times are added up, even the shortest are whole."""
    before, begin = psutil.Process().cpu_times(), time.perf_counter()
    status = 0
    for command in commands:
        done = subprocess.run(command, capture_output=True, check=False)
        status = max(status, done.returncode)
    after = psutil.Process().cpu_times()
    used = after.children_user + after.children_system
    used -= before.children_user + before.children_system
    return Watched(status, time.perf_counter() - begin, used)
