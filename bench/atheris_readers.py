"""Let atheris look for input that breaks a reader; it stops at the first that does.

    pip install atheris
    python bench/atheris_readers.py memo -max_total_time=900 build/fuzz/memo
    python bench/atheris_readers.py list | tei | settings …

What stands after the reader goes to libFuzzer: options, and a folder where it keeps the input that
led to new code. It begins with the seeds of the project. A reader may refuse input with a
TeiToolsError; anything else that it raises, 10 seconds, or 1 GB of memory are a find.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["tei_tools"]):
    from tei_tools.authority import read_authority
    from tei_tools.check import validate
    from tei_tools.configuration import NAME
    from tei_tools.configuration import read as read_configuration
    from tei_tools.convert import Authorities, convert, default_annotators
    from tei_tools.edition import to_html, to_text
    from tei_tools.edition.document import read_document
    from tei_tools.errors import TeiToolsError
    from tei_tools.source import Source, decode

ROOT = Path(__file__).resolve().parents[1]
ANNOTATORS = default_annotators(Authorities())
DESK = Path(tempfile.mkdtemp(prefix="tei-tools-"))


def read_memo(data: bytes) -> None:
    """Convert; the program itself proves that nothing is lost."""
    edition = convert(Source("memo.txt", decode(data, "memo.txt")), ANNOTATORS)
    findings = validate(edition.xml)
    assert not any(finding.rule.startswith("schema-") for finding in findings), findings


def read_list(data: bytes) -> None:
    """Read a list of persons."""
    path = DESK / "list"
    path.write_bytes(data)
    read_authority(path, "person")


def read_tei(data: bytes) -> None:
    """Check a document, and make editions of it."""
    validate(data)
    document = read_document(data)
    to_html(document)
    to_text(document)


def read_settings(data: bytes) -> None:
    """Read a file of settings."""
    path = DESK / NAME
    path.write_bytes(data)
    read_configuration(path)


#: Reader, and the files of the project that it reads.
READERS: dict[str, tuple[Callable[[bytes], None], str]] = {
    "memo": (read_memo, "seeds/*.txt"),
    "list": (read_list, "seeds/*.csv"),
    "tei": (read_tei, "tests/samples/*.xml"),
    "settings": (read_settings, "docs/configuration.md"),
}


def main(arguments: list[str]) -> None:
    """Begin with the seeds, and go on until something breaks or the time is over."""
    if not arguments or arguments[0] not in READERS:
        sys.exit(__doc__)
    read, seeds = READERS[arguments[0]]

    def attempt(data: bytes) -> None:
        with suppress(TeiToolsError):  # refused, with words for the archivist
            read(data)

    start = DESK / "seeds"
    start.mkdir()
    for path in ROOT.glob(seeds):
        (start / path.name).write_bytes(path.read_bytes())
    folders = [argument for argument in arguments[1:] if not argument.startswith("-")]
    for folder in folders:
        Path(folder).mkdir(parents=True, exist_ok=True)
    limits = ["-timeout=10", "-rss_limit_mb=1024", "-max_len=20000"]
    atheris.Setup([sys.argv[0], *limits, *arguments[1:], str(start)], attempt)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
