"""Parts of a page that are made as text: what the header tells, and what is alike on every page.

They need not go through the stylesheet and the serializer, which would take longer for them than
for the text of most documents.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from secrets import token_hex
from urllib.parse import quote

from lxml import etree

from tei_tools.tei import escape

#: What stands for a part until the page is written. No document can hold these words.
_MARK = token_hex(16)
_TAG = re.compile("<[^<>]*>")
#: An address that is the same in HTML and in an URL.
_PLAIN_ADDRESS = re.compile("[!#-%'-;=?-Z_a-z~]*")


class Parts:
    """The parts of one page, as HTML that is well-formed as XML too where it stands in the body."""

    __slots__ = ("_parts",)

    def __init__(self) -> None:
        self._parts: list[str] = []

    def add(self, part: str) -> str:
        """What stands for the part in the tree of the page; nothing for nothing."""
        if not part:
            return ""
        self._parts.append(part)
        return f"{_MARK}{len(self._parts) - 1};"

    def fill(self, text: str) -> str:
        """The text with the parts in their places; a part alone as it was given."""
        before, *pieces = text.split(_MARK)
        filled = [before] if before else []
        for piece in pieces:
            number, _, rest = piece.partition(";")
            filled.append(self._parts[int(number)] + rest)
        return "".join(filled)

    def fill_tree(self, root: etree._Element) -> None:
        """Put the parts into a tree, as elements."""
        for element in list(root.iter(etree.Element)):
            if _MARK not in (element.text or "") + "".join(child.tail or "" for child in element):
                continue
            content = "".join(
                (
                    escape(element.text or ""),
                    *(etree.tostring(child, encoding="unicode") for child in element),
                )
            )
            filled = etree.fromstring(f"<part>{self.fill(content)}</part>")
            element.text = filled.text
            for child in list(element):
                element.remove(child)
            element.extend(filled)

    def fill_attributes(self, root: etree._Element) -> None:
        """Put the words of the parts into attributes, where no markup may stand."""
        for element in root.iter(etree.Element):
            for name, value in element.items():
                if _MARK in value:
                    element.set(name, html.unescape(_TAG.sub("", self.fill(str(value)))))


def attribute(text: str) -> str:
    """Text as the value of an attribute in double quotes."""
    text = escape(text)
    return text.replace('"', "&quot;") if '"' in text else text


@lru_cache(maxsize=4096)
def anchor(identifier: str) -> str:
    """The address of a place on the page, as the value of an attribute."""
    if _PLAIN_ADDRESS.fullmatch(identifier):
        return "#" + identifier
    return "#" + attribute(quote(identifier, safe="!$%&'()*+,/:;=?@[]^{|}~\\`<>#\""))
