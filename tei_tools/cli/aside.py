"""What stands in the place of editions, and is another's: it is put aside before they are built."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click

from tei_tools.collection import Entry, Made, Record, holds_something, is_noted, sha256_of_file
from tei_tools.errors import WriteError
from tei_tools.files import MEMORY, write_atomically
from tei_tools.inputs import on_one_line

_FORCED = "was changed since it was built, and is made anew"
_STRANGE = "was there, and no build known here has written it"
_FOLDER = "changed"
_TOLD = 10  # files that are named on the terminal


class Aside:
    """The files that a build into the folder ``output`` writes over, and their copies, which lie in
    the folder of its memory. A copy of what comes to be written again is not kept."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self._found: dict[str, tuple[str, str]] = {}  # by path: its digest, and why it is kept
        self._told = 0

    def plan(self, entry: Entry, record: Record | None) -> None:
        """Look for such files in the places of the editions of a memo that is to be built."""
        known = {**record.leftover, **record.made.outputs} if record else {}
        for path in entry.wanted.outputs:
            if path in known and path not in entry.changed:
                continue
            file = self.output / path
            digest = sha256_of_file(file)
            if holds_something(file, digest) and not is_noted(file, digest):
                self._found[path] = digest, _FORCED if path in known else _STRANGE

    def begin(self) -> None:
        """Make the copies. Raises WriteError where that cannot be done."""
        for path in self._found:
            file = self.output / path
            try:
                data = file.read_bytes()
            except OSError as error:
                raise WriteError(
                    f"{file}: is there already, and cannot be read ({error.strerror}), so it "
                    "cannot be put aside; allow reading it, or move it away"
                ) from None
            write_atomically(self._copy(path), data)

    def take(self, entry: Entry, made: Made) -> None:
        """The editions of a memo were written, or not: tell what was there, if it is another."""
        for path in entry.wanted.outputs:
            if path in self._found:
                digest, why = self._found[path]
                if made.outputs.get(path, digest) == digest:
                    self._drop(path)
                else:
                    self._told += 1
                    if self._told <= _TOLD:
                        words = f"{self.output / path}: {why}; what was there is {self._copy(path)}"
                        click.echo(on_one_line(f"tei-tools: {words}"), err=True)
                del self._found[path]

    def end(self) -> None:
        """What was not built, as the run was stopped, stands in its place."""
        for path in self._found:
            self._drop(path)
        if self._told > _TOLD:
            place = self.output / MEMORY / _FOLDER
            more = f"and {self._told - _TOLD:,} more; what was there is in {place}"
            click.echo(on_one_line(f"tei-tools: {more}"), err=True)

    def _copy(self, path: str) -> Path:
        return self.output / MEMORY / _FOLDER / self._found[path][0][:12] / path

    def _drop(self, path: str) -> None:
        """Remove a copy, and folders that become empty."""
        copy = self._copy(path)
        with suppress(OSError):
            copy.unlink()
            for folder in copy.parents:
                if folder == self.output:
                    break
                folder.rmdir()
