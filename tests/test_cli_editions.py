"""The commands ``html`` and ``text``."""

from __future__ import annotations

import os
import zipfile
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
    assert sorted(p.name for p in (tmp_path / "site").glob("[!.]*")) == ["a.html", "b.html"]
    assert cli("text", files[0], "-o", "site").returncode == 0
    assert (tmp_path / "site" / "a.txt").read_text().endswith("This is a.\n")


def test_one_bad_file_does_not_stop_the_rest(cli, files, tmp_path) -> None:
    (tmp_path / "bad.xml").write_text("<TEI")
    done = cli("text", "bad.xml", "missing.xml", *files, "-o", "texts")
    assert done.returncode == 1
    assert [line.split(": ")[1] for line in done.stderr.splitlines()] == ["bad.xml:1:5",
                                                                        "missing.xml"]  # fmt: skip
    assert sorted(p.name for p in (tmp_path / "texts").glob("[!.]*")) == ["a.txt", "b.txt"]


def test_below_and_a_list_need_a_folder_even_for_one_file(cli, files, tmp_path) -> None:
    (tmp_path / "list").write_text("a.xml\n")
    (tmp_path / "empty.lst").write_text("")
    for names in (
        ["--below", ".", "a.xml"],
        ["--files-from", "list"],
        ["--files-from", "empty.lst"],
    ):
        for command in ("text", "convert"):
            done = cli(command, *names)
            assert done.returncode == 2
            assert "with --below or a list, name a folder to be written to: -o DIR" in done.stderr
    done = cli("text", "--files-from", "empty.lst", "-o", "texts")
    assert (done.returncode, done.stderr) == (0, "tei-tools: the list names no file\n")


def test_output_that_cannot_be_written_is_told(cli, files, tmp_path) -> None:
    (tmp_path / "file").write_text("")
    done = cli("text", files[0], "-o", "file/a.txt")
    assert done.returncode == 2
    assert "cannot be written" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "name a file, a folder or a pattern"),
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


def test_folders_archives_patterns_and_lists(cli, files, tmp_path) -> None:
    (tmp_path / "in/below").mkdir(parents=True)
    for path, name in zip(files, ("a.xml", "below/b.xml"), strict=True):
        path.rename(tmp_path / "in" / name)
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        for name in ("a.xml", "below/b.xml"):
            archive.write(tmp_path / "in" / name, name)
    (tmp_path / "list").write_text("in/a.xml\nin/below\n")
    ways = {
        "folder": (["in"], ["a.txt", "below/b.txt"]),
        "archive": (["in.zip"], ["a.txt", "below/b.txt"]),
        "pattern": (["in/**/*.xml"], ["a.txt", "below/b.txt"]),
        "listed": (["--files-from", "list"], ["a.txt", "b.txt"]),
        "one": (["in/below"], ["b.txt"]),
    }
    for way, (names, made) in ways.items():
        done = cli("text", *names, "-o", way, "--jobs", 2, "--log-json", f"{way}.json")
        assert (done.returncode, done.stderr) == (0, "")
        folder = tmp_path / way
        assert sorted(str(p.relative_to(folder)) for p in folder.rglob("*.txt")) == made
        assert len((tmp_path / f"{way}.json").read_text().splitlines()) == len(made) + 2
    assert "This is b." in (tmp_path / "archive/below/b.txt").read_text()
    assert "-o DIR" in cli("text", "in/below").stderr  # a folder, whatever is in it
    done = cli("text", "--files-from", "-", "-o", "of-one", "--below", "in", input="in/below/b.xml")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "of-one/below/b.txt").is_file()  # as if the list were longer
    done = cli("html", "none.zip", "in", "-o", "pages")
    assert done.returncode == 1
    assert "none.zip: cannot be read (No such file or directory)" in done.stderr
    assert len(list((tmp_path / "pages").rglob("*.html"))) == 2


def test_a_document_that_takes_too_long_does_not_stop_the_rest(cli, files, tmp_path) -> None:
    os.mkfifo(tmp_path / "slow.xml")
    done = cli("html", "slow.xml", *files, "-o", "out", "--timeout", "2")
    assert done.returncode == 1
    assert "slow.xml: takes longer than 2 seconds, and was stopped" in done.stderr
    assert sorted(p.name for p in (tmp_path / "out").glob("[!.]*")) == ["a.html", "b.html"]


def test_a_memo_is_no_edition_and_what_makes_one_is_told(cli, tmp_path) -> None:
    (tmp_path / "memo.txt").write_text("A memo\n")
    said = cli("html", str(tmp_path / "memo.txt")).stderr
    assert "memo.txt:1:1: not well-formed XML: the file does not begin with a tag (" in said
    assert "tei-tools convert makes TEI of plain text)" in said
