"""Values of datatypes: those of RELAX NG itself, and those of W3C XML Schema by libxml2."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

from tei_tools.errors import SchemaError

LIBRARY = "http://www.w3.org/2001/XMLSchema-datatypes"
_XS = "http://www.w3.org/2001/XMLSchema"
#: The types whose values keep their white space.
_VERBATIM = frozenset({"string", "normalizedString"})
#: Those whose values are names without a colon; one in ASCII needs no asking.
_NAMES = frozenset({"NCName", "ID", "IDREF"})
_PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*")
#: Those of which any plain word and pointer is a value; and patterns that each of them fits.
_WORDS = frozenset({"token", "string", "anyURI"})
_PLAIN_WORD = re.compile(r"#?[A-Za-z0-9._-]+|[A-Za-z0-9._-]+#[A-Za-z0-9._-]+")
_PATTERNS = frozenset({("pattern", r"\S+"), ("pattern", r"[^\p{C}\p{Z}]+")})


@lru_cache(maxsize=2048)
def is_value(library: str, kind: str, facets: tuple[tuple[str, str], ...], text: str) -> bool:
    """Whether the text is a value of the type with these facets."""
    if not library:
        return kind in ("string", "token")
    if kind in _NAMES and not facets and _PLAIN_NAME.fullmatch(text):
        return True
    if kind in _WORDS and _PATTERNS.issuperset(facets) and _PLAIN_WORD.fullmatch(text):
        return True
    holder = etree.Element("value")
    try:
        holder.text = text if kind in _VERBATIM else " ".join(text.split())
    except ValueError:  # a character that XML cannot hold
        return False
    return bool(_validator(library, kind, facets).validate(holder))


def is_equal(library: str, kind: str, one: str, other: str) -> bool:
    """Whether two texts are the same value of the type."""
    if kind in _VERBATIM:
        return one == other
    return " ".join(one.split()) == " ".join(other.split())


@lru_cache(maxsize=512)
def _validator(library: str, kind: str, facets: tuple[tuple[str, str], ...]) -> etree.XMLSchema:
    """A schema for one element that holds a value of the type."""
    if library != LIBRARY:
        raise SchemaError(f"the schema uses the unknown library of datatypes {library}")
    schema = etree.Element(f"{{{_XS}}}schema", nsmap={"xs": _XS})
    element = etree.SubElement(schema, f"{{{_XS}}}element", {"name": "value"})
    simple = etree.SubElement(element, f"{{{_XS}}}simpleType")
    # every pattern of RELAX NG must hold, while those of one restriction are alternatives
    for name, value in facets:
        restriction = etree.SubElement(simple, f"{{{_XS}}}restriction")
        simple = etree.Element(f"{{{_XS}}}simpleType")
        restriction.append(simple)
        etree.SubElement(restriction, f"{{{_XS}}}{name}", {"value": value})
    etree.SubElement(simple, f"{{{_XS}}}restriction", {"base": f"xs:{kind}"})
    try:
        return etree.XMLSchema(schema)
    except etree.XMLSchemaParseError:
        facet = f" with {', '.join(name for name, _ in facets)}" if facets else ""
        raise SchemaError(f"the schema uses the unusable datatype {kind}{facet}") from None
