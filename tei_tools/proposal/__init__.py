"""A list of persons proposed from a collection: who is named, how, where, and how often.

This room reads TEI documents with ``persName``, ours or those of others, and groups what they name
by person over the whole collection. The archivist edits the list and hands it to ``convert``.
"""

from tei_tools.proposal.grouping import Person, group
from tei_tools.proposal.reading import Appearance, Mention, read_appearances
from tei_tools.proposal.table import COLUMNS, to_csv

__all__ = ["COLUMNS", "Appearance", "Mention", "Person", "group", "read_appearances", "to_csv"]
