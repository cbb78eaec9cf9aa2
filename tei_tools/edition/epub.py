"""TEI documents as one book: EPUB 3.3, with the page numbers and the notes of the sources.

The bytes are the same at every run: the time in the book is that of ``SOURCE_DATE_EPOCH``, or
the beginning of 1980.
"""

from __future__ import annotations

import os
import uuid
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from lxml import etree

from tei_tools.edition.book import Chapter, container, contents_of, navigation, package, serialize
from tei_tools.edition.citation import citation
from tei_tools.edition.document import read_document
from tei_tools.edition.html import make_page, read_asset
from tei_tools.edition.xhtml import to_xhtml

#: The first moment that a ZIP archive can name.
_EARLIEST = 315532800


def to_epub(
    documents: Sequence[etree._ElementTree | Path | bytes],
    *,
    title: str = "",
    facsimile: str | None = None,
) -> bytes:
    """The documents, in their order, as the chapters of one EPUB.

    ``title`` is that of the book: without it that of the series, if all documents are of one, or
    of the first document. ``facsimile`` is the address of the image of a page, with ``{n}``.

    Raises XmlError where a document is not TEI, ValueError where there is none.
    """
    if not documents:
        raise ValueError("a book needs at least one document")
    trees = [read_document(document) for document in documents]
    width = max(3, len(str(len(trees))))
    chapters = []
    for number, tree in enumerate(trees, start=1):
        page = to_xhtml(make_page(tree, "epub.xsl", facsimile).filled())
        chapters.append(
            Chapter(f"text-{number:0{width}}.xhtml", page, contents_of(page), citation(tree))
        )
    content = [serialize(chapter.page.getroot()) for chapter in chapters]
    digest = sha256(b"\0".join([title.encode(), *content])).hexdigest()
    identifier = uuid.uuid5(uuid.NAMESPACE_OID, digest).urn
    moment = _moment()
    files = {
        "META-INF/container.xml": container(),
        "EPUB/package.opf": package(
            chapters, title or _title(chapters), identifier, moment.strftime("%Y-%m-%dT%H:%M:%SZ")
        ),
        "EPUB/nav.xhtml": navigation(chapters),
        "EPUB/book.css": (read_asset("book.css") + read_asset("common.css")).encode(),
    }
    files |= {f"EPUB/{c.file}": data for c, data in zip(chapters, content, strict=True)}
    return _zip(files, moment)


def _title(chapters: Sequence[Chapter]) -> str:
    series = {chapter.cited.series for chapter in chapters}
    if len(chapters) > 1 and len(series) == 1 and (only := series.pop()):
        return only
    return chapters[0].title


def _moment() -> datetime:
    """The time of ``SOURCE_DATE_EPOCH``, or the first that an archive can name."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    seconds = int(given) if given.isdecimal() else _EARLIEST
    return datetime.fromtimestamp(min(max(seconds, _EARLIEST), 4102444799), UTC)


def _zip(files: dict[str, bytes], moment: datetime) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        # The media type comes first and is not compressed (EPUB 3.3, OCF, 4.3).
        for name, data in {"mimetype": b"application/epub+zip", **files}.items():
            entry = zipfile.ZipInfo(name, moment.timetuple()[:6])
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, method, 9)
    return buffer.getvalue()
