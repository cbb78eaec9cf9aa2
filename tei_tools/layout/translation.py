"""The note of a translator that stands in the opening: ``[Translation]``."""

from __future__ import annotations

import re

_TRANSLATION = re.compile(
    r"(?:(?:official|unofficial|informal|free|rough|literal|full|partial|embassy|office) )?"
    r"(?:translat(?:ion|ed)"
    r"(?: from (?:the )?(?:original )?\w{3,20}(?: (?:text|original|language))?)?"
    r"(?:,? by (?-i:[A-Z])[^;:]{3,40})?"
    r"|(?:\w{2,12} )?(?:traduction|traducción|übersetzung)"
    r"(?: (?:du|de la|de l['’]|del|de|aus dem) ?[\w ]{3,40}| (?:officielle|oficial))?"
    r"|(?:неофициальный )?перевод(?: с \w{3,20}(?: языка)?)?)",
    re.IGNORECASE,
)
_LONGEST = 80  # characters


def is_translation(words: str) -> bool:
    """Whether the words say that a document is translated, and perhaps from which language and by
    whom, and nothing else; in brackets or not. *Foreign Relations of the United States* has them
    above or below the dateline."""
    if len(words) > _LONGEST:
        return False
    return _TRANSLATION.fullmatch(words.strip("[]()").rstrip(".")) is not None
