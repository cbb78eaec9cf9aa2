"""The record of a document: METS 1.12 around Dublin Core, PREMIS, and the list of its files.

The order of the elements and the values of MDTYPE, LOCTYPE and CHECKSUMTYPE are those of the schema
(https://www.loc.gov/standards/mets/).
"""

from __future__ import annotations

from collections.abc import Sequence
from posixpath import dirname, relpath
from urllib.parse import quote

from lxml import etree

from tei_tools.package.formats import format_of
from tei_tools.package.model import EDITIONS, SOURCES, Settings, Stored, record_of
from tei_tools.package.premis import XSI, Agent

METS = "http://www.loc.gov/METS/"
XLINK = "http://www.w3.org/1999/xlink"


def mets(
    name: str,
    title: str,
    description: etree._Element,
    history: etree._Element,
    stored: Sequence[Stored],
    program: Agent,
    settings: Settings,
) -> etree._ElementTree:
    """The record of the document of a name; its links go out from its place in the bag.

    ``description`` is Dublin Core, ``history`` PREMIS; ``stored`` are the files of the document.
    """
    names = {"mets": METS, "xlink": XLINK, "xsi": XSI}
    root = etree.Element(f"{{{METS}}}mets", nsmap=names)
    root.set("OBJID", name)
    root.set("LABEL", title)
    header = _add(root, "metsHdr")
    if settings.bagging_date:
        header.set("CREATEDATE", f"{settings.bagging_date}T00:00:00Z")
    maker = _add(header, "agent", ROLE="CREATOR", TYPE="OTHER", OTHERTYPE="SOFTWARE")
    _add(maker, "name").text = program.identifier
    if settings.source_organization:
        keeper = _add(header, "agent", ROLE="CUSTODIAN", TYPE="ORGANIZATION")
        _add(keeper, "name").text = settings.source_organization
    described = _add(root, "dmdSec", ID="description")
    _wrap(described, description, MDTYPE="DC", LABEL="Dublin Core")
    history_of = _add(root, "amdSec", ID="administration")
    of_events = _add(history_of, "digiprovMD", ID="history")
    _wrap(of_events, history, MDTYPE="PREMIS", MDTYPEVERSION="3.0")
    _list_files(root, title, stored, record_of(name))
    etree.indent(root)
    return etree.ElementTree(root)


def _list_files(root: etree._Element, title: str, stored: Sequence[Stored], record: str) -> None:
    """Add the files, in a group for each use, and the division of the document that they are."""
    numbered = [(f"file-{number}", each) for number, each in enumerate(stored, 1)]
    files = _add(root, "fileSec")
    for use, folder in (("source", SOURCES), ("edition", EDITIONS)):
        held = [(i, each) for i, each in numbered if each.place.startswith(f"{folder}/")]
        if held:
            group = _add(files, "fileGrp", USE=use)
            for identifier, each in held:
                _file(group, identifier, each, record)
    structure = _add(root, "structMap", TYPE="logical")
    division = _add(
        structure, "div", TYPE="document", LABEL=title, DMDID="description", ADMID="history"
    )
    for identifier, _ in numbered:
        _add(division, "fptr", FILEID=identifier)


def _file(group: etree._Element, identifier: str, stored: Stored, record: str) -> None:
    made = _add(
        group, "file", ID=identifier, MIMETYPE=format_of(stored.place).media_type,
        SIZE=str(stored.size), CHECKSUM=stored.sha256, CHECKSUMTYPE="SHA-256", ADMID="history",
    )  # fmt: skip
    link = _add(made, "FLocat", LOCTYPE="URL")
    link.set(f"{{{XLINK}}}type", "simple")
    link.set(f"{{{XLINK}}}href", quote(relpath(stored.place, dirname(record))))


def _wrap(parent: etree._Element, content: etree._Element, **attributes: str) -> None:
    wrapper = _add(parent, "mdWrap", MIMETYPE="text/xml", **attributes)
    _add(wrapper, "xmlData").append(content)


def _add(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{METS}}}{name}", attributes)
