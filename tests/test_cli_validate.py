"""The command ``validate``."""

from __future__ import annotations

import json
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


def test_another_schema(cli, editions: Path) -> None:
    done = cli("validate", "in/sound.xml", "--schema", ROOT / "schema" / "tei_memo.rng")
    assert done.returncode == 0, done.stdout


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
    assert "tei-tools validate output/" in cli("validate", "--help").stdout
