"""The end of a letter: valediction, signature, office."""

from __future__ import annotations

import re

from tei_tools.layout.body import Body
from tei_tools.layout.choices import is_choice
from tei_tools.layout.classification import is_classification
from tei_tools.layout.model import BlockKind
from tei_tools.layout.opening import is_salute
from tei_tools.layout.signature import LONGEST, is_office, is_signature, is_valediction

# What may stand below a signature: a postscript, to whom copies go, what is enclosed, and the marks
# of those who wrote and typed it (MFB/12, EUR:CAlder:mb).
POSTSCRIPT = re.compile(
    r"P\. ?S\.|PS[:.]|(?:cc|c\.c\.|bcc|Copy to|Copies to|Distribution|Verteiler)\s?:"
    r"|(?:Attachment|Enclosure|Tab)s?(?:: [^\n]{1,60})?$"
    r"|(?:Downgraded|Declassified|Classified) (?:at|by)\b"
    r"|Enc(?:l|s|losures?)?[.:](?: \(?\d{1,2}\)?| [^.]{1,60})?$|[A-Z]{1,6}[:/][\w:/]{1,20}$"
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
        while index > head and index not in found:
            words = body.words[index]
            if words and not POSTSCRIPT.match(words):
                kind = _closer_kind(body, index)
                if kind is None:
                    break
                found[index] = kind
            index -= 1
    for index in range(head + 2, len(body.paragraphs)):
        words = body.words[index]
        if len(words) > LONGEST or index in found or body.paragraphs[index].bullet:
            continue
        repeats = len(words) < 40 and f"({words})" in sender
        after_valediction = found.get(index - 1) == "valediction"
        if (repeats or after_valediction) and _closer_kind(body, index) == "signed":
            found[index] = "signed"
        elif is_valediction(body.text(index)) and _signature_follows(body, index + 1):
            found[index] = "valediction"
    return found


def _signature_follows(body: Body, index: int) -> bool:
    """Whether a signature, perhaps after a second valediction, comes next; one that closes a
    quotation belongs to a letter that is quoted."""
    while index < len(body.paragraphs) and _closer_kind(body, index) == "valediction":
        index += 1
    return index < len(body.paragraphs) and _closer_kind(body, index) == "signed"


def _closer_kind(body: Body, index: int) -> BlockKind | None:
    paragraph = body.paragraphs[index]
    text = body.text(index)
    if not text or paragraph.bullet or body.is_row(index) or is_choice(text):
        return None
    if is_valediction(text) or is_salute(body.words[index]):
        return "valediction"  # "My Lord," stands in it too
    if is_classification(body.words[index]):
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
