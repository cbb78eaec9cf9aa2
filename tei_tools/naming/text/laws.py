"""Laws that are called after two persons: ``the Taft-Hartley Act``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tei_tools.naming.text.passages import Passage
from tei_tools.naming.text.words import HYPHENS_AND_DASHES
from tei_tools.naming.vocabulary import LAWS

# The hyphen between two names.
_HYPHEN = re.compile(r"[-–‑](?<=[^\W\d_]{2}.)[^\W\d_a-z][^\W\d_]++\s(?:Acts?|Bill|Law)(?!\w)")


def take_laws(passages: Sequence[Passage], reading: str) -> None:
    """Mark the tokens of laws as taken, so that nobody takes them for persons: two names with a
    hyphen before ``Act``, ``Bill`` or ``Law``, and the same two wherever the document has them;
    those that everybody knows, also without that word."""
    if not any(sign in reading for sign in HYPHENS_AND_DASHES):
        return
    pairs = [
        (passage, at, (token.key, passage.tokens[at + 1].key))
        for passage in passages
        for at, token in enumerate(passage.tokens)
        if token.goes_on and passage.reading[token.end] in HYPHENS_AND_DASHES
    ]
    laws = {keys for passage, at, keys in pairs if _HYPHEN.match(reading, passage.tokens[at].end)}
    for passage, at, keys in pairs:
        if keys in laws or keys in LAWS:
            passage.taken.update((at, at + 1))
