"""How FRUS sets a signature: the name in bold type, what the signer was in italics on a new line.

The source of these rules is the Office of the Historian's Schematron ``frus-signatures.sch``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from lxml import etree

from tei_tools.check.faults import Fault, text_before, words
from tei_tools.check.rules.document import Document
from tei_tools.check.rules.model import Rule
from tei_tools.check.rules.profiles import FRUS
from tei_tools.check.words import quoted
from tei_tools.tei import local_name, tag

_WITHHELD = "name not declassified"
#: The editor's word that names stand side by side in the source.
_EXCEPTION = "#signed-exception_multiple-consecutive-persnames"
_BREAK = tag("lb")
_NAME_OR_BREAK = (tag("persName"), _BREAK)
_PUNCTUATION = re.compile(r"[\W_]*")


def signer_name(document: Document) -> Iterator[Fault]:
    """The name of a signer is in bold type."""
    for name in _names(document):
        kinds = [child.get("rend") for child in name if local_name(child) == "hi"]
        withheld = "italic" in kinds and _WITHHELD in " ".join(words(name).split())
        if words(name).strip() and "strong" not in kinds and not withheld:
            message = f"the name of the signer {quoted(words(name))} is not in bold type"
            yield Fault(name, message, 'put <hi rend="strong"> into <persName>')


def signer_title(document: Document) -> Iterator[Fault]:
    """What a signer was follows in italics on a new line, and nothing stands before the name."""
    for signed in document.named("signed"):
        for office in signed.iter(tag("affiliation")):
            message = f"the office of the signer {quoted(words(office))} is marked <affiliation>"
            yield Fault(office, message, 'write <lb/> and <hi rend="italic">')
    names = list(_names(document))
    broken = _before_breaks(names)
    for name in names:
        before, after = " ".join(text_before(name).split()), _after(name)
        if not _PUNCTUATION.fullmatch(before):
            message = f"{quoted(before)} stands before the name of the signer"
            yield Fault(name, message, "is it part of the name?")
        if isinstance(after, str):
            message = f"{quoted(after)} after the name of the signer is not in italics"
            yield Fault(name, message, 'write <lb/> and <hi rend="italic"> for it')
        elif after is not None and after.get("rend") == "italic" and name not in broken:
            message = f"{quoted(words(after))} stands in the line of the signer"
            yield Fault(after, message, "put <lb/> before it")


def signer_list(document: Document) -> Iterator[Fault]:
    """Several signers stand in a list."""
    for name in _names(document):
        signed = next(name.iterancestors(tag("signed")))
        if _EXCEPTION in signed.get("ana", "").split():
            continue
        if next(name.itersiblings(tag("persName"), preceding=True), None) is not None:
            message = f"the signer {quoted(words(name))} stands beside another one"
            hint = "put each into an <item> of a <list> in <signed>"
            yield Fault(name, message, hint)


def _names(document: Document) -> Iterator[etree._Element]:
    """The names of signers, without those in the notes."""
    for signed in document.named("signed"):
        for name in signed.iter(tag("persName")):
            if next(name.iterancestors(tag("note"), tag("signed"))) is signed:
                yield name


def _before_breaks(names: Iterable[etree._Element]) -> set[etree._Element]:
    """Names beside which a new line begins somewhere after them."""
    found: set[etree._Element] = set()
    for parent in dict.fromkeys(name.getparent() for name in names):
        is_broken = False
        beside = () if parent is None else parent.iterchildren(*_NAME_OR_BREAK, reversed=True)
        for child in beside:
            if child.tag == _BREAK:
                is_broken = True
            elif is_broken:
                found.add(child)
    return found


def _after(name: etree._Element) -> etree._Element | str | None:
    """What follows a name: a text that is more than punctuation, or an element that is no mark."""
    text = name.tail or ""
    for element in chain(name.itersiblings(), [None]):
        if not _PUNCTUATION.fullmatch(text):
            return " ".join(text.split())
        if element is not None and local_name(element) not in ("lb", "pb", "note", ""):
            return element
        text = (element.tail or "") if element is not None else ""
    return None


_NAME = '<persName><hi rend="strong">Ann Alder</hi></persName>'
_SIGNED = "<p>Text.</p><closer><signed>{}</signed></closer>"

RULES = (
    Rule(
        "signer-name", "info", signer_name,
        "The name of a signer stands in bold type, within <persName>.",
        _SIGNED.format("<persName>Ann Alder</persName>"),
        _SIGNED.format(_NAME),
        FRUS,
        why="FRUS prints signatures so; many of the older volumes do not say it.",
    ),
    Rule(
        "signer-title", "warning", signer_title,
        "What a signer was stands after the name, in italics, on a new line.",
        _SIGNED.format(f"{_NAME}, Director"),
        _SIGNED.format(f'{_NAME}<lb/><hi rend="italic">Director</hi>'),
        FRUS,
        why="Without it the office runs on after the name, and looks like a part of it.",
    ),
    Rule(
        "signer-list", "warning", signer_list,
        "Several signers stand in a list within <signed>.",
        _SIGNED.format(f"{_NAME} {_NAME}"),
        _SIGNED.format(f"<list><item>{_NAME}</item><item>{_NAME}</item></list>"),
        FRUS,
        why="In one line, two names look like one.",
    ),
)  # fmt: skip
