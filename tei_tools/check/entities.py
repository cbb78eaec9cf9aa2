"""Entities that a document declares or refers to: they are not read, for safety."""

from __future__ import annotations

from itertools import chain
from typing import Any

from tei_tools.check.index import Index


def first_entity(index: Index) -> str:
    """The name of the first entity that the document declares or refers to; empty if of none."""
    dtd: Any = index.tree.docinfo.internalDTD
    declared = () if dtd is None else dtd.iterentities()
    referred: Any = index.entities
    return next((str(entity.name) for entity in chain(declared, referred)), "")
