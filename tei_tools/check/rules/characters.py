"""Characters: spaces, quotation marks, letters that only look right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from lxml import etree

from tei_tools.check.faults import Fault
from tei_tools.check.rules.model import ALL, FRUS, Profile, Rule
from tei_tools.tei import local_name, tag

#: In an edition of ours the typist's spaces and quotation marks stand as they stood.
_EDITED: tuple[Profile, ...] = ("tei", "frus")
_NAMES = {
    "\u00a0": "a no-break space", "\u00ad": "a soft hyphen", "\u200b": "a zero-width space",
    "\u200c": "a zero-width non-joiner", "\u200d": "a zero-width joiner",
    "\u2060": "a word joiner", "\ufeff": "a byte order mark",
}  # fmt: skip
_HIDDEN = re.compile("[\u00ad\u200b\u2060\ufeff\u0080-\u009f]|\u00a0")
#: A space before punctuation, but not that of an ellipsis ( . . . ) or a decimal ( .5).
_BEFORE_STOP = re.compile(r"(?<=\w) +(?:[,;:?!)\]]|\.(?![\w.]| \.))")
_LATIN = "A-Za-z\u00c0-\u024f"
_ALIEN = re.compile(
    rf"(?<!\w)\w*(?:[{_LATIN}][\u0370-\u03ff\u0400-\u04ff]|[\u0370-\u03ff\u0400-\u04ff][{_LATIN}])\w*"
)
#: l or O among figures: l975, 19O5, 1O
_FIGURES = re.compile(r"(?<![\w.])(?:\d+[lO][\dlO]*|[lO]\d{2,})(?!\w)")
_RANGE = re.compile(r"(?<![\w-])(pp?\.\s*\d+-\d+|\d{1,4}-\d{1,4}(?=\s+pp?\.))(?![\w-])")


def spacing(tree: etree._ElementTree) -> Iterator[Fault]:
    """No doubled or hidden spaces, none before a comma or full stop."""
    for element, text in _texts(tree):
        if found := _HIDDEN.search(text):
            name = _NAMES.get(found.group(), f"the control character U+{ord(found.group()):04X}")
            message = f"{name} stands at {_here(text, found)}"
            yield Fault(element, message, "put an ordinary space, or nothing, in its place")
        if found := re.search(r"(?<=\S)  +(?=\S)", text):
            yield Fault(element, f"a double space stands at {_here(text, found)}", "keep one")
        if found := _BEFORE_STOP.search(text):
            message = f"a space stands before punctuation at {_here(text, found)}"
            yield Fault(element, message, "remove it")


def quotes(tree: etree._ElementTree) -> Iterator[Fault]:
    """Quotation marks come in pairs, of one kind, without a space inside."""
    kinds: dict[str, etree._Element] = {}
    blocks = [*tree.iter(tag("p"), tag("head"), tag("item"), tag("note"), tag("cell"))]
    for index, block in enumerate(blocks):
        text = _own_text(block)
        for kind, marks in (("curly", "“”"), ("straight", '"')):
            if any(mark in text for mark in marks):
                kinds.setdefault(kind, block)
        if found := re.search(r"“\s|\s”", text):
            yield Fault(block, f"a space stands inside the quotation marks at {_here(text, found)}")
        opened, closed = text.count("“"), text.count("”")
        # a quotation over several paragraphs opens in each, and closes in the last (FRUS, too)
        goes_on = index + 1 < len(blocks) and _own_text(blocks[index + 1]).lstrip().startswith("“")
        if closed > opened or (opened > closed + goes_on):
            message = f"of the quotation marks {opened} open and {closed} close"
            yield Fault(block, message, "look for one that is missing or turned round")
    if len(kinds) > 1:
        message = "straight quotation marks stand among curly ones"
        yield Fault(kinds["straight"], message, "write them all in one way")


def look_alike(tree: etree._ElementTree) -> Iterator[Fault]:
    """No letters of another script, or for figures, in a word."""
    for element, text in _texts(tree):
        if found := _ALIEN.search(text):
            letters = {c for c in found.group() if "\u0370" <= c <= "\u04ff"}
            names = ", ".join(unicodedata.name(letter, "?").lower() for letter in sorted(letters))
            yield Fault(element, f"“{found.group()}” has letters that only look Latin: {names}")
        if found := _FIGURES.search(text):
            message = f"“{found.group()}” has a letter among its figures"
            yield Fault(element, message, "l stands for 1, or O for 0?")


def not_nfc(tree: etree._ElementTree) -> Iterator[Fault]:
    """Letters with accents are single characters (Unicode NFC)."""
    for element, text in _texts(tree):
        if not unicodedata.is_normalized("NFC", text):
            at = next(
                (i for i, c in enumerate(text) if unicodedata.combining(c)), 0
            )  # the mark after its letter
            around = text[max(0, at - 8) : at + 8].strip()
            yield Fault(element, f"“{around}” is not in the form NFC of Unicode")


def dash_range(tree: etree._ElementTree) -> Iterator[Fault]:
    """Ranges of pages are written with an en dash."""
    for element, text in _texts(tree):
        if found := _RANGE.search(text):
            yield Fault(element, f"“{found.group()}” has a hyphen", "write an en dash: –")


def _texts(tree: etree._ElementTree) -> Iterator[tuple[etree._Element, str]]:
    """Every text of the document's text, with the element in which it stands."""
    for text in tree.iter(tag("text")):
        for element in text.iter("*"):
            if element.text and element.text.strip():
                yield element, element.text
            for child in element:
                if child.tail and child.tail.strip():
                    yield element, child.tail


def _own_text(block: etree._Element) -> str:
    """The text of a block without that of notes and blocks in it."""
    pieces = [block.text or ""]
    for child in block:
        if local_name(child) not in ("note", "p", "list", "table", "item", "quote", ""):
            pieces.append(_own_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _here(text: str, found: re.Match[str]) -> str:
    start, end = max(0, found.start() - 12), found.end() + 8
    return f"“…{' '.join(text[start:end].split())}…”"


RULES = (
    Rule(
        "spacing", "warning", spacing,
        "No space is doubled, hidden, or before a comma or full stop.",
        "<p>Yes , of course.</p>",
        "<p>Yes, of course . . . or .5 of it.</p>",
        _EDITED,
        why="Such spaces are slips of typing or scanning; hidden characters also break searching.",
    ),
    Rule(
        "quotes", "warning", quotes,
        "Quotation marks come in pairs, of one kind, without a space inside.",
        "<p>He said “no.</p>",
        "<p>“He said:</p><p>“No.”</p>",
        _EDITED,
        why="A quotation mark without its partner leaves open where the quotation ends.",
    ),
    Rule(
        "look-alike", "warning", look_alike,
        "No word has letters of another script, no number has letters for figures.",
        "<p>Моscow in l976</p>",
        "<p>Moscow, Москва in 1976</p>",
        ALL,
        why="Such words look right on paper, and no search finds them.",
    ),
    Rule(
        "not-nfc", "warning", not_nfc,
        "Letters with accents are single characters, as Unicode's form NFC has them.",
        "<p>Zu\u0308rich</p>",
        "<p>Z\u00fcrich</p>",
        _EDITED,
        why=(
            "The same letter written in two ways looks alike, and a search for the one misses the "
            "other."
        ),
    ),
    Rule(
        "dash-range", "info", dash_range,
        "Ranges of pages are written with an en dash.",
        "<p>See pp. 12-14.</p>",
        "<p>See pp. 12–14.</p>",
        FRUS,
        why="FRUS prints ranges with an en dash.",
    ),
)  # fmt: skip
