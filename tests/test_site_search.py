"""The full-text search of a site: when it is made, and that it is the same each time."""

from __future__ import annotations

import contextlib
import gzip
import json
from pathlib import Path

import pytest
from conftest import needs
from hypothesis import given
from hypothesis import strategies as st
from site_collection import PLAIN, build, contents, dangling, letter, page

from tei_tools.edition.site import Settings, search
from tei_tools.edition.site.search import is_available
from tei_tools.edition.site.settled import in_order, settle
from tei_tools.errors import TeiToolsError

needs_pagefind = needs(is_available(), "Pagefind")


def test_without_pagefind_the_site_says_that_it_has_no_search(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tei_tools.edition.site.search.is_available", lambda: False)
    report = build(folder, tmp_path / "site", Settings(title="T"))
    assert "the search is left out; it needs: pip install 'tei-tools[search]'" in report.notes
    text = page(tmp_path / "site", "search.html").text_content()
    assert "built without full-text search" in text
    assert list(dangling(tmp_path / "site")) == []


def test_pagefind_is_not_waited_for_without_end(tmp_path: Path, monkeypatch) -> None:
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\nexec sleep 60\n")
    program.chmod(0o700)
    monkeypatch.setattr(search.sys, "executable", str(program))
    monkeypatch.setattr(search, "_LONGEST", 0.5)
    with pytest.raises(TeiToolsError, match="the search was not built within"):
        search.write_index(tmp_path, "en")


@needs_pagefind
def test_the_search_is_built_only_when_a_document_has_changed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, chosen = tmp_path / "site", Settings(title="T")
    build(folder, site, chosen)
    assert (site / "pagefind" / "pagefind.js").is_file()
    with monkeypatch.context() as patch:
        patch.setattr("tei_tools.edition.site.search.write_index", None)
        build(folder, site, chosen)
    build(folder, site, PLAIN)
    assert not (site / "pagefind").exists()


@needs_pagefind
def test_the_search_is_the_same_each_time(folder: Path, tmp_path: Path) -> None:
    for number in range(12):  # of so many years hardly any order comes twice by chance
        (folder / f"{number}.xml").write_text(letter(str(number), str(1700 + number)), "utf-8")
    for name in ("one", "two"):
        build(folder, tmp_path / name, Settings(title="T"))
    made = contents(tmp_path / "one")
    assert made == contents(tmp_path / "two")
    (entry,) = json.loads(made["pagefind/pagefind-entry.json"])["languages"].values()
    listed = gzip.decompress(made[f"pagefind/pagefind.{entry['hash']}.pf_meta"]).decode("latin-1")
    for name in made:
        if "pf_" in name and "pf_meta" not in name:
            assert Path(name).stem in listed  # every file is named by the list of all


@needs_pagefind
def test_what_is_the_same_in_a_new_index_stays_untouched(folder: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(folder, site, Settings(title="T"))
    before = {path: path.stat().st_ino for path in (site / "pagefind" / "fragment").iterdir()}
    path = folder / "Brief wechsel" / "zwei.xml"
    path.write_text(path.read_text("utf-8").replace("first", "the first"), encoding="utf-8")
    build(folder, site, Settings(title="T"))
    after = {path: path.stat().st_ino for path in (site / "pagefind" / "fragment").iterdir()}
    assert len(after) == len(before) == 6
    assert len(before.items() & after.items()) == 5
    build(folder, tmp_path / "fresh", Settings(title="T"))
    assert contents(site) == contents(tmp_path / "fresh")


values = st.lists(st.tuples(st.text(max_size=30), st.lists(st.integers(0, 70_000))), max_size=30)


@given(values=values, data=st.data())
def test_a_filter_is_put_in_order(values: list[tuple[str, list[int]]], data: st.DataObject) -> None:
    def cbor(kind: int, size: int) -> bytes:
        for code, width in ((size, 0), (24, 1), (25, 2), (26, 4)):
            if size < (1 << 8 * width if width else 24):
                return bytes([kind << 5 | code]) + (size.to_bytes(width) if width else b"")
        raise AssertionError(size)

    def text(words: str) -> bytes:
        encoded = words.encode()
        return cbor(3, len(encoded)) + encoded

    def written(values: list[tuple[str, list[int]]]) -> bytes:
        items = [cbor(4, 2) + text(word) + cbor(4, len(pages)) + b"".join(cbor(0, n) for n in pages)
                 for word, pages in values]  # fmt: skip
        return cbor(4, 2) + text("year") + cbor(4, len(items)) + b"".join(items)

    ordered = in_order(written(values))
    assert sorted(ordered) == sorted(written(values))
    assert in_order(written(data.draw(st.permutations(values)))) == ordered


@given(st.binary(max_size=40))
def test_what_is_no_filter_is_refused(data: bytes) -> None:
    with contextlib.suppress(ValueError):
        assert sorted(in_order(b"\x82" + data)) == sorted(b"\x82" + data)


def test_an_index_of_another_form_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "filter").mkdir()
    (tmp_path / "filter" / "en_1234567.pf_filter").write_bytes(gzip.compress(b"another"))
    assert not settle(tmp_path)
    assert (tmp_path / "filter" / "en_1234567.pf_filter").is_file()
