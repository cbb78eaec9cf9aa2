"""Entities that a document declares or refers to: they are not read, for safety."""

from __future__ import annotations

from itertools import chain
from typing import Any

from lxml import etree


def first_entity(tree: etree._ElementTree) -> str:
    """The name of the first entity that the document declares or refers to; empty if of none."""
    dtd: Any = tree.docinfo.internalDTD
    declared = () if dtd is None else dtd.iterentities()
    referred: Any = tree.getroot().iter(etree.Entity)
    return next((str(entity.name) for entity in chain(declared, referred)), "")
