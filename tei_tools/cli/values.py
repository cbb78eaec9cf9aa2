"""What the values of options may be: each is looked at before the first file is.

The functions are callbacks of click. What was not given (None, or an empty text) stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from tei_tools.clock import today
from tei_tools.inputs import hint_of
from tei_tools.settings import is_day


class _File(click.Path):
    """A file that is there."""

    def __init__(self) -> None:
        super().__init__(exists=True, dir_okay=False, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path. Raises BadParameter where no such file is there, with the name that may be
        meant."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as error:
            self.fail(error.message.rstrip(".") + hint_of(Path(value)), param, ctx)


#: A file that is there, and one that may come to be.
FILE = _File()
NEW_FILE = click.Path(dir_okay=False, path_type=Path)


class Number(click.ParamType):  # type: ignore[type-arg]
    """A number, which ``make`` reads, and which is told in plain words: ``a whole number, 1 or
    more``, where ``1 or more`` are its ``bounds``, and ``holds`` says whether it is in them."""

    name = "number"

    def __init__(
        self, make: Callable[[Any], float], what: str, bounds: str, holds: Callable[[float], bool]
    ) -> None:
        self.make, self.what, self.bounds, self.holds = make, what, bounds, holds

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The number. Raises BadParameter where the value is none, or out of bounds."""
        try:
            number = self.make(value)
        except ValueError:
            number = None
        if number is None or not self.holds(number):
            self.fail(f"{str(value)!r} is not {self.what}, {self.bounds}", param, ctx)
        return number


def whole(least: int) -> Number:
    """A whole number that is not less than ``least``."""
    return Number(int, "a whole number", f"{least} or more", lambda number: number >= least)


#: How long one can wait for an answer, on all systems, is a million seconds: eleven days.
SECONDS = Number(
    float,
    "a number of seconds",
    "more than 0 and at most 1,000,000",
    lambda seconds: 0 < seconds <= 1_000_000,  # which what is no number (nan) is not
)


def day_of(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """A year, a month or a day (ISO 8601), or ``today``: that of the clock."""
    if value == "today":
        return today()
    if value and not is_day(value):
        raise click.BadParameter(
            f"{value!r} is no date; write it as 2026, 2026-05 or 2026-05-01, or say today"
        )
    return value


def moment_of(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """What :func:`day_of` takes, or a moment: a day with a time (``xs:dateTime``)."""
    if value and value != "today" and not is_day(value) and not _is_moment(value):
        raise click.BadParameter(
            f"{value!r} is no date; write it as 2026, 2026-05, 2026-05-01 or "
            "2026-05-01T10:00:00+02:00, or say today"
        )
    return today() if value == "today" else value


def address(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """An address in the web."""
    if value and not re.fullmatch(r"https?://[^\s/?#\"<>]+[^\s\"<>]*", value):
        raise click.BadParameter(f"{value!r} is no address; it begins with https:// or http://")
    return value


def email(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """An address for mail."""
    if value and not re.fullmatch(r"[^\s@]+@[^\s@]+\.[^\s@]+", value):
        raise click.BadParameter(
            f"{value!r} is no address for mail; write it as desk@archive.example"
        )
    return value


def language(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """The code of a language (BCP 47): two or three letters (ISO 639), then parts of a region and
    the like; or one of one's own after ``x-``. All of it is ``xs:language`` too."""
    if value and not re.fullmatch(r"([A-Za-z]{2,3}|[ix](?=-))(-[A-Za-z0-9]{1,8})*", value):
        raise click.BadParameter(
            f"{value!r} is no code of a language; write it as en, fr or zh-Hant"
        )
    return value


def encoding(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """The name of an encoding of texts."""
    try:
        if value:
            b"a".decode(value)
    except UnicodeDecodeError:  # of which one byte is no text
        pass
    except (LookupError, UnicodeError):  # the latter of Python's "undefined"
        raise click.BadParameter(
            f"the encoding {value!r} is unknown; try utf-8, cp1252, latin-1, mac-roman"
        ) from None
    return value


def _is_moment(value: str) -> bool:
    """Whether a day with a time, in a time zone or none, is in the calendar."""
    form = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00)?"
    try:
        return bool(re.fullmatch(form, value, re.ASCII) and datetime.fromisoformat(value))
    except ValueError:
        return False
