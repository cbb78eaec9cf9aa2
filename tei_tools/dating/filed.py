"""The dates in the numbers of files, under which the day of a document can be looked up."""

from __future__ import annotations

import re

# The last part of a decimal file number of the Department of State is the date of the document:
# ``611.93/7–1256`` is of July 12, 1956.
_NUMBER = re.compile(r"(?<=[\w)]/)(1[0-2]|[1-9])[-–]([0-3]?\d)(\d\d)(?!\w)")


def filed_days(text: str) -> dict[tuple[int, int], int]:
    """Month and day -> year of the dates in file numbers; of two years the one named first."""
    years: dict[tuple[int, int], int] = {}
    for month, day, year in _NUMBER.findall(text):
        if 1 <= int(day) <= 31:
            years.setdefault((int(month), int(day)), 1900 + int(year))
    return years
