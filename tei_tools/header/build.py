"""The facts as ``teiHeader`` and ``standOff`` (TEI Guidelines, chapters 2, 10 and 17)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TypeAlias

from tei_tools import __version__
from tei_tools.authority import Entry
from tei_tools.header.correspondence import correspondence, named
from tei_tools.header.facts import Facts
from tei_tools.header.languages import ENGLISH, LANGUAGES
from tei_tools.provenance import Provenance, Value
from tei_tools.settings import Settings
from tei_tools.tei import XML_ID, Draft
from tei_tools.tei import element as _e

_Schemes: TypeAlias = list[tuple[str, list[tuple[str, str]]]]
_EDITORIAL_DECLARATION = (
    "The words of the memo stand as they are in the source. Page markers became pb; footnote "
    "marks and the list of notes became note at the place of the mark; bullets, cell dividers "
    "and the white space between blocks became markup.",
    "Names, dates and terms were found by rules and the lists given; cert marks what is in doubt.",
)


def tei_header(facts: Facts, settings: Settings, terms: Sequence[Entry]) -> Draft:
    """The whole header; ``terms`` are those that the document uses."""
    schemes = _schemes(facts)
    return _e(
        "teiHeader",
        _e(
            "fileDesc",
            _title_statement(facts, settings),
            _publication_statement(facts, settings),
            _series(settings),
            _e("sourceDesc", _source(facts.provenance)),
        ),
        _encoding(schemes, terms),
        _profile(facts, schemes, settings),
        _e("revisionDesc", _e("change", "Converted from plain text.", when=settings.date))
        if settings.date
        else None,
    )


def stand_off_of(
    persons: Sequence[Entry], places: Sequence[Entry], organizations: Sequence[Entry]
) -> Draft | None:
    """The lists of what the document names, or None if it names nothing."""
    lists = [
        _e(list_, *(_entry(item, name, entry) for entry in entries))
        for list_, item, name, entries in (
            ("listPerson", "person", "persName", persons),
            ("listPlace", "place", "placeName", places),
            ("listOrg", "org", "orgName", organizations),
        )
        if entries
    ]
    return _e("standOff", *lists) if lists else None


def _entry(item: str, name: str, entry: Entry) -> Draft:
    note = _e("note", entry.description) if entry.description else None
    return _e(item, _e(name, entry.name), note, **{XML_ID: entry.id})


# --- fileDesc -----------------------------------------------------------------------------------


def _title_statement(facts: Facts, settings: Settings) -> Draft:
    encoder = (
        _e("respStmt", _e("resp", "TEI encoding"), _e("name", settings.encoder))
        if settings.encoder
        else None
    )
    return _e(
        "titleStmt",
        _e("title", facts.title, type="main"),
        *(_e("title", subtitle, type="sub") for subtitle in facts.subtitles),
        *(_e("author", named("persName", sender)) for sender in facts.senders),
        encoder,
        _e(
            "respStmt",
            _e("resp", "Conversion from plain text to TEI"),
            _e("name", "tei-tools", type="software"),
        ),
    )


def _series(settings: Settings) -> Draft | None:
    if not settings.series:
        return None
    volume = _e("biblScope", settings.volume, unit="volume") if settings.volume else None
    return _e("seriesStmt", _e("title", settings.series), volume)


def _publication_statement(facts: Facts, settings: Settings) -> Draft:
    return _e(
        "publicationStmt",
        _e("publisher", settings.publisher or "Not published"),
        _e("pubPlace", settings.place) if settings.place else None,
        _e("date", settings.date, when=settings.date) if settings.date else None,
        _availability(settings),
        _e("idno", facts.number, type="document") if facts.number else None,
    )


def _availability(settings: Settings) -> Draft:
    if not settings.licence and not settings.licence_name:
        return _e(
            "availability", _e("p", "No licence is stated for this edition."), status="unknown"
        )
    name = settings.licence_name or licence_name(settings.licence)
    target = {"target": settings.licence} if settings.licence else {}
    free = {"status": "free"} if "creativecommons.org" in settings.licence else {}
    return _e("availability", _e("licence", name, **target), **free)


def licence_name(address: str) -> str:
    """The short name of a Creative Commons licence by its address; otherwise the address."""
    found = re.search(r"creativecommons\.org/(?:licenses|publicdomain)/([a-z-]+)/([\d.]+)", address)
    if not found:
        return address
    code, number = found.groups()
    return f"CC0 {number}" if code == "zero" else f"CC {code.upper()} {number}"


def _source(provenance: Provenance | None) -> Draft:
    """Where the memo lies (``msDesc``), where it is printed (``bibl``), or that it does not say."""
    if provenance is None:
        return _e("p", "The text of the memo, which names no source.")
    if provenance.printed:
        return _e("bibl", provenance.printed.value)
    numbers = (
        *_numbers("lot", provenance.lots),
        *_numbers("accession", provenance.accessions),
        *_numbers("box", provenance.boxes),
        *_numbers("folder", provenance.folders),
        *_numbers("file", provenance.file_numbers),
    )
    places = (
        *_texts("country", provenance.country),
        *_texts("settlement", provenance.settlement),
        *_texts("repository", provenance.repository),
        *_texts("collection", provenance.record_group),
        *_texts("collection", *provenance.collections),
    )
    if places:
        return _e("msDesc", _e("msIdentifier", *places, *numbers))
    # An msIdentifier needs a repository or a collection (TEI Guidelines 11.4).
    if files := _numbers("file", (*provenance.file_numbers, *provenance.lots)):
        return _e("bibl", *files)
    return _e("p", "The source note of the memo names no archive.")


def _texts(name: str, *values: Value | None) -> list[Draft]:
    return [_e(name, value.value) for value in values if value]


def _numbers(type_: str, values: Iterable[Value]) -> list[Draft]:
    return [_e("idno", value.value, type=type_) for value in values]


# --- encodingDesc -------------------------------------------------------------------------------


def _encoding(schemes: _Schemes, terms: Sequence[Entry]) -> Draft:
    taxonomies = [
        _e("taxonomy", *(_category(name, id_) for id_, name in categories), **{XML_ID: scheme})
        for scheme, categories in schemes
    ]
    if terms:
        taxonomies.append(_e("taxonomy", *map(_term, terms), **{XML_ID: "terms"}))
    return _e(
        "encodingDesc",
        _e("editorialDecl", *(_e("p", words) for words in _EDITORIAL_DECLARATION)),
        _e("classDecl", *taxonomies) if taxonomies else None,
        _application(),
    )


def _schemes(facts: Facts) -> _Schemes:
    """The taxonomies of classification, caveats and precedence: ids and names of those used."""
    marking = facts.marking
    level = (marking.classification,) if marking.classification else ()
    schemes = {
        "classification": level,
        "caveats": marking.caveats,
        "precedence": marking.precedences,
    }
    return [
        (scheme, list({_id(scheme, value.value): value.value for value in values}.items()))
        for scheme, values in schemes.items()
        if values
    ]


def _id(scheme: str, name: str) -> str:
    """An ``xml:id`` of a category: ``Eyes Only`` becomes ``caveats-eyes-only``."""
    plain = unicodedata.normalize("NFKD", name.lower())
    return f"{scheme}-" + "-".join(re.findall(r"[a-z0-9]+", plain))


def _category(name: str, id_: str) -> Draft:
    return _e("category", _e("catDesc", name), **{XML_ID: id_})


def _term(entry: Entry) -> Draft:
    gloss = _e("gloss", entry.description) if entry.description else None
    return _e("category", _e("catDesc", _e("term", entry.name, **{XML_ID: entry.id}), gloss))


def _application() -> Draft:
    label = _e("label", "tei-tools")
    return _e("appInfo", _e("application", label, ident="tei-tools", version=_version()))


@cache
def _version() -> str:
    """The version of the toolkit, as far as ``teidata.versionNumber`` allows that."""
    found = re.match(r"\d+[a-z]*\d*(?:\.\d+[a-z]*\d*){0,3}", __version__)
    return found.group() if found else "0"


# --- profileDesc --------------------------------------------------------------------------------


def _profile(facts: Facts, schemes: _Schemes, settings: Settings) -> Draft:
    created = (named("date", facts.date), named("placeName", facts.place))
    categories = [
        _e("catRef", scheme=f"#{scheme}", target=f"#{id_}")
        for scheme, names in schemes
        for id_, _ in names
    ]
    code = settings.language or ENGLISH
    language = LANGUAGES.get(code.split("-")[0], code)
    return _e(
        "profileDesc",
        _e("creation", *created) if any(part is not None for part in created) else None,
        _e("langUsage", _e("language", language, ident=code)),
        _e("textClass", *categories) if categories else None,
        correspondence(facts),
        _participants(facts),
    )


def _participants(facts: Facts) -> Draft | None:
    if not facts.makers:
        return None
    people = (_e("person", named("persName", maker), role=role) for role, maker in facts.makers)
    return _e("particDesc", _e("listPerson", *people))
