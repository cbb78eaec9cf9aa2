"""What is wrong with a document that its RELAX NG schema refuses, as far as libxml2 says it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from tei_tools.check.explanations import Problem
from tei_tools.check.faults import Fault, elements, shown
from tei_tools.check.schemas import Schema

#: What libxml2 says -> rule, and what we say.
_SENTENCES = (
    (
        r"Did not expect element (\S+) there",
        "schema-element",
        "<{0}> cannot stand here, or something in it is not allowed",
    ),
    (r"Expecting (?:an )?element (\S+), got (\S+)", "schema-element", "<{1}> stands here, wanted <{0}>"),
    (r"Invalid attribute (\S+) for element (\S+)", "schema-attribute", "@{0} is not allowed on <{1}>, or its value"),
    (r"Element (\S+) failed to validate attributes", "schema-attribute", "the attributes of <{0}> are not those allowed, or their values"),
    (r"Did not expect text in element (\S+) content", "schema-text", "text stands directly in <{0}>, where it may not"),
    (r"Element (\S+) has extra content: (\S+)", "schema-element", "<{1}> cannot stand here in <{0}>"),
    (r"Element (\S+) failed to validate content", "schema-element", "the content of <{0}> is not as the schema wants it"),
    (r"Expecting a namespace for element (\S+)", "schema-namespace", "<{0}> is in no namespace"),
    (r"Element (\S+) has wrong namespace", "schema-namespace", "<{0}> is in the wrong namespace"),
)  # fmt: skip


def problems(tree: etree._ElementTree, schema: Schema) -> Iterator[Problem]:
    """What libxml2 has to say about the document, each place once."""
    by_line: dict[int, list[etree._Element]] = {}
    for element in elements(tree):
        by_line.setdefault(element.sourceline or 0, []).append(element)
    seen: set[etree._Element] = set()
    for entry in schema.validator.error_log:
        rule, message, name = _sentence(entry.message)
        on_line = by_line.get(entry.line) or [tree.getroot()]
        element = next((e for e in on_line if shown(e.tag) == name), on_line[0])
        if element not in seen:
            seen.add(element)
            yield rule, Fault(element, message)


def _sentence(message: str) -> tuple[str, str, str]:
    """Rule, sentence, and the name of the element that it is about."""
    for pattern, rule, sentence in _SENTENCES:
        if match := re.search(pattern, message):
            text = sentence.format(*match.groups())
            name = re.findall(r"<([^>]+)>", text)
            return rule, text, name[0] if name else ""
    return "schema-invalid", message, ""
