"""What the figure for linked persons would be if the reference had no omissions and no slips.

    python bench/persons/ceiling.py

``verdicts.csv`` holds differences between our links and those of the reference, drawn at random by
``differences.py`` and judged from reading each in its context. The figure is worked out for the
whole corpus from the shares of the verdicts; its interval holds 95 of 100 samples drawn anew from
these (bootstrap).
"""

from __future__ import annotations

import csv
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

#: What was compared when the sample was drawn: links that agree, ours alone, theirs alone.
AGREEING, OURS, THEIRS = 37_558, 7_136, 2_722
DRAWS = 2_000


def figures(ours: Sequence[str], theirs: Sequence[str]) -> tuple[float, float]:
    """F1 with omissions and slips of the reference mended; and with entries that refer to the
    person (``Diem, see Ngo Dinh Diem``) as good as the person's own, too."""
    mine, other = Counter(ours), Counter(theirs)
    omitted = OURS * mine["right"] / len(ours)
    slips = OURS * mine["slip"] / len(ours)
    wanted = AGREEING + THEIRS + omitted + slips - THEIRS * other["slip"] / len(theirs)
    agreeing = AGREEING + omitted + slips
    given = AGREEING + OURS
    referring = OURS * mine["entry"] / len(ours)
    return 2 * agreeing / (wanted + given), 2 * (agreeing + referring) / (wanted + given)


def main() -> None:
    """Count, work out, and print."""
    path = Path(__file__).with_name("verdicts.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    sides = {s: [r["verdict"] for r in rows if r["side"] == s] for s in ("ours", "theirs")}
    for side, verdicts in sides.items():
        counts = ", ".join(f"{name} {n}" for name, n in Counter(verdicts).most_common())
        print(f"{side} alone, {len(verdicts)} drawn: {counts}")
    print(f"F1 as it is {2 * AGREEING / (2 * AGREEING + OURS + THEIRS):.3f}")
    draw = random.Random(1)
    drawn = [
        figures(*(draw.choices(sides[s], k=len(sides[s])) for s in ("ours", "theirs")))
        for _ in range(DRAWS)
    ]
    labels = ("mended", "mended, and referring entries as good")
    for at, (label, value) in enumerate(zip(labels, figures(*sides.values()), strict=True)):
        values = sorted(each[at] for each in drawn)
        low, high = values[round(0.025 * DRAWS)], values[round(0.975 * DRAWS)]
        print(f"F1 {label}: {value:.3f} ({low:.3f} to {high:.3f})")


if __name__ == "__main__":
    main()
