"""The facts of a header as HTML: the lines of the card under the title, and of the colophon."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from lxml import etree

from tei_tools.edition.citation import ADDRESS
from tei_tools.edition.dates import is_machine_readable, told
from tei_tools.edition.elements import Elements
from tei_tools.edition.header import Header, among, children, has_elements, in_line, plain, words_of
from tei_tools.edition.numbering import Mentions
from tei_tools.edition.parts import anchor, attribute
from tei_tools.edition.words import IN_ENGLISH, Words
from tei_tools.tei import XML_ID, escape, local_name, tag

#: The persons who worked on a document, by it and by their role.
Staff: TypeAlias = dict[etree._Element, dict[str, list[etree._Element]]]

_TEI, _TEXT, _HEADER, _CATEGORY = map(tag, ("TEI", "text", "teiHeader", "category"))
_NAMES = frozenset(map(tag, ("persName", "orgName", "placeName")))
_DATE, _CAT_REF, _PERS_NAME, _IDNO, _ALTERNATIVE, _MANUSCRIPT, _IDENTIFIER, _REF, _WITNESS = map(
    tag, "date catRef persName idno altIdentifier msDesc msIdentifier ref witness".split()
)
_PARTIES = tuple(map(tag, ("persName", "orgName", "name")))
_PLACES = tuple(map(tag, ("placeName", "settlement")))
_BIBLIOGRAPHIC = tuple(map(tag, ("msDesc", "bibl", "biblStruct", "biblFull", "p")))
_PUBLISHED = tuple(map(tag, ("publisher", "authority", "distributor", "pubPlace", "date")))
#: Attributes that tell something even where the element has no words.
_TELLING = ("when", "from", "notBefore", "target")
_NUMBERED = frozenset(("lot", "box", "folder"))


def facts(
    header: Header,
    staff: Mapping[str, Sequence[etree._Element]],
    mentions: Mentions,
    say: Words = IN_ENGLISH,
) -> Iterator[tuple[str, list[str]]]:
    """What the header of a document tells, and the roles of those who worked on it: each with its
    label, in the words of ``say``, and its values as HTML."""
    texts = header.profile["textClass"]
    lines: tuple[tuple[str, Iterable[etree._Element]], ...] = (
        ("Date", _date(header)),
        ("Place", _place(header)),
        ("From", _parties(header.sent)),
        ("To", _parties(header.received)),
        ("Summary", _summary(header)),
        ("Classification", children(texts, "catRef")),
        ("Keywords", children(texts, "keywords", "term")),
        ("Drafted by", staff.get("drafter", ())),
        ("Cleared by", staff.get("clearer", ())),
        ("Approved by", staff.get("approver", ())),
        ("Source", _sources(header)),
        *_described(header),
        ("Witnesses", children(header.file["sourceDesc"], "listWit", "witness")),
        ("Previous letter", _neighbours(header, "prev")),
        ("Next letter", _neighbours(header, "next")),
    )
    for label, elements in lines:
        if values := _facts(elements, mentions, say):
            yield say(label), values


def published(header: Header, mentions: Mentions, say: Words = IN_ENGLISH) -> str:
    """By whom, where and when the document was published, as HTML."""
    statements = header.file["publicationStmt"]
    told = (each for statement in statements for each in among(statement, _PUBLISHED))
    return ", ".join(_facts(told, mentions, say))


def shelfmark(identifier: etree._Element) -> str:
    """Where a source is kept, from the country to the folder. A number says of what it is the
    number: “Box 3”."""
    pieces = []
    for child in identifier:
        if child.tag == _ALTERNATIVE:
            leaves = list(child) or [child]
        else:
            leaves = [] if has_elements(child) else [child]
        for leaf in leaves:
            if not isinstance(leaf.tag, str):
                continue
            words, kind = words_of(leaf), leaf.get("type", "")
            if leaf.tag == _IDNO and kind in _NUMBERED:
                kind = kind.capitalize()
                words = words if words.startswith(kind) else f"{kind} {words}"
            pieces.append(words)
    return ", ".join(filter(None, pieces))


def staff(elements: Elements) -> Staff:
    """The persons in the texts of each document that have a role, by it."""
    found: Staff = {}
    for name in elements.named(_PERS_NAME):
        if role := name.get("role"):
            for around in name.iterancestors(_TEXT):
                tei = around.getparent()
                if tei is not None and tei.tag == _TEI:
                    found.setdefault(tei, {}).setdefault(role, []).append(name)
    return found


def _date(header: Header) -> list[etree._Element]:
    return (children(header.profile["creation"], "date") or children(header.sent, "date"))[:1]


def _place(header: Header) -> list[etree._Element]:
    created = children(header.profile["creation"], "placeName")
    return (created or [place for action in header.sent for place in among(action, _PLACES)])[:1]


def _parties(actions: Iterable[etree._Element]) -> list[etree._Element]:
    return [party for action in actions for party in among(action, _PARTIES)]


def _sources(header: Header) -> Iterator[etree._Element]:
    for description in header.file["sourceDesc"]:
        for source in among(description, _BIBLIOGRAPHIC):
            if source.tag == _MANUSCRIPT:
                yield from children([source], "msIdentifier")
            else:
                yield source


#: What a description of a manuscript tells beside where it lies (TEI Guidelines, chapter 11).
_DESCRIBED = (
    ("Contents", "msContents summary", "msContents msItem"),
    (
        "Material",
        "physDesc objectDesc supportDesc support",
        "physDesc objectDesc supportDesc extent",
    ),
    ("Condition", "physDesc objectDesc supportDesc condition"),
    ("Layout", "physDesc objectDesc layoutDesc layout"),
    ("Hands", "physDesc handDesc handNote", "physDesc handDesc p"),
    ("Decoration", "physDesc decoDesc decoNote", "physDesc decoDesc p"),
    ("Binding", "physDesc bindingDesc"),
    ("Seals", "physDesc sealDesc"),
    ("Origin", "history origin"),
    ("Provenance", "history provenance"),
    ("Acquired", "history acquisition"),
    ("Copies", "additional surrogates"),
    ("Literature", "additional listBibl bibl", "additional listBibl biblStruct"),
)


def _described(header: Header) -> Iterator[tuple[str, list[etree._Element]]]:
    """What the description of a manuscript tells, if it tells more than where it lies."""
    manuscripts = children(header.file["sourceDesc"], "msDesc")
    if not any(len(manuscript) > 1 for manuscript in manuscripts):
        return
    for label, *paths in _DESCRIBED:
        yield label, [each for path in paths for each in children(manuscripts, *path.split())]


def _summary(header: Header) -> Iterator[etree._Element]:
    """The blocks of each abstract, or the abstract without blocks."""
    for abstract in header.profile["abstract"]:
        words = "".join([abstract.text or "", *(child.tail or "" for child in abstract)])
        is_of_blocks = has_elements(abstract) and not words.strip()
        yield from abstract.iterchildren(etree.Element) if is_of_blocks else [abstract]


def _neighbours(header: Header, kind: str) -> list[etree._Element]:
    """The references to the letters before (``prev``) or after it (``next``)."""
    references = children(header.profile["correspDesc"], "correspContext", "ref")
    return [reference for reference in references if reference.get("type") == kind]


def _tells(element: etree._Element) -> bool:
    return bool(words_of(element)) or any(element.get(name, "").strip() for name in _TELLING)


def _facts(elements: Iterable[etree._Element], mentions: Mentions, say: Words) -> list[str]:
    """The values that tell something, as HTML."""
    return [fact for element in elements if (fact := _fact(element, mentions, say)) is not None]


def _fact(element: etree._Element, mentions: Mentions, say: Words) -> str | None:
    """A value of the header as HTML; None where it tells nothing."""
    name = element.tag
    if name == _DATE:
        return _time(element, say) if _tells(element) else None
    if name == _IDENTIFIER:
        value = escape(shelfmark(element))
    elif name == _CAT_REF:
        value = escape(_category(element, mentions))
    else:
        value = words = in_line(plain(element))
        if name == _WITNESS and words and (key := element.get(XML_ID)):
            value = words = f"{key}: {words}"
        if words or _tells(element):
            value = _link(element, words, mentions)
    return value if value or _tells(element) else None


def _link(element: etree._Element, words: str, mentions: Mentions) -> str:
    """The words of a value, linked where it says to what, as HTML."""
    name = element.tag
    if name == _REF:
        address = element.get("target", "").strip()
        words = escape(words or address)
        if not ADDRESS.fullmatch(address):
            return words  # a file beside the document need not be where the page is
        return f'<a href="{attribute(address)}">{words}</a>'
    if name in _NAMES and (key := mentions.entry_of(element)):
        # A name of the lists is given as there where that says more: "Hummel, Arthur W., Jr."
        words = max(words, mentions.name_of(key), key=len)
        return f'<a class="{local_name(element)}" href="{anchor(key)}">{escape(words)}</a>'
    return escape(words)


def _time(date: etree._Element, say: Words) -> str:
    words, when, title = words_of(date), date.get("when"), told(date, say)
    machine = f' datetime="{attribute(when)}"' if when and is_machine_readable(when) else ""
    title = f' title="{attribute(title)}"' if title else ""
    if not words:
        begin = date.get("when") or date.get("from") or date.get("notBefore") or ""
        end = date.get("to", "") + date.get("notAfter", "")
        words = f"{begin} – {end}" if end else begin
    return f"<time{machine}{title}>{escape(words)}</time>"


def _category(reference: etree._Element, mentions: Mentions) -> str:
    """What the category says that the document is of; else the pointer to it."""
    target = reference.get("target", "")
    key = target[1:] if target[:1] == "#" else ""
    header = next(reference.iterancestors(_HEADER), reference)
    # Those of its own header first: the documents of a corpus may have the same identifiers.
    own = (each for each in header.iter(_CATEGORY) if each.get(XML_ID) == key)
    category = next(own, mentions.categories.get(key, mentions.entries.get(key)))
    described = () if category is None else children([category], "catDesc")
    return next(map(words_of, described), target)
