"""The forms in which findings are written, one file a form."""

from tei_tools.check.reports.github import as_github
from tei_tools.check.reports.html import as_html
from tei_tools.check.reports.json import as_json, as_jsonl
from tei_tools.check.reports.junit import as_junit
from tei_tools.check.reports.model import Form, Report, summary
from tei_tools.check.reports.sarif import as_sarif
from tei_tools.check.reports.table import as_table
from tei_tools.check.reports.text import as_text

#: name of the form -> what makes it of a report
FORMS: dict[str, Form] = {
    "text": as_text,
    "json": as_json,
    "jsonl": as_jsonl,
    "sarif": as_sarif,
    "junit": as_junit,
    "github": as_github,
    "html": as_html,
}

__all__ = ["FORMS", "Report", "as_json", "as_table", "as_text", "summary"]
