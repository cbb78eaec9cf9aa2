"""The names of the months in English, for all rooms."""

from __future__ import annotations

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

#: Their first three letters: ``Jan``.
SHORT_MONTHS = tuple(name[:3] for name in MONTHS)

#: As alternatives of a regular expression: in full, by three letters, and in any form.
ANY_MONTH = "|".join(MONTHS)
ANY_SHORT_MONTH = "|".join(SHORT_MONTHS)
ANY_FORM = f"{ANY_MONTH}|{ANY_SHORT_MONTH}|Sept"
