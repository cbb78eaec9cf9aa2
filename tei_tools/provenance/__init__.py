"""The source note as data: where a document lies, how it was marked, who had a hand in it.

The text is read, never changed: every value is a range of it. The forms are those of the source
notes of *Foreign Relations of the United States*.
"""

from tei_tools.provenance.marking import CLASSIFICATIONS, PRECEDENCES, Marking, read_marking
from tei_tools.provenance.model import Person, Provenance, Role, Value
from tei_tools.provenance.note import source_note
from tei_tools.provenance.reading import read_provenance

__all__ = [
    "CLASSIFICATIONS",
    "PRECEDENCES",
    "Marking",
    "Person",
    "Provenance",
    "Role",
    "Value",
    "read_marking",
    "read_provenance",
    "source_note",
]
