"""Pointers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from tei_tools.check.faults import Fault, elements, shown
from tei_tools.check.rules.model import ALL, OURS, Rule
from tei_tools.check.words import nearest, one_of
from tei_tools.tei import XML_ID, local_name, tag

#: Attributes that hold pointers (TEI Guidelines 16.2 and the classes att.pointing, att.canonical,
#: att.global.linking, att.ascribed, att.global.rendition, att.global.facs).
POINTERS = frozenset({
    "ref", "target", "scheme", "corresp", "who", "resp", "ana", "next", "prev", "facs", "rendition",
    "source", "sameAs", "copyOf", "synch", "exclude", "select", "decls", "spanTo", "mutual",
    "active", "passive",
})  # fmt: skip

#: Element and attribute -> elements that it may point to.
TARGETS = {
    ("persName", "ref"): ("person", "personGrp", "persName"),
    ("persName", "corresp"): ("person", "personGrp", "persName"),
    ("placeName", "ref"): ("place", "placeName"),
    ("orgName", "ref"): ("org", "orgName"),
    ("gloss", "target"): ("term", "gloss", "category", "item"),
    ("catRef", "target"): ("category",),
    ("catRef", "scheme"): ("taxonomy",),
}
_ADDRESS = re.compile(r"https?://[^\s/?#.][^\s/?#]*(?:[/?#][^\s<>\"{}|\\^`]*)?")


def pointer_target(tree: etree._ElementTree) -> Iterator[Fault]:
    """What a pointer within the document points to is there."""
    ids = _ids(tree)
    hints: dict[str, str] = {}
    for element, attribute, pointer in _pointers(tree):
        if pointer.startswith("#") and pointer[1:] not in ids:
            message = f'@{attribute}="{pointer}" points to nothing in the document'
            if pointer not in hints:
                meant = nearest(pointer[1:], ids)
                hints[pointer] = f"did you mean #{meant}?" if meant else "mend or remove it"
            hint = hints[pointer]
            yield Fault(element, message, hint, attribute)


def pointer_form(tree: etree._ElementTree) -> Iterator[Fault]:
    """An address is written as one: no spaces, a host after http://."""
    for element, attribute, pointer in _pointers(tree):
        if pointer.startswith(("http:", "https:")) and not _ADDRESS.fullmatch(pointer):
            message = f'@{attribute}="{pointer}" is not a well-formed address'
            yield Fault(element, message, "write it as https://host/path", attribute)


def pointer_type(tree: etree._ElementTree) -> Iterator[Fault]:
    """A name of a person points to a person, a category reference to a category, and so on."""
    ids = _ids(tree)
    for element, attribute, pointer in _pointers(tree):
        wanted = TARGETS.get((local_name(element), attribute))
        found = ids.get(pointer[1:]) if wanted and pointer.startswith("#") else None
        if found is not None and wanted and local_name(found) not in wanted:
            name, other = shown(element.tag), shown(found.tag)
            message = f'@{attribute}="{pointer}" of <{name}> points to a <{other}>'
            hint = f"it must point to a {one_of(f'<{each}>' for each in wanted)}"
            yield Fault(element, message, hint, attribute)


def page_range(tree: etree._ElementTree) -> Iterator[Fault]:
    """In a range of pages the second number is the larger."""
    for element in tree.iter(tag("biblScope"), tag("citedRange")):
        if element.get("unit") not in ("page", "pages", "pp", None):
            continue
        first, last = element.get("from", ""), element.get("to", "")
        if first.isdecimal() and last.isdecimal() and int(first) > int(last):
            message = f"the range of pages {first}–{last} runs backwards"
            yield Fault(element, message, "the second number must be the larger", "to")


def corresp_unused(tree: etree._ElementTree) -> Iterator[Fault]:
    """Everyone in the list of persons is pointed to from somewhere."""
    used = {pointer[1:] for _, _, pointer in _pointers(tree) if pointer.startswith("#")}
    for stand_off in tree.iter(tag("standOff")):
        for entry in stand_off.iter(tag("person"), tag("place"), tag("org")):
            name = entry.get(XML_ID)
            if name and name not in used:
                message = f"nothing points to the <{shown(entry.tag)}> #{name}"
                yield Fault(entry, message, "name it in the text, or remove the entry", XML_ID)


def _pointers(tree: etree._ElementTree) -> Iterator[tuple[etree._Element, str, str]]:
    """Every pointer, with its element and attribute; an attribute may hold several."""
    for element in elements(tree):
        for name, value in element.attrib.items():
            if name in POINTERS:
                for pointer in str(value).split():
                    yield element, str(name), pointer


def _ids(tree: etree._ElementTree) -> dict[str, etree._Element]:
    return {
        name: element for element in elements(tree) if (name := element.get(XML_ID)) is not None
    }


_STAND_OFF = (
    '<TEI><teiHeader/><standOff><listPerson><person xml:id="p_A"><persName>Alder</persName>'
    "</person></listPerson></standOff><text><body><p>{}</p></body></text></TEI>"
)

RULES = (
    Rule(
        "pointer-target", "error", pointer_target,
        "What a pointer such as #p_A points to is in the document.",
        _STAND_OFF.format('<persName ref="#p_B">Alder</persName>'),
        _STAND_OFF.format('<persName ref="#p_A">Alder</persName>'),
        ALL,
        why=(
            "A reader who follows the pointer finds nothing, and a web page made of the edition "
            "has a dead link."
        ),
    ),
    Rule(
        "pointer-form", "error", pointer_form,
        "The address of a page on the web is well-formed. It is never fetched.",
        '<p><ref target="http:/example.org">page</ref></p>',
        '<p><ref target="http://example.org/a">page</ref></p>',
        why="An address that is not well-formed cannot be followed by anyone.",
    ),
    Rule(
        "pointer-type", "error", pointer_type,
        "The name of a person points to a person, that of a place to a place, a term to a term.",
        _STAND_OFF.format('<placeName ref="#p_A">Alder</placeName>'),
        _STAND_OFF.format('<persName ref="#p_A">Alder</persName>'),
        OURS,
        why=(
            "Indexes are made by following the pointers: a place in the list of persons comes out "
            "as a person."
        ),
    ),
    Rule(
        "page-range", "error", page_range,
        "In a range of pages the second number is the larger.",
        '<p><biblScope unit="page" from="12" to="9">12–9</biblScope></p>',
        '<p><biblScope unit="page" from="9" to="12">9–12</biblScope></p>',
        why="A range that runs backwards is a slip in one of the two numbers.",
    ),
    Rule(
        "corresp-unused", "info", corresp_unused,
        "Every entry of the list of persons, places and organizations is pointed to.",
        _STAND_OFF.format("Nobody."),
        _STAND_OFF.format('<persName ref="#p_A">Alder</persName>'),
        why=(
            "An entry that nothing points to is a person whose mentions were not marked, or a "
            "leftover."
        ),
    ),
)  # fmt: skip
