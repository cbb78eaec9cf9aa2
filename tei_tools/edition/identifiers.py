"""Identifiers for what has none: ``key-1``, ``note-1``, ``p-1``."""

from __future__ import annotations

from typing import Any

from lxml import etree

_ALL = etree.XPath("descendant-or-self::*/@xml:id", smart_strings=False)
_WITH_HYPHEN = etree.XPath("descendant-or-self::*/@xml:id[contains(., '-')]", smart_strings=False)


def identifiers(root: etree._Element) -> set[str]:
    """The identifiers that elements of the document have."""
    found: Any = _ALL(root)
    return set(found)


def identifiers_with_hyphen(root: etree._Element) -> set[str]:
    """The identifiers with a hyphen that elements of the document have."""
    found: Any = _WITH_HYPHEN(root)
    return set(found)


def free_identifier(name: str, taken: set[str]) -> str:
    """The name as an identifier that is not taken, but is from now on."""
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name}.{number}"
    taken.add(free)
    return free
