"""The heading of an attachment, tab or enclosure."""

from __future__ import annotations

import re

_ATTACHMENT = re.compile(
    r"\[?(?:(?:(?:Attachment|Enclosure|Annex|Appendix|Attached Paper|Tab)s?"
    r"|ATTACHMENTS?|ENCLOSURES?|ANNEX|APPENDIX|TAB)"
    r"(?: (?:No\. ?)?(?:[A-Z0-9]{1,4}|[IVXL]+|“[^”]+”))?)\]?[.:]?"
)

#: How these words begin.
_BEGINNINGS = ("[", "A", "E", "T")


def is_attachment_heading(words: str) -> bool:
    """Whether the words are those that head an attachment: ``Tab A``, ``[Enclosure]``."""
    return words.startswith(_BEGINNINGS) and _ATTACHMENT.fullmatch(words) is not None


def names_several(words: str) -> bool:
    """Whether the words head no single attachment, but say that there are some: ``Attachments``."""
    return is_attachment_heading(words) and words.lower().rstrip("].:").endswith("s")
