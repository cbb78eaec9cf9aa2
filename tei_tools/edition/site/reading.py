"""A TEI document becomes a few facts."""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from tei_tools.edition.citation import Citation, citation
from tei_tools.edition.document import read_document
from tei_tools.edition.other_readings import mark_readings
from tei_tools.edition.site.lists import entries_of, is_mere_list, listed
from tei_tools.edition.site.model import ROLES, Facts, Mention, Source
from tei_tools.edition.site.naming import Entry, Names, names_in, normalized, words_of
from tei_tools.errors import XmlError
from tei_tools.tei import NAMESPACE, XML_ID, parse, tag

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(?=$|T)")
_SUMMARY = 240
_FORMS = 6
_IMAGES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"})
_SENDERS = ("persName", "orgName", "name", "rs")


def read_facts(source: Source) -> Facts:
    """The facts of a document. Raises XmlError where it cannot be read or is not TEI."""
    data = read_bytes(source)
    root = read_tree(source, data).getroot()
    mark_readings(root)
    cited = citation(root.getroottree())
    texts = texts_of(root)
    begin, end = _dated(root, texts, cited)
    names = Names(root, source.folder)
    is_list = not begin and is_mere_list(root, texts)
    return Facts(
        source=source,
        digest=hashlib.sha256(data).hexdigest(),
        title=cited.title or _heading(texts) or source.name.rpartition("/")[2],
        subtitle=cited.subtitle,
        begin=begin,
        end=end,
        summary=_summary(texts),
        language=cited.language,
        publisher=cited.publisher,
        licence=cited.licence,
        licence_url=cited.licence_url,
        changed=_changed(root, cited),
        repository=cited.repository,
        collections=_collections(root),
        shelfmark=cited.shelfmark,
        categories=tuple(dict.fromkeys(_categories(root))),
        mentions=listed(names) if is_list else _mentions(root, texts, names),
        ids=tuple(_document_ids(root, texts)),
        references=tuple(dict.fromkeys(_references(root, texts))),
        images=tuple(dict.fromkeys(_images(source, texts))),
        entries=entries_of(names) if is_list else (),
    )


def read_bytes(source: Source) -> bytes:
    """The bytes of a file. Raises ReadError or XmlError where it cannot be read."""
    if source.file:
        return source.file.read()
    try:
        return source.path.read_bytes()
    except OSError as error:
        raise XmlError(f"{source}: cannot be read ({error.strerror})") from None


def read_tree(source: Source, data: bytes) -> etree._ElementTree:
    """The document as a tree whose root is ``TEI`` or ``teiCorpus``.

    A division or a text that was cut out of a larger file is put into a document of its own.
    """
    tree = parse(data, str(source))
    root = tree.getroot()
    if root.tag in (tag("div"), tag("text")):
        tei = etree.Element(tag("TEI"), nsmap={None: NAMESPACE})  # type: ignore[dict-item]
        if root.tag == tag("text"):
            tei.append(root)
        else:
            body = etree.SubElement(etree.SubElement(tei, tag("text")), tag("body"))
            body.append(root)
        return etree.ElementTree(tei)
    try:
        return read_document(tree)
    except XmlError as error:
        raise XmlError(str(error).replace("<document>", str(source), 1)) from None


def texts_of(root: etree._Element) -> list[etree._Element]:
    """What holds the words of the document: its texts, or its transcriptions of the pages."""
    return [part for tei in root.iter(tag("TEI"))
            for part in tei.iterchildren(tag("text"), tag("sourceDoc"))]  # fmt: skip


def _mentions(
    root: etree._Element, texts: list[etree._Element], names: Names
) -> tuple[Mention, ...]:
    found: dict[tuple[str, tuple[str, ...]], tuple[Entry, set[str], dict[str, None]]] = {}

    def add(element: etree._Element, role: str) -> bool:
        entry = names.entry_of(element)
        if entry is None:
            return False
        _, roles, forms = found.setdefault((entry.kind, entry.key), (entry, set(), {}))
        roles.add(role)
        if words := words_of(element):
            forms.setdefault(words)
        return True

    told = {role: [add(name, role) for name in _parties(root, role)] for role in ROLES[:2]}
    for text in texts:
        for element in names_in(text):
            role = element.get("role", "")
            add(element, role if role in ROLES else "named")
    for role, marked in (("sent", "from"), ("received", "to")):
        if not any(told[role]):  # the header tells nothing: what the heading marks
            told[role] = [add(name, role) for text in texts for name in names_in(text)
                          if name.get("type") == marked]  # fmt: skip
    if not any(told["sent"]):
        for text in texts:
            for signed in text.iter(tag("signed")):
                for name in names_in(signed):
                    add(name, "sent")
    return tuple(
        Mention(
            kind=entry.kind, key=entry.key, name=entry.name, description=entry.description,
            address=entry.address, roles=tuple(r for r in ROLES if r in roles),
            forms=tuple(forms)[:_FORMS], filed=entry.filed,
        )
        for entry, roles, forms in found.values()
    )  # fmt: skip


def _parties(root: etree._Element, role: str) -> Iterator[etree._Element]:
    """Who sent or received the document, as its header tells."""
    actions = [a for a in root.iter(tag("correspAction")) if a.get("type") == role]
    found = False
    for action in actions:
        for name in action.iter(*map(tag, _SENDERS)):
            found = True
            yield name
    if role == "sent" and not found:
        for author in root.iterfind(
            f"{tag('teiHeader')}/{tag('fileDesc')}/{tag('titleStmt')}/{tag('author')}"
        ):
            yield from author.iter(*map(tag, _SENDERS))


def _dated(root: etree._Element, texts: list[etree._Element], cited: Citation) -> tuple[str, str]:
    """First and last day of the document: from its header, or else from its first dateline, from
    its heading or from the letter's opener."""
    if cited.created:
        return cited.created, cited.created_to
    for text in texts:
        for holder in text.iter(tag("dateline"), tag("docDate"), tag("head"), tag("opener")):
            for date in holder.iter(tag("date")):
                for first, last in (("when", ""), ("from", "to"), ("notBefore", "notAfter")):
                    begin = _DATE.match(date.get(first, ""))
                    end = _DATE.match(date.get(last, "")) if last else None
                    if begin:
                        return begin[0], end[0] if end and end[0] != begin[0] else ""
    return "", ""


def _heading(texts: list[etree._Element]) -> str:
    heads = (head for text in texts for head in text.iter(tag("head")))
    return next(filter(None, map(words_of, heads)), "")


def _summary(texts: list[etree._Element]) -> str:
    """The first words of the first paragraph that is no note."""
    for text in texts:
        for paragraph in text.iter(tag("p"), tag("ab"), tag("l"), tag("line")):
            if next(paragraph.iterancestors(tag("note")), None) is None and (
                words := words_of(paragraph)
            ):
                cut = words[:_SUMMARY].rpartition(" ")[0] or words[:_SUMMARY]
                return words if len(words) <= _SUMMARY else f"{cut} …"
    return ""


def _changed(root: etree._Element, cited: Citation) -> str:
    """The day of the last change that the document tells of, or of its publication."""
    days = [_DATE.match(change.get("when", "")) for change in root.iter(tag("change"))]
    return max((day[0] for day in days if day), default="") or cited.published


def _collections(root: etree._Element) -> tuple[str, ...]:
    identifier = next(root.iter(tag("msIdentifier")), None)
    if identifier is None:
        return ()
    return tuple(filter(None, map(words_of, identifier.iterchildren(tag("collection")))))


def _categories(root: etree._Element) -> Iterator[tuple[str, str]]:
    """The classification: each category with the scheme that it belongs to."""
    categories = {c.get(XML_ID, ""): c for c in root.iter(tag("category"))}
    for reference in root.iter(tag("catRef")):
        for pointer in reference.get("target", "").split():
            identifier = pointer.rpartition("#")[2]
            scheme = reference.get("scheme", "").rpartition("#")[2]
            category = categories.get(identifier)
            holder = None if category is None else category.find(tag("catDesc"))
            value = identifier if holder is None else words_of(holder)
            if normalized(value):
                yield scheme.replace("-", " ").replace("_", " ").strip().capitalize(), value
    for keywords in root.iter(tag("keywords")):
        for term in keywords.iter(tag("term")):
            if normalized(words_of(term)):
                yield "Keywords", words_of(term)


def _document_ids(root: etree._Element, texts: list[etree._Element]) -> Iterator[str]:
    """The ids that stand for the whole document: those of its root and of its one division."""
    if XML_ID in root.attrib:
        yield root.get(XML_ID, "")
    if len(texts) == 1:
        divisions = texts[0].findall(f"{tag('body')}/{tag('div')}")
        if len(divisions) == 1 and XML_ID in divisions[0].attrib:
            yield divisions[0].get(XML_ID, "")


def _references(root: etree._Element, texts: list[etree._Element]) -> Iterator[str]:
    """The targets that lie outside the document, but not in the web."""
    own = {element.get(XML_ID) for element in root.iter() if XML_ID in element.attrib}
    for text in texts:
        for reference in text.iter(tag("ref"), tag("ptr")):
            target = reference.get("target", "").strip()
            if target and " " not in target and ":" not in target and target[1:] not in own:
                yield target


def _images(source: Source, texts: list[etree._Element]) -> Iterator[tuple[str, str]]:
    for text in texts:
        for graphic in text.iter(tag("graphic")):
            address = graphic.get("url", "").strip()
            if path := image_path(source, address):
                with contextlib.suppress(OSError):
                    yield address, hashlib.sha256(path.read_bytes()).hexdigest()


def image_path(source: Source, address: str) -> Path | None:
    """The file of an image that lies in the folders of the collection, or None."""
    is_apart = source.file and (source.file.member or source.file.data is not None)
    if not address or is_apart or ":" in address or "\0" in address:
        return None
    path = (source.path.parent / unquote(address)).resolve()
    is_ours = path.is_relative_to(source.root.resolve())
    return path if is_ours and path.suffix.lower() in _IMAGES and path.is_file() else None
