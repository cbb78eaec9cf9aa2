"""The second step of the proof: the draft against the bytes that were written of it.

The bytes are parsed as any XML from outside: they must be well-formed, and their ``text`` must hold
the elements of the draft in the same order, and the same characters but for the white space of
ASCII. Attributes, and where an element ends, are not compared: that they are written as they are
drafted is what the tests show, on drafts of all kinds.
"""

from __future__ import annotations

from lxml import etree

from tei_tools.errors import ProofError, XmlError
from tei_tools.proof.memo import BLANKS, without_blanks
from tei_tools.tei import Draft, parse, tag


def prove_written(data: bytes, text: Draft, name: str) -> etree._ElementTree:
    """Parse the bytes of an edition and compare its ``text`` with the draft that it was written
    from; return what was parsed. ``name`` is that of the memo.

    Raises ProofError if the bytes are not well-formed or hold anything else.
    """
    try:
        tree = parse(data, "the edition")
    except XmlError as error:
        raise ProofError(
            f"{name}: the edition could not be read again; nothing was written; {error}; a "
            "paragraph of more than ten million bytes has to be divided; if there is none, "
            "this is a fault of the converter: please report it with the memo"
        ) from None
    names: list[str] = []
    pieces: list[str] = []
    _gather(text, names, pieces)
    read = tree.getroot().find(tag("text"))
    if read is None or _differ(read, names, pieces):
        raise ProofError(
            f"{name}: the edition as written does not hold what it was made to hold; nothing was "
            "written; this is a fault of the converter: please report it with the memo"
        )
    return tree


def _differ(read: etree._Element, names: list[str], pieces: list[str]) -> bool:
    """Whether what was read has other elements, or other characters, than these."""
    if [element.tag for element in read.iter()] != names:
        return True
    words = etree.tostring(read, method="text", encoding="UTF-8", with_tail=False)
    return words.translate(None, BLANKS) != without_blanks("".join(pieces))


def _gather(element: Draft, names: list[str], pieces: list[str]) -> None:
    """Add the names of an element and those in it, and their texts, in the order of the XML."""
    names.append(tag(element.name))
    for child in element.children:
        if isinstance(child, str):
            pieces.append(child)
        else:
            _gather(child, names, pieces)
