"""The report as a web page that needs nothing beside it: no script, no other file."""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from typing import TypeAlias, TypeVar
from urllib.parse import quote

from tei_tools.collection.model import Doubt, Entry, Made, Orphan, OrphanState
from tei_tools.findings import Finding

#: Rows of a table; what is more stands in the JSON only, for no one reads a million rows.
MOST = 1000

_STYLE = """
body > * { --measure: 64em; }
body > main, body > .masthead, body > .colophon { left: 0; }
table { width: 100%; }
td { overflow-wrap: anywhere; }
td:first-child { min-width: 15em; overflow-wrap: break-word; }
td code { white-space: nowrap; }
td small { color: var(--faint); }
.error, .failed { color: var(--accent); font-weight: 600; }
@media (max-width: 40rem) {
  thead { display: none; }
  table, tbody, tr, td { display: block; }
  tr { padding: 0.5em 0; border-bottom: 1px solid var(--rule); }
  td { padding: 0; border: 0; }
}
"""
_STATES: Mapping[OrphanState, str] = {
    "kept": "kept; --prune removes it",
    "removed": "removed",
    "changed": "kept; it was changed since it was made",
}
_HEAD = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'">
<title>Report of a build</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<style>{style}</style>
</head>
<body>
<header class="masthead"><p>{program}</p></header>
<main>
<header class="title"><h1>Report of a build</h1>
<dl class="card">
{card}</dl>
</header>
"""
_FOOT = """\
</main>
<footer class="colophon"><p>For programs: <a href="report.json">report.json</a></p></footer>
</body>
</html>
"""

Row: TypeAlias = tuple[str, ...]
T = TypeVar("T")


class _Table:
    """A table under its heading; of more than ``MOST`` rows the others are only counted."""

    def __init__(self, heading: str, *columns: str) -> None:
        self.heading = heading
        self.columns = columns
        self.rows: list[Row] = []
        self.more = 0

    def add(self, row: Callable[[T], Row], values: Iterable[T]) -> None:
        """Add a row for each value; one that has no place is not made."""
        for value in values:
            if len(self.rows) < MOST:
                self.rows.append(row(value))
            else:
                self.more += 1

    def html(self) -> Iterator[str]:
        """The table in pieces; nothing if it has no rows."""
        if not self.rows:
            return
        heads = "".join(f'<th scope="col">{column}</th>' for column in self.columns)
        yield f'<h2>{self.heading}</h2>\n<div class="scroll"><table>\n'
        yield f"<thead><tr>{heads}</tr></thead>\n<tbody>\n"
        for row in self.rows:
            yield f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>\n"
        yield "</tbody></table></div>\n"
        if self.more:
            yield f'<p class="flush">And {self.more:,} more, in report.json.</p>\n'


class Page:
    """The page, which is filled memo by memo. With ``is_timed`` it says how long each took."""

    def __init__(self, is_timed: bool) -> None:
        self._is_timed = is_timed
        self._failed = _Table("Failed", "Memo", "Why")
        self._findings = _Table("Findings", "Place", "Severity", "Finding", "Rule")
        self._names = _Table("Names in doubt", "Memo", "Name", "Chosen", "Between")
        self._layout = _Table("Layout in doubt", "Memo", "Words", "Chosen", "Instead of")
        self._orphans = _Table("Files whose memo is gone", "File", "Memo", "State")
        self._memos = _Table("All memos", "Memo", "Status", "Editions", "Seconds")

    def add(self, entry: Entry, made: Made) -> None:
        """Put a memo on the page."""
        source = entry.wanted.source
        if entry.status == "failed":
            self._failed.add(lambda error: (_text(source), _why(source, error)), [made.error])
        self._findings.add(_finding, made.findings)
        self._names.add(lambda doubt: (_text(source), *_name(doubt)), made.names)
        self._layout.add(lambda doubt: (_text(source), *_decision(doubt)), made.layout)
        self._memos.add(lambda entry: self._memo(entry, made), [entry])

    def add_orphan(self, orphan: Orphan, state: OrphanState) -> None:
        """Put a file on the page whose memo is gone."""
        self._orphans.add(lambda o: (_text(o.path), _text(o.source), _STATES[state]), [orphan])

    def _memo(self, entry: Entry, made: Made) -> Row:
        reason = f"<br><small>{_text(entry.reason)}</small>" if entry.reason else ""
        status = f'<span class="{entry.status}">{entry.status}</span>{reason}'
        seconds = f"{made.seconds:.3f}" if self._is_timed else ""
        editions = "<br>".join(map(_link, made.outputs))
        return _text(entry.wanted.source), status, editions, seconds

    def html(self, program: str, facts: Mapping[str, str], style: str) -> Iterator[str]:
        """The page in pieces. ``facts`` stand at its head; ``style`` is the style of our pages."""
        sheet = style + _STYLE
        digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
        card = "".join(
            f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>\n"
            for name, value in facts.items()
        )
        yield _HEAD.format(digest=digest, style=sheet, program=escape(program), card=card)
        for table in (
            self._failed, self._findings, self._names, self._layout, self._orphans, self._memos,
        ):  # fmt: skip
            yield from table.html()
        yield _FOOT


def _why(source: str, error: str) -> str:
    """Why a memo failed, without its name, which stands beside it; a place in it stays."""
    return _text(error.removeprefix(f"{source}:").lstrip())


def _finding(finding: Finding) -> Row:
    place = _text(finding.file).replace("/", "/<wbr>")
    if finding.place:
        place += f"<wbr>:{finding.place}"
    hint = f"<br><small>{_text(finding.hint)}</small>" if finding.hint else ""
    severity = f'<span class="{finding.severity}">{finding.severity}</span>'
    return place, severity, _text(finding.message) + hint, f"<code>{finding.rule}</code>"


def _name(doubt: Doubt) -> Row:
    name = f"{_text(doubt['name'])}<br><small>{_text(doubt['context'])}</small>"
    return name, _text(doubt["choice"]) or "none", _text(doubt["candidates"])


def _decision(doubt: Doubt) -> Row:
    others = "; ".join(map(str, doubt["alternatives"]))
    words = f"{_text(doubt['text'])}<br><small>line {doubt['line']}</small>"
    return words, _text(doubt["choice"]), _text(others)


def _link(path: str) -> str:
    return f'<a href="./{quote(os.fsencode(path))}">{_text(path)}</a>'


def _text(text: object) -> str:
    """A text as HTML; bytes in names of files that are no text are shown as escapes."""
    return escape(str(text).encode("utf-8", "backslashreplace").decode())
