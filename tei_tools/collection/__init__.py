"""The memory of an output folder: what was built of what, so that no work is done twice."""

from tei_tools.collection.hashing import holds_something, sha256_of, sha256_of_file
from tei_tools.collection.ledger import is_noted, write_product
from tei_tools.collection.manifest import MANIFEST, write_manifest
from tei_tools.collection.memory import FILE, Memory, open_memory, restored
from tei_tools.collection.model import (
    Circumstances,
    Entry,
    Listed,
    Made,
    Orphan,
    Record,
    Status,
    Wanted,
    by_field,
)
from tei_tools.collection.orphans import find_orphans, prune
from tei_tools.collection.plan import FAILED, NEW, plan
from tei_tools.collection.program import program_digest
from tei_tools.collection.report import JSON, PAGE, Run, write_reports
from tei_tools.collection.totals import Totals
from tei_tools.collection.written import written_in

__all__ = [
    "FAILED",
    "FILE",
    "JSON",
    "MANIFEST",
    "NEW",
    "PAGE",
    "Circumstances",
    "Entry",
    "Listed",
    "Made",
    "Memory",
    "Orphan",
    "Record",
    "Run",
    "Status",
    "Totals",
    "Wanted",
    "by_field",
    "find_orphans",
    "holds_something",
    "is_noted",
    "open_memory",
    "plan",
    "program_digest",
    "prune",
    "restored",
    "sha256_of",
    "sha256_of_file",
    "write_manifest",
    "write_product",
    "write_reports",
    "written_in",
]
