"""A line of Markdown: the text of a block, escaped, with emphasis, links, and marks of notes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from lxml import etree

_SPACE = re.compile(r"[ \t\r\n]+")
#: What has a meaning in CommonMark, GitHub's or Pandoc's Markdown, wherever it stands.
_SPECIAL = re.compile(r"[\\`*_\[\]<>|~^$&@{}]|(?<=\w)://|(?<=www)\.")
#: What has one at the beginning of a line: headings, lists, rules, underlines, definitions.
_AT_START = re.compile(
    r"[#+\-=:%](?=[\s#+\-=:%]|$)|#"
    r"|\(?(?:\d+(?=[.)](?:\s|$))|(?:[A-Za-z]|[ivxlcdm]+)(?=[.)]\s))"
)
#: The classes of what has other readings, and of what has a meaning that its list tells.
_READINGS, _TERMS = ("app", "corr"), ("gloss", "term")
_MARKS = {"em": "*", "i": "*", "cite": "*", "b": "**", "s": "~~", "del": "~~"}


def plain(text: str | None) -> str:
    """Text that means only itself."""
    return _SPECIAL.sub(lambda m: f"\\{m[0]}", _SPACE.sub(" ", text or ""))


def other_readings(element: etree._Element) -> str:
    """The readings that an element of the page tells under the mouse, in brackets; else nothing."""
    around = element.getparent()
    is_term = element.tag == "abbr" and around is not None and around.get("class") in _TERMS
    if is_term or (element.tag == "span" and element.get("class") not in _READINGS):
        return ""
    title = element.get("title", "")
    told = title if element.tag == "abbr" else title[:1].lower() + title[1:]
    return told and f"\\[{plain(told)}\\]"


class Line:
    """Gathers the pieces of a block. ``labels`` are those of the notes by their identifier."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        self.labels = labels
        self.pieces: list[str] = []

    def heading(self, element: etree._Element) -> str:
        """The content of an element on the one line of a heading."""
        self._inner(element)
        words = " ".join("".join(self.pieces).replace("\\\n", " ").split())
        return re.sub(r"#+$", lambda m: m[0].replace("#", "\\#"), words)

    def say(self, text: str | None) -> None:
        """Add text."""
        self.pieces.append(plain(text))

    def end(self, *, is_part: bool) -> None:
        """End a line of verse, unless what follows is a further part of it."""
        self.pieces.append(" " if is_part else "\\\n")

    def inline(self, element: etree._Element) -> None:
        """Add an element."""
        kind = element.get("class", "")
        match element.tag:
            case "br":
                self.pieces.append("\\\n")
            case "sup" if kind == "mark":
                target = element[0].get("href", "") if len(element) else ""
                if target[1:] in self.labels:
                    self.pieces.append(f"[^{self.labels[target[1:]]}]")
            case "span" if kind == "pb":
                pass
            case "a" if kind == "folio":
                self._page(element)
            case "a":
                self._link(element, self._within(element))
            case "img":
                self._link(element, plain(element.get("alt")) or "Image", element.get("src", ""))
            case "q":
                is_inner = sum(1 for _ in element.iterancestors("q")) % 2
                marks = ("", "") if kind == "quoted" else ("‘", "’") if is_inner else ("“", "”")
                self.pieces.append(marks[0] + self._within(element) + marks[1])
            case "abbr" | "span" if told := other_readings(element):
                self.pieces.append(f"{self._within(element)} {told}")
            case str(name):
                self._marked(self._within(element), _MARKS.get(name, ""))
            case _:  # a comment
                pass

    def finish(self) -> str:
        """The block: no space at the ends of its lines, nothing that opens another block."""
        text = re.sub(r" *(\\\n)[ ]*", r"\1", re.sub("  +", " ", "".join(self.pieces))).strip()
        while text.startswith("\\\n"):
            text = text[2:].lstrip()
        while text.endswith("\\\n") or re.search(r"(?<!\\)(?:\\\\)*\\$", text):
            text = text.removesuffix("\n").removesuffix("\\").rstrip()
        return "\n".join(_start(line) for line in text.split("\n"))

    def _page(self, element: etree._Element) -> None:
        before = element.getprevious()  # which tells that it is a page in the language of ours
        words = "" if before is None else before.get("title", "").removesuffix(element.text or "")
        self._link(element, f"\\[{plain(words.strip() or 'Page')} {plain(element.text)}\\]")

    def _link(self, element: etree._Element, words: str, address: str | None = None) -> None:
        """A link, if it leads out of the document; names are not links here."""
        href = element.get("href", "") if address is None else address
        if href.startswith("#") or not href or not words.strip():
            self.pieces.append(words)
        else:
            self.pieces.append(f"[{words.strip()}]({quote(href, safe=_IN_ADDRESS)})")

    def _within(self, element: etree._Element) -> str:
        line = Line(self.labels)
        line._inner(element)
        return "".join(line.pieces)

    def _inner(self, element: etree._Element) -> None:
        self.say(element.text)
        for child in element:
            self.inline(child)
            self.say(child.tail)

    def _marked(self, words: str, mark: str) -> None:
        """Words in emphasis; the spaces at their ends stay outside, or it would be none."""
        inner = words.strip()
        if not mark or not inner or "\n" in inner or inner[0] in "*~" or inner[-1] in "*~":
            self.pieces.append(words)
            return
        before, after = words[: words.index(inner)], words[words.index(inner) + len(inner) :]
        self.pieces.append(f"{before}{mark}{inner}{mark}{after}")


_IN_ADDRESS = "/:?#@!$&'*+,;=%~-._"


def _start(line: str) -> str:
    """A line that begins no list, heading or rule."""
    found = _AT_START.match(line)
    if not found:
        return line
    at = found.end() if found[0][-1].isalnum() else 0
    return line[:at] + "\\" + line[at:]
