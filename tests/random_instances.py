"""Random documents that a RELAX NG schema accepts, made by walking through its patterns.

Of several ways the one is taken that was taken least often so far, so that a few documents
together use every element, every attribute and every value of the schema.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path

from conftest import ROOT
from lxml import etree

RNG = "{http://relaxng.org/ns/structure/1.0}"
XML = "http://www.w3.org/XML/1998/namespace"
TEXTS = ("Moscow", "a — b & c", " ", "Ünïcödé “q”", "1976", "x < y", "\n  ", "…")
#: Values of the built-in types, each fit for every pattern that our schemas put on it.
VALUES = {
    "date": ("1976-11-10", "1972-02-29", "1945-05-08Z"),
    "gYear": ("1976", "0099"),
    "gYearMonth": ("1976-11", "1999-12"),
    "dateTime": ("1976-11-10T16:30:00", "1976-11-10T16:30:00+01:00"),
    "anyURI": ("#p_1", "https://example.org/a?b=c#d", "persons.xml#p_2"),
    "language": ("en", "zh-Hans", "ru"),
    "positiveInteger": ("1", "12", "300"),
    "decimal": ("0", "1", "2.5"),
    "NCName": ("tei-tools", "a_1"),
}
#: Values of types with a pattern or facet, by that facet.
FACETS = {
    "minLength": ("1", "xii", "[12]", "*", "12 a"),
    "pattern": ("0.1.0", "1", "2.0rc1"),
}

#: So often an outer element is repeated at most, those within it more seldom. With 4 a document has
#: some 700 elements; one more makes it ten times as large, and shows nothing new.
_MOST = 4
#: With this many random documents every element, attribute and value of our schema is used.
ENOUGH = 40


class RandomInstances:
    """An endless supply of documents, always the same for one seed."""

    def __init__(self, schema: Path, seed: int = 0) -> None:
        grammar = etree.parse(schema).getroot()
        self.namespace = grammar.get("ns", "")
        self.defines = {d.get("name", ""): list(d) for d in grammar.iter(RNG + "define")}
        self.start = list(grammar.iterfind(f"{RNG}start/*"))
        self.random = random.Random(seed)
        self.taken: Counter[object] = Counter()
        self.identifiers = 0

    def __iter__(self) -> Iterator[etree._ElementTree]:
        while True:
            holder = etree.Element("holder")
            self.write(self.start, holder, 0)
            yield etree.ElementTree(etree.fromstring(etree.tostring(holder[0])))

    def write(self, patterns: list[etree._Element], parent: etree._Element, depth: int) -> None:
        """Put into the parent what the patterns, one after the other, allow."""
        for pattern in patterns:
            name, inner = _name_and_parts(pattern)
            match name:
                case "ref":
                    self.write(self.defines[pattern.get("name", "")], parent, depth)
                case "element":
                    tag = f"{{{self.namespace}}}{pattern.get('name')}"
                    self.write(inner, etree.SubElement(parent, tag), depth + 1)
                case "attribute":
                    self.write_attribute(pattern, inner, parent)
                case "choice":
                    self.write([self.pick(inner)], parent, depth)
                case "optional":
                    if self.pick((pattern, None)) is not None:
                        self.write(inner, parent, depth)
                case "zeroOrMore" | "oneOrMore":
                    least = int(name == "oneOrMore")
                    for _ in range(self.random.randint(least, max(least, _MOST - depth // 3))):
                        self.write(inner, parent, depth)
                case "text":
                    self.write_text(parent)
                case "group":
                    self.write(inner, parent, depth)

    def write_attribute(
        self, pattern: etree._Element, inner: list[etree._Element], parent: etree._Element
    ) -> None:
        name = pattern.get("name", "").replace("xml:", f"{{{XML}}}")
        parent.set(name, self.value(inner[0]))

    def value(self, pattern: etree._Element) -> str:
        """A value that the pattern allows."""
        name = etree.QName(pattern).localname
        if name == "ref":
            return self.value(self.defines[pattern.get("name", "")][0])
        if name == "choice":
            return self.value(self.pick(list(pattern)))
        if name == "value":
            return pattern.text or ""
        kind = pattern.get("type", "")
        if kind == "ID":
            self.identifiers += 1
            return f"x{self.identifiers}"
        facet = pattern.find(RNG + "param")
        values = VALUES.get(kind) or FACETS[facet.get("name", "") if facet is not None else ""]
        return self.random.choice(values)

    def write_text(self, parent: etree._Element) -> None:
        text = self.random.choice(TEXTS)
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + text
        else:
            parent.text = (parent.text or "") + text

    def pick(self, ways: list[etree._Element] | tuple[etree._Element | None, ...]):
        """The way taken least often so far; chance decides among equals."""
        fewest = min(self.taken[way] for way in ways)
        way = self.random.choice([way for way in ways if self.taken[way] == fewest])
        self.taken[way] += 1
        return way


@cache
def instances_of_our_schema() -> tuple[etree._ElementTree, ...]:
    """Random documents that use the whole of our schema, made once for all tests: to be read, not
    changed."""
    return tuple(islice(RandomInstances(ROOT / "schema" / "tei_memo.rng"), ENOUGH))


@cache
def _name_and_parts(pattern: etree._Element) -> tuple[str, list[etree._Element]]:
    """What kind of pattern it is, and the patterns in it."""
    name = etree.QName(pattern).localname if isinstance(pattern.tag, str) else ""
    return name, [child for child in pattern if isinstance(child.tag, str)]


def vocabulary(schema: Path) -> set[str]:
    """All elements, attributes and values of the schema, as ``p``, ``p/@rend``, ``@rend=hanging``;
    attributes and values without their element."""
    grammar = etree.parse(schema).getroot()
    words = {e.get("name", "") for e in grammar.iter(RNG + "element")}
    for attribute in grammar.iter(RNG + "attribute"):
        words.add(f"@{attribute.get('name')}")
        words |= {f"@{attribute.get('name')}={v.text}" for v in attribute.iter(RNG + "value")}
    return words


def used_vocabulary(tree: etree._ElementTree) -> set[str]:
    """The elements, attributes and their values in a document, in the same form."""
    words: set[str] = set()
    for element in tree.getroot().iter("*"):
        words.add(etree.QName(element).localname)
        for name, value in element.attrib.items():
            shown = str(name).replace(f"{{{XML}}}", "xml:")
            words |= {f"@{shown}", f"@{shown}={value}"}
    return words
