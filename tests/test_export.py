"""The formats of ``tei-tools export``: what each makes, what is refused, what stays outside."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest
from edition_documents import document, memo

from tei_tools.cli import export
from tei_tools.edition.facsimile import check_pattern
from tei_tools.edition.formats import FORMATS

MEMO = memo('<p>One <pb n="12" xml:id="pg_12"/> two<note n="1" xml:id="n1">Note.</note>.</p>')


def test_the_command_offers_the_formats_of_the_table() -> None:
    (option,) = (p for p in export.command.params if p.name == "name")
    assert list(option.type.choices) == list(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_document_gives_the_same_bytes(name: str) -> None:
    made = FORMATS[name].make(MEMO, None, False)
    assert made
    assert FORMATS[name].make(MEMO, None, False) == made


@pytest.mark.parametrize("name", [n for n in FORMATS if n not in ("pdf",)])
def test_each_format_is_written_to_a_folder(name: str, cli, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(MEMO)
    (tmp_path / "b.xml").write_bytes(MEMO)
    done = cli("export", "--to", name, "a.xml", "b.xml", "-o", "out")
    assert (done.returncode, done.stderr) == (0, "")
    ending = FORMATS[name].ending
    assert {p.name for p in (tmp_path / "out").glob("[!.]*")} == {f"a{ending}", f"b{ending}"}
    assert (tmp_path / "out" / f"a{ending}").read_bytes() == FORMATS[name].make(MEMO, None, False)


@pytest.mark.parametrize("name", [n for n in FORMATS if n not in ("pdf",)])
def test_the_ending_of_the_file_says_the_format(name: str, cli, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(MEMO)
    file = f"out{FORMATS[name].ending}"
    done = cli("export", "a.xml", "-o", file)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / file).read_bytes() == FORMATS[name].make(MEMO, None, False)


@pytest.mark.parametrize("output", [(), ("-o", "out"), ("-o", "out.docx")])
def test_where_nothing_says_the_format_that_is_told(output: tuple[str, ...], cli, tmp_path) -> None:
    (tmp_path / "a.xml").write_bytes(MEMO)
    done = cli("export", "a.xml", *output)
    assert done.returncode == 2
    assert (
        "--to, or a file with -o that ends in .md, .json, .epub, .pdf, .html, .txt" in done.stderr
    )


def test_several_documents_make_one_book(cli, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(MEMO)
    (tmp_path / "b.xml").write_bytes(document("<p>Second.</p>"))
    done = cli("export", "--to", "epub", "a.xml", "b.xml", "-o", "x.epub", "--title", "All & one")
    assert (done.returncode, done.stderr) == (0, "")
    with zipfile.ZipFile(tmp_path / "x.epub") as book:
        assert "EPUB/text-002.xhtml" in book.namelist()
        assert b"<dc:title>All &amp; one</dc:title>" in book.read("EPUB/package.opf")


def test_a_file_that_fails_is_told_and_does_not_stop_the_others(cli, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(MEMO)
    (tmp_path / "b.xml").write_bytes(b"<no")
    done = cli("export", "--to", "json", "b.xml", "a.xml", "-o", "out")
    assert done.returncode == 1
    assert "b.xml:1:" in done.stderr
    assert (tmp_path / "out" / "a.json").exists()


def test_a_book_of_which_a_document_fails_is_not_written(cli, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(MEMO)
    (tmp_path / "b.xml").write_bytes(b"<no")
    done = cli("export", "--to", "epub", "a.xml", "b.xml", "-o", "x.epub")
    assert done.returncode == 1
    assert "b.xml:1:" in done.stderr
    assert not (tmp_path / "x.epub").exists()


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--to", "text", "--facsimile", "https://x.example/{n}"), "has no links"),
        (("--to", "html", "--facsimile", "javascript:{n}"), "is not an address"),
        (("--to", "json", "--title", "T"), "--title is for a book"),
        (("--to", "docx"), "is not one of"),
    ],
)
def test_wrong_usage(args: tuple[str, ...], said: str, cli, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(MEMO)
    done = cli("export", *args, "a.xml")
    assert done.returncode == 2
    assert said in done.stderr


@pytest.mark.parametrize("pattern", [
    "https://images.example/{n}.jpg", "http://i.example/a?page={n}", "images/{n}.jpg",
    "../p{n}.png", "/{n}",
])  # fmt: skip
def test_addresses_of_images(pattern: str) -> None:
    assert check_pattern(pattern) == pattern


@pytest.mark.parametrize("pattern", [
    "https://images.example/", "javascript:alert({n})", "JavaScript:{n}", "data:text/html,{n}",
    "file:///{n}", "{n}:x", "https://x.example/{n}\"onclick=", "a b/{n}", "java\tscript:{n}",
    "x/{n}/{m}",
])  # fmt: skip
def test_what_is_no_address_of_images(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"address|number"):
        check_pattern(pattern)


@pytest.mark.parametrize("name", ["html", "markdown", "json", "epub"])
def test_page_breaks_lead_to_their_images(name: str, tmp_path: Path) -> None:
    tei = memo('<p>One <pb n="1 &quot;2"/> two.</p>')
    made = FORMATS[name].make(tei, "https://i.example/{n}.jpg", False)
    if name == "epub":
        (tmp_path / "x.epub").write_bytes(made)
        with zipfile.ZipFile(tmp_path / "x.epub") as book:
            made = book.read("EPUB/text-001.xhtml")
    assert b"https://i.example/1%20%222.jpg" in made


def test_pdf_says_what_is_missing(monkeypatch) -> None:
    from tei_tools.edition.pdf import to_pdf
    from tei_tools.errors import TeiToolsError

    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(TeiToolsError, match=r"pip install 'tei-tools\[pdf\]'"):
        to_pdf(MEMO)


def test_what_is_missing_for_pdf_is_told_once(cli, tmp_path: Path, monkeypatch) -> None:
    """Not for each document; and the site of an earlier run stays as it was."""
    for name in "ab":
        (tmp_path / f"docs/{name}.xml").parent.mkdir(exist_ok=True)
        (tmp_path / f"docs/{name}.xml").write_bytes(MEMO)
    assert cli("site", "docs", "-o", "site", "--no-search", "--quiet").returncode == 0
    before = sorted((tmp_path / "site").rglob("*"))
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    for command in ("export --to pdf docs -o pdfs", "site docs -o site --no-search --pdf"):
        done = cli(*command.split())
        assert (done.returncode, done.stderr.count("\n")) == (1, 1)
        assert "pip install 'tei-tools[pdf]'" in done.stderr
    assert sorted((tmp_path / "site").rglob("*")) == before


def test_the_options_of_text_are_for_text(cli, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(MEMO)
    done = cli("export", "--to", "text", "a.xml", "--notes", "inline", "--number-lines", "1")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("\n2  One [Page 12] two [1: Note.].\n")
    assert cli("export", "--to", "json", "a.xml", "--notes", "page").returncode == 2
