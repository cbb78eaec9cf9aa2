"""The text of an XML file in its parts, each with its offsets, and edits made in it.

Only for what has been read as well-formed XML without entities of its own: then the parts can be
told by their first characters (XML 1.0, section 2.4; the approach is that of R. Cameron, "REX: XML
shallow parsing with regular expressions", 1998).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from lxml import etree

from tei_tools.check.fix.edits import DropAttribute, Edit, MoveOut, ReplaceText, SetAttribute
from tei_tools.tei import XML_NAMESPACE

_PART = re.compile(
    r"""<!--.*?--> | <\?.*?\?> | <!\[CDATA\[(?P<cdata>.*?)\]\]>
    | <!DOCTYPE(?:[^"'\[>]|"[^"]*"|'[^']*')*(?:\[(?:[^"'\]<]|"[^"]*"|'[^']*'|<!--.*?-->|<\?.*?\?>
        |<![A-Z](?:[^"'>]|"[^"]*"|'[^']*')*>)*\]\s*)?>
    | (?P<end></[^>]*>) | (?P<start><[^!?/](?:[^"'>]|"[^"]*"|'[^']*')*>) | (?P<text>[^<]+)""",
    re.VERBOSE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""(\s+)([^\s=]+)\s*=\s*("[^"]*"|'[^']*')""")
_CHARACTER = re.compile(r"&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|(\w+));|\r\n?|.", re.DOTALL)
_RAW = re.compile(r"\r\n?|.", re.DOTALL)


class Lexical:
    """Where the nodes of a tree stand in the text that it was read from."""

    def __init__(self, text: str, tree: etree._ElementTree) -> None:
        self._text = text
        self._tags: dict[etree._Element, tuple[int, int]] = {}
        self._ends: dict[etree._Element, tuple[int, int]] = {}
        # the pieces of each text, with what they are; where it would begin, if there are none
        self._texts: dict[tuple[etree._Element, str], list[tuple[int, int, str]]] = {}
        self._begins: dict[tuple[etree._Element, str], int] = {}
        self._last: tuple[object, list[tuple[int, int, str]]] = (None, [])
        self._read(tree.getroot())

    def changed(self, edits: list[Edit]) -> str:
        """The text with the edits made. Of two that touch the same place the first is made."""
        pieces: list[str] = []
        done = 0
        for start, end, instead in sorted(self._replacements(edits), key=lambda each: each[:2]):
            if start < done:
                continue
            pieces += [self._text[done:start], instead]
            done = end
        return "".join((*pieces, self._text[done:]))

    def _replacements(self, edits: list[Edit]) -> Iterator[tuple[int, int, str]]:
        for edit in edits:
            if isinstance(edit, ReplaceText):
                yield from self._in_text(edit)
            elif isinstance(edit, MoveOut):
                parent = edit.element.getparent()
                assert parent is not None
                start, end = self._tags[edit.element][0], self._ends[edit.element][1]
                place = self._tags[parent][0] if edit.before else self._ends[parent][1]
                yield place, place, self._text[start:end]
                yield start, end, ""
            else:
                yield self._attribute(edit)

    def _in_text(self, edit: ReplaceText) -> Iterator[tuple[int, int, str]]:
        """The pieces of the file that make up the range; the first takes what is put for it."""
        key = (edit.element, edit.where)
        places = self._characters(key)
        instead = edit.instead
        if edit.start == edit.end:
            before = places[edit.start - 1] if edit.start else (0, self._begins[key], "text")
            at = places[edit.start][0] if edit.start < len(places) else before[1]
            kind = places[edit.start][2] if edit.start < len(places) else before[2]
            yield at, at, instead if kind == "cdata" else _escape(instead)
            return
        begin, end, kind = places[edit.start]
        for start, stop, other in places[edit.start + 1 : edit.end]:
            if start != end:  # the border of a CDATA section, which stays
                yield begin, end, instead if kind == "cdata" else _escape(instead)
                begin, instead = start, ""
            end, kind = stop, other
        yield begin, end, instead if kind == "cdata" else _escape(instead)

    def _characters(self, key: tuple[etree._Element, str]) -> list[tuple[int, int, str]]:
        """Where every character of a text stands, and whether in text or CDATA. Those of the last
        text are kept: edits come text by text."""
        if self._last[0] == key:
            return self._last[1]
        places: list[tuple[int, int, str]] = []
        for start, end, kind in self._texts.get(key, ()):
            form = _CHARACTER if kind == "text" else _RAW
            places += [(*found.span(), kind) for found in form.finditer(self._text, start, end)]
        self._last = key, places
        return places

    def _attribute(self, edit: SetAttribute | DropAttribute) -> tuple[int, int, str]:
        start, end = self._tags[edit.element]
        name = edit.name.replace(f"{{{XML_NAMESPACE}}}", "xml:")
        for found in _ATTRIBUTE.finditer(self._text, start, end):
            if found[2] != name:
                continue
            if isinstance(edit, DropAttribute):
                return found.start(), found.end(), ""
            quote = found[3][0]
            return found.start(3), found.end(3), quote + _quoted(edit.value, quote) + quote
        assert isinstance(edit, SetAttribute)
        at = re.compile(r"\s*/?>").search(self._text, end - _closing(self._text, end), end)
        assert at is not None
        return at.start(), at.start(), f' {name}="{_quoted(edit.value, chr(34))}"'

    def _read(self, root: etree._Element) -> None:
        """Go through text and tree side by side."""
        nodes = iter([*reversed([*root.itersiblings(preceding=True)]), *root.iter(),
                      *root.itersiblings()])  # fmt: skip
        open_elements: list[etree._Element] = []
        last: tuple[etree._Element, str] | None = None
        for found in _PART.finditer(self._text):
            kind = found.lastgroup
            if kind in ("text", "cdata"):
                if last is not None and open_elements:
                    self._texts.setdefault(last, []).append((*found.span(kind), kind))
                continue
            if kind == "end":
                element = open_elements.pop()
                self._ends[element] = found.span()
                last = (element, "tail")
            elif kind == "start":
                element = next(nodes)
                self._tags[element] = found.span()
                last = (element, "text")
                if found.group().endswith("/>"):
                    self._ends[element] = found.span()
                    last = (element, "tail")
                else:
                    open_elements.append(element)
            elif found.group().startswith(("<!DOCTYPE", "<?xml ")):
                continue
            else:
                last = (next(nodes), "tail")
            self._begins[last] = found.end()


def _closing(text: str, end: int) -> int:
    """How many characters of white space and ``/>`` end a tag."""
    tag_end = text[:end].rstrip("/>")
    return end - len(tag_end.rstrip())


def _quoted(value: str, quote: str) -> str:
    return _escape(value).replace(quote, "&quot;" if quote == '"' else "&apos;")


def _escape(text: str) -> str:
    """The text as XML; xml.sax.saxutils, which does the same, would import the whole network."""
    return html.escape(text, quote=False)
