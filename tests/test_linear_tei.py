"""Editions and checks take time in proportion to the length of a document, not to its square."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from edition_documents import HEADER, memo

from tei_tools.check import validate
from tei_tools.edition import to_html, to_text

#: What stands again and again: before it, the unit with its number as ``{}``, and after it.
SHAPES = {
    "items": ("<list>", "<item>a</item>", "</list>"),
    "rows": ("<table>", "<row><cell>a</cell></row>", "</table>"),
    "sections": ("", "<div type='section'><head>A</head></div>", ""),
    "notes": ("<p>", 'a<note n="{}" xml:id="n{}" place="foot">b</note> ', "</p>"),
    "pages": ("<p>", 'a <pb n="{}" xml:id="pg_{}"/> b', "</p>"),
    "names": ("<p>", 'a <persName ref="#p_A">A</persName> b', "</p>"),
}
#: The documents of a corpus, each with a header of its own.
CORPUS = (
    "<teiCorpus xmlns='http://www.tei-c.org/ns/1.0'>",
    f"<TEI><teiHeader>{HEADER}</teiHeader><text><body><p>a</p></body></text></TEI>",
    "</teiCorpus>",
)
KINDS: dict[str, Callable[[bytes], object]] = {
    "html": to_html,
    "text": to_text,
    "validate": lambda data: validate(data, profile="tei"),
}


@pytest.mark.parametrize(
    ("kind", "shape"),
    [
        ("html", "items"),
        ("html", "sections"),
        ("html", "notes"),
        ("html", "names"),
        ("text", "pages"),
        ("text", "rows"),
        ("text", "notes"),
        ("validate", "names"),
    ],
)
def test_eight_times_the_document_takes_about_eight_times_as_long(kind: str, shape: str) -> None:
    before, unit, after = SHAPES[shape]

    def document(count: int) -> bytes:
        body = before + "".join(unit.replace("{}", str(i)) for i in range(count)) + after
        return memo(body)

    assert_linear(KINDS[kind], document, 8_000)


def test_a_corpus_of_eight_times_the_documents_takes_about_eight_times_as_long() -> None:
    before, unit, after = CORPUS
    assert_linear(KINDS["validate"], lambda n: (before + unit * n + after).encode(), 2_000)


def assert_linear(work: Callable[[bytes], object], made: Callable[[int], bytes], most: int) -> None:
    def seconds(count: int) -> float:
        data = made(count)
        start = time.process_time()
        work(data)
        return time.process_time() - start

    seconds(1)  # what is loaded once

    def is_linear() -> bool:
        small = min(seconds(most // 8) for _ in range(2))
        return seconds(most) < 8 * 2.5 * max(small, 0.008)

    # Another process may slow a single run down; what is no square is linear at some time.
    assert any(is_linear() for _ in range(3))
