"""The end of a letter: valediction, signature, office."""

from __future__ import annotations

import re

from tei_tools.layout.attachments import is_attachment_heading, names_several
from tei_tools.layout.body import Body
from tei_tools.layout.choices import is_choice
from tei_tools.layout.classification import is_classification
from tei_tools.layout.model import BlockKind
from tei_tools.layout.salutation import is_salute
from tei_tools.layout.signature import LONGEST, is_office, is_signature, is_valediction

POSTSCRIPT = re.compile(r"P\. ?S\.|PS[:.]")
# What else may stand below a signature: to whom copies go, what is enclosed, and the marks of those
# who wrote and typed it (MFB/12, EUR:CAlder:mb).
_BELOW = re.compile(
    r"(?:cc|c\.c\.|bcc|Copy to|Copies to|Distribution|Verteiler)\s?:"
    r"|(?:Attachment|Enclosure|Tab)s?: [^\n]{1,60}$"
    r"|(?i:Downgraded|Declassified|Classified) (?i:at|by)\b"
    r"|Enc(?:l|s|losures?)?[.:](?: \(?\d{1,2}\)?| [^.]{1,60})?$"
    r"|[A-Z]{1,6}[:/](?=[\w:/]*[a-z\d])[\w:/]{1,20}$"
)


def find_closers(body: Body) -> dict[int, BlockKind]:
    """The paragraphs that close a letter: valediction and signature.

    They stand last in the document or before an attachment; elsewhere a short line is a
    signature only after a valediction, or if it repeats a name of the heading.
    """
    found: dict[int, BlockKind] = {}
    head = body.head
    sender = body.words[head] if head >= 0 else ""
    for end in sorted({*body.attachments, len(body.paragraphs)}):
        index = end - 1
        while index > head and index not in found and index not in body.attachments:
            words = body.words[index]
            if words and not stands_below_signature(words):
                kind = _closer_kind(body, index)
                if kind is None:
                    break
                found[index] = kind
            index -= 1
    signed = _led_to_signatures(body)
    for index in range(head + 2, len(body.paragraphs)):
        words = body.words[index]
        if len(words) > LONGEST or index in found or body.paragraphs[index].bullet:
            continue
        repeats = len(words) < 40 and f"({words})" in sender
        after_valediction = found.get(index - 1) == "valediction"
        if (repeats or after_valediction) and _closer_kind(body, index) == "signed":
            found[index] = "signed"
        elif index in signed:
            found[index] = "valediction"
    return found


def stands_below_signature(words: str) -> bool:
    """Whether the words may stand below a signature."""
    return (
        POSTSCRIPT.match(words) is not None
        or _BELOW.match(words) is not None
        or names_several(words)
    )


def _led_to_signatures(body: Body) -> set[int]:
    """The valedictions that a signature follows, perhaps after others; one that closes a quotation
    belongs to a letter that is quoted."""
    found: set[int] = set()
    run: list[int] = []  # valedictions, one below the other
    for index in range(body.head + 2, len(body.paragraphs)):
        is_leave = len(body.words[index]) <= LONGEST and _takes_leave(body, index)
        if is_leave and _closer_kind(body, index) == "valediction":
            run.append(index)
        elif run:
            if _closer_kind(body, index) == "signed":
                found.update(run)
            run = []
    return found


def _takes_leave(body: Body, index: int) -> bool:
    return is_valediction(body.text(index)) or _is_salute_in_leave(body, index)


def _closer_kind(body: Body, index: int) -> BlockKind | None:
    paragraph = body.paragraphs[index]
    text = body.text(index)
    if not text or paragraph.bullet or body.is_row(index) or is_choice(text):
        return None
    if _takes_leave(body, index):
        return "valediction"
    words = body.words[index]
    if is_classification(words) or is_attachment_heading(words):
        return None
    before = index - 1
    while before > 0 and body.is_pages(before):
        before -= 1
    above = body.text(before)
    if (
        is_signature(text)
        or (is_valediction(above) and is_signature(text.rstrip(".")))
        or (is_office(text) and is_signature(above))
    ):
        return "signed"
    return None


def _is_salute_in_leave(body: Body, index: int) -> bool:
    """Whether "My Lord," or the like stands in what takes leave: above the last words of it."""
    words = body.words[index]
    return (
        words.endswith(",")
        and is_salute(words)
        and index + 1 < len(body.paragraphs)
        and is_valediction(body.text(index + 1))
    )
