"""The TEI document that an edition is made from."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from tei_tools.errors import XmlError
from tei_tools.tei import NAMESPACE, TeiSource, as_source, parse, tag


def read_document(tei: TeiSource, name: str | None = None) -> etree._ElementTree:
    """The document, parsed if it is a file or bytes, which messages call by ``name``.

    Raises XmlError where it is not well-formed XML, or its root is not ``TEI`` or ``teiCorpus``,
    TypeError where it is neither a path, bytes nor a tree.
    """
    tei = as_source(tei)
    if isinstance(tei, etree._ElementTree):
        tree, name = tei, name or tei.docinfo.URL or "<document>"
    else:
        name = name or (str(tei) if isinstance(tei, Path) else "<input>")
        tree = parse(tei, name)
    root = tree.getroot()
    if root.tag in (tag("TEI"), tag("teiCorpus")):
        return tree
    found = etree.QName(root)
    hint = (
        f'declare the TEI namespace on the root: <TEI xmlns="{NAMESPACE}">'
        if found.localname in ("TEI", "TEI.2", "teiCorpus")
        else "is it the right file?"
    )
    raise XmlError(
        f"{name}:{root.sourceline or 1}: is XML, but not a TEI document: its root is "
        f"<{found.localname}> in {_in_words(found.namespace)}, wanted is <TEI> in the namespace "
        f"{NAMESPACE}; {hint}"
    )


def _in_words(namespace: str | None) -> str:
    return f"the namespace {namespace}" if namespace else "no namespace"
