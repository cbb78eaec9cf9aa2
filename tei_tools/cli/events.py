"""The events of a run, for programs: ``--log-json``."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, TextIO

from tei_tools.errors import WriteError


class Log:
    """Writes one line of JSON an event to ``file``; nothing without one."""

    def __init__(self, file: TextIO | None = None) -> None:
        self._file = file

    def write(self, event: str, **facts: Any) -> None:
        """Write an event with its facts. Raises WriteError where that cannot be done."""
        if self._file is None:
            return
        time = datetime.now(UTC).isoformat(timespec="milliseconds")
        line = json.dumps({"event": event, "time": time, **facts}, ensure_ascii=False)
        try:
            self._file.write(f"{line}\n")
            self._file.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            with suppress(OSError):  # or the end of the program would tell it again, without a name
                self._file.close()
            name = self._file.name
            raise WriteError(f"{name}: the log cannot be written ({error.strerror})") from None
