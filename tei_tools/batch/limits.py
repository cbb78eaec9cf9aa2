"""What one item may take of a process."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What one item may take: ``seconds`` of time, and ``memory`` in bytes beside what the program
    takes itself. None is no limit."""

    seconds: float | None = None
    memory: int | None = None

    def __bool__(self) -> bool:
        return self.seconds is not None or self.memory is not None


def can_limit_memory() -> bool:
    """Whether this system can limit the memory of a process (Windows cannot)."""
    return importlib.util.find_spec("resource") is not None
