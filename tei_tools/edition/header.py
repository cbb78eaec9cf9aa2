"""The parts of a TEI header that editions tell of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass

from lxml import etree

from tei_tools.edition.readings import HOLDERS, shown
from tei_tools.tei import tag

_SPACE = re.compile(r"[ \t\r\n]+")
#: What is told of in a file, its title, its publication and its profile.
_NAMES = {
    tag(name): name
    for name in """titleStmt publicationStmt seriesStmt sourceDesc title author editor publisher
    pubPlace date idno availability creation langUsage textClass correspDesc abstract""".split()
}
#: What stands for a publisher where TEI asks for one, in small letters.
_NO_PUBLISHER = frozenset(("not published", "unpublished"))
_NOTHING = frozenset(map(tag, ("note", "pb")))
#: What stands apart from the words beside it.
BLOCKS = frozenset(
    map(
        tag,
        """ab address addrLine byline cell closer dateline div docAuthor docDate epigraph head item
        l label lb lg line list opener p postscript row salute signed sp speaker stage table
        trailer""".split(),
    )
)


@dataclass(frozen=True, slots=True)
class Header:
    """Elements by their name: what the ``fileDesc`` holds, its statements of title and of
    publication, the ``profileDesc``; and who sent and received a letter."""

    file: dict[str, list[etree._Element]]
    about: dict[str, list[etree._Element]]
    statement: dict[str, list[etree._Element]]
    profile: dict[str, list[etree._Element]]
    sent: list[etree._Element]
    received: list[etree._Element]


def read_header(tei: etree._Element) -> Header:
    """The header of a ``TEI`` or a ``teiCorpus``."""
    header = children([tei], "teiHeader")[:1]
    file = by_name(children(header, "fileDesc"))
    profile = by_name(children(header, "profileDesc"))
    actions = children(profile["correspDesc"], "correspAction")
    return Header(
        file=file,
        about=by_name(file["titleStmt"]),
        statement=by_name(file["publicationStmt"]),
        profile=profile,
        sent=[action for action in actions if action.get("type") == "sent"],
        received=[action for action in actions if action.get("type") == "received"],
    )


def publishers(header: Header) -> list[str]:
    """Who published the document, in words; nobody if it says that it is not published."""
    told = filter(None, map(words_of, header.statement["publisher"]))
    return [words for words in told if words.lower() not in _NO_PUBLISHER]


def children(elements: Iterable[etree._Element], *path: str) -> list[etree._Element]:
    """The elements that a path of names leads to, from child to child."""
    found = list(elements)
    for name in path:
        if not found:
            break
        wanted = tag(name)
        found = [child for element in found for child in element if child.tag == wanted]
    return found


def among(element: etree._Element, names: Container[str]) -> list[etree._Element]:
    """The children of some names, as lxml writes them, in their order. (For the few children of a
    part of a header this is faster than a question to lxml, which first prepares itself.)"""
    return [child for child in element if child.tag in names]


def has_elements(element: etree._Element) -> bool:
    """Whether elements stand in it."""
    return len(element) > 0 and any(isinstance(child.tag, str) for child in element)


def by_name(elements: Iterable[etree._Element]) -> dict[str, list[etree._Element]]:
    """The children of elements, by their name without namespace."""
    found: dict[str, list[etree._Element]] = defaultdict(list)
    for element in elements:
        for child in element:
            if name := _NAMES.get(child.tag):
                found[name].append(child)
    return found


def words_of(element: etree._Element) -> str:
    """The text of an element, of which white space is one space; of several readings that which
    is shown."""
    if not len(element):
        return in_line(element.text or "")
    if next(element.iter(*HOLDERS), None) is not None:
        return in_line(plain(element))
    return in_line("".join(map(str, element.itertext())))


def plain(element: etree._Element) -> str:
    """The text of an element without its notes and page breaks, and of several readings that which
    is shown; blocks stand apart, and a line break is a space."""
    if element.tag in HOLDERS:
        preferred = shown(element)
        return "" if preferred is None else plain(preferred)
    if not len(element):
        return element.text or ""
    pieces = [element.text or ""]
    for child in element:
        space = " " * (child.tag in BLOCKS)
        pieces.append(space)
        if isinstance(child.tag, str) and child.tag not in _NOTHING:
            pieces.append(plain(child))
        pieces.append(space)
        pieces.append(child.tail or "")
    return "".join(pieces)


def in_line(text: str) -> str:
    """Text in one line: white space, as XML understands it, is one space, and none at the ends."""
    return " ".join(text.split()) if text.isascii() else _SPACE.sub(" ", text).strip(" ")
