"""Stylesheets: ours, and those of a user that import ours.

A stylesheet is XSLT 1.0. It may import the stylesheets of this package by the names
``tei-tools:html.xsl`` and ``tei-tools:text.xsl``; it may read nothing else and write nothing.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from lxml import etree

from tei_tools.errors import SchemaError
from tei_tools.tei import parse

SCHEME = "tei-tools:"
_OURS = Path(__file__).with_name("xslt")


def transform(
    stylesheet: Path | str, document: etree._ElementTree, **parameters: str
) -> etree._ElementTree:
    """The result of a stylesheet, ours if given by name (``html.xsl``), on a document.

    The document may be changed: a stylesheet that strips white space does so in its input.

    Raises SchemaError where the stylesheet cannot be read, does not compile or fails.
    """
    compiled = load(stylesheet)
    strings = {key: etree.XSLT.strparam(value) for key, value in parameters.items()}
    try:
        result = compiled(document, **strings)  # type: ignore[arg-type]
    except etree.XSLTApplyError as error:
        hint = "; a stylesheet may not read or write files, nor use the network"
        raise SchemaError(
            f"{stylesheet}: the stylesheet failed: {error}{hint if 'denied' in str(error) else ''}"
        ) from None
    if result.getroot() is None:
        raise SchemaError(
            f"{stylesheet}: the stylesheet makes nothing; does it import {SCHEME}html.xsl or "
            f"{SCHEME}text.xsl, and leave the template for the root as it is?"
        )
    return result


def load(stylesheet: Path | str) -> etree.XSLT:
    """The compiled stylesheet: ours by its name, a user's by its path."""
    if isinstance(stylesheet, str):
        return _load_ours(stylesheet)
    try:
        data = stylesheet.read_bytes()
    except OSError as error:
        raise SchemaError(f"{stylesheet}: cannot be read ({error.strerror})") from None
    # Read once by the safe parser, which reports what is not well-formed and expands no entity.
    return _compile(etree.tostring(parse(data, str(stylesheet))), str(stylesheet))


@cache
def _load_ours(name: str) -> etree.XSLT:
    return _compile(_ours(name), SCHEME + name)


@lru_cache(maxsize=16)
def _compile(data: bytes, name: str) -> etree.XSLT:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    parser.resolvers.add(_OursOnly(name))
    try:
        return etree.XSLT(
            etree.fromstring(data, parser, base_url=name),
            access_control=etree.XSLTAccessControl.DENY_ALL,  # type: ignore[attr-defined]
        )
    except (etree.XSLTParseError, etree.XMLSyntaxError) as error:
        raise SchemaError(
            f"{name}: is not an XSLT 1.0 stylesheet that can be used: {error}; entities of its own "
            "are not expanded"
        ) from None


def _ours(name: str) -> bytes:
    return (_OURS / name).read_bytes()


class _OursOnly(etree.Resolver):
    """Finds what a stylesheet imports: only the stylesheets of this package."""

    def __init__(self, importer: str) -> None:
        self.importer = importer

    def resolve(self, url: str, public_id: str, context: object) -> object:  # type: ignore[override]
        name = url.removeprefix(SCHEME)
        known = sorted(file.name for file in _OURS.glob("*.xsl"))
        if url.startswith(SCHEME) and name in known:
            return self.resolve_string(_ours(name), context, base_url=url)
        raise SchemaError(
            f"{self.importer}: imports {url!r}, which is not allowed; a stylesheet can import "
            + ", ".join(SCHEME + one for one in known if one in ("html.xsl", "text.xsl"))
        )
