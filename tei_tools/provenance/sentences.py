"""A source note as sentences, each a range of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_tools.provenance.vocabulary import ABBREVIATIONS, CLOSING_ABBREVIATIONS

Range = tuple[int, int]

#: Words that open a sentence of a source note and are never a surname after an initial.
_OPENERS = (
    r"(?:Top Secret|Secret|Confidential|Restricted|Unclassified|Official Use|Limited Official"
    r"|No |Drafted|Cleared|Approved|Prepared|Concurred|Initialed|Repeated|Sent|Also|Received"
    r"|Relayed|Passed|Transmitted|Pouched|Attached|Attachments?|Enclosures?|Copies|Copy|Printed"
    r"|Published|According|Presumably|Apparently|The|This|That|These|There|A|An|It|In|On|At|For"
    r"|See|All|Another|Part|Under|During|Text|He|She|His|Tabs?|Summary|Source)\b"
)
_STOP = re.compile(
    r"\.(?P<close>[”’\")\]]*)(?P<gap>\s+)(?=[\w“\"‘(\[])|(?<=[a-z0-9])\.(?=" + _OPENERS + ")"
    # typed with a comma, or without a full stop
    r"|,(?=\s+(?:Drafted|Prepared|Approved) (?:by|in)\s)"
    r"|(?<=[a-z]{3})(?=\s+The source text (?:is|was|bears|indicates)\s)"
)
_OPENER = re.compile(_OPENERS)
_WORD_BEFORE = re.compile(r"(?<![\w&])([\w&]+(?:\.\w)*)$")
_LONGEST_WORD = 40
_ABBREVIATED = re.compile(r"(?<!\w)(?:\w\.){1,8}\w$")
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
#: A reference in parentheses between two sentences.
_ASIDE = re.compile(r"(?P<aside>\([^()]*(?:\([^()]*\)[^()]*)*\)\.?)\s+(?=[A-Z“])")
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")


def sentences(text: str, start: int, end: int) -> Iterator[Range]:
    """The sentences of ``text[start:end]``, without the white space between them."""
    at = start
    for gap in _PARAGRAPH.finditer(text, start, end):
        yield from _of_paragraph(text, at, gap.start())
        at = gap.end()
    yield from _of_paragraph(text, at, end)


def _of_paragraph(text: str, start: int, end: int) -> Iterator[Range]:
    brackets = [match.span() for match in _BRACKETED.finditer(text, start, end)]
    at = start
    for stop in _STOP.finditer(text, start, end):
        if any(left < stop.start() < right - 1 for left, right in brackets):
            continue
        if stop.start() >= at and _ends_sentence(text, at, stop):
            cut = stop.end("close") if stop["close"] is not None else stop.end()
            yield at, cut
            at = stop.end()
            if aside := _ASIDE.match(text, at, end):  # ``(Ibid.) Repeated to London.``
                yield at, aside.end("aside")
                at = aside.end()
    if text[at:end].strip():
        yield at, end


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    following = text[stop.end() : stop.end() + 20]
    word = _WORD_BEFORE.search(text, max(start, stop.start() - _LONGEST_WORD), stop.start())
    last = word[1] if word else ""
    if following[:1] == "(" and last in CLOSING_ABBREVIATIONS:  # ``Alder, Jr. (EUR)``
        return False
    if stop["gap"] is None or not following[:1].isalnum():
        return True
    if following[0].islower():
        return False
    if last in ABBREVIATIONS:
        return False
    initial = word and text[word.start(1) - 1] not in "/–-"  # but ``AF/N`` is a symbol
    if (
        (initial and len(last) == 1 and last.isupper())
        or last in CLOSING_ABBREVIATIONS
        or re.fullmatch(r"(?:\w\.)+\w", last)
    ):
        # ``J. Smith``, ``Jr. Smith``, ``U.S. Army``; but ``VIET S. Secret`` and ``p.m. Drafted``.
        return last in ("p.m", "a.m") or _OPENER.match(following) is not None
    return True


def without_stop(text: str, sentence: Range) -> Range:
    """The sentence without its full stop; that of an abbreviation (``U.S.``, ``p.m.``) stays."""
    start, end = sentence
    while end > start and text[end - 1] in " .,;\n\t":
        end -= 1
    last = max(start, end - _LONGEST_WORD)
    abbreviated = text[end : end + 1] == "." and _ABBREVIATED.search(text, last, end)
    return start, end + 1 if abbreviated else end
