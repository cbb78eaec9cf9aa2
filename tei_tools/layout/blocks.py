"""What each paragraph of the body is: heading, dateline, list, signature, …"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tei_tools.layout.address import find_address, is_office_addressed
from tei_tools.layout.attachments import says_where_copies_go
from tei_tools.layout.body import Body
from tei_tools.layout.classification import is_classification
from tei_tools.layout.closers import (
    POSTSCRIPT,
    find_closers,
    is_formula,
)
from tei_tools.layout.contents import find_contents
from tei_tools.layout.dateline import is_dateline
from tei_tools.layout.dividers import lines_of
from tei_tools.layout.doubts import Doubts
from tei_tools.layout.entries import find_entries
from tei_tools.layout.headings import names_correspondents, reads_as_heading, stands_under_head
from tei_tools.layout.letters import is_greeted
from tei_tools.layout.listheads import list_type
from tei_tools.layout.model import Block, BlockKind
from tei_tools.layout.nesting import is_enumerator
from tei_tools.layout.numbers import is_leading_source, is_paper_number
from tei_tools.layout.opening import LOOKED_AT, kind_above_heading
from tei_tools.layout.paragraphs import Paragraph, trim
from tei_tools.layout.present import find_present
from tei_tools.layout.salutation import is_salute
from tei_tools.layout.signature import leave_in
from tei_tools.layout.sittings import heads_sitting
from tei_tools.layout.version import is_extract, is_version

_BELOW_ATTACHMENT = 3  # paragraphs: its heading, a caption, a line of classification
# The dash of a point, as typewriters have it too: "--to wait".
_HANGING = re.compile(r"—|--(?!-)|[–-] ")
_NUMBER = re.compile(r"(?:No|Nr|N[°º])\b\.? ?(?=[\w./–-]*\d)[\w./–-]{1,20}")
#: Kinds that leave the opening of the document open.
_OPENING = frozenset(
    {
        "letterhead",
        "head",
        "title",
        "source",
        "letter",
        "pages",
        "dateline",
        "classification",
        "version",
        "address",
        "salute",
    }
)


_END = frozenset({"attachment", "letter", "valediction", "signed", "postscript"})
_CLOSERS = frozenset({"valediction", "signed", "postscript"})


def classify(body: Body) -> tuple[Block, ...]:
    """The blocks of the body, in order: one for each paragraph, two for one that takes leave and
    signs, and one for each line of a table of contents and of a list of those present."""
    blocks: list[Block] = []
    heads_text = False  # there is something below that a heading could head
    for block in reversed(list(_classified(body))):
        if block.kind == "section" and not heads_text:
            block = block._replace(kind="p", doubt="")
        elif block.kind not in ("pages", "source"):
            heads_text = block.kind not in _END and block.role != "closing"
        blocks.append(block)
    return tuple(reversed(blocks))


def _classified(body: Body) -> Iterator[Block]:
    """The blocks by what stands in and above each."""
    if not body.paragraphs:
        return
    entries = find_entries(body)
    closers = find_closers(body, entries)
    address: Mapping[int, BlockKind] = dict.fromkeys(find_address(body), "address")
    in_opening = {**closers, **address}
    contents = find_contents(body)
    present = find_present(body)
    doubts = Doubts(body, body.head, closers)
    datelines = set(body.letters.values())  # of the letters after the first
    opening = True  # nothing but heading, dateline and the like has come yet
    has_text = False  # the letter or attachment has paragraphs
    above: BlockKind = "head"  # the block before, that is more than page breaks
    for index, paragraph in enumerate(body.paragraphs):
        opening = opening or index in datelines
        kind, role = _kind(body, index, opening, above, in_opening if opening else closers)
        if index in entries:
            kind, role = "section", "entry"
        elif index in contents:
            kind, role = contents[index], "simple" if contents[index] == "listhead" else ""
        elif index in present:
            kind, role = present[index], "participants" if present[index] == "listhead" else ""
        if kind in ("head", "attachment", "caption", "letter") or index in datelines:
            has_text = False
        elif (kind in _CLOSERS or role == "closing") and not has_text:
            # Nothing has been said yet that it could close (TEI Guidelines 4.2).
            kind, role = ("p" if kind in _CLOSERS else kind), ""
        elif kind not in _OPENING:
            has_text = True
        opening = kind in _OPENING and (opening or kind == "head")
        if kind != "pages":
            above = "signed" if role == "closing" else kind
        is_followed = kind == "item" and _is_bullet(body, body.next_words(index))
        doubt = doubts.about(index, kind, role, is_followed)
        block = Block(kind, paragraph.start, paragraph.end, role, doubt)
        if index in contents or index in present:
            yield from _lines_of(body, block)
        elif kind == "signed":
            yield from _leave_of(body, block)
        else:
            yield block


def _lines_of(body: Body, block: Block) -> Iterator[Block]:
    """A block for each line: of a table of contents, or of those present."""
    for start, end in lines_of(body.reading, Paragraph(block.start, block.end)):
        yield block._replace(start=start, end=end)


def _leave_of(body: Body, block: Block) -> Iterator[Block]:
    """The block, or two of one that takes leave and signs."""
    if leave := leave_in(body.reading[block.start : block.end]):
        yield Block("valediction", block.start, block.start + leave)
        start = trim(body.reading, block.start + leave, block.end)[0]
        block = block._replace(start=start)
    yield block


def _kind(
    body: Body, index: int, opening: bool, above: BlockKind, found: Mapping[int, BlockKind]
) -> tuple[BlockKind, str]:
    """The kind and role of a paragraph, ``found`` those of address or closers. The order matters:
    the surer signs come first."""
    if kind := _kind_by_place(body, index, opening):
        return kind
    words, head = body.words[index], body.head
    if (
        index == body.source_below
        or words.startswith("[Source:")
        or (head < 0 and opening and _is_above_all(body, index))
    ):
        return "source", ""
    below_heading = index > head >= 0
    if (opening or _after_attachment(body, index)) and is_dateline(
        body.text(index), below_heading=below_heading
    ):
        return "dateline", ""
    if index in body.attachments:
        return "attachment", ""
    if index in body.letters and body.letters[index] != index:
        return "letter", ""
    if role := _list_role(body, index):
        return "listhead", role
    if opening and is_salute(words):
        return "salute", ""
    if opening and is_classification(words):
        return "classification", ""
    if (opening or above in ("attachment", "caption", "letter")) and (
        is_version(words) or (is_extract(words) and _is_above_date(body, index))
    ):
        return "version", ""
    if opening and (_is_number_above(body, index) or is_office_addressed(body.text(index))):
        return "address", ""
    if index in found:
        closes = found[index] == "dateline" or (found[index] == "address" and not opening)
        return found[index], "closing" if closes else ""
    if above in ("valediction", "signed") and says_where_copies_go(words):
        return "address", "closing"
    if index in body.lists_below:
        return "p", ""
    if above in _CLOSERS and POSTSCRIPT.match(words):
        return "postscript", ""
    if words[0] in "—–-" and _HANGING.match(words):
        return "p", "hanging"
    if kind := _kind_of_heading(body, index, opening):
        is_greeting = is_greeted(body.words, index)
        is_dated = (above == "section" or is_greeting) and is_dateline(body.text(index))
        if is_dated and above == "section" and heads_sitting(body.words[body.last_words(index)]):
            return "dateline", "section"
        return ("p", "") if is_dated else kind
    return "p", ""


def _kind_by_place(body: Body, index: int, opening: bool) -> tuple[BlockKind, str] | None:
    """The kind and role of what shows by its place or its shape what it is, whatever it says: page
    breaks, the heading and what is above it, lists and rows."""
    words, head = body.words[index], body.head
    if not words:
        return ("pages" if body.is_pages(index) else "p"), ""
    if index <= head:
        if index == head:
            return "head", ""
        return kind_above_heading(body.text(index)), ""
    if opening and index < body.letterhead:
        return kind_above_heading(body.text(index)), ""
    if is_enumerator(words) and _is_bullet(body, body.next_words(index)):
        return "label", "bullet" if body.paragraphs[index].bullet else ""
    if body.paragraphs[index].bullet:
        return "item", ""
    if body.is_row(index):
        return "row", ""
    return None


def _kind_of_heading(body: Body, index: int, opening: bool) -> tuple[BlockKind, str] | None:
    """Which heading a paragraph is, if it is one."""
    is_caption = bool(body.attachments) and _stands_under_attachment(body, index)
    if is_caption and names_correspondents(body, index):
        return "caption", ""
    if not reads_as_heading(body, index):
        return None
    if is_caption:
        return "caption", ""
    return ("title" if opening and stands_under_head(body, index) else "section"), ""


def _stands_under_attachment(body: Body, index: int) -> bool:
    """Whether nothing but words on the form of the text stands between the heading of an attachment
    and a paragraph."""
    above = body.last_words(index)
    while above not in body.attachments and above >= 0 and is_version(body.words[above]):
        above = body.last_words(above)
    return above in body.attachments


def _is_above_all(body: Body, index: int) -> bool:
    """Whether a file number stands above the dateline of a letter without a heading."""
    if index >= LOOKED_AT or not is_leading_source(body.words[index]):
        return False
    return not any(
        is_dateline(body.text(above)) or is_salute(body.words[above]) for above in range(index)
    )


def _is_bullet(body: Body, index: int) -> bool:
    """Whether there is an item at the index, and not another label."""
    return (
        index < len(body.paragraphs)
        and body.paragraphs[index].bullet is not None
        and not is_enumerator(body.words[index])
    )


def _is_number_above(body: Body, index: int) -> bool:
    """Whether the number of a despatch or another paper stands between heading and dateline, or
    that of a note above its text."""
    below = body.next_words(index)
    if below == len(body.words):
        return False
    if _NUMBER.fullmatch(body.words[index]):
        return body.head < 0 or is_dateline(body.text(below))
    return is_paper_number(body.words[index]) and (
        is_dateline(body.text(below)) or is_classification(body.words[below])
    )


def _is_above_date(body: Body, index: int) -> bool:
    below = body.next_words(index)
    return below < len(body.words) and is_dateline(body.text(below))


def _after_attachment(body: Body, index: int) -> bool:
    above = range(index - _BELOW_ATTACHMENT, index)
    if not body.attachments or body.attachments.isdisjoint(above):
        return False
    return not is_formula(body.words[index])


def _list_role(body: Body, index: int) -> str:
    """The type of the list that this paragraph heads, or empty if it heads none."""
    role = list_type(body.words[index])
    return role if role and body.heads_items(index) else ""
