"""How many documents a second one core converts, validates and turns into web pages and text.

    python bench/speed.py                  the whole dev corpus
    python bench/speed.py --sample 300     a fixed sample of it
    python bench/speed.py --results bench/results.json

Everything runs in this process. ``convert``, ``validate``, ``html`` and ``text`` each run over all
documents before the next one does, as whoever enters these commands has them run: each document
with the lists of its volume, then its TEI as bytes to ``validate`` and as a tree to the others.
Reading the texts and the lists, and parsing the TEI for html and text, is not counted. ``build`` is
all of it for a memo, one memo after the other, its editions written to the disk. The share of each
stage of convert is measured when it runs once more, so that the clocks do not slow what is told of
it.
"""

from __future__ import annotations

import argparse
import inspect
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import Any

from corpus import DEV, LISTS, Document, annotators, authorities, documents
from results import write_section

import tei_tools.build as building
from tei_tools import following
from tei_tools.annotate.model import Annotator
from tei_tools.check import validate
from tei_tools.edition import to_html, to_text
from tei_tools.errors import TeiToolsError
from tei_tools.inputs import Input
from tei_tools.recipe import Recipe, Task
from tei_tools.source import read_source
from tei_tools.tei import parse

# The module, for ``tei_tools.convert`` is the function.
converter = import_module("tei_tools.convert")


class Clock:
    """Seconds of processor time spent in each stage: what else the machine does is not counted."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    def timed(self, stage: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """The same callable, its time counted."""

        @wraps(call, updated=())
        def measured(*args: Any, **kwargs: Any) -> Any:
            start = time.process_time()
            try:
                return call(*args, **kwargs)
            finally:
                self.seconds[stage] += time.process_time() - start

        return measured

    def annotator(self, annotate: Annotator) -> Annotator:
        """An annotator, its time counted under its name; what it yields is taken at once."""
        name = getattr(annotate, "__name__", type(annotate).__name__).strip("_").lower()
        return self.timed(f"annotator {name}", lambda layout: list(annotate(layout)))


def time_stages(clock: Clock) -> None:
    """Count the time of every function of other modules that the converter calls.

    Those that make annotators are left out: they run once for a volume, not for each document.
    """
    for name, call in list(vars(converter).items()):
        module = getattr(call, "__module__", "")
        ours = module.startswith("tei_tools.") and module != converter.__name__
        ours = ours and not module.startswith("tei_tools.annotate.")
        if inspect.isfunction(call) and ours:
            setattr(converter, name, clock.timed(name, call))


def measure_build(chosen: list[Document]) -> float:
    """Seconds of processor time for all editions of the documents, written to the disk."""
    clock = Clock()
    build = clock.timed("build", building.build)
    with tempfile.TemporaryDirectory() as folder:
        for number, document in enumerate(chosen):
            lists = [document.volume / name for name in LISTS]
            persons, terms = ((path,) if path.exists() else () for path in lists)
            recipe = Recipe(persons=persons, terms=terms)
            following.annotators(recipe)  # reading the lists is not counted
            try:
                build(recipe, Task(Input(str(document.text)), f"{folder}/{number}"))
            except TeiToolsError as error:
                print(f"refused: {error}")
    return clock.seconds["build"]


def measure(chosen: list[Document]) -> Clock:
    """Times of the commands, each of which runs over all documents before the next one does."""
    clock = Clock()
    editions = convert_all(chosen, clock)
    check = clock.timed("validate", validate)
    for name, xml in editions.items():
        for finding in check(xml, name=name):
            if finding.rule.startswith("schema-"):
                print(f"not valid: {finding}")
    for name, edit in (("html", to_html), ("text", to_text)):
        timed = clock.timed(name, edit)
        for xml in editions.values():
            timed(parse(xml))
    return clock


def measure_stages(chosen: list[Document]) -> Clock:
    """Times within convert, and its own."""
    clock = Clock()
    time_stages(clock)
    convert_all(chosen, clock, clock.annotator)
    return clock


def convert_all(
    chosen: list[Document], clock: Clock, wrap: Callable[[Annotator], Annotator] | None = None
) -> dict[str, bytes]:
    """The TEI of each document by its identifier; ``wrap`` puts clocks around the annotators."""
    convert = clock.timed("convert", converter.convert)
    editions = {}
    for document in chosen:
        source, known = read_source(document.text), annotators(document.volume)
        timed = tuple(map(wrap, known)) if wrap else known
        try:
            editions[document.id] = convert(source, timed, authorities(document.volume)).xml
        except TeiToolsError as error:
            print(f"refused: {error}")
    return editions


def print_rows(clock: Clock, count: int, total: float, indent: str = "") -> None:
    """One line a stage, the slowest first."""
    for stage, seconds in sorted(clock.seconds.items(), key=lambda item: -item[1]):
        if seconds < total / 1000:
            continue
        name = indent + stage
        print(
            f"{name:32}{count / seconds:12.1f}{1000 * seconds / count:10.3f}"
            f"{100 * seconds / total:9.1f} %"
        )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path, nargs="?", default=DEV, help="folder of volumes")
    parser.add_argument("--sample", type=int, metavar="N", help="only N documents, always the same")
    parser.add_argument("--results", type=Path, metavar="FILE", help="write what the manual shows")
    options = parser.parse_args()
    chosen = documents(options.gold, options.sample)
    build = measure_build(chosen)
    commands = measure(chosen)
    stages = measure_stages(chosen)  # last, for it leaves clocks in the converter
    converting = stages.seconds.pop("convert")
    count, total = len(chosen), sum(commands.seconds.values())
    print(f"{count} documents on one core; build: {count / build:.1f} documents a second")
    print(f"{'':32}{'documents/s':>12}{'ms each':>10}{'share':>11}")
    print_rows(commands, count, total)
    print("\nof convert")
    print_rows(stages, count, converting, "  ")
    if options.results:
        seconds = {**commands.seconds, "build": build}
        rates = {command: round(count / spent, 1) for command, spent in seconds.items()}
        size = sum(document.text.stat().st_size for document in chosen)
        write_section(options.results, "speed", count, bytes=size, documents_per_second=rates)


if __name__ == "__main__":
    main()
