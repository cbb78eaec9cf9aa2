"""From a memo to a TEI document: the main flow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from tei_tools.annotate.model import Annotator
from tei_tools.findings import Finding
from tei_tools.layout import read_layout
from tei_tools.proof import prove_nothing_lost
from tei_tools.source import Source
from tei_tools.spans import resolve
from tei_tools.tei import NAMESPACE, serialize, tag
from tei_tools.tree import build_text


@dataclass(frozen=True, slots=True)
class Edition:
    """A TEI document, and what the converter has to say about it."""

    tei: etree._ElementTree
    findings: tuple[Finding, ...]

    def to_bytes(self) -> bytes:
        """The document as UTF-8 XML."""
        return serialize(self.tei)


def convert(source: Source, annotators: Sequence[Annotator] = ()) -> Edition:
    """Turn one memo into a TEI document.

    Raises ProofError if the edition would not hold exactly the text of the source.
    """
    layout = read_layout(source)
    spans = resolve(
        [*layout.marks, *(span for annotate in annotators for span in annotate(layout))]
    )
    text = build_text(layout, spans)
    prove_nothing_lost(layout, text)
    root = etree.Element(tag("TEI"), nsmap={None: NAMESPACE})
    root.append(text)
    return Edition(etree.ElementTree(root), layout.findings)
