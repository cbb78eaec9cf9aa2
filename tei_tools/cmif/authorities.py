"""The authority files that CMIF links persons and places to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple


class _File(NamedTuple):
    """An authority file: what its numbers are called, what they look like, and its addresses."""

    names: tuple[str, ...]
    number: re.Pattern[str]
    base: str
    address: re.Pattern[str]


#: In order of preference: of several addresses of one person CMIF takes one. The first five are
#: those that CMIF names for persons; for places it names GeoNames.
_FILES = (
    _File(
        ("gnd", "pnd", "dnb"),
        re.compile(r"\d[\d-]{6,9}[\dX]"),
        "https://d-nb.info/gnd/",
        re.compile(r"https?://d-nb\.info/gnd/\S+"),
    ),
    _File(
        ("viaf",),
        re.compile(r"\d+"),
        "http://viaf.org/viaf/",
        re.compile(r"https?://(?:www\.)?viaf\.org/viaf/\d\S*"),
    ),
    _File(
        ("lccn", "lc", "lcnaf", "loc", "naf"),
        re.compile(r"n[a-z]{0,2}\d{8,10}"),
        "http://id.loc.gov/authorities/names/",
        re.compile(r"https?://id\.loc\.gov/(?:authorities|rwo)/\S+"),
    ),
    _File(
        ("bnf",),
        re.compile(r"cb\d{8}\w"),
        "http://catalogue.bnf.fr/ark:/12148/",
        re.compile(r"https?://(?:catalogue|data)\.bnf\.fr/\S+"),
    ),
    _File(
        ("ndl", "ndlna"),
        re.compile(r"\d{8}"),
        "http://id.ndl.go.jp/auth/ndlna/",
        re.compile(r"https?://id\.ndl\.go\.jp/auth/\S+"),
    ),
    _File(
        ("geonames",),
        re.compile(r"\d+"),
        "http://www.geonames.org/",
        re.compile(r"https?://(?:www\.|sws\.)?geonames\.org/\d\S*"),
    ),
    _File(
        ("wikidata", "wd"),
        re.compile(r"Q\d+"),
        "http://www.wikidata.org/entity/",
        re.compile(r"https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/Q\d+"),
    ),
    _File(
        ("isni",),
        re.compile(r"\d{15}[\dX]"),
        "https://isni.org/isni/",
        re.compile(r"https?://(?:www\.)?isni\.org/\S+"),
    ),
)


def address_of(name: str, number: str) -> str:
    """The address of an entry by the name of its authority file and its number there.

    ``address_of("GND", "118820591")`` is ``https://d-nb.info/gnd/118820591``. A number that is an
    address itself is kept. Empty where the file is not known or has no such numbers.
    """
    number = number.strip()
    if is_authority(number):
        return number
    number = re.sub(r"\s", "", number)
    for file in _FILES:
        if name.strip().casefold() in file.names and file.number.fullmatch(number):
            return file.base + number
    return ""


def is_authority(address: str) -> bool:
    """Whether an address is one of an authority file that CMIF's users know."""
    return any(file.address.fullmatch(address) for file in _FILES)


def preferred(addresses: Iterable[str]) -> str:
    """The one address that CMIF takes of several; empty if there is none.

    Of those of authority files that of the first in the list above, else the first one given.
    """

    def rank(address: str) -> int:
        known = (at for at, file in enumerate(_FILES) if file.address.fullmatch(address))
        return next(known, len(_FILES))

    return min((address for address in addresses if address), key=rank, default="")
