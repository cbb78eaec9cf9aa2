"""Line and column of elements and attributes."""

from __future__ import annotations

import re
from xml.parsers import expat

from lxml import etree

from tei_tools.check.faults import elements, line_of, shown


class Places:
    """Where the elements of a document stand in its file.

    lxml keeps only lines, so the columns come from a second reading of the bytes. Without the
    bytes (a tree that was built, not read) a place is the line that lxml knows, or 0.
    """

    def __init__(self, tree: etree._ElementTree, data: bytes | None) -> None:
        self._tree = tree
        self._data = data
        self._starts: dict[etree._Element, tuple[int, int, str]] | None = None

    def of(self, element: etree._Element, attribute: str = "") -> tuple[int, int]:
        """Line and column, from 1, of the start tag, or of the attribute if it is in it."""
        if self._data is None:
            return line_of(element), 0
        if self._starts is None:
            self._starts = _start_tags(self._tree, self._data)
        if element not in self._starts:
            return line_of(element), 0
        line, column, text = self._starts[element]
        found = re.search(rf"\s({re.escape(shown(attribute))})\s*=", text) if attribute else None
        if found is None:
            return line, column
        before = text[: found.start(1)]
        breaks = before.count("\n")
        if breaks:
            return line + breaks, len(before) - before.rfind("\n")
        return line, column + len(before)


def _start_tags(
    tree: etree._ElementTree, data: bytes
) -> dict[etree._Element, tuple[int, int, str]]:
    """Line, column and text of the start tag of every element; nothing where reading fails."""
    places: list[tuple[int, int, int]] = []
    parser = expat.ParserCreate()

    def start(name: str, attributes: dict[str, str]) -> None:
        places.append(
            (parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, parser.CurrentByteIndex)
        )

    parser.StartElementHandler = start
    parser.DefaultHandler = lambda text: None  # with it, expat leaves entities alone
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError):  # some encodings are not known to expat
        return {}
    nodes = list(elements(tree))
    if len(nodes) != len(places):
        return {}
    encoding = tree.docinfo.encoding or "UTF-8"
    return {
        node: (line, column, _tag_text(data, at, encoding))
        for node, (line, column, at) in zip(nodes, places, strict=True)
    }


def _tag_text(data: bytes, at: int, encoding: str) -> str:
    """The text from the start tag at this byte on, as far as a tag may be expected to reach.

    Only UTF-8 and its like are read, where the byte ``>`` is the character.
    """
    if encoding.upper() not in ("UTF-8", "US-ASCII", "ASCII", "ISO-8859-1"):
        return ""
    end = data.find(b">", at)
    return data[at : end + 1].decode(encoding, "replace")
