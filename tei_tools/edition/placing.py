"""Notes that stand apart from what they are about, at the end of a text or beside it: they are put
where their marks belong, so that all editions treat them as they do notes in their places.

TEI P5, 3.9 knows two ways: a reference in the text leads to the note, or the note tells with
``@target`` (and ``@targetEnd``) what it is about.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from tei_tools.tei import XML_ID, tag

_TEXT, _NOTE, _HEAD = tag("text"), tag("note"), tag("head")
_REFERENCES = frozenset(map(tag, ("ref", "ptr")))
#: What holds notes that stand apart; emptied, it goes, with its heading.
_HOLDERS = frozenset(map(tag, "back body div div1 div2 div3 div4 div5 div6 div7 noteGrp "
                              "listAnnotation standOff".split()))  # fmt: skip
_EMPTIED = _HOLDERS - {tag("body"), tag("standOff")}
#: What has its words in lines: a note about all of it has its mark at its end.
_LINES = frozenset(map(tag, "p ab l head item cell seg persName placeName orgName name rs date q "
                            "quote hi title term gloss foreign w s phr cl".split()))  # fmt: skip
_POINTS = frozenset(map(tag, ("anchor", "lb", "pb", "milestone", *_REFERENCES)))
#: The longest text of a reference that is nothing but the mark of its note.
_LONGEST_MARK = 5


def place_notes(root: etree._Element) -> bool:
    """Put the notes of a document that stand apart at their marks. Whether there were any."""
    apart = [note for note in root.iter(_NOTE) if _stands_apart(note)]
    if not apart:
        return False
    by_pointer = {f"#{note.get(XML_ID)}": note for note in apart if XML_ID in note.attrib}
    placed: set[etree._Element] = set()
    references = [each for text in root.iter(_TEXT) for each in text.iter(*_REFERENCES)]
    for reference in references:
        note = by_pointer.get(reference.get("target", "").strip())
        if note is not None and note not in placed and _can_go_to(reference, note):
            _move(note, reference, _at_reference)
            placed.add(note)
    targets: dict[str, etree._Element] = {}
    waiting = [note for note in apart if note not in placed and "target" in note.attrib]
    for element in root.iter(etree.Element) if waiting else ():
        if XML_ID in element.attrib:
            targets.setdefault(f"#{element.get(XML_ID)}", element)
    for note in waiting:
        pointers = (note.get("targetEnd", "") or note.get("target", "")).split()
        target = targets.get(pointers[-1]) if pointers else None
        if target is None or not _can_go_to(target, note):
            continue
        if target.tag in _POINTS or target.tag in _LINES:
            _move(note, target, _after if target.tag in _POINTS else _at_end)
            placed.add(note)
    return bool(placed)


def _stands_apart(note: etree._Element) -> bool:
    around = note.getparent()
    return (
        around is not None
        and around.tag in _HOLDERS
        and note.get("place") != "inline"
        and not (note.tail or "").strip()
    )


def _can_go_to(place: etree._Element, note: etree._Element) -> bool:
    """Whether the place is one of the text, and not within the note."""
    around = [place, *place.iterancestors()]
    return note not in around and any(each.tag == _TEXT for each in around)


def _move(
    note: etree._Element,
    place: etree._Element,
    put: Callable[[etree._Element, etree._Element], None],
) -> None:
    """Put a note to a place, and take away what is left empty where it stood."""
    left = note.getparent()
    put(place, note)
    while left is not None and left.tag in _EMPTIED and _is_empty(left):
        around = left.getparent()
        if around is not None:
            around.remove(left)
        left = around


def _is_empty(holder: etree._Element) -> bool:
    """Whether nothing is left in it but its heading."""
    return all(child.tag == _HEAD and not len(child) for child in holder)


def _at_reference(reference: etree._Element, note: etree._Element) -> None:
    """In the place of a reference that is nothing but the mark of its note, or else after it."""
    words = "".join(map(str, reference.itertext())).strip(" \t\r\n[]()")
    parent = reference.getparent()
    if parent is None or (len(words) > _LONGEST_MARK and words != note.get("n")):
        _after(reference, note)
        return
    if words and not note.get("n", "").strip():
        note.set("n", words)
    note.tail = reference.tail
    parent.replace(reference, note)


def _after(place: etree._Element, note: etree._Element) -> None:
    note.tail, place.tail = place.tail, None
    place.addnext(note)


def _at_end(target: etree._Element, note: etree._Element) -> None:
    note.tail = None
    target.append(note)
