"""Documents of the corpus as TEI documents of their own, and mistakes put into them."""

from __future__ import annotations

import random
from copy import deepcopy
from pathlib import Path

from lxml import etree

from tei_tools.tei import NAMESPACE, tag

_FRAME = (
    f'<TEI xmlns="{NAMESPACE}"><teiHeader><fileDesc><titleStmt><title>A</title></titleStmt>'
    "<publicationStmt><p>B</p></publicationStmt><sourceDesc><p>C</p></sourceDesc></fileDesc>"
    "</teiHeader><text><body/></text></TEI>"
)


def as_document(source: Path) -> etree._Element:
    """A document of the corpus, which is a ``div``, as a TEI document of its own."""
    document = etree.fromstring(_FRAME)
    document[1][0].append(etree.parse(source).getroot())
    return document


class Mutation:
    """Puts up to two mistakes into a document, always the same ones for one seed."""

    VALUES = ("", "x", "a b", "-1", "1976-02-30", "1976-02", "high", "#a", "no", "true", "é")
    ATTRIBUTES = ("rend", "type", "n", "when", "ref", "place", "cols", "cert", "unknown")
    #: Kinds of mistakes, in the words of the table that is printed.
    KINDS = (
        "element renamed", "element misspelt", "element dropped", "element doubled",
        "element moved", "element in a wrong namespace", "attribute added", "value changed",
        "attribute dropped", "attribute misspelt", "text added", "not well-formed",
    )  # fmt: skip

    def __init__(self, seed: int, schema: Path) -> None:
        self.random = random.Random(seed)
        names = (element.get("name") for element in etree.parse(schema).iter("{*}element"))
        self.names = sorted({name for name in names if name})

    def __call__(self, root: etree._Element) -> tuple[bytes, tuple[str, ...]]:
        """The document with its mistakes, and their kinds."""
        kinds = [self.random.choice(self.KINDS) for _ in range(self.random.randint(0, 2))]
        for kind in kinds:
            elements = [element for element in root.iter("*") if element is not root]
            self.change(self.random.choice(elements), kind)
        data = etree.tostring(root, encoding="UTF-8")
        if "not well-formed" in kinds:
            at = self.random.choice([i for i, byte in enumerate(data) if byte == ord("<")][1:])
            data = data[:at] + self.random.choice([b"<", b"&", b"</x>", b"\x01"]) + data[at:]
        return data, tuple(kinds)

    def change(self, element: etree._Element, kind: str) -> None:
        """Make a mistake of this kind at an element, if there is something of its kind."""
        parent = element.getparent()
        assert parent is not None
        local = etree.QName(element).localname
        attributes = [str(name) for name in element.attrib]
        match kind:
            case "element renamed":
                element.tag = tag(self.random.choice(self.names))
            case "element misspelt":
                element.tag = tag(local[:1] + local[2:] + local[1:2])
            case "element dropped":
                parent.remove(element)
            case "element doubled":
                twin = deepcopy(element)
                twin.tail = None
                element.addnext(twin)
            case "element moved":
                parent.insert(0, element)
            case "element in a wrong namespace":
                element.tag = f"{{http://example.org/}}{local}"
            case "attribute added":
                element.set(self.random.choice(self.ATTRIBUTES), self.random.choice(self.VALUES))
            case "value changed" if attributes:
                element.set(self.random.choice(attributes), self.random.choice(self.VALUES))
            case "attribute dropped" if attributes:
                del element.attrib[self.random.choice(attributes)]
            case "attribute misspelt" if attributes:
                name = self.random.choice(attributes)
                value = element.attrib.pop(name)
                element.set(f"{etree.QName(name).localname}e", value)
            case "text added":
                element.text = (element.text or "") + "text"
