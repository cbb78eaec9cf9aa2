"""Findings as a web page that needs nothing beside it."""

from __future__ import annotations

from html import escape
from itertools import groupby

from tei_tools.check.reports.model import Report, fold, summary
from tei_tools.findings import Finding

_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Findings</title>
<style>
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem;
  color: #222; background: #fff }}
h2 {{ font-size: 1.1rem; margin: 2rem 0 .5rem; overflow-wrap: anywhere }}
table {{ border-collapse: collapse; width: 100% }}
th, td {{ text-align: left; vertical-align: top; padding: .3rem .6rem; border-top: 1px solid #ccc }}
.hint {{ color: #555; display: block }}
.error {{ color: #a00 }}
.warning {{ color: #850 }}
.info {{ color: #356 }}
</style>
</head>
<body>
<h1>Findings</h1>
<p>{summary}</p>
{files}</body>
</html>
"""
_TABLE = """\
<h2>{file}</h2>
<table>
<thead><tr><th>Place</th><th>Severity</th><th>Finding</th><th>Rule</th></tr></thead>
<tbody>
{rows}</tbody>
</table>
"""


def as_html(report: Report) -> str:
    """The summary, and a table of findings a file."""
    tables = (
        _TABLE.format(
            file=escape(file), rows="".join(_row(finding, times) for finding, times in group)
        )
        for file, group in groupby(fold(report.shown), key=lambda pair: pair[0].file)
    )
    return _PAGE.format(summary=escape(summary(report)), files="".join(tables))


def _row(finding: Finding, times: int) -> str:
    often = f" ×{times}" if times > 1 else ""
    hint = f'<span class="hint">{escape(finding.hint)}</span>' if finding.hint else ""
    return (
        f'<tr><td title="{escape(finding.xpath)}">{finding.place}</td>'
        f'<td class="{finding.severity}">{finding.severity}</td>'
        f"<td>{escape(finding.message)}{often}{hint}</td>"
        f"<td><code>{escape(finding.rule)}</code></td></tr>\n"
    )
