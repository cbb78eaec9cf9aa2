"""The corpus that the benchmarks run over: plain texts, gold encodings, lists, the scorer."""

from __future__ import annotations

import importlib.util
import random
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import ModuleType

from tei_tools.annotate.model import Annotator
from tei_tools.authority import read_authorities
from tei_tools.convert import Authorities, default_annotators

SHARED = Path(__file__).resolve().parents[2] / "shared"
DEV = SHARED / "frus" / "dev"
LISTS = ("persons.csv", "terms.csv")


@dataclass(frozen=True, slots=True, order=True)
class Document:
    """One document of the corpus: ``volume`` is its folder, ``name`` its file without ending."""

    volume: Path
    name: str

    @property
    def id(self) -> str:
        """Volume and name, as the scorer writes them."""
        return f"{self.volume.name}/{self.name}"

    @property
    def text(self) -> Path:
        """The plain text."""
        return self.volume / f"{self.name}.txt"

    @property
    def gold(self) -> Path:
        """The historians' own encoding."""
        return self.volume / f"{self.name}.tei.xml"


def documents(gold: Path, sample: int | None = None, seed: int = 1) -> list[Document]:
    """The documents below a folder, sorted; or a fixed sample of them, drawn with ``seed``."""
    found = sorted(Document(p.parent, p.stem) for p in gold.glob("**/*.txt"))
    if not found:
        raise SystemExit(f"{gold}: holds no documents (*.txt with *.tei.xml beside them)")
    if sample is None or sample >= len(found):
        return found
    return sorted(random.Random(seed).sample(found, sample))


@lru_cache(maxsize=4)
def authorities(volume: Path) -> Authorities:
    """The lists of a volume; empty where it has none."""
    persons, terms = ([p for p in [volume / name] if p.exists()] for name in LISTS)
    return Authorities(read_authorities(persons, "person"), read_authorities(terms, "term"))


@lru_cache(maxsize=4)
def annotators(volume: Path) -> tuple[Annotator, ...]:
    """The annotators for the documents of a volume."""
    return default_annotators(authorities(volume))


@lru_cache(maxsize=1)
def scorer() -> ModuleType:
    """The scorer of the corpus, loaded from where it lies."""
    folder = SHARED / "frus"
    path = folder / "score.py"
    if not path.exists():
        raise SystemExit(f"{path}: is missing; the accuracy benchmark needs the shared corpus")
    sys.path.insert(0, str(folder))
    spec = importlib.util.spec_from_file_location("frus_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
