"""The authority files that CMIF links persons and places to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple


class _File(NamedTuple):
    """An authority file: what its numbers are called, what they look like, and its addresses: what
    stands before a number, and what they look like after ``https://``."""

    names: tuple[str, ...]
    number: str
    base: str
    address: str

    def has(self, address: str) -> bool:
        """Whether an address is one of this file."""
        return bool(re.fullmatch(f"https?://{self.address}", address))


#: In order of preference: of several addresses of one person CMIF takes one. The first five are
#: those that CMIF names for persons; for places it names GeoNames.
_FILES = (
    _File(
        ("gnd", "pnd", "dnb"),
        r"\d[\d-]{6,9}[\dX]",
        "https://d-nb.info/gnd/",
        r"d-nb\.info/gnd/\S+",
    ),
    _File(("viaf",), r"\d+", "http://viaf.org/viaf/", r"(?:www\.)?viaf\.org/viaf/\d\S*"),
    _File(
        ("lccn", "lc", "lcnaf", "loc", "naf"),
        r"n[a-z]{0,2}\d{8,10}",
        "http://id.loc.gov/authorities/names/",
        r"id\.loc\.gov/(?:authorities|rwo)/\S+",
    ),
    _File(
        ("bnf",),
        r"cb\d{8}\w",
        "http://catalogue.bnf.fr/ark:/12148/",
        r"(?:catalogue|data)\.bnf\.fr/\S+",
    ),
    _File(
        ("ndl", "ndlna"), r"\d{8}", "http://id.ndl.go.jp/auth/ndlna/", r"id\.ndl\.go\.jp/auth/\S+"
    ),
    _File(
        ("geonames",),
        r"\d+",
        "http://www.geonames.org/",
        r"(?:www\.|sws\.)?geonames\.org/\d\S*",
    ),
    _File(
        ("wikidata", "wd"),
        r"Q\d+",
        "http://www.wikidata.org/entity/",
        r"(?:www\.)?wikidata\.org/(?:wiki|entity)/Q\d+",
    ),
    _File(
        ("isni",),
        r"\d{15}[\dX]",
        "https://isni.org/isni/",
        r"(?:www\.)?isni\.org/\S+",
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
        if name.strip().casefold() in file.names and re.fullmatch(file.number, number):
            return file.base + number
    return ""


def is_authority(address: str) -> bool:
    """Whether an address is one of an authority file that CMIF's users know."""
    return any(file.has(address) for file in _FILES)


def preferred(addresses: Iterable[str]) -> str:
    """The one address that CMIF takes of several; empty if there is none.

    Of those of authority files that of the first in the list above, else the first one given.
    """

    def rank(address: str) -> int:
        known = (at for at, file in enumerate(_FILES) if file.has(address))
        return next(known, len(_FILES))

    return min((address for address in addresses if address), key=rank, default="")
