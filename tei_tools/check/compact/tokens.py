"""The signs of the compact syntax of RELAX NG, one after the other."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, NoReturn

from tei_tools.errors import SchemaError
from tei_tools.tei import NO_CHARACTER

_NAME = r"[^\W\d][\w.·-]*"
_TOKEN = re.compile(
    rf'''(?P<blank>\s+|\#[^\n]*)
    | (?P<literal>"""(?s:.*?)"""|\'\'\'(?s:.*?)\'\'\'|"[^"\n]*"|'[^'\n]*')
    | (?P<names>{_NAME}:\*) | (?P<name>{_NAME}:{_NAME}|\\?{_NAME})
    | (?P<sign>\|=|&=|>>|[={{}}()\[\],|&*+?~-])''',
    re.VERBOSE,
)
_ESCAPE = re.compile(r"\\x+\{([0-9A-Fa-f]+)\}")


class Token(NamedTuple):
    """A sign: ``kind`` is literal, names (``p:*``), name or sign, and empty at the end."""

    kind: str
    text: str
    at: int


class Tokens:
    """The signs of a file, of which one is the next. Errors are SchemaErrors with the place."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._text = text
        self._line_ends = [found.start() for found in re.finditer("\n", text)]
        self._tokens = list(self._read())
        self.position = 0

    def _read(self) -> Iterator[Token]:
        at = 0
        while at < len(self._text):
            found = _TOKEN.match(self._text, at)
            if found is None:
                self.fail(at, f"“{self._text[at]}” is no sign of the compact syntax")
            if found.lastgroup != "blank":
                yield Token(str(found.lastgroup), found.group(), at)
            at = found.end()
        yield Token("", "the end of the file", at)

    @property
    def next(self) -> Token:
        """The next sign."""
        return self._tokens[self.position]

    @property
    def last(self) -> Token:
        """The sign that was passed last."""
        return self._tokens[max(0, self.position - 1)]

    @property
    def after(self) -> Token:
        """The sign after the next one."""
        return self._tokens[min(self.position + 1, len(self._tokens) - 1)]

    def line(self) -> int:
        """The line of the next sign."""
        return bisect_left(self._line_ends, self.next.at) + 1

    def is_one_of(self, *texts: str) -> bool:
        """Whether the next sign or word is one of these."""
        return self.next.kind in ("sign", "name") and self.next.text in texts

    def take(self, *texts: str) -> str:
        """The next sign, if it is one of these; then it is passed. Otherwise nothing."""
        text = self.next.text if self.is_one_of(*texts) else ""
        self.position += bool(text)
        return text

    def expect(self, text: str) -> None:
        """Pass this sign."""
        if not self.take(text):
            self.unexpected(text)

    def of_kind(self, kind: str, wanted: str) -> str:
        """Pass a sign of this kind, which is called ``wanted``."""
        token = self.next
        if token.kind != kind:
            self.unexpected(wanted)
        self.position += 1
        return token.text

    def literal(self) -> str:
        """Pass a text in quotation marks, or several joined by ~."""
        text = self._piece()
        while self.take("~"):
            text += self._piece()
        return text

    def _piece(self) -> str:
        token, literal = self.next, self.of_kind("literal", "a text in quotation marks")
        bare = _bare(literal)
        for escape in _ESCAPE.finditer(bare):
            if int(escape[1], 16) > sys.maxunicode:
                self.fail(token.at, f"{escape[0]} is no character")
        text = _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), bare)
        if found := NO_CHARACTER.search(text):
            self.fail(token.at, f"the character U+{ord(found[0]):04X} cannot stand in XML")
        return text

    def identifier(self, wanted: str = "a name") -> str:
        """Pass a name; one that would be a word of the syntax begins with a backslash."""
        return self.of_kind("name", wanted).removeprefix("\\")

    def unexpected(self, wanted: str) -> NoReturn:
        """Raise SchemaError for the next sign; ``wanted`` says what should stand there."""
        self.fail(self.next.at, f"found {self.next.text}, wanted {wanted}")

    def fail(self, at: int, message: str) -> NoReturn:
        """Raise SchemaError for what stands at this offset."""
        line = self._text.count("\n", 0, at) + 1
        column = at - self._text.rfind("\n", 0, at)
        raise SchemaError(f"{self._path}:{line}:{column}: {message}")


def _bare(literal: str) -> str:
    """A literal without its quotation marks."""
    marks = 3 if literal[:3] in ('"""', "'''") and len(literal) >= 6 else 1
    return literal[marks:-marks]
