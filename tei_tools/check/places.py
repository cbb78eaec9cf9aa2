"""Line and column of elements and attributes."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from tei_tools.check.faults import line_of, shown
from tei_tools.check.index import Index

#: Where a start tag begins. What is skipped may hold what only looks like one; in an attribute
#: there is no "<".
_START = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<(?=([^!?/]))", re.DOTALL)
#: … the same where nothing is skipped but end tags and the XML declaration.
_PLAIN_START = re.compile("<(?![!?/])")
_BREAK = re.compile(r"\r\n?|\n")


class _Written(NamedTuple):
    """The characters of a file, with the offsets of its lines and of the start tags."""

    text: str
    lines: list[int]
    tags: dict[etree._Element, int]


@lru_cache(maxsize=512)
def _named(attribute: str) -> re.Pattern[str]:
    return re.compile(rf"\s({re.escape(shown(attribute))})\s*=")


def _line_starts(text: str) -> list[int]:
    """The offsets at which the lines of a text begin."""
    if "\r" in text:
        return [0, *(found.end() for found in _BREAK.finditer(text))]
    return [0, *accumulate(len(line) + 1 for line in text.split("\n"))]


class Places:
    """Where the elements of a document stand in its file.

    lxml keeps only lines, so the columns come from the file or its bytes, when the first place is
    asked for. Without them (a tree that was built, not read) a place is the line that lxml knows,
    or 0.
    """

    def __init__(self, index: Index, source: Path | bytes | None) -> None:
        self._index = index
        self._source = source

    def of(self, element: etree._Element, attribute: str = "") -> tuple[int, int]:
        """Line and column, from 1, of the start tag, or of the attribute if it is in it."""
        written = self._written
        at = written.tags.get(element) if written else None
        if written is None or at is None:
            return line_of(element), 0
        if attribute:
            end = written.text.find(">", at) + 1
            if found := _named(attribute).search(written.text, at, end):
                at = found.start(1)
        line = bisect_right(written.lines, at)
        return line, at - written.lines[line - 1] + 1

    @cached_property
    def _written(self) -> _Written | None:
        """None where there are no bytes, or their start tags are not those of the tree."""
        if self._source is None:
            return None
        try:
            data = self._source.read_bytes() if isinstance(self._source, Path) else self._source
            text = data.decode(self._index.tree.docinfo.encoding or "UTF-8")
        except OSError:  # it has gone
            return None
        except (LookupError, UnicodeError):  # an encoding that Python does not know, or not so
            return None
        text = text.removeprefix("\ufeff")
        declaration = len("<?xml ") if text.startswith("<?xml ") else 0
        if "<!" in text or text.find("<?", declaration) >= 0:
            starts = [found.start() for found in _START.finditer(text) if found[1]]
        else:
            starts = [found.start() for found in _PLAIN_START.finditer(text)]
        if len(starts) != len(self._index.elements):
            return None
        tags = dict(zip(self._index.elements, starts, strict=True))
        return _Written(text, _line_starts(text), tags)
