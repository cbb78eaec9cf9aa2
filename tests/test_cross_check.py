"""The comparison with others, and the figures of the proposed lists: they run and count right."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from conftest import ROOT, SHARED, needs_shared

pytestmark = needs_shared
BENCH = ROOT / "bench"


def run(script: str, *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(BENCH / script), *args], capture_output=True, text=True
    )


@pytest.fixture
def cross_check(monkeypatch):
    """The module of the script."""
    for folder in (SHARED / "frus", BENCH):
        monkeypatch.syspath_prepend(str(folder))
    import cross_check

    return cross_check


def test_every_tool_has_a_row_or_a_line_that_says_how_to_get_it() -> None:
    done = run("cross_check.py", "--repeat", "1")
    assert done.returncode == 0, done.stderr
    rows = re.findall(r"^\| (.+?) \| ([\d.]+) \|", done.stdout, re.M)
    names = [name for name, _ in rows]
    assert {"tei-tools", "tei-tools, without a list"} <= set(names)
    skipped = re.findall(r"^(.+?): skipped .+; pip install \S", done.stderr, re.M)
    assert len(names) + len(skipped) == 7


@pytest.mark.parametrize(
    ("kind", "found", "cut"),
    [
        ("date", "on Friday, May 3, 1955,", "May 3, 1955"),
        ("date", "the 3rd of May", "3rd of May"),
        ("date", "1955", "1955"),
        ("date", "the", ""),
        ("person", "Mr. Smith’s", "Smith"),
        ("person", "Prime Minister Eden", "Eden"),
        ("person", "Rusk3", "Rusk"),
    ],
)
def test_spans_of_others_are_cut_to_what_the_labels_hold(
    cross_check, kind: str, found: str, cut: str
) -> None:
    text = f"Then {found} came"
    start, end = cross_check.trim(text, 5, 5 + len(found), kind)
    assert text[start:end] == cut


def test_the_count_of_a_tool(cross_check) -> None:
    (document, *_) = cross_check.labelled(SHARED / "frus" / "labels")
    dates = [label for label in document.labels if label[0] == "date" and not label[4]]
    perfect = cross_check.Tool("perfect", "date", lambda: None)
    cross_check.score(document, perfect, [(s, e, v) for _, s, e, v, _ in dates])
    assert perfect.count.gold == perfect.count.hit == perfect.count.predicted > 0
    assert perfect.count.right == perfect.count.valued
    poor = cross_check.Tool("poor", "date", lambda: None)
    cross_check.score(document, poor, [(s, e - 1, "1900-01-01") for _, s, e, _, _ in dates])
    assert poor.count.hit == poor.count.right == 0
    assert poor.count.near == perfect.count.gold


def test_the_figures_of_the_proposed_lists() -> None:
    done = run("proposal.py", "--every", "20")
    assert done.returncode == 0, done.stderr
    precision, recall = re.findall(r"[PR] (\d\.\d+)", done.stdout)[:2]
    assert float(precision) > 0.95
    assert float(recall) > 0.8
