"""The page of a document and what can be downloaded beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote

from lxml import etree
from markupsafe import Markup, escape

from tei_tools.edition.entries import ENTRIES, identifiers_of
from tei_tools.edition.html import make_page
from tei_tools.edition.nesting import mend_nesting
from tei_tools.edition.parts import Parts
from tei_tools.edition.registers import SITE_PAGE
from tei_tools.edition.site.collection import Collection, Document, Part
from tei_tools.edition.site.model import Facts, Key, Settings
from tei_tools.edition.site.naming import Names, name_of, names_in
from tei_tools.edition.site.pages import Frame, root_of
from tei_tools.edition.site.reading import image_path, read_bytes, read_tree, texts_of
from tei_tools.edition.site.records import record
from tei_tools.edition.text import to_text
from tei_tools.edition.words import IN_ENGLISH, script_words, words_for
from tei_tools.errors import SchemaError
from tei_tools.files import write_atomically
from tei_tools.tei import tag

#: The namespace of the attributes that tell ``xslt/site.xsl`` where links lead.
SITE = "urn:tei-tools:site"

#: The classes of what is on the page but not in the text, so that a phrase is found across it.
_SCRIPT = Path(__file__).parents[1] / "assets" / "edition.js"
_NOT_TEXT = frozenset({"register", "mark", "folio", "number"})

Link: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Task:
    """All that the page of a document is made of, beside its file: where its names and references
    lead, and its neighbours (title and path of each, or None)."""

    facts: Facts
    path: str
    part: Link | None
    before: Link | None
    after: Link | None
    names: Mapping[tuple[str, Key], str]
    references: Mapping[str, str]

    def files(self, settings: Settings) -> list[str]:
        """What is written, relative to the site."""
        images = (f"-{n}{_ending(address)}" for n, (address, _) in enumerate(self.facts.images, 1))
        endings = (".html", ".xml", ".txt", ".dc.xml", *images)
        if settings.pdf:
            endings += (".pdf",)
        return [f"{self.path}{ending}" for ending in endings]

    def fingerprint(self, program: str) -> str:
        """A hash of everything that the page is made of; ``program`` stands for what makes it."""
        names = sorted(map(repr, self.names.items()))
        references = sorted(self.references.items())
        everything = (program, self.facts, self.path, self.part, self.before, self.after)
        data = repr((everything, names, references)).encode("utf-8", "replace")
        return hashlib.sha256(data).hexdigest()

    def __str__(self) -> str:
        return str(self.facts.source)


def tasks(collection: Collection) -> Iterator[Task]:
    """A task for each document, in the order of the collection."""
    ids: dict[tuple[str, str], Document | None] = {}
    for document in collection.documents:
        for identifier in document.facts.ids:
            key = (document.facts.source.folder, identifier)
            ids[key] = document if key not in ids else None  # an id of two documents means none
    for part in collection.parts:
        for place, document in enumerate(part.documents):
            yield Task(
                facts=document.facts,
                path=document.path,
                part=(part.name, f"{part.path}/index") if len(collection.parts) > 1 else None,
                before=_link(part, place - 1) if place else None,
                after=_link(part, place + 1),
                names={
                    (mention.kind, mention.key): collection.links[mention.kind, mention.key]
                    for mention in document.facts.mentions
                },
                references={
                    target: found.path
                    for target in document.facts.references
                    if (found := _referred(target, document, collection, ids))
                },
            )


def render(frame: Frame, output: Path, task: Task) -> None:
    """Write the page of a document and its downloads below ``output``.

    Raises TeiToolsError where the document cannot be read any more, the stylesheet fails on it, or
    something cannot be written.
    """
    source, settings = task.facts.source, frame.settings
    facsimile = source.facsimile or settings.facsimile
    data = read_bytes(source)
    tree = read_tree(source, data)
    base = output / task.path
    if settings.pdf:
        from tei_tools.edition.pdf import to_pdf

        write_atomically(_with(base, ".pdf"), to_pdf(tree, facsimile=facsimile))
    write_atomically(_with(base, ".xml"), data)
    write_atomically(_with(base, ".txt"), to_text(tree).encode())
    write_atomically(_with(base, ".dc.xml"), record(task.facts, task.path, settings))
    for number, (address, _) in enumerate(task.facts.images, 1):
        if path := image_path(source, address):
            write_atomically(_with(base, f"-{number}{_ending(address)}"), path.read_bytes())
    page = make_page(
        tree, settings.stylesheet or "site.xsl", facsimile, prepare=lambda root: _lead(root, task)
    )
    mend_nesting(page.tree.getroot())
    head, body = page.tree.find("head"), page.tree.find("body")
    if head is None or body is None:
        raise SchemaError(
            f"{settings.stylesheet}: makes no page of a site; it imports tei-tools:site.xsl and "
            "leaves the template for the root as it is"
        )
    for element in body.iter("section", "sup", "a"):
        if element.get("class") in _NOT_TEXT:
            element.set("data-pagefind-ignore", "all")
    html = frame.render(
        "document.html",
        task.path,
        head=_inner(head, page.parts),
        body=_inner(body, page.parts),
        language=page.tree.getroot().get("lang", settings.language),
        direction=page.tree.getroot().get("dir"),
        words=_words_of_script(page.tree.getroot().get("lang", "")),
        task=task,
        has_pdf=settings.pdf,
    )
    write_atomically(_with(base, ".html"), html)


def _words_of_script(language: str) -> str:
    """What the script of a page in a language says, as JSON; nothing, if that is English."""
    say = words_for(language)
    return "" if say is IN_ENGLISH else script_words(_SCRIPT, say)


def _lead(root: etree._Element, task: Task) -> None:
    """Tell the stylesheet where names, entries, references and images lead."""
    up = root_of(task.path)
    names = Names(root, task.facts.source.folder)
    for text in texts_of(root):
        for element in names_in(text):
            entry = names.entry_of(element)
            if entry and (path := task.names.get((entry.kind, entry.key))):
                element.set(SITE_PAGE, f"{up}{path}.html")
        for reference in text.iter(tag("ref"), tag("ptr")):
            if path := task.references.get(reference.get("target", "").strip()):
                reference.set(f"{{{SITE}}}href", f"{up}{path}.html")
        images = {address: n for n, (address, _) in enumerate(task.facts.images, 1)}
        for graphic in text.iter(tag("graphic")):
            if number := images.get(address := graphic.get("url", "").strip()):
                name = task.path.rpartition("/")[2]
                graphic.set(f"{{{SITE}}}image", f"{name}-{number}{_ending(address)}")
    for element in root.iter(*ENTRIES):
        identifier = next(iter(identifiers_of(element)), "")
        entry = names.entries.get(identifier)
        if entry and (path := task.names.get((entry.kind, entry.key))):
            element.set(SITE_PAGE, f"{up}{path}.html")


def _referred(
    target: str, document: Document, collection: Collection,
    ids: Mapping[tuple[str, str], Document | None],
) -> Document | None:  # fmt: skip
    """The document that a target means: ``#d32``, an id in its folder, or ``../v2/d32.xml``."""
    folder = document.facts.source.folder
    file, _, fragment = target.partition("#")
    if not file:
        return ids.get((folder, fragment))
    return collection.by_name.get(name_of(file, folder))


def _link(part: Part, place: int) -> Link | None:
    if place >= len(part.documents):
        return None
    document = part.documents[place]
    return document.facts.title, document.path


def _with(base: Path, ending: str) -> Path:
    return base.with_name(base.name + ending)


def _ending(address: str) -> str:
    return Path(unquote(address)).suffix.lower()


def _inner(element: etree._Element, parts: Parts) -> Markup:
    """What stands in an element, as HTML."""
    children = (etree.tostring(child, method="html", encoding="unicode") for child in element)
    return Markup(parts.fill(str(escape(element.text or "")) + "".join(children)))
