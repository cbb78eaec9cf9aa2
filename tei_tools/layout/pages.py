"""Page breaks, and the heads and feet that run along with them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from tei_tools.layout.classification import is_classification
from tei_tools.layout.dialects import PAGE_STYLES, PageStyle
from tei_tools.layout.paragraphs import trim
from tei_tools.spans import Span

_LONGEST_HEAD = 200  # characters of a running head with a number
_NEAR = 2  # lines: so many at the top and the bottom of a page may be running heads
_MISSED = 2  # so many numbers of pages may be missing between two
_NUMBER = re.compile(r"(?<!\d)\d{1,4}(?!\d)")
_OFTEN = 3  # so many times a line must come back there
_OFTEN_SECRET = 2  # … or one of classification


def find_pages(text: str) -> tuple[tuple[Span, ...], bool]:
    """Spans of kind ``pb`` (``n`` as printed) and ``fw`` (running heads), in the order of the text;
    and whether they stand on lines of their own, also in the midst of a sentence.

    A break inside a word has ``break="no"`` (TEI Guidelines 3.11.3). A form feed bears no number,
    so its page gets one in brackets, counted from the beginning.
    """
    breaks: list[Span] = []
    for style in PAGE_STYLES:
        breaks = list(_breaks(text, style))
        if style.apart:
            breaks = _rising(breaks, style.apart)
        if breaks and not style.own_line:
            return tuple(breaks), False
        if breaks:
            break
    marks = [*breaks, *_running_heads(text, breaks)]
    return tuple(sorted(marks, key=lambda span: span.start)), True


def _breaks(text: str, style: PageStyle) -> Iterator[Span]:
    for count, match in enumerate(style.mark.finditer(text), start=2):
        start = match.end("head") if "head" in style.mark.groupindex else match.start()
        attrs = {"n": match["n"] or f"[{count}]"}
        if "type" in style.mark.groupindex and match["type"]:
            attrs["type"] = match["type"].lower()
        before, after = text[start - 1 : start], text[match.end() : match.end() + 1]
        if before.isalnum() and after.isalnum():
            attrs["break"] = "no"
        yield Span(start, match.end(), "pb", attrs)


def _rising(breaks: Sequence[Span], apart: int) -> list[Span]:
    """Of numbers those that count pages: each a little higher than the one before, and so many
    characters ``apart``; none if there are fewer than two."""
    rising: list[Span] = []
    for span in breaks:
        if rising:
            step = int(span.attrs["n"]) - int(rising[-1].attrs["n"])
            if span.start - rising[-1].end < apart or not 1 <= step <= _MISSED + 1:
                continue
        rising.append(span)
    return rising if len(rising) > 1 else []


def _running_heads(text: str, breaks: Sequence[Span]) -> list[Span]:
    """Lines at the top and the bottom of pages that come back at most of them, the same or with a
    number that goes on with the pages. Of a memo of one page it is only what is secret that comes
    back, above and below."""
    numbered = {span.start for span in breaks if text[span.start] in " \t"}
    near: list[tuple[str, int, Span]] = []
    tops = [0, *(span.end for span in breaks)]
    bottoms = [*(span.start for span in breaks), len(text)]
    for page, (top, bottom) in enumerate(zip(tops, bottoms, strict=True)):
        above = list(islice(_lines(text, top, bottom), _NEAR))
        below = list(islice(_lines_upward(text, top, bottom), _NEAR))
        for line in dict.fromkeys([*above, *below]):
            # What bears the number of a page that begins is its head: SECRET      - 2 -
            nearer_end = (
                line[1] not in numbered
                and line in below
                and line not in above[: below.index(line) + 1]
            )
            place = "footer" if nearer_end else "header"
            words = " ".join(text[slice(*line)].split())
            near.append((words, page, Span(*line, "fw", {"type": place})))
    beside = {words for words, _, span in near if span.end in numbered}
    lines = Counter(words for words, _, _ in near)
    pages = Counter(form for form, _ in {(f, page) for w, page, _ in near for f in _forms(w, page)})
    often = max(_OFTEN, len(breaks) // 2)

    def comes_back(words: str, page: int) -> bool:
        if words in beside:
            return True
        if is_classification(words):
            return lines[words] >= _OFTEN_SECRET
        return bool(breaks) and any(pages[form] >= often for form in _forms(words, page))

    return [span for words, page, span in near if comes_back(words, page)]


def _forms(words: str, page: int) -> Iterator[str]:
    """The words of a line; and with each number as the page would bear it, were it the first."""
    yield words
    if len(words) > _LONGEST_HEAD:
        return  # a form for each of its numbers would take the square of its length
    for number in _NUMBER.finditer(words):
        yield f"{words[: number.start()]}#{int(number[0]) - page}{words[number.end() :]}"


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines of ``text[start:end]`` that hold text, trimmed, from the first on."""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        line = trim(text, start, stop)
        if line[0] < line[1]:
            yield line
        start = stop + 1


def _lines_upward(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The same lines, from the last on."""
    while start < end:
        begin = text.rfind("\n", start, end) + 1 or start
        line = trim(text, begin, end)
        if line[0] < line[1]:
            yield line
        end = begin - 1


def blank(text: str, ranges: Sequence[tuple[int, int]], filler: str = " ") -> str:
    """The text with the given ranges (in order, disjoint) filled: its length stays."""
    parts = []
    at = 0
    for start, end in ranges:
        parts += [text[at:start], filler * (end - start)]
        at = end
    return "".join([*parts, text[at:]])
