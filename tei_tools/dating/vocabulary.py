"""The words of dates in English."""

from __future__ import annotations

from tei_tools.dating import months

#: Full names of the months, in title case and in capitals -> number.
MONTHS = {
    form: number for number, name in enumerate(months.MONTHS, 1) for form in (name, name.upper())
}

#: Abbreviated names of the months, without the full stop -> number.
SHORT_MONTHS = {
    form: number
    for number, name in enumerate(months.MONTHS, 1)
    if name != "May"
    for form in (name[:3], name[:3].upper())
} | {"Sept": 9, "SEPT": 9}

#: Seasons -> first and last month; winter ends in the year after the one it begins in.
SEASONS = {
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
    "fall": (9, 11),
    "winter": (12, 2),
}

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

#: Weekdays, also abbreviated -> 0 (Monday) to 6.
WEEKDAYS = {
    form.lower(): number
    for number, name in enumerate(_WEEKDAYS)
    for form in (name, name[:3], {"Tuesday": "Tues", "Thursday": "Thurs"}.get(name, name))
}

#: Ordinals in words -> day of the month, for ``the first of May``.
ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
}

#: Decades in words -> their first year; of the twentieth century, as years of two digits are.
DECADES = {
    "twenties": 1920,
    "thirties": 1930,
    "forties": 1940,
    "fifties": 1950,
    "sixties": 1960,
    "seventies": 1970,
    "eighties": 1980,
    "nineties": 1990,
}

#: Parts of a decade -> its first and last year in it.
PARTS_OF_DECADE = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}

#: Parts of a year that have exact months: (phrase, part) -> first and last month.
PARTS_OF_YEAR = {
    f"{word} {part}": months
    for words, part, months in (
        ("first 1st", "half", (1, 6)),
        ("second 2nd last latter", "half", (7, 12)),
        ("first 1st", "quarter", (1, 3)),
        ("second 2nd", "quarter", (4, 6)),
        ("third 3rd", "quarter", (7, 9)),
        ("fourth 4th last", "quarter", (10, 12)),
    )
    for word in words.split()
}

#: Time zones that documents name -> offset of ISO 8601.
ZONES = {
    "Z": "Z",
    "GMT": "Z",
    "UTC": "Z",
    "ZULU": "Z",
    "EST": "-05:00",
    "EDT": "-04:00",
    "EDST": "-04:00",
    "CST": "-06:00",
    "CDT": "-05:00",
    "PST": "-08:00",
    "PDT": "-07:00",
}
