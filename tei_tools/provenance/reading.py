"""A source note, sentence by sentence: first the archive, then the marking, then the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tei_tools.provenance.archive import file_number, read_archive
from tei_tools.provenance.marking import Marking, read_marking, trailing_marking
from tei_tools.provenance.model import Provenance
from tei_tools.provenance.roles import read_roles
from tei_tools.provenance.sending import (
    read_attachment,
    read_received,
    read_repeated,
    read_transmission,
)
from tei_tools.provenance.sentences import Range, sentences, without_stop

_LABEL = re.compile(r"\s*(?:\[\s*)?Source\s?[:.]\s*", re.IGNORECASE)
_LABEL_WITHIN = re.compile(r"(?<=[.\n\]”])\s+Source\s?:\s*")
#: A sentence that is a classification and no more.
_ALONE = re.compile(r"(?:Top Secret|Secret|Confidential|Unclassified)(?:; [\w ]{1,20})*\.")
#: What no title of a folder holds: ``Part II. Jan.–March 1956.`` may follow one, prose may not.
_PROSE = re.compile(r"\b(?:was|were|is|are|has|had|have|by|to|not|that)\b|\(|.{90}")


@lru_cache(maxsize=2)  # the annotator and the header ask for the same note
def read_provenance(text: str, start: int, end: int) -> Provenance:
    """Read the source note ``text[start:end]``.

    ``text`` may be a whole memo; all offsets in the result count in it. The note may begin with
    ``Source:``, with the name of a repository, or with a file number. Words before ``Source:``
    (a summary) are left aside.
    """
    label = _LABEL.match(text, start, end) or _LABEL_WITHIN.search(text, start, end)
    if label:
        if text[start:end].lstrip().startswith("[") and text[start:end].rstrip().endswith("]"):
            end = text.rindex("]", start, end)
        start = label.end()
    first, *rest = [*sentences(text, start, end)] or [(start, start)]
    first, rest = _divide(text, first, rest)
    archive = read_archive(text, without_stop(text, first))
    markings: list[Marking] = []
    while rest and (marking := read_marking(text, rest[0])):
        markings.append(marking)
        rest.pop(0)
    if not markings and (late := _late_marking(text, rest)):
        markings.append(late)
    return _gather(text, archive, markings, [*_unquoted(text, start, end, rest)])


def _late_marking(text: str, rest: Sequence[Range]) -> Marking | None:
    """The classification where it stands in the wrong place: ``Drafted by Alder. Secret.``"""
    markings = (
        read_marking(text, sentence) for sentence in rest if _ALONE.fullmatch(text, *sentence)
    )
    return next((found for found in markings if found), None)


def _unquoted(text: str, start: int, end: int, rest: Sequence[Range]) -> Iterator[Range]:
    """The sentences but those that begin within a quotation, which speaks of other things."""
    last = text.rfind("”", start, end)
    depth, at = 0, start
    for sentence in rest:
        depth += text.count("“", at, sentence[0]) - text.count("”", at, sentence[0])
        at = sentence[0]
        if depth <= 0 or last < at:
            yield sentence


def _divide(text: str, first: Range, rest: list[Range]) -> tuple[Range, list[Range]]:
    """The sentence of the archive, and the rest: mend a full stop too few or too many."""
    if at := trailing_marking(text, first):
        return (first[0], at), [(at, first[1]), *rest]
    if number := file_number(text, first[0]):
        while rest and number > first[1]:  # ``501. BC Kashmir/11–2348``
            first = (first[0], rest.pop(0)[1])
    marked = next((i for i, sentence in enumerate(rest[:4]) if read_marking(text, sentence)), 0)
    if marked and not any(_PROSE.search(text, *sentence) for sentence in rest[:marked]):
        first = (first[0], rest[marked - 1][1])
        rest = rest[marked:]
    return first, rest


def _gather(
    text: str, archive: Provenance, markings: Sequence[Marking], rest: Sequence[Range]
) -> Provenance:
    """What the sentence of the archive says, with what the others do."""
    hands = [read_roles(text, sentence) for sentence in rest]
    classified = (marking.classification for marking in markings if marking.classification)
    received = (found for sentence in rest if (found := read_received(text, sentence)))
    return archive._replace(
        classification=next(classified, None),
        caveats=tuple(caveat for marking in markings for caveat in marking.caveats),
        precedences=tuple(urgency for marking in markings for urgency in marking.precedences),
        persons=tuple(person for hand in hands for person in hand.persons),
        offices=tuple(office for hand in hands for office in hand.offices),
        transmissions=tuple(
            found for sentence in rest if (found := read_transmission(text, sentence))
        ),
        received=next(received, None),
        repeated_to=tuple(post for sentence in rest for post in read_repeated(text, sentence)),
        attachments=tuple(found for sentence in rest if (found := read_attachment(text, sentence))),
    )
