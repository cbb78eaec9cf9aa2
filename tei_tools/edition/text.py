"""A TEI document as plain text, in the form that the converter reads."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from tei_tools.edition.lines import Notes, set_lines
from tei_tools.edition.preparing import prepared
from tei_tools.edition.stylesheets import transform
from tei_tools.tei import TeiSource


def to_text(
    tei: TeiSource,
    *,
    width: int | None = None,
    notes: Notes = "end",
    number_every: int = 0,
    stylesheet: Path | str | None = None,
) -> str:
    """The document as plain text: blocks between blank lines, notes numbered at the end.

    Without options each paragraph is one line, and the text converts back to the same TEI. With
    ``width`` lines are wrapped at that many characters. ``notes`` is where the notes stand:
    ``end``; ``page``, after the block in which their page ends, before the mark of the next page
    where that begins a block; or ``inline``, in brackets at their marks (there notes within notes
    stay at the end). ``number_every`` puts numbers before the lines that are its multiples, blank
    lines not counted. ``stylesheet`` is an XSLT 1.0 stylesheet that imports ``tei-tools:text.xsl``
    and overrides templates of it.

    Raises XmlError where the input is not TEI, SchemaError where the stylesheet cannot be used,
    ValueError where ``notes`` is no such place.
    """
    if notes not in get_args(Notes):
        places = ", ".join(get_args(Notes))
        raise ValueError(f"{notes!r} is no place for notes; the places are {places}")
    document = prepared(tei)
    blocks = transform(Path(stylesheet) if stylesheet else "text.xsl", document)
    return set_lines(blocks.getroot(), width, notes, number_every)
