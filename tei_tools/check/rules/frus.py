"""Elements and attributes that FRUS has beside those of TEI."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from tei_tools.check.rules.document import Document
from tei_tools.tei import FRUS

ATTACHMENT = f"{{{FRUS}}}attachment"
#: Marks the classification of a document, with its @level.
CLASSIFICATION = f"{{{FRUS}}}classification"
#: First and last moment of a document, on its division.
EARLIEST, LATEST = f"{{{FRUS}}}doc-dateTime-min", f"{{{FRUS}}}doc-dateTime-max"


def attachments(document: Document) -> Sequence[etree._Element]:
    """The attachments of a volume, in their order."""
    return document.by_name.get(ATTACHMENT, ())
