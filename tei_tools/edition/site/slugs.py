"""Readable file names that are safe on every server and file system, and stay the same."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

_LONGEST = 72
#: Names that Windows keeps for itself, and that of the index of each folder.
_RESERVED = {"index", "con", "prn", "aux", "nul"} | {
    f"{device}{number}" for device in ("com", "lpt") for number in range(10)
}
_SPELLED = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i",
     "’": "", "'": ""}
)  # fmt: skip


def folded(text: str) -> str:
    """The text in small letters without signs on them, and without apostrophes: ``É`` is ``e``."""
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_SPELLED))
    return "".join(c for c in letters if not unicodedata.combining(c))


def slug(text: str) -> tuple[str, bool]:
    """The text as a file name of ``a-z``, digits and hyphens, and whether letters were lost."""
    letters = folded(text)
    is_lossy = any(c.isalnum() and not c.isascii() for c in letters)
    name = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
    cut = name[:_LONGEST].rstrip("-")
    return cut, is_lossy or cut != name or not cut or cut in _RESERVED


def slugs(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """A file name for each of the pairs of an identity and a text, by the identity.

    Where letters are lost, or several have the same file name, a hash of the identity is added; a
    text that is its own file name keeps it.
    """
    texts = dict(names)
    plain = {identity: slug(text) for identity, text in texts.items()}
    shared = Counter(name for name, _ in plain.values())
    found = {
        identity: name
        for identity, (name, is_lossy) in plain.items()
        if not is_lossy and (shared[name] == 1 or texts[identity] == name == identity)
    }
    taken = set(found.values())
    for identity in sorted(texts.keys() - found.keys()):
        digest = hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()
        stems = (f"{plain[identity][0]}-{digest[:size]}".lstrip("-") for size in (8, 16, 64))
        found[identity] = next(stem for stem in stems if stem not in taken)
        taken.add(found[identity])
    return found
