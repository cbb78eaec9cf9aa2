"""The commands ``html`` and ``text``."""

from __future__ import annotations

from pathlib import Path

import pytest
from edition_documents import memo


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / name for name in ("a.xml", "b.xml")]
    for path in paths:
        path.write_bytes(memo(f"<p>This is {path.stem}.</p>"))
    return paths


def test_one_file_goes_to_the_standard_output(cli, files) -> None:
    done = cli("text", files[0])
    assert (done.returncode, done.stdout, done.stderr) == (
        0, "1. Memorandum\n\nThis is a.\n", ""
    )  # fmt: skip
    done = cli("html", files[0])
    assert done.returncode == 0
    assert done.stdout.startswith("<!DOCTYPE html>\n<html")
    assert done.stdout.endswith("</html>\n")


def test_the_standard_input_is_read(cli, files) -> None:
    done = cli("text", "-", input=files[0].read_text())
    assert done.stdout.endswith("This is a.\n")
    done = cli("html", "-", input="<html/>")
    assert done.returncode == 1
    assert done.stderr.startswith("tei-tools: <stdin>:1: is XML, but not a TEI document")


def test_output_is_a_file_or_a_folder(cli, files, tmp_path) -> None:
    assert cli("html", files[0], "-o", "page.html").returncode == 0
    assert "This is a." in (tmp_path / "page.html").read_text()
    assert cli("html", *files, "-o", "site").returncode == 0
    assert sorted(p.name for p in (tmp_path / "site").iterdir()) == ["a.html", "b.html"]
    assert cli("text", files[0], "-o", "site").returncode == 0
    assert (tmp_path / "site" / "a.txt").read_text().endswith("This is a.\n")


def test_one_bad_file_does_not_stop_the_rest(cli, files, tmp_path) -> None:
    (tmp_path / "bad.xml").write_text("<TEI")
    done = cli("text", "bad.xml", "missing.xml", *files, "-o", "texts")
    assert done.returncode == 1
    assert [line.split(": ")[1] for line in done.stderr.splitlines()] == ["bad.xml:1:5",
                                                                        "missing.xml"]  # fmt: skip
    assert sorted(p.name for p in (tmp_path / "texts").iterdir()) == ["a.txt", "b.txt"]


def test_output_that_cannot_be_written_is_told(cli, files, tmp_path) -> None:
    (tmp_path / "file").write_text("")
    done = cli("text", files[0], "-o", "file/a.txt")
    assert done.returncode == 1
    assert "cannot be written" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Missing argument"),
        (["a.xml", "b.xml"], "several files need a folder"),
        (["a.xml", "b.xml", "-o", "a.xml"], "is a file; several editions need a folder"),
        (["a.xml", "-o", "a.xml"], "would be overwritten"),
        (["a.xml", "x/a.xml", "-o", "out"], "would both be written to out/a."),
        (["a.xml", "--stylesheet", "none.xsl"], "does not exist"),
    ],
)
@pytest.mark.parametrize("command", ["html", "text"])
def test_wrong_usage(cli, files, command: str, arguments: list[str], said: str) -> None:
    done = cli(command, *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stdout == ""


def test_a_stylesheet_that_cannot_be_used_is_told_once(cli, files, tmp_path) -> None:
    (tmp_path / "house.xsl").write_text("<a/>")
    done = cli("html", *files, "-o", "site", "--stylesheet", "house.xsl")
    assert done.returncode == 1
    assert done.stderr.count("house.xsl") == 1
    assert not (tmp_path / "site").exists()


def test_options_of_the_editions(cli, files, tmp_path) -> None:
    (tmp_path / "house.css").write_text("p { color: blue }")
    assert "p { color: blue }" in cli("html", files[0], "--css", "house.css").stdout
    assert cli("text", files[0], "--width", "20").returncode == 0
    assert cli("text", files[0], "--width", "5").returncode == 2


@pytest.mark.parametrize("command", ["html", "text"])
def test_help_has_an_example(cli, command: str) -> None:
    assert f"tei-tools {command} memo.xml" in cli(command, "--help").stdout
