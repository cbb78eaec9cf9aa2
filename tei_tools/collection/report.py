"""The report of a run: for programs as JSON, for people as a page.

All that depends on the clock stands under one key, ``times``, so that two reports are easily
compared without it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from tei_tools.collection.memory import Memory, restored
from tei_tools.collection.model import Entry, Made, Orphan, OrphanState, by_field
from tei_tools.collection.page import Page
from tei_tools.collection.totals import Totals
from tei_tools.files import write_atomically

JSON, PAGE = "report.json", "report.html"


@dataclass(frozen=True, slots=True)
class Run:
    """A run that has ended: its ``entries`` in order, and what else the reports say of it.

    ``removed`` are the paths of orphans that were pruned. ``is_timed`` is false where no time may
    stand in the reports but ``began`` and ``ended``.
    """

    program: str
    began: datetime
    ended: datetime
    entries: Sequence[Entry]
    totals: Totals
    orphans: Sequence[Orphan] = ()
    removed: frozenset[str] = field(default_factory=frozenset)
    is_timed: bool = True


def write_reports(memory: Memory, run: Run, style: str) -> None:
    """Write ``report.json`` and ``report.html`` into the output folder.

    ``style`` is the style sheet of our pages. The JSON is that of ``schema/report.schema.json``.
    """
    page = Page(run.is_timed)
    write_atomically(memory.output / JSON, _json(memory, run, page))
    for orphan in run.orphans:
        page.add_orphan(orphan, _state(orphan, run.removed))
    facts = {"Began": f"{run.began:%Y-%m-%d %H:%M:%S} UTC"}
    if run.is_timed:
        facts["Took"] = f"{_seconds(run):,.1f} seconds"
    facts |= {name.capitalize(): f"{number:,}" for name, number in asdict(run.totals).items()}
    pieces = page.html(run.program, facts, style)
    write_atomically(memory.output / PAGE, (piece.encode() for piece in pieces))


def _json(memory: Memory, run: Run, page: Page) -> Iterator[bytes]:
    """The report in pieces, in one walk over the memos, each of which is put on the page too."""
    times: dict[str, float] = {}
    yield f'{{\n"program": {_dump(run.program)},\n"totals": {_dump(asdict(run.totals))},\n'.encode()
    yield b'"memos": ['
    yield from _lines(_memos(memory, run, page, times))
    yield b'],\n"orphans": ['
    yield from _lines(
        {"path": o.path, "source": o.source, "state": _state(o, run.removed)} for o in run.orphans
    )
    clock = {"began": run.began, "ended": run.ended, "seconds": _seconds(run), "memos": times}
    yield b'],\n"times": ' + _bytes(_dump(clock)) + b"\n}\n"


def _memos(
    memory: Memory, run: Run, page: Page, times: dict[str, float]
) -> Iterator[dict[str, Any]]:
    for entry in run.entries:
        record = memory.record(entry.wanted.key)
        known = record.made if record else Made("")
        made = restored(known, entry.wanted, f"{entry.wanted.key}.xml")
        page.add(entry, made)
        if run.is_timed:
            times[entry.wanted.source] = round(made.seconds, 3)
        yield _memo(entry, made)


def _memo(entry: Entry, made: Made) -> dict[str, Any]:
    return {
        "source": entry.wanted.source,
        "sha256": entry.sha256 or made.sha256,
        "status": entry.status,
        "reason": entry.reason,
        "error": made.error,
        "editions": [{"path": path, "sha256": digest} for path, digest in made.outputs.items()],
        "findings": list(map(by_field, made.findings)),
        "doubts": {"names": list(made.names), "layout": list(made.layout)},
    }


def _state(orphan: Orphan, removed: frozenset[str]) -> OrphanState:
    return "removed" if orphan.path in removed else "kept" if orphan.is_ours else "changed"


def _seconds(run: Run) -> float:
    seconds = (run.ended - run.began).total_seconds()
    return round(max(seconds, 0.0), 3)  # the clock may have been set back


def _lines(values: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """The values, each on a line of its own, with commas between them."""
    comma = b""
    for value in values:
        yield comma + b"\n" + _bytes(_dump(value))
        comma = b","
    yield b"\n" if comma else b""


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=datetime.isoformat)


def _bytes(text: str) -> bytes:
    """The text as UTF-8; what is no text in a name becomes \\udcXX, which is what JSON calls it."""
    return text.encode("utf-8", "backslashreplace")
