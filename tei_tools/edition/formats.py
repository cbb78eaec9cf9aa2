"""The formats that a TEI document can be exported to, in one table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from tei_tools.edition.epub import to_epub
from tei_tools.edition.html import to_html
from tei_tools.edition.json_export import to_json
from tei_tools.edition.markdown import to_markdown
from tei_tools.edition.pdf import to_pdf
from tei_tools.edition.text import to_text

#: A document, the address of its page images or None, and whether the file will lie in the folder
#: of the document; what is written to the file.
Export = Callable[[etree._ElementTree | Path | bytes, str | None, bool], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the ending of its files, how they are made, whether they are text, have links."""

    ending: str
    make: Export
    is_text: bool = True
    has_links: bool = True


FORMATS = {
    "markdown": Format(
        ".md",
        lambda tei, images, beside: to_markdown(tei, facsimile=images, beside=beside).encode(),
    ),
    "json": Format(".json", lambda tei, images, _: to_json(tei, facsimile=images).encode()),
    "epub": Format(".epub", lambda tei, images, _: to_epub([tei], facsimile=images), is_text=False),
    "pdf": Format(".pdf", lambda tei, images, _: to_pdf(tei, facsimile=images), is_text=False),
    "html": Format(
        ".html", lambda tei, images, beside: to_html(tei, facsimile=images, beside=beside).encode()
    ),
    "text": Format(".txt", lambda tei, _, __: to_text(tei).encode(), has_links=False),
}
