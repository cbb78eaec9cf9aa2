"""What each paragraph of the body is: heading, dateline, list, signature, …"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tei_tools.layout.dateline import is_dateline
from tei_tools.layout.model import Block, BlockKind
from tei_tools.layout.paragraphs import Paragraph

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
    r"(?:(?:My )?[Dd]ear(?:est)? [^.!?]{1,90}|(?:Your )?Excellenc(?:y|ies)|(?:Dear )?Sirs?|Madam"
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
    r"\[?(?:[\w.()&’'/–: -]{0,80}?(?:\w/\d{1,2}[–-]\d{2,4}|[Ff]iles?\b|Lot \d|Papers|Library|L/T)"
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
    head = head_index(body)
    opening = True  # nothing but heading, dateline and the like has come yet
    last = _last_of_letter(body)
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
        elif index in last:
            kind = "signed"
        elif last and _POSTSCRIPT.match(words) and index - 1 in last:
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


_NAME = re.compile(
    r"[/\[]*[A-Z][\w.’'\[\]-]*(?:,? (?:[A-Z][\w.’'\[\]-]*|de|von|van|der|la|du|al|bin|Jr\.|Sr\.|II|III))"
    r"{0,4}[\]“”\"/]*(?:\s.*)?",
)
_BODY_WORDS = re.compile(r"\b(?:the|is|are|was|that|this|not|be|has|to)\b")


def _last_of_letter(body: Body) -> set[int]:
    """The paragraphs that are signatures: short lines like a name, last of the document or of
    what stands before an attachment."""
    found = set()
    stops = [i for i in range(len(body.paragraphs)) if _ATTACHMENT.fullmatch(body.words(i))]
    for stop in [*stops, len(body.paragraphs)]:
        index = stop - 1
        while index > 1:
            words = body.words(index)
            paragraph = body.paragraphs[index]
            if not words or _POSTSCRIPT.match(words):
                index -= 1
                continue
            if paragraph.bullet or is_row(body, paragraph) or not _is_signature(words):
                break
            found.add(index)
            index -= 1
    return found


def _is_signature(words: str) -> bool:
    return (
        len(words) <= 120
        and words[-1] not in ":;?!…"
        and not (words[-1] == "." and len(words) > 40)
        and _NAME.fullmatch(words) is not None
        and not _BODY_WORDS.search(words)
        and not _ATTACHMENT.fullmatch(words)
    )



