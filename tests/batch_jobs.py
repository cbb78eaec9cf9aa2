"""What the tests of the runner let workers do with an item, a number."""

from __future__ import annotations

import os
import signal
import time

from tei_tools.errors import ReadError

#: What ``double`` makes of the first seven items: two of them fail.
EXPECTED = [0, 2, 4, None, 8, None, 12]


def double(item: int) -> int:
    if item == 3:
        raise ReadError("three: cannot be read")
    if item == 5:
        raise ZeroDivisionError("five")
    return 2 * item


def die(at: set[int], item: int) -> int:
    if item in at:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * item


def sleep(at: set[int], item: int) -> int:
    time.sleep(60 if item in at else 0)
    return 2 * item


def fill(at: set[int], item: int) -> int:
    """Fill memory, at once or (as libxml2 does, to whom a refusal is something else) in pieces."""
    if item not in at:
        return 2 * item
    if item == 1:
        return len(bytearray(800_000_000))
    return len([bytes([1]) * 1_000_000 for _ in range(300)])
