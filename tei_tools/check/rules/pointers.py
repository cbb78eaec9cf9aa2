"""Pointers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from tei_tools.check.faults import Fault, shown, words
from tei_tools.check.rules.document import Document
from tei_tools.check.rules.model import Rule
from tei_tools.check.rules.numbers import value
from tei_tools.check.rules.orphans import is_dangling_mark
from tei_tools.check.rules.profiles import ALL, OURS
from tei_tools.check.words import one_of
from tei_tools.slips import nearest
from tei_tools.tei import XML_ID, local_name, tag

#: Element and attribute -> elements that it may point to.
TARGETS = {
    ("persName", "ref"): ("person", "personGrp", "persName"),
    ("persName", "corresp"): ("person", "personGrp", "persName"),
    ("placeName", "ref"): ("place", "placeName"),
    ("orgName", "ref"): ("org", "orgName"),
    ("gloss", "target"): ("term", "gloss", "category", "item"),
    ("term", "ref"): ("term", "gloss", "category", "item"),
    ("date", "ana"): ("category", "interp"),
    ("catRef", "target"): ("category",),
    ("catRef", "scheme"): ("taxonomy",),
    ("", "rendition"): ("rendition",),  # of any element
}
_ABSENT = "mend the pointer, or add what it should lead to, with this xml:id"
_TYPED = frozenset(attribute for _, attribute in TARGETS)
_PAGES = re.compile(r"(?:pp?\.\s*)?([0-9]+|[ivxlcdm]+)\s*[-–]\s*([0-9]+|[ivxlcdm]+)")
_DASH = re.compile(r"\s*[-–—]\s*")
_ADDRESS = re.compile(r"https?://[^\s/?#.][^\s/?#]*(?:[/?#][^\s<>\"{}|\\^`]*)?")


def pointer_target(document: Document) -> Iterator[Fault]:
    """What a pointer within the document points to is there; addresses are written as such."""
    hints: dict[str, str] = {}
    are_there = document.pointed_to <= document.ids.keys()
    pointers = document.pointers_elsewhere if are_there else document.pointers
    for element, attribute, pointer in pointers:
        if pointer.startswith("#") and pointer[1:] not in document.ids:
            if is_dangling_mark(element, document):
                continue  # for note-orphan
            message = f'@{attribute}="{pointer}" points to nothing in the document'
            if pointer not in hints:
                meant = nearest(pointer[1:], document.ids)
                hints[pointer] = f"did you mean #{meant}?" if meant else _ABSENT
            yield Fault(element, message, hints[pointer], attribute)
        elif pointer.startswith(("http:", "https:")) and not _ADDRESS.fullmatch(pointer):
            message = f'@{attribute}="{pointer}" is not a well-formed address'
            yield Fault(element, message, "write it as https://host/path", attribute)


def pointer_type(document: Document) -> Iterator[Fault]:
    """A name of a person points to a person, a category reference to a category, and so on."""
    ids = document.ids
    for element, attribute, pointer in document.pointers:
        if attribute not in _TYPED or pointer[:1] != "#":
            continue
        found = ids.get(pointer[1:])
        if found is not None and (wanted := _other_targets(element.tag, attribute, found.tag)):
            name, other = shown(element.tag), shown(found.tag)
            message = f'@{attribute}="{pointer}" of <{name}> points to a <{other}>'
            hint = f"it must point to a {one_of(f'<{each}>' for each in wanted)}"
            yield Fault(element, message, hint, attribute)


@lru_cache(maxsize=512)
def _other_targets(tag: str, attribute: str, found: str) -> tuple[str, ...]:
    """What an attribute of an element must point to, if what is found there is none of it; all
    by their tags. Empty if all is well."""
    name, other = (each.rpartition("}")[2] for each in (tag, found))
    wanted = TARGETS.get((name, attribute)) or TARGETS.get(("", attribute), ())
    return () if other in wanted else wanted


def page_range(document: Document) -> Iterator[Fault]:
    """In a range of pages the second number is the larger."""
    for element in document.any_named("biblScope", "citedRange"):
        if element.get("unit") in ("page", "pages", "pp", "p", None):
            first, last = element.get("from"), element.get("to")
            if first and last and _runs_backwards(first, last):
                yield _backwards(element, f"{first}–{last}", "to")
                continue
            found = None if first else _PAGES.fullmatch(words(element).strip())
            if found and _runs_backwards(found[1], _whole(found[1], found[2])):
                yield _backwards(element, found.group(), "")
    for first_ref in document.named("ref"):
        second = first_ref.getnext()
        if (
            second is None
            or local_name(second) != "ref"
            or not _DASH.fullmatch(first_ref.tail or "")
        ):
            continue
        targets = first_ref.get("target", ""), second.get("target", "")
        volumes = {target.rpartition("#")[0] for target in targets}
        if len(volumes) > 1 or not all("#pg_" in target for target in targets):
            continue
        if _runs_backwards(*(target.rpartition("#pg_")[2] for target in targets)):
            yield _backwards(second, f"{words(first_ref)}–{words(second)}", "target")


def corresp_unused(document: Document) -> Iterator[Fault]:
    """Everyone in the list of persons is pointed to from somewhere."""
    for stand_off in document.named("standOff"):
        for entry in stand_off.iter(tag("person"), tag("place"), tag("org")):
            name = entry.get(XML_ID)
            if name and name not in document.pointed_to:
                message = f"nothing points to the <{shown(entry.tag)}> #{name}"
                yield Fault(entry, message, "name it in the text, or remove the entry", XML_ID)


def _runs_backwards(first: str, last: str) -> bool:
    """Whether the second printed number is the smaller; arabic and roman ones are not compared."""
    one, other = value(first), value(last)
    if one is None or other is None or one[0] != other[0]:
        return False
    return one[1] > other[1]


def _whole(first: str, last: str) -> str:
    """The last number of a range as words give it: in 112–14 it is 114."""
    short = 1 < len(last) < len(first) and first.isdecimal() and last.isdecimal()
    return first[: len(first) - len(last)] + last if short else last


def _backwards(element: etree._Element, pages: str, attribute: str) -> Fault:
    message = f"the range of pages {pages} runs backwards"
    return Fault(element, message, "the second number must be the larger", attribute)


_STAND_OFF = (
    '<TEI><teiHeader/><standOff><listPerson><person xml:id="p_A"><persName>Alder</persName>'
    "</person></listPerson></standOff><text><body><p>{}</p></body></text></TEI>"
)

RULES = (
    Rule(
        "pointer-target", "error", pointer_target,
        "What a pointer such as #p_A points to is there; the address of a page on the web is "
        "well-formed (it is never fetched).",
        _STAND_OFF.format('<persName ref="#p_B">Alder</persName>'),
        _STAND_OFF.format('<persName ref="#p_A">Alder</persName>'),
        ALL,
        why=(
            "A reader who follows the pointer finds nothing, and a web page made of the edition "
            "has a dead link."
        ),
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
