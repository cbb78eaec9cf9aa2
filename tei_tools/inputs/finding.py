"""From the names that a user gives to the files that they stand for."""

from __future__ import annotations

import fnmatch
import glob
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePath

from tei_tools.errors import ReadError
from tei_tools.inputs.archives import ENDINGS as ARCHIVES
from tei_tools.inputs.archives import Member, archive_ending, is_archive, list_members
from tei_tools.inputs.model import Input, on_one_line
from tei_tools.inputs.walking import fault_of, is_hidden, walk

#: Endings of documents of word processors and the like, which are no plain text.
_OF_WRITERS = (".docx", ".doc", ".odt", ".rtf", ".pages", ".wpd")
#: Beside editions a PDF is one of them.
_DOCUMENTS = (*_OF_WRITERS, ".pdf")


def find_inputs(
    names: Iterable[str],
    endings: Sequence[str],
    output: Path | None = None,
    below: Path | None = None,
    passed: list[str] | None = None,
) -> list[Input]:
    """The files that names stand for, each once, in the order of the names.

    A name is a file; a folder, for what in it and below has one of the ``endings`` (such as
    ``.txt``, in letters of any case); an archive (zip or tar), likewise; a pattern, for the files,
    folders and archives that are like it; or ``-`` for the standard input. What is in a folder or
    like a pattern is sorted. Hidden names (see :mod:`walking`) are left out where they were not
    given themselves, and so is all in ``output``, the folder of the products. Links never lead in
    circles. Products belong where a file lies below the folder named or the fixed part of a
    pattern; with ``below``, where it lies below that folder.

    What was passed over in folders and archives, but may have been meant, is added to ``passed``:
    archives, documents of word processors and, beside memos, PDF.

    Nothing is raised: what cannot be read is an Input with a fault.
    """
    finder = _Finder(tuple(ending.lower() for ending in endings), output)
    finder.passed = [] if passed is None else passed
    found: dict[tuple[str, str], Input] = {}
    for name in names:
        for one in finder.find(name):
            own = one if below is None else _below(one, below)
            found.setdefault((one.name, one.member.name if one.member else ""), own)
    return list(found.values())


def _is_document(name: str) -> bool:
    return name.lower().endswith(_DOCUMENTS)


def _is_memo(name: str) -> bool:
    return name.lower().endswith(".txt")


class _Finder:
    def __init__(self, endings: tuple[str, ...], output: Path | None) -> None:
        self.endings = endings
        self.output = output
        self.wanted = " or ".join(endings)
        self.input_is_read = False
        self.passed: list[str] = []

    def find(self, name: str) -> Iterator[Input]:
        path = Path(name)
        if not name:  # an empty variable of the shell; Path() would be the folder that we are in
            fault = "a name is empty; name a file, a folder or a pattern"
            yield Input(name, fault=fault, is_nothing=True)
        elif name == "-" and self.input_is_read:
            fault = "the standard input can be read only once; name it once"
            yield Input(name, fault=fault, is_nothing=True)
        elif name == "-":
            self.input_is_read = True
            yield Input("<stdin>", "stdin", data=sys.stdin.buffer.read())
        elif is_pattern(name):
            yield from self._like(name)
        elif path.is_dir():
            yield from self._in_folder(path, path) or [self._nothing(path)]
        elif is_archive(path) and path.exists():
            yield from self._in_archive(path, "", _place(path, path.parent))
        else:  # one that is missing fails when it is read
            yield Input(str(path), _place(path, path.parent))

    def _like(self, pattern: str) -> Iterator[Input]:
        top = fixed_part(Path(pattern))
        found: list[Input] = []
        for path, fault in self._matches(pattern, top):
            if fault:
                found.append(Input(str(path), _place(path, top), fault=fault))
            elif path.is_dir():
                found += self._in_folder(path, top)
            elif is_archive(path):
                place = _place(path, top)
                found += self._in_archive(path, place, place)
            else:
                found.append(Input(str(path), _place(path, top)))
        yield from found or [Input(pattern, fault="no file is like this", is_nothing=True)]

    def _matches(self, pattern: str, top: Path) -> Iterator[tuple[Path, str]]:
        """The paths like a pattern, each with why it cannot be read, if it cannot."""
        if "**" in PurePath(pattern).parts:  # which glob would follow into every circle of links
            rest = PurePath(pattern).relative_to(top).parts
            for path, fault in walk(top, lambda name: True, self.output):
                parts = path.relative_to(top).parts
                likes = _likes(parts, rest)
                inside = any(0 < end < len(parts) for end in likes) and self._is_wanted(path.name)
                if len(parts) in likes or inside or (fault and path.is_dir()):
                    yield path, fault
            return
        barred = self.output.resolve() if self.output else None
        if barred and top.resolve().is_relative_to(barred):
            barred = None  # so it was asked for
        names_hidden = is_hidden(PurePath(pattern).name)
        for path in map(Path, sorted(glob.glob(pattern))):
            if is_hidden(path.name) and not names_hidden:
                continue
            if not barred or not path.parent.resolve().is_relative_to(barred):
                yield path, "" if path.is_dir() else fault_of(path)

    def _in_folder(self, path: Path, top: Path) -> list[Input]:
        """What is in a folder; where it belongs is told from the folder ``top`` on."""
        if self.output and path.resolve() == self.output.resolve():
            fault = "is the folder of the products, too; choose another one for them"
            return [Input(str(path), fault=fault, is_nothing=True)]
        return [
            Input(str(file), _place(file, top), fault=fault)
            for file, fault in walk(path, self._is_taken, self.output)
        ]

    def _in_archive(self, path: Path, top: str, own: str) -> list[Input]:
        """What is in an archive; where it belongs is told from the folder ``top`` on. Its ``own``
        place is that of an archive that cannot be opened."""
        try:
            members = list_members(path, partial(self._is_member_taken, path))
        except ReadError as error:
            return [Input(str(path), own, fault=str(error))]
        found = [
            Input(str(path), _of_member(member, top), member, fault=fault)
            for member, fault in members
        ]
        return found or [self._nothing(path)]

    def _nothing(self, path: Path) -> Input:
        """What is told of a folder or archive in which nothing was found: archives in it, too."""
        inner, hint = "", ""
        if document := self._document_in(path):
            inner, hint = document, "save such documents as plain text (.txt)"
            if document.lower().endswith(".txt"):
                hint = "tei-tools build makes editions of memos"
        elif path.is_dir():
            inner = next((str(one) for one, _ in walk(path, is_archive, self.output)), "")
            folder = glob.escape(str(PurePath(inner).parent))
            hint = f"name archives themselves, as in '{folder}/*{archive_ending(inner)}'"
        elif members := list_members(path, is_archive):
            inner = members[0][0].name
            hint = "unpack it, for archives in an archive are not opened"
        fault = f"the {'folder' if path.is_dir() else 'archive'} holds no {self.wanted} file"
        if inner:
            fault += f", but {on_one_line(inner)}; {hint}"
        return Input(str(path), fault=fault, is_nothing=True)

    def _document_in(self, path: Path) -> str:
        """What in a folder or archive may have been meant: a document that could be a memo, but is
        no plain text; where editions are wanted, a memo. Empty if there is none."""
        is_meant = _is_document if ".txt" in self.endings else _is_memo
        if path.is_dir():
            return next((str(one) for one, _ in walk(path, is_meant, self.output)), "")
        return next((member.name for member, _ in list_members(path, is_meant)), "")

    def _is_wanted(self, name: str) -> bool:
        """Whether a file in a folder is meant, by its name."""
        return name.lower().endswith(self.endings)

    def _is_taken(self, path: str) -> bool:
        """Whether a file is meant; one that is not, but may have been, is passed over."""
        if self._is_wanted(path):
            return True
        documents = _DOCUMENTS if ".txt" in self.endings else _OF_WRITERS
        if is_archive(path) or path.lower().endswith(documents):
            self.passed.append(path)
        return False

    def _is_member_taken(self, archive: Path, name: str) -> bool:
        """The same of a file in an archive, by its path there."""
        parts = re.split(r"[/\\]", name)
        hidden = any(is_hidden(part) and part.strip(".") for part in parts)
        return not hidden and self._is_taken(f"{archive}/{name}")


def _below(one: Input, folder: Path) -> Input:
    """The input, whose products belong where it lies below the folder."""
    if one.is_nothing or one.data is not None:
        return one
    path, top = Path(os.path.abspath(one.name)), Path(os.path.abspath(folder))  # noqa: PTH100
    if not path.is_relative_to(top):  # links are not followed: what counts is how it is named
        fault = f"is not in {top}; name a folder that it is in"
        return replace(one, fault=fault, is_nothing=True)
    place = _place(path, top)
    return replace(one, place=_of_member(one.member, place) if one.member else place)


def _of_member(member: Member, top: str) -> str:
    """Where the products of a member belong, below the place of its archive."""
    return str(PurePath(top, PurePath(member.name).with_suffix("")))


def _place(path: Path, top: Path) -> str:
    """Where the products of a file belong: its path below ``top``, without its ending."""
    # By their letters, which for a folder of a million files is faster than by their parts.
    text, start = os.fspath(path), os.path.join(top, "")  # noqa: PTH118
    if text.startswith(start) and ".." not in text and not text.lower().endswith(ARCHIVES):
        stem, point, ending = text.removeprefix(start).rpartition(".")
        if point and ending and os.sep not in ending and stem and not stem.endswith(os.sep):
            return stem
    place = PurePath(path).relative_to(top) if path.is_relative_to(top) else PurePath(path.name)
    if ".." in place.parts or not place.name:
        place = PurePath(path.name or "_")
    name = place.name
    ending = archive_ending(name) or place.suffix
    return str(place.with_name(name[: len(name) - len(ending)] or name))


def is_pattern(name: str) -> bool:
    """Whether a name is a pattern, and not that of a file that is there."""
    return glob.has_magic(name) and not os.path.lexists(name)


def fixed_part(pattern: Path) -> Path:
    """The folder before the first wildcard of a pattern."""
    fixed = Path()
    for part in pattern.parts[:-1]:
        if glob.has_magic(part):
            break
        fixed /= part
    return fixed


def _likes(path: Sequence[str], pattern: Sequence[str]) -> set[int]:
    """How many of the parts of a path, from the first on, are like the pattern: all of them if the
    path is, fewer if a folder is in which it lies. ``**`` stands for any folders."""
    ends = {0}
    for part in pattern:
        if part == "**":
            begin = min(ends, default=len(path))
            ends = set(range(begin, len(path) + 1)) if begin < len(path) else set()
        else:
            like = re.compile(fnmatch.translate(part)).match
            ends = {end + 1 for end in ends if end < len(path) and like(path[end])}
    return ends
