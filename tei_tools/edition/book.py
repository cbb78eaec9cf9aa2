"""The parts of an EPUB beside its chapters: container, package document, navigation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree
from lxml.builder import ElementMaker  # type: ignore[import-not-found]

from tei_tools.edition.citation import Citation
from tei_tools.edition.words import words_for
from tei_tools.edition.xhtml import XHTML

MATHML = "http://www.w3.org/1998/Math/MathML"
OPS = "http://www.idpf.org/2007/ops"
_OPF = "http://www.idpf.org/2007/opf"
_DC = "http://purl.org/dc/elements/1.1/"
_CONTAINER = "urn:oasis:names:tc:opendocument:xmlns:container"
_TYPE = f"{{{OPS}}}type"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading: its depth (1 for the title), identifier and words."""

    depth: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Contents:
    """Where the navigation can lead in a chapter: its headings, and its pages by their number."""

    sections: tuple[Section, ...]
    pages: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A document in the book: its file, its page, what is in it, what its header says."""

    file: str
    page: etree._ElementTree
    contents: Contents
    cited: Citation

    @property
    def title(self) -> str:
        """The title, which every page has."""
        return _words(self.page.getroot().find(f".//{{{XHTML}}}title"))


def contents_of(page: etree._ElementTree) -> Contents:
    """The headings and pages of a chapter."""
    sections, pages = [], []
    for element in page.getroot().iter(f"{{{XHTML}}}*"):
        name, identifier = etree.QName(element).localname, element.get("id", "")
        if len(name) == 2 and name[0] == "h" and name[1].isdigit() and identifier:
            sections.append(Section(int(name[1]), identifier, _words(element)))
        elif element.get("role") == "doc-pagebreak" and identifier:
            pages.append((_words(element), identifier))
    return Contents(tuple(s for s in sections if s.text), tuple(p for p in pages if p[0]))


def container() -> bytes:
    """META-INF/container.xml: where the package document is."""
    e = ElementMaker(namespace=_CONTAINER, nsmap={None: _CONTAINER})
    file = {"full-path": "EPUB/package.opf", "media-type": "application/oebps-package+xml"}
    return serialize(e.container(e.rootfiles(e.rootfile(file)), version="1.0"))


def package(chapters: Sequence[Chapter], title: str, identifier: str, modified: str) -> bytes:
    """The package document: metadata, files, order of reading."""
    e = ElementMaker(namespace=_OPF, nsmap={None: _OPF, "dc": _DC})
    items = [("nav", "nav.xhtml", {"properties": "nav"})]
    items += [(f"c{n}", c.file, _properties(c)) for n, c in enumerate(chapters, start=1)]
    xhtml = {"media-type": "application/xhtml+xml"}
    manifest = [e.item(id=id_, href=file, **xhtml, **more) for id_, file, more in items]
    style = e.item({"media-type": "text/css"}, id="css", href="book.css")
    is_rtl = all(chapter.page.getroot().get("dir") == "rtl" for chapter in chapters)
    turns = {"page-progression-direction": "rtl"} if is_rtl else {}
    return serialize(
        e.package(
            {"unique-identifier": "id", "version": "3.0"},
            e.metadata(*_metadata(chapters, title, identifier, modified)),
            e.manifest(*manifest, style),
            e.spine(*(e.itemref(idref=id_) for id_, _, _ in items), **turns),
        )
    )


def _properties(chapter: Chapter) -> dict[str, str]:
    """What a reading system must know of a file before it opens it (EPUB 3.3, D.1)."""
    has_formulas = next(chapter.page.getroot().iter(f"{{{MATHML}}}math"), None) is not None
    return {"properties": "mathml"} if has_formulas else {}


def _metadata(
    chapters: Sequence[Chapter], title: str, identifier: str, modified: str
) -> list[etree._Element]:
    e = ElementMaker(namespace=_OPF)
    dc = ElementMaker(namespace=_DC, nsmap={"dc": _DC})
    cited = [chapter.cited for chapter in chapters]
    one = cited[0] if len(cited) == 1 else Citation()
    languages = dict.fromkeys(c.language for c in cited if c.language)
    values = [
        *(("language", language) for language in languages or ("und",)),
        *(("creator", n) for n in dict.fromkeys(a.in_order for c in cited for a in c.authors)),
        *(("contributor", n) for n in dict.fromkeys(a.in_order for c in cited for a in c.editors)),
        *(("publisher", p) for p in dict.fromkeys(c.publisher for c in cited if c.publisher)),
        *(("rights", r) for r in dict.fromkeys(_rights(c) for c in cited) if r),
        ("date", one.published),
        ("source", ", ".join(filter(None, (one.repository, one.shelfmark)))),
        ("type", "text"),
    ]
    has_pages = any(chapter.contents.pages for chapter in chapters)
    features = ["tableOfContents", "readingOrder", "structuralNavigation"]
    if has_pages:
        features += ["pageBreakMarkers", "pageNavigation"]
    summary = (
        "The whole text can be read aloud and enlarged; headings, notes and lists are marked"
        + (", and page numbers are those of the source." if has_pages else ".")
    )
    properties = [
        ("dcterms:modified", modified),
        ("schema:accessMode", "textual"),
        ("schema:accessModeSufficient", "textual"),
        *(("schema:accessibilityFeature", feature) for feature in features),
        ("schema:accessibilityHazard", "none"),
        ("schema:accessibilitySummary", summary),
    ]
    if has_pages:
        properties.append(("pageBreakSource", one.series or "the source of the edition"))
    return [
        dc.identifier(identifier, id="id"),
        dc.title(title),
        *(getattr(dc, name)(value) for name, value in values if value),
        *(e.meta(value, property=name) for name, value in properties),
    ]


def _rights(cited: Citation) -> str:
    return " ".join(dict.fromkeys(filter(None, (cited.licence, cited.licence_url))))


def navigation(chapters: Sequence[Chapter]) -> bytes:
    """The navigation document: table of contents, and list of pages if the sources have any."""
    e = ElementMaker(namespace=XHTML, nsmap={None: XHTML, "epub": OPS})
    language = next((c.cited.language for c in chapters if c.cited.language), "en")
    say = words_for(language)
    toc = e.ol(*(_chapter(e, chapter) for chapter in chapters))
    pages = [
        e.li(e.a(n, href=f"{chapter.file}#{identifier}"))
        for chapter in chapters
        for n, identifier in chapter.contents.pages
    ]
    navs = [
        e.nav({_TYPE: "toc", "role": "doc-toc", "id": "toc"}, e.h1(say("Table of contents")), toc)
    ]
    if pages:
        navs.append(
            e.nav(
                {_TYPE: "page-list", "role": "doc-pagelist", "id": "pages", "hidden": "hidden"},
                e.h2(say("Pages of the source")),
                e.ol(*pages),
            )
        )
    link = e.link(rel="stylesheet", type="text/css", href="book.css")
    title = e.title(say("Table of contents"))
    page = e.html(e.head(title, link), e.body(*navs), lang=say.language)
    page.set("{http://www.w3.org/XML/1998/namespace}lang", say.language)
    if language != say.language:
        toc.set("lang", language)
        toc.set("{http://www.w3.org/XML/1998/namespace}lang", language)
    return serialize(page)


def _chapter(e: ElementMaker, chapter: Chapter) -> etree._Element:
    """The title of a chapter, with its headings nested by their depth."""
    top: etree._Element = e.li(e.a(chapter.title, href=chapter.file))
    path = [(1, top)]
    for section in chapter.contents.sections:
        if section.depth == 1:
            continue
        while path[-1][0] >= section.depth:
            path.pop()
        parent = path[-1][1]
        within = parent.find(f"{{{XHTML}}}ol")
        if within is None:
            within = etree.SubElement(parent, f"{{{XHTML}}}ol")
        item = e.li(e.a(section.text, href=f"{chapter.file}#{section.id}"))
        within.append(item)
        path.append((section.depth, item))
    return top


def _words(element: etree._Element | None) -> str:
    """The words of a heading, without the marks of notes."""
    if element is None:
        return ""
    found = element.xpath("descendant::text()[not(ancestor::*[@class = 'mark'])]")
    return " ".join("".join(found).split())  # type: ignore[arg-type]


def serialize(root: etree._Element) -> bytes:
    """A file of the book."""
    doctype = b"<!DOCTYPE html>\n" if root.tag == f"{{{XHTML}}}html" else b""
    declaration = b'<?xml version="1.0" encoding="UTF-8"?>\n'
    return declaration + doctype + etree.tostring(root, encoding="UTF-8") + b"\n"
