"""The page of the manual with what was measured, and the same in a sentence for the README."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import fill
from typing import Any

RESULTS = Path(__file__).resolve().parents[1] / "bench" / "results.json"
#: The figures of the corpus' scorer, in the words of the manual; one that is new stands as it is.
WORDS = {
    "note (number and place)": "footnote: number and place",
    "note text": "footnote: text",
    "pb (number and place)": "page break: number and place",
    "block dateline": "dateline",
    "block item": "list item",
    "block signed": "signature",
    "block salute": "salutation",
    "block p (or heading)": "paragraph or heading",
    "block starts, any kind": "where a block begins, of any kind",
    "dateline date": "date in the dateline: extent",
    "dateline date @when day": "date in the dateline: day",
    "dateline placeName": "place in the dateline",
    "gloss": "term of the volume's list",
    "gloss with the right id": "the same, with the right id",
    "persName": "person of the volume's list",
    "persName with the right id": "the same, with the right id",
}
COMMANDS = {
    "convert": "`convert`, with the lists of its volume",
    "validate": "`validate`, schema and rules",
    "html": "`html`",
    "text": "`text`",
    "build": "`build`: all of these, written to the disk",
}
_PAGE = """\
# Figures

What was measured, with the day and the machine. This page is made from `bench/results.json` by
`make figures`, which measures anew. [How exact it is](accuracy.md) says what the figures mean, and
[sizing](sizing.md) what follows for a large collection.

## Accuracy

{accuracy[documents]:,} documents of {accuracy[volumes]} volumes of *Foreign Relations of the United
States*, beside the encoding of the Office of the Historian. Measured on {accuracy[date]}.

| share of documents | reached |
| --- | --- |
| text exact | {accuracy[shares][text exact]:.3f} |
| all footnotes exact: number, place and text | {accuracy[shares][notes exact]:.3f} |

| figure | precision | recall | F1 | in the reference | ours |
| --- | --- | --- | --- | --- | --- |
{rows}
## Speed

{speed[documents]:,} documents of the same volumes, {size:.1f} KB each on average, one after the
other. Measured on {speed[date]}, as time of the processor on one core; the machine:
{speed[machine]}.

| command | documents a second |
| --- | --- |
{commands}"""
_SENTENCE = """\
Against the Office of the Historian's own encoding of {documents:,} documents (F1): footnotes at
the right place {note (number and place)}, their text {note text}, page breaks
{pb (number and place)}, headings {document head}, datelines {block dateline}, paragraphs
{block p (or heading)}, persons of a list {persName}. The text of every document is proved to be
complete. One core builds all editions of {build:.0f} documents a second.
[All figures](docs/figures.md), and [what they mean](docs/accuracy.md).
"""


def figures_page(results: dict[str, Any]) -> str:
    """The page, from what :func:`read_results` gives."""
    accuracy, speed = results["accuracy"], results["speed"]
    rates = speed["documents_per_second"]
    return _PAGE.format(
        accuracy=accuracy,
        rows="".join(_row(what, figure) for what, figure in accuracy["figures"].items()),
        speed=speed,
        size=speed["bytes"] / speed["documents"] / 1000,
        commands="".join(f"| {words} | {rates[name]:,.0f} |\n" for name, words in COMMANDS.items()),
    )


def _row(what: str, figure: dict[str, Any]) -> str:
    name = WORDS.get(what, what)
    rates = " | ".join(f"{figure[rate]:.3f}" for rate in ("precision", "recall", "f1"))
    return f"| {name} | {rates} | {figure['reference']:,} | {figure['ours']:,} |\n"


def figures_sentence(results: dict[str, Any]) -> str:
    """The few lines of the README."""
    accuracy, speed = results["accuracy"], results["speed"]
    figures = {what: f"{figure['f1']:.3f}" for what, figure in accuracy["figures"].items()}
    build = speed["documents_per_second"]["build"]
    text = _SENTENCE.format(documents=accuracy["documents"], build=build, **figures)
    return fill(text, 100, break_on_hyphens=False) + "\n"


def read_results() -> dict[str, Any]:
    """The results of the benchmarks, section by section."""
    results: dict[str, Any] = json.loads(RESULTS.read_text(encoding="utf-8"))
    return results
