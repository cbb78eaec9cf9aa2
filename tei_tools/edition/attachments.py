"""Attachments as the Office of the Historian writes them: in an element of its own, beside TEI.

Where *Foreign Relations of the United States* has ``frus:attachment``, other editions, ours among
them, have ``div[@type="attachment"]``.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from tei_tools.tei import FRUS, tag

_ATTACHMENT = f"{{{FRUS}}}attachment"
#: The name of such an attachment, as lxml writes it.
ATTACHMENTS = frozenset((_ATTACHMENT,))


def as_divisions(attachments: Iterable[etree._Element]) -> bool:
    """Make divisions of the attachments, of the type that they have or of ``attachment``. Whether
    there were any."""
    found = list(attachments)
    for attachment in found:
        attachment.tag = tag("div")
        if "type" not in attachment.attrib:
            attachment.set("type", "attachment")
    return bool(found)
