"""How often Python looks for garbage that only a search finds: objects that hold each other."""

from __future__ import annotations

import gc

#: So many new objects (Python's own count is 700 to 2,000) make a search worth its time.
_NEW_OBJECTS = 10_000


def search_seldom() -> None:
    """Let this process search for garbage less often: for a program of ours, not for a library.

    A memo and what is made of it leave none: all of it goes when the last that holds it goes. Each
    search reads through thousands of objects, several times a memo, and finds nothing.
    """
    gc.set_threshold(_NEW_OBJECTS, *gc.get_threshold()[1:])
