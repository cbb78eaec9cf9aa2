"""Whatever comes in, nothing but a TeiToolsError comes out, and what is made is sound.

In CI each test tries a few examples, always the same; ``make fuzz`` tries new ones for as long as
it is told.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from damaged import damaged, damaged_bytes, damaged_editions, editions, memos
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tei_tools.authority import read_authority
from tei_tools.check import validate
from tei_tools.check.baseline import read_baseline
from tei_tools.check.catalog import read_catalog
from tei_tools.convert import Authorities, convert
from tei_tools.edition import to_html, to_text
from tei_tools.edition.formats import FORMATS
from tei_tools.errors import ReadError, TeiToolsError
from tei_tools.layout import NOTE_STYLES
from tei_tools.review import read_rulings
from tei_tools.source import Source, decode

#: The temporary folder may serve all examples of a test: each writes its own file first.
one_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
MEMOS = st.one_of(memos(), damaged(memos()))
ROWS = st.lists(
    st.lists(
        st.sampled_from(["id", "name", "description", "p_1", "Alder, Ann", "", '"', ",", "é\n"])
    ),
    max_size=6,
)


def tables() -> st.SearchStrategy[str]:
    def write(rows: list[list[str]]) -> str:
        file = io.StringIO()
        csv.writer(file).writerows([["id", "name", "description"], *rows])
        return file.getvalue()

    return ROWS.map(write)


@given(MEMOS)
def test_a_memo_becomes_a_sound_edition(text: str) -> None:
    try:
        source = Source("memo.txt", text)
    except ReadError:
        return
    edition = convert(source)  # proves by itself that nothing is lost
    faults = [f for f in validate(edition.xml) if f.rule.startswith(("schema", "xml"))]
    assert faults == []
    etree.fromstring(to_html(edition.tei).encode(), etree.HTMLParser(encoding="utf-8"))
    assert to_text(edition.tei)


@given(memos(), st.sampled_from(NOTE_STYLES), st.booleans())
def test_a_dialect_that_is_named_holds_for_any_memo(text: str, style, unwrap: bool) -> None:  # type: ignore[no-untyped-def]
    edition = convert(Source("memo.txt", text), notes=style, unwrap=unwrap)
    assert not [f for f in validate(edition.xml) if f.rule.startswith("schema")]


@given(damaged_bytes(MEMOS))
def test_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text = decode(data, "memo.txt")
    except ReadError as error:
        assert str(error).startswith("memo.txt")
    else:
        assert "\ufffd" not in text or "\ufffd".encode() in data or data[:1] in b"\xfe\xff\x00"


@one_folder
@given(
    st.one_of(damaged_bytes(tables()), damaged_bytes(damaged_editions())),
    st.sampled_from(["list.csv", "list.xml"]),
    st.sampled_from(["person", "place", "term", "org"]),
)
def test_a_list_is_read_or_refused(tmp_path: Path, data: bytes, name: str, kind) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / name
    path.write_bytes(data)
    try:
        authority = read_authority(path, kind)
    except TeiToolsError as error:
        assert name in str(error)
        return
    memo = Source("memo.txt", "1. Memo From Alder\n\nPort City, March 2, 1974.\n\nAnn Alder.\n")
    lists = {"person": "persons", "place": "places", "term": "terms", "org": "orgs"}
    edition = convert(memo, authorities=Authorities(**{lists[kind]: authority}))
    assert not [f for f in validate(edition.xml) if f.rule.startswith("schema")]


@one_folder
@given(damaged_bytes(tables()), st.sampled_from([read_rulings, read_baseline, read_catalog]))
def test_a_file_of_settings_is_read_or_refused(tmp_path: Path, data: bytes, read) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "settings"
    path.write_bytes(data)
    try:
        read(path)
    except TeiToolsError as error:
        assert "settings" in str(error)


@given(st.one_of(editions(), damaged_editions()), st.sampled_from(["tei", "frus", "memo"]))
def test_a_damaged_edition_is_checked_and_shown(text: str, profile) -> None:  # type: ignore[no-untyped-def]
    data = text.encode()
    for finding in validate(data, profile=profile):
        assert finding.line
        assert finding.message
    for name in ("html", "text", "markdown", "json"):
        try:
            FORMATS[name].make(data, None, False)
        except TeiToolsError as error:
            assert str(error)


@given(damaged_bytes(st.one_of(damaged_editions(), damaged(editions()))))
def test_bytes_are_an_edition_or_a_finding(data: bytes) -> None:
    findings = validate(data)
    try:
        to_html(data)
    except TeiToolsError:
        assert any(finding.severity == "error" for finding in findings)
