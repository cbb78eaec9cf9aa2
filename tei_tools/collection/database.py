"""The file of SQLite in which a memory lies: opened, checked, and set aside where it is damaged."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

_DAMAGED = "state-damaged.sqlite"
#: SQLite keeps the log beside the file, under its name and this.
LOG = "-wal"
_VERSION = 1
# Names of files are kept as their bytes, for not all of them are text. ``mark`` is a checksum of
# the row, and circumstances are kept under their digest: SQLite notices a damaged structure, but
# not a damaged letter.
_TABLES = """
CREATE TABLE circumstances (digest TEXT PRIMARY KEY, content TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE memos (
  key BLOB PRIMARY KEY, source BLOB NOT NULL, place BLOB NOT NULL, sha256 TEXT NOT NULL,
  circumstances TEXT NOT NULL REFERENCES circumstances, decisions TEXT NOT NULL,
  error TEXT NOT NULL, outputs TEXT NOT NULL, leftover TEXT NOT NULL, told TEXT NOT NULL,
  seconds REAL NOT NULL, mark INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE runs (is_underway INTEGER NOT NULL);
INSERT INTO runs VALUES (0);
"""
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)


class DamagedError(Exception):
    """The file is no memory, or not whole; the message says which, beginning with a verb."""


def connect(path: Path | None) -> sqlite3.Connection:
    """Open the file, or with ``None`` a database that is nowhere; it is made if it is not there.

    What is committed survives the death of the process, by a write-ahead log. If the power fails,
    the last commits may be lost, but the file stays whole. It is locked for this process alone:
    then the log needs no memory that processes share, and works on network drives too. Texts are
    read as their bytes.

    Raises DamagedError where the file is not a whole one of this version, sqlite3.Error where it
    cannot be opened for writing.
    """
    connection = sqlite3.connect(path or ":memory:", isolation_level=None, timeout=0)
    connection.text_factory = bytes  # what is damaged need not be UTF-8
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version == 0:
            connection.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {_VERSION}; COMMIT;")
        elif version != _VERSION:
            raise DamagedError(f"was written by another version of the program ({version})")
        (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        tables = [sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master")]
        runs = connection.execute("SELECT count(*) FROM runs").fetchone()
        if found != b"ok" or any(sql not in _TABLES.encode() for sql in tables) or runs != (1,):
            raise DamagedError("is damaged")
    except (sqlite3.Error, DamagedError) as error:
        connection.close()
        if getattr(error, "sqlite_errorcode", None) in _DAMAGE:
            raise DamagedError("is damaged, or no memory of a collection") from None
        raise
    return connection


def set_aside(path: Path) -> Path:
    """Give the file and its log other names, which may replace those set aside before; the new."""
    aside = path.with_name(_DAMAGED)
    path.replace(aside)
    with suppress(FileNotFoundError):
        path.with_name(path.name + LOG).replace(aside.with_name(aside.name + LOG))
    return aside
