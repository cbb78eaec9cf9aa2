"""The command ``site``."""

from __future__ import annotations

import shutil
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from lxml import etree
from site_collection import letter, page

from tei_tools.cli import run
from tei_tools.configuration import NAME
from tei_tools.edition.site import find_sources
from tei_tools.errors import InputError


@pytest.fixture(autouse=True)
def desk(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)


def test_the_command(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["site", "collection", "-o", "site", "--no-search", "--jobs", "2"]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert "6 documents: 6 rendered; " in told.err
    (folder / "broken.xml").write_text("<TEI", encoding="utf-8")
    assert run(["site", "collection", "-o", "site", "--no-search", "--quiet"]) == 1
    told = capsys.readouterr()
    assert told.err.count("\n") == 1
    assert "broken.xml:1:5: not well-formed XML" in told.err


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (["-o", "site"], "name a folder, an archive or files, or a list of --files-from"),
        (["empty", "-o", "site"], "no TEI files (*.xml) in empty"),
        (["missing", "-o", "site"], "does not exist"),
        (["", "-o", "site"], "no TEI files"),
        (["collection", "-o", "site", "--base-url", "archive"], "it begins with https://"),
        (["collection", "-o", "site", "--date", "May"], "is no date; write it as 2026, 2026-05 or"),
        (["collection", "-o", "site", "--date", "2026-02-30"], "'2026-02-30' is no date"),
        (["collection", "-o", "site", "--email", "desk"], "'desk' is no address for mail"),
        (["collection", "-o", "collection"], "holds the documents; choose another folder"),
    ],
)
def test_wrong_usage_is_told(
    arguments: list[str], wanted: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["site", *arguments]) == 2
    assert wanted in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize("ending", ["zip", "gztar"])
def test_an_archive_makes_the_site_of_its_folder(folder: Path, ending: str) -> None:
    archive = shutil.make_archive("editions", ending, folder)
    assert run(["site", "collection", "-o", "one", "--no-search", "--title", "Letters"]) == 0
    assert run(["site", archive, "-o", "two", "--no-search", "--title", "Letters"]) == 0
    made = [
        {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.html")}
        for site in map(Path, ("one", "two"))
    ]
    assert made[0].keys() == made[1].keys()
    assert len(made[0]) > 12


def test_what_is_passed_over_is_told(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("more.zip", "draft.docx"):
        (folder / name).write_bytes(b"")
        (tmp_path / "empty" / name).write_bytes(b"")
    assert run(["site", "collection", "-o", "site", "--no-search"]) == 0
    told = capsys.readouterr().err
    assert f"not read: 1 .zip, such as {folder}/more.zip; name an archive" in told
    assert f"not read: 1 .docx, such as {folder}/draft.docx; make TEI of such documents" in told
    assert run(["site", "collection", "-o", "site", "--no-search", "--quiet"]) == 0
    assert capsys.readouterr().err == ""
    assert run(["site", "empty", "-o", "other", "--quiet"]) == 2
    told = capsys.readouterr().err
    assert told.index("not read: 1 .docx, such as") < told.index("no TEI files")


def test_a_list_that_names_nothing_leaves_the_site_as_it_is(folder: Path, tmp_path, capsys) -> None:
    (tmp_path / "empty.lst").write_text("")
    assert run(["site", "collection", "-o", "site", "--no-search"]) == 0
    before = sorted(Path("site").rglob("*"))
    assert run(["site", "--files-from", "empty.lst", "-o", "site", "--no-search"]) == 0
    assert "the list names no file; nothing is done" in capsys.readouterr().err
    assert sorted(Path("site").rglob("*")) == before


def test_names_come_from_a_list_and_a_pattern(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("collection/*.xml\n", encoding="utf-8")
    assert run(["site", "--files-from", "names.txt", "-o", "site", "--no-search"]) == 0
    made = {path.stem for path in (tmp_path / "site" / "documents").glob("*.txt")}
    assert made == {path.stem for path in folder.glob("*.xml")}


def test_settings_of_the_collection_hold_for_its_site(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.xml").write_text(letter("a", text='<pb n="7"/>One'), encoding="utf-8")
    (folder / NAME).write_text(
        'title = "Harbour letters"\npublisher = "Example Archive"\nlanguage = "de"\n'
        'description = "From sea"\nbase-url = "https://archive.example/letters"\n'
        'email = "desk@archive.example"\ndate = "2026-05"\n'
        'facsimile = "https://archive.example/{n}.jpg"\n',
        encoding="utf-8",
    )
    build = ["site", "collection", "-o", "site", "--no-search", "--quiet"]
    assert run(build) == 0
    site = tmp_path / "site"
    home = page(site, "index.html")
    assert home.get("lang") == "de"
    assert home.xpath("string(//h1)") == "Harbour letters"
    assert home.xpath("string(//p[@class='subtitle'])") == "From sea"
    assert home.xpath("string(//footer)").strip().startswith("Example Archive")
    assert "https://archive.example/7.jpg" in page(site, "documents/a.html").xpath("//a/@href")
    oai = etree.parse(site / "oai.xml")
    assert oai.findtext(".//{*}earliestDatestamp") == "2026-05-01"
    assert oai.findtext(".//{*}baseURL") == "https://archive.example/letters/oai.xml"
    letters = letter("b", text='<pb n="8"/>Two')
    (folder / "volume" / "b.xml").write_text(letters, encoding="utf-8")
    with (folder / NAME).open("a", encoding="utf-8") as file:
        file.write('[folders.volume]\nfacsimile = "https://archive.example/volume/{n}.jpg"\n')
    monkeypatch.setenv("TEI_TOOLS_TITLE", "From the variable")
    assert run(build) == 0
    assert page(site, "index.html").xpath("string(//h1)") == "From the variable"
    for path, image in (("a", "7"), ("volume/b", "volume/8")):
        links = page(site, f"documents/{path}.html").xpath("//a/@href")
        assert f"https://archive.example/{image}.jpg" in links
    assert run([*build, "--title", "From the option"]) == 0
    assert page(site, "index.html").xpath("string(//h1)") == "From the option"


def test_today_is_a_date_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert run(["site", "collection", "-o", "site", "--no-search", "--date", "today"]) == 0
    feed = etree.parse(tmp_path / "site" / "feed.xml")
    assert feed.findtext("{*}updated") == "1970-01-02T00:00:00Z"


def test_a_title_of_the_collection_is_no_hindrance_to_the_export_of_a_document(
    folder: Path, tmp_path: Path
) -> None:
    (folder / NAME).write_text('title = "Harbour letters"\n', encoding="utf-8")
    file = "collection/letter-desmarin-1971.xml"
    assert run(["export", file, "--to", "markdown", "-o", "a.md"]) == 0
    assert run(["export", file, "--to", "markdown", "-o", "a.md", "--title", "T"]) == 2


def test_a_link_that_leads_to_itself_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("loop").symlink_to("loop")
    assert run(["site", "loop", "-o", "site"]) == 2
    assert "loop: does not exist" in capsys.readouterr().err


def test_the_standard_input_is_read_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "names.txt").write_text("-\n", encoding="utf-8")
    for names in (["-", "-"], ["-", "--files-from", "names.txt"]):
        assert run(["site", *names, "-o", "site"]) == 2
        assert "the standard input (-) can be read only once; name it once" in " ".join(
            capsys.readouterr().err.split()
        )
    with pytest.raises(InputError, match="can be read only once"):
        find_sources(["-", "-"], Path("site"))


@pytest.mark.parametrize("command", ["text", "validate", "convert", "site"])
def test_a_closed_standard_input_is_an_empty_one(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    options = ["-o", "site", "--quiet"] if command == "site" else []
    assert run([command, "-", *options]) in (0, 1)
    told = capsys.readouterr()
    assert "stdin" in told.out + told.err


@pytest.mark.parametrize(
    ("names", "title"),
    [
        (["collection"], "collection"),
        (["collection/*.xml"], "collection"),
        (["collection/vol*/*.xml"], "collection"),
        (["collection/volume/d12.tei.xml"], "d12"),
        (["letters.tar.gz"], "letters"),
        (["-"], "Documents"),
    ],
)
def test_a_site_without_a_title_is_called_by_what_it_is_made_of(
    names: list[str],
    title: str,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shutil.make_archive("letters", "gztar", folder)
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(letter().encode())))
    assert run(["site", *names, "-o", "site", "--no-search", "--quiet"]) == 0
    assert page(tmp_path / "site", "index.html").xpath("string(//h1)") == title


def test_progress_is_told_in_documents_that_are_read_then_rendered(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tei_tools.cli.progress.STEP", 1)
    assert run(["site", str(folder), "-o", "progress"]) == 0
    lines = [line for line in capsys.readouterr().err.splitlines() if " of " in line]
    number = len(list(folder.rglob("*.xml")))
    assert lines[0] == f"1 of {number} documents: read"
    assert f"1 of {number} documents: rendered" in lines
