"""A passage with its tokens, and the names found in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tei_tools.layout.model import Block
from tei_tools.naming.text.small import SmallWords
from tei_tools.naming.text.tokens import Token, tokens
from tei_tools.naming.text.words import HYPHENS
from tei_tools.naming.vocabulary import GIVEN, PARTICLES, SUFFIXES

_SUFFIX = re.compile(r"(?:,? (?:Jr|Sr)\b\.?| (?:II|III|IV)\b)(?!\w)")
# Particles inside a Romance family name, of which the first word stands before them.
_ROMANCE = frozenset("d da de del di do dos du".split())
_LINKS = frozenset((",", "and", ", and", "or", "and/or", "et", "und", "y", "e", "и"))
_SMALL, _CAPITAL = re.compile(r"[a-z]"), re.compile(r"[A-Z]")


class Name(NamedTuple):
    """A name in the text: its range and its words as keys, divided into family and given names."""

    start: int
    end: int
    words: tuple[str, ...]
    family: str
    given: tuple[str, ...] = ()


@dataclass(slots=True)
class Passage:
    """A block, its tokens, and the indexes of the tokens that belong to names already.

    ``role`` is that of the list to which an item belongs: ``participants``, ``to``, ``subject``.
    ``small`` holds the words that the document writes small, ``language`` is the code of that which
    it is in.
    """

    block: Block
    reading: str
    small: SmallWords
    role: str = ""
    language: str = "en"
    tokens: list[Token] = field(init=False)
    taken: set[int] = field(default_factory=set)
    _capitals: bool | None = None

    def __post_init__(self) -> None:
        self.tokens = tokens(self.reading, self.block.start, self.block.end)

    @property
    def capitals(self) -> bool:
        """Whether everything in it is in capitals, as in some telegrams."""
        if self._capitals is None:
            upper = [token.text.isupper() for token in self.tokens].count(True)
            self._capitals = upper * 4 > len(self.tokens) * 3 and self._is_in_capitals()
        return self._capitals

    def _is_in_capitals(self) -> bool:
        text = self.reading[self.block.start : self.block.end]
        return len(_SMALL.findall(text)) * 4 < len(_CAPITAL.findall(text))

    def before(self, at: int) -> Token | None:
        """The token before, if the two follow each other as words of one name do."""
        return self.tokens[at - 1] if self.tokens[at].joined else None

    def after(self, at: int) -> Token | None:
        """The token after, if the two follow each other as words of one name do."""
        return self.tokens[at + 1] if self.tokens[at].goes_on else None

    def opens_sentence(self, at: int) -> bool:
        """Whether the token is the first of its sentence, where every word has a capital."""
        start = self.tokens[at].start
        before = self.reading[max(self.block.start, start - 3) : start].rstrip(' “"(')
        return not before or before[-1] in ".:?!”\n"

    def is_link(self, at: int) -> bool:
        """Whether only a comma or ``and`` (``et``, ``und``) stands between it and the next."""
        if not 0 <= at < len(self.tokens) - 1:
            return False
        start, end = self.tokens[at].end, self.tokens[at + 1].start
        return end - start < 9 and self.reading[start:end].strip() in _LINKS

    def text(self, first: int, after: int) -> str:
        """The text from the one token up to the other, the other not included."""
        return self.reading[self.tokens[first].start : self.tokens[after - 1].end]

    def take(self, first: int, count: int = 1, family_first: bool = False) -> Name:
        """Make so many tokens from ``first`` on a name, and mark them as taken.

        ``Jr.`` and the like behind it belong to it.
        """
        after = first + count
        words = [token.key for token in self.tokens[first:after]]
        end = self.tokens[after - 1].end
        suffix = _SUFFIX.match(self.reading, end)
        if suffix:
            end = suffix.end()
        while after < len(self.tokens) and self.tokens[after].start < end:
            after += 1
        self.taken.update(range(first, after))
        words = [word for word in words if word not in SUFFIXES] or words
        at = 1 if family_first else self._family_at(first, words)
        family, given = (words[:at], words[at:]) if family_first else (words[at:], words[:at])
        return Name(self.tokens[first].start, end, tuple(words), "".join(family), tuple(given))

    def _family_at(self, first: int, words: Sequence[str]) -> int:
        """Where the family name begins: at its last word, with what a hyphen joins to it and the
        particles before it, and with the word before these that follows two given names."""
        if len(words) > 1 and words[0] in PARTICLES:
            return 0
        at = len(words) - 1
        while at and words[at - 1] not in GIVEN and self._is_hyphen_after(first + at - 1):
            at -= 1  # "Carpentier-Dufresne", but "Jean-Marie"
        while at > 1 and words[at - 1] in PARTICLES:
            at -= 1
        if at > 2 and words[at] in _ROMANCE and GIVEN.issuperset(words[at - 3 : at - 1]):
            at -= words[at - 1] not in GIVEN  # "Víctor Raúl Haya de la Torre"
        return at

    def _is_hyphen_after(self, at: int) -> bool:
        return self.reading[self.tokens[at].end] in HYPHENS

    def has_suffix(self, after: int) -> bool:
        """Whether ``Jr.`` or the like follows the token before ``after``."""
        return _SUFFIX.match(self.reading, self.tokens[after - 1].end) is not None


def roles(blocks: Iterable[Block]) -> Iterator[tuple[Block, str]]:
    """Each block with the role of the list to which it belongs as an item, or nothing."""
    role = ""
    for block in blocks:
        if block.kind == "listhead":
            role = block.role
        elif block.kind not in ("item", "label"):
            role = ""
        yield block, (block.role or role) if block.kind == "item" else ""
