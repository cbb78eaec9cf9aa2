"""Names of persons, signatures, headings of attachments."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from lxml import etree

from tei_tools.check.faults import Fault, words
from tei_tools.check.rules.model import ALL, MEMO, OURS, Rule
from tei_tools.check.words import one_of, quoted
from tei_tools.tei import XML_ID, local_name, tag

_TITLE = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Messrs|Dr|Sir|Lord|Lady|Prof(?:essor)?|Ambassador|Secretary|President|"
    r"Prime Minister|Minister|Senator|Gen(?:eral)?|Col(?:onel)?|Adm(?:iral)?|Capt(?:ain)?)\.?\s+\S"
)
#: Initials that are no one's.
_STATES = ("U.S.", "U. S.", "U.K.", "U. K.", "U.N.", "U. N.", "U.S.S.R.", "D.C.", "E.C.")
_INITIAL = re.compile(r"(?:^|[\s(])(?:[A-Z]\.[ -]?)+$")


def name_shape(tree: etree._ElementTree) -> Iterator[Fault]:
    """A name is the name alone: no title, possessive or figure in it, no initial left outside."""
    for name in _names_in_text(tree):
        text = " ".join(words(name).split())
        if found := _TITLE.match(text):
            title = found.group()[:-1].strip()
            message = f"the name {quoted(text)} begins with the title “{title}”"
            yield Fault(name, message, "begin <persName> after the title")
        if re.search(r"['’]s?$", text):
            message = f"the name {quoted(text)} ends with the possessive"
            yield Fault(name, message, "end <persName> before it")
        if re.search(r"\d", text):
            message = f"the name {quoted(text)} holds figures"
            yield Fault(name, message, "is the mark of a note in it?")
        before = name.getprevious()
        parent = name.getparent()
        beside = before.tail if before is not None else parent.text if parent is not None else ""
        found = _INITIAL.search(beside or "")
        if found and (initials := found.group().strip(" (")) not in _STATES:
            message = f"the initials “{initials}” stand outside the name {quoted(text)}"
            yield Fault(name, message, "begin <persName> before them")


def name_ambiguous(tree: etree._ElementTree) -> Iterator[Fault]:
    """A surname that two persons of the list share says how certain its reference is."""
    bearers: dict[str, list[str]] = defaultdict(list)
    for person in tree.iter(tag("person")):
        name = person.find(tag("persName"))
        if name is not None and XML_ID in person.attrib and not list(name):
            bearers[_surname(words(name))].append(person.get(XML_ID, ""))
    for name in _names_in_text(tree):
        text = " ".join(words(name).split())
        pointer = name.get("ref", name.get("corresp", ""))
        among = bearers.get(text.lower(), [])
        if len(among) > 1 and pointer[1:] in among and not name.get("cert"):
            others = one_of(f"#{other}" for other in among if other != pointer[1:])
            message = f"{quoted(text)} points to {pointer}, but may also be {others}"
            yield Fault(name, message, "see who is meant, and add @cert")


def signature(tree: etree._ElementTree) -> Iterator[Fault]:
    """A letter is signed once, by name."""
    for div in tree.iter(tag("div")):
        closers = [child for child in div if local_name(child) == "closer"]
        for closer in closers[1:]:
            message = "the division has a second closer"
            yield Fault(closer, message, "does another document or an addition begin before it?")
    for signed in tree.iter(tag("signed")):
        if next(signed.iter(tag("persName"), tag("name"), tag("orgName")), None) is None:
            text = " ".join(words(signed).split())
            message = f"the signature {quoted(text)} holds no <persName>"
            yield Fault(signed, message, "mark the name of the signer")


def attachment_head(tree: etree._ElementTree) -> Iterator[Fault]:
    """The heading of an attachment says what it is."""
    for div in tree.iter(tag("div")):
        if div.get("type") not in ("attachment", "enclosure"):
            continue
        heads = [" ".join(words(child).split()) for child in div if local_name(child) == "head"]
        bare = r"\W*(?:attachment|enclosure|tab|annex|appendix|inclosure)\W*"
        if heads and all(re.fullmatch(bare, head, re.IGNORECASE) for head in heads):
            message = f"the attachment has no heading but {quoted(heads[0])}"
            yield Fault(div, message, "is its own heading taken for a paragraph?")


def _surname(name: str) -> str:
    """``Kissinger, Henry A.`` and ``Henry A. Kissinger`` give ``kissinger``."""
    before_comma, comma, _ = name.partition(",")
    parts = before_comma.split()
    if not parts:
        return ""
    return (before_comma.strip() if comma else parts[-1]).lower()


def _names_in_text(tree: etree._ElementTree) -> Iterator[etree._Element]:
    for text in tree.iter(tag("text")):
        yield from text.iter(tag("persName"))


_SHARED = (
    "<TEI><teiHeader/><standOff><listPerson>"
    '<person xml:id="p_A1"><persName>Alder, Ann</persName></person>'
    '<person xml:id="p_A2"><persName>Alder, Bob</persName></person>'
    "</listPerson></standOff><text><body><p>{}</p></body></text></TEI>"
)

RULES = (
    Rule(
        "name-shape", "warning", name_shape,
        "A name is the name alone, without title, possessive or figures, and no initial is left "
        "outside.",
        "<p>To Mr. J. <persName>Alder</persName> from <persName>Dr. Elm</persName></p>",
        "<p>To Mr. <persName>J. Alder</persName> from Dr. <persName>Elm</persName></p>",
        MEMO,
        why=(
            "The name is matched with lists of persons; titles and possessives keep it from "
            "matching."
        ),
    ),
    Rule(
        "name-ambiguous", "warning", name_ambiguous,
        "A surname that two persons of the list share says with @cert how certain its reference "
        "is.",
        _SHARED.format('<persName ref="#p_A1">Alder</persName>'),
        _SHARED.format(
            '<persName ref="#p_A1">Ann Alder</persName> and '
            '<persName ref="#p_A1" cert="medium">Alder</persName>'
        ),
        ALL,
        why=(
            "Two persons of the list have this surname; a reader should see that the editor "
            "decided."
        ),
    ),
    Rule(
        "signature", "warning", signature,
        "A letter has one closer, and its signature holds a name.",
        "<p>Text.</p><closer><signed>The Director</signed></closer>",
        "<p>Text.</p><closer><signed><persName>Alder</persName>, Director</signed></closer>",
        OURS,
        why=(
            "Who signed is among the first questions put to a letter, and is looked for in the "
            "one <signed>."
        ),
    ),
    Rule(
        "attachment-head", "warning", attachment_head,
        "The heading of an attachment says what it is.",
        '<div type="attachment"><head>Attachment</head><p>Text.</p></div>',
        '<div type="attachment"><head>Attachment</head><head>Draft Treaty</head><p>Text.</p></div>',
        OURS,
        why="A bare “Attachment” in a table of contents tells nobody what is attached.",
    ),
)  # fmt: skip
