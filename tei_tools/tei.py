"""TEI as XML: the namespace, and the only place where XML is parsed and serialized."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO, TypeAlias

from lxml import etree

from tei_tools.errors import NotWellFormedError, XmlError
from tei_tools.wellformed import not_well_formed

NAMESPACE = "http://www.tei-c.org/ns/1.0"
#: What *Foreign Relations of the United States* has beside TEI.
FRUS = "http://history.state.gov/frus/ns/1.0"
XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"
XML_ID = f"{{{XML_NAMESPACE}}}id"
XML_LANG = f"{{{XML_NAMESPACE}}}lang"
#: A character that XML 1.0 cannot hold (production [2] Char).
NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: What an element has that has none.
NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})

#: Encodings in which what looks like text is markup.
_DECEPTIVE = frozenset({"UTF7", "UNICODE11UTF7", "CSUNICODE11UTF7", "UTF7IMAP"})


@lru_cache(maxsize=2048)
def tag(name: str) -> str:
    """The name of a TEI element in the form of lxml: ``tag("p")`` is ``{http://…}p``."""
    return f"{{{NAMESPACE}}}{name}"


def local_name(element: etree._Element) -> str:
    """Name without namespace; empty for comments and processing instructions."""
    name = element.tag
    return _local(name) if isinstance(name, str) else ""


@lru_cache(maxsize=2048)
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


#: A TEI document as it is given to the package: the path of a file, its bytes, or its tree.
TeiSource: TypeAlias = Path | str | bytes | etree._ElementTree | etree._Element


def as_source(given: TeiSource) -> Path | bytes | etree._ElementTree:
    """What was given for a document: a string is a path, the root of a tree the tree.

    Raises TypeError, saying what to give, where it is anything else.
    """
    if isinstance(given, Path | bytes | etree._ElementTree):
        return given
    if isinstance(given, str):
        if given.lstrip("\ufeff \t\r\n").startswith("<"):
            raise TypeError("a string is the path of a file; give XML as bytes: xml.encode()")
        return Path(given)
    if isinstance(given, etree._Element):
        if given.getparent() is None:
            return given.getroottree()
        raise TypeError(
            f"<{local_name(given)}> is a part of a document; give the whole: element.getroottree()"
        )
    raise TypeError(
        f"a document is a path, bytes or a tree of lxml, not {type(given).__name__}; "
        "of an Edition give its .tei"
    )


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
        raise not_well_formed(name, fault.line, fault.column, fault.message) from None
    except etree.XMLSyntaxError as error:
        # Which says nothing of the document; the stubs of lxml know no code.
        if getattr(error, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from None
        line, column = error.position
        raise not_well_formed(name, line, column, error.msg) from None
    encoding = tree.docinfo.encoding or ""
    if encoding.upper().replace("-", "") in _DECEPTIVE:
        said = f"the encoding {encoding} hides markup from other programs, and is not read"
        raise NotWellFormedError(name, 1, 1, said, "save the file as UTF-8")
    return tree


def serialize(tree: etree._ElementTree) -> bytes:
    """The document as UTF-8 with an XML declaration and a final newline."""
    return etree.tostring(tree, encoding="UTF-8", xml_declaration=True) + b"\n"


#: Elements that hold only elements, never text of their own.
_CONTAINERS = frozenset(
    """TEI teiHeader fileDesc titleStmt respStmt publicationStmt availability seriesStmt
    sourceDesc msDesc msIdentifier msContents encodingDesc editorialDecl classDecl taxonomy
    category appInfo application profileDesc creation langUsage textClass correspDesc
    correspAction particDesc revisionDesc standOff listPerson person listPlace place listOrg org
    text body div opener closer postscript list table row""".split()
)
_DECLARATION = "<?xml version='1.0' encoding='UTF-8'?>\n"
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
#: What is written otherwise in the value of an attribute.
_SPECIAL = re.compile('[&<>"\r\n\t]')
_PREFIXED = {XML_ID: "xml:id", XML_LANG: "xml:lang"}
#: The bytes of UTF-8 but for those of control characters.
_PRINTED = bytes(byte for byte in range(256) if byte >= 32 or byte in b"\t\n\r")
_NONCHARACTERS = "\ufffe\uffff"
#: So many elements may stand in one another: what is deeper, most parsers refuse to read.
DEEPEST = 256


class Draft:
    """An element of TEI before it is written: its ``name``, its attributes by their names in lxml,
    and its ``children``, which are elements and texts in their order."""

    __slots__ = ("attrs", "children", "name")

    def __init__(self, name: str, attrs: Mapping[str, str], children: list[Draft | str]) -> None:
        self.name = name
        self.attrs = attrs
        self.children = children

    def add(self, name: str, attrs: Mapping[str, str] = NO_ATTRIBUTES) -> Draft:
        """A new element, which becomes the last child of this one."""
        child = Draft(name, attrs, [])
        self.children.append(child)
        return child


def element(name: str, *children: Draft | str | None, **attrs: str) -> Draft:
    """An element of TEI with its children; those that are None are left out."""
    if None in children:
        return Draft(name, attrs, [child for child in children if child is not None])
    return Draft(name, attrs, list(children))  # type: ignore[arg-type]


def written(root: Draft) -> bytes:
    """The document as UTF-8 with an XML declaration and a final newline.

    Every child of an element that holds only elements stands on a line of its own, indented, as
    long as all around it do; elsewhere white space would be text. Raises ValueError for a character
    that XML cannot hold, and for a name that no element or attribute of TEI can have.
    """
    pieces = [_DECLARATION]
    _write(root, pieces.append, "\n", f' xmlns="{NAMESPACE}"')
    text = "".join([*pieces, "\n"])
    data = text.encode()
    if data.translate(None, _PRINTED) or any(each in text for each in _NONCHARACTERS):
        raise ValueError("the document holds a control character, which XML cannot hold")
    return data


def _write(draft: Draft, put: Callable[[str], None], line: str, namespace: str = "") -> None:
    """Put an element, piece by piece. ``line`` is the line break with the indentation before it;
    empty where it may have none. ``namespace`` is its declaration, for the outermost element."""
    name, children = _element_name(draft.name), draft.children
    start = f"<{name}{namespace}"
    for key, value in draft.attrs.items():
        if _SPECIAL.search(value):
            value = _quoted(value)
        start += f' {attribute_name(key)}="{value}"'
    if not children:
        put(start + "/>")
    elif line and name in _CONTAINERS and str not in map(type, children):
        put(start + ">")
        inner = line + "  "
        for child in children:
            put(inner)
            _write(child, put, inner)  # type: ignore[arg-type]
        put(f"{line}</{name}>")
    else:
        put(start + ">")
        for child in children:
            if isinstance(child, str):
                put(escape(child))
            else:
                _write(child, put, "")
        put(f"</{name}>")


def _quoted(value: str) -> str:
    """The value of an attribute as it is written."""
    return escape(value).replace('"', "&quot;").replace("\t", "&#9;").replace("\n", "&#10;")


@lru_cache(maxsize=512)
def attribute_name(key: str) -> str:
    """The name of an attribute as it is written; ValueError if it is none that TEI may have."""
    if key in _PREFIXED:
        return _PREFIXED[key]
    # What is declared by xmlns is no attribute: it would take the element out of TEI.
    if key == "xmlns" or not _NAME.fullmatch(key):
        raise ValueError(f"{key!r} cannot be the name of an attribute")
    return key


@lru_cache(maxsize=512)
def _element_name(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} cannot be the name of an element")
    return name


def escape(text: str) -> str:
    """The text with the signs of markup written otherwise; also of line ends those that a parser
    would change."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if "\r" in text:
        text = text.replace("\r", "&#13;")
    return text
