"""Images of pages: where the image of each page break is found."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote, urljoin

from lxml import etree

from tei_tools.tei import XML_ID, tag

#: The attribute of a page break that holds the address of its image, for the stylesheets.
IMAGE = "{urn:tei-tools:page}image"
#: The same, where the image lies beside the document.
BESIDE = "{urn:tei-tools:page}beside"

_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_UNSAFE = re.compile(r"[\s\x00-\x20\x7f\"<>\\^`|]")


def check_pattern(pattern: str) -> str:
    """The pattern of an address, in which ``{n}`` stands for the number of a page.

    Raises ValueError, with what to do, where it is not one of the web or a relative one.
    """
    if "{n}" not in pattern:
        raise ValueError(f"{pattern!r} does not say where the page number goes; write it as {{n}}")
    rest = pattern.replace("{n}", "")
    if _UNSAFE.search(rest) or "{" in rest or "}" in rest:
        raise ValueError(f"{pattern!r} holds characters that no address has; encode them as %20")
    scheme = _SCHEME.match(pattern)
    if (scheme and scheme[1].lower() not in ("http", "https")) or pattern.startswith("{n}"):
        raise ValueError(
            f"{pattern!r} is not an address of images; begin it with https://, http:// or a folder"
        )
    return pattern


def link_images(pages: Iterable[etree._Element], pattern: str | None) -> None:
    """Give page breaks the address of their image: every one that has a number that of the
    pattern, if there is one; otherwise those whose ``facs`` is an address, or leads to the element
    of the document that names one (TEI Guidelines, 12.1)."""
    if pattern:
        check_pattern(pattern)
    images: dict[str, str] | None = None
    for page in pages:
        if pattern and (n := page.get("n", "").strip()):
            page.set(IMAGE, pattern.replace("{n}", quote(n, safe="")))
        elif facs := page.get("facs", "").strip():
            if facs[0] != "#":
                _link(page, _based(page, facs))
                continue
            if images is None:
                images = _images(page.getroottree().getroot())
            _link(page, images.get(facs[1:], ""))


def _images(root: etree._Element) -> dict[str, str]:
    """The address of the first image of each element of a facsimile, by its identifier."""
    found: dict[str, str] = {}
    for facsimile in root.iter(tag("facsimile")):
        for graphic in facsimile.iter(tag("graphic")):
            address = _based(graphic, graphic.get("url", "").strip())
            for element in (graphic, *graphic.iterancestors()):
                if element is facsimile:
                    break
                if identifier := element.get(XML_ID):
                    found.setdefault(identifier, address)
    return found


def _based(element: etree._Element, address: str) -> str:
    """The address that an element has, from the base (XML Base) that is told around it."""
    for around in (element, *element.iterancestors()):
        if base := around.get(_XML_BASE, "").strip():
            try:
                address = urljoin(base, address)
            except ValueError:  # one of the two is no address
                return ""
    return address


def _link(page: etree._Element, address: str) -> None:
    """An address of the web goes everywhere; a relative one, which names a file or a folder (a
    number of an image does not), only where the files of the document lie beside the page."""
    if not address or _UNSAFE.search(address):
        return
    scheme = _SCHEME.match(address)
    if scheme and scheme[1].lower() in ("http", "https"):
        page.set(IMAGE, address)
    elif not scheme and not address.startswith("//") and ("." in address or "/" in address):
        page.set(BESIDE, address)
