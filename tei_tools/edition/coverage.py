"""Which elements of a document have no form of their own in an edition.

They are not lost: the web page and the plain text show their words, as a block or in the line. But
an editor should know that nothing more is shown of them.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

from lxml import etree

from tei_tools.edition.attachments import ATTACHMENTS
from tei_tools.tei import NAMESPACE, tag

_TEMPLATES = etree.XPath(
    "//x:template/@match",
    namespaces={"x": "http://www.w3.org/1999/XSL/Transform"},
    smart_strings=False,
)
_NAME = re.compile(r"tei:(\w+)")
#: All of a formula is shown, or left out as the same in another form.
_MATH = "{http://www.w3.org/1998/Math/MathML}"


@cache
def known_elements() -> frozenset[str]:
    """The elements that a template of the web page is for, and those that are made such, as lxml
    writes their names."""
    folder = Path(__file__).with_name("xslt")
    matches: list[str] = []
    for file in sorted(folder.glob("html*.xsl")):
        matches += _TEMPLATES(etree.parse(file))  # type: ignore[arg-type]  # a list of strings
    named = frozenset(tag(name) for match in matches for name in _NAME.findall(match))
    return named | ATTACHMENTS


def unknown_elements(document: etree._ElementTree) -> Counter[str]:
    """How often each element without a form of its own stands in the texts of the document, by its
    name: without a namespace if it is one of TEI, otherwise as ``{namespace}name``."""
    known = known_elements()
    found: Counter[str] = Counter()
    for text in document.iter(tag("text"), tag("sourceDoc")):
        if any(True for _ in text.iterancestors(tag("text"))):
            continue  # counted with the text around it
        for element in text.iter(etree.Element):
            if element.tag not in known and not element.tag.startswith(_MATH):
                found[str(element.tag).removeprefix(f"{{{NAMESPACE}}}")] += 1
    return found
