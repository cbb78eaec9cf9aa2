"""The lists of persons, places, organizations and terms, with where each is named, as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from lxml import etree

from tei_tools.edition.entries import CATEGORY
from tei_tools.edition.header import children, in_line, plain
from tei_tools.edition.numbering import Mentions, Place
from tei_tools.edition.parts import anchor, attribute
from tei_tools.edition.words import IN_ENGLISH, Words
from tei_tools.tei import XML_ID, escape, tag

#: The attribute of an entry that tells its page in a site.
SITE_PAGE = "{urn:tei-tools:site}page"

_PERSON, _PERSONS, _PLACE, _ORG = map(tag, ("person", "personGrp", "place", "org"))
_NAMES = frozenset(map(tag, ("persName", "placeName", "orgName", "term")))
_SAID = frozenset(map(tag, ("note", "desc", "p", "occupation", "birth", "death", "gloss")))
_TAXONOMY = tuple(map(tag, "taxonomy classDecl encodingDesc teiHeader".split()))
_PLACE_WORDS = {
    "page": "p.",
    "note": "note",
    "before": "before p.",
    "head": "heading",
    "text": "text",
}


@dataclass(frozen=True, slots=True)
class Register:
    """A list on the page: its heading, its identifier there, its entries as HTML."""

    title: str
    id: str
    entries: list[str]


def registers(
    root: etree._Element, mentions: Mentions, say: Words = IN_ENGLISH, language: str = "en"
) -> Iterator[Register]:
    """The lists that have entries. Our own words in them, and the language that these are in where
    it is not that of the page (``language``), are those of ``say``."""
    persons, places, organizations, terms = (
        Register(say("Persons"), "edition-persons", []),
        Register(say("Places"), "edition-places", []),
        Register(say("Organizations"), "edition-organizations", []),
        Register(say("Abbreviations and terms"), "edition-terms", []),
    )
    within = {
        _PERSON: (persons, tag("listPerson")),
        _PERSONS: (persons, tag("listPerson")),
        _PLACE: (places, tag("listPlace")),
        _ORG: (organizations, tag("listOrg")),
    }
    for identifier, entry in mentions.listed:
        name = entry.tag
        if name == CATEGORY:
            if _is_of_the_header(entry, root):
                terms.entries.append(_entry(identifier, entry, mentions, say, language))
        else:
            register, wanted = within[name]
            around = entry.getparent()
            if around is not None and around.tag == wanted:
                register.entries.append(_entry(identifier, entry, mentions, say, language))
    return (one for one in (persons, places, organizations, terms) if one.entries)


def _is_of_the_header(category: etree._Element, root: etree._Element) -> bool:
    """Whether a term stands in a taxonomy of the header of the page, or in a category of it."""
    around = category.getparent()
    while around is not None and around.tag == CATEGORY:
        around = around.getparent()
    for name in _TAXONOMY:
        if around is None or around.tag != name:
            return False
        around = around.getparent()
    return around is root


def _entry(
    identifier: str, entry: etree._Element, mentions: Mentions, say: Words, language: str
) -> str:
    holders = children([entry], "catDesc") if entry.tag == CATEGORY else [entry]
    names: list[etree._Element] = []
    said: list[str] = []
    for child in chain.from_iterable(holders):
        if child.tag in _NAMES:
            names.append(child)
        elif child.tag in _SAID:
            said.append(in_line(plain(child)))
    name = escape(in_line(plain(names[0]))) if names else ""
    named = names[0].get(XML_ID, identifier) if names else identifier
    other = f' id="{attribute(named)}"' if named != identifier else ""
    if page := entry.get(SITE_PAGE):
        name = f'<a href="{attribute(page)}">{name}</a>'
    places = mentions.places.get(identifier, ()) if mentions.entries[identifier] is entry else ()
    told = escape("; ".join(filter(None, said)))
    named_in = ""
    if places:
        own = say.mark(language)
        named_in = f'<dd class="mentions"{own}>{say("Named:")} {_mentions(places, say)}</dd>'
    return (
        f'<div id="{attribute(identifier)}"><dt{other}>{name}</dt>'
        + (f"<dd>{told}</dd>" if told or not places else "")
        + f"{named_in}</div>\n"
    )


def _mentions(places: Iterable[tuple[Place, list[str]]], say: Words) -> str:
    """Each mention is linked by its place; a further one at the same place by its number."""
    links = []
    for (kind, number), (first, *others) in places:
        place = say(_PLACE_WORDS[kind]) + (f"\N{NO-BREAK SPACE}{number}" if number else "")
        link = f'<a href="{anchor(first)}">{escape(place)}</a>'
        for nth, identifier in enumerate(others, start=2):
            label = attribute(f"{place} ({nth})")
            link += f' <a href="{anchor(identifier)}" aria-label="{label}">({nth})</a>'
        links.append(link)
    return ", ".join(links)
