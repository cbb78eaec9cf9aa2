"""The table of contents of a report, which is a list and heads none of the text below it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tei_tools.layout.body import Body
from tei_tools.layout.model import BlockKind

_CONTENTS = re.compile(
    r"(?:table of )?contents|inhalt(?:sverzeichnis)?|table des mati[eè]res|sommaire|[ií]ndice",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\(?(?:[IVXLC]{1,7}|\d{1,3}|[A-Za-z])[.)]\s|(?:part|chapter|tab|annex) \w")
_PAGE = re.compile(r"(?<=[^\s.…])[\s.…]{1,100}(?:p\. ?)?(?:\d{1,4}|[ivxlc]{1,8})$")
_LONGEST = 120  # characters of an entry
_LONGEST_HEADING = 25
_MOST = 60  # entries


def find_contents(body: Body) -> Mapping[int, BlockKind]:
    """The heading ``CONTENTS`` and the entries below it: lines that are no sentences, each with a
    number before it or a page behind it, up to the first that is neither, or that is said again
    because the text begins with it."""
    for index in range(body.head + 1, len(body.words)):
        words = body.words[index]
        if len(words) < _LONGEST_HEADING and _CONTENTS.fullmatch(words.rstrip(":")):
            entries = _entries_below(body, index)
            lines = sum(1 + body.text(entry).count("\n") for entry in entries)
            return {index: "listhead", **dict.fromkeys(entries, "item")} if lines > 1 else {}
    return {}


def _entries_below(body: Body, heading: int) -> list[int]:
    entries: list[int] = []
    said: set[str] = set()
    for index in range(heading + 1, len(body.words)):
        if not body.words[index]:
            continue
        if body.paragraphs[index].bullet or body.is_row(index) or len(entries) == _MOST:
            break
        titles = [_PAGE.sub("", line.strip()) for line in body.text(index).splitlines()]
        if not all(map(_is_entry, body.text(index).splitlines())) or not said.isdisjoint(titles):
            break
        said.update(titles)
        entries.append(index)
    return entries


def _is_entry(line: str) -> bool:
    line = line.strip()
    if len(line) > _LONGEST or line.endswith((".", "?", "!", ":", ";", ",")):
        return False
    return _COUNTED.match(line) is not None or _PAGE.search(line) is not None
