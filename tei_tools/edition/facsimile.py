"""Images of pages: where the image of each page break is found."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote, urljoin

from lxml import etree

from tei_tools.edition.own_names import PAGE
from tei_tools.tei import XML_ID, tag

#: The attribute of a page break that holds the address of its image, for the stylesheets.
IMAGE = f"{{{PAGE}}}image"

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


def link_images(
    pages: Iterable[etree._Element], pattern: str | None, *, beside: bool = False
) -> None:
    """Give page breaks the address of their image: every one that has a number that of the
    pattern, if there is one; otherwise that of the first pointer of their ``facs`` that is an
    address, or leads to the element of the document that names one (TEI Guidelines, 12.1). One
    that is relative leads to the image only ``beside`` the document."""
    if pattern:
        check_pattern(pattern)
    images: dict[str, str] | None = None
    for page in pages:
        if pattern and (n := page.get("n", "").strip()):
            page.set(IMAGE, pattern.replace("{n}", quote(n, safe="")))
            continue
        for pointer in page.get("facs", "").split():
            if pointer[0] != "#":
                address = _based(page, pointer)
            else:
                if images is None:
                    images = _images(page.getroottree().getroot())
                address = images.get(pointer[1:], "")
            if _is_address(address, beside):
                page.set(IMAGE, address)
                break


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


def _is_address(address: str, beside: bool) -> bool:
    """Whether an address can be followed: one of the web from everywhere; a relative one, which
    names a file or a folder (a number of an image does not), ``beside`` the document."""
    if not address or _UNSAFE.search(address):
        return False
    if scheme := _SCHEME.match(address):
        return scheme[1].lower() in ("http", "https")
    return beside and not address.startswith("//") and ("." in address or "/" in address)
