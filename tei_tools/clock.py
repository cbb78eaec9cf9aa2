"""The time of now, which ``SOURCE_DATE_EPOCH`` can set, so that a run can be repeated exactly."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from tei_tools.errors import InputError


def now() -> datetime:
    """The time in UTC: of the clock, or of the variable ``SOURCE_DATE_EPOCH`` (seconds since 1970,
    see reproducible-builds.org). Raises InputError where that is no time."""
    if not is_fixed():
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(_epoch()), UTC)
    except (ValueError, OverflowError, OSError):
        raise InputError(
            f"SOURCE_DATE_EPOCH: {_epoch()!r} is no time; write the seconds since 1970, or unset it"
        ) from None


def is_fixed() -> bool:
    """Whether the time is that of the variable, and stands still."""
    return _epoch() != ""


def today() -> str:
    """The day of :func:`now`, as ISO 8601 has it."""
    return now().date().isoformat()


def _epoch() -> str:
    return os.environ.get("SOURCE_DATE_EPOCH", "")
