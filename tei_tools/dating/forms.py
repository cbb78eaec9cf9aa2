"""The forms of date expressions, each beside examples that a test runs.

A form is a regular expression over the kinds of tokens, which
:class:`tei_tools.dating.tokens.Token` explains. The first form that fits wins, so longer ones
stand before their parts.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple


class Form(NamedTuple):
    """A form: its name, its tokens, and examples as (expression, EDTF-like value).

    The value is ``when`` or ``first/last`` as the words say it, with the year 1956, and the
    month August if need be, supplied where an example has none.
    """

    name: str
    pattern: str
    examples: tuple[tuple[str, str], ...]


# Repetitions are bounded, so that the time to match is linear in the length of the text.
# 3–5; 3 to 5; 3, 5 and 7; 3/4; 3, 4, 5
_DAYS = "[dt](?:(?:c[dt]){0,9}c?[au][dt]|r[dt]|sq|(?:c[dt]){2,9})"
_EARLY = "(?:E[ur]{0,2}){0,2}"  # early; mid-; mid- to late
_MONTH_DAY = "[Mm]c?[dt]"
_DAY_MONTH = "(?:[dt]o?|To)[Mm](?!c?[dt])"  # but "paragraph 1 of August 22" is August 22
_FULL = f"(?:{_MONTH_DAY}c?Y|{_DAY_MONTH}c?[Yy]|[dt][Mm]n)"
_MONTH_YEAR = "[Mm](?:c|o)?Y"

FORMS = (
    Form(
        "date_time_group",
        "Z[Mm](?:[Yyn])?",
        (("031730Z MAR 62", "1962-03-03T17:30:00Z"), ("171100Z May", "1956-05-17T11:00:00Z")),
    ),
    Form(
        "figures",
        "N(?:rN)?",
        (
            ("10/9/76", "1976-10-09"),
            ("23/9/1976", "1976-09-23"),
            ("3-V-61", "1961-05-03"),
            ("3. XII. 1961", "1961-12-03"),
            ("10.9.76", "1976-09-10"),
            ("1.12.1956", "1956-12-01"),
            ("1976-10-09", "1976-10-09"),
            ("3/1/68-7/31/68", "1968-03-01/1968-07-31"),
            ("8/31-9/1/72", "1972-08-31/1972-09-01"),
        ),
    ),
    Form(
        "hyphened",
        "dr[Mm]r[Yn]",
        (("9-Oct-76", "1976-10-09"), ("9-October-1976", "1976-10-09")),
    ),
    Form(
        "full_range",
        f"(?:{_FULL}|{_MONTH_YEAR}|{_DAY_MONTH})r(?:{_FULL}|{_MONTH_YEAR})",
        (
            ("December 28, 1958–January 3, 1959", "1958-12-28/1959-01-03"),
            ("July 1971-Oct 20, 1971", "1971-07/1971-10-20"),
            ("October 1971–May 1972", "1971-10/1972-05"),
            ("1 Jan-31 Dec 65", "1965-01-01/1965-12-31"),
        ),
    ),
    Form(
        "days_over_months",
        f"(?:{_MONTH_DAY}r{_MONTH_DAY}|{_DAY_MONTH}r{_DAY_MONTH})(?:c?[Yy])?",
        (
            ("September 24–September 28", "1956-09-24/1956-09-28"),
            ("December 28–January 3, 1959", "1958-12-28/1959-01-03"),
            ("30 January–2 February", "1956-01-30/1956-02-02"),
        ),
    ),
    Form(
        "days",
        f"[Mm]{_DAYS}(?:c?[Yy])?|{_DAYS}o?[Mm](?:c?[Yy]|n)?",
        (
            ("March 3–5, 1971", "1971-03-03/1971-03-05"),
            ("January 19 and 20, 1955", "1955-01-19/1955-01-20"),
            ("June 17 or 18", "1956-06-17/1956-06-18"),
            ("September 22, 26, and 30", "1956-09-22/1956-09-30"),
            ("August 13, 14, 15, 16", "1956-08-13/1956-08-16"),
            ("6-10 September 1963", "1963-09-06/1963-09-10"),
            ("3rd and 4th of May", "1956-05-03/1956-05-04"),
            ("July 13/14", "1956-07-13/1956-07-14"),
        ),
    ),
    Form(
        "day",
        f"{_FULL}|[Mm]c?[dt](?:s[yn]|c?y)",
        (
            ("December 10, 1970", "1970-12-10"),
            ("September 24 1971", "1971-09-24"),
            ("Jan. 19, 1955", "1955-01-19"),
            ("Jan 19/55", "1955-01-19"),
            ("27 March 1946", "1946-03-27"),
            ("19 February, 1952", "1952-02-19"),
            ("9 Oct 76", "1976-10-09"),
            ("4 July ’56", "1956-07-04"),
            ("Dec 7, '41", "1941-12-07"),
            ("4 July 56", "1956-07-04"),
            ("29th of July 1957", "1957-07-29"),
        ),
    ),
    Form(
        "day_without_year",
        f"{_MONTH_DAY}|{_DAY_MONTH}",
        (
            ("November 10", "1956-11-10"),
            ("August 29th", "1956-08-29"),
            ("13 Oct", "1956-10-13"),
            ("first of May", "1956-05-01"),
            ("Fourth of July", "1956-07-04"),
        ),
    ),
    Form(
        "day_of_this_month",
        "ti",
        (
            ("10th instant", "1956-08-10"),
            ("28th ultimo", "1956-07-28"),
            ("5th proximo", "1956-09-05"),
            ("5th of next month", "1956-09-05"),
            ("3rd of this month", "1956-08-03"),
        ),
    ),
    Form(
        "holiday",
        "H[co]?Y",
        (
            ("Christmas 1956", "1956-12-25"),
            ("Christmas Eve of 1956", "1956-12-24"),
            ("New Year’s Day, 1957", "1957-01-01"),
        ),
    ),
    Form(
        "day_alone",
        "t(?:[aur]t)?",
        (("12th", "1956-08-12"), ("10th or 11th", "1956-08-10/1956-08-11")),
    ),
    Form(
        "season",
        "[EP]?S(?:[ar]S)?o?(?:Yr[Yn]|Ys[Yn]|[Yy])",
        (
            ("spring of 1961", "1961-03/1961-05"),
            ("summer 1958", "1958-06/1958-08"),
            ("midsummer of 1955", "1955-06/1955-08"),
            ("winter of 1960–61", "1960-12/1961-02"),
            ("late fall of 1956", "1956-09/1956-11"),
        ),
    ),
    Form(
        "months",
        "[EP]?[Mm][rs]E?[Mm](?:[co]?[Yy])?",
        (
            ("July-September 1962", "1962-07/1962-09"),
            ("October–November", "1956-10/1956-11"),
            ("December–January 1957", "1956-12/1957-01"),
            ("May/June 1970", "1970-05/1970-06"),
        ),
    ),
    Form(
        "month",
        f"{_EARLY}P?(?:[Mm](?:[co]?Y|o?y)|mn)",
        (
            ("April 1976", "1976-04"),
            ("December, 1954", "1954-12"),
            ("mid-November 1976", "1976-11"),
            ("late June 1953", "1953-06"),
            ("end of March 1959", "1959-03"),
            ("May of ’72", "1972-05"),
        ),
    ),
    Form(
        "month_without_year",
        f"{_EARLY}P?[Mm]",
        (
            ("June", "1956-06"),
            ("end of April", "1956-04"),
            ("end April", "1956-04"),
            ("early October", "1956-10"),
        ),
    ),
    Form(
        "years",
        f"{_EARLY}P?Y(?:r[Ynd]|s[Ynq])|DrD",
        (
            ("1955–56", "1955/1956"),
            ("1955-1957", "1955/1957"),
            ("1955/56", "1955/1956"),
            ("1911/12", "1911/1912"),
            ("1950s–1960s", "1950/1969"),
        ),
    ),
    Form(
        "decade",
        f"{_EARLY}P?D",
        (
            ("1970s", "1970/1979"),
            ("early 1960s", "1960/1963"),
            ("late 1950’s", "1957/1959"),
            ("mid-fifties", "1954/1956"),
            ("mid- to late 1950s", "1954/1959"),
            ("’50s", "1950/1959"),
            ("‘50s", "1950/1959"),
            ("late ’fifties", "1957/1959"),
        ),
    ),
    Form(
        "year",
        f"{_EARLY}P?[Yy]",
        (
            ("1959", "1959"),
            ("mid-1958", "1958"),
            ("’56", "1956"),
            ("final months of 1958", "1958"),
            ("year-end 1956", "1956"),
            ("first half of 1959", "1959-01/1959-06"),
            ("second quarter of 1974", "1974-04/1974-06"),
            ("4th quarter 1955", "1955-10/1955-12"),
        ),
    ),
)

_PATTERN = re.compile("|".join(f"(?P<{form.name}>{form.pattern})" for form in FORMS))


@lru_cache(maxsize=1024)  # a few sequences, such as MdcY, are nearly all that there are
def forms_of(kinds: str) -> tuple[tuple[str, int, int], ...]:
    """The forms that a sequence of kinds of tokens holds, left to right: name, start and end."""
    return tuple((found.lastgroup or "", *found.span()) for found in _PATTERN.finditer(kinds))
