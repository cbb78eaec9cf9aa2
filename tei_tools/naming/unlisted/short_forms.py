"""By what part of a long family name a person is called for short: ``Haya`` de la Torre."""

from __future__ import annotations

from collections.abc import Sequence

from tei_tools.naming.learned import known_words
from tei_tools.naming.text.passages import Name
from tei_tools.naming.vocabulary import GIVEN, NO_NAMES, PARTICLES

_LEFT_OUT = frozenset("al el von van bin ibn".split())  # particles that may be left out
_NO_PARTS = NO_NAMES | GIVEN | PARTICLES


def short_forms(names: Sequence[Name]) -> dict[str, str]:
    """The words by which those whose family name has a particle are called for short, each with
    the family name: ``Haya`` of Haya de la Torre, ``Jamali`` of Fadhil al-Jamali.

    None of them is a common name, or the family name of somebody else in the memo.
    """
    families = {name.family for name in names}
    parts: dict[str, str] = {}
    for name in names:
        if len(name.words) < 2 or name.words[-2] not in PARTICLES:
            continue
        first = name.words[len(name.given)]
        if name.words[-2] in _LEFT_OUT:
            short = name.words[-1]
        elif first in PARTICLES and len(name.given) > 1 and not _is_common(name.given[-1]):
            short = name.given[-1]  # "Couve" of Maurice Couve de Murville
        else:
            short = first
        if short not in _NO_PARTS and short not in families:
            parts[short] = name.family
    return parts


def _is_common(word: str) -> bool:
    """Whether many are called so, by given or by family name."""
    return word in known_words().families or word in known_words().given
