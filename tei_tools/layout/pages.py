"""Page breaks, and the heads and feet that run along with them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from tei_tools.layout.dialects import PAGE_STYLES, PageStyle
from tei_tools.spans import Span

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_NEAR = 2  # lines: so many before and after a page break may be running heads
_OFTEN = 3  # pages: a line that stands at so many breaks is a running head


def find_pages(text: str) -> tuple[Span, ...]:
    """Spans of kind ``pb`` (``n`` as printed) and ``fw`` (running heads), in the order of the text.

    A break inside a word has ``break="no"`` (TEI Guidelines 3.11.3). A form feed bears no number,
    so its page gets one in brackets, counted from the beginning. A break on a line of its own in
    the midst of a sentence takes the white space around it along, so that the sentence goes on.
    """
    for style in PAGE_STYLES:
        breaks = list(_breaks(text, style))
        if not breaks:
            continue
        if not style.own_line:
            return tuple(breaks)
        return tuple(
            _close_sentences(
                text, sorted([*breaks, *_running_heads(text, breaks)], key=lambda span: span.start)
            )
        )
    return ()


def _breaks(text: str, style: PageStyle) -> Iterator[Span]:
    for count, match in enumerate(style.mark.finditer(text), start=2):
        attrs = {"n": match["n"] or f"[{count}]"}
        if "type" in style.mark.groupindex and match["type"]:
            attrs["type"] = match["type"].lower()
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if before.isalnum() and after.isalnum():
            attrs["break"] = "no"
        yield Span(match.start(), match.end(), "pb", attrs)


def _running_heads(text: str, breaks: Sequence[Span]) -> list[Span]:
    """Lines beside the breaks that come back at most of them, whatever number they bear."""
    near: list[tuple[str, Span]] = []
    edges = [0, *(span.start for span in breaks), len(text)]
    for before, span, after in zip(edges, breaks, edges[2:], strict=False):
        above = list(_LINE.finditer(text, before, span.start))[-_NEAR:]
        below = list(islice(_LINE.finditer(text, span.end, after), _NEAR))
        for lines, place in ((above, "footer"), (below, "header")):
            for line in lines:
                start = line.start() + len(line[0]) - len(line[0].lstrip())
                end = start + len(line[0].strip())
                words = re.sub(r"\d+", "#", " ".join(line[0].split()))
                near.append((words, Span(start, end, "fw", {"type": place})))
    counts = Counter(words for words, _ in near)
    often = max(_OFTEN, len(breaks) // 2)
    # A line between two breaks is near both of them.
    running = {span.start: span for words, span in near if counts[words] >= often}
    return [running[start] for start in sorted(running.keys() - {b.start for b in breaks})]


def _close_sentences(text: str, marks: list[Span]) -> list[Span]:
    """Let groups of marks in the midst of a sentence take the white space around them along."""
    closed: list[Span] = []
    at = 0
    while at < len(marks):
        last = at
        while last + 1 < len(marks) and not text[marks[last].end : marks[last + 1].start].strip():
            last += 1
        group = marks[at : last + 1]
        before, after = group[0].start, group[-1].end
        while before and text[before - 1].isspace():
            before -= 1
        while after < len(text) and text[after].isspace():
            after += 1
        inside = before and after < len(text)
        if inside and text[before - 1] not in '.!?:”"' and text[after].islower():
            # One character of white space stays on either side, so that words do not run together,
            # unless it is the mark itself, as a form feed is.
            starts = [min(before + 1, group[0].start), *(span.start for span in group[1:])]
            ends = [*(span.start for span in group[1:]), max(after - 1, group[-1].end)]
            group = [
                replace(span, start=start, end=end)
                for span, start, end in zip(group, starts, ends, strict=True)
            ]
        closed += group
        at = last + 1
    return closed


def blank(text: str, ranges: Sequence[tuple[int, int]], filler: str = " ") -> str:
    """The text with the given ranges (in order, disjoint) filled: its length stays."""
    parts = []
    at = 0
    for start, end in ranges:
        parts += [text[at:start], filler * (end - start)]
        at = end
    return "".join([*parts, text[at:]])
