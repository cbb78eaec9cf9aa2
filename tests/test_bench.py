"""The benchmarks: they run, and the accuracy is what the scorer of the corpus itself says."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import CORPUS, ROOT, SHARED, needs_shared
from lxml import etree

from tei_tools.build import build
from tei_tools.convert import convert
from tei_tools.inputs import Input
from tei_tools.recipe import Recipe, Task
from tei_tools.source import Source

sys.path.insert(0, str(ROOT / "bench"))
from corpus import scorer
from dialects import DIALECTS, without_running_heads
from retyping import Dialect, read_parts, retype

pytestmark = needs_shared


def run(script: str | Path, *args: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, ROOT / "bench" / script, *args]
    return subprocess.run([*map(str, command)], capture_output=True, text=True)


def measure_accuracy(*args: object) -> subprocess.CompletedProcess[str]:
    return run("accuracy.py", *args, "--jobs", 1)


@pytest.fixture(scope="module")
def measured(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the figures of these documents: ``record.json`` and ``results.json``."""
    folder = tmp_path_factory.mktemp("measured")
    options = ["--record", folder / "record.json", "--results", folder / "results.json"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "0")
        assert measure_accuracy(corpus, *options).returncode == 0
    return folder


@pytest.fixture
def record(measured: Path) -> Path:
    return measured / "record.json"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few documents of the corpus, with the lists of their volume."""
    volume = CORPUS / "1964-68v02"
    folder = tmp_path_factory.mktemp("gold") / volume.name
    folder.mkdir()
    for text in sorted(volume.glob("*.txt"))[:4]:
        for path in (text, text.with_suffix(".tei.xml")):
            shutil.copy(path, folder)
    for path in volume.glob("*.csv"):
        shutil.copy(path, folder)
    return folder.parent


def test_the_accuracy_is_that_of_the_scorer(corpus: Path, record: Path, tmp_path: Path) -> None:
    (volume,) = corpus.iterdir()
    recipe = Recipe(("xml",), persons=(volume / "persons.csv",), terms=(volume / "terms.csv",))
    for text in volume.glob("*.txt"):
        build(recipe, Task(Input(str(text)), str(tmp_path / volume.name / text.stem)))
    scored = json.loads(run(SHARED / "frus" / "score.py", corpus, tmp_path, "--json").stdout)
    recorded = json.loads(record.read_text())["figures"]
    assert recorded["docs text exact"] == round(scored["docs text exact"], 4)
    scored_figures = {what: row["f1"] for what, row in scored.items() if isinstance(row, dict)}
    # where there is nothing to find and nothing was found, the scorer gives 0 and we give 1
    for what, figure in scored_figures.items():
        assert recorded[what] == figure or (figure, recorded[what]) == (0, 1), what


def test_a_figure_that_falls_below_the_record_is_told(
    corpus: Path, record: Path, tmp_path: Path
) -> None:
    recorded = json.loads(record.read_text())
    recorded["figures"]["document head"] = 1.01
    better = tmp_path / "better.json"
    better.write_text(json.dumps(recorded))
    done = measure_accuracy(corpus, "--check", better)
    assert done.returncode == 1
    assert done.stderr == "fell: document head: 1.0000, recorded 1.0100\n"


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.name)
def test_a_document_typed_anew_holds_the_same_words(corpus: Path, dialect: Dialect) -> None:
    for gold in corpus.rglob("*.tei.xml"):
        parts = read_parts(etree.parse(str(gold), scorer().PARSER).getroot())
        memo = retype(parts, dialect, "seed")
        if dialect == Dialect(dialect.name):
            assert memo == gold.with_suffix("").with_suffix(".txt").read_text(encoding="utf-8")
        edition = convert(Source("memo.txt", memo), ())
        found = scorer().stream(without_running_heads(edition.xml))
        assert found.text == parts.gold.text
        assert [n[:2] for n in found.notes] == [n[:2] for n in parts.gold.notes]
        assert found.pages == parts.gold.pages


def test_the_dialects_are_measured(corpus: Path) -> None:
    done = run("dialects.py", corpus, "--only", "typescript")
    assert done.returncode == 0, done.stderr
    head, *rows = done.stdout.splitlines()
    assert [row[:26].strip() for row in rows] == [
        "typescript",
        "typescript, indented",
        "typescript, symbols",
    ]
    assert all(row[26:].split()[head.split().index("text")] == "1.000" for row in rows)


def test_the_speed_is_measured_and_the_results_hold_the_last_of_each_benchmark(
    corpus: Path, measured: Path, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    path = Path(shutil.copy(measured / "results.json", tmp_path))
    done = run("speed.py", corpus, "--results", path)
    assert done.returncode == 0, done.stderr
    stages = {line.split("  ")[0] for line in done.stdout.splitlines()}
    assert {"convert", "validate", "html", "text"} <= stages
    as_before = ["--check", measured / "record.json"]
    assert measure_accuracy(corpus, *as_before, "--results", path).returncode == 0
    results = json.loads(path.read_text())
    assert {section["date"] for section in results.values()} == {"1970-01-01"}
    assert {section["documents"] for section in results.values()} == {4}
    assert results["accuracy"]["figures"]["document head"]["f1"] == 1
    rates = results["speed"]["documents_per_second"]
    assert set(rates) == {"convert", "validate", "html", "text", "build"}
    assert all(rate > rates["build"] for name, rate in rates.items() if name != "build")
    assert str(tmp_path) not in path.read_text()


def test_scale_is_measured(tmp_path: Path) -> None:
    options = ["--sizes", "2,4", "--scaling", "3", "--beside", "0", "--output", tmp_path]
    done = run("scale.py", *options)
    assert done.returncode == 0, done.stderr
    figures = json.loads((tmp_path / "scale.json").read_text())
    assert [(run["documents"], run["written"]) for run in figures["runs"]] == [(2, 2), (4, 4)]
    assert [run["jobs"] for run in figures["scaling"]] == [1, 2]
    assert all(run["processor"] > 0.1 and run["main"] > 10 for run in figures["runs"])
    assert figures["runs"][0]["worker"] > 10


def test_a_collection_beyond_the_corpus_has_the_same_paragraphs_in_another_order(
    tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.syspath_prepend(ROOT / "bench")
    from synthetic import shuffled

    text = (CORPUS / "1964-68v02" / "d10.txt").read_text(encoding="utf-8")
    made = shuffled(text, 1)
    assert made != text
    assert made == shuffled(text, 1) != shuffled(text, 2)
    assert sorted(made.split("\n\n")) == sorted(text.split("\n\n"))
