"""What is to be built, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tei_tools.collection.hashing import sha256_of, sha256_of_file
from tei_tools.collection.memory import Memory
from tei_tools.collection.model import Circumstances, Entry, Record, Wanted
from tei_tools.errors import TeiToolsError

#: The reason for building a memo of which nothing is known.
NEW = "new"
#: How the reason begins for building a memo whose edition somebody has changed.
CHANGED = "edition changed"


def plan(
    memory: Memory, wanted: Iterable[Wanted], *, only_failed: bool = False
) -> Iterator[tuple[Entry, Record | None]]:
    """An entry for each memo, in their order: ``unchanged``, or ``waiting`` with the reason; and
    what was remembered of it.

    A memo is unchanged if its text, settings, lists, decisions and the program are those it was
    built with, and its editions are there as they were written; a memo that failed is always to
    be tried again. With ``only_failed`` the others that are to be built wait for another run.
    """
    for one in wanted:
        record = memory.record(one.key)
        sha256 = _digest(one)
        reason = "; ".join(_reasons(memory, one, record, sha256))
        is_due = bool(reason) and (not only_failed or bool(record and record.made.error))
        yield Entry(one, "waiting" if reason else "unchanged", reason, sha256, is_due), record


def _digest(wanted: Wanted) -> str:
    if wanted.read is None:
        return sha256_of_file(wanted.path) if wanted.path else ""
    try:
        return sha256_of(wanted.read())
    except TeiToolsError:  # who builds it will tell
        return ""


def _reasons(memory: Memory, wanted: Wanted, record: Record | None, sha256: str) -> Iterator[str]:
    if record is None:
        yield NEW
        return
    if sha256 != record.made.sha256:
        yield "changed source"
    yield from _changes(record.circumstances, wanted.circumstances)
    if wanted.decisions != record.decisions:
        yield "changed decisions"
    if record.made.error:
        yield "failed last time"
    else:
        yield from _amiss(memory, wanted, record.made.outputs)


def _changes(old: Circumstances, new: Circumstances) -> Iterator[str]:
    if old == new:
        return
    settings = [
        name
        for name in dict.fromkeys([*new.settings, *old.settings])
        if new.settings.get(name) != old.settings.get(name)
    ]
    if settings:
        yield f"changed settings: {', '.join(settings)}"
    lists, before = ([(one.kind, one.sha256) for one in c.lists] for c in (new, old))
    if lists != before:
        known, left = set(before), set(lists)
        names = [one.name for one in new.lists if (one.kind, one.sha256) not in known]
        names += [one.name for one in old.lists if (one.kind, one.sha256) not in left]
        yield f"changed lists: {', '.join(dict.fromkeys(names)) or 'their order'}"
    if new.program != old.program:
        yield "changed program"


def _amiss(memory: Memory, wanted: Wanted, known: Mapping[str, str]) -> Iterator[str]:
    """Which editions are not there as they were written."""
    for path in wanted.outputs:
        found = sha256_of_file(f"{memory.output}/{path}")
        if not found:
            yield f"edition missing: {path}"
        elif found != known.get(path):
            yield f"{CHANGED}: {path}"
