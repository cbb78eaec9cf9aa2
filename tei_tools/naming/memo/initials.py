"""Initials that stand for persons whom the memo names: ``K:`` before what Kissinger says, and
``W. W. R.`` below what Walt W. Rostow signs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tei_tools.layout.model import Block
from tei_tools.naming.text.words import Words

_SPEAKER = re.compile(r"([A-Z]{1,3}):\s")
_SIGNED = re.compile(
    r"(?:(?:Ma?c)?[A-Z]\. ?){1,3}(?:Ma?c)?[A-Z]\.?\s*|(?:[A-Z]{2,3}|[A-Z]{1,2}Ma?c[A-Z])\s*"
)
_MAC = re.compile(r"Ma?c[A-Z]")
_CAPITAL = re.compile(r"[A-Z]")
_QUESTION_AND_ANSWER = frozenset("QA")

#: Start and end of initials, and the reference of the person.
Initials = tuple[int, int, str]


def speakers(
    blocks: Sequence[Block], reading: str, persons: Mapping[str, Iterable[Words]]
) -> Iterator[Initials]:
    """Initials and a colon at the beginning of paragraphs, where they fit one of the persons.

    ``persons`` are those of the heading and the participants: the reference of each, and how the
    document names them, as keys, the family name last. One letter is that of the family name, more
    are those of the whole name. Letters that open one paragraph only are none (``A:``), nor are
    ``Q:`` and ``A:``.
    """
    found: dict[str, list[Block]] = defaultdict(list)
    for block in blocks:
        label = _SPEAKER.match(reading, block.start, block.end) if block.kind == "p" else None
        if label:
            found[label[1]].append(block)
    if found.keys() >= _QUESTION_AND_ANSWER:
        return
    for letters, places in found.items():
        fitting = {ref for ref, names in persons.items() if _stands_for(letters.lower(), names)}
        if len(places) > 1 and len(fitting) == 1:
            ref = fitting.pop()
            yield from ((block.start, block.start + len(letters), ref) for block in places)


def _stands_for(letters: str, names: Iterable[Words]) -> bool:
    if len(letters) == 1:
        return any(words[-1][0] == letters for words in names)
    return any(
        "".join(word[0] for word in words) == letters for words in names if len(words[-1]) > 1
    )


def is_initials(block: Block, reading: str) -> bool:
    """Whether a block is a signature of initials alone."""
    return block.kind == "signed" and _SIGNED.fullmatch(reading, block.start, block.end) is not None


def signatures(
    blocks: Iterable[Block],
    reading: str,
    listed: Mapping[str, Sequence[str]],
    named: Mapping[str, Iterable[Words]],
) -> Iterator[Initials]:
    """The initials of signatures, where they are those of one person; ``blocks`` are such as
    :func:`is_initials` is true of.

    ``listed`` are the references of those in a list who have the initials, small; of several it is
    the one whom the memo names. ``named`` are the persons whom it names, as for :func:`speakers`:
    they count where the list has nobody.
    """
    for block in blocks:
        written = reading[block.start : block.end].rstrip()
        letters = "".join(_CAPITAL.findall(_MAC.sub("M", written))).lower()
        fitting = listed.get(letters, ())
        if len(fitting) > 1:
            fitting = [ref for ref in fitting if ref in named]
        elif not fitting:
            fitting = [ref for ref, names in named.items() if _stands_for(letters, names)]
        if len(fitting) == 1:
            yield block.start, block.start + len(written), fitting[0]
