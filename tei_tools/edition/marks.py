"""Which reference of a text is the mark of a note that stands apart.

A reference may be the mark, as ``text<ref target="#n5">5</ref>``, or lead to the note from
elsewhere: ``see <ref target="#n5">note 5</ref>``, a table of contents, another note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum

from lxml import etree

from tei_tools.edition.numbering import is_called
from tei_tools.edition.other_readings import told
from tei_tools.tei import XML_ID, tag

_TEXT, _FRONT, _NOTE, _HI = map(tag, "text front note hi".split())
_REFERENCES = frozenset(map(tag, ("ref", "ptr")))
_CONTENTS = frozenset(map(tag, "list div div1 div2 div3 div4 div5 div6 div7".split()))
_OF_CONTENTS = frozenset(("toc", "contents"))
#: A mark that an encoder writes of a note without @n: a number, a letter or a symbol.
_MARK = re.compile(r"\d{1,3}|[^\W\d_]|[*\u2020\u2021\u00a7\u00b6#]{1,4}")
_AROUND_MARK = " \t\r\n[]()."
_BEFORE_WORDS = " \t\r\n([{\N{EN DASH}\N{EM DASH}"


class Rank(IntEnum):
    """How surely a reference is the mark of its note; the lowest is the surest."""

    SAID = 0  #: it says so, is set as a mark, or has no words
    AT_WORD = 1  #: its words are the mark, and it follows a word without a space
    MARK = 2  #: its words are the mark
    WORDS = 3  #: it has words of the text


def references(root: etree._Element) -> Iterator[etree._Element]:
    """The references of the texts, in their order, that may be marks: not in notes, lists of
    contents, and readings that are not shown (which ``mark_readings`` has told)."""
    texts = (text for text in root.iter(_TEXT) if next(text.iterancestors(_TEXT), None) is None)
    found = (each for text in texts for each in text.iter(*_REFERENCES))
    return (each for each in told(found, root) if not any(map(_leads_only, each.iterancestors())))


def rank(reference: etree._Element, note: etree._Element) -> Rank:
    """How surely the reference is the mark of the note that it leads to."""
    if not mark_of(reference) or reference.get("type") == "noteAnchor" or _is_raised(reference):
        return Rank.SAID
    if not is_only_mark(reference, note):
        return Rank.WORDS
    return Rank.AT_WORD if _follows_word(reference) else Rank.MARK


def is_in_front(reference: etree._Element) -> bool:
    """Whether it stands in the front matter, where most references are those of contents."""
    return next(reference.iterancestors(_FRONT), None) is not None


def mark_of(reference: etree._Element) -> str:
    """Its words without the brackets of a mark."""
    return "".join(map(str, reference.itertext())).strip(_AROUND_MARK)


def is_only_mark(reference: etree._Element, note: etree._Element) -> bool:
    """Whether the reference holds nothing that the mark of the note does not say."""
    for inner in reference.iterdescendants():
        if inner.tag != _HI or XML_ID in inner.attrib:
            return False
    words, number = mark_of(reference), note.get("n", "").strip()
    if not words:
        return not "".join(map(str, reference.itertext())).strip()
    return words == number.strip(_AROUND_MARK) if number else bool(_MARK.fullmatch(words))


def _leads_only(around: etree._Element) -> bool:
    """Whether the references in it lead to notes, but are no marks of them."""
    name = around.tag
    if name == _NOTE:
        return is_called(around)
    return name in _CONTENTS and around.get("type") in _OF_CONTENTS


def _is_raised(reference: etree._Element) -> bool:
    """Whether it is set as a superscript: itself, or with what is set around it or in it."""
    around = reference.getparent()
    if around is not None and (around.tag != _HI or len(around) > 1 or (around.text or "").strip()):
        around = None
    set_so = [reference, *reference.iterchildren(_HI), *([] if around is None else [around])]
    return any("sup" in each.get("rend", "") for each in set_so)


def _follows_word(reference: etree._Element) -> bool:
    """Whether a word, or the sign that ends a sentence, stands right before it."""
    before, around = reference.getprevious(), reference.getparent()
    if before is not None:
        text = before.tail or "".join(map(str, before.itertext()))
    else:
        text = (around.text if around is not None else "") or ""
    return bool(text) and text[-1] not in _BEFORE_WORDS
