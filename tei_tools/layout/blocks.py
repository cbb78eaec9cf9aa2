"""What each paragraph of the body is: heading, dateline, list, signature, …"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tei_tools.layout.address import find_address
from tei_tools.layout.body import Body
from tei_tools.layout.choices import belongs_to_choice
from tei_tools.layout.classification import is_classification, is_marking
from tei_tools.layout.closers import (
    POSTSCRIPT,
    find_closers,
    is_formula,
    stands_below_signature,
)
from tei_tools.layout.columns import in_columns
from tei_tools.layout.dateline import is_dateline
from tei_tools.layout.doubts import Doubts
from tei_tools.layout.entries import find_entries
from tei_tools.layout.headings import form_of
from tei_tools.layout.model import Block, BlockKind
from tei_tools.layout.nesting import is_enumerator
from tei_tools.layout.opening import LOOKED_AT, NUMBERED, is_leading_source, kind_above_heading
from tei_tools.layout.salutation import is_salute
from tei_tools.layout.sentences import ENUMERATOR
from tei_tools.layout.titles import is_title

#: Words that head a list, by the list's type (TEI att.typed; FRUS practice).
_LIST_HEADS = (
    ("subject", re.compile(r"(?:subject|subj|re)s?\b", re.IGNORECASE)),
    (
        "participants",
        re.compile(r"(?:participants?|present|attendees|also present)\b", re.IGNORECASE),
    ),
    ("to", re.compile(r"(?:(?:memorandum )?(?:for|to)|to|through|via|info)\b", re.IGNORECASE)),
    ("from", re.compile(r"(?:from)\b", re.IGNORECASE)),
    ("references", re.compile(r"(?:refs?|references?)\b", re.IGNORECASE)),
)
# What is set in columns or on lines with labels is no heading: "Navy ...... 1 June", "cc: …".
_PRESENT = re.compile(r"(?:also )?(?:present|absent)|participants|attendees|in attendance", re.I)
# Of a resolution, which goes on in the next paragraph: NOW, THEREFORE, BE IT.
_RESOLVES = re.compile(r"\bbe it(?: further)?$", re.IGNORECASE)
# The title of an enclosed letter with a full stop, as older volumes have it: Mr. Elm to Mr. Oak.
_WRITES = re.compile(
    r"[A-Z][^.]{1,40}(?:\.[^.]{1,40}){0,2} to [A-Z][^.]{1,40}(?:\.[^.]{1,40}){0,2}\."
)
_NUMBER = re.compile(r"(?:No|Nr|N[°º])\b\.? ?(?=[\w./–-]*\d)[\w./–-]{1,20}")
_LABEL_ABOVE = re.compile(r"\w[\w’'/-]{0,30}(?: [\w’'/-]{1,30})?:")
# In languages that write titles with small letters: I. – La situation.
_COUNTED_TITLE = re.compile(r"(?:[IVX]{1,5}|[A-Z])[.)]? ?[–—-] ?[^\W\d_].{2,70}[^\W_]\)?")
# How a line begins that names somebody: Sir Norman Dogwood; Colonel Elm, Artillery.
_PERSON = re.compile(
    r"(?:M(?:r|rs|iss|essrs|me)|Dr|Prof|Amb(?:assador)?|Minister|Sir|Lord|Sen(?:ator)?|Gen(?:eral)?"
    r"|Col(?:onel)?|Maj(?:or)?|Capt(?:ain)?|Lt|Lieutenant|Commander|Commodore|Adm(?:iral)?)"
    r"\b\.? [A-Z]"
)
_LEADERS = re.compile(r"\.{4}|(?:\. ){4}|-{4}|_{4}")
_LABEL_LINE = re.compile(r"^[ \t]*\w[\w. ]{0,20}: ", re.MULTILINE)
# Lines each of which has a number: short points, not a heading in two lines.
_POINT = r"\(?(?:\d{1,3}|[a-zA-Z])[.)] [^\n]*"
_ENUMERATED = re.compile(rf"{_POINT}(?:\n\s*{_POINT}){{1,20}}")
_ARTICLE = re.compile(r"(?:article|artikel|art[ií]culo|§) ?[ivx\d]", re.IGNORECASE)
# The number of the first of several sections, and that of the second.
_FIRST = re.compile(r"([A1I])([.)] )")
_SECOND = {"A": "B", "1": "2", "I": "II"}
# What no document is called, but its first section.
_SECTION = re.compile(
    r"(?:(?:the )?(?:problem|issues?|purpose|background|discussion|facts|options)|summary"
    r"|introduction|recommendations?|conclusions?|(?:issue|item)s? for decision|preface|foreword"
    r"|preamble|scope note|key (?:judgments|points)|(?:table of )?contents)(?: and (?:recommend\w+"
    r"|conclusions?|background|summary))?",
    re.IGNORECASE,
)
#: Kinds that leave the opening of the document open.
_OPENING = frozenset(
    {
        "letterhead",
        "head",
        "title",
        "source",
        "pages",
        "dateline",
        "classification",
        "address",
        "salute",
    }
)


_TITLES = 5  # lines of a title page
_END = frozenset({"attachment", "valediction", "signed", "postscript"})
_CLOSERS = frozenset({"valediction", "signed", "postscript"})


def classify(body: Body) -> tuple[Block, ...]:
    """The blocks of the body, one for each paragraph, in order."""
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
    closers = find_closers(body)
    address: Mapping[int, BlockKind] = dict.fromkeys(find_address(body), "address")
    in_opening = {**closers, **address}
    entries = find_entries(body)
    doubts = Doubts(body, body.head, closers)
    opening = True  # nothing but heading, dateline and the like has come yet
    has_text = False  # the letter or attachment has paragraphs
    above: BlockKind = "head"  # the block before, that is more than page breaks
    for index, paragraph in enumerate(body.paragraphs):
        kind, role = _kind(body, index, opening, above, in_opening if opening else closers)
        if index in entries:
            kind, role = "section", ""
        if kind in ("head", "attachment", "caption"):
            has_text = False
        elif (kind in _CLOSERS or role == "closing") and not has_text:
            # Nothing has been said yet that it could close (TEI Guidelines 4.2).
            kind, role = ("p" if kind in _CLOSERS else kind), ""
        elif kind not in _OPENING:
            has_text = True
        opening = kind in _OPENING and (opening or kind == "head")
        above = above if kind == "pages" else kind
        is_followed = kind == "item" and _is_bullet(body, index + 1)
        doubt = doubts.about(index, kind, role, is_followed)
        yield Block(kind, paragraph.start, paragraph.end, role, doubt)


def _kind(
    body: Body, index: int, opening: bool, above: BlockKind, found: Mapping[int, BlockKind]
) -> tuple[BlockKind, str]:
    """The kind and role of a paragraph, ``found`` those of address or closers. The order matters:
    the surer signs come first."""
    words, head = body.words[index], body.head
    if not words:
        return ("pages" if body.is_pages(index) else "p"), ""
    if index <= head:
        if index == head:
            return "head", ""
        return kind_above_heading(body.text(index)), ""
    if opening and index < body.letterhead:
        return kind_above_heading(body.text(index)), ""
    if is_enumerator(words) and _is_bullet(body, index + 1):
        return "label", "bullet" if body.paragraphs[index].bullet else ""
    if body.paragraphs[index].bullet:
        return "item", ""
    if body.is_row(index):
        return "row", ""
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
    if role := _list_role(body, index):
        return "listhead", role
    if opening and is_salute(words):
        return "salute", ""
    if opening and is_classification(words):
        return "classification", ""
    if opening and _is_number_above_dateline(body, index):
        return "address", ""
    if index in found:
        return found[index], "closing" if found[index] == "dateline" else ""
    if index in body.lists_below:
        return "p", ""
    if above in _CLOSERS and POSTSCRIPT.match(words):
        return "postscript", ""
    if words.startswith("—"):
        return "p", "hanging"
    if index - 1 in body.attachments and _WRITES.fullmatch(words):
        return "caption", ""
    if (
        (_is_title(body, words) or _COUNTED_TITLE.fullmatch(words))
        and not is_marking(words)
        and not _PRESENT.fullmatch(words)
        and not _is_below_label(body, index)
        and not _RESOLVES.search(words)
        and not stands_below_signature(words)
        and not _is_set_in_lines(body.text(index))
        and not _ENUMERATED.fullmatch(body.text(index))
        and not belongs_to_choice(body, index)
    ):
        if index - 1 in body.attachments:
            return "caption", ""
        return ("title" if opening and _is_under_head(body, index) else "section"), ""
    return "p", ""


def _is_above_all(body: Body, index: int) -> bool:
    """Whether a file number stands above the dateline of a letter without a heading."""
    if index >= LOOKED_AT or not is_leading_source(body.words[index]):
        return False
    return not any(
        is_dateline(body.text(above)) or is_salute(body.words[above]) for above in range(index)
    )


def _is_under_head(body: Body, index: int) -> bool:
    """Whether nothing but other titles and lines of classification stands between the heading and
    a title. There is one at most, but on a title page in capitals, without the number of an
    edition, several."""
    words = body.words[index]
    if form_of(words) == "part" or _ARTICLE.match(words) or _SECTION.fullmatch(words):
        return False  # it is one of several
    first = _FIRST.match(words)
    if first and any(
        below.startswith(_SECOND[first[1]] + first[2]) and is_title(below)
        for below in body.words[index + 1 :]
    ):
        return False
    lines = body.words[body.head : index] if body.head >= 0 else []
    if len(lines) <= 1 or NUMBERED.match(body.text(body.head)) or len(lines) > _TITLES:
        return len(lines) == 1
    return all(
        is_classification(words)
        or (words.isupper() and _is_title(body, words) and not ENUMERATOR.match(words))
        for words in [*lines[1:], body.words[index]]
    )


def _is_bullet(body: Body, index: int) -> bool:
    """Whether there is an item at the index, and not another label."""
    return (
        index < len(body.paragraphs)
        and body.paragraphs[index].bullet is not None
        and not is_enumerator(body.words[index])
    )


def _is_below_label(body: Body, index: int) -> bool:
    """Whether what the paragraph is about was said above it: ``Present:``, ``Secretariat:``."""
    if index - 1 in body.attachments or _ARTICLE.match(body.words[index]):
        return False
    above = next((words for words in body.words[max(0, index - 3) : index][::-1] if words), "")
    return _LABEL_ABOVE.fullmatch(above) is not None


def _is_number_above_dateline(body: Body, index: int) -> bool:
    """Whether the number of a despatch stands between heading and dateline."""
    if not _NUMBER.fullmatch(body.words[index]) or index + 1 == len(body.words):
        return False
    return is_dateline(body.text(index + 1))


def _after_attachment(body: Body, index: int) -> bool:
    if not body.attachments or body.attachments.isdisjoint(range(index - 3, index)):
        return False
    return not is_formula(body.words[index])


def _list_role(body: Body, index: int) -> str:
    """The type of the list that this paragraph heads, or empty if it heads none."""
    words = body.words[index]
    if len(words) > 80:
        return ""
    following = index + 1
    while following < len(body.paragraphs) and not body.words[following]:
        following += 1
    if following == len(body.paragraphs) or not body.paragraphs[following].bullet:
        return ""
    for role, pattern in _LIST_HEADS:
        if pattern.match(words):
            return role
    return "simple" if words.isupper() else ""


def _is_set_in_lines(text: str) -> bool:
    """Whether the text is a table in type, lines that have labels, or a list of persons."""
    lines = text.split("\n")
    if len(lines) > 1 and 2 * sum(_PERSON.match(line.strip()) is not None for line in lines) > len(
        lines
    ):
        return True
    if in_columns(text) or _LEADERS.search(text):
        return True
    return "\n" in text and _LABEL_LINE.search(text) is not None


def _is_title(body: Body, words: str) -> bool:
    """Capitals make no title where all is in capitals."""
    return is_title(words) and not (words.isupper() and body.in_capitals)
