"""The language of a page: that of the document that it shows."""

from __future__ import annotations

from lxml import etree

from tei_tools.edition.header import Header, children
from tei_tools.tei import XML_LANG, tag

_TEI, _TEXT, _FRONT, _BODY = map(tag, ("TEI", "text", "front", "body"))


def page_language(root: etree._Element, header: Header) -> str:
    """The tag (BCP 47) of the language of a document with this header, or nothing: that of its
    text stands before that of the whole file, and before what the header says."""
    text = next(root.iterchildren(_TEXT), None) if root.tag == _TEI else None
    if text is not None:
        body = next(text.iterchildren(_BODY, _FRONT), None)  # front matter stands first
        own = body.get(XML_LANG) if body is not None and body.tag == _BODY else None
        if told := own or text.get(XML_LANG):
            return told
    used = children(header.profile["langUsage"], "language")[:1]
    return next(filter(None, [root.get(XML_LANG), *(each.get("ident") for each in used)]), "")


def is_english(language: str) -> bool:
    """Whether our own words on a page need not say that they are English."""
    return f"{language}-".startswith("en-")
