"""The schemas that a document names itself.

By ``<?xml-model href="…"?>`` (W3C, Associating Schemas with XML documents), or by
``xsi:schemaLocation``.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from tei_tools.check.catalog import Catalog
from tei_tools.check.registry import registered, registered_as
from tei_tools.tei import NAMESPACE

_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_SCHEMATRON = "http://purl.oclc.org/dsdl/schematron"


def named_schemas(tree: etree._ElementTree) -> dict[str, bool]:
    """The addresses of the schemas that the document names, and whether only the Schematron rules
    of one are meant. One that is named as a grammar too counts as that."""
    root = tree.getroot()
    named: dict[str, bool] = {}
    for node in reversed([*root.itersiblings(preceding=True)]):
        if isinstance(node, etree._ProcessingInstruction) and node.target == "xml-model":
            address = node.get("href")
            if address:
                rules_alone = node.get("schematypens") == _SCHEMATRON
                named[address] = rules_alone and named.get(address, True)
    pairs = root.get(f"{{{_INSTANCE}}}schemaLocation", "").split()
    grammars = [pairs[i + 1] for i in range(0, len(pairs) - 1, 2) if pairs[i] == NAMESPACE]
    if address := root.get(f"{{{_INSTANCE}}}noNamespaceSchemaLocation"):
        grammars.append(address)
    return named | dict.fromkeys(grammars, False)


def find_schema(address: str, document: Path | None, catalog: Catalog | None) -> Path | None:
    """The file of a schema that a document names; None if it is not here.

    It is looked for in the catalog, beside the document, and among the registered schemas, by the
    address from which they came. Nothing is fetched.
    """
    if catalog and (path := catalog.find(address)):
        return path
    parts = urlsplit(address)
    if not parts.scheme and not parts.netloc and not address.startswith("/"):
        path = document.parent / unquote(parts.path) if document else None
        return path if path and path.is_file() else None
    return next((registered_as(each.name) for each in registered() if each.source == address), None)
