"""How often Python looks for garbage that goes round in circles."""

from __future__ import annotations

import gc

#: So many objects more than were given up; Python looks after 700.
_MANY = 50_000


def collect_seldom() -> None:
    """Let this process look for circles of objects seldom.

    Making and checking an edition takes some hundred looks and leaves no circle: what nobody holds
    is given up at once. What a process sets here holds for all that it does, so this is for the
    program and its workers, and not for the library.
    """
    gc.set_threshold(_MANY)
