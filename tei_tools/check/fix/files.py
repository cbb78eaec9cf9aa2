"""Mending a file: its bytes in, its bytes out, with a proof that nothing else has changed."""

from __future__ import annotations

import codecs
import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from tei_tools.check.entities import first_entity
from tei_tools.check.fix.edits import Edit, ReplaceText, apply_to_tree
from tei_tools.check.fix.identifiers import follow
from tei_tools.check.fix.lexical import Lexical
from tei_tools.check.fix.table import MENDERS
from tei_tools.check.ignoring import Ignoring
from tei_tools.check.index import Index
from tei_tools.check.rules import Document, Profile, rules_of
from tei_tools.errors import XmlError
from tei_tools.tei import XML_ID, parse

#: Rounds after which the rules are taken to undo each other. Two are enough mostly; each round
#: takes one page break out of the edge of a paragraph.
_ROUNDS = 40
_BOMS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
#: What the rules may change in a text: spaces, characters that are not seen, hyphens.
_CHANGING = re.compile("[\\s\u00ad\u200b-\u200d\u2060\ufeff\x7f-\x9f–-]")


@dataclass(frozen=True, slots=True)
class Mended:
    """A file as it should be: its bytes, and how many edits were made by which rule.

    ``renamed`` are identifiers that other files may point to, old and new.
    """

    data: bytes
    edits: Mapping[str, int] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)


def mend(
    data: bytes,
    name: str,
    profile: Profile,
    rules: Collection[str],
    tree: etree._ElementTree | None = None,
) -> Mended:
    """Mend what these rules find in a document, as far as the profile applies them.

    ``tree`` is the document, if the caller has read it already; it is changed.

    Only the characters at fault change in the file: declarations, entities, comments, the order and
    the quotation marks of attributes, line ends and all other lines stay byte for byte. What the
    document says to ignore is left alone. To mend a file again changes nothing more. Raises
    XmlError if the file is not well-formed, or if the outcome cannot be proved to be the same
    document but for the edits.
    """
    applied = [rule.id for rule in rules_of(profile)]
    wanted = [rule for rule in MENDERS if rule in rules and rule in applied]
    tree = _without_entities(tree or parse(data, name), name)
    before = _essence(tree)
    document = Document(tree, profile, name)
    counts: Counter[str] = Counter()
    renamed: dict[str, str] = {}
    for _ in range(_ROUNDS):
        made = 0
        for rule in wanted:
            edits = _to_make(document, rule)
            if not edits:
                continue
            ids = dict(document.with_attribute(XML_ID))
            data, tree = _made(data, name, tree, edits)
            for element, old in ids.items():
                new = element.get(XML_ID, old)  # the elements of the tree that was edited
                if new != old:
                    _rename(renamed, old, new)
            document = Document(tree, profile, name)
            counts[rule] += len(edits)
            made += len(edits)
        if not made:
            break
    if _essence(tree) != before:
        raise XmlError(f"{name}: cannot be mended without a change of its words; nothing was done")
    return Mended(data, dict(counts), renamed)


def mend_pointers(data: bytes, name: str, renamed: Mapping[str, str]) -> bytes:
    """Let the pointers of a file into other files follow; ``renamed`` are pointers, old and new."""
    tree = _parse(data, name)
    edits = list(follow(Document(tree, "tei", name), renamed))
    return _made(data, name, tree, edits)[0] if edits else data


def as_diff(before: bytes, after: bytes, name: str) -> str:
    """What has changed, as a unified diff."""
    old, new = (_lines(data) for data in (before, after))
    lines = difflib.unified_diff(old, new, name, name)
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def _lines(data: bytes) -> list[str]:
    encoding = _encoding(data, _parse(data, ""))
    return data.decode(encoding, "replace").splitlines(keepends=True)


def _to_make(document: Document, rule: str) -> list[Edit]:
    """The edits of a rule, without those to be ignored and those that overlap an earlier one."""
    edits: list[Edit] = []
    done: dict[tuple[etree._Element, str], list[tuple[int, int]]] = {}
    ignoring = Ignoring(document, (rule,))
    for edit in MENDERS[rule](document):
        if ignoring.covers(rule, edit.element):
            continue
        if isinstance(edit, ReplaceText):
            spans = done.setdefault((edit.element, edit.where), [])
            if any((edit.start < end and start < edit.end) or (edit.start, edit.end) == (start, end)
                   for start, end in spans):  # fmt: skip
                continue
            spans.append((edit.start, edit.end))
        edits.append(edit)
    return edits


def _made(
    data: bytes, name: str, tree: etree._ElementTree, edits: Iterable[Edit]
) -> tuple[bytes, etree._ElementTree]:
    """The file with the edits in it, and its tree; ``tree`` is edited too, and both agree."""
    encoding = _encoding(data, tree)
    text = data.decode(encoding)
    if text.encode(encoding) != data:
        raise XmlError(f"{name}: cannot be mended: its encoding, {encoding}, has several forms")
    edits = list(edits)
    changed = Lexical(text, tree).changed(edits).encode(encoding, "xmlcharrefreplace")
    apply_to_tree(edits)
    fresh = _parse(changed, name)
    if _canonical(fresh) != _canonical(tree):
        raise XmlError(
            f"{name}: cannot be mended safely, something else would change; nothing was done. "
            "Please report it with the file"
        )
    return changed, fresh


def _parse(data: bytes, name: str) -> etree._ElementTree:
    return _without_entities(parse(data, name), name)


def _without_entities(tree: etree._ElementTree, name: str) -> etree._ElementTree:
    """The tree; raises XmlError if it has entities of its own."""
    if first_entity(Index(tree)):
        raise XmlError(f"{name}: cannot be mended: it declares entities of its own")
    return tree


def _encoding(data: bytes, tree: etree._ElementTree) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding
    return (tree.docinfo.encoding or "UTF-8").lower()


def _canonical(tree: etree._ElementTree) -> bytes:
    return etree.tostring(tree, method="c14n", with_comments=True)


def _essence(tree: etree._ElementTree) -> str:
    """The words of a document, without what the rules may change in them."""
    text = "".join(str(piece) for piece in tree.getroot().itertext("*"))
    return unicodedata.normalize("NFC", _CHANGING.sub("", unicodedata.normalize("NFC", text)))


def _rename(renamed: dict[str, str], old: str, new: str) -> None:
    """Note a new name, also of what was renamed before."""
    first = next((name for name, now in renamed.items() if now == old), old)
    renamed[first] = new
