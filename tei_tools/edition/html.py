"""A TEI document as one web page."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import cache
from pathlib import Path
from secrets import token_hex

from lxml import etree

from tei_tools.edition.citation import citation
from tei_tools.edition.document import read_document
from tei_tools.edition.facsimile import link_images
from tei_tools.edition.numbering import number_mentions, number_notes
from tei_tools.edition.policy import policy
from tei_tools.edition.styles import bibtex, chicago, csl_json, json_ld, script_safe
from tei_tools.edition.stylesheets import transform
from tei_tools.errors import SchemaError

#: What stands for the style sheet and the script until the page is written: they are longer than
#: most documents, and need not go through the stylesheet. No document can hold these words.
_STYLE, _SCRIPT = (f"{name}-{token_hex(16)}" for name in ("style", "script"))


def to_html(
    tei: etree._ElementTree | Path | bytes,
    *,
    stylesheet: Path | None = None,
    css: Path | None = None,
    facsimile: str | None = None,
) -> str:
    """The document as one self-contained page of HTML5, which works without its small script.

    ``stylesheet`` is an XSLT 1.0 stylesheet that imports ``tei-tools:html.xsl`` and overrides
    templates of it; ``css`` is a style sheet that is added after ours; ``facsimile`` is the
    address of the image of a page, in which ``{n}`` stands for its number.

    Raises XmlError where the input is not TEI, SchemaError where stylesheet or css cannot be used,
    ValueError where facsimile is no such address.
    """
    texts = {
        _STYLE: read_asset("edition.css") + (_read_style(css) if css else ""),
        _SCRIPT: read_asset("edition.js"),
    }
    page = make_page(tei, stylesheet or "html.xsl", facsimile, _STYLE, _SCRIPT)
    _set_policy(page, policy(page, texts, own_style=bool(css), own_stylesheet=bool(stylesheet)))
    html = serialize_html(page)
    for stand_in, text in texts.items():
        html = html.replace(stand_in, text)
    return html


def make_page(
    tei: etree._ElementTree | Path | bytes,
    stylesheet: Path | str,
    facsimile: str | None = None,
    style: str = "",
    script: str = "",
) -> etree._ElementTree:
    """The tree that ``html.xsl``, or a stylesheet that imports it, makes of the document.

    ``style`` and ``script`` are the text of the elements of these names, left out if empty.
    """
    document = deepcopy(read_document(tei))
    cited = citation(document)
    number_notes(document)
    number_mentions(document)
    if facsimile:
        link_images(document, facsimile)
    return transform(
        stylesheet,
        document,
        style=style,
        script=script,
        chicago=chicago(cited),
        bibtex=bibtex(cited),
        csl=csl_json(cited),
        linked_data=script_safe(json_ld(cited)),
    )


def serialize_html(page: etree._ElementTree) -> str:
    """The page as HTML5, with a final newline."""
    return etree.tostring(page, method="html", encoding="unicode", doctype="<!DOCTYPE html>") + "\n"


def _set_policy(page: etree._ElementTree, content: str) -> None:
    """The policy goes before all that it rules; a page without a head has none."""
    head = page.getroot().find("head")
    if head is None:
        return
    meta = etree.Element("meta", {"http-equiv": "Content-Security-Policy", "content": content})
    meta.tail = "\n"
    charset = head.find("meta[@charset]")
    head.insert(0 if charset is None else head.index(charset) + 1, meta)


@cache
def read_asset(name: str) -> str:
    """A style sheet or script of ours, without its comments and indentation."""
    text = (Path(__file__).with_name("assets") / name).read_text("utf-8")
    return _COMMENT_OR_INDENT.sub("", text)


_COMMENT_OR_INDENT = re.compile(r"^[ \t]+|^[ \t]*/\*.*?\*/\n", re.M | re.S)


def _read_style(path: Path) -> str:
    try:
        style = path.read_text("utf-8")
    except OSError as error:
        raise SchemaError(f"{path}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise SchemaError(f"{path}: is not UTF-8 text; save the style sheet as UTF-8") from None
    # The characters that would end the style element mean the same to CSS when escaped.
    return "\n" + style.replace("</", "<\\/").replace("<!--", "<\\!--")
