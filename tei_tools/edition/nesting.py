"""What stands in what on a page: HTML allows no block in a line, any TEI does.

A document may have a list in a highlighted passage or an address in a signature within a paragraph;
a browser would end the paragraph there, and set what follows elsewhere.
"""

from __future__ import annotations

from lxml import etree

_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
#: The elements that stand as blocks of their own (HTML, 3.2.5.2.2).
BLOCKS = _HEADINGS | frozenset(
    "div p section article aside header footer ul ol dl table blockquote figure pre hr".split()
)
#: Those that hold nothing but what stands in a line (HTML, 3.2.5.2.5).
_LINES = _HEADINGS | frozenset("p span cite em i b q time sup sub s abbr code".split())
#: Those that hold what may stand around them (HTML, 3.2.5.3).
_TRANSPARENT = frozenset("a del ins".split())
_WITH_BLOCK = _LINES | _TRANSPARENT
#: How the words in an element look, as a class of our style sheets.
_LOOKS = {"b": "strong", "em": "italic", "i": "italic", "cite": "italic", "q": "q", "s": "s"}


def mend_nesting(root: etree._Element) -> None:
    """What holds a block becomes a block, and looks as it did; a heading stays one for those who
    do not see it (WAI-ARIA 1.2, ``heading``)."""
    for block in root.iter(*BLOCKS):
        around = block.getparent()
        if around is not None and around.tag in _WITH_BLOCK:
            for line in block.iterancestors(*_LINES):
                _as_block(line)


def _as_block(line: etree._Element) -> None:
    name = line.tag
    if name in _HEADINGS:
        line.set("role", "heading")
        line.set("aria-level", name[1])
    if look := _LOOKS.get(name):
        line.set("class", f"{line.get('class', '')} {look}".strip())
    if name == "p" and "class" not in line.attrib:
        line.set("class", "p")
    line.tag = "div"
    for attribute in ("datetime", "cite"):
        line.attrib.pop(attribute, "")
