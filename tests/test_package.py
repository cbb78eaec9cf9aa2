"""``package``: a bag that others accept, with a record of each document, always the same bytes."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

import bagit
import pytest
from hypothesis import given
from hypothesis import strategies as st
from packing import NAME, PREMIS, everything, pack, record

from tei_tools.cli import run
from tei_tools.errors import ReadError
from tei_tools.package import package
from tei_tools.package.bag import bag_info
from tei_tools.package.items import find_items
from tei_tools.package.model import Settings
from tei_tools.package.room import room_beside


def test_all_files_are_in_the_bag_and_it_is_valid(to_pack: Path, capsys) -> None:
    assert pack() == 0
    held = everything("bag")
    for folder, place in (("editions", "data/editions"), ("memos", "data/sources")):
        for name, data in everything(folder).items():
            assert held[f"{place}/{name}"] == data
    assert {name for name in held if name.startswith("data/records/")} == {
        f"data/records/{NAME}.mets.xml", "data/records/1977/plain-memorandum-1977.mets.xml",
    }  # fmt: skip
    bag = bagit.Bag("bag")
    bag.validate()
    assert bag.version_info == (1, 0)
    assert sorted(bag.algorithms) == ["sha256", "sha512"]
    payload = {name for name in held if name.startswith("data/")}
    for algorithm in bag.algorithms:
        lines = held[f"manifest-{algorithm}.txt"].decode().splitlines()
        listed = dict(reversed(line.split("  ", 1)) for line in lines)
        assert set(listed) == payload
        for name, digest in listed.items():
            assert hashlib.new(algorithm, held[name]).hexdigest() == digest
        assert f"manifest-{algorithm}.txt" in held[f"tagmanifest-{algorithm}.txt"].decode()
    assert capsys.readouterr().err.startswith("2 documents: 12 files, ")
    assert [path.name for path in to_pack.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("output", ["bag", "bag.zip"])
def test_what_a_killed_run_has_left_is_removed_by_the_next(to_pack: Path, output: str) -> None:
    """It left a hidden folder with a part of the bag; another's hidden folder is left alone."""
    (to_pack / ".tei-tools-mine").mkdir()
    killed = (
        "import os, signal, sys; from tei_tools.package import run; from tei_tools.cli import main;"
        "run.prove = lambda bag: os.kill(os.getpid(), signal.SIGKILL); main()"
    )
    command = [sys.executable, "-c", killed, "package", "editions", "-o", output]
    assert subprocess.run(command).returncode == -signal.SIGKILL
    [left] = [path for path in to_pack.glob(".tei-tools-*") if path.name != ".tei-tools-mine"]
    assert [*left.rglob("*.xml")]
    assert not Path(output).exists()
    assert pack(output=output) == 0
    assert [path.name for path in to_pack.glob(".*")] == [".tei-tools-mine"]


def test_two_runs_do_not_make_one_bag(to_pack: Path, capsys) -> None:
    with room_beside(to_pack / "bag"):
        assert pack() == 2
        assert "bag: another run is making it; wait until it has ended" in capsys.readouterr().err
    assert pack() == 0


@pytest.mark.parametrize(
    "name",
    [
        f"data/editions/{NAME}.xml",
        f"data/sources/{NAME}.txt",
        f"data/records/{NAME}.mets.xml",
        "bag-info.txt",
        "manifest-sha512.txt",
    ],
)
def test_one_flipped_byte_is_rejected(to_pack: Path, name: str) -> None:
    assert pack() == 0
    path = Path("bag", name)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(bagit.BagError):
        bagit.Bag("bag").validate()


@pytest.mark.parametrize("name", [f"data/editions/{NAME}.html", "data/sources/persons.csv"])
def test_a_file_that_is_gone_or_new_is_rejected(to_pack: Path, name: str) -> None:
    assert pack() == 0
    path = Path("bag", name)
    path.rename(path.with_suffix(".new"))
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag("bag").validate()


def test_what_the_settings_say_stands_in_bag_info(to_pack: Path, monkeypatch) -> None:
    Path("editions/tei-tools.toml").write_text(
        'source-organization = "Example Archive"\ncontact-name = "Reading Room"\n'
        'external-identifier = "HO-3"\n'
    )
    monkeypatch.setenv("TEI_TOOLS_CONTACT_EMAIL", "ask@archive.example")
    options = ["--contact-name", "Jo Example", "--external-description", "long words " * 20]
    assert pack(*options, "--bagging-date", "2026-05-01") == 0
    info = bagit.Bag("bag").info
    assert info["Source-Organization"] == "Example Archive"
    assert info["Contact-Name"] == "Jo Example"
    assert info["Contact-Email"] == "ask@archive.example"
    assert info["External-Identifier"] == "HO-3"
    assert " ".join(info["External-Description"].split()) == ("long words " * 20).strip()
    assert info["Bagging-Date"] == "2026-05-01"
    assert max(map(len, Path("bag/bag-info.txt").read_text().splitlines())) <= 79


def test_words_that_no_record_can_hold_are_refused(to_pack: Path, capsys) -> None:
    assert pack("--source-organization", "Archive\x01") == 2
    assert "the character U+0001 is of no text; remove it" in capsys.readouterr().err


def test_the_day_is_told_only_if_it_is_asked_for(to_pack: Path, monkeypatch) -> None:
    assert pack() == 0
    assert "Bagging-Date" not in bagit.Bag("bag").info
    assert {e.text for e in record().iter(f"{PREMIS}eventDateTime")} == {"XXXX-XX-XX"}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert pack(output="bag2") == 0
    assert bagit.Bag("bag2").info["Bagging-Date"] == "2001-09-09"
    assert pack("--bagging-date", "1.5.2026", output="bag3") == 2


def test_the_same_files_make_the_same_bytes(to_pack: Path) -> None:
    for name in ("bag", "bag.zip", "bag.tar.gz"):
        assert pack("--bagging-date", "2026-05-01", output=f"one/{name}") == 0
    for path in Path("editions").rglob("*"):
        os.utime(path, (1, 1))
    for name in ("bag", "bag.zip", "bag.tar.gz"):
        assert pack("--bagging-date", "2026-05-01", "--jobs", "2", output=f"two/{name}") == 0
    assert everything("one") == everything("two")


@pytest.mark.parametrize("ending", [".zip", ".tar", ".tar.gz", ".tgz"])
def test_one_file_holds_the_bag_under_its_name(to_pack: Path, ending: str) -> None:
    assert pack(output=f"harbor.v1{ending}") == 0
    with (
        zipfile.ZipFile(f"harbor.v1{ending}")
        if ending == ".zip"
        else tarfile.open(f"harbor.v1{ending}")
    ) as archive:
        archive.extractall("out")
    assert [path.name for path in Path("out").iterdir()] == ["harbor.v1"]
    bagit.Bag("out/harbor.v1").validate()


def test_a_file_that_cannot_be_packed_leaves_no_bag(to_pack: Path, capsys) -> None:
    Path(f"editions/{NAME}.xml").write_text("<TEI")
    Path("editions/also.xml").write_text("")
    assert pack() == 1
    assert not Path("bag").exists()
    said = capsys.readouterr().err
    assert f"editions/{NAME}.xml:1:5: not well-formed XML" in said
    assert said.endswith("tei-tools: no bag was made, since 2 files failed\n")
    assert [path.name for path in to_pack.iterdir() if path.name.startswith(".")] == []


def test_a_run_that_is_stopped_leaves_no_bag(to_pack: Path) -> None:
    items = find_items(Path("editions"), Path("memos"))
    done: list[int] = []
    report = package(
        items,
        Path("bag"),
        show=lambda report, findings: done.append(report.done),
        stop=lambda: bool(done),
    )
    assert report.done == 1 < len(items)
    assert sorted(path.name for path in to_pack.iterdir()) == ["editions", "memos"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("50% more.txt", "the name holds a percent sign"),
        ("a\nb.txt", "the name holds a line break"),
        (b"caf\xe9.txt", r"'memos/caf\xe9.txt': the name is not UTF-8; rename it"),
        ("a\uffff.xml", "cannot stand in XML"),
        (" a.txt", "begins or ends with white space"),
        (f"{NAME.upper()}.TXT", "their names differ only in case"),
        ("cafe\u0301.txt", "the form of a letter"),
    ],
)
def test_names_that_bags_cannot_hold_are_refused(
    to_pack: Path, name: str | bytes, said: str, capsys
) -> None:
    Path("memos/café.txt").write_text("Memo\n")
    Path("memos", os.fsdecode(name)).write_text("Memo\n")
    assert pack() == 1
    assert said in capsys.readouterr().err
    assert not Path("bag").exists()


def test_all_names_that_bags_cannot_hold_are_told_at_once(to_pack: Path, capsys) -> None:
    for name in ("50%.txt", " a.txt", "b .txt"):
        Path("memos", name).write_text("Memo\n")
    assert pack() == 1
    said = capsys.readouterr().err
    for name in ("50%.txt", " a.txt"):
        assert f"'memos/{name}': the name " in said
    assert said.count("rename it") == 2


_LETTERS = st.characters(exclude_categories=("Cs",), exclude_characters="/\0")
_NAMES = st.text(_LETTERS, min_size=1, max_size=12).filter(lambda name: name not in (".", ".."))


@given(st.dictionaries(_NAMES, st.binary(max_size=40), min_size=1, max_size=5))
def test_whatever_the_names_the_bag_is_valid_or_refused(files: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as name:
        editions = Path(name, "editions")
        editions.mkdir()
        for file, data in files.items():
            (editions / file).write_bytes(data)
        try:
            items = find_items(editions, None)
        except ReadError:
            return
        report = package(items, Path(name, "bag"))
        if any(item.document for item in items):  # which may be no XML
            assert bool(report.failures) != Path(name, "bag").exists()
            return
        bag = bagit.Bag(str(Path(name, "bag")))
        bag.validate()
        shown = {file: data for file, data in files.items() if not file.startswith(".")}
        assert everything(str(Path(name, "bag/data/editions"))) == shown


@pytest.mark.parametrize(
    "name", ["Bericht über Ölschäden.txt", "with space.txt", "日本.txt", "x" * 240]
)
def test_other_names_are_packed(to_pack: Path, name: str) -> None:
    Path("memos", name).write_text("Memo\n")
    assert pack() == 0
    bagit.Bag("bag").validate()
    assert Path("bag/data/sources", name).exists()


def test_links_are_refused_and_hidden_files_left_out(to_pack: Path, capsys) -> None:
    Path("memos/.hidden").write_text("")
    assert pack() == 0
    assert not Path("bag/data/sources/.hidden").exists()
    Path("memos/link.txt").symlink_to("persons.csv")
    assert pack(output="bag2") == 1
    assert "memos/link.txt: is a link" in capsys.readouterr().err


def test_a_bag_is_never_overwritten_nor_packed(to_pack: Path, capsys) -> None:
    assert pack(output="editions/bag") == 0
    assert pack(output="editions/bag") == 2
    assert "is there already" in capsys.readouterr().err
    for name in ("bag.rar", "bag.tar.xz", "bag.7Z"):
        assert pack(output=name) == 2
        assert f"{name}: no such archive is made" in capsys.readouterr().err
    assert pack(output="editions") == 2
    assert run(["package", "memos", "-o", "bag"]) == 2
    assert "there is no edition (*.xml) in this folder" in capsys.readouterr().err
    # sources above the editions
    assert run(["package", "editions/1977", "--sources", ".", "-o", "bag"]) == 0
    assert not Path("bag/data/sources/editions/1977").exists()


def test_line_breaks_in_settings_make_no_lines_of_their_own() -> None:
    text = bag_info(
        Settings(source_organization="A\nBagging-Date: 1900-01-01", organization_address=" "), 1, 1
    )
    assert "\nBagging-Date" not in text
    assert "Organization-Address" not in text
