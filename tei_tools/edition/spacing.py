"""Parts of what is data rather than running text: of a bibliographic reference, of an entry in a
dictionary, of a person or a place in a list.

In them TEI allows no text but that of the parts (Guidelines 3.12, 10.2, 14.3), so that white space
between them means nothing, and many encoders write none: without it all words would run together.
Parts of a reference, and what is told of a person, are set off by commas, as in any bibliography.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from lxml import etree

from tei_tools.tei import tag

_WITH_COMMAS = frozenset(
    map(tag, "biblStruct biblFull analytic monogr series imprint msItem msIdentifier".split())
)
_LISTED = frozenset(map(tag, "person personGrp org place event nym".split()))
_WITH_SPACES = frozenset(map(tag, "entry superEntry hom form gramGrp sense re dimensions".split()))
#: The elements that have such parts, as lxml writes them.
PARTED = _WITH_COMMAS - {tag("msIdentifier")} | _WITH_SPACES
#: The elements that list such entries, and what their names have parts of.
LISTS = frozenset(map(tag, "listPerson listOrg listPlace listEvent listNym".split()))
NAME_PARTS = frozenset(map(tag, ("forename", "surname")))
_REFERENCES = _LISTED | frozenset(map(tag, ("biblStruct", "biblFull")))
_TEXT = tag("text")
_STATEMENTS = tuple(map(tag, ("titleStmt", "publicationStmt", "seriesStmt", "fileDesc")))
_NOTE = tag("note")
#: What shows without words of its own.
_WITHOUT_WORDS = tuple(map(tag, ("ptr", "ref", "graphic", "media", "gap", "space", "lb")))
_NAMES = tuple(map(tag, ("persName", "author", "editor")))


def set_parts_apart(holders: Iterable[etree._Element]) -> None:
    """Set the parts of each holder apart, unless it has a text of its own beside them."""
    for holder in holders:
        _set_apart(holder, ", " if holder.tag in _WITH_COMMAS | _LISTED else " ")
        if holder.tag in _REFERENCES:
            for statement in holder.iter(*_STATEMENTS):
                _set_apart(statement, ", ")
            set_names_apart(holder)


def set_names_apart(holder: etree._Element) -> None:
    """Set the parts of each name in the holder apart, but in a script without capitals, which is
    written without spaces."""
    for name in holder.iter(*_NAMES):
        if len(name) and "".join(map(str, name.itertext())).lstrip()[:1].isupper():
            _set_apart(name, " ")


def listed_in_texts(lists: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """The entries of those lists that stand in a text, so that their parts are read there."""
    for one in lists:
        if next(one.iterancestors(_TEXT), None) is not None:
            yield from one.iterchildren(*_LISTED)


def _set_apart(holder: etree._Element, between: str) -> None:
    texts = [holder.text, *(child.tail for child in holder)]
    if any((text or "").strip() for text in texts):
        return
    holder.text = None
    for child in holder:
        child.tail = None
    parts = [child for child in holder if isinstance(child.tag, str) and _shows(child)]
    for part, following in pairwise(parts):
        part.tail = "" if following.tag == _NOTE else between


def _shows(part: etree._Element) -> bool:
    """Whether there is something of the part to be seen, unlike ``<birth when="1840"/>``."""
    if "".join(map(str, part.itertext())).strip():
        return True
    return next(part.iter(*_WITHOUT_WORDS), None) is not None
