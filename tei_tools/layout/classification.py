"""Words of classification and urgency: ``SECRET``, ``Confidential; Priority``."""

from __future__ import annotations

import re

_CLASSIFICATION = re.compile(
    r"(?:(?:top )?secret|confidential|restricted|unclassified|plain|(?:limited )?official use only"
    r"|no classification|us urgent|niact|urgent|priority|immediate|operational|eyes only|personal"
    r"|nodis|exdis|limdis|noforn|[-–—/;,&\s.]|and)+",
    re.IGNORECASE,
)
_LONGEST = 100  # characters


def is_classification(words: str) -> bool:
    """Whether the words say how secret or how urgent a document is, and nothing else."""
    return (
        len(words) < _LONGEST
        and _CLASSIFICATION.fullmatch(words) is not None
        and any(map(str.isalpha, words))
    )
