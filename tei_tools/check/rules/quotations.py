"""Quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from lxml import etree

from tei_tools.check.faults import Fault, own_words
from tei_tools.check.rules.characters import here
from tei_tools.check.rules.document import Document
from tei_tools.check.rules.model import Rule
from tei_tools.check.rules.profiles import EDITED
from tei_tools.tei import tag

#: Not before an ellipsis, which some print with spaces.
_SPACED = re.compile(r"“\s(?!…|\.\s?\.)|(?<![….])\s”|‘\s(?!\d)")
#: What that may be, found faster.
_MAY_BE_SPACED = re.compile(r"[“‘]\s|”(?<=\s”)")
#: A straight mark that is none of feet, inches, minutes or a file number.
_STRAIGHT = re.compile(r'(?<![\d′’\'])"')
#: What is looked at by itself.
_NOTE = tag("note")
_APART = frozenset(map(tag, ("note", "p", "list", "table", "item", "quote")))
#: How a text that is quoted begins, perhaps with its number.
_BEGINS = re.compile(r"\s*(?:\(?\w{1,3}[.)]\s+)?“")
_LONGEST = 30  # blocks of a letter that is quoted: few have so many
_BLOCKS = ("p", "head", "item", "note", "cell")


def quotes(document: Document) -> Iterator[Fault]:
    """Quotation marks come in pairs, of one kind, without a space inside."""
    if not any(mark in document.text for mark in '“”‘"'):
        return
    kinds: dict[str, etree._Element] = {}
    blocks = [(block, own_words(block, _APART)) for block in document.named(*_BLOCKS)]
    unpaired: list[_Unpaired] = []
    for index, (block, text) in enumerate(blocks):
        if '"' in text and _STRAIGHT.search(text):
            kinds.setdefault("straight", block)
        opened, closed = text.count("“"), text.count("”")
        if opened or closed:
            kinds.setdefault("curly", block)
        elif "‘" not in text:
            continue
        if _MAY_BE_SPACED.search(text) and (found := _SPACED.search(text)):
            message = f"a space stands inside the quotation marks at {here(text, found)}"
            yield Fault(block, message, "remove it, or turn the mark round")
        elif text.rstrip().endswith(("“", "‘")):
            yield Fault(block, "the text ends with an opening quotation mark", "turn it round")
            if text.rstrip().endswith("“"):
                opened, closed = opened - 1, closed + 1
        # a quotation over several paragraphs opens in each, and closes in the last (FRUS, too)
        if closed > opened or (opened > closed and opened > closed + _goes_on(blocks, index)):
            unpaired.append(_Unpaired(index, block, text, opened, closed))
    yield from _unpaired(unpaired)
    if len(kinds) > 1:
        message = "straight quotation marks stand among curly ones"
        yield Fault(kinds["straight"], message, "write them all in one way")


class _Unpaired(NamedTuple):
    """A block with its number and text, in which so many quotation marks open and close."""

    number: int
    block: etree._Element
    text: str
    opened: int
    closed: int

    def begins(self) -> bool:
        """Whether a quotation begins with the block, and does not end in it."""
        return self.opened == self.closed + 1 and _BEGINS.match(self.text) is not None

    def ends(self, other: _Unpaired) -> bool:
        """Whether the quotation that begins with the other one ends with this block: a letter.
        Further apart they are rather two faults, which would hide each other."""
        ended = self.closed == self.opened + 1 and self.text.rstrip().endswith("”")
        near = self.number - other.number <= _LONGEST
        return ended and near and self.block.getparent() is other.block.getparent()


def _unpaired(found: Sequence[_Unpaired]) -> Iterator[Fault]:
    """What is wrong with blocks in which marks have no pair.

    Of two of them, one after the other, the first may begin a letter that the second ends.
    """
    at = 0
    while at < len(found):
        each, after = found[at], found[at + 1] if at + 1 < len(found) else None
        at += 1
        if after is not None and each.begins() and after.ends(each):
            at += 1
        elif each.text.lstrip().startswith("”"):
            message = "the text begins with a closing quotation mark"
            yield Fault(each.block, message, "turn it round")
        else:
            message = f"of the quotation marks {each.opened} open and {each.closed} close"
            yield Fault(each.block, message, "look for one that is missing or turned round")


def _goes_on(blocks: Sequence[tuple[etree._Element, str]], index: int) -> bool:
    """Whether what follows the beginning of a block, and is no note to it, opens a quotation."""
    first = blocks[index][0]
    for block, text in islice(blocks, index + 1, None):
        if not _is_of_note(block, first):
            return text.lstrip().startswith("“")
    return False


def _is_of_note(block: etree._Element, annotated: etree._Element) -> bool:
    """Whether a block is, or stands in, a note to something in the other one."""
    for around in (block, *block.iterancestors()):
        if around is annotated:
            return False
        if around.tag == _NOTE:
            return any(each is annotated for each in around.iterancestors())
    return False


RULES = (
    Rule(
        "quotes", "warning", quotes,
        "Quotation marks come in pairs, of one kind, without a space inside.",
        "<p>He said “we are not ready.</p>",
        "<p>He said “we are not ready.”</p>",
        EDITED,
        why="A mark that is missing or turned round leaves open who speaks.",
    ),
)  # fmt: skip
