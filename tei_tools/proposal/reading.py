"""Whom a TEI document names: its ``persName`` elements, by person."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from lxml import etree

from tei_tools.proposal.offices import is_plural, office_after, office_before, office_of_one
from tei_tools.tei import XML_ID, local_name, tag

_INLINE = frozenset(
    "abbr add c choice corr date del emph expan foreign gap gloss hi name num orgName persName"
    " placeName quote ref reg rs seg sic soCalled supplied term title unclear w".split()
)
_LEFT_OUT = frozenset("teiHeader standOff pb fw lb milestone figure".split())
_POSSESSIVE = re.compile(r"[’']s?$")
_CONTEXT = 40  # characters on either side
#: What may stand between two names that share a title: "Senators Mansfield and Glenn".
_LIST = re.compile(r",?(?: and|, and|,)? ")
#: A longer list begins with those of the title: "Secretaries Rusk, McNamara, Ball, Acheson, …".
_MOST_WITH_ONE_TITLE = 3
_MORE_THAN_ONE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text: as written, with what stands around it, and the offices given with it."""

    form: str
    context: str
    title: str = ""
    office: str = ""


@dataclass(frozen=True, slots=True)
class Appearance:
    """One person in one document.

    ``date`` is the day of the document as far as it is known (ISO 8601), ``listed`` the name that
    the document's own list has for the person, or nothing.
    """

    document: str
    date: str
    mentions: tuple[Mention, ...]
    listed: str = ""


def read_appearances(
    tree: etree._ElementTree, document: str, known: Collection[str] = ()
) -> list[Appearance]:
    """The persons that a document names, in the order in which it names them first.

    Mentions belong to one person if they point to the same entry (``@ref``, ``@corresp``,
    ``@key``); those that point to nothing, if they are written alike. Those that point to an entry
    whose id is ``known`` are left out, and so is the header.
    """
    root = tree.getroot()
    listed = _listed(root)
    text, places = _flatten(root)
    people: dict[str, list[Mention]] = defaultdict(list)
    titles, sharing = "", 0
    ends = [0, *(end for _, end, _ in places)]
    starts = [*(start for start, _, _ in places[1:]), len(text)]
    for (start, end, element), previous, following in zip(places, ends, starts, strict=False):
        target = _target(element)
        form = _POSSESSIVE.sub("", text[start:end].strip())
        goes_on = _LIST.fullmatch(text, previous, start) is not None
        own = office_before(text, previous, start)
        sharing = 0 if own else sharing + goes_on
        titles = own or (titles if goes_on and sharing < _MOST_WITH_ONE_TITLE else "")
        if target not in known and any(c.isalpha() for c in form):
            people[target or f"={form}"].append(
                Mention(
                    form=form,
                    context=_context(text, start, end),
                    title=office_of_one(titles),
                    office=office_after(text, start, end, following),
                )
            )
        titles = titles if is_plural(titles) else ""
    date = _date(root)
    return [
        Appearance(document, date, tuple(mentions), listed.get(target, ""))
        for target, mentions in people.items()
    ]


def _context(text: str, start: int, end: int) -> str:
    """The words around ``text[start:end]`` in its line, cut between words."""
    left = max(text.rfind("\n", 0, start) + 1, start - _CONTEXT)
    right = min(text.find("\n", end) % (len(text) + 1), end + _CONTEXT)
    before, after = text[left:start], text[end:right]
    if left and text[left - 1] != "\n":
        before = "…" + before.partition(" ")[2]
    if right < len(text) and text[right] != "\n":
        after = after.rpartition(" ")[0] + "…"
    return f"{before}{text[start:end]}{after}".strip()


def _target(element: etree._Element) -> str:
    pointers = element.get("ref") or element.get("corresp") or element.get("key") or ""
    return pointers.split()[0].rpartition("#")[2] if pointers.strip() else ""


def _listed(root: etree._Element) -> dict[str, str]:
    names = {}
    for person in root.iter(tag("person")):
        name = person.find(tag("persName"))
        if name is not None and person.get(XML_ID):
            text, _ = _flatten(name)
            names[person.get(XML_ID, "")] = text.strip()
    return names


def _date(root: etree._Element) -> str:
    """The day on which the document was made: of the header, else of a dateline."""
    for container in ("creation", "correspAction", "dateline"):
        for element in root.iter(tag(container)):
            for date in element.iter(tag("date")):
                value = date.get("when") or date.get("from") or date.get("notBefore")
                if value:
                    return value[:10]
    return ""


#: Where a name stands in the flat text, and its element.
Place = tuple[int, int, etree._Element]


def _flatten(root: etree._Element) -> tuple[str, list[Place]]:
    """The text of a document, a line a block, notes at the end; and its names in that text."""
    flat = _Flat()
    flat.walk(root)
    while flat.notes:
        flat.block(flat.notes.pop(0))
    return "".join(flat.parts), flat.places


class _Flat:
    """The text as it grows: never two white spaces in a row."""

    def __init__(self) -> None:
        self.parts: list[str] = ["\n"]
        self.length = 1
        self.places: list[Place] = []
        self.notes: list[etree._Element] = []

    def put(self, text: str | None) -> None:
        text = _MORE_THAN_ONE.sub(" ", text or "")
        if self.parts[-1][-1].isspace():
            text = text.lstrip(" ")
        if text:
            self.parts.append(text)
            self.length += len(text)

    def end_line(self) -> None:
        if not self.parts[-1].endswith("\n"):
            self.parts.append("\n")
            self.length += 1

    def walk(self, element: etree._Element) -> None:
        name = local_name(element)
        if name in _LEFT_OUT:
            if element.get("break") != "no":
                self.put(" ")
        elif name == "note":
            self.notes.append(element)
        elif name == "persName":
            self.name(element)
        elif name in _INLINE:
            self.inside(element)
        elif name:
            self.block(element)

    def name(self, element: etree._Element) -> None:
        start, count = self.length, len(self.places)
        self.inside(element)
        if len(self.places) == count:  # of a name within a name the inner one counts
            self.places.append((start, self.length, element))

    def block(self, element: etree._Element) -> None:
        self.end_line()
        self.inside(element)
        self.end_line()

    def inside(self, element: etree._Element) -> None:
        self.put(element.text)
        for child in element:
            self.walk(child)
            self.put(child.tail)


def iter_forms(appearance: Appearance) -> Iterator[str]:
    """The written forms of a person in a document, and the name of its list."""
    if appearance.listed:
        yield appearance.listed
    for mention in appearance.mentions:
        yield mention.form
