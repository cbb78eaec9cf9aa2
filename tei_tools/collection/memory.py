"""What an output folder remembers.

A memo is remembered when its editions are written, in a transaction of its own. A run that is
killed between the two has forgotten that memo, and no other: it is built again, to the same bytes.
"""

from __future__ import annotations

import json
import os
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from tei_tools.collection.database import DamagedError, connect, set_aside
from tei_tools.collection.hashing import sha256_of
from tei_tools.collection.lock import hold
from tei_tools.collection.model import Circumstances, Listed, Made, Record, Wanted, by_field
from tei_tools.errors import WriteError
from tei_tools.files import MEMORY
from tei_tools.findings import Finding

#: The name of the file in the folder of the memory.
FILE = "state.sqlite"
_COLUMNS = (
    "key, source, place, sha256, circumstances, decisions, error, outputs, leftover, told, seconds"
)
_KEEP = (
    f"INSERT OR REPLACE INTO memos ({_COLUMNS}, mark) "
    f"VALUES ({', '.join('?' * (_COLUMNS.count(',') + 2))})"
)
_NOTHING: dict[str, list[Any]] = {"findings": [], "names": [], "layout": []}
_NOTHING_TOLD = json.dumps(_NOTHING).encode()
# In place of the names of memo and edition, which depend on where a run was started.
_SOURCE, _EDITION = "<source>", "<edition>"


class Memory:
    """What is known of all memos that were built into the folder ``output``.

    ``words`` tell the archivist what was found amiss in it. ``was_cut_off``: the last run has not
    come to its end, or what was known of it was not legible. It ``is_lasting`` if another run will
    have it. All methods raise WriteError where the file can no longer be read or written.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        output: Path,
        words: str = "",
        *,
        is_lasting: bool = True,
    ) -> None:
        self.output = output
        self.words = words
        self.is_lasting = is_lasting
        self._connection = connection
        self._circumstances = {
            digest.decode(): _circumstances(content)
            for digest, content in self._do("SELECT digest, content FROM circumstances")
            if sha256_of(content).encode() == digest
        }
        self._folders: dict[str, str] = {}  # where the folders of memos are, from the output on
        self._digests: dict[int, str] = {}  # by the identity of an object, of which there are few
        ((underway,),) = self._do("SELECT is_underway FROM runs")
        self.was_cut_off = bool(underway or words)
        self._is_empty = not self._do("SELECT 1 FROM memos LIMIT 1")

    def begin(self) -> None:
        """A run begins that may write editions."""
        self._do("UPDATE runs SET is_underway = 1")

    def end(self) -> None:
        """The run has come to its end."""
        self._do("UPDATE runs SET is_underway = 0")

    def record(self, key: str) -> Record | None:
        """What is known of the memo with this key; None if nothing is, or it is not legible."""
        if self._is_empty:  # all memos are asked for before the first is remembered
            return None
        row = self._do(f"SELECT {_COLUMNS}, mark FROM memos WHERE key = ?", os.fsencode(key))
        return self._record(*row[0]) if row else None

    def records(self) -> Iterator[Record]:
        """All that is known, in the order of the keys, but without findings and doubts."""
        rows = self._walk(f"SELECT {_COLUMNS}, mark FROM memos ORDER BY key")
        return (record for row in rows if (record := self._record(*row, briefly=True)))

    def remember(self, wanted: Wanted, made: Made, *, is_new: bool = False) -> None:
        """Remember what came of a memo; files that it no longer has are kept as leftovers. Nothing
        was known of one that ``is_new``."""
        old = None if is_new else self.record(wanted.key)
        known = {**old.leftover, **old.made.outputs} if old else {}
        left = {path: digest for path, digest in known.items() if path not in made.outputs}
        place = self._place(wanted.path) if wanted.path else ""
        row = (
            *map(os.fsencode, (wanted.key, wanted.source, place)),
            made.sha256, self._digest(wanted.circumstances), wanted.decisions, _text(made.error),
            json.dumps(dict(made.outputs)), json.dumps(left) if left else "",
            _told(wanted, made), made.seconds,
        )  # fmt: skip
        self._keep(row)

    def forget(self, key: str, path: str) -> None:
        """Forget a file that is no longer there; and its memo, if that has no other."""
        record = self.record(key)
        if record is None:
            return
        outputs = {name: d for name, d in record.made.outputs.items() if name != path}
        left = {name: d for name, d in record.leftover.items() if name != path}
        self._do("BEGIN")
        (row,) = self._do(f"SELECT {_COLUMNS} FROM memos WHERE key = ?", os.fsencode(key))
        self._do("DELETE FROM memos WHERE key = ?", os.fsencode(key))
        if outputs or left:
            self._keep((*row[:7], json.dumps(outputs), json.dumps(left), *row[9:]))
        self._do("COMMIT")

    def _keep(self, row: tuple[Any, ...]) -> None:
        mark = _checksum([each.encode() if isinstance(each, str) else each for each in row])
        self._do(_KEEP, *row, mark)
        self._is_empty = False

    def _place(self, path: str) -> str:
        """Where the source is, from the output folder on: so both can be moved together."""
        folder, name = os.path.split(path)
        if folder not in self._folders:
            self._folders[folder] = _from_here(folder, self.output)
        return f"{self._folders[folder]}/{name}"

    def _digest(self, circumstances: Circumstances) -> str:
        """The digest under which circumstances are kept."""
        digest = self._digests.get(id(circumstances))
        if digest is None:
            content = json.dumps(asdict(circumstances), sort_keys=True)
            digest = sha256_of(content.encode())
            self._do("INSERT OR REPLACE INTO circumstances VALUES (?, ?)", digest, content)
            self._circumstances[digest] = circumstances  # which keeps the object, and so its id
            self._digests[id(circumstances)] = digest
        return digest

    def _record(self, *columns: Any, briefly: bool = False) -> Record | None:
        *row, mark = columns
        if _checksum(row) != mark:
            return None
        key, source, place, sha256, digest, decisions, error, outputs, leftover, told, seconds = row
        circumstances = self._circumstances.get(digest.decode())
        if circumstances is None:
            return None
        said = _NOTHING if briefly or told == _NOTHING_TOLD else json.loads(told)
        findings = tuple([Finding(**finding) for finding in said["findings"]])
        made = Made(
            sha256.decode(), json.loads(outputs), error.decode(), findings,
            tuple(said["names"]), tuple(said["layout"]), seconds,
        )  # fmt: skip
        return Record(
            os.fsdecode(key), os.fsdecode(source), os.fsdecode(place),
            circumstances, decisions.decode(), made, json.loads(leftover) if leftover else {},
        )  # fmt: skip

    def _do(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        return list(self._walk(statement, *values))

    def _walk(self, statement: str, *values: Any) -> Iterator[tuple[Any, ...]]:
        try:
            yield from self._connection.execute(statement, values)
        except sqlite3.Error as error:
            raise WriteError(_cannot(self.output, error)) from None


@contextmanager
def open_memory(output: Path, *, dry_run: bool = False, lasting: bool = True) -> Iterator[Memory]:
    """The memory of an output folder, which is held by this run until it is closed.

    Without a file the memory begins empty. So it does where the file is damaged or written by
    another version; the file gets another name, and the ``words`` of the memory say so. With
    ``dry_run`` nothing is made, renamed or written. A memory that is not ``lasting`` knows nothing,
    forgets everything, and holds no folder. Raises BusyError where another run holds the folder,
    WriteError where it cannot be written to.
    """
    path = output / MEMORY / FILE
    if not lasting or (dry_run and not path.exists()):
        yield Memory(connect(None), output, is_lasting=False)
        return
    with hold(output):
        try:
            connection, words = _open(path, dry_run)
        except (sqlite3.Error, OSError) as error:
            raise WriteError(_cannot(output, error)) from None
        try:
            yield Memory(connection, output, words)
        finally:
            with suppress(sqlite3.Error):  # what is committed is safe without a last tidying
                connection.close()


def restored(made: Made, wanted: Wanted, edition: str = "") -> Made:
    """What came of a memo, with the names that this run has for it and its ``edition``, which is
    by default that of ``wanted``."""
    if not (made.findings or made.names):
        return made
    names = {_SOURCE: wanted.source, _EDITION: edition or wanted.edition}
    return replace(
        made,
        findings=tuple(replace(f, file=names.get(f.file, f.file)) for f in made.findings),
        names=tuple({**doubt, "document": wanted.source} for doubt in made.names),
    )


def _told(wanted: Wanted, made: Made) -> str:
    if not (made.findings or made.names or made.layout):
        return _NOTHING_TOLD.decode()
    marks = {wanted.source: _SOURCE, wanted.edition: _EDITION}
    if made.findings:
        marks[str(Path(wanted.edition).absolute())] = _EDITION  # as another machine names it
    findings = [{**by_field(f), "file": marks.get(f.file, f.file)} for f in made.findings]
    return json.dumps({"findings": findings, "names": made.names, "layout": made.layout})


def _open(path: Path, dry_run: bool) -> tuple[sqlite3.Connection, str]:
    try:
        return connect(path), ""
    except DamagedError as damage:
        words = f"{path}: {damage}; "
        if not dry_run:
            words += f"it is now {set_aside(path).name}, and "
        words += "everything is built anew"
        return connect(None if dry_run else path), words


def _checksum(row: Sequence[Any]) -> int:
    """The checksum of a row: texts as their bytes, and the seconds at the end."""
    return zlib.crc32(b"\0".join((*row[:-1], repr(row[-1]).encode())))


def _cannot(output: Path, error: Exception) -> str:
    return (
        f"{output}: the memory of this folder cannot be read or written ({error}); make room, "
        "allow writing, or lift a limit on the size of files (ulimit -f), and run again, for what "
        f"is finished is remembered; if that does not help, remove {output / MEMORY}"
    )


def _circumstances(content: bytes) -> Circumstances:
    values = json.loads(content)
    lists = tuple(Listed(**one) for one in values["lists"])
    return Circumstances(values["settings"], lists, values["program"])


def _from_here(folder: str, output: Path) -> str:
    """The way from the output folder to another, written with ``/``.

    The folders are those that links lead to: ``..`` in a path that is opened means theirs.
    """
    real = os.path.realpath(folder)
    try:
        return Path(os.path.relpath(real, os.path.realpath(output))).as_posix()
    except ValueError:  # on Windows, another drive
        return Path(real).as_posix()


def _text(text: str) -> str:
    """A text that SQLite can hold: names of files in it may hold bytes that are none."""
    return text.encode("utf-8", "backslashreplace").decode()
