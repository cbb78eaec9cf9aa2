"""Signatures and valedictions, and what is none."""

from __future__ import annotations

import pytest

from tei_tools.layout.signature import is_office, is_signature, is_valediction


@pytest.mark.parametrize(
    "text",
    ["Alder", "C. Alder", "Charles Alder\nDirector of Harbours", "E. J. van der Elm, Jr.", "C.A."],
)
def test_signatures(text: str) -> None:
    assert is_signature(text)


@pytest.mark.parametrize(
    "text",
    [
        "The meeting ended.",
        "[Here follows discussion of other matters.]",
        "Repeated London.",
        "",
        "the harbor",
        "Alder”",
        "Charles Alder\nThis is the end of the paper",
        "ALL HANDS TO THE PUMPS NOW",
        "Alder " * 12,
        "Charles Alder\n" + "Director of the Harbour Office\n" * 8,
    ],
)
def test_what_is_no_signature(text: str) -> None:
    assert not is_signature(text)


def test_what_an_office_below_a_name_is() -> None:
    assert is_office("Major General, USA")
    assert not is_office("The General will sail")
    assert not is_office("Harbours and Grain")
    assert not is_office("Chief of Staff:")
    assert not is_office("Chief of Staff, " * 14)


def test_valedictions() -> None:
    assert is_valediction("For the Director of Harbours:")
    assert not is_valediction("Dear Mr. President,")
    assert not is_valediction("Sincerely yours,”")
    assert not is_valediction(
        "Sincerely and faithfully and respectfully and cordially and truly and obediently and "
        "affectionately and gratefully and always yours,"
    )
    assert is_valediction("Sincerely yours,")
    assert is_valediction("With warm regards,")
    assert not is_valediction("I am always sincerely interested in grain.")
