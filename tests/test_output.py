"""The editions of the samples, as they stand in output/."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT, SEEDS

from tei_tools import validate

OUTPUT = ROOT / "output"
EDITIONS = sorted(OUTPUT.glob("*.xml"))


def test_every_sample_has_its_editions_and_there_is_nothing_else() -> None:
    expected = {f"{seed.stem}.{ending}" for seed in SEEDS for ending in ("xml", "html", "txt")}
    assert {path.name for path in OUTPUT.iterdir()} == expected


@pytest.mark.parametrize("path", EDITIONS, ids=lambda p: p.stem)
def test_every_edition_is_valid(path: Path) -> None:
    assert [str(f) for f in validate(path) if f.severity == "error"] == []
