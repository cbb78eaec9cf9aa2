"""A TEI document as one web page."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import etree

from tei_tools.edition.amounts import MEASURED, mark_amounts
from tei_tools.edition.card import facts, published, staff
from tei_tools.edition.citation import Citation, cite
from tei_tools.edition.dates import mark_dates
from tei_tools.edition.document import read_document
from tei_tools.edition.elements import Elements
from tei_tools.edition.facsimile import link_images
from tei_tools.edition.header import Header, read_header
from tei_tools.edition.language import document_language, mark_language
from tei_tools.edition.metadata import metadata
from tei_tools.edition.nesting import mend_nesting
from tei_tools.edition.numbering import Mentions, number_mentions, number_notes
from tei_tools.edition.own_names import PAGE
from tei_tools.edition.parts import Parts
from tei_tools.edition.policy import own_policy, policy
from tei_tools.edition.preparing import settled
from tei_tools.edition.registers import registers
from tei_tools.edition.shown_numbers import NUMBERED, mark_numbers
from tei_tools.edition.spacing import (
    LISTS,
    NAME_PARTS,
    PARTED,
    listed_in_texts,
    set_names_apart,
    set_parts_apart,
)
from tei_tools.edition.structure import mark_structure
from tei_tools.edition.styles import bibtex, chicago, csl_json, json_ld, script_safe
from tei_tools.edition.stylesheets import transform
from tei_tools.edition.words import Words, stylesheet_words, words_for
from tei_tools.errors import SchemaError
from tei_tools.tei import TeiSource, escape, tag

#: A page of ours begins with it; what rules the page stands next.
_CHARSET = '<meta charset="utf-8">\n'
_REGISTER, _FACT, _VALUE = (f"{{{PAGE}}}{name}" for name in ("register", "fact", "value"))


@dataclass(frozen=True, slots=True)
class Page:
    """A page as its stylesheet makes it, and the parts that have still to be put in."""

    tree: etree._ElementTree
    parts: Parts

    def filled(self) -> etree._ElementTree:
        """The whole page as a tree."""
        self.parts.fill_tree(self.tree.getroot())
        return self.tree


def to_html(
    tei: TeiSource,
    *,
    stylesheet: Path | str | None = None,
    css: Path | str | None = None,
    facsimile: str | None = None,
    beside: bool = False,
) -> str:
    """The document as one self-contained page of HTML5, which works without its small script.

    ``stylesheet`` is an XSLT 1.0 stylesheet that imports ``tei-tools:html.xsl`` and overrides
    templates of it; ``css`` is a style sheet that is added after ours; ``facsimile`` is the
    address of the image of a page, in which ``{n}`` stands for its number; ``beside`` is whether
    the page will lie in the folder of the document, so that images with a relative address are
    found from it.

    Raises XmlError where the input is not TEI, SchemaError where stylesheet or css cannot be used,
    ValueError where facsimile is no such address.
    """
    style = read_asset("edition.css") + (_read_style(Path(css)) if css else "")
    script = read_asset("edition.js")
    sheet = Path(stylesheet) if stylesheet else "html.xsl"
    page = make_page(tei, sheet, facsimile, style, script, beside=beside)
    mend_nesting(page.tree.getroot())
    if stylesheet:
        rules = policy(page.tree, page.parts, own_style=bool(css))
        _set_policy(page.tree, rules)
        return serialize_html(page)
    html = _markup(page)
    rules = own_policy(style, script, has_images="<img " in html, own_style=bool(css))
    ruled = f'{_CHARSET}<meta http-equiv="Content-Security-Policy" content="{rules}">\n'
    return page.parts.fill(html.replace(_CHARSET, ruled, 1))


def make_page(
    tei: TeiSource,
    stylesheet: Path | str,
    facsimile: str | None = None,
    style: str = "",
    script: str = "",
    prepare: Callable[[etree._Element], None] | None = None,
    *,
    beside: bool = False,
) -> Page:
    """The page that ``html.xsl``, or a stylesheet that imports it, makes of the document.

    ``style`` and ``script`` are the text of the elements of these names, left out if empty;
    ``prepare`` may tell the stylesheet more, in attributes of the tree that the page is made of;
    ``beside`` is whether the page will lie in the folder of the document.
    """
    document = _own_copy(tei)
    root = document.getroot()
    header = read_header(root)
    language = document_language(root, header)
    say = words_for(language)
    elements = settled(document, say)
    if prepare:
        prepare(root)
    parts = Parts()
    cited = cite(elements, header, language)
    mentions = _mark(elements, say)
    link_images(elements.named(tag("pb")), facsimile, beside=beside)
    _add_documents(elements, header, mentions, parts, language)
    _add_registers(root, mentions, parts, language)
    of_house = isinstance(stylesheet, Path)
    page = transform(
        stylesheet,
        document,
        language=language,
        beside="yes" if beside else "",
        style=parts.add(style),
        script=parts.add(script),
        metadata=parts.add(metadata(root, header, mentions, language)),
        published=parts.add(published(header, mentions, say)),
        **_citations(cited, parts, of_house),
        **stylesheet_words(say),
    )
    if of_house:
        parts.fill_attributes(page.getroot())
    return Page(page, parts)


def _own_copy(tei: TeiSource) -> etree._ElementTree:
    """The document as a tree that may be changed. A copy of the root has no declarations, so what
    stands for their entities says nothing.

    Raises XmlError where the input is not TEI.
    """
    document = read_document(tei)
    if document is tei or document.docinfo.internalDTD is not None:
        return etree.ElementTree(deepcopy(document.getroot()))
    return document


def _mark(elements: Elements, say: Words) -> Mentions:
    """Tell the stylesheet of notes, names, headings, numbers, dates and gaps what it cannot find
    itself."""
    number_notes(elements)
    mentions = number_mentions(elements)
    mark_structure(elements)
    _set_apart(elements)
    mark_dates(elements, say)
    mark_amounts(elements.of(MEASURED), say)
    mark_numbers(elements.of(NUMBERED))
    return mentions


def _citations(cited: Citation, parts: Parts, of_house: bool) -> dict[str, str]:
    """The forms in which a document is cited, as parameters. A stylesheet of the house may do with
    their words what it likes: it gets the words themselves, ours parts of the page."""
    forms = {"chicago": chicago(cited), "bibtex": bibtex(cited), "csl": csl_json(cited)}
    if not of_house:
        forms = {name: parts.add(escape(words)) for name, words in forms.items()}
    return {**forms, "linked_data": parts.add(script_safe(json_ld(cited)))}


def _set_apart(elements: Elements) -> None:
    """Set apart what would run together: parts of references and entries, and of names in lists."""
    set_parts_apart(elements.of(PARTED))
    for name in LISTS:
        set_parts_apart(listed_in_texts(elements.named(name)))
    if elements.has(NAME_PARTS):
        for person in elements.named(tag("person")):
            set_names_apart(person)


def _add_documents(
    elements: Elements, first: Header, mentions: Mentions, parts: Parts, language: str
) -> None:
    """Tell each document of a page its language, where that is not the one of the page, and what
    stands on its card; ``first`` is the header of the root."""
    workers, say = staff(elements), words_for(language)
    for tei in elements.named(tag("TEI")):
        header = first
        if tei is not elements.root:
            header = read_header(tei)
            mark_language(tei, header, language)
        for label, values in facts(header, workers.get(tei, {}), mentions, say):
            fact = etree.SubElement(tei, _FACT, label=label)
            for value in values:
                etree.SubElement(fact, _VALUE).text = parts.add(value)


def _add_registers(root: etree._Element, mentions: Mentions, parts: Parts, language: str) -> None:
    """Tell the page its registers."""
    for register in registers(root, mentions, words_for(language), language):
        entries = etree.SubElement(root, _REGISTER, title=register.title, id=register.id)
        entries.text = parts.add("".join(register.entries))


def serialize_html(page: Page) -> str:
    """The page as HTML5, with a final newline."""
    return page.parts.fill(_markup(page))


def _markup(page: Page) -> str:
    """The page as HTML5 without its parts, with a final newline."""
    markup = etree.tostring(page.tree, method="html", encoding="unicode", doctype="<!DOCTYPE html>")
    return markup + "\n"


def _set_policy(page: etree._ElementTree, content: str) -> None:
    """The policy goes before all that it rules; a page without a head has none."""
    head = page.getroot().find("head")
    if head is None:
        return
    meta = etree.Element("meta", {"http-equiv": "Content-Security-Policy", "content": content})
    meta.tail = "\n"
    charset = next((each for each in head.iterchildren("meta") if "charset" in each.attrib), None)
    if charset is None:
        head.insert(0, meta)
        return
    charset.addnext(meta)  # which takes the place of what follows in the line
    meta.tail, charset.tail = charset.tail, "\n"


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
