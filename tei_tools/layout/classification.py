"""Words of classification and urgency: ``SECRET``, ``Confidential; Priority``, ``S E C R E T``."""

from __future__ import annotations

import re

_CLASSIFICATION = re.compile(
    r"(?:(?:(?:cosmic )?top|most|très) secret|secret|confidential|restricted(?: data)?|unclassified"
    r"|plain|official[-–]informal|(?:for |limited )?official use(?: only)?|no classification"
    r"|sensitive|guard"
    r"|us urgent|niact|urgent|priority|immediate|emergency|flash|routine|operational|eyes only"
    r"|personal|private|nodis|exdis|stadis|limdis|noforn|declassified"
    r"|confidentiel|vs[- ]vertraulich|vertraulich|streng|geheim|совершенно|секретно"
    r"|[-–—/;,&\s.:()!*]|and)+",
    re.IGNORECASE,
)
# Letters set apart: "S-E-C-R-E-T", "C O N F I D E N T I A L".
_SPACED = re.compile(r"(?<!\w)(?:[A-Z](?P<gap>[- ])){3}(?:[A-Z](?P=gap)){0,16}[A-Z](?!\w)")
_LONGEST = 100  # characters


def is_classification(words: str) -> bool:
    """Whether the words say how secret or how urgent a document is, and nothing else."""
    if len(words) >= _LONGEST or not any(map(str.isalpha, words)):
        return False
    words = _SPACED.sub(lambda found: found[0].replace(found["gap"], ""), words)
    return _CLASSIFICATION.fullmatch(words) is not None
