"""Parts of what is data rather than running text: of a bibliographic reference, of an entry in a
dictionary.

In them TEI allows no text but that of the parts (Guidelines 3.12, 10.2), so that white space
between them means nothing, and many encoders write none: without it all words would run together.
Parts of a reference are set off by commas, as in any bibliography.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from lxml import etree

from tei_tools.tei import tag

_WITH_COMMAS = frozenset(
    map(tag, "biblStruct biblFull analytic monogr series imprint msItem".split())
)
_WITH_SPACES = frozenset(map(tag, "entry superEntry hom form gramGrp sense re dimensions".split()))
#: The elements that have such parts, as lxml writes them.
PARTED = _WITH_COMMAS | _WITH_SPACES
_REFERENCES = tuple(map(tag, ("biblStruct", "biblFull")))
_STATEMENTS = tuple(map(tag, ("titleStmt", "publicationStmt", "seriesStmt", "fileDesc")))
_NOTE = tag("note")
_NAMES = tuple(map(tag, ("persName", "author", "editor")))


def set_parts_apart(holders: Iterable[etree._Element]) -> None:
    """Set the parts of each holder apart, unless it has a text of its own beside them."""
    for holder in holders:
        _set_apart(holder, ", " if holder.tag in _WITH_COMMAS else " ")
        if holder.tag in _REFERENCES:
            for statement in holder.iter(*_STATEMENTS):
                _set_apart(statement, ", ")
            for name in holder.iter(*_NAMES):
                # A name in a script without capitals is written without spaces.
                if "".join(map(str, name.itertext())).lstrip()[:1].isupper():
                    _set_apart(name, " ")


def _set_apart(holder: etree._Element, between: str) -> None:
    texts = [holder.text, *(child.tail for child in holder)]
    if any((text or "").strip() for text in texts):
        return
    parts = [child for child in holder if isinstance(child.tag, str)]
    for part, following in pairwise(parts):
        part.tail = "" if following.tag == _NOTE else between
    if parts:
        holder.text = parts[-1].tail = None
