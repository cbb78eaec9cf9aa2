"""What the archivist says about an edition, and the memo does not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Settings:
    """Metadata of the editions of one run; all of it may be left out.

    ``publisher`` publishes the edition at ``place`` on ``date`` (ISO 8601: ``2026`` or
    ``2026-05-01``); ``licence`` is the address of its licence, ``licence_name`` its name;
    ``encoder`` is who made the encoding, ``series`` the title of the collection or series that it
    belongs to, ``volume`` its volume in it, ``language`` the language of the memos (BCP 47). Where
    that is empty, each memo has the one that it is plainly in, otherwise English. Raises ValueError
    if the date is none.
    """

    publisher: str = ""
    place: str = ""
    date: str = ""
    licence: str = ""
    licence_name: str = ""
    encoder: str = ""
    series: str = ""
    volume: str = ""
    language: str = ""

    def __post_init__(self) -> None:
        if self.date and not is_day(self.date):
            raise ValueError(f"{self.date!r} is no date; write it as 2026, 2026-05 or 2026-05-01")


def is_day(value: str) -> bool:
    """Whether a year, month or day is in the calendar."""
    try:
        return bool(
            re.fullmatch(r"\d{4}(-\d\d){0,2}", value, re.ASCII)
            and date.fromisoformat(f"{value}-01-01"[:10])
        )
    except ValueError:
        return False
