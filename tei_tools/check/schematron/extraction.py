"""The Schematron rules that stand in a schema of another kind: RELAX NG, or an ODD."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from tei_tools.tei import NAMESPACE, XML_ID, local_name

_SCH = "http://purl.oclc.org/dsdl/schematron"
_RNG = "{http://relaxng.org/ns/structure/1.0}"
_TEI = f"{{{NAMESPACE}}}"
#: What may stand beside patterns at the top of a schema.
_TOP = ("ns", "let", "phase", "diagnostics")


def embedded_schema(root: etree._Element) -> etree._Element | None:
    """A schema in Schematron of all rules in a RELAX NG schema or an ODD; None if it has none.

    Prefixes that are not declared by ``ns`` are those of the file. A rule without a pattern gets
    one, and an ``assert`` without a rule one for the element in whose definition it stands.
    """
    if next(root.iter(f"{{{_SCH}}}*"), None) is None:
        return None
    schema = etree.Element(f"{{{_SCH}}}schema", nsmap={"sch": _SCH})
    schema.set("queryBinding", _binding(root))
    prefixes: dict[str, str] = {}
    parts: list[etree._Element] = []
    for node in root.iter(f"{{{_SCH}}}*"):
        parent = node.getparent()
        if parent is None or str(parent.tag).startswith(f"{{{_SCH}}}") or not _in_force(node):
            continue
        prefixes |= {p: uri for p, uri in node.nsmap.items() if p and p not in prefixes}
        name = local_name(node)
        if name in _TOP:
            parts.append(_copy(node))
        elif name in ("pattern", "rule", "assert", "report"):
            parts.append(_pattern(node, name))
    declared = {part.get("prefix"): part for part in parts if local_name(part) == "ns"}
    for prefix, uri in prefixes.items():
        if prefix not in declared:
            etree.SubElement(schema, f"{{{_SCH}}}ns", prefix=prefix, uri=uri)
    schema.extend(declared.values())
    schema.extend(part for part in parts if local_name(part) != "ns")
    return schema


def _binding(root: etree._Element) -> str:
    """The query binding of the rules; XSLT 3 where none is said: TEI writes in it."""
    for node in (root, *root.iter(f"{_TEI}constraintDecl")):
        if name := node.get("queryBinding") or node.get(f"{{{_SCH}}}queryBinding"):
            return name
    return "xslt3"


def _in_force(node: etree._Element) -> bool:
    """Whether no specification around it says that it is deleted, or is an example."""
    for up in node.iterancestors():
        if up.tag == f"{_TEI}constraintSpec" and up.get("mode") == "delete":
            return False
        if local_name(up) == "egXML":
            return False
    return True


def _copy(node: etree._Element) -> etree._Element:
    copy = deepcopy(node)
    copy.tail = None
    return copy


def _pattern(node: etree._Element, name: str) -> etree._Element:
    """The node as a pattern that has an identifier."""
    pattern = _copy(node)
    for wanted in ("rule", "pattern"):
        if local_name(pattern) in ("assert", "report") or (
            local_name(pattern) == "rule" and wanted == "pattern"
        ):
            outer = etree.Element(f"{{{_SCH}}}{wanted}")
            if wanted == "rule":
                outer.set("context", _context(node))
            outer.append(pattern)
            pattern = outer
    if not pattern.get("id") and (specification := _specification(node)) is not None:
        pattern.set("id", specification.get("ident", "") or specification.get(XML_ID, ""))
    return pattern


def _specification(node: etree._Element) -> etree._Element | None:
    return next(node.iterancestors(f"{_TEI}constraintSpec"), None)


def _context(node: etree._Element) -> str:
    """The element in whose definition the node stands."""
    for up in node.iterancestors():
        if up.tag == f"{_RNG}element" and up.get("name"):
            return f'*[local-name()="{up.get("name", "").rpartition(":")[2]}"]'
        if up.tag == f"{_TEI}elementSpec":
            return f'*[local-name()="{up.get("ident", "")}"]'
    return "/*"
