"""A TEI document for paper: PDF, with its notes at the foot of the page.

The page is made by ``xslt/pdf.xsl`` and set by WeasyPrint, which is not installed by default.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from lxml import etree

from tei_tools.edition.html import make_page, read_asset, serialize_html
from tei_tools.edition.nesting import mend_nesting
from tei_tools.errors import TeiToolsError

_BLOCKS = frozenset("p div section blockquote ul ol dl table caption h1 h2 h3 h4 h5 h6".split())
_PARTS = frozenset("li dt dd tr".split())


def to_pdf(tei: etree._ElementTree | Path | bytes, *, facsimile: str | None = None) -> bytes:
    """The document as a tagged PDF (PDF/UA-1): A4, running heads, footnotes, page breaks.

    ``facsimile`` is the address of the image of a page, with ``{n}``. The same document gives the
    same bytes with the same fonts and version of WeasyPrint. Nothing is fetched from files or the
    network.

    Raises XmlError where the input is not TEI, TeiToolsError where WeasyPrint is not installed.
    """
    weasyprint = find_weasyprint()
    page = make_page(tei, "pdf.xsl", facsimile, read_asset("print.css") + read_asset("common.css"))
    for note in page.tree.getroot().iter("span"):
        if note.get("class", "").startswith("footnote"):
            _flatten(note)
    mend_nesting(page.tree.getroot())
    html = weasyprint.HTML(string=serialize_html(page), url_fetcher=_fetch_nothing)
    data: bytes = html.write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)
    return data


def find_weasyprint() -> Any:
    """The package that sets pages. Raises TeiToolsError where it is not installed: whoever makes
    many PDFs wants to know that before the first."""
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)  # its advice is for authors of CSS
    try:
        import weasyprint
    except (ImportError, OSError) as error:  # OSError: the package is there, but Pango is not
        raise TeiToolsError(
            f"PDF needs WeasyPrint, which cannot be used here ({error}); "
            "install it with: pip install 'tei-tools[pdf]'"
        ) from None
    return weasyprint


def _fetch_nothing(url: str, *_: object, **__: object) -> dict[str, object]:
    """A document must not make us read files or ask servers: an image shows its description."""
    raise ValueError(f"{url} is not fetched")


def _flatten(note: etree._Element) -> None:
    """A note stands within a line, where HTML allows no blocks: they become spans that the style
    sheet sets as blocks."""
    for element in note.iterdescendants():
        if element.tag in _BLOCKS or element.tag in _PARTS:
            element.set("class", "row" if element.tag in _PARTS else "block")
            element.tag = "span"
            _set_apart(element)
            if len(element) and not (element.text or "").strip():
                element.text = None
        elif element.tag in ("td", "th"):
            element.tag = "span"
            if element.getnext() is not None:
                element.tail = " | " + (element.tail or "").strip()


def _set_apart(block: etree._Element) -> None:
    """A space between a block and the words of a line beside it, for the first block of a note is
    set in its line; none between blocks, where WeasyPrint would set it as a line of its own."""
    before, around = block.getprevious(), block.getparent()
    words = before.tail if before is not None else around.text if around is not None else None
    if words and words.strip():
        words = words.rstrip() + " "
        if before is not None:
            before.tail = words
        elif around is not None:
            around.text = words
    after, tail = block.getnext(), (block.tail or "").lstrip()
    is_beside_line = bool(tail) or (
        after is not None and after.tag not in _BLOCKS and after.tag not in _PARTS
    )
    block.tail = f" {tail}" if is_beside_line else None
