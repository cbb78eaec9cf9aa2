"""The page of the manual on the customization, made from its ODD."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tei_tools.tei import parse, tag

_PAGE = """\
# The customization

Which elements, attributes and values the editions that `convert` makes may have. This page is made
from `schema/tei_memo.odd`, the customization in TEI's own language (`python docs/make.py`); the
schemas `tei_memo.rng` and `tei_memo.xsd` and the ODD itself are made from `schema/tei_memo.rnc`.

Attributes in bold are required.

{elements}"""


def customization_page(odd: Path) -> str:
    """All elements in the order of their names, with what they hold and their attributes."""
    specs = parse(odd).getroot().iter(tag("elementSpec"))
    return _PAGE.format(elements="\n".join(map(_element, specs)))


def _element(spec: Any) -> str:
    said = " ".join(desc.text for desc in spec.findall(tag("desc")))
    content = spec.find(tag("content"))
    names = dict.fromkeys(each.get("key") for each in content.iter(tag("elementRef")))
    held = [f"`{name}`" for name in names]
    if content.find(f".//{tag('textNode')}") is not None:
        held.insert(0, "text")
    lines = [f"## {spec.get('ident')}", "", said or "A part of the element that holds it.", ""]
    lines += [f"Module {spec.get('module')}. Holds {', '.join(held) or 'nothing'}.", ""]
    attributes = list(spec.iter(tag("attDef")))
    if attributes:
        lines += [
            "| attribute | | values |",
            "| --- | --- | --- |",
            *map(_attribute, attributes),
            "",
        ]
    return "\n".join(lines)


def _attribute(spec: Any) -> str:
    name = f"`{spec.get('ident')}`"
    if spec.get("usage") == "req":
        name = f"**{name}**"
    values = ", ".join(f"`{item.get('ident')}`" for item in spec.iter(tag("valItem")))
    reference = spec.find(f"{tag('datatype')}/{tag('dataRef')}")
    kind = reference.get("key") or reference.get("name")
    return f"| {name} | {spec.find(tag('desc')).text} | {values or kind} |"
