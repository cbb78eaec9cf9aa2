"""The formats of files, as METS and PREMIS name them."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """A media type, its name, and its key in PRONOM (nationalarchives.gov.uk/PRONOM), if known."""

    media_type: str
    name: str
    registered: str = ""


_FORMATS = {
    ".xml": Format("application/tei+xml", "TEI P5 XML", "fmt/101"),
    ".txt": Format("text/plain", "Plain text", "x-fmt/111"),
    ".html": Format("text/html", "HTML5", "fmt/471"),
    ".epub": Format("application/epub+zip", "EPUB", "fmt/483"),
    ".json": Format("application/json", "JSON", "fmt/817"),
    ".md": Format("text/markdown", "Markdown", "fmt/1149"),
}


def format_of(place: str) -> Format:
    """The format of a file of a document, by its ending."""
    ending = "." + place.rpartition(".")[2].lower()
    if ending in _FORMATS:
        return _FORMATS[ending]
    media_type = mimetypes.guess_type(place, strict=True)[0] or "application/octet-stream"
    return Format(media_type, media_type)
