"""The page of the manual on the customization, made from its ODD."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tei_tools.tei import parse, tag

_PAGE = """\
# The customization

Which elements, attributes and values the editions that `convert` makes may have. (A customization
is a choice among the elements of TEI, with rules of its own.) In
`<date when="1974-03-02">March 2</date>` `date` is the element, `when` an attribute of it, and
`1974-03-02` the value.

An edition has three parts: the header, which says what is known of the memo; the persons, places
and organizations that it names; and its text.

```xml
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">
  <teiHeader>…</teiHeader>
  <standOff>…</standOff>
  <text>…</text>
</TEI>
```

| part of the memo | element |
| --- | --- |
{frequent}
The elements of the header stand, with what they are made from, on [a page of their own](header.md).

## How to read this page

Under each element stand what it is for, the module of TEI that it is from, what it may hold, and
its attributes; those in bold are required. *Running text* is words in which there may be
{running}.

The page is made from `schema/tei_memo.odd`, the customization in TEI's own language (`python
docs/make.py`). The schemas `tei_memo.rng` and `tei_memo.xsd` and the ODD itself are made from
`schema/tei_memo.rnc`.

{elements}"""

#: What the archivist looks for first.
_FREQUENT = {
    "heading, and the line under it": ("head",),
    "place and date, salutation": ("opener", "dateline", "salute"),
    "paragraph": ("p",),
    "list, as of participants": ("list", "item", "label"),
    "table": ("table", "row", "cell"),
    "footnote": ("note",),
    "page break, running head": ("pb", "fw"),
    "signature, what follows it": ("closer", "signed", "postscript"),
    "section, attachment": ("div",),
    "person, place, organization": ("persName", "placeName", "orgName"),
    "date": ("date",),
    "term, abbreviation": ("gloss",),
    "the editor's brackets": ("gap", "supplied", "sic"),
}
#: What stands in the text of a paragraph.
_RUNNING = (
    *("persName", "placeName", "orgName", "gloss", "date"),
    *("gap", "supplied", "sic", "note", "pb", "fw", "lb"),
)


def customization_page(odd: Path) -> str:
    """All elements in the order of their names, with what they hold and their attributes."""
    specs = parse(odd).getroot().iter(tag("elementSpec"))
    return _PAGE.format(
        frequent="".join(f"| {what} | {_links(names)} |\n" for what, names in _FREQUENT.items()),
        running=", ".join(f"`{name}`" for name in _RUNNING[:-1]) + f" and `{_RUNNING[-1]}`",
        elements="\n".join(map(_element, specs)),
    )


def _links(names: Iterable[str]) -> str:
    return ", ".join(f"[`{name}`](#{name.lower()})" for name in names)


def _element(spec: Any) -> str:
    said = " ".join(desc.text for desc in spec.findall(tag("desc")))
    content = spec.find(tag("content"))
    names = list(dict.fromkeys(each.get("key") for each in content.iter(tag("elementRef"))))
    held = []
    if content.find(f".//{tag('textNode')}") is not None:
        is_running = tuple(names[: len(_RUNNING)]) == _RUNNING
        held = ["running text" if is_running else "words"]
        names = names[len(_RUNNING) :] if is_running else names
    held += [f"`{name}`" for name in names]
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
