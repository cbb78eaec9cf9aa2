"""Lines that say in which form a document is printed: ``[Translation]``, ``[Paraphrase]``."""

from __future__ import annotations

import re

_FORM = (
    r"(?:translation|paraphrase|copy|übersetzung|abschrift|traduction|copie|traducción|copia"
    r"|перевод|копия)"
)
_TRANSLATED = r"(?:translated|übersetzt|traduit|traducido)"
_VERSION = re.compile(
    # [Telegram—Paraphrase], [Inclosure—Translation]
    r"(?:(?:telegram|airgram|circular|[ei]nclosure|annex|letter|note) ?[—–-]{1,2} ?)?"
    r"(?:(?:un)?official |(?:in)?formal |rough |free |literal |full |partial |true |certified "
    r"|english |embassy |office |неофициальный )*"
    rf"(?:{_FORM}|{_TRANSLATED})"
    r"(?: ?[—–-]{1,2} ?(?:translation|extracts?|excerpts?))?"
    r"(?: (?:officielle|oficial))?"
    # Translation from the Russian, by the Embassy
    r"(?: (?:of|from|aus|du|de|del|с) (?:the |dem |der |la |l['’])?(?:original )?\w{3,20}"
    r"(?: (?:text|original|language|языка))?)?"
    r"(?:,? (?:by|von|par|por) [^.;:!?]{3,40})?",
    re.IGNORECASE,
)
# [Extract], [Circular Telegram—Summary]
_EXTRACT = re.compile(
    r"\[(?:(?:extracts?|excerpts?|summary|draft|circular|telegram|airgram|cablegram|memorandum"
    r"|enclosure|translation|paraphrase|copy)(?: ?[—–,-] ?| and | )?){1,4}\]",
    re.IGNORECASE,
)
_LONGEST = 100  # characters


def is_version(words: str) -> bool:
    """Whether the words say that a text is a translation, a paraphrase or a copy, perhaps of what
    and by whom, and nothing else; in brackets or not. *Foreign Relations of the United States* has
    such lines above or below the dateline."""
    if len(words) > _LONGEST:
        return False
    return _VERSION.fullmatch(words.strip("[]()").rstrip(".")) is not None


def is_extract(words: str) -> bool:
    """Whether an editor says in brackets that a part is printed, or what the document is:
    ``[Extract]``, ``[Circular—Summary]``. Such a line stands above the text as well."""
    return words.startswith("[") and _EXTRACT.fullmatch(words) is not None
