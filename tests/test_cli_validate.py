"""The command ``validate``."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT
from test_check import EDITION, changed


@pytest.fixture
def editions(tmp_path: Path) -> Path:
    """A folder with a sound edition, and one with a mistake in a folder below."""
    (tmp_path / "in" / "below").mkdir(parents=True)
    (tmp_path / "in" / "sound.xml").write_text(EDITION)
    (tmp_path / "in" / "below" / "wrong.xml").write_bytes(changed("<p>We", '<p facs="1.png">We'))
    (tmp_path / "in" / "notes.txt").write_text("not an edition")
    return tmp_path


WRONG = "error: @facs is not allowed on <p> (allowed here: @rend) [schema-attribute]"


def test_all_well(cli, editions: Path) -> None:
    done = cli("validate", "in/sound.xml")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "1 file checked: all well\n"


@pytest.mark.parametrize("what", ["in", "in/**/*.xml"])
def test_folders_and_patterns(cli, editions: Path, what: str) -> None:
    done = cli("validate", what)
    assert done.stdout == f"in/below/wrong.xml:30:12: {WRONG}\n"
    assert done.stderr == "2 files checked: 1 error\n"
    assert done.returncode == 1


def test_a_missing_file_does_not_stop_the_rest(cli, editions: Path) -> None:
    done = cli("validate", "none.xml", "in/below/wrong.xml")
    assert done.stdout.splitlines() == [
        "none.xml: error: the file cannot be read (No such file or directory) [file-unreadable]",
        f"in/below/wrong.xml:30:12: {WRONG}",
    ]
    assert done.returncode == 1


def test_a_folder_without_editions_is_told(cli, editions: Path) -> None:
    (editions / "empty").mkdir()
    done = cli("validate", "empty")
    assert done.stdout == "empty: error: the folder holds no .xml file [file-missing]\n"
    assert done.returncode == 1


def test_json(cli, editions: Path) -> None:
    done = cli("validate", "in", "--format", "json", "--quiet")
    report = json.loads(done.stdout)
    assert (report["files"], report["errors"]) == (2, 1)
    assert done.stderr == ""
    assert done.returncode == 1


def spoilt(folder: Path) -> None:
    """Five files with two equal warnings and an error each."""
    break_ = '<pb n="{0}" xml:id="pg_{0}"/>'
    text = f"<p>{break_.format(3)}{break_.format(3)}{break_.format(3)}We"
    for number in range(5):
        (folder / f"{number}.xml").write_bytes(changed("<p>We", text))


def test_any_number_of_processes_says_the_same(cli, tmp_path: Path) -> None:
    spoilt(tmp_path)
    (tmp_path / "z.xml").write_text("<TEI>")
    one, two = cli("validate", "."), cli("validate", ".", "--jobs", "2")
    assert one.stdout == two.stdout
    assert one.stderr == two.stderr
    assert " ×2\n" in one.stdout
    assert one.stdout.splitlines()[-1].startswith("z.xml:1:6: error: not well-formed")


def test_archives(cli, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        archive.writestr("b/wrong.xml", changed("<p>We", '<p facs="1.png">We'))
        archive.writestr("a.xml", EDITION)
        archive.writestr("notes.txt", "not an edition")
    with zipfile.ZipFile(tmp_path / "empty.zip", "w") as archive:
        archive.writestr("notes.txt", "not an edition")
    done = cli("validate", "in.zip", "empty.zip")
    assert done.stdout.splitlines() == [
        f"in.zip/b/wrong.xml:30:12: {WRONG}",
        "empty.zip: error: the archive holds no .xml file, but notes.txt; tei-tools build makes "
        "editions of memos [file-missing]",
    ]
    assert done.stderr.splitlines() == [
        "rule              severity  findings  files",
        "file-missing      error            1      1",
        "schema-attribute  error            1      1",
        "3 files checked: 2 errors",
    ]


def test_what_is_broken_in_an_archive_is_told(cli, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        archive.writestr("a.xml", EDITION)
    data = (tmp_path / "in.zip").read_bytes()
    (tmp_path / "in.zip").write_bytes(data.replace(b"We met", b"We mat", 1))
    done = cli("validate", "in.zip")
    assert done.returncode == 1
    assert "error: cannot be read from the archive" in done.stdout
    assert "Traceback" not in done.stderr


def test_select_and_ignore(cli, tmp_path: Path) -> None:
    spoilt(tmp_path)
    assert cli("validate", "0.xml", "--select", "date-*,spacing").returncode == 0
    shown = cli("validate", "0.xml", "--ignore", "pb-*", "--ignore", "id-unique")
    assert shown.stdout == ""
    assert cli("validate", "0.xml", "--select", "pb-sequence").stdout.count("[pb-sequence]") == 1
    unknown = cli("validate", "0.xml", "--select", "weather")
    assert unknown.returncode == 2
    assert "there is no rule 'weather'; see tei-tools explain --list" in unknown.stderr
    slip = cli("validate", "0.xml", "--select", "pb-sequense")
    assert "there is no rule 'pb-sequense'; did you mean “pb-sequence”?" in slip.stderr


def test_severity_and_max(cli, tmp_path: Path) -> None:
    spoilt(tmp_path)
    grave = cli("validate", "0.xml", "--severity", "error")
    assert ": warning: " not in grave.stdout
    assert "not shown" in grave.stderr
    short = cli("validate", "0.xml", "--max", "1")
    assert short.stdout.count("\n") == 1
    assert short.stdout.count(": error: ") == 1
    assert cli("validate", "0.xml", "--max", "0").returncode == 1  # what is not shown still counts


def test_an_edition_is_not_overwritten_by_the_baseline(cli, tmp_path: Path) -> None:
    spoilt(tmp_path)
    before = (tmp_path / "0.xml").read_bytes()
    done = cli("validate", ".", "--write-baseline", "0.xml")
    assert done.returncode == 2
    assert "0.xml would be overwritten by --write-baseline" in done.stderr
    assert (tmp_path / "0.xml").read_bytes() == before


def test_with_a_baseline_only_new_findings_count(cli, tmp_path: Path) -> None:
    spoilt(tmp_path)
    first = cli("validate", ".", "--write-baseline", "known.json")
    assert first.returncode == 1
    known = cli("validate", ".", "--baseline", "known.json")
    assert (known.returncode, known.stdout) == (0, "")
    assert "known from the baseline" in known.stderr
    (tmp_path / "5.xml").write_bytes(changed("<p>We", '<p facs="1.png">We'))
    new = cli("validate", ".", "--baseline", "known.json")
    assert new.stdout == f"5.xml:30:12: {WRONG}\n"
    assert new.returncode == 1


@pytest.mark.parametrize("form", ["json", "jsonl", "sarif", "junit", "github", "html"])
def test_every_form_is_written(cli, editions: Path, form: str) -> None:
    done = cli("validate", "in", "--format", form)
    assert done.returncode == 1
    assert "schema-attribute" in done.stdout
    assert done.stderr == "2 files checked: 1 error\n"


def test_another_schema(cli, editions: Path) -> None:
    done = cli("validate", "in/sound.xml", "--schema", ROOT / "schema" / "tei_memo.rng")
    assert done.returncode == 0, done.stdout


def test_tei_of_others_without_a_schema_is_told_which_one_judged_it(cli, tmp_path: Path) -> None:
    """What is sound TEI need not be so by the schema of our own editions."""
    letter = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><lg><l>A line.</l></lg>'
        "</body></text></TEI>"
    )
    (tmp_path / "letter.xml").write_text(letter)
    told = "tei-tools: 1 file of others without a schema: checked against that of our own editions"
    assert told in cli("validate", "letter.xml", "--profile", "tei").stderr
    assert told not in cli("validate", "letter.xml", "--quiet").stderr
    schema = str(ROOT / "schema" / "tei_memo.rng")
    assert told not in cli("validate", "letter.xml", "--schema", schema).stderr


def test_a_schema_that_cannot_be_used_is_told_once(cli, editions: Path) -> None:
    (editions / "bad.rng").write_text("<grammar>")
    done = cli("validate", "in", "--schema", "bad.rng")
    assert done.returncode == 1
    assert done.stderr.count("bad.rng:1:") == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [[], ["in", "--format", "xml"], ["in", "--schema", "none"]])
def test_wrong_usage(cli, editions: Path, arguments: list[str]) -> None:
    assert cli("validate", *arguments).returncode == 2


def test_warnings_do_not_fail(cli, editions: Path) -> None:
    warned = changed("We met", 'We <pb n="1" xml:id="pg_1"/> met <pb n="3" xml:id="pg_3"/> her,')
    (editions / "warned.xml").write_bytes(warned)
    done = cli("validate", "warned.xml")
    assert "warning: page 3 comes where page 2 is due" in done.stdout
    assert done.stderr == "1 file checked: 1 warning\n"
    assert done.returncode == 0
    assert cli("validate", "--quiet", "warned.xml").stdout == ""


def test_our_own_editions_are_sound(cli) -> None:
    if list((ROOT / "output").rglob("*.xml")):
        done = cli("validate", "output", cwd=ROOT)
        assert done.returncode == 0, done.stdout


def test_help_has_an_example(cli) -> None:
    assert "tei-tools validate editions" in cli("validate", "--help").stdout


def test_nothing_is_imported_that_is_not_needed(editions: Path) -> None:
    heavy = ["tei_tools.convert", "tei_tools.build", "xmlschema", "elementpath", "urllib.request"]
    code = (
        "import sys; from tei_tools.cli import main\n"
        "try: main(['validate', 'in/sound.xml'])\n"
        f"finally: print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=editions, capture_output=True, text=True, check=False
    )
    assert done.stdout == "[]\n", done.stderr


def test_a_tar_archive_and_the_standard_input(cli, tmp_path: Path) -> None:
    (tmp_path / "wrong.xml").write_bytes(changed("<p>We", '<p facs="1.png">We'))
    with tarfile.open(tmp_path / "in.tar.gz", "w:gz") as archive:
        archive.add(tmp_path / "wrong.xml", "a/wrong.xml")
        archive.add(tmp_path / "wrong.xml", "../wrong.xml")
    done = cli("validate", "in.tar.gz", "-", "--jobs", "2", input=EDITION)
    assert done.stdout.splitlines() == [
        f"in.tar.gz/a/wrong.xml:30:12: {WRONG}",
        "in.tar.gz/../wrong.xml: error: has a path that leads out of the archive, and is not read "
        "[file-unreadable]",
    ]
    assert done.returncode == 1


def test_what_takes_too_long_is_a_finding(cli, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "slow.xml")
    (tmp_path / "sound.xml").write_text(EDITION)
    done = cli("validate", "slow.xml", "sound.xml", "--timeout", "2", "--log-json", "log")
    assert "slow.xml: error: slow.xml: takes longer than 2 seconds" in done.stdout
    assert done.returncode == 1
    start, slow, sound, end = map(json.loads, (tmp_path / "log").read_text().splitlines())
    assert (start["command"], slow["status"], sound["status"]) == ("validate", "failed", "done")
    assert (end["done"], end["failed"], end["status"]) == (1, 1, 1)


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "sarif", "junit", "github", "html"])
def test_a_list_that_names_nothing_makes_reports_of_no_file(cli, tmp_path: Path, form: str) -> None:
    """What reads them need not know how many files there were in the night."""
    said = cli(
        "validate", "--files-from", "-", "--format", form, "--log-json", "log",
        "--write-baseline", "baseline.json", input="",
    )  # fmt: skip
    assert said.returncode == 0
    if form in ("json", "sarif"):
        assert json.loads(said.stdout)
    elif form in ("junit", "html"):
        assert said.stdout.rstrip().endswith({"junit": "testsuites>", "html": "</html>"}[form])
    else:
        assert said.stdout == ""
    assert [json.loads(line)["event"] for line in (tmp_path / "log").open()] == ["start", "end"]
    again = cli("validate", "--files-from", "-", "--baseline", "baseline.json", input="")
    assert again.returncode == 0
