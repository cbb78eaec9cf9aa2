"""The readings that an edition does not show, and what it tells of them: their words."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from tei_tools.edition.amounts import told as amount_told
from tei_tools.edition.header import BLOCKS, in_line
from tei_tools.edition.readings import HOLDERS, readings_of, shown
from tei_tools.edition.words import IN_ENGLISH, Words
from tei_tools.tei import tag

#: The namespace of what is told of readings. A ``choice`` or an ``app`` has a ``number``, which is
#: the ``of`` of its readings; the one that is shown says so (``shown``), each other one has its
#: ``words``. What tells of witnesses has them too, but is no reading ``of`` anything.
READING = "urn:tei-tools:reading"

_HERE, _NUMBER, _OF, _SHOWN, _WORDS = (
    f"{{{READING}}}{name}" for name in ("here", "number", "of", "shown", "words")
)
_OF_WITNESSES = tuple(map(tag, ("wit", "witDetail")))
_NOTHING = frozenset(map(tag, ("pb", "cb", "fw")))
_NOTE = tag("note")
_GAP, _DESC, _SUPPLIED = map(tag, ("gap", "desc", "supplied"))


def mark_readings(root: etree._Element, say: Words = IN_ENGLISH) -> None:
    """Tell a stylesheet which readings are shown, and the words of the others, with the attributes
    of :data:`READING`; our own words among them are those of ``say``."""
    for number, holder in enumerate(root.iter(*HOLDERS)):
        root.set(_HERE, "")  # see numbering.declare
        holder.set(_NUMBER, str(number))
        preferred = shown(holder)
        for reading in readings_of(holder):
            reading.set(_OF, str(number))
            if reading is preferred:
                reading.set(_SHOWN, "yes")
            else:
                reading.set(_WORDS, in_line("".join(_words(reading, say))))
        for witnesses in holder.iterdescendants(*_OF_WITNESSES):
            witnesses.set(_WORDS, "")


def is_told(element: etree._Element) -> bool:
    """Whether an element of a document with marks stands in no reading that is not shown."""
    return _WORDS not in element.attrib and not any(
        _WORDS in around.attrib for around in element.iterancestors()
    )


def told(elements: Iterator[etree._Element], root: etree._Element) -> Iterator[etree._Element]:
    """Those of the elements below a root that stand in no reading that is not shown."""
    return filter(is_told, elements) if _HERE in root.attrib else elements


def _words(element: etree._Element, say: Words) -> Iterator[str]:
    """The words of an element in pieces: the reading that is shown of each of its own readings,
    its notes in brackets, and what the text says of gaps and of what was supplied."""
    name = element.tag
    if not isinstance(name, str) or name in _NOTHING:
        return
    if name in HOLDERS:
        preferred = shown(element)
        if preferred is not None:
            yield from _words(preferred, say)
        return
    before, after = (" ", " ") if name in BLOCKS else ("", "")
    if name == _NOTE:
        yield f" [{say('note:')} {in_line(''.join(_content(element, say)))}]"
        return
    if name == _SUPPLIED and "[" not in "".join(map(str, element.itertext())):
        before, after = "[", "]"
    elif name == _GAP and element.find(_DESC) is None:
        yield f"[{amount_told(element, say)}]"
        return
    yield before
    yield from _content(element, say)
    yield after


def _content(element: etree._Element, say: Words) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield from _words(child, say)
        yield child.tail or ""
