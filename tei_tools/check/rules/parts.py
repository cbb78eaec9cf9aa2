"""Source notes, attachments, and where they or other documents may begin unmarked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from tei_tools.check.faults import Fault, own_words, words
from tei_tools.check.rules.datelines import is_historical
from tei_tools.check.rules.days import date_of
from tei_tools.check.rules.document import Document
from tei_tools.check.rules.frus import attachments
from tei_tools.check.rules.ids import document_of
from tei_tools.check.rules.model import Rule
from tei_tools.check.rules.profiles import FRUS, OURS
from tei_tools.check.words import quoted
from tei_tools.tei import local_name, tag

#: FRUS gives its documents source notes of one form since the volumes on the fifties.
_SINCE = "1950"
_KINDS = "attachment|enclosure|inclosure|tab|annex|appendix"
_BARE = re.compile(rf"\W*(?:{_KINDS})\W*(?:[A-Z]|\d{{1,2}})?\W*", re.IGNORECASE)
_LABEL = re.compile(rf"\W*(?:{_KINDS})(?:\s+(?:[A-Z]|\d{{1,2}}|[IVX]+))?\W*", re.IGNORECASE)
_TITLE = re.compile(
    r"(?:\[?\d+\.?\]?\s+)?(?:Action |Briefing |Information |Intelligence )?"
    r"(?:Memorandum (?:From|for|to|of Conversation)|(?:Circular )?Telegram From|Airgram From|"
    r"Letter From|Message From|Minutes of)\b(?=.* (?:to|of) [A-Z]|.*Conversation)"
)
#: How the first piece of the text of such a heading begins: a number may be all of it.
_MAYBE = re.compile(
    rf"\W*(?:{_KINDS}|(?:\d+\W*)?(?:Action|Briefing|Information|Intelligence|Memorandum|Circular|"
    r"Telegram|Airgram|Letter|Message|Minutes)|\d+\W*\w*\Z)",
    re.IGNORECASE,
)
_LONGEST = 200  # characters of a heading
_TITLE_CASE = re.compile(r"[a-z]{2}[.;:]\s|[.;:]$")


def source_note(document: Document) -> Iterator[Fault]:
    """A historical document has one source note, and it begins with Source:."""
    for div in document.documents:
        if not is_historical(div):
            continue
        days = date_of(div)
        if days is not None and days.last < _SINCE:
            continue  # older volumes give the source otherwise, or the file number alone
        notes = [note for note in div.iter(tag("note")) if _is_source(note)]
        summaries = [seg for seg in div.iter(tag("seg")) if seg.get("type") == "source"]
        if not notes and not summaries:
            yield from _without_source(div)
        for note in notes:
            if not _says_source(note) and note.getprevious() is not None:
                message = "the source note does not begin with “Source:”"
                yield Fault(note, message, "write that before it, or mend its type", "type")


def _without_source(div: etree._Element) -> Iterator[Fault]:
    """The fault of a document none of whose notes is marked as that of its source."""
    said = next((note for note in div.iter(tag("note")) if _says_source(note)), None)
    if said is not None:
        message = "the note begins “Source:”, but is not marked as the source note"
        yield Fault(said, message, 'add type="source"')
    elif not any(_says_source(paragraph) for paragraph in div.iterchildren(tag("p"))):
        # of a document that was not declassified the source alone is printed, in brackets
        message = "the document has no source note"
        yield Fault(div, message, 'add one that begins “Source:”, with type="source"')


def attachment_head(document: Document) -> Iterator[Fault]:
    """The heading of an attachment says what it is, and an attachment is marked as one."""
    for part in _attachments(document):
        heads = [" ".join(words(child).split()) for child in part if local_name(child) == "head"]
        if heads and all(_BARE.fullmatch(head) for head in heads):
            message = f"the attachment has no heading but {quoted(heads[0])}"
            yield Fault(part, message, "is its own heading taken for a paragraph?")
        elif not heads:
            yield Fault(part, "the attachment has no heading", "give it a <head> of its own")
    sources = [note for note in document.named("note") if _is_source(note)]
    for div in document.documents if len(sources) > 1 else ():
        own = [note for note in div.iter(tag("note")) if _is_source(note) and _part(note) is div]
        for note in own[1:]:
            message = "the document has a second source note"
            yield Fault(note, message, "it often begins an attachment: mark that as such")


def boundary(document: Document) -> Iterator[Fault]:
    """No paragraph looks like the beginning of an attachment or of another document."""
    for paragraph in document.named("p"):
        first = paragraph.text or str(next(paragraph.itertext("*"), ""))
        if len(first) > _LONGEST or not _MAYBE.match(first):
            continue
        if paragraph.getnext() is None and paragraph.getprevious() is None:
            continue
        if not _is_block(paragraph) or document_of(paragraph) is None:
            continue
        text = " ".join(own_words(paragraph).split())
        if len(text) < 30 and _LABEL.fullmatch(text):
            message = f"the paragraph {quoted(text)} looks like the heading of an attachment"
            part = "<frus:attachment>" if document.profile == "frus" else '<div type="attachment">'
            yield Fault(paragraph, message, f"does {part} begin here?")
        elif len(text) < _LONGEST and _TITLE.match(text) and not _TITLE_CASE.search(text):
            message = f"the paragraph {quoted(text)} looks like the heading of a document"
            yield Fault(paragraph, message, "does another document or an attachment begin here?")


def _is_source(note: etree._Element) -> bool:
    return note.get("type") == "source"


def _says_source(note: etree._Element) -> bool:
    """Whether a source note begins with the word, or marks with <seg> which part is the source."""
    said = words(note).lstrip().startswith(("Source:", "[Source:"))
    return said or any(seg.get("type") == "source" for seg in note.iter(tag("seg")))


def _is_block(paragraph: etree._Element) -> bool:
    """Whether the paragraph is none of a note, a list or a table."""
    parent = paragraph.getparent()
    return parent is not None and local_name(parent) in ("div", "attachment", "postscript")


def _attachments(document: Document) -> Iterator[etree._Element]:
    for part in document.named("div"):
        if part.get("type") in ("attachment", "enclosure"):
            yield part
    yield from attachments(document) if document.profile == "frus" else ()


def _part(note: etree._Element) -> etree._Element | None:
    """The document or attachment to which a note belongs."""
    for parent in note.iterancestors():
        name = local_name(parent)
        if name == "attachment" or (
            name == "div" and parent.get("type") in ("document", "attachment", "enclosure")
        ):
            return parent
    return None


RULES = (
    Rule(
        "source-note", "error", source_note,
        "A historical document (from 1950 on) has a note of the type source, and it begins with "
        "“Source:”.",
        '<p>One.<note n="1">National Archives.</note></p>',
        '<p>One.<note n="1" type="source">Source: National Archives.</note></p>',
        FRUS,
        why=(
            "The source note says where the document is kept and how it was classified; every "
            "document of FRUS has one."
        ),
    ),
    Rule(
        "attachment-head", "warning", attachment_head,
        "An attachment has a heading that says what it is, and no document a second source note.",
        '<div type="attachment"><head>Attachment</head><p>Text.</p></div>',
        '<div type="attachment"><head>Attachment</head><head>Draft Treaty</head><p>Text.</p></div>',
        OURS,
        why=(
            "A bare “Attachment” in a table of contents tells nobody what is attached; a second "
            "source note is mostly that of an attachment that was not marked."
        ),
    ),
    Rule(
        "boundary", "info", boundary,
        "No paragraph looks like the beginning of an attachment or of another document.",
        "<p>Text.</p><p>Tab A</p><p>More.</p>",
        '<p>Text.</p><div type="attachment"><head>Tab A</head><p>More.</p></div>',
        OURS,
        why="An attachment that is not marked is read as the words of the covering letter.",
    ),
)  # fmt: skip
