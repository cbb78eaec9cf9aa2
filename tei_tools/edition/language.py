"""The language of a document, and so of the page that shows it."""

from __future__ import annotations

import re

from lxml import etree

from tei_tools.edition.header import Header, children, read_header
from tei_tools.tei import XML_LANG, tag

_TEI, _CORPUS, _TEXT, _FRONT, _BODY = map(tag, ("TEI", "teiCorpus", "text", "front", "body"))
#: The form of a tag (BCP 47, 2.1): a language, or a private one after ``x-``, and its parts.
_TAG = re.compile(r"(?:[A-Za-z]{2,8}|[ixIX](?=-))(?:-[A-Za-z0-9]{1,8})*")


def document_language(root: etree._Element, header: Header) -> str:
    """The tag (BCP 47) of the language of a document with this header, or nothing: that of its
    text stands before that of the whole file, and before what the header says. A corpus that does
    not tell it has that of the first of its documents that does. What has not the form of a tag
    tells nothing."""
    told: list[str | None] = []
    text = next(root.iterchildren(_TEXT), None) if root.tag == _TEI else None
    if text is not None:
        body = next(text.iterchildren(_BODY, _FRONT), None)  # front matter stands first
        if body is not None and body.tag == _BODY:
            told.append(body.get(XML_LANG))
        told.append(text.get(XML_LANG))
    used = children(header.profile["langUsage"], "language")
    told += [root.get(XML_LANG), *(each.get("ident") for each in used[:1])]
    own = next((value for value in told if value and _TAG.fullmatch(value)), "")
    if own or root.tag != _CORPUS:
        return own
    within = (document_language(tei, read_header(tei)) for tei in root.iterchildren(_TEI, _CORPUS))
    return next(filter(None, within), "")


def mark_language(document: etree._Element, header: Header, around: str) -> None:
    """Tell the language of a document of a corpus on its root, where that does not and it is
    another one than that of the page ``around`` it."""
    if XML_LANG not in document.attrib:
        own = document_language(document, header)
        if own and own != around:
            document.set(XML_LANG, own)
