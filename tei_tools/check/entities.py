"""Entities that a document declares or refers to: they are not read, for safety."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree


def entity_names(tree: etree._ElementTree) -> Iterator[str]:
    """The names of the entities that the document declares or refers to."""
    dtd: Any = tree.docinfo.internalDTD
    if dtd is not None:
        yield from (str(entity.name) for entity in dtd.iterentities())
    references: Any = tree.getroot().iter(etree.Entity)
    yield from (str(entity.name) for entity in references)
