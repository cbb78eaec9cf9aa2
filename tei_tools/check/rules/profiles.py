"""Profiles: which rules are applied to what kind of edition."""

from __future__ import annotations

from typing import Literal, TypeAlias

#: ``memo``: what the converter makes; ``frus``: after the conventions of FRUS; ``tei``: any other.
Profile: TypeAlias = Literal["tei", "frus", "memo"]

ALL: tuple[Profile, ...] = ("tei", "frus", "memo")
FRUS: tuple[Profile, ...] = ("frus",)
MEMO: tuple[Profile, ...] = ("memo",)
OURS: tuple[Profile, ...] = ("frus", "memo")
#: In an edition of ours the typist's spaces and quotation marks stand as they stood.
EDITED: tuple[Profile, ...] = ("tei", "frus")
