"""Checking editions, ours or any other TEI."""

from tei_tools.check.report import as_json, as_text, summary
from tei_tools.check.validation import validate

__all__ = ["as_json", "as_text", "summary", "validate"]
