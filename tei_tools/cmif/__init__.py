"""A collection's correspondence in the Correspondence Metadata Interchange Format (CMIF).

CMIF is the subset of TEI in which editions tell correspSearch and other services who wrote to whom,
where and when; it is specified by the TEI Correspondence SIG. This room reads any TEI document that
has a ``correspDesc``, whoever made it.
"""

from tei_tools.cmif.document import LICENCE, Index, cmif_document, is_index
from tei_tools.cmif.letters import Letter, Party, read_letters
from tei_tools.cmif.registers import Register, read_register

__all__ = [
    "LICENCE",
    "Index",
    "Letter",
    "Party",
    "Register",
    "cmif_document",
    "is_index",
    "read_letters",
    "read_register",
]
