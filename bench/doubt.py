"""Do the errors sit where the converter says that it is in doubt?

    python bench/doubt.py [GOLD_DIR] [--sample N]

Compares the layout of each document with the reference: document heads, datelines, items,
signatures and note marks. Prints how many decisions were wrong, how many of these were reported as
close, and how many were reported in all.
"""

from __future__ import annotations

import argparse
import bisect
from collections import Counter, defaultdict
from pathlib import Path

from corpus import DEV, Document, documents, scorer

from tei_tools.layout import Layout, read_layout
from tei_tools.source import read_source

KINDS = ("head", "dateline", "item", "signed")


def stream_offsets(layout: Layout) -> list[int]:
    """Offsets into the source of the characters that the comparison stream of the body has."""
    hidden = [(mark.start, mark.end) for mark in layout.marks]
    hidden += [(removal.start, removal.end) for removal in layout.removed]
    hidden += [(note.label[0], note.end) for note in layout.footnotes]
    hidden.sort()
    offsets: list[int] = []
    at = 0
    text = layout.source.text
    for start, end in [*hidden, (len(text), len(text))]:
        offsets += [i for i in range(at, max(at, start)) if not text[i].isspace()]
        at = max(at, end)
    return offsets


#: What was chosen, and what it may be instead -> reported and right, reported and wrong.
Reasons = defaultdict[tuple[str, str], Counter[bool]]


def judge(document: Document, tally: Counter[str], reasons: Reasons) -> None:
    """Add the decisions about one document to the tally, and those reported to their reasons."""
    score = scorer()
    reference = score.stream(score.etree.parse(str(document.gold), score.PARSER).getroot())
    layout = read_layout(read_source(document.text))
    offsets = stream_offsets(layout)
    text = "".join(layout.source.text[i] for i in offsets)
    move = score.offsets(reference.text, text)
    doubtful = [(d.start, d.end) for d in layout.decisions]
    gold = {(k, s, e) for k, s, e in reference.blocks if k in KINDS and e > s}
    heads = sorted((s, e) for k, s, e in gold if k == "head")[:1]
    gold = {b for b in gold if b[0] != "head"} | {("head", s, e) for s, e in heads}
    mine: dict[tuple[str, int | None, int | None], tuple[int, int]] = {}
    for block in layout.blocks:
        if block.kind in KINDS:
            s, e = (bisect.bisect_left(offsets, o) for o in (block.start, block.end))
            mine[block.kind, move(s), move(e)] = (block.start, block.end)
    back = {move(i): i for i in range(len(offsets) + 1)}
    wrong = [span for key, span in mine.items() if key not in gold]
    for kind, s, e in gold - mine.keys():
        if kind != "head" and s in back and (e - 1) in back:
            wrong.append((offsets[back[s]], offsets[back[e - 1]] + 1))
    notes = {(n, o) for n, o, _, _ in reference.notes}
    for note in layout.footnotes:
        tally["decisions"] += 1
        at = move(bisect.bisect_left(offsets, note.mark[0])) if note.mark else None
        if (note.number, at) not in notes:
            wrong.append(note.mark or note.label)
    tally["decisions"] += len(mine)
    tally["reported"] += len(doubtful)
    # a block that is missed and one that is too much at the same place are one error
    errors = {span[0]: span for span in wrong}.values()
    for start, end in errors:
        tally["wrong"] += 1
        tally["wrong and reported"] += any(s < end and start < e for s, e in doubtful)
    for each in layout.decisions:
        what = each.choice if each.kind == "block" else "note"
        found = any(start < each.end and each.start < end for start, end in errors)
        reasons[what, each.alternatives[0] if each.kind == "block" else "elsewhere"][found] += 1


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold", nargs="?", type=Path, default=DEV)
    parser.add_argument("--sample", type=int, metavar="N")
    arguments = parser.parse_args()
    tally: Counter[str] = Counter()
    reasons: Reasons = defaultdict(Counter)
    for document in documents(arguments.gold, arguments.sample):
        judge(document, tally, reasons)
    for what, number in tally.items():
        print(f"{what:20}{number:8d}")
    for (choice, instead), counts in sorted(reasons.items()):
        line = f"{choice}, or {instead}"
        print(f"  {line:24}{counts.total():4d} reported, {counts[True]:4d} of them wrong")
    print(f"share of the wrong ones reported  {tally['wrong and reported'] / tally['wrong']:.3f}")
    print(f"share of all reported             {tally['reported'] / tally['decisions']:.3f}")


if __name__ == "__main__":
    main()
