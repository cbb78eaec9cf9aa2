"""One plain text of a document, and where in it sections, blocks, notes and names stand.

Reads the layout that ``xslt/json.xsl`` makes (its elements are described there).
"""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from lxml import etree

_SPACE = re.compile(r"[ \t\r\n]+")
_BETWEEN_BLOCKS = "\n\n"

#: What a block is: its ``type``, and its ``subtype`` if it has one.
Kind: TypeAlias = dict[str, str]
_TEXT: Kind = {"type": "text"}
_NOTE: Kind = {"type": "note"}


class Reader:
    """Gathers the text, in blocks between blank lines, the notes after the rest.

    Offsets are first those within the block being read, and become those of the whole text when
    it ends: only then is known where it begins, and what white space it loses.
    """

    def __init__(self) -> None:
        self.text = ""
        self.sections: list[dict[str, Any]] = []
        self.blocks: list[dict[str, Any]] = []
        self.pages: list[dict[str, Any]] = []
        self.notes: list[dict[str, Any]] = []
        self.entities: list[dict[str, Any]] = []
        self._line = ""
        self._waiting: list[dict[str, Any]] = []  # what has offsets within the block
        self._open: list[dict[str, Any]] = []  # entities that have begun
        self._section: int | None = None
        self._note: str | None = None
        self._marks: dict[str, dict[str, Any]] = {}

    def read(self, layout: etree._Element) -> None:
        """Read a whole document."""
        self._inner(layout, _TEXT)
        self._flush(_TEXT)
        for note in layout.iterchildren("note"):
            self._read_note(note)
        self.entities.sort(key=lambda entity: (entity["start"], -entity["end"]))

    def _read_note(self, note: etree._Element) -> None:
        self._note = note.get("id", "")
        first = len(self.blocks)
        self._inner(note, _NOTE)
        self._flush(_NOTE)
        blocks = self.blocks[first:]
        end = len(self.text)
        mark = self._marks.get(self._note, {})
        self.notes.append(
            {
                **_attributes(note),
                "at": mark.get("start"),
                "start": blocks[0]["start"] if blocks else end,
                "end": blocks[-1]["end"] if blocks else end,
            }
        )
        self._note = None

    def _inner(self, element: etree._Element, kind: Kind) -> None:
        self._say(element.text)
        for child in element:
            match child.tag:
                case "br":
                    self._line = self._line.rstrip(" ") + "\n" * bool(self._line)
                case "page":
                    self._point(child, self.pages)
                case "mark":
                    self._marks[child.get("id", "")] = self._point(child, None)
                case "entity":
                    self._entity(child, kind)
                case "reading":
                    reading = {**_attributes(child), "text": child.text or ""}
                    self._open[-1].setdefault("readings", []).append(reading)
                case "section":
                    self._flush(kind)
                    self._read_section(child)
                case "note":
                    pass
                case _:
                    self._flush(kind)
                    inner = {"type": child.tag} | _attributes(child)
                    self._inner(child, inner)
                    self._flush(inner)
            self._say(child.tail)

    def _say(self, text: str | None) -> None:
        words = _SPACE.sub(" ", text or "")
        if not self._line or self._line[-1] in " \n":
            words = words.lstrip(" ")
        self._line += words

    def _point(self, element: etree._Element, into: list[dict[str, Any]] | None) -> dict[str, Any]:
        """A place between two characters."""
        point = {**_attributes(element), "start": len(self._line)}
        self._waiting.append(point)
        if into is not None:
            into.append(point)
        return point

    def _entity(self, element: etree._Element, kind: Kind) -> None:
        entity = {**_attributes(element), "start": len(self._line), "end": 0}
        if self._note is not None:
            entity["note"] = self._note
        self._open.append(entity)
        self._inner(element, kind)
        last = self._open.pop()
        if last is entity or self._has_words(last):
            self._close(last)

    def _has_words(self, entity: dict[str, Any]) -> bool:
        """Whether words of an open entity stand in the block being read."""
        return bool(self._line[entity["start"] :].strip(" \n"))

    def _close(self, entity: dict[str, Any]) -> None:
        entity["end"] = len(self._line)
        self._waiting.append(entity)
        self.entities.append(entity)

    def _read_section(self, element: etree._Element) -> None:
        section = {**_attributes(element), "parent": self._section, "start": 0, "end": 0}
        if section["parent"] is None:
            del section["parent"]
        around, self._section = self._section, len(self.sections)
        self.sections.append(section)
        first = len(self.blocks)
        self._inner(element, {"type": element.get("type", "section")})
        self._flush(_TEXT)
        blocks = self.blocks[first:]
        section["start"] = blocks[0]["start"] if blocks else len(self.text)
        section["end"] = blocks[-1]["end"] if blocks else len(self.text)
        self._section = around

    def _flush(self, kind: Kind) -> None:
        """End the block. An entity in which a block begins or ends is one in each of them."""
        still_open = []
        for entity in self._open:
            still_open.append({**entity, "start": 0})
            if self._has_words(entity):
                self._close(entity)
            else:
                entity["start"], still_open[-1] = 0, entity
        line = self._line.rstrip(" \n")
        begin = len(self.text) + (len(_BETWEEN_BLOCKS) if self.text and line else 0)
        if line:
            self.text += (_BETWEEN_BLOCKS if self.text else "") + line
            block: dict[str, Any] = {**kind, "start": begin, "end": len(self.text)}
            if self._section is not None and self._note is None:
                block["section"] = self._section
            if self._note is not None:
                block["note"] = self._note
            self.blocks.append(block)
        for waiting in self._waiting:
            self._settle(waiting, line, begin)
        self._line, self._waiting, self._open = "", [], still_open

    def _settle(self, waiting: dict[str, Any], line: str, begin: int) -> None:
        """Offsets in the whole text; an entity has no white space at its ends."""
        start = min(waiting["start"], len(line))
        if "end" not in waiting:
            waiting["start"] = begin + start
            return
        end = min(waiting["end"], len(line))
        words = line[start:end]
        start += len(words) - len(words.lstrip())
        end = max(start, end - (len(words) - len(words.rstrip())))
        waiting.update(start=begin + start, end=begin + end, text=line[start:end])


def _attributes(element: etree._Element) -> dict[str, Any]:
    return {str(key): str(value) for key, value in sorted(element.items())}
