"""Say in ODD, the TEI's own language for customizations, what ``tei_memo.rng`` says.

ODD knows an element by its name alone. Where the schema has several elements of one name (a ``div``
that is the document, and one that is a section of it), the ODD has one with what all of them allow.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree
from odd_words import ATTRIBUTES, INTRODUCTION, MODULES, VALUES

RNG = "{http://relaxng.org/ns/structure/1.0}"
DOCUMENTATION = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"
TEI = "http://www.tei-c.org/ns/1.0"
#: Data types of XSD that TEI has under names of its own, by how the schema calls them.
_TYPES = {"moment": "teidata.temporal.w3c", "pointer": "teidata.pointer", "number": "teidata.word"}


@dataclass(slots=True)
class Attribute:
    """An attribute: its values, if the list is closed, and else its data type."""

    name: str
    required: bool
    values: list[str] = field(default_factory=list)
    datatype: tuple[str, str] = ("name", "string")


def odd(grammar: Path) -> bytes:
    """The ODD that says what a RELAX NG grammar says."""
    root = etree.parse(grammar).getroot()
    defines = {define.get("name", ""): define for define in root.iter(f"{RNG}define")}
    patterns: dict[str, list[etree._Element]] = {}
    for element in root.iter(f"{RNG}element"):
        patterns.setdefault(element.get("name", ""), []).append(element)
    document, schema = _frame()
    for module, names in MODULES.items():
        reference = _add(schema, "moduleRef", key=module)
        if names:
            reference.set("include", names)
    for name, variants in sorted(patterns.items()):
        schema.append(_element_spec(name, variants, defines))
    etree.indent(document)
    data: bytes = etree.tostring(document, encoding="UTF-8", xml_declaration=True)
    return data + b"\n"


def _frame() -> tuple[etree._Element, etree._Element]:
    """The document around the specification, and the specification in it."""
    root = etree.Element(f"{{{TEI}}}TEI", nsmap={None: TEI})
    root.set("{http://www.w3.org/XML/1998/namespace}lang", "en")
    description = _add(_add(root, "teiHeader"), "fileDesc")
    _add(_add(description, "titleStmt"), "title").text = "TEI for memos: the customization"
    publication = _add(description, "publicationStmt")
    _add(publication, "p").text = "Part of tei-tools, under the licence of that."
    _add(_add(description, "sourceDesc"), "p").text = "Made from schema/tei_memo.rnc."
    body = _add(_add(root, "text"), "body")
    for paragraph in INTRODUCTION:
        _add(body, "p").text = paragraph
    schema = _add(body, "schemaSpec", ident="tei_memo", start="TEI", docLang="en")
    return root, schema


def _element_spec(
    name: str, variants: Sequence[etree._Element], defines: dict[str, etree._Element]
) -> etree._Element:
    module = next((module for module, names in MODULES.items() if name in names.split()), None)
    if module is None:
        raise SystemExit(f"name <{name}> in MODULES of schema/odd_words.py, at its TEI module")
    spec = etree.Element(f"{{{TEI}}}elementSpec", ident=name, module=module, mode="change")
    for text in dict.fromkeys(_described(variants)):
        _add(spec, "desc").text = text
    _add(spec, "classes", mode="replace")  # no attributes but those named here
    content = _add(spec, "content")
    models = {
        etree.tostring(model): model
        for variant in variants
        if (model := _sequence([n for child in variant for n in _model(child, defines)]))
        is not None
    }
    if len(models) > 1:
        content = _add(content, "alternate")
    content.extend(models.values())
    if not models:
        _add(content, "empty")
    attributes = _merged([list(_attributes(variant, defines)) for variant in variants])
    if attributes:
        listed = _add(spec, "attList")
        listed.extend(_attribute_spec(name, attribute) for attribute in attributes)
    return spec


def _described(variants: Sequence[etree._Element]) -> Iterator[str]:
    for variant in variants:
        if text := variant.findtext(DOCUMENTATION):
            yield " ".join(text.split())


def _attribute_spec(element: str, attribute: Attribute) -> etree._Element:
    spec = etree.Element(f"{{{TEI}}}attDef", ident=attribute.name, mode="add")
    spec.set("usage", "req" if attribute.required else "opt")
    key = (element, attribute.name)
    said = ATTRIBUTES.get(key) or ATTRIBUTES.get(("*", attribute.name))
    if said is None:
        sys.exit(f"schema/odd_words.py: say what @{attribute.name} of <{element}> is")
    _add(spec, "desc").text = said
    kind, name = attribute.datatype
    _add(_add(spec, "datatype"), "dataRef").set(kind, name)
    if attribute.values:
        listed = _add(spec, "valList", type="closed", mode="add")
        for value in attribute.values:
            item = _add(listed, "valItem", ident=value)
            if text := VALUES.get((element, value)) or VALUES.get((attribute.name, value)):
                _add(item, "desc").text = text
    return spec


def _merged(variants: Sequence[Sequence[Attribute]]) -> list[Attribute]:
    """What all variants allow: required is only what all of them require."""
    merged: dict[str, Attribute] = {}
    for attributes in variants:
        for attribute in attributes:
            known = merged.setdefault(attribute.name, attribute)
            known.values += [value for value in attribute.values if value not in known.values]
    for name, attribute in merged.items():
        attribute.required = all(
            any(each.name == name and each.required for each in attributes)
            for attributes in variants
        )
    return sorted(merged.values(), key=lambda attribute: attribute.name)


def _attributes(
    pattern: etree._Element, defines: dict[str, etree._Element], required: bool = True
) -> Iterator[Attribute]:
    for child in pattern:
        if child.tag == f"{RNG}attribute":
            yield _attribute(child, defines, required)
        elif child.tag == f"{RNG}ref":
            yield from _attributes(defines[child.get("name", "")], defines, required)
        elif child.tag in (f"{RNG}optional", f"{RNG}choice", f"{RNG}zeroOrMore"):
            yield from _attributes(child, defines, False)
        elif child.tag != f"{RNG}element":
            yield from _attributes(child, defines, required)


def _attribute(
    pattern: etree._Element, defines: dict[str, etree._Element], required: bool
) -> Attribute:
    attribute = Attribute(pattern.get("name", ""), required)
    attribute.values = [value.text or "" for value in pattern.iter(f"{RNG}value")]
    reference, data = pattern.find(f"{RNG}ref"), pattern.find(f"{RNG}data")
    if attribute.values:
        attribute.datatype = ("key", "teidata.enumerated")
    elif reference is not None:
        attribute.datatype = ("key", _TYPES[reference.get("name", "")])
    elif data is not None:
        attribute.datatype = ("name", data.get("type", ""))
    return attribute


def _model(pattern: etree._Element, defines: dict[str, etree._Element]) -> list[etree._Element]:
    """The content that a pattern allows, as parts of a sequence; attributes are left out."""
    kind = etree.QName(pattern).localname if isinstance(pattern.tag, str) else ""
    if kind == "element":
        return [etree.Element(f"{{{TEI}}}elementRef", key=pattern.get("name", ""))]
    if kind == "text":
        return [etree.Element(f"{{{TEI}}}textNode")]
    inner = list(pattern) if kind != "ref" else list(defines[pattern.get("name", "")])
    if kind in ("ref", "group", "optional", "zeroOrMore", "oneOrMore"):
        parts = [part for child in inner for part in _model(child, defines)]
        whole = _sequence(parts)
        if whole is None or kind in ("ref", "group"):
            return parts
        return [_occurring(whole, kind)]
    if kind == "choice":
        parts = [p for child in inner if (p := _sequence(_model(child, defines))) is not None]
        if len(parts) < 2:
            return parts
        choice = etree.Element(f"{{{TEI}}}alternate")
        choice.extend(parts)
        return [choice]
    return []


def _sequence(parts: Sequence[etree._Element]) -> etree._Element | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    whole = etree.Element(f"{{{TEI}}}sequence")
    whole.extend(parts)
    return whole


def _occurring(part: etree._Element, kind: str) -> etree._Element:
    if part.get("minOccurs") or part.get("maxOccurs") or part.tag == f"{{{TEI}}}textNode":
        whole = etree.Element(f"{{{TEI}}}sequence")
        whole.append(part)
        part = whole
    if kind != "oneOrMore":
        part.set("minOccurs", "0")
    if kind != "optional":
        part.set("maxOccurs", "unbounded")
    return part


def _add(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{TEI}}}{name}", attributes)
