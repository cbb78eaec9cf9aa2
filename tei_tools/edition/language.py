"""The language of a document, and so of the page that shows it."""

from __future__ import annotations

import re

from lxml import etree

from tei_tools.edition.header import Header, children
from tei_tools.tei import XML_LANG, tag

_TEI, _TEXT, _FRONT, _BODY = map(tag, ("TEI", "text", "front", "body"))
#: The form of a tag (BCP 47, 2.1): a language, or a private one after ``x-``, and its parts.
_TAG = re.compile(r"(?:[A-Za-z]{2,8}|[ixIX](?=-))(?:-[A-Za-z0-9]{1,8})*")


def document_language(root: etree._Element, header: Header) -> str:
    """The tag (BCP 47) of the language of a document with this header, or nothing: that of its
    text stands before that of the whole file, and before what the header says. What has not the
    form of a tag tells nothing."""
    told: list[str | None] = []
    text = next(root.iterchildren(_TEXT), None) if root.tag == _TEI else None
    if text is not None:
        body = next(text.iterchildren(_BODY, _FRONT), None)  # front matter stands first
        if body is not None and body.tag == _BODY:
            told.append(body.get(XML_LANG))
        told.append(text.get(XML_LANG))
    used = children(header.profile["langUsage"], "language")
    told += [root.get(XML_LANG), *(each.get("ident") for each in used[:1])]
    return next((value for value in told if value and _TAG.fullmatch(value)), "")
