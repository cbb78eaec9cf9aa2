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
_FEWEST_BARE = 3  # bare numbers: so many may count pages
_YEARS = range(1500, 2100)
_LONGEST_BESIDE = 60  # characters of a running head beside the number of a page
_LOOK_AROUND = 80  # characters
_UNFINISHED = re.compile(r"[\w,-]$")  # no sentence ends so
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
    heads: dict[int, Span] = {}
    for style in PAGE_STYLES:
        if style.sign and not style.sign.search(text):
            continue
        breaks = list(_breaks(text, style))
        if style.beside:
            breaks = _in_running_heads(text, breaks, style)
        if style.apart:
            breaks = _rising(text, breaks, style)
        if style.beside:
            heads = dict(_heads_beside(text, breaks))
        if breaks and not style.own_line:
            return tuple(breaks), False
        if breaks:
            break
    marks = [*breaks, *_running_heads(text, breaks, heads)]
    return tuple(sorted(marks, key=lambda span: span.start)), True


def _breaks(text: str, style: PageStyle) -> Iterator[Span]:
    for count, match in enumerate(style.mark.finditer(text), start=2):
        attrs = {"n": match["n"] or f"[{count}]"}
        if "type" in style.mark.groupindex and match["type"]:
            attrs["type"] = match["type"].lower()
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if before.isalnum() and after.isalnum():
            attrs["break"] = "no"
        yield Span(match.start(), match.end(), "pb", attrs)


def _heads_beside(text: str, breaks: Sequence[Span]) -> Iterator[tuple[int, Span]]:
    """The running heads on the lines of page breaks, by the offsets at which these begin."""
    for span in breaks:
        start, end = _head(text, span)
        if start < end:
            yield span.start, Span(start, end, "fw", {"type": "header"})


def _head(text: str, span: Span) -> tuple[int, int]:
    """The range of the words before a page break on its line, trimmed."""
    return trim(text, text.rfind("\n", 0, span.start) + 1, span.start)


def _in_running_heads(text: str, breaks: Sequence[Span], style: PageStyle) -> list[Span]:
    """The page breaks that stand on a line of their own or beside a running head. That is what says
    how secret the memo is; or, if the style is counted, the same words each time, below a blank
    line. Other words are a sentence, a row or a line of a table of contents."""
    heads = [_head(text, span) for span in breaks]
    words = [_words(text, head) for head in heads]
    if not style.apart:
        pairs = zip(breaks, words, strict=True)
        return [span for span, said in pairs if not said or is_classification(said)]
    ((common, _),) = Counter(words).most_common(1) or [("", 0)]
    if len(common) > _LONGEST_BESIDE or "|" in common:
        return []
    return [
        span
        for span, head, said in zip(breaks, heads, words, strict=True)
        if said == common and _is_below_blank_line(text, head[0])
    ]


def _is_below_blank_line(text: str, offset: int) -> bool:
    line = text.rfind("\n", 0, offset) + 1
    above = text.rfind("\n", 0, max(0, line - 1)) + 1
    return not text[above:line].strip()


def _rising(text: str, breaks: Sequence[Span], style: PageStyle) -> list[Span]:
    """Of numbers those that count pages: each a little higher than the one before, and so many
    characters apart; none if there are fewer than two.

    Bare numbers may also count chapters, answers or years. They count pages if there are three,
    none of them a year, and one cuts a sentence, as no heading does.
    """
    rising: list[Span] = []
    for span in breaks:
        number = int(span.attrs["n"])
        if style.bare and number in _YEARS:
            continue
        if rising:
            step = number - int(rising[-1].attrs["n"])
            if span.start - rising[-1].end < style.apart or not 1 <= step <= _MISSED + 1:
                continue
        rising.append(span)
    if style.bare and not any(_cuts_sentence(text, span) for span in rising):
        return []
    return rising if len(rising) >= (_FEWEST_BARE if style.bare else 2) else []


def _cuts_sentence(text: str, span: Span) -> bool:
    before = text[max(0, span.start - _LOOK_AROUND) : span.start].rstrip()
    after = text[span.end : span.end + _LOOK_AROUND].lstrip()
    return bool(_UNFINISHED.search(before)) and after[:1].islower()


def _running_heads(text: str, breaks: Sequence[Span], beside: dict[int, Span]) -> list[Span]:
    """Lines at the top and the bottom of pages that come back at most of them, the same or with a
    number that goes on with the pages; and those ``beside`` the numbers of pages. Of a memo of one
    page it is only what is secret that comes back, above and below."""
    near: list[tuple[str, int, Span]] = []
    tops = [0, *(span.end for span in breaks)]
    bottoms = [*(beside.get(span.start, span).start for span in breaks), len(text)]
    for page, (top, bottom) in enumerate(zip(tops, bottoms, strict=True)):
        above = list(islice(_lines(text, top, bottom), _NEAR))
        below = list(islice(_lines_upward(text, top, bottom), _NEAR))
        for line in dict.fromkeys([*above, *below]):
            nearer_end = line in below and line not in above[: below.index(line) + 1]
            place = "footer" if nearer_end else "header"
            near.append((_words(text, line), page, Span(*line, "fw", {"type": place})))
    known = {_words(text, (span.start, span.end)) for span in beside.values()}
    lines = Counter(words for words, _, _ in near)
    pages = Counter(form for form, _ in {(f, page) for w, page, _ in near for f in _forms(w, page)})
    often = max(_OFTEN, len(breaks) // 2)

    def comes_back(words: str, page: int) -> bool:
        if is_classification(words):
            return words in known or lines[words] >= _OFTEN_SECRET
        return bool(breaks) and any(pages[form] >= often for form in _forms(words, page))

    return [*beside.values(), *(span for words, page, span in near if comes_back(words, page))]


def _words(text: str, line: tuple[int, int]) -> str:
    return " ".join(text[slice(*line)].split())


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
    if not ranges:
        return text
    parts = []
    at = 0
    for start, end in ranges:
        parts += [text[at:start], filler * (end - start)]
        at = end
    return "".join([*parts, text[at:]])
