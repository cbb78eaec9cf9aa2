"""``include`` and ``extends`` with an address: parts of a Schematron schema in other files.

Only files beside the schema are read; nothing is fetched.
"""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from tei_tools.errors import SchemaError, XmlError
from tei_tools.tei import XML_ID, local_name, parse

_SCH = "{http://purl.oclc.org/dsdl/schematron}"
#: Deeper than this, files include each other.
_DEEPEST = 20


def included(root: etree._Element, path: Path, depth: int = 0) -> etree._Element:
    """A copy of the schema with all that it includes in its place.

    Raises SchemaError where a part is not there.
    """
    if root.find(f".//{_SCH}include") is None and root.find(f".//{_SCH}extends[@href]") is None:
        return root
    if depth > _DEEPEST:
        raise SchemaError(f"{path}: includes itself")
    root = deepcopy(root)
    for node in list(root.iter(f"{_SCH}include", f"{_SCH}extends")):
        address, parent = node.get("href"), node.getparent()
        if address is None or parent is None:
            continue
        part, file = _part(address, path, node)
        part = included(part, file, depth + 1)
        # an include stands for the element itself, an extends for what is in it
        parts = [part] if local_name(node) == "include" else list(part)
        at = parent.index(node)
        parent.remove(node)
        parent[at:at] = [deepcopy(each) for each in parts if isinstance(each.tag, str)]
    return root


def _part(address: str, path: Path, node: etree._Element) -> tuple[etree._Element, Path]:
    """The element that an address points to, and its file."""
    parts = urlsplit(address)
    where = f"{path}:{node.sourceline}"
    if parts.scheme not in ("", "file") or parts.netloc:
        raise SchemaError(
            f"{where}: includes {address}, which is not a file beside it; nothing is fetched: save "
            "it here, and name the file"
        )
    file = path.parent / unquote(parts.path) if parts.path else path
    try:
        root = parse(file).getroot()
    except XmlError as error:
        raise SchemaError(f"{where}: includes {address}: {error}") from None
    if not parts.fragment:
        return root, file
    for each in root.iter(etree.Element):
        if parts.fragment in (each.get("id"), each.get(XML_ID)):
            return each, file
    raise SchemaError(f"{where}: includes {address}, but there is no {parts.fragment} in it")
