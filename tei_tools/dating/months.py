"""The names of months and weekdays in English, and the Roman numbers of months, for all rooms."""

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
#: … as they are written, also with the full stop of a short form.
WRITTEN_MONTH = rf"(?:(?:{ANY_MONTH})\b|(?:{ANY_SHORT_MONTH}|Sept)\b\.?)"

#: Roman numbers -> number of the month: ``3-V-61``; and as alternatives, the longer ones first.
ROMAN_MONTHS = {
    roman: number for number, roman in enumerate("I II III IV V VI VII VIII IX X XI XII".split(), 1)
}
ANY_ROMAN = "|".join(sorted(ROMAN_MONTHS, key=len, reverse=True))

#: The days of the week as a regular expression: in full, and as alternatives, short ones.
WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
SHORT_WEEKDAY = "Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun"
