"""OASIS XML catalogs: where the file of an address is (XML Catalogs 1.1, section 7.2)."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from tei_tools.errors import SchemaError, XmlError
from tei_tools.tei import XML_NAMESPACE, local_name, parse

_NAMESPACE = "urn:oasis:names:tc:entity:xmlns:xml:catalog"
_BASE = f"{{{XML_NAMESPACE}}}base"


@dataclass(slots=True)
class Catalog:
    """What catalogs say of addresses: whole ones, their beginnings, their ends."""

    whole: dict[str, str] = field(default_factory=dict)
    beginnings: dict[str, str] = field(default_factory=dict)
    ends: dict[str, str] = field(default_factory=dict)

    def find(self, address: str) -> Path | None:
        """The local file of an address. The longest beginning or end that fits counts."""
        target = self.whole.get(address)
        if target is None:
            fits = [start for start in self.beginnings if address.startswith(start)]
            if fits:
                start = max(fits, key=len)
                target = self.beginnings[start] + address.removeprefix(start)
        if target is None:
            fits = [end for end in self.ends if address.endswith(end)]
            target = self.ends[max(fits, key=len)] if fits else None
        if target is None or urlsplit(target).scheme != "file":
            return None
        return Path(unquote(urlsplit(target).path))


def read_catalog(path: Path) -> Catalog:
    """Read a catalog and those that it names as next; what is given first counts.

    Raises SchemaError if one cannot be read.
    """
    catalog = Catalog()
    todo, done = [path.resolve()], set()
    while todo:
        file = todo.pop(0)
        if file not in done:
            done.add(file)
            todo += _read(file, catalog)
    return catalog


def _read(path: Path, catalog: Catalog) -> list[Path]:
    """Add what the file says; return the catalogs that it names as next."""
    try:
        root = parse(path).getroot()
    except XmlError as error:
        raise SchemaError(f"the catalog cannot be used: {error}") from None
    if root.tag != f"{{{_NAMESPACE}}}catalog":
        raise SchemaError(f"{path}: is no OASIS XML catalog")
    further: list[Path] = []
    for node in root.iter(f"{{{_NAMESPACE}}}*"):
        base = path.as_uri()
        for up in reversed([node, *node.iterancestors()]):
            base = urljoin(base, up.get(_BASE, ""))
        target = urljoin(base, node.get("uri") or node.get("rewritePrefix") or "")
        match local_name(node):
            case "uri" | "system":
                key = node.get("name") or node.get("systemId") or ""
                catalog.whole.setdefault(key, target)
            case "rewriteURI" | "rewriteSystem":
                key = node.get("uriStartString") or node.get("systemIdStartString") or ""
                catalog.beginnings.setdefault(key, target)
            case "uriSuffix" | "systemSuffix":
                key = node.get("uriSuffix") or node.get("systemIdSuffix") or ""
                catalog.ends.setdefault(key, target)
            case "nextCatalog":
                target = urljoin(base, node.get("catalog", ""))
                if urlsplit(target).scheme == "file":
                    further.append(Path(unquote(urlsplit(target).path)))
    return further
