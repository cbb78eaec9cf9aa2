"""The exceptions of the toolkit.

    TeiToolsError
    ├── InputError       what was named cannot be worked on together, or is nothing
    ├── ReadError        a file cannot be read: missing, unreadable, empty, binary, wrong encoding
    ├── ConfigurationError  tei-tools.toml cannot be used
    ├── AuthorityError   a list of persons, places or terms cannot be used
    ├── XmlError         an edition is not TEI, or cannot be read
    │   └── NotWellFormedError  it is no XML: where, what was found, what to do
    ├── SchemaError      a schema or stylesheet cannot be used
    ├── ProofError       an edition would lose or invent text, so it is refused
    ├── WriteError       an edition cannot be written
    ├── BusyError        another run is at work in the output folder
    └── ClusterError     the workers on other machines cannot be used

Every message says what was found, where, and what to do next. Findings *about* a document are
not exceptions but values: see :mod:`tei_tools.findings`.
"""

from __future__ import annotations


class TeiToolsError(Exception):
    """What went wrong, in words for the archivist; base of all errors of the toolkit."""


class InputError(TeiToolsError):
    """What was named for a command is nothing, or would be lost: wrong usage."""


class ReadError(TeiToolsError):
    """A file cannot be read as the text it should be."""


class ConfigurationError(TeiToolsError):
    """The file of settings, ``tei-tools.toml``, cannot be used."""


class AuthorityError(TeiToolsError):
    """A list of persons, places or terms cannot be used."""


class XmlError(TeiToolsError):
    """An edition is not well-formed XML, or not a TEI document."""


class NotWellFormedError(XmlError):
    """A file is no XML: ``line`` and ``column`` of the place, from 1, what is wrong, and advice."""

    def __init__(self, name: str, line: int, column: int, said: str, advice: str) -> None:
        super().__init__(name, line, column, said, advice)
        self.name, self.line, self.column = name, line, column
        self.said = f"not well-formed XML: {said}"
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.name}:{self.line}:{self.column}: {self.said} ({self.advice})"


class SchemaError(TeiToolsError):
    """A schema or a stylesheet cannot be used."""


class ProofError(TeiToolsError):
    """An edition would not hold exactly the text of its source."""


class WriteError(TeiToolsError):
    """A file cannot be written."""


class BusyError(TeiToolsError):
    """Another run is at work in the folder that this one would write to."""


class ClusterError(TeiToolsError):
    """The workers on other machines cannot be used."""
