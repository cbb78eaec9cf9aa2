"""Organizations and offices of a list, as ``orgName``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_tools.annotate.listed import Listed, reference
from tei_tools.annotate.model import Annotator
from tei_tools.authority import Authority
from tei_tools.authority.abbreviations import term_forms
from tei_tools.layout.model import Layout
from tei_tools.spans import Span

# ``EUR/RPE`` is another office than ``EUR``; the dash of ``EUR–Mr. Alder`` only divides.
_MORE_BEFORE = re.compile(r"[A-Z][/&–-]$")
_MORE_AFTER = re.compile(r"[/&]\w|[–-][A-Z]+(?![a-z])")
# A letter alone is an office only where offices are listed: ``Alder (G)``, ``EUR, L, and NEA``.
_AMONG_OFFICES = re.compile(r"(?:\(|(?<![A-Z])[A-Z]{2,}, |(?<![A-Z])[A-Z]{2,},? and |\bin )$")
_AFTER_OFFICE = re.compile(r"\)|,|;|\.$|\.\s|\s(?:and|on|by)\b")


def orgs(authority: Authority) -> Annotator:
    """An annotator that links whole words to the organizations of the list: spans of ``orgName``.

    ``Central Intelligence Agency (CIA)`` may be written in full or by its abbreviation, with the
    list's own capitals, and without the article that the list may have before it. Of a form that
    several entries share the first is taken, with ``cert="low"``.
    """
    listed = Listed(
        (re.sub(r"^[Tt]he ", "", form), entry)
        for entry in authority.entries
        for form in term_forms(entry)
    )

    def annotate(layout: Layout) -> Iterator[Span]:
        for block in layout.passages() if listed else ():
            text = layout.text_of(block)
            for start, end, entries in listed.find(text, block.start, block.end):
                if not _is_symbol(text, start, end) or _is_alone(text, start, end):
                    yield Span(start, end, "orgName", reference(entries))

    annotate.__name__ = "orgs"
    return annotate


def _is_symbol(text: str, start: int, end: int) -> bool:
    return text[start:end].isupper()


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether an abbreviation is no part of another symbol, and a lone letter is an office."""
    before = text[max(0, start - 16) : start]
    if _MORE_BEFORE.search(before) or _MORE_AFTER.match(text, end):
        return False
    if end - start > 1:
        return True
    return bool(_AMONG_OFFICES.search(before) and _AFTER_OFFICE.match(text, end))
