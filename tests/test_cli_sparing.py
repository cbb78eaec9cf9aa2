"""No command overwrites what it reads, whatever it is told to write besides its products."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from command_line import run_here

MEMO = "1. Memorandum for the Record\n\nMr. Alder came at noon.\n"
NAMED = {"log": "--log-json", "report": "--report", "baseline": "--write-baseline"}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two memos, their editions, and all that commands read beside them."""
    made = tmp_path_factory.mktemp("work")
    for name in "ab":
        for folder in ("memos", "editions"):
            (made / folder).mkdir(exist_ok=True)
        (made / f"memos/{name}.txt").write_text(MEMO)
        convert = ["convert", f"memos/{name}.txt", "-o", f"editions/{name}.xml"]
        assert run_here(convert, made).returncode == 0
    (made / "persons.csv").write_text('id,name,description\np1,"Alder, Rowan",clerk\n')
    (made / "places.csv").write_text("id,name,description\nx1,Utopia,island\n")
    (made / "house.css").write_text("body {}\n")
    (made / "tei-tools.toml").write_text('[folders.memos]\nplaces = "places.csv"\n')
    (made / "memos.list").write_text("memos/a.txt\nmemos/b.txt\n")
    (made / "editions.list").write_text("editions/a.xml\neditions/b.xml\n")
    return made


@pytest.fixture
def work(prepared: Path, tmp_path: Path) -> Path:
    """All that anew, for a test to work with."""
    return shutil.copytree(prepared, tmp_path, dirs_exist_ok=True)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


WRITING = (
    ("convert", "--log-json"),
    ("convert", "--report"),
    ("convert", "--review"),
    ("build", "--log-json"),
    ("build", "--review"),
    ("html", "--log-json"),
    ("text", "--log-json"),
    ("export --to json", "--log-json"),
    ("validate", "--log-json"),
    ("validate", "--write-baseline"),
    ("validate --fix", "--log-json"),
)
OF_MEMOS = ("convert", "build")  # these have lists


@pytest.mark.parametrize(
    ("command", "option", "own"),
    [
        (command, option, own)
        for command, option in WRITING
        for own in ("source", "tei-tools.toml", "list", "persons.csv", "places.csv")
        if command in OF_MEMOS or not own.endswith(".csv")
    ],
)
def test_what_is_read_is_not_overwritten(cli, work: Path, command: str, option: str, own) -> None:
    is_of_memos = command in OF_MEMOS
    folder, ending = ("memos", "txt") if is_of_memos else ("editions", "xml")
    written = {"source": f"{folder}/a.{ending}", "list": f"{folder}.list"}.get(own, own)
    arguments = [*command.split(), "--files-from", f"{folder}.list", option, written]
    arguments += ["--persons", "persons.csv"] if is_of_memos else []
    arguments += [] if command.startswith("validate") else ["-o", "out"]
    before = contents(work)
    done = cli(*arguments, f"{folder}/b.{ending}")
    assert done.returncode in (1, 2)
    assert written in done.stderr
    assert contents(work) == before


@pytest.mark.parametrize("written", ["persons.csv", "places.csv", "tei-tools.toml"])
def test_the_edition_of_one_memo_overwrites_no_list(cli, work: Path, written: str) -> None:
    before = contents(work)
    done = cli("convert", "memos/a.txt", "--persons", "persons.csv", "-o", written)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{written} would be overwritten, but is read" in done.stderr
    assert contents(work) == before


def test_the_page_of_one_edition_overwrites_no_style_sheet(cli, work: Path) -> None:
    before = contents(work)
    done = cli("html", "editions/a.xml", "--css", "house.css", "-o", "house.css")
    assert done.returncode == 2
    assert "house.css would be overwritten, but is read by --css; name another" in done.stderr
    assert contents(work) == before


def test_a_link_to_a_source_is_the_source(cli, work: Path) -> None:
    (work / "log").symlink_to("memos/b.txt")
    before = contents(work)
    assert cli("build", "memos", "-o", "out", "--log-json", "log").returncode == 2
    assert contents(work) == before


def test_two_options_do_not_write_to_one_file(cli, work: Path) -> None:
    done = cli("convert", "memos/a.txt", "-o", "a.xml", "--report", "x", "--log-json", "./x")
    assert done.returncode == 2
    assert "--report and --log-json would both be written to ./x; name two files" in done.stderr


def test_a_baseline_can_be_renewed(cli, work: Path) -> None:
    for known in ([], ["--baseline", "known"]):
        assert cli("validate", "editions", "--write-baseline", "known", *known).returncode == 0


def test_a_book_has_a_log_too(cli, work: Path) -> None:
    done = cli("export", "--to", "epub", "editions", "-o", "b.epub", "--log-json", "editions/a.xml")
    assert "editions/a.xml would be overwritten" in done.stderr
    assert done.returncode == 2


@pytest.mark.parametrize(
    ("command", "option"),
    [("convert", "--log-json"), ("convert", "--report"), ("validate", "--write-baseline")],
)
def test_what_no_run_has_written_is_not_overwritten(cli, work: Path, command, option) -> None:
    source = "memos/a.txt" if command == "convert" else "editions/a.xml"
    assert cli(command, source, option, "new").returncode == 0
    assert cli(command, source, option, "new").returncode == 0
    done = cli(command, source, option, "memos/b.txt")
    assert f"memos/b.txt would be overwritten by {option}, which has not written it" in done.stderr
    assert (done.returncode, (work / "memos/b.txt").read_text()) == (2, MEMO)


@pytest.mark.parametrize("name", ["SHA256SUMS", "report.html", "report.json"])
def test_a_build_overwrites_no_list_of_digests_and_no_report_of_others(cli, work, name) -> None:
    (work / "editions" / name).write_text("mine")
    done = cli("build", "memos", "-o", "editions")
    assert done.returncode == 2
    assert f"editions/{name} would be overwritten, but no build has written it" in done.stderr
    assert (work / "editions" / name).read_text() == "mine"
    assert cli("build", "memos", "-o", "editions", "--no-state").returncode == 0
    assert (work / "editions" / name).read_text() == "mine"


def test_a_build_whose_memory_was_removed_begins_anew(cli, work: Path) -> None:
    assert cli("build", "memos", "-o", "out").returncode == 0
    shutil.rmtree(work / "out/.tei-tools")
    assert "2 built" in cli("build", "memos", "-o", "out").stderr


OVER = (
    "convert memos/a.txt",
    "html editions/a.xml",
    "text editions/a.xml",
    "export --to json editions/a.xml",
    "export --to markdown editions/a.xml",
    "export --to epub editions/a.xml",
    "export --to epub editions --title Book",
)


@pytest.mark.parametrize("command", OVER)
@pytest.mark.parametrize("name", ["memos/b.txt", "mine.epub"])
def test_no_product_overwrites_what_the_program_has_not_made(
    cli, work: Path, command, name
) -> None:
    """Also if it is not read by this run, and so may be a memo or a scan."""
    if command.endswith("Book") and not name.endswith(".epub"):
        return
    (work / name).write_text("mine")
    done = cli(*command.split(), "-o", name)
    assert (done.returncode, (work / name).read_text()) == (1, "mine")
    assert (
        f"{name}: is there already, and nothing there says that this program has written it"
        in done.stderr
    )
    done = cli(*command.split(), "-o", name, "--force")
    assert (done.returncode, "already" in done.stderr) == (0, False)
    assert (work / name).read_bytes() != b"mine"


@pytest.mark.parametrize("command", OVER)
def test_what_the_program_has_made_is_made_again(cli, work: Path, command: str) -> None:
    """Its memo was corrected since, or the program is another: whatever the form says of itself."""
    first = ""
    for word in ("noon", "noon", "dusk"):
        for path in (work / command.split()[-1], *work.glob("editions/*.xml")):
            if path.is_file() and not command.endswith("Book"):
                path.write_text(path.read_text().replace("noon", word))
        name = f"title-{word}" if command.endswith("Book") else "Book"
        done = cli(*[name if part == "Book" else part for part in command.split()], "-o", "n.epub")
        assert (done.returncode, "already" in done.stderr) == (0, False)
        first = first or (work / "n.epub").read_bytes()
    assert (work / "n.epub").read_bytes() != first


@pytest.mark.parametrize("command", OVER)
def test_what_was_corrected_by_hand_is_not_overwritten(cli, work: Path, command: str) -> None:
    """Nobody else has it, and it may say of itself that this program has made it."""
    assert cli(*command.split(), "-o", "new.epub").returncode == 0
    corrected = (work / "new.epub").read_bytes() + b"<!-- corrected -->"
    (work / "new.epub").write_bytes(corrected)
    done = cli(*command.split(), "-o", "new.epub")
    assert (done.returncode, (work / "new.epub").read_bytes()) == (1, corrected)
    assert (
        "new.epub: is there already, and nothing there says that this program has written it"
        in done.stderr
    )
    assert cli(*command.split(), "-o", "new.epub", "--force").returncode == 0
    assert (work / "new.epub").read_bytes() != corrected


def test_of_many_editions_only_those_corrected_by_hand_are_left(cli, work: Path) -> None:
    """A later program, or a longer list, makes all the others anew; folders may have been moved."""
    assert cli("convert", "memos", "-o", "out").returncode == 0
    (work / "out").rename(work / "moved")
    (work / "moved/b.xml").write_text("corrected")
    done = cli("convert", "memos", "-o", "moved", "--publisher", "Archive", "--jobs", "2")
    assert done.returncode == 1
    assert "moved/b.xml: is there already" in done.stderr
    assert "moved/a.xml" not in done.stderr
    assert "Archive" in (work / "moved/a.xml").read_text()
    assert (work / "moved/b.xml").read_text() == "corrected"
    done = cli("convert", "memos/a.txt", "-o", "moved/a.xml")  # by its own name, it is known too
    assert done.returncode == 0


def test_what_a_build_has_written_other_commands_may_write_over(cli, work: Path) -> None:
    assert cli("build", "memos", "-o", "out").returncode == 0
    done = cli("convert", "memos", "-o", "out", "--publisher", "Archive")
    assert done.returncode == 0
    done = cli("build", "memos", "-o", "out")
    assert "2 memos: 2 built" in done.stderr
    assert "was " not in done.stderr


def test_a_text_that_speaks_of_the_program_is_the_archivists(cli, work: Path) -> None:
    mine = 'How editions name it: <application ident="tei-tools" version="1"/>.\n'
    (work / "notes.xml").write_text(mine)
    assert cli("convert", "memos/a.txt", "-o", "notes.xml").returncode == 1
    assert (work / "notes.xml").read_text() == mine


def test_it_is_written_where_nothing_can_be_remembered(cli, work: Path) -> None:
    (work / ".tei-tools").write_text("")
    for source in "ab":
        done = cli("convert", f"memos/{source}.txt", "-o", "new.xml")
        assert done.returncode == 0


def test_an_index_overwrites_no_edition_that_is_not_read(cli, work: Path) -> None:
    index = ("--title", "T", "--publisher", "P", "--url", "https://a.example/c.xml")
    before = contents(work)
    done = cli("cmif", "editions/a.xml", "-o", "editions/b.xml", *index)
    assert (done.returncode, contents(work)) == (2, before)
    assert "editions/b.xml would be overwritten, but is no index" in done.stderr


def test_a_build_keeps_what_no_build_has_written(cli, work: Path) -> None:
    """A folder of memos, or of scans with their text, was named for the editions."""
    (work / "x").mkdir()
    (work / "x/b.txt").write_text(MEMO.replace("noon", "dusk"))
    (work / "memos/b.html").write_text("mine")
    for state in ([], ["--no-state"]):
        (work / "memos/b.txt").write_text(MEMO)
        done = cli("build", "x", "-o", "memos", *state)
        told = (
            "tei-tools: memos/b.txt: was there, and no build known here has written it; "
            "what was there is "
        )
        [line] = [line for line in done.stderr.splitlines() if line.startswith(told)]
        assert (work / line.removeprefix(told)).read_text() == MEMO
        assert "dusk" in (work / "memos/b.txt").read_text()
        shutil.rmtree(work / "memos/.tei-tools")
        (work / "memos/b.xml").unlink()


def test_a_build_whose_memory_was_removed_loses_no_correction(cli, work: Path) -> None:
    """It cannot tell a corrected edition from one of its own: it keeps what it does not write."""
    assert cli("build", "memos", "-o", "out").returncode == 0
    shutil.rmtree(work / "out/.tei-tools")
    assert "was there" not in cli("build", "memos", "-o", "out").stderr
    assert not (work / "out/.tei-tools/changed").exists()
    for state in ([], ["--no-state"]):
        shutil.rmtree(work / "out/.tei-tools", ignore_errors=True)
        (work / "out/a.xml").write_text('<application ident="tei-tools" corrected="yes"/>')
        done = cli("build", "memos", "-o", "out", *state)
        told = (
            "tei-tools: out/a.xml: was there, and no build known here has written it; "
            "what was there is "
        )
        [line] = [line for line in done.stderr.splitlines() if line.startswith(told)]
        assert "corrected" in (work / line.removeprefix(told)).read_text()
        assert len([*(work / "out/.tei-tools/changed").rglob("*.*")]) == 1


def test_a_memo_that_cannot_be_built_leaves_what_stands_in_its_place(cli, work: Path) -> None:
    assert cli("convert", "memos", "-o", "out").returncode == 0
    (work / "memos/a.txt").write_text("")
    (work / "out/a.xml").write_text("mine")
    done = cli("build", "memos", "-o", "out")
    assert (done.returncode, "was there" in done.stderr) == (1, False)
    assert (work / "out/a.xml").read_text() == "mine"
    assert not (work / "out/.tei-tools/changed").exists()


PLACES = (
    ("memos/a.txt/new", "memos/a.txt is no folder"),
    ("locked/new", "locked is not allowed"),
    ("pipe", "it is no file, but a pipe or a device"),
)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with a name")
@pytest.mark.parametrize(("place", "why"), PLACES)
@pytest.mark.parametrize(("command", "option"), [*WRITING, ("convert", "-o"), ("html", "-o")])
def test_a_place_that_cannot_be_written_is_told_before_the_first_file(
    cli, work: Path, monkeypatch, command: str, option: str, place: str, why: str
) -> None:
    """Not at the end of a long night."""
    if (option, place) == ("--log-json", "pipe"):  # which is a way to watch a run
        return
    os.mkfifo(work / "pipe")
    (work / "locked").mkdir()
    access = os.access  # to whom all is allowed nothing is locked
    monkeypatch.setattr(os, "access", lambda p, how: Path(p).name != "locked" and access(p, how))
    source = "memos" if command in OF_MEMOS else "editions"
    output = [] if command.startswith("validate") or option == "-o" else ["-o", "out"]
    done = cli(*command.split(), source, option, place, *output)
    assert done.returncode == 2
    assert why in done.stderr
    assert "name another place" in done.stderr
    assert not (work / "out").exists()


def test_a_log_makes_no_folder(cli, work: Path) -> None:
    done = cli("validate", "editions", "--log-json", "new/log")
    assert done.returncode == 2
    assert "new/log of --log-json cannot be written: there is no " in done.stderr
