"""Descriptions of the documents for catalogues and harvesters: Dublin Core as OAI-PMH has it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from lxml import etree

from tei_tools.edition.site.collection import Document
from tei_tools.edition.site.model import Facts, Settings, first_day
from tei_tools.tei import serialize

DC = "http://purl.org/dc/elements/1.1/"
OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
OAI = "http://www.openarchives.org/OAI/2.0/"
STATIC = "http://www.openarchives.org/OAI/2.0/static-repository"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
_SCHEMA = {
    OAI_DC: "http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
    STATIC: "http://www.openarchives.org/OAI/2.0/static-repository.xsd",
}


def record(facts: Facts, path: str, settings: Settings) -> bytes:
    """The oai_dc record of a document."""
    return serialize(etree.ElementTree(_record(facts, path, settings)))


def dublin_core(
    facts: Facts, *, identifier: str, publisher: str, relation: str, form: str
) -> etree._Element:
    """The element ``oai_dc:dc`` of a document.

    ``publisher`` counts where the document names none; ``relation`` is what it is a part of, and
    ``form`` the media type of what is described.
    """
    root = etree.Element(f"{{{OAI_DC}}}dc", nsmap={"oai_dc": OAI_DC, "dc": DC, "xsi": XSI})
    root.set(f"{{{XSI}}}schemaLocation", f"{OAI_DC} {_SCHEMA[OAI_DC]}")

    def add(name: str, value: str) -> None:
        if value:
            etree.SubElement(root, f"{{{DC}}}{name}").text = value

    add("title", ": ".join(filter(None, (facts.title, facts.subtitle))))
    for mention in facts.mentions:
        if "sent" in mention.roles:
            add("creator", mention.name)
    for _, value in facts.categories:
        add("subject", value)
    add("description", facts.summary)
    add("publisher", facts.publisher or publisher)
    add("date", "/".join(filter(None, (facts.begin, facts.end))))
    add("type", "Text")
    add("format", form)
    add("identifier", identifier)
    add("source", ", ".join(filter(None, (facts.repository, facts.shelfmark))))
    add("language", facts.language)
    add("relation", relation)
    add("rights", " ".join(filter(None, (facts.licence, facts.licence_url))))
    return root


def can_be_harvested(documents: Iterable[Document], settings: Settings) -> bool:
    """Whether all is known that an OAI Static Repository must tell."""
    told = bool(settings.base_url and settings.email)
    return told and all(_stamp(document.facts, settings) for document in documents)


def static_repository(documents: Sequence[Document], settings: Settings) -> bytes | None:
    """All records as an OAI Static Repository, for a gateway or a harvester.

    None where what the specification asks for is not known: the address of the site, whom to ask,
    or the day on which a document was published or changed.
    """
    if not can_be_harvested(documents, settings):
        return None
    stamps = [(document, _stamp(document.facts, settings)) for document in documents]
    names = {None: STATIC, "oai": OAI, "xsi": XSI}
    root = etree.Element(f"{{{STATIC}}}Repository", nsmap=names)  # type: ignore[arg-type]
    root.set(f"{{{XSI}}}schemaLocation", f"{STATIC} {_SCHEMA[STATIC]}")
    identify = etree.SubElement(root, f"{{{STATIC}}}Identify")
    for name, value in (
        ("repositoryName", settings.title),
        ("baseURL", f"{settings.base_url}oai.xml"),
        ("protocolVersion", "2.0"),
        ("adminEmail", settings.email),
        ("earliestDatestamp", min((stamp for _, stamp in stamps), default="")),
        ("deletedRecord", "no"),
        ("granularity", "YYYY-MM-DD"),
    ):
        etree.SubElement(identify, f"{{{OAI}}}{name}").text = value
    formats = etree.SubElement(root, f"{{{STATIC}}}ListMetadataFormats")
    form = etree.SubElement(formats, f"{{{OAI}}}metadataFormat")
    for name, value in (("metadataPrefix", "oai_dc"), ("schema", _SCHEMA[OAI_DC]),
                        ("metadataNamespace", OAI_DC)):  # fmt: skip
        etree.SubElement(form, f"{{{OAI}}}{name}").text = value
    records = etree.SubElement(root, f"{{{STATIC}}}ListRecords", metadataPrefix="oai_dc")
    host = urlsplit(settings.base_url).hostname or ""
    for document, stamp in stamps:
        one = etree.SubElement(records, f"{{{OAI}}}record")
        header = etree.SubElement(one, f"{{{OAI}}}header")
        etree.SubElement(header, f"{{{OAI}}}identifier").text = f"oai:{host}:{document.path}"
        etree.SubElement(header, f"{{{OAI}}}datestamp").text = stamp
        metadata = etree.SubElement(one, f"{{{OAI}}}metadata")
        metadata.append(_record(document.facts, document.path, settings))
    return serialize(etree.ElementTree(root))


def _stamp(facts: Facts, settings: Settings) -> str:
    """The day of the last change or publication, or nothing."""
    return first_day(facts.changed or settings.date)


def _record(facts: Facts, path: str, settings: Settings) -> etree._Element:
    return dublin_core(
        facts,
        identifier=f"{settings.base_url}{path}.html",
        publisher=settings.publisher,
        relation=settings.title,
        form="text/html",
    )
