"""Signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_tools.check.faults import Fault, own_words
from tei_tools.check.rules.document import Document
from tei_tools.check.rules.model import Rule
from tei_tools.check.rules.profiles import OURS
from tei_tools.check.words import quoted
from tei_tools.tei import local_name, tag

_NAMES = ("persName", "name", "orgName")


def signature(document: Document) -> Iterator[Fault]:
    """A letter is signed once, by name."""
    for closer in document.named("closer"):
        before = closer.getprevious()
        if before is not None and local_name(before) == "closer":
            message = "a second closer follows the first"
            yield Fault(closer, message, "put both signatures into one")
        signatures = list(closer.iter(tag("signed")))
        if len(signatures) > 1 and document.profile != "memo":  # which keeps to the lines
            message = f"the closer holds {len(signatures)} signatures"
            yield Fault(signatures[1], message, "put all signers into one <signed>, as a list")
    for signed in document.named("signed"):
        initials = re.fullmatch(r"\W*[A-Z.\s]{1,6}\W*", own_words(signed))
        if initials and document.profile == "memo":
            continue  # who that was is not said
        if next(signed.iter(*map(tag, _NAMES), tag("gap")), None) is None:
            message = f"the signature {quoted(own_words(signed))} holds no <persName>"
            yield Fault(signed, message, "mark the name of the signer")
        if "corresp" in signed.attrib:
            message = "<signed> has @corresp"
            yield Fault(signed, message, "put the pointer on its <persName>", "corresp")


RULES = (
    Rule(
        "signature", "warning", signature,
        "A letter has one closer, with one signature in it, and this holds a name.",
        "<p>Text.</p><closer><signed>The Director</signed></closer>",
        "<p>Text.</p><closer><signed><persName>Alder</persName>, Director</signed></closer>",
        OURS,
        why=(
            "Who signed is among the first questions put to a letter, and is looked for in the "
            "one <signed>."
        ),
    ),
)  # fmt: skip
