"""The memo as it came: its name, its text, and where a character stands in it."""

from __future__ import annotations

import codecs
import contextlib
import re
import sys
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tei_tools.errors import ReadError

# Characters that XML 1.0 cannot hold (production [2] Char), and lone surrogates.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: The bytes of UTF-8 but for those of such characters.
_USUAL = bytes(byte for byte in range(256) if byte >= 0x20 or byte in b"\t\n\f\r")
#: How documents begin that are no plain text.
_KINDS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a document of Word, Excel or LibreOffice, or a zip archive"),
    (b"\xd0\xcf\x11\xe0", "a document of an older Word or Excel"),
    (b"{\\rtf", "a document in RTF"),
    (b"\x1f\x8b", "packed by gzip"),
)
#: The same of XML and web pages, after blanks and whatever the case.
_MARKUP = (
    (b"<?xml", "XML (tei-tools text makes plain text of TEI)"),
    (b"<tei", "TEI (tei-tools text makes plain text of it)"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
)
#: Older encodings that an archive meets: Windows, Unix, the Macintosh and DOS in Western and
#: Central Europe and in Russia. By the letters alone a short memo may as well be Urdu.
_ENCODINGS = (
    "cp1252", "iso8859_15", "iso8859_1", "mac_roman", "cp437", "cp850",
    "cp1250", "iso8859_2", "cp852", "cp1251", "koi8_r",
)  # fmt: skip
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """A memo: ``name`` for messages, ``text`` that no later stage changes.

    Raises ReadError if the text is empty or holds a character that XML cannot hold, TypeError if it
    is no text.
    """

    name: str
    text: str
    _line_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_line_starts", ())
        if not isinstance(self.text, str):
            raise TypeError(f"the text of a Source is a str, not {type(self.text).__name__}")
        if not self.text or self.text.isspace():
            raise ReadError(f"{self.name}: holds no text; is it the right file?")
        if _may_be_forbidden(self.text) and (match := _FORBIDDEN.search(self.text)):
            line, column = self.place(match.start())
            raise ReadError(
                f"{self.name}:{line}:{column}: the character U+{ord(match.group()):04X} cannot "
                "stand in XML; this is not a text file, or its encoding is another one "
                "(name it with --encoding)"
            )

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of the character at ``offset``."""
        if not self._line_starts:  # which few memos need
            starts = (0, *(match.end() for match in re.finditer("\r\n|\r|\n", self.text)))
            object.__setattr__(self, "_line_starts", starts)
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1


def _may_be_forbidden(text: str) -> bool:
    """Whether the text may hold a character that XML cannot hold: said faster than where."""
    if "\ufffe" in text or "\uffff" in text:
        return True
    try:
        return bool(text.encode().translate(None, _USUAL))
    except UnicodeEncodeError:  # lone surrogates
        return True


def read_source(path: Path | str, encoding: str | None = None) -> Source:
    """Read a memo from a file; ``-`` is the standard input.

    The file is what its byte order mark says, otherwise of this ``encoding``, by default UTF-8.
    Raises ReadError, naming the likely encoding, where the bytes are something else.
    """
    if str(path) == "-":
        return Source("<stdin>", decode(sys.stdin.buffer.read(), "<stdin>", encoding))
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror})") from None
    return Source(str(path), decode(data, str(path), encoding))


def decode(data: bytes, name: str, encoding: str | None = None, *, is_table: bool = False) -> str:
    """The text of the bytes; nothing is replaced or dropped but a byte order mark.

    A byte order mark goes before ``encoding``: no text of another one begins with its bytes. Raises
    ReadError with the place of the first byte that does not fit, and with advice: to name the
    encoding, or, of a list or table, which ``--encoding`` is not for, to save it as UTF-8.
    """
    if kind := _kind(data):
        raise ReadError(f"{name}: is {kind}; save it as plain text, a table as CSV")
    marked = next((e for mark, e in _BYTE_ORDER_MARKS if data.startswith(mark)), None)
    encoding = marked or encoding or "utf-8"
    if encoding == "utf-8" and b"\x00" in data:
        raise ReadError(_with_nul(data, name, is_table))
    try:
        text = data.decode(encoding)
    except LookupError:
        raise ReadError(
            f"{name}: the encoding {encoding!r} is unknown; try utf-8, cp1252, latin-1, mac-roman"
        ) from None
    except UnicodeError as error:
        fault = _misfit(error, data, name, encoding)
        raise ReadError(f"{fault}; {_advice(data, is_table)}") from None
    if len(text) == len(data):  # of one byte a character
        if b"\x00" in data:
            raise ReadError(_with_nul(data, name, is_table))
        if _is_utf_8(data):
            raise ReadError(f"{name}: is UTF-8, not {encoding}; {_LEAVE_OUT}")
    return text


def _kind(data: bytes) -> str:
    """What the bytes are, in words, if their beginning says that they are no plain text."""
    for mark, kind in _KINDS:
        if data.startswith(mark):
            return kind
    start = data[:64].removeprefix(codecs.BOM_UTF8).lstrip()[:16].lower()
    return next((kind for mark, kind in _MARKUP if start.startswith(mark)), "")


def _is_utf_8(data: bytes) -> bool:
    """Whether bytes that were read as an encoding of one byte a character are UTF-8 instead. What
    is of such an encoding hardly ever looks like UTF-8 by chance; all of it never does."""
    if data.isascii():
        return False
    try:
        return len(data.decode("utf-8")) < len(data)
    except UnicodeDecodeError:
        return False


def _misfit(error: UnicodeError, data: bytes, name: str, encoding: str) -> str:
    """Where which byte is not of the encoding, in words; idna and the like tell no place."""
    with contextlib.suppress(UnicodeError):
        if isinstance(error, UnicodeDecodeError):
            place = _place(data[: error.start].decode(encoding))
            return f"{name}:{place}: the byte 0x{data[error.start]:02X} is not {encoding}"
    return f"{name}: is not {encoding}"


def _place(before: str) -> str:
    """Line and column of what stands after a text, from 1."""
    return f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def _with_nul(data: bytes, name: str, is_table: bool) -> str:
    """What is told of bytes with NULs, which no text holds, but for UTF-16 without its mark."""
    for encoding, low, high in (
        ("utf-16-le", data[::2], data[1::2]), ("utf-16-be", data[1::2], data[::2]),
    ):  # fmt: skip
        # The letters of most scripts have one high byte; spaces and ends of lines have NUL there.
        most = Counter(high).most_common(1)[0][1]
        if 0 not in low and most > len(high) / 2 and _is_text(data, encoding):
            advice = "save it as UTF-8" if is_table else f"try --encoding {encoding}"
            return f"{name}: is UTF-16; {advice}"
    place = _place(data[: data.index(0)].decode("utf-8", "replace"))
    return f"{name}:{place}: is not a text file, for it holds a NUL byte here"


def _is_text(data: bytes, encoding: str) -> bool:
    """Whether the bytes are whole characters of an encoding, all of which XML can hold."""
    try:
        return not _FORBIDDEN.search(data.decode(encoding))
    except UnicodeDecodeError:
        return False


def _advice(data: bytes, is_table: bool) -> str:
    """What can be done about bytes that are not UTF-8, in words."""
    read = data.decode("utf-8", "replace")
    strange = read.count("\ufffd")
    if not strange:
        return f"it is UTF-8: {_LEAVE_OUT}"
    # What is another encoding hardly ever looks like UTF-8 by chance.
    if sum(character > "\x7f" for character in read) > 2 * strange:
        return "the file is UTF-8 elsewhere, so no other encoding will do: correct what is here"
    return _AS_UTF_8 if is_table else _suggestion(data)


_LEAVE_OUT = (
    "leave --encoding out; if other memos need it, name it for their folder in tei-tools.toml, "
    "or save this one as UTF-8 with a byte order mark (“UTF-8 with BOM”)"
)
_AS_UTF_8 = (
    "it is an older encoding: save it as UTF-8 (a spreadsheet calls it “CSV UTF-8”), and see that "
    "the names in it look right"
)


def _suggestion(data: bytes) -> str:
    """What the encoding may be, in words."""
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=list(_ENCODINGS)).best()
    likely = [best.encoding.replace("_", "-")] if best and best.encoding in _ENCODINGS else []
    with contextlib.suppress(UnicodeDecodeError):
        # What tells Western from Eastern Europe is mostly one letter or two: name both.
        data.decode("cp1252")
        likely = ["cp1252", *(each for each in likely if each != "cp1252")]
    if not likely:
        return "name the right encoding with --encoding"
    options = " or ".join(f"--encoding {each}" for each in likely)
    return f"it is an older encoding: try {options}, and read what comes out"
