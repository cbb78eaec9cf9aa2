"""One document as the rules see it: read through once, then looked up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from lxml import etree

from tei_tools.check.faults import words
from tei_tools.check.index import Index
from tei_tools.check.rules.persons import Person, by_surname
from tei_tools.check.rules.profiles import Profile
from tei_tools.check.rules.running_text import Running, read_running, running_of
from tei_tools.check.rules.shape import not_ascii, shape_of
from tei_tools.tei import XML_ID, tag

#: Attributes that hold pointers (TEI Guidelines 16.2 and the classes att.pointing, att.canonical,
#: att.global.linking, att.ascribed, att.global.rendition, att.global.facs).
POINTERS = (
    "ref", "target", "scheme", "corresp", "who", "resp", "ana", "next", "prev", "facs", "rendition",
    "source", "sameAs", "copyOf", "synch", "exclude", "select", "decls", "spanTo", "mutual",
    "active", "passive",
)  # fmt: skip

_PERSONS = (tag("person"), tag("persName"))


class Document(Index):
    """A tree with indexes of its elements, attributes and text, made when first asked for.

    The rules share them: a document is read through once, and not once a rule. ``profile`` is that
    of the run; some rules ask for more in one than in another. ``file`` is the name that the
    document has in findings, ``bytes`` or trees have none.
    """

    def __init__(self, tree: etree._ElementTree, profile: Profile = "tei", file: str = "") -> None:
        super().__init__(tree)
        self.profile = profile
        self.file = file
        self._running: dict[etree._Element, Running] = {}

    def named(self, *names: str) -> Sequence[etree._Element]:
        """The TEI elements of these names, in the order of the document."""
        if len(names) == 1:
            return self.by_name.get(tag(names[0]), ())
        there = [name for name in map(tag, names) if name in self.by_name]
        if len(there) < 2:
            return self.by_name[there[0]] if there else ()
        return list(self.root.iter(*there))

    def any_named(self, *names: str) -> Iterator[etree._Element]:
        """The same, name after name, which is faster."""
        for name in names:
            yield from self.by_name.get(tag(name), ())

    def inside(self, element: etree._Element, *names: str) -> Iterable[etree._Element]:
        """The TEI elements of these names in an element, in the order of the document.

        Those of one name are mostly the last that there are: then they are looked up, for to walk
        through the element takes longer.
        """
        there = [name for name in map(tag, names) if name in self.by_name]
        if not there:
            return ()
        found = self.by_name[there[0]]
        if len(there) == 1 and _is_in(found[-1], element):
            return found[bisect_left(found, True, key=lambda each: _is_in(each, element)) :]
        return element.iterdescendants(*there)

    def in_text(self, *names: str) -> Iterator[etree._Element]:
        """The TEI elements of these names in the text, not those in the header or beside it."""
        for text in self._outer_texts:
            yield from self.inside(text, *names)

    @cached_property
    def _outer_texts(self) -> list[etree._Element]:
        """The texts that do not stand in others, as those of a group do."""
        texts = self.named("text")
        return [text for text in texts if next(text.iterancestors(tag("text")), None) is None]

    def with_attribute(self, name: str) -> Sequence[tuple[etree._Element, str]]:
        """The elements that have the attribute (by its name in lxml), each with its value."""
        return self.by_attribute.get(name, ())

    @cached_property
    def ids(self) -> dict[str, etree._Element]:
        """What every ``xml:id`` names; of those used twice the last."""
        return {name: element for element, name in self.with_attribute(XML_ID)}

    @cached_property
    def pointers(self) -> list[tuple[etree._Element, str, str]]:
        """Every pointer with its element and attribute; an attribute may hold several.

        Also those of ranges, where ``from`` and ``to`` may be dates and numbers as well.
        """
        pointing = [
            (element, name, pointer)
            for name in POINTERS
            for element, value in self.with_attribute(name)
            for pointer in value.split()
        ]
        ranges = [
            (element, name, value)
            for name in ("from", "to")
            for element, value in self.with_attribute(name)
            if value[:1] == "#"
        ]
        return pointing + ranges

    @cached_property
    def pointed_to(self) -> frozenset[str]:
        """The identifiers to which something in the document points."""
        return frozenset(pointer[1:] for _, _, pointer in self.pointers if pointer[:1] == "#")

    @cached_property
    def pointers_elsewhere(self) -> list[tuple[etree._Element, str, str]]:
        """The pointers that lead out of the document, or are none: few among many."""
        return [pointing for pointing in self.pointers if pointing[2][:1] != "#"]

    @cached_property
    def documents(self) -> list[etree._Element]:
        """The divisions that are documents (letters, memos, editorial notes)."""
        return [div for div in self.named("div") if div.get("type") == "document"]

    @cached_property
    def surnames(self) -> Mapping[str, Sequence[Person]]:
        """The persons of the lists, by their surnames in small letters."""
        identified = self.with_attribute(XML_ID)
        return by_surname([each for name in _PERSONS for each in identified if each[0].tag == name])

    def words_of(self, *names: str) -> list[tuple[etree._Element, str]]:
        """The TEI elements of these names in the text, each with its words."""
        return [(element, words(element)) for element in self.in_text(*names)]

    @cached_property
    def person_names(self) -> list[tuple[etree._Element, str]]:
        """The names of persons in the text, each with its words."""
        return self.words_of("persName")

    @cached_property
    def person_names_on_one_line(self) -> list[tuple[etree._Element, str]]:
        """The names of persons in the text, each with its words on one line."""
        return [(name, " ".join(said.split())) for name, said in self.person_names]

    @cached_property
    def text(self) -> str:
        """The characters of the text, without the header: to see whether it holds something."""
        return "".join(
            etree.tostring(text, method="text", encoding="unicode", with_tail=False)
            for text in self.named("text")
        )

    @cached_property
    def not_ascii(self) -> str:
        """Those of them that are not ASCII."""
        return not_ascii(self._encoded)

    @cached_property
    def shape(self) -> bytes:
        """The kinds of the characters of the text, see :mod:`tei_tools.check.rules.shape`."""
        return shape_of(self._encoded)

    @cached_property
    def _encoded(self) -> bytes:
        """The characters of the text in UTF-8."""
        return self.text.encode()

    @cached_property
    def texts(self) -> list[tuple[etree._Element, str]]:
        """Every piece of the text that is not blank, with the element in which it stands."""
        found: list[tuple[etree._Element, str]] = []
        for text in self.named("text"):
            for element in text.iter("*"):
                if (piece := element.text) and not piece.isspace():
                    found.append((element, piece))
                for child in element:
                    if (piece := child.tail) and not piece.isspace():
                        found.append((element, piece))
        return found

    def running(self, *marks: str) -> Iterator[Running]:
        """The running texts that hold marks of these names: ``pb``, ``lb`` or ``note``.

        Each is read when first asked for.
        """
        asked: set[etree._Element] = set()
        for mark in self.named(*marks):
            element = running_of(mark)
            if element is None or element in asked:
                continue
            asked.add(element)
            if element not in self._running:
                self._running[element] = read_running(element)
            yield self._running[element]


def _is_in(element: etree._Element, outer: etree._Element) -> bool:
    around = element.getparent()
    while around is not None and around is not outer:
        around = around.getparent()
    return around is not None
