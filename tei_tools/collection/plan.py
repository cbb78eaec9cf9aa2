"""What is to be built, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tei_tools.collection.hashing import NOTHING, sha256_of, sha256_of_file
from tei_tools.collection.ledger import is_noted
from tei_tools.collection.memory import Memory
from tei_tools.collection.model import Circumstances, Entry, Record, Status, Wanted
from tei_tools.errors import TeiToolsError

#: The reason for building a memo of which nothing is known, and one of which nothing came.
NEW, FAILED = "new", "failed last time"


def plan(
    memory: Memory, wanted: Iterable[Wanted], *, only_failed: bool = False, force: bool = False
) -> Iterator[tuple[Entry, Record | None]]:
    """An entry for each memo, in their order: ``unchanged``, or ``kept`` or ``waiting`` with the
    reason; and what was remembered of it.

    A memo is unchanged if its text, settings, lists, decisions and the program are those it was
    built with, and its editions are there as they were written; a memo that failed is always to
    be tried again. It is kept if somebody has changed an edition of it, which is built only by
    ``force``. That it was somebody else cannot be said where the memo is to be built anyway and the
    last run was cut off, which may have written the edition and not come to remember it. With
    ``only_failed`` the others that are to be built wait for another run.
    """
    for one in wanted:
        record = memory.record(one.key)
        sha256 = _digest(one)
        reasons: list[str] = []
        changed: tuple[str, ...] = ()
        may_be_ours = False
        if record is None:
            reasons.append(NEW)
        else:
            missing, others = _amiss(memory, one, record)
            reasons += _reasons(one, record, sha256)
            may_be_ours = memory.was_cut_off and bool(reasons)
            reasons += [f"edition missing: {path}" for path in missing]
            reasons += [f"edition changed: {path}" for path in others]
            changed = tuple(
                path
                for path, found in others.items()
                if found != NOTHING and not is_noted(memory.output / path, found)
            )
        is_kept = bool(changed) and not (force or may_be_ours)
        failed = bool(record and record.made.error)
        is_due = bool(reasons) and not is_kept and (failed or not only_failed)
        status: Status = "kept" if is_kept else "waiting" if reasons else "unchanged"
        yield Entry(one, status, "; ".join(reasons), sha256, is_due, changed), record


def _digest(wanted: Wanted) -> str:
    if wanted.read is None:
        return sha256_of_file(wanted.path) if wanted.path else ""
    try:
        return sha256_of(wanted.read())
    except TeiToolsError:  # who builds it will tell
        return ""


def _reasons(wanted: Wanted, record: Record, sha256: str) -> Iterator[str]:
    if sha256 != record.made.sha256:
        yield "changed source"
    yield from _changes(record.circumstances, wanted.circumstances)
    if wanted.decisions != record.decisions:
        yield "changed decisions"
    if record.made.error:
        yield FAILED


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


def _amiss(memory: Memory, wanted: Wanted, record: Record) -> tuple[list[str], dict[str, str]]:
    """Which editions are missing, and which are not there as they were written, with their digests.
    Of a memo that failed none is missing."""
    known = {**record.leftover, **record.made.outputs}
    missing: list[str] = []
    others: dict[str, str] = {}
    for path in wanted.outputs:
        found = sha256_of_file(f"{memory.output}/{path}")
        if found and found != known.get(path, found):
            others[path] = found
        elif not record.made.error and (not found or path not in known):
            missing.append(path)
    return missing, others
