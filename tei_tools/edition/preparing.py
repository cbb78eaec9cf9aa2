"""What stylesheets ask of a document before they read it."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from tei_tools.edition.amounts import MEASURED, mark_amounts
from tei_tools.edition.attachments import ATTACHMENTS, as_divisions
from tei_tools.edition.document import read_document
from tei_tools.edition.elements import Elements
from tei_tools.edition.numbering import number_notes
from tei_tools.edition.other_readings import mark_readings
from tei_tools.edition.own_names import drop_our_names
from tei_tools.edition.placing import place_notes
from tei_tools.edition.shown_numbers import NUMBERED, mark_numbers
from tei_tools.edition.spacing import LISTS, PARTED, listed_in_texts, set_parts_apart
from tei_tools.edition.words import IN_ENGLISH, Words
from tei_tools.tei import TeiSource, tag

_PARTED = PARTED | {tag("msIdentifier")}


def settled(document: etree._ElementTree, say: Words = IN_ENGLISH) -> Elements:
    """The elements of the document, in which nobody speaks in our names, other readings are marked
    and notes stand at their marks."""
    elements = Elements(document)
    has_changed = drop_our_names(elements) | as_divisions(elements.of(ATTACHMENTS))
    mark_readings(document.getroot(), say)
    if place_notes(document.getroot()) or has_changed:
        elements = Elements(document)
    return elements


def prepared(tei: TeiSource) -> etree._ElementTree:
    """What text and JSON are made of: a copy of the document in which other readings are marked,
    notes stand at their marks and have numbers, and the parts of references and the like are set
    apart.

    Raises XmlError where the input is not TEI.
    """
    document = deepcopy(read_document(tei))
    elements = settled(document)
    number_notes(elements)
    mark_amounts(elements.of(MEASURED))
    mark_numbers(elements.of(NUMBERED))
    set_parts_apart(elements.of(_PARTED))
    set_parts_apart(listed_in_texts(elements.of(LISTS)))
    return document
