"""Words of classification and urgency: ``SECRET``, ``Confidential; Priority``, ``S E C R E T``."""

from __future__ import annotations

import re
from functools import lru_cache

# These are words of other headings too: they count in capitals, or beside one that is surer.
_WEAK = r"(?:sensitive|guard|emergency|flash|routine|rush|private|streng)"
_CLASSIFICATION = re.compile(
    r"(?:(?:(?:cosmic )?top|most|très) secret|secret|confidential|restricted(?: data)?|unclassified"
    r"|plain|official[-–]informal|(?:for |limited )?official use(?: only)?|no classification"
    rf"|us urgent|niact|urgent|priority|immediate|operational|eyes only|personal|{_WEAK}"
    r"|nodis|exdis|stadis|limdis|noforn|declassified"
    r"|confidentiel|vs[- ]vertraulich|vertraulich|geheim|совершенно|секретно"
    r"|[-–—/;,&\s.:()!*]|and)+",
    re.IGNORECASE,
)
# How urgent a telegram is; in small letters these words head sections: Priority.
_URGENCY = re.compile(r"(?:US URGENT|NIACT|PRIORITY|IMMEDIATE|OPERATIONAL|FLASH|RUSH|\W)+")
_ONLY_WEAK = re.compile(rf"(?:{_WEAK}|and|\W)+", re.IGNORECASE)
_SECRECY = re.compile(
    r"secret|confidential|restricted|classified|official|nodis|exdis|stadis|limdis|noforn"
    r"|eyes only|confidentiel|vertraulich|geheim|секретно",
    re.IGNORECASE,
)
# Letters set apart: "S-E-C-R-E-T", "C O N F I D E N T I A L".
_SPACED = re.compile(r"(?<!\w)(?:[A-Z](?P<gap>[- ])){3}(?:[A-Z](?P=gap)){0,16}[A-Z](?!\w)")
_LONGEST = 100  # characters


def is_classification(words: str) -> bool:
    """Whether the words say how secret or how urgent a document is, and nothing else."""
    return len(words) < _LONGEST and _is_classification(words)


@lru_cache(maxsize=1024)  # the same short lines are asked for several times
def _is_classification(words: str) -> bool:
    if not any(map(str.isalpha, words)):
        return False
    words = _SPACED.sub(lambda found: found[0].replace(found["gap"], ""), words)
    if not words.isupper() and _ONLY_WEAK.fullmatch(words):
        return False
    return _CLASSIFICATION.fullmatch(words) is not None


def is_marking(words: str) -> bool:
    """Whether the words say how secret a document is, or in capitals how urgent a telegram, and
    nothing else."""
    return is_classification(words) and (
        _SECRECY.search(words) is not None
        or _SPACED.search(words) is not None
        or _URGENCY.fullmatch(words) is not None
    )
