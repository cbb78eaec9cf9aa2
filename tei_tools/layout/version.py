"""Lines that say in which form a document is printed: ``[Translation]``, ``[Extract]``."""

from __future__ import annotations

import re

_FORM = (
    r"(?:translation|paraphrase|extracts?|excerpts?|summary|copy|facsimile|transcript(?:ion)?"
    r"|übersetzung|abschrift|auszug|auszüge|traduction|extraits?|copie|traducción|extractos?|copia"
    r"|перевод|копия|выдержки?)"
)
_VERSION = re.compile(
    r"[\[(]?"
    # [Telegram—Paraphrase], [Inclosure—Translation]
    r"(?:(?:telegram|airgram|circular|[ei]nclosure|annex|letter|note) ?[—–-]{1,2} ?)?"
    r"(?:(?:un)?official |informal |rough |free |literal |true |certified |english |partial )*"
    rf"{_FORM}(?: ?[—–-]{{1,2}} ?{_FORM}){{0,2}}"
    # Translation from the Russian by the Embassy
    r"(?: (?:of|from|aus) [^.;:!?]{2,40})?[.\])]*"
    r"|[\[(]?(?:translated|übersetzt|traduit|traducido) (?:from|by|aus|von|du|par|del|por)"
    r" [^.;:!?]{2,60}[.\])]*",
    re.IGNORECASE,
)
_LONGEST = 100  # characters


def is_version(words: str) -> bool:
    """Whether the words say that a text is a translation, an extract, a paraphrase or a copy, and
    nothing else: *Foreign Relations of the United States* sets such a line above the text."""
    return len(words) < _LONGEST and _VERSION.fullmatch(words) is not None
