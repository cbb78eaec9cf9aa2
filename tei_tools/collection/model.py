"""What a run wants, what is remembered, and what came of it, as values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal, TypeAlias

from tei_tools.findings import Finding

#: built: in this run; unchanged: built before, and nothing has changed; failed: see the error;
#: kept: an edition was changed by hand, so all of them are left; waiting: to be built, but not by
#: this run.
Status: TypeAlias = Literal["built", "unchanged", "failed", "kept", "waiting"]

#: What became of an orphan: kept until it is pruned, or removed, or kept as somebody changed it.
OrphanState: TypeAlias = Literal["kept", "removed", "changed"]

#: A decision in doubt, by the names of its fields; the report has it as it is.
Doubt: TypeAlias = Mapping[str, Any]


def by_field(value: Any) -> dict[str, Any]:
    """The fields of a value (an instance of a dataclass) that holds texts, numbers and tuples.

    That is ``dataclasses.asdict``, which takes ten times as long, as it looks into them.
    """
    return {field.name: getattr(value, field.name) for field in fields(value)}


@dataclass(frozen=True, slots=True)
class Listed:
    """A list that editions are made with: of what ``kind``, its ``name``, its content's SHA-256."""

    kind: str
    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What an edition depends on beside its memo: settings, lists, and the program's digest."""

    settings: Mapping[str, str]
    lists: tuple[Listed, ...]
    program: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """One memo, as this run names it, and the editions that it should have.

    ``key`` is the path of the editions below the output folder, without one of their ``endings``;
    it is written with ``/`` on all systems. ``source`` is the name of the memo in messages,
    ``target`` the path of its editions, without an ending. ``path`` is the file that the memo comes
    from, or its place in the file ``archive``, or ``None`` for the standard input. ``read``, where
    there is such, gives the memo; otherwise it is what ``path`` holds.
    ``decisions`` is a digest of what the archivist has decided about this memo.
    """

    key: str
    source: str
    target: str
    path: str | None
    endings: tuple[str, ...]
    circumstances: Circumstances
    decisions: str = ""
    archive: str | None = None
    read: Callable[[], bytes] | None = None

    @property
    def edition(self) -> str:
        """The name of its TEI edition in messages."""
        return f"{self.target}.xml"

    @property
    def outputs(self) -> tuple[str, ...]:
        """The paths of the editions below the output folder, which would be much to keep."""
        return tuple([self.key + ending for ending in self.endings])


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a memo: ``outputs`` are the files written, each with its SHA-256.

    ``sha256`` is that of the memo, as it was read; ``error`` says why there are no editions.
    """

    sha256: str
    outputs: Mapping[str, str] = field(default_factory=dict)
    error: str = ""
    findings: tuple[Finding, ...] = ()
    names: tuple[Doubt, ...] = ()
    layout: tuple[Doubt, ...] = ()
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Record:
    """What is remembered of a memo: what came of it, and out of what it was made.

    ``place`` is the path of the source from the output folder on, empty if it has none.
    ``leftover`` are files that were once made of it, and no longer are.
    """

    key: str
    source: str
    place: str
    circumstances: Circumstances
    decisions: str
    made: Made
    leftover: Mapping[str, str]


@dataclass(slots=True)
class Entry:
    """One memo of a run: its ``status``, and the ``reason`` for building it, empty if there is
    none. ``sha256`` is the digest of the memo as it was found, empty if it could not be read.
    ``is_due``: it is to be built by this run. ``changed`` are the paths of its editions that
    somebody has changed."""

    wanted: Wanted
    status: Status
    reason: str
    sha256: str
    is_due: bool
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Orphan:
    """A file that was made of a memo which is gone, or is no longer made of its memo.

    ``path`` is that below the output folder. ``is_ours``: it still holds what was written into it.
    """

    key: str
    path: str
    source: str
    is_ours: bool
