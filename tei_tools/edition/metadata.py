"""What the head of a page tells browsers, search engines and catalogues."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from tei_tools.edition.card import shelfmark
from tei_tools.edition.header import (
    Header,
    among,
    children,
    in_line,
    plain,
    publishers,
    words_of,
)  # fmt: skip
from tei_tools.edition.numbering import Mentions
from tei_tools.edition.parts import attribute
from tei_tools.edition.words import IN_ENGLISH, Words, words_for
from tei_tools.tei import escape, tag

_LENGTH = 240
_NOTE, _NAMES = tag("note"), (tag("author"), tag("persName"), tag("orgName"))
_IDENTIFIER = tag("msIdentifier")


def metadata(root: etree._Element, header: Header, mentions: Mentions, language: str) -> str:
    """Title, description, Dublin Core and the tags of Highwire Press, as HTML, one a line."""
    title = page_title(root, header, words_for(language))
    lines = [
        f"<title>{escape(title)}</title>",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        '<meta name="generator" content="tei-tools">',
        *_metas([("description", _description(root))]),
        '<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">',
        *_metas(_dublin_core(title, header, language)),
        *_metas(_highwire(header, mentions, language)),
        '<meta name="DC.type" content="Text">',
        '<meta name="DC.format" content="text/html">',
    ]
    return "\n".join(lines) + "\n"


def page_title(root: etree._Element, header: Header, say: Words = IN_ENGLISH) -> str:
    """The title of the document, from its header or from its first heading."""
    titles = header.about["title"]
    main = [title for title in titles if title.get("type") == "main"]
    for title in (*main[:1], *titles[:1]):
        if words := words_of(title):
            return words
    heads = (head for text in root.iter(tag("text")) for head in text.iter(tag("head")))
    head = next(heads, None)
    return ("" if head is None else in_line(plain(head))) or say("Untitled")


def _metas(values: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, value in values:
        if value:
            yield f'<meta name="{name}" content="{attribute(value)}">'


def _description(root: etree._Element) -> str:
    """The first words of the first paragraph that is in no note, or else of the first."""
    for text in root.iterchildren(tag("text")):
        for paragraph in text.iter(tag("p")):
            if next(paragraph.iterancestors(_NOTE), None) is None:
                words = in_line(plain(paragraph))
                return words if len(words) <= _LENGTH else f"{words[:_LENGTH]}…"
    return ""


def _dublin_core(title: str, header: Header, language: str) -> Iterator[tuple[str, str]]:
    statement = header.statement
    yield "DC.title", title
    for author in header.about["author"]:
        yield "DC.creator", words_of(author)
    for publisher in publishers(header):
        yield "DC.publisher", publisher
    yield "DC.date", _attribute(children(header.profile["creation"], "date"), "when")
    yield "DC.language", language
    for number in statement["idno"]:
        yield "DC.identifier", words_of(number)
    sources = [
        shelfmark(identifier)
        for description in header.file["sourceDesc"]
        for identifier in description.iter(_IDENTIFIER)
        if next(identifier.itersiblings(_IDENTIFIER, preceding=True), None) is None
    ]
    yield "DC.source", "; ".join(filter(None, sources))
    for licence in children(statement["availability"], "licence"):
        yield "DC.rights", in_line(f"{words_of(licence)} {licence.get('target', '')}")


def _highwire(header: Header, mentions: Mentions, language: str) -> Iterator[tuple[str, str]]:
    """For Google Scholar, Zotero and others."""
    titles = header.about["title"]
    main = [title for title in titles if title.get("type") == "main"]
    yield "citation_title", next(map(words_of, main or titles), "")
    authors = header.about["author"] or [
        name for action in header.sent for name in among(action, _NAMES[1:])
    ]
    for author in authors:
        yield "citation_author", _listed_name(author, mentions) or words_of(author)
    published = _attribute(header.statement["date"], "when")
    yield "citation_publication_date", published.replace("-", "/")
    yield (
        "citation_inbook_title",
        next(map(words_of, children(header.file["seriesStmt"], "title")), ""),
    )
    yield "citation_publisher", next(iter(publishers(header)), "")
    yield "citation_language", language


def _listed_name(author: etree._Element, mentions: Mentions) -> str:
    """The name of an author in the lists, or nothing."""
    keys = filter(None, map(mentions.entry_of, author.iter(*_NAMES)))
    return next(filter(None, map(mentions.name_of, keys)), "")


def _attribute(elements: Iterable[etree._Element], name: str) -> str:
    """The attribute of the first element that has it."""
    return next((in_line(e.get(name, "")) for e in elements if name in e.attrib), "")
