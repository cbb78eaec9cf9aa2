"""Which rules can be mended, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from tei_tools.check.fix import dates, identifiers, spaces
from tei_tools.check.fix.edits import Edit
from tei_tools.check.rules import Document

Mender: TypeAlias = Callable[[Document], Iterator[Edit]]

#: Breaks move before the spaces around them are looked at, and spaces go before note marks before
#: those of the text; notes are numbered before their identifiers are read.
MENDERS: Mapping[str, Mender] = {
    "note-sequence": identifiers.mend_note_sequence,
    "id-form": identifiers.mend_id_form,
    "entry-id": identifiers.mend_entry_id,
    "note-id": identifiers.mend_note_id,
    "pb-id": identifiers.mend_pb_id,
    "pb-edge": spaces.mend_pb_edge,
    "pb-space": spaces.mend_pb_space,
    "note-space": spaces.mend_note_space,
    "not-nfc": spaces.mend_nfc,
    "spacing": spaces.mend_spacing,
    "dash-range": spaces.mend_dashes,
    "date-text": dates.mend_date_text,
}
