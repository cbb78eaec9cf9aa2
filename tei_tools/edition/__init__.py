"""Editions for readers: a TEI document as a web page and as plain text.

Works on any TEI document, not only on those that the converter makes.
"""

from tei_tools.edition.html import to_html
from tei_tools.edition.text import to_text

__all__ = ["to_html", "to_text"]
