"""TEI as XML: the namespace, and the only place where XML is parsed and serialized."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from lxml import etree

from tei_tools.errors import XmlError

NAMESPACE = "http://www.tei-c.org/ns/1.0"
XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"
XML_ID = f"{{{XML_NAMESPACE}}}id"
XML_LANG = f"{{{XML_NAMESPACE}}}lang"
#: A character that XML 1.0 cannot hold (production [2] Char).
NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

#: Encodings in which what looks like text is markup.
_DECEPTIVE = frozenset({"UTF7", "UNICODE11UTF7", "CSUNICODE11UTF7", "UTF7IMAP"})


@lru_cache(maxsize=4096)
def tag(name: str) -> str:
    """The name of a TEI element in the form of lxml: ``tag("p")`` is ``{http://…}p``."""
    return f"{{{NAMESPACE}}}{name}"


def local_name(element: etree._Element) -> str:
    """Name without namespace; empty for comments and processing instructions."""
    name = element.tag
    return _local(name) if isinstance(name, str) else ""


@lru_cache(maxsize=4096)
def _local(name: str) -> str:
    return name.rpartition("}")[2]


class _Nothing(etree.Resolver):
    """Whatever a document wants to be read besides itself holds nothing.

    Without ``collect_ids`` libxml2 reads the files that parameter entities name, even where no
    entities are to be resolved.
    """

    def resolve(self, *names_and_context: Any) -> Any:
        this: Any = self
        return this.resolve_string(" ", names_and_context[-1])


_NOTHING = _Nothing()
#: The name of a file for lxml, which cannot take one that is no text.
_NO_NAME = ""


def parse(source: Path | bytes | BinaryIO, name: str | None = None) -> etree._ElementTree:
    """Parse XML from outside: no entities, no DTD, no network.

    A file is read piece by piece, so that one made to fill the memory is given up before. Raises
    XmlError, with file, line and column, where it is not well-formed or cannot be read.
    """
    name = name or (str(source) if isinstance(source, Path) else "<input>")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        collect_ids=False,  # an xml:id used twice is a finding, not a fault of the XML
    )
    parser.resolvers.add(_NOTHING)
    try:
        if isinstance(source, Path):
            with source.open("rb") as file:
                tree = etree.parse(file, parser, base_url=_NO_NAME)
        elif isinstance(source, bytes):
            tree = etree.ElementTree(etree.fromstring(source, parser))
        else:
            tree = etree.parse(source, parser, base_url=_NO_NAME)
    except OSError as error:
        if error.errno is not None or not len(parser.error_log):
            raise XmlError(f"{name}: cannot be read ({error.strerror})") from None
        # lxml takes bytes that are not of the encoding for a fault of reading
        fault = parser.error_log[-1]
        place = f"{name}:{fault.line}:{fault.column}"
        raise XmlError(f"{place}: not well-formed XML: {fault.message}") from None
    except etree.XMLSyntaxError as error:
        # Which says nothing of the document; the stubs of lxml know no code.
        if getattr(error, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from None
        line, column = error.position
        raise XmlError(f"{name}:{line}:{column}: not well-formed XML: {error.msg}") from None
    encoding = tree.docinfo.encoding or ""
    if encoding.upper().replace("-", "") in _DECEPTIVE:
        raise XmlError(
            f"{name}:1:1: not well-formed XML: the encoding {encoding} hides markup from other "
            "programs, and is not read; save the file as UTF-8"
        )
    return tree


def serialize(tree: etree._ElementTree) -> bytes:
    """The document as UTF-8 with an XML declaration and a final newline."""
    return etree.tostring(tree, encoding="UTF-8", xml_declaration=True) + b"\n"


#: Elements that hold only elements, never text of their own.
_CONTAINERS = frozenset(
    tag(name)
    for name in re.split(
        r"\s+",
        """TEI teiHeader fileDesc titleStmt respStmt publicationStmt availability seriesStmt
        sourceDesc msDesc msIdentifier msContents encodingDesc editorialDecl classDecl taxonomy
        category appInfo application profileDesc creation langUsage textClass correspDesc
        correspAction particDesc revisionDesc standOff listPerson person listPlace place listOrg org
        text body div opener closer postscript list table row""",
    )
)


def space_blocks(element: etree._Element, depth: int = 0) -> None:
    """Put every child of an element that holds only elements on a line of its own, indented.

    Elements with text are not touched: white space in them would be text.
    """
    if element.tag not in _CONTAINERS or (element.text or "").strip():
        return
    children = list(element)
    if not children or "".join([child.tail or "" for child in children]).strip():
        return
    line = "\n" + "  " * (depth + 1)
    element.text = line
    for child in children:
        if child.tag in _CONTAINERS:
            space_blocks(child, depth + 1)
        child.tail = line
    children[-1].tail = line[:-2]


class Draft(NamedTuple):
    """An element of TEI before it is made: lxml makes one much faster in its place in a tree than
    by itself. ``text`` stands before the ``children``."""

    name: str
    attrs: dict[str, str]
    text: str | None
    children: list[Draft]


def element(name: str, *children: Draft | str | None, **attrs: str) -> Draft:
    """An element of TEI with its text or its children; those that are None are left out."""
    text = None
    drafts = []
    for child in children:
        if isinstance(child, str):
            text = child
        elif child is not None:
            drafts.append(child)
    return Draft(name, attrs, text, drafts)


def grow(parent: etree._Element, draft: Draft) -> etree._Element:
    """Make an element, with all that is in it, as the last child of its parent."""
    made = etree.SubElement(parent, tag(draft.name), draft.attrs)
    if draft.text is not None:
        made.text = draft.text
    for child in draft.children:
        grow(made, child)
    return made
