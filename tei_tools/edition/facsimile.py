"""Images of pages: where the image of each page break is found."""

from __future__ import annotations

import re
from urllib.parse import quote

from lxml import etree

from tei_tools.tei import tag

#: The attribute of a page break that holds the address of its image, for the stylesheets.
IMAGE = "{urn:tei-tools:page}image"

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


def link_images(document: etree._ElementTree, pattern: str) -> None:
    """Give every page break that has a number the address of its image."""
    check_pattern(pattern)
    for page in document.iter(tag("pb")):
        if n := page.get("n", "").strip():
            page.set(IMAGE, pattern.replace("{n}", quote(n, safe="")))
