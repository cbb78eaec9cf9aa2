"""What search engines and feed readers ask for: sitemap, Atom feed, robots.txt."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from lxml import etree

from tei_tools.edition.site.collection import Document
from tei_tools.edition.site.model import Facts, Settings, address_of, first_day
from tei_tools.tei import serialize

ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
#: How many documents the feed has.
NEWEST = 50
#: How many addresses a sitemap may have.
LARGEST = 50_000


def robots(settings: Settings) -> bytes:
    """Everything may be read; where the sitemap is, if there is one."""
    lines = ["User-agent: *", "Allow: /"]
    if settings.base_url:
        lines.append(f"Sitemap: {settings.base_url}sitemap.xml")
    return ("\n".join(lines) + "\n").encode()


def sitemaps(paths: Iterable[str], settings: Settings) -> dict[str, bytes]:
    """The files that list the addresses of all pages; none where that of the site is not known.

    One file takes no more than 50,000 addresses (sitemaps.org); where there are more,
    ``sitemap.xml`` lists the others.
    """
    if not settings.base_url:
        return {}
    pages = [settings.base_url + quote(address_of(path)) for path in sorted(paths)]
    if len(pages) <= LARGEST:
        return {"sitemap.xml": _sitemap("urlset", "url", pages)}
    parts = {
        f"sitemap-{n}.xml": _sitemap("urlset", "url", pages[start : start + LARGEST])
        for n, start in enumerate(range(0, len(pages), LARGEST), 1)
    }
    addresses = [settings.base_url + name for name in parts]
    return {"sitemap.xml": _sitemap("sitemapindex", "sitemap", addresses), **parts}


def _sitemap(name: str, entry: str, addresses: Iterable[str]) -> bytes:
    root = etree.Element(f"{{{SITEMAP}}}{name}", nsmap={None: SITEMAP})  # type: ignore[dict-item]
    for address in addresses:
        one = etree.SubElement(root, f"{{{SITEMAP}}}{entry}")
        etree.SubElement(one, f"{{{SITEMAP}}}loc").text = address
    return serialize(etree.ElementTree(root))


def has_days(documents: Iterable[Document], settings: Settings) -> bool:
    """Whether a document has a day, so that there is a feed."""
    return any(_moment(document.facts, settings) for document in documents)


def feed(documents: Sequence[Document], settings: Settings) -> bytes | None:
    """The newest documents as Atom; None where no document has a day.

    The day of an entry is that of its last change or publication, else that of the site, else that
    of the document itself.
    """
    dated = [(_moment(document.facts, settings), document) for document in documents]
    newest = sorted((pair for pair in dated if pair[0]), key=lambda p: (p[0], p[1].path))
    newest = newest[::-1][:NEWEST]
    if not newest:
        return None
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})  # type: ignore[dict-item]

    def add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
        element = etree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
        element.text = text or None
        return element

    add(root, "id", _identifier("", settings))
    add(root, "title", settings.title)
    if settings.description:
        add(root, "subtitle", settings.description)
    add(root, "updated", newest[0][0])
    add(add(root, "author"), "name", settings.publisher or settings.title)
    add(root, "link", rel="self", type="application/atom+xml", href=f"{settings.base_url}feed.xml")
    add(root, "link", rel="alternate", type="text/html", href=settings.base_url or "index.html")
    for moment, document in newest:
        facts, address = document.facts, f"{quote(document.path)}.html"
        entry = add(root, "entry")
        add(entry, "id", _identifier(address, settings))
        add(entry, "title", facts.title)
        add(entry, "updated", moment)
        for mention in facts.mentions:
            if "sent" in mention.roles:
                add(add(entry, "author"), "name", mention.name)
        add(entry, "link", rel="alternate", type="text/html", href=settings.base_url + address)
        if facts.summary:
            add(entry, "summary", facts.summary)
    return serialize(etree.ElementTree(root))


def _moment(facts: Facts, settings: Settings) -> str:
    day = first_day(facts.changed or settings.date or facts.begin)
    return f"{day}T00:00:00Z" if day else ""


def _identifier(address: str, settings: Settings) -> str:
    """An id that stays: the address, or without one a UUID made of title and path."""
    if settings.base_url:
        return settings.base_url + address
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{settings.title}\0{address}").urn
