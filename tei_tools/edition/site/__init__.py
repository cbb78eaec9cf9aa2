"""A static web site of a collection of TEI documents of any origin.

    sources ─ reading ─▶ Facts ─ collection ─▶ Collection ─┬─ documents ─▶ a page and downloads each
                                                           ├─ pages ─────▶ front page, indexes
                                                           └─ feeds, records, search

A document is read twice, by any number of processes: first it becomes a few facts, from which all
indexes are made; then its page, which links to them. No more than one tree is held at a time.
"""

from tei_tools.edition.site.build import Report, build_site
from tei_tools.edition.site.finding import find_sources
from tei_tools.edition.site.model import Settings, Source

__all__ = ["Report", "Settings", "Source", "build_site", "find_sources"]
