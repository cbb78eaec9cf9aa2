"""The line between two processes, and how to hang up while somebody waits at it."""

from __future__ import annotations

import contextlib
import os
import socket
import sys
from multiprocessing import connection


def second_handle(line: connection.Connection) -> socket.socket | None:
    """A handle of our own to a line that somebody else reads and writes. None on Windows, where a
    line is no socket, and breaks when the process at its other end is killed."""
    return None if sys.platform == "win32" else socket.socket(fileno=os.dup(line.fileno()))


def hang_up(line: socket.socket) -> None:
    """Let whoever reads or writes the line, on either side, find its end now. (To close it would
    not do: who waits for it already waits on.)"""
    with line, contextlib.suppress(OSError):  # the other side may be gone
        line.shutdown(socket.SHUT_RDWR)
