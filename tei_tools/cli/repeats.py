"""Failures of many files that have one cause, such as a wrong encoding: told once, not for each."""

from __future__ import annotations

import re
from collections import Counter

import click

from tei_tools.inputs import on_one_line

#: So many files are named of each cause.
EXAMPLES = 3
#: Where in the file it is, and which byte or how many: this differs from file to file.
_NUMBER = re.compile(r"\b(?:0x[0-9A-Fa-f]+|\d+)\b")
_PLACE = re.compile(r"(?::\d+)*: ")


class Failures:
    """What is told of the files that fail in a run."""

    def __init__(self) -> None:
        self._number: Counter[str] = Counter()  # by cause
        self._words: dict[str, str] = {}  # of a cause, without the file

    def tell(self, name: str, error: str) -> None:
        """Write the error of a file to the standard error, if its cause is not known already. An
        error that speaks of another file, such as its edition, is always told."""
        place = _PLACE.match(error, len(name)) if error.startswith(name) else None
        if place:
            words = error[place.end() :]
            cause = _NUMBER.sub("", words.replace(name, ""))
            self._number[cause] += 1
            self._words.setdefault(cause, words)
            if self._number[cause] > EXAMPLES:
                return
        click.echo(on_one_line(f"tei-tools: {error}"), err=True)

    def end(self) -> None:
        """Write of each cause how many files were not named."""
        for cause, number in self._number.items():
            if number > EXAMPLES:
                words = (
                    f"and {number - EXAMPLES:,} more, {number:,} in all, as these: "
                    f"{self._words[cause]} (--log-json FILE names each)"
                )
                click.echo(on_one_line(f"tei-tools: {words}"), err=True)
