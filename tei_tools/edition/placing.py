"""Notes that stand apart from what they are about, at the end of a text or beside it: they are put
where their marks belong, so that all editions treat them as they do notes in their places.

TEI P5, 3.9 knows two ways: a reference in the text leads to the note, or the note tells with
``@target`` (and ``@targetEnd``) what it is about. A note of which neither is sure stays where it
is, and what leads to it remains a link.
"""

from __future__ import annotations

from lxml import etree

from tei_tools.edition.marks import Rank, is_in_front, is_only_mark, mark_of, rank, references
from tei_tools.edition.numbering import is_called
from tei_tools.edition.other_readings import is_told
from tei_tools.tei import XML_ID, tag

_TEXT, _NOTE, _HEAD, _ANCHOR = map(tag, "text note head anchor".split())
_BACK, _BODY, _STANDOFF, _PB = map(tag, "back body standOff pb".split())
_GROUPS = frozenset(map(tag, ("noteGrp", "listAnnotation")))
_DIVISIONS = frozenset(map(tag, "div div1 div2 div3 div4 div5 div6 div7".split()))
_AROUND = _DIVISIONS | {_BACK, _BODY, _STANDOFF}
#: What holds notes that stand apart; emptied, it goes, with a heading that says what it held.
_EMPTIED = _DIVISIONS | _GROUPS | {_BACK}
_HEADINGS = frozenset(
    "notes note endnotes footnotes anmerkungen fußnoten endnoten notas note appunti "
    "примечания сноски".split()
)
_OF_NOTES = _GROUPS | {_NOTE, _HEAD, _PB}
#: What has its words in lines: a note about all of it has its mark at its end.
_LINES = frozenset(map(tag, "p ab l head item cell seg persName placeName orgName name rs date q "
                            "quote hi title term gloss foreign w s phr cl".split()))  # fmt: skip
_POINTS = frozenset(map(tag, "anchor lb pb milestone ref ptr".split()))


def place_notes(root: etree._Element) -> bool:
    """Put the notes of a document that stand apart at their marks. Whether any was put.

    Which readings are shown must have been told before (``mark_readings``).
    """
    apart = [note for note in root.iter(_NOTE) if _stands_apart(note)]
    if not apart:
        return False
    marks = _find_marks(root, apart)
    for note, reference in marks.items():
        _move_to_reference(note, reference)
    waiting = [note for note in apart if note not in marks and "target" in note.attrib]
    targets: dict[str, etree._Element] = {}
    for element in root.iter(etree.Element) if waiting else ():
        if XML_ID in element.attrib:
            targets.setdefault(f"#{element.get(XML_ID)}", element)
    has_moved = bool(marks)
    for note in waiting:
        pointers = (note.get("targetEnd", "") or note.get("target", "")).split()
        target = targets.get(pointers[-1]) if pointers else None
        if target is not None and _can_go_to(target, note):
            has_moved |= _move_to_target(note, target)
    return has_moved


def _stands_apart(note: etree._Element) -> bool:
    """Whether the note has a mark, and stands between blocks or beside the text."""
    around = _around(note)
    return (
        around is not None
        and around.tag in _AROUND
        and is_called(note)
        and note.get("type") != "unplaced"
        and not (note.tail or "").strip()
    )


def _around(note: etree._Element) -> etree._Element | None:
    """What the note, or the group that it is of, stands in."""
    around = note.getparent()
    while around is not None and around.tag in _GROUPS:
        around = around.getparent()
    return around


def _find_marks(
    root: etree._Element, apart: list[etree._Element]
) -> dict[etree._Element, etree._Element]:
    """The reference that is the mark of each note: the surest, and of these the first."""
    by_pointer: dict[str, etree._Element] = {}
    for note in apart:
        if XML_ID in note.attrib:
            by_pointer.setdefault(f"#{note.get(XML_ID)}", note)
    gathered: dict[etree._Element | None, bool] = {}
    found: dict[etree._Element, tuple[tuple[bool, Rank], etree._Element]] = {}
    for reference in references(root) if by_pointer else ():
        named = by_pointer.get(reference.get("target", "").strip())
        if named is None:
            continue
        around = named.getparent()
        if around not in gathered:
            gathered[around] = _is_of_notes(around)
        order = is_in_front(reference), rank(reference, named)
        is_unmistakable = order[1] <= Rank.AT_WORD
        if (is_unmistakable or (gathered[around] and not order[0])) and (
            named not in found or order < found[named][0]
        ):
            found[named] = order, reference
    return {note: reference for note, (_, reference) in found.items()}


def _is_of_notes(holder: etree._Element | None) -> bool:
    """Whether it is a place for notes, not a division in which one stands in its place."""
    if holder is None or holder.tag not in _DIVISIONS:
        return holder is not None and holder.tag != _BODY
    is_named = "notes" in holder.get("type", "").lower()
    return is_named or all(child.tag in _OF_NOTES for child in holder.iterchildren(etree.Element))


def _can_go_to(place: etree._Element, note: etree._Element) -> bool:
    """Whether the place is one of the text that is shown, and not within the note."""
    around = [place, *place.iterancestors()]
    return note not in around and any(each.tag == _TEXT for each in around) and is_told(place)


def _move_to_reference(note: etree._Element, reference: etree._Element) -> None:
    """In the place of a reference that is nothing but the mark of its note, or else after it."""
    left = note.getparent()
    is_mark = is_only_mark(reference, note)
    if is_mark and mark_of(reference) and not note.get("n", "").strip():
        note.set("n", mark_of(reference))
    _put_after(reference, note)
    if is_mark:
        _take_out(reference)
    _remove_emptied(left)


def _move_to_target(note: etree._Element, target: etree._Element) -> bool:
    """After a point, or at the end of what has its words in lines. Whether it is one of these."""
    left = note.getparent()
    if target.tag in _POINTS:
        _put_after(target, note)
    elif target.tag in _LINES:
        _put_at_end(target, note)
    else:
        return False
    _remove_emptied(left)
    return True


def _put_after(place: etree._Element, note: etree._Element) -> None:
    note.tail, place.tail = place.tail, None
    place.addnext(note)


def _put_at_end(target: etree._Element, note: etree._Element) -> None:
    """At the end of the words; white space that indents the end stands after the mark."""
    last = target[-1] if len(target) else None
    text = (target.text if last is None else last.tail) or ""
    words = text.rstrip(" \t\r\n")
    if last is None:
        target.text = words
    else:
        last.tail = words
    note.tail = text[len(words) :]
    target.append(note)


def _remove_emptied(holder: etree._Element | None) -> None:
    """Take out what is left empty where a note stood, and what is empty by that."""
    while holder is not None and holder.tag in _EMPTIED and _is_empty(holder):
        around = holder.getparent()
        _take_out(holder)
        holder = around


def _is_empty(holder: etree._Element) -> bool:
    """Whether nothing is left in it but a heading that says that it is of notes."""
    words = "".join([holder.text or "", *(child.tail or "" for child in holder)])
    return not words.strip() and all(map(_says_notes, holder))


def _says_notes(child: etree._Element) -> bool:
    words = (child.text or "").strip(" \t\r\n.:").casefold()
    return child.tag == _HEAD and not len(child) and words in _HEADINGS


def _take_out(element: etree._Element) -> None:
    """Remove an element with all that is in it, but not the text after it; where identifiers were
    stand anchors, so that links find the place."""
    for identified in element.iter(etree.Element):
        if XML_ID in identified.attrib:
            anchor = etree.Element(_ANCHOR, {XML_ID: identified.get(XML_ID, "")})
            element.addprevious(anchor)
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    tail = element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)
