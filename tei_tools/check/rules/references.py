"""References.

The source of these rules is the Office of the Historian's Schematron: ``frus-id-checks.sch``
(``pointer-checks``) and ``frus.sch`` (``ref-to-page-footnote-check``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_tools.check.faults import Fault, words
from tei_tools.check.rules.document import Document
from tei_tools.check.rules.model import Rule
from tei_tools.check.rules.profiles import ALL, FRUS
from tei_tools.check.words import quoted
from tei_tools.tei import local_name

#: What is neither an address nor a path.
_NAME = re.compile(r"[A-Za-z_][\w.-]*")
_VOLUME = re.compile(r"frus\d")
_NOTE_SIGN = re.compile(r"\s*nn?\.?\s*")


def ref_form(document: Document) -> Iterator[Fault]:
    """A reference within the document begins with #."""
    for ref in document.any_named("ref", "ptr"):
        for pointer in ref.get("target", "").split():
            if not _NAME.fullmatch(pointer):
                continue
            message = f'@target="{pointer}" lacks the sign # of a pointer'
            if pointer in document.ids:
                yield Fault(ref, message, f'write target="#{pointer}"', "target")
            elif document.profile == "frus" and not _VOLUME.match(pointer):
                message = f'@target="{pointer}" is no pointer'
                hint = "write #NAME within the volume, the name of another volume, or an address"
                yield Fault(ref, message, hint, "target")


def ref_footnote(document: Document) -> Iterator[Fault]:
    """The n of a note on a page belongs to the reference: *p. 22n*."""
    for ref in document.named("ref"):
        if "#pg_" not in ref.get("target", "") or (ref.tail or "").strip():
            continue
        after = ref.getnext()
        if after is not None and local_name(after) == "hi" and _NOTE_SIGN.fullmatch(words(after)):
            page = words(ref) + words(after).strip()
            message = f"of the reference {quoted(page)} the n stands outside"
            yield Fault(ref, message, 'end it after the n: <ref>22<hi rend="italic">n</hi></ref>')


RULES = (
    Rule(
        "ref-form", "error", ref_form,
        "A reference within the document begins with # (frus: or names a volume).",
        '<p>See <ref target="d1">the letter</ref>.</p>',
        '<p>See <ref target="#d1">the letter</ref>.</p>',
        ALL,
        why="Without # it means a file of that name, which there is not.",
    ),
    Rule(
        "ref-footnote", "warning", ref_footnote,
        "The n of a reference to the note of a page stands in the reference.",
        '<p><pb n="22" xml:id="pg_22"/>See <ref target="#pg_22">22</ref><hi rend="italic">n</hi>.'
        "</p>",
        '<p><pb n="22" xml:id="pg_22"/>See <ref target="#pg_22">22<hi rend="italic">n</hi></ref>.'
        "</p>",
        FRUS,
        why="A reader who clicks on the n gets nowhere.",
    ),
)  # fmt: skip
