"""The numbers that encoders give to paragraphs and senses, where their words do not show them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from tei_tools.edition.header import in_line, plain
from tei_tools.edition.own_names import PAGE
from tei_tools.tei import tag

_NUMBER = f"{{{PAGE}}}n"
#: The elements whose numbers are shown.
NUMBERED = frozenset(map(tag, ("p", "ab", "sense")))


def mark_numbers(blocks: Iterable[etree._Element]) -> None:
    """Tell each block that has a number (``@n``) and does not show it that number, as its ``n`` in
    the namespace :data:`~tei_tools.edition.own_names.PAGE`."""
    for block in blocks:
        if not (number := block.get("n")):
            continue
        number = in_line(number)
        if number and not _begins_with(in_line(plain(block)), number):
            block.set(_NUMBER, number)


def _begins_with(words: str, number: str) -> bool:
    """Whether the words begin with the number itself: “1968 was” does not begin with 1, nor does
    “1,500 men”."""
    return re.match(re.escape(number) + r"(?![^\W_]|[.,]\d)", words) is not None
