"""What is wrong with a document that its RELAX NG schema refuses, as far as libxml2 says it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from tei_tools.check.explanations import Problem
from tei_tools.check.faults import Fault, elements, line_of
from tei_tools.check.schemas import Schema


def problems(tree: etree._ElementTree, schema: Schema) -> Iterator[Problem]:
    """What libxml2 has to say about the document, each line once."""
    first_on_line: dict[int, etree._Element] = {}
    for element in elements(tree):
        first_on_line.setdefault(line_of(element), element)
    seen: set[int] = set()
    for line, message in schema.messages():
        if line not in seen:
            seen.add(line)
            yield "schema-invalid", Fault(first_on_line.get(line, tree.getroot()), message)
