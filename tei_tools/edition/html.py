"""A TEI document as one web page."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from pathlib import Path

from lxml import etree

from tei_tools.edition.document import read_document
from tei_tools.edition.numbering import number_mentions, number_notes
from tei_tools.edition.stylesheets import transform
from tei_tools.errors import SchemaError


def to_html(
    tei: etree._ElementTree | Path | bytes,
    *,
    stylesheet: Path | None = None,
    css: Path | None = None,
) -> str:
    """The document as one self-contained page of HTML5, without scripts.

    ``stylesheet`` is an XSLT 1.0 stylesheet that imports ``tei-tools:html.xsl`` and overrides
    templates of it; ``css`` is a style sheet that is added after ours.

    Raises XmlError where the input is not TEI, SchemaError where stylesheet or css cannot be used.
    """
    document = deepcopy(read_document(tei))
    number_notes(document)
    number_mentions(document)
    style = _our_style() + (_read_style(css) if css else "")
    page = transform(stylesheet or "html.xsl", document, style=style)
    return etree.tostring(page, method="html", encoding="unicode", doctype="<!DOCTYPE html>") + "\n"


@cache
def _our_style() -> str:
    return (Path(__file__).with_name("assets") / "edition.css").read_text("utf-8")


def _read_style(path: Path) -> str:
    try:
        style = path.read_text("utf-8")
    except OSError as error:
        raise SchemaError(f"{path}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise SchemaError(f"{path}: is not UTF-8 text; save the style sheet as UTF-8") from None
    # The characters that would end the style element mean the same to CSS when escaped.
    return "\n" + style.replace("</", "<\\/").replace("<!--", "<\\!--")
