"""The names of a list as whole words of a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import ahocorasick

from tei_tools.authority import Entry

#: Apostrophes, hyphens and spaces are written in several ways: each way and its plain form.
_PLAIN = (
    ("’", "'"), ("‘", "'"), ("–", "-"), ("—", "-"), ("‑", "-"),
    ("\n", " "), ("\r", " "), ("\t", " "),
)  # fmt: skip


class Listed:
    """Finds the written forms of the entries of a list, in time linear in the length of the text.

    ``forms`` are what may be written, each with an entry that is written so, in the order of the
    list; it does not matter if one comes twice.
    """

    def __init__(self, forms: Iterable[tuple[str, Entry]]) -> None:
        entries: dict[str, list[Entry]] = defaultdict(list)
        for form, entry in forms:
            if entry not in entries[key := plain(form)]:
                entries[key].append(entry)
        self._automaton = ahocorasick.Automaton()
        for key, found in entries.items():
            if key:
                self._automaton.add_word(key, (len(key), tuple(found)))
        if self:
            self._automaton.make_automaton()

    def __bool__(self) -> bool:
        return len(self._automaton) > 0

    def entries(self, written: str) -> tuple[Entry, ...]:
        """The entries that are written so."""
        _, entries = self._automaton.get(plain(" ".join(written.split())), (0, ()))
        return tuple(entries)

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, tuple[Entry, ...]]]:
        """Start, end and entries of each form in ``text[start:end]``, left to right; none overlap,
        and of two that begin at one place the longer is taken."""
        best: dict[int, tuple[int, tuple[Entry, ...]]] = {}
        for last, (length, entries) in self._automaton.iter(plain(text[start:end])):
            right = start + last + 1
            left = right - length
            whole = not (text[left - 1 : left].isalnum() or text[right : right + 1].isalnum())
            if whole and right > best.get(left, (0, ()))[0]:
                best[left] = right, entries
        at = start
        for left, (right, entries) in sorted(best.items()):
            if left >= at:
                yield left, right, entries
                at = right


def plain(text: str) -> str:
    """The text with one apostrophe, one hyphen and one space; as many characters as before."""
    for written, character in _PLAIN:  # several times as fast as str.translate()
        text = text.replace(written, character)
    return text


def reference(entries: Sequence[Entry]) -> dict[str, str]:
    """The attributes that link a name to its entry; the first, in doubt, of several."""
    attrs = {"ref": f"#{entries[0].id}"}
    return attrs if len(entries) == 1 else {**attrs, "cert": "low"}
