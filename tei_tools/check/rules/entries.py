"""The entries of a volume's lists of persons and terms, as FRUS has them.

``item/hi[@rend="strong"]/persName[@xml:id]``. The source of these rules is the Office of the
Historian's Schematron: ``frus.sch`` (``div-xml-id-attribute-checks``, ``list-checks``) and
``frus-ids.sch``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from tei_tools.check.faults import Fault, words
from tei_tools.check.rules.document import Document
from tei_tools.check.rules.model import Rule
from tei_tools.check.rules.profiles import FRUS
from tei_tools.check.words import quoted
from tei_tools.tei import XML_ID, local_name, tag

#: Element of an entry -> xml:id of the division that holds the list.
_LISTS = {"persName": "persons", "term": "terms"}


def entry_place(document: Document) -> Iterator[Fault]:
    """The lists of persons and of terms stand in the divisions persons and terms."""
    told: set[etree._Element] = set()
    for name, place in _LISTS.items():
        for entry in document.named(name):
            div = next(entry.iterancestors(tag("div")), None)
            if entry.get(XML_ID) is None or div is None or div in told:
                continue
            if div.get(XML_ID) != place:
                told.add(div)
                message = f"entries of the list of {place} stand in a division {_named(div)}"
                yield Fault(div, message, f'call the division xml:id="{place}"', XML_ID)


def entry_id(document: Document) -> Iterator[Fault]:
    """Every entry of the lists has an identifier."""
    for entry in entries_without_id(document):
        message = f"the entry {quoted(words(entry))} has no xml:id"
        yield Fault(entry, message, f'give it one, such as "{prefix_of(entry)}1"')


def entry_form(document: Document) -> Iterator[Fault]:
    """The name of an entry is in bold type, and its comma stands outside."""
    for name in _LISTS:
        for entry in document.named(name):
            if entry.get(XML_ID) is None or next(entry.iterancestors(tag("item")), None) is None:
                continue
            parent = entry.getparent()
            if parent is None or parent.tag != tag("hi") or parent.get("rend") != "strong":
                message = f"the entry {quoted(words(entry))} does not stand in bold type"
                hint = f'put <hi rend="strong"> around <{name}>'
                yield Fault(entry, message, hint)
            if words(entry).rstrip().endswith(","):
                message = f"the name of the entry {quoted(words(entry))} ends with a comma"
                yield Fault(entry, message, f"put it after </{name}>")


def entries_without_id(document: Document) -> Iterator[etree._Element]:
    """The names at the head of entries that have no xml:id; not those that refer to another
    entry (*Diem, see Ngo Dinh Diem*)."""
    for name, place in _LISTS.items():
        for div in document.named("div"):
            for item in div.iter(tag("item")) if div.get(XML_ID) == place else ():
                entry = next((each for each in item.iter(tag(name)) if _leads(each, item)), None)
                refers = entry is None or any(
                    each.get(attribute, "").startswith("#")
                    for each in item.iter(tag("ref"), tag(name))
                    for attribute in ("target", "corresp", "ref")
                )
                if entry is not None and not refers and entry.get(XML_ID) is None:
                    yield entry


def prefix_of(entry: etree._Element) -> str:
    """The identifier of an entry but for its number: ``p_AD_`` of *Acheson, Dean*, ``t_NSC_``."""
    if local_name(entry) == "persName":
        return f"p_{''.join(letter for letter in words(entry) if letter.isupper())}_"
    return f"t_{re.sub(r'[^A-Za-z0-9]', '', words(entry))}_"


def _leads(entry: etree._Element, item: etree._Element) -> bool:
    """Whether the name is the first thing in the item, and not in one within it."""
    parent = entry.getparent()
    if parent is not None and parent.tag == tag("hi"):
        entry, parent = parent, parent.getparent()
    return parent is item and not (item.text or "").strip() and entry is item[0]


def _named(div: etree._Element) -> str:
    identifier = div.get(XML_ID)
    return f'called "{identifier}"' if identifier else "without xml:id"


_LIST = (
    '<TEI><teiHeader/><text><front><div type="section" xml:id="{}"><head>Persons</head><list>'
    "<item>{} Secretary of State</item></list></div></front><body/></text></TEI>"
)
_ENTRY = '<hi rend="strong"><persName xml:id="p_AD_1">Acheson, Dean</persName>,</hi>'

RULES = (
    Rule(
        "entry-place", "error", entry_place,
        "The list of persons stands in a division persons, that of terms in one called terms.",
        _LIST.format("names", _ENTRY),
        _LIST.format("persons", _ENTRY),
        FRUS,
        why="The pages of a volume show who is who by looking into these divisions.",
    ),
    Rule(
        "entry-id", "error", entry_id,
        "Every entry of the lists of persons and terms has an xml:id, such as p_AD_1, t_NSC_1.",
        _LIST.format("persons", _ENTRY.replace(' xml:id="p_AD_1"', "")),
        _LIST.format("persons", _ENTRY),
        FRUS,
        why="Without one, no name in the text can point to the entry.",
    ),
    Rule(
        "entry-form", "warning", entry_form,
        "The name of an entry stands in bold type, and its comma after the name.",
        _LIST.format("persons", '<persName xml:id="p_AD_1">Acheson, Dean,</persName>'),
        _LIST.format("persons", _ENTRY),
        FRUS,
        why="The comma is none of the name, and would stand in every index that is made of it.",
    ),
)  # fmt: skip
