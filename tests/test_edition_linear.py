"""The time of an edition grows with the length of the document, not with its square."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from edition_documents import memo

from tei_tools.edition import to_html, to_text
from tei_tools.edition.citation import citation
from tei_tools.edition.epub import to_epub
from tei_tools.edition.json_export import to_json
from tei_tools.edition.markdown import to_markdown
from tei_tools.tei import parse

_FORMS = {
    "html": to_html,
    "text": to_text,
    "text at pages": lambda tei: to_text(tei, notes="page"),
    "text inline": lambda tei: to_text(tei, notes="inline", width=72),
    "markdown": to_markdown,
    "json": to_json,
    "epub": lambda tei: to_epub([tei]),
}


def _notes(n: int) -> bytes:
    return memo("".join(f'<p>It is.<note n="{i}">So.</note></p>' for i in range(n)))


def _unplaced_notes(n: int) -> bytes:
    notes = (f'<note n="{i}"{" type=" + chr(34) + "unplaced" + chr(34) if i % 2 else ""}>So.</note>'
             for i in reversed(range(n)))  # fmt: skip
    return memo(f"<p>It is. {''.join(notes)}</p>")


def _divisions(n: int) -> bytes:
    return memo("<div><head>One</head><p>Two.</p></div>" * n)


def _headings(n: int) -> bytes:
    return memo("<head>One</head><list><head>Two</head><item>Three</item></list>" * n)


def _pages(n: int) -> bytes:
    return memo("".join(f'<p>It <pb n="{i}"/>is.</p>' for i in range(n)))


def _rows(n: int) -> bytes:
    return memo(f"<table>{'<row><cell>1</cell><cell>2</cell></row>' * n}</table>")


def _readings(n: int) -> bytes:
    variants = "<rdg>a<note>So.</note></rdg>" * n
    return memo(f"<p><app>{variants}</app>{'<sic>b</sic><note>So.</note> ' * n}</p>")


def _staff(n: int) -> bytes:
    return memo('<p><persName role="drafter" ref="#p_A">A</persName> was here.</p>' * n)


def _persons(n: int) -> bytes:
    """As many authors as entries, each of which is named."""
    numbers = range(n)
    authors = "".join(f'<author ref="#q{i}">A</author>' for i in numbers)
    entries = "".join(
        f'<person xml:id="q{i}"><persName>Elm, {i}</persName></person>' for i in numbers
    )
    names = "".join(f'<p><persName ref="#q{i}">Elm</persName></p>' for i in numbers)
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>'
        f"<title>T</title>{authors}</titleStmt><publicationStmt><p/></publicationStmt>"
        "<sourceDesc><p/></sourceDesc></fileDesc></teiHeader><standOff><listPerson>"
        f"{entries}</listPerson></standOff><text><body>{names}</body></text></TEI>"
    ).encode()


_DOCUMENTS = (
    _notes, _unplaced_notes, _divisions, _headings, _pages, _rows, _readings, _staff, _persons,
)  # fmt: skip


def _seconds(make: Callable[[object], object], tei: object) -> float:
    start = time.process_time()
    make(tei)
    return time.process_time() - start


@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize("document", _DOCUMENTS, ids=lambda document: document.__name__)
def test_eight_times_the_document_takes_about_eight_times_as_long(document, form: str) -> None:
    assert_linear(_FORMS[form], document(150), document(1200))


def test_the_citation_of_as_many_authors_as_entries() -> None:
    assert_linear(citation, *(parse(_persons(n)) for n in (500, 4000)))


def assert_linear(make: Callable[..., object], few: object, eight_times: object) -> None:
    """Of several tries one is enough: other processes slow some of them down."""
    most = 8 * 3 * max(min(_seconds(make, few) for _ in range(2)), 0.002)
    assert any(_seconds(make, eight_times) < most for _ in range(3))
