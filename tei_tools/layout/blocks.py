"""What each paragraph of the body is: heading, dateline, list, signature, …"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tei_tools.layout.dateline import is_dateline
from tei_tools.layout.model import Block, BlockKind
from tei_tools.layout.paragraphs import Paragraph
from tei_tools.layout.signature import is_office, is_signature, is_valediction

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
_SALUTE = re.compile(
    r"(?:(?:My )?[Dd]ear(?:est)? (?:[^.!?]|\b(?:[A-Z]|M[rs]|Mrs|Messrs|Dr|Gen|Adm|Col|Lt|Sen|St|Jr)\.)"
    r"{1,90}|(?:Your )?Excellenc(?:y|ies)|(?:Dear )?Sirs?|Madam"
    r"|Gentlemen|M(?:r|rs|me|iss|s)\.? (?:President|Chairman|Secretary|Ambassador|Minister"
    r"|Vice President|Prime Minister|Speaker)(?:, [^.!?]{1,120})?)[:,]"
)
_CLASSIFICATION = re.compile(
    r"(?:(?:top )?secret|confidential|restricted|unclassified|plain|(?:limited )?official use only"
    r"|no classification|us urgent|niact|urgent|priority|immediate|operational|eyes only|personal"
    r"|nodis|exdis|limdis|noforn|[-–—/;,&\s.]|and)+",
    re.IGNORECASE,
)
_ATTACHMENT = re.compile(
    r"\[?(?:(?:Attachment|Enclosure|Annex|Appendix|Attached Paper|Tab)s?"
    r"(?: (?:[A-Z0-9]{1,4}|[IVXL]+|“[^”]+”))?)\]?[.:]?"
)
_FILE_NUMBER = re.compile(
    r"\[?(?:[\w.()&’'/–: -]{0,80}?(?:[\w)]/\d{1,2}[–-]\d{2,4}|[Ff]iles?\b|Lot \d|Papers|Library|L/T)"
    r"|Source:)"
)
_POSTSCRIPT = re.compile(r"P\. ?S\.|PS[:.]")
_NUMBERED = re.compile(r"\[?(\d{1,4}[a-z]?)\]?\. ")


@dataclass(frozen=True, slots=True)
class Body:
    """The paragraphs of the body, with the text that they are read in: page breaks and note marks
    blanked in ``reading``, only page breaks in ``without_pages``."""

    reading: str
    paragraphs: Sequence[Paragraph]
    without_pages: str

    def words(self, index: int) -> str:
        """The words of a paragraph, white space collapsed."""
        paragraph = self.paragraphs[index]
        return " ".join(self.reading[paragraph.start : paragraph.end].split())

    def text(self, index: int) -> str:
        """The text of a paragraph, with its line breaks."""
        paragraph = self.paragraphs[index]
        return self.reading[paragraph.start : paragraph.end].strip()

    def is_pages(self, index: int) -> bool:
        """Whether a paragraph holds nothing but page breaks."""
        paragraph = self.paragraphs[index]
        return not self.without_pages[paragraph.start : paragraph.end].strip()


def head_index(body: Body) -> int:
    """Which paragraph is the heading: the first with words, after a source note before it."""
    wordy = [i for i in range(len(body.paragraphs)) if body.words(i)]
    if not wordy:
        return 0
    first = wordy[0]
    if len(wordy) > 1 and is_leading_source(body.words(first)):
        return wordy[1]
    return first


def is_leading_source(words: str) -> bool:
    """A file number or the name of a file above the heading: ``501.AA/3–1248: Telegram``."""
    return (
        len(words) < 200
        and not _NUMBERED.match(words)
        and _FILE_NUMBER.match(words) is not None
    )


def document_number(words: str) -> str:
    """The number that the heading begins with, without its full stop; empty if it has none."""
    found = _NUMBERED.match(words)
    return found[1] if found else ""


def classify(body: Body) -> Iterator[Block]:
    """The blocks of the body, one for each paragraph, in order."""
    if not body.paragraphs:
        return
    head = head_index(body)
    opening = True  # nothing but heading, dateline and the like has come yet
    closers = _closers(body)
    for index, paragraph in enumerate(body.paragraphs):
        words = body.words(index)
        kind, role = "p", ""
        if body.is_pages(index):
            kind = "pages"
        elif not words:
            kind = "p"
        elif index < head:
            kind = "source"
        elif index == head:
            kind = "head"
        elif paragraph.bullet:
            kind = "item"
        elif is_row(body, paragraph):
            kind = "row"
        elif words.startswith("[Source:"):
            kind = "source"
        elif is_dateline(words):
            kind = "dateline" if opening or _after_attachment(body, index) else "p"
        elif _ATTACHMENT.fullmatch(words):
            kind = "attachment"
        elif role := _list_role(body, index):
            kind = "listhead"
        elif opening and _SALUTE.fullmatch(words):
            kind = "salute"
        elif opening and _CLASSIFICATION.fullmatch(words) and not words.isupper():
            kind = "classification"
        elif index in closers:
            kind = closers[index]
        elif index - 1 in closers and _POSTSCRIPT.match(words):
            kind = "postscript"
        elif words.startswith("—"):
            role = "hanging"
        elif _is_title(words):
            kind = "title" if opening and index == head + 1 else "section"
        if kind not in ("head", "dateline", "pages", "source", "salute", "classification", "title"):
            opening = False
        elif kind == "head":
            opening = True
        yield Block(kind, paragraph.start, paragraph.end, role)  # type: ignore[arg-type]


def is_row(body: Body, paragraph: Paragraph) -> bool:
    """A row of a table: cells divided by ``|``."""
    text = body.reading[paragraph.start : paragraph.end]
    return " | " in text or text.startswith("| ") or text.endswith(" |")


def _after_attachment(body: Body, index: int) -> bool:
    return any(
        _ATTACHMENT.fullmatch(body.words(i)) is not None for i in range(max(0, index - 3), index)
    )


def _list_role(body: Body, index: int) -> str:
    """The type of the list that this paragraph heads, or empty if it heads none."""
    following = index + 1
    while following < len(body.paragraphs) and not body.words(following):
        following += 1
    if following == len(body.paragraphs) or not body.paragraphs[following].bullet:
        return ""
    words = body.words(index)
    if len(words) > 80:
        return ""
    for role, pattern in _LIST_HEADS:
        if pattern.match(words):
            return role
    return "simple" if words.isupper() else ""


def _is_title(words: str) -> bool:
    """A short line without the full stop of a sentence, its main words with capitals."""
    if len(words) > 120 or words[-1] in ".,;:?!…—”" or not words[0].isalnum():
        return False
    main = [word for word in words.split() if len(word) > 3 and word[0].isalpha()]
    return bool(main) and sum(word[0].isupper() for word in main) >= 0.7 * len(main)



def _closers(body: Body) -> dict[int, BlockKind]:
    """The paragraphs that close a letter: valediction and signature.

    They stand last in the document or before an attachment; elsewhere a short line is a
    signature only after a valediction, or if it repeats a name of the heading.
    """
    found: dict[int, BlockKind] = {}
    head = head_index(body)
    sender = body.words(head)
    ends = {len(body.paragraphs)}
    ends |= {i for i in range(len(body.paragraphs)) if _ATTACHMENT.fullmatch(body.words(i))}
    for end in sorted(ends):
        index = end - 1
        while index > head and index not in found:
            words = body.words(index)
            if words and not _POSTSCRIPT.match(words):
                kind = _closer_kind(body, index)
                if kind is None:
                    break
                found[index] = kind
            index -= 1
    for index in range(head + 2, len(body.paragraphs)):
        if index in found or body.paragraphs[index].bullet:
            continue
        words = body.words(index)
        repeats = len(words) < 40 and f"({words})" in sender
        if (repeats or found.get(index - 1) == "valediction") and _closer_kind(body, index):
            found[index] = "signed"
        elif is_valediction(body.text(index)):
            found[index] = "valediction"
    return found


def _closer_kind(body: Body, index: int) -> BlockKind | None:
    paragraph = body.paragraphs[index]
    text = body.text(index)
    if not text or paragraph.bullet or is_row(body, paragraph):
        return None
    if is_valediction(text):
        return "valediction"
    above = body.text(index - 1)
    if (
        is_signature(text)
        or (is_valediction(above) and is_signature(text.rstrip(".")))
        or (is_office(text) and is_signature(above))
    ):
        return "signed"
    return None
