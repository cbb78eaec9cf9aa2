"""One document, converted and compared with its gold encoding: what is right, and what differs."""

from __future__ import annotations

import re
import traceback
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from corpus import Document, annotators, authorities, scorer
from lxml import etree

from tei_tools.convert import convert
from tei_tools.errors import TeiToolsError
from tei_tools.source import read_source

#: Kinds of documents by their heading; the first that fits counts.
KINDS = (
    ("editorial note", r"editorial note"),
    ("telegram", r".*\b(telegram|airgram|despatch|cable)\b"),
    ("telephone conversation", r".*\btelephone conversation|.*\btelecon"),
    ("memorandum of conversation", r".*\bmemorand(um|a) (of|for the record of) (a )?conversation"),
    ("letter", r".*\bletter\b"),
    ("message", r".*\bmessage\b"),
    (
        "minutes, discussion",
        r".*\b(minutes|notes of|summary (record|notes)|memorandum of discussion)",
    ),
    ("estimate, paper, report", r".*\b(estimate|paper|report|study|statement|address)\b"),
    ("memorandum", r".*\bmemorand(um|a)\b"),
    ("other", r""),
)


@dataclass(slots=True)
class Score:
    """What came out of one document, or of many together."""

    docs: int = 0
    text_exact: int = 0
    notes_exact: int = 0
    counts: dict[str, list[int]] = field(default_factory=dict)

    def add(self, other: Score) -> None:
        """Take in the counts of another."""
        self.docs += other.docs
        self.text_exact += other.text_exact
        self.notes_exact += other.notes_exact
        for what, row in other.counts.items():
            mine = self.counts.get(what, [0, 0, 0])
            self.counts[what] = [a + b for a, b in zip(mine, row, strict=True)]

    def f1(self, what: str) -> float:
        """F1 of a figure; 1 where there was nothing to find and nothing was found."""
        hit, gold, found = self.counts[what]
        return 2 * hit / (gold + found) if gold + found else 1.0

    def precision_and_recall(self, what: str) -> tuple[float, float]:
        """Precision and recall of a figure; 0 where there was nothing to divide by."""
        hit, gold, found = self.counts[what]
        return hit / found if found else 0.0, hit / gold if gold else 0.0

    def figures(self) -> dict[str, float]:
        """All figures by name, rounded, as they are recorded."""
        return {
            "docs text exact": round(self.text_exact / self.docs, 4),
            "docs notes exact": round(self.notes_exact / self.docs, 4),
            **{what: round(self.f1(what), 4) for what in self.counts},
        }


@dataclass(slots=True)
class Outcome:
    """One document: its kind, its score, why it failed, and where it differs, figure by figure."""

    document: Document
    kind: str
    score: Score
    failure: str
    differences: dict[str, list[str]]

    def misses(self, what: str | None) -> int:
        """How much is missing or superfluous: of one figure or of all."""
        rows = [self.differences.get(what, [])] if what else self.differences.values()
        return sum(map(len, rows))


class _Differences:
    """Stands in for the scorer's tally: counts as it does, and keeps what differs, in words."""

    def __init__(self, gold: Any, predicted: Any) -> None:
        self.counts: dict[str, list[int]] = {}
        self.found: dict[str, list[str]] = defaultdict(list)
        self.calls: Counter[str] = Counter()
        notes = {number: stream.text for number, _, _, stream in gold.notes}
        self.texts = [gold.text, *notes.values()]
        self.labels = ["", *(f"note {number}: " for number in notes)]

    def add(self, what: str, gold: Iterable[Any], predicted: Iterable[Any]) -> None:
        """One comparison of the scorer; names are compared stream by stream, in a fixed order."""
        wanted, got = Counter(gold), Counter(predicted)
        row = self.counts.setdefault(what, [0, 0, 0])
        row[0] += sum((wanted & got).values())
        row[1] += sum(wanted.values())
        row[2] += sum(got.values())
        stream = self.calls[what] if what.startswith(("persName", "gloss")) else 0
        self.calls[what] += 1
        for sign, keys in (("missing", wanted - got), ("superfluous", got - wanted)):
            for key in keys:
                self.found[what].append(f"{sign} {self.labels[stream]}{self.show(key, stream)}")

    def show(self, key: Any, stream: int) -> str:
        """The words at the place that a key of the scorer names."""
        numbers = [n for n in _flat(key) if isinstance(n, int)]
        words = [
            repr(w if len(w) < 120 else f"{w[:55]} … {w[-55:]}")
            for w in _flat(key)
            if isinstance(w, str)
        ]
        if not numbers:
            return " ".join(words)
        text, start, end = self.texts[stream], numbers[0], numbers[-1]
        inner = text[start:end]
        if len(inner) > 110:
            inner = f"{inner[:50]} … {inner[-50:]}"
        before, after = text[max(0, start - 25) : start], text[end : end + 25]
        return f"{' '.join(words)} {before}⟦{inner}⟧{after}".strip()


def _flat(key: Any) -> Iterable[Any]:
    return chain.from_iterable(map(_flat, key)) if isinstance(key, tuple) else (key,)


def kind_of(root: etree._Element) -> str:
    """The kind of a document, by the first words of its historians' heading."""
    head = root.find(".//{*}head")
    words = " ".join("".join(head.itertext()).split()) if head is not None else ""
    words = re.sub(r"^\[?\d+[a-z]?\]?\.?\s*", "", words).lower()
    return next(kind for kind, pattern in KINDS if re.match(pattern, words))


def measure(document: Document) -> Outcome:
    """Convert one document and compare it with its gold encoding."""
    score = scorer()
    root = etree.parse(str(document.gold), score.PARSER).getroot()
    gold, predicted, failure = score.stream(root), score.Stream(), ""
    try:
        edition = convert(
            read_source(document.text),
            annotators(document.volume),
            authorities(document.volume),
        )
        # parsed anew, as a reader of the file would have it
        predicted = score.stream(etree.fromstring(edition.xml, score.PARSER))
    except TeiToolsError as error:
        failure = f"refused: {error}"
    except Exception:
        failure = f"crashed: {traceback.format_exc()}"
    known = (score.known(document.volume, kind) for kind in ("persons", "terms"))
    total, differences = compare(gold, predicted, *known)
    return Outcome(document, kind_of(root), total, failure, differences)


def compare(
    gold: Any, predicted: Any, persons: Collection[str] = (), terms: Collection[str] = ()
) -> tuple[Score, dict[str, list[str]]]:
    """The score of one document, and where the two streams differ, figure by figure.

    Names are compared only if there are ids of ``persons`` or ``terms``.
    """
    tally = _Differences(gold, predicted)
    same = scorer().compare(gold, predicted, tally, persons, terms)
    if not same["main"]:
        tally.found["text"].append(_first_difference(gold.text, predicted.text))
    return Score(1, int(same["main"]), int(same["notes"]), tally.counts), dict(tally.found)


def _first_difference(gold: str, predicted: str) -> str:
    at = next(
        (i for i, (a, b) in enumerate(zip(gold, predicted, strict=False)) if a != b),
        min(len(gold), len(predicted)),
    )
    left = gold[max(0, at - 30) : at]
    return f"{left}⟦{gold[at : at + 40]}⟧ is {left}⟦{predicted[at : at + 40]}⟧"
