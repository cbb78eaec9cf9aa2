"""Checking editions, ours or any other TEI."""

from tei_tools.check.reports import Report, as_json, as_text, summary
from tei_tools.check.validation import Checked, check, validate

__all__ = ["Checked", "Report", "as_json", "as_text", "check", "summary", "validate"]
