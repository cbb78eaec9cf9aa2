"""A TEI document as JSON for data people: one plain text, and all else as offsets into it.

Offsets count characters (Unicode code points), the end is not included: ``text[start:end]``. The
form is described by ``assets/export.schema.json``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lxml import etree

from tei_tools.dating import edtf
from tei_tools.edition.citation import Citation, Name, citation
from tei_tools.edition.directions import escape_turning
from tei_tools.edition.entries import CATEGORY, ENTRIES, identifiers_of, is_term
from tei_tools.edition.facsimile import link_images
from tei_tools.edition.preparing import prepared
from tei_tools.edition.standoff import Reader
from tei_tools.edition.stylesheets import transform
from tei_tools.tei import NAMESPACE, XML_ID, tag

#: The version of the form; a change that readers would notice raises it.
VERSION = 1

_TEI = {"t": NAMESPACE}


def to_json(tei: etree._ElementTree | Path | bytes, *, facsimile: str | None = None) -> str:
    """The document as JSON, with a final newline; the same document gives the same bytes.

    ``facsimile`` is the address of the image of a page, with ``{n}`` for its number.

    Raises XmlError where the input is not TEI.
    """
    document = prepared(tei)
    # Whoever reads the data knows where the document lies.
    link_images(document.iter(tag("pb")), facsimile, beside=True)
    metadata = _metadata(citation(document))
    if marks := _classification(document):
        metadata["classification"] = marks
    reader = Reader()
    registers = _registers(document)
    reader.read(transform("json.xsl", document).getroot())
    data = {
        "version": VERSION,
        "metadata": metadata,
        "text": reader.text,
        "sections": reader.sections,
        "blocks": reader.blocks,
        "pages": reader.pages,
        "notes": reader.notes,
        "entities": [_with_edtf(entity) for entity in reader.entities],
        "registers": registers,
    }
    return escape_turning(json.dumps(data, ensure_ascii=False, indent=1)) + "\n"


def _with_edtf(entity: dict[str, Any]) -> dict[str, Any]:
    """A date with its value as EDTF too, which databases sort and search by."""
    if entity["type"] != "date" or not (value := edtf(entity, entity["text"])):
        return entity
    return {**entity, "edtf": value}


def _metadata(cited: Citation) -> dict[str, Any]:
    values: dict[str, Any] = {
        "title": cited.title,
        "subtitle": cited.subtitle,
        "authors": [_name(name) for name in cited.authors],
        "recipients": [_name(name) for name in cited.recipients],
        "editors": [_name(name) for name in cited.editors],
        "created": cited.created,
        "created_to": cited.created_to,
        "series": cited.series,
        "number": cited.number,
        "publisher": cited.publisher,
        "place": cited.place,
        "published": cited.published,
        "repository": cited.repository,
        "shelfmark": cited.shelfmark,
        "url": cited.url,
        "licence": cited.licence,
        "licence_url": cited.licence_url,
        "language": cited.language,
    }
    return {key: value for key, value in values.items() if value}


def _name(name: Name) -> dict[str, str]:
    return {"name": name.text, "type": "organization" if name.is_organization else "person"}


def _classification(document: etree._ElementTree) -> list[str]:
    """The categories of the document, in words."""
    pointers: Any = document.xpath(
        "/*/t:teiHeader/t:profileDesc/t:textClass/t:catRef/@target", namespaces=_TEI
    )
    words = {
        category.get(XML_ID, ""): str(category.xpath("normalize-space()"))
        for category in document.iter(tag("category"))
    }
    targets = [target for pointer in pointers for target in pointer.split()]
    return [words.get(target.removeprefix("#"), target) for target in targets]


#: By the name of an entry its list, where it has its name, and where it says more.
_REGISTERS = {
    tag("person"): ("persons", "t:persName", "t:note"),
    tag("personGrp"): ("persons", "t:persName", "t:note"),
    tag("place"): ("places", "t:placeName", "t:note"),
    tag("org"): ("organizations", "t:orgName", "t:note"),
    CATEGORY: ("terms", "t:catDesc/t:term", "t:catDesc/t:gloss"),
}


def _registers(document: etree._ElementTree) -> dict[str, list[dict[str, str]]]:
    """What the pointers of the entities lead to."""
    found: dict[str, list[dict[str, str]]] = {kind: [] for kind, _, _ in _REGISTERS.values()}
    for entry in document.getroot().iter(*ENTRIES):
        identifiers = identifiers_of(entry)
        if not identifiers or (entry.tag == CATEGORY and not is_term(entry)):
            continue
        kind, *paths = _REGISTERS[entry.tag]
        name, said = (str(entry.xpath(f"normalize-space({p})", namespaces=_TEI)) for p in paths)
        values = {"id": identifiers[0], "name": name, "description": said}
        found[kind].append({key: value for key, value in values.items() if value})
    return found
