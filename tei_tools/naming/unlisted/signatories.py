"""For whom a treaty is signed: ``For Maravene:`` above the name of its minister."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tei_tools.layout.signature import FOR
from tei_tools.naming.text.passages import Passage
from tei_tools.naming.vocabulary import GIVEN, TITLES

_FOR = re.compile(rf"{FOR} (?:the |THE )?(?P<whom>[^:,\n]{{2,80}}):\s*\n")


def signed_for(passages: Sequence[Passage]) -> frozenset[str]:
    """The keys of words that are states, since somebody signs for them, and no persons."""
    found: set[str] = set()
    for passage in passages:
        if passage.block.kind != "signed":
            continue
        match = _FOR.match(passage.reading, passage.block.start, passage.block.end)
        words = [token for token in passage.tokens if match and token.end <= match.end("whom")]
        if len(words) == 1 and words[0].key not in GIVEN | TITLES:
            found.add(words[0].key)
    return frozenset(found)
