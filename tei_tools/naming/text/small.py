"""The words that a document writes small, which are hardly names where they have a capital."""

from __future__ import annotations

import re

_SMALL_WORD = re.compile(r"(?<![\w’'-])[a-z]{3,}")
_FEW = 24


class SmallWords:
    """The words of at least three letters, ``a`` to ``z``, that a text writes small somewhere; what
    follows an apostrophe or a hyphen is no word of its own.

    Of a memo few words are asked for, and these are looked up in the text; where they are more,
    all words are collected, so that the time stays linear in the length of the text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, bool] = {}
        self._all: frozenset[str] | None = None

    def __contains__(self, word: str) -> bool:
        if self._all is not None:
            return word in self._all
        if word not in self._known:
            if len(self._known) == _FEW:
                self._all = frozenset(_SMALL_WORD.findall(self._text))
                return word in self._all
            self._known[word] = self._holds(word)
        return self._known[word]

    def _holds(self, word: str) -> bool:
        if len(word) < 3 or not (word.isascii() and word.islower()):
            return False
        text = self._text
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            if not "a" <= text[end : end + 1] <= "z" and _SMALL_WORD.match(text, at):
                return True
            at = text.find(word, end)
        return False
