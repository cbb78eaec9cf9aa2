"""Quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
_APART = frozenset(map(tag, ("note", "p", "list", "table", "item", "quote")))
_BLOCKS = ("p", "head", "item", "note", "cell")


def quotes(document: Document) -> Iterator[Fault]:
    """Quotation marks come in pairs, of one kind, without a space inside."""
    if not any(mark in document.text for mark in '“”‘"'):
        return
    kinds: dict[str, etree._Element] = {}
    blocks = document.named(*_BLOCKS)
    texts = [own_words(block, _APART) for block in blocks]
    for index, (block, text) in enumerate(zip(blocks, texts, strict=True)):
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
        # a quotation over several paragraphs opens in each, and closes in the last (FRUS, too)
        goes_on = index + 1 < len(blocks) and texts[index + 1].lstrip().startswith("“")
        if closed > opened or (opened > closed + goes_on):
            message = f"of the quotation marks {opened} open and {closed} close"
            yield Fault(block, message, "look for one that is missing or turned round")
    if len(kinds) > 1:
        message = "straight quotation marks stand among curly ones"
        yield Fault(kinds["straight"], message, "write them all in one way")


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
