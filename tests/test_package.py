"""``package``: a bag that others accept, with a record of each document, always the same bytes."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tarfile
import tempfile
import zipfile
from pathlib import Path
from urllib.parse import unquote

import bagit
import pytest
from conftest import ROOT, TEI_ALL, needs_shared
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tei_tools.check.schemas import load_schema
from tei_tools.cli import run
from tei_tools.errors import ReadError
from tei_tools.package import package
from tei_tools.package.bag import bag_info
from tei_tools.package.items import find_items
from tei_tools.package.model import Settings

PREMIS = "{http://www.loc.gov/premis/v3}"
METS = "{http://www.loc.gov/METS/}"
DC = "{http://purl.org/dc/elements/1.1/}"
NAME = "letter-desmarin-1971"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch) -> Path:
    """A folder with ``memos`` and ``editions`` of two letters, one of them in a folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    for name, place in ((NAME, ""), ("plain-memorandum-1977", "1977/")):
        for ending in (".txt", ".xml", ".html"):
            target = tmp_path / "editions" / f"{place}{name}{ending}"
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / "output" / f"{name}{ending}", target)
        target = tmp_path / "memos" / f"{place}{name}.txt"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "seeds" / f"{name}.txt", target)
    (tmp_path / "memos" / "persons.csv").write_text("id,name,description\n")
    (tmp_path / "editions" / "report.json").write_text("{}")
    return tmp_path


def pack(*options: str, output: str = "bag") -> int:
    return run(["package", "editions", "--sources", "memos", "-o", output, *options])


def record(name: str = NAME) -> etree._ElementTree:
    return etree.parse(f"bag/data/records/{name}.mets.xml")


def everything(folder: str) -> dict[str, bytes]:
    paths = (path for path in Path(folder).rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_all_files_are_in_the_bag_and_it_is_valid(desk: Path, capsys) -> None:
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
    assert [path.name for path in desk.iterdir() if path.name.startswith(".")] == []


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
def test_one_flipped_byte_is_rejected(desk: Path, name: str) -> None:
    assert pack() == 0
    path = Path("bag", name)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(bagit.BagError):
        bagit.Bag("bag").validate()


@pytest.mark.parametrize("name", [f"data/editions/{NAME}.html", "data/sources/persons.csv"])
def test_a_file_that_is_gone_or_new_is_rejected(desk: Path, name: str) -> None:
    assert pack() == 0
    path = Path("bag", name)
    path.rename(path.with_suffix(".new"))
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag("bag").validate()


def test_what_the_settings_say_stands_in_bag_info(desk: Path, monkeypatch) -> None:
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


def test_words_that_no_record_can_hold_are_refused(desk: Path, capsys) -> None:
    assert pack("--source-organization", "Archive\x01") == 2
    assert "the character U+0001 is of no text; remove it" in capsys.readouterr().err


def test_the_day_is_told_only_if_it_is_asked_for(desk: Path, monkeypatch) -> None:
    assert pack() == 0
    assert "Bagging-Date" not in bagit.Bag("bag").info
    assert {e.text for e in record().iter(f"{PREMIS}eventDateTime")} == {"XXXX-XX-XX"}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert pack(output="bag2") == 0
    assert bagit.Bag("bag2").info["Bagging-Date"] == "2001-09-09"
    assert pack("--bagging-date", "1.5.2026", output="bag3") == 2


def test_the_same_files_make_the_same_bytes(desk: Path) -> None:
    for name in ("bag", "bag.zip", "bag.tar.gz"):
        assert pack("--bagging-date", "2026-05-01", output=f"one/{name}") == 0
    for path in Path("editions").rglob("*"):
        os.utime(path, (1, 1))
    for name in ("bag", "bag.zip", "bag.tar.gz"):
        assert pack("--bagging-date", "2026-05-01", "--jobs", "2", output=f"two/{name}") == 0
    assert everything("one") == everything("two")


@pytest.mark.parametrize("ending", [".zip", ".tar", ".tar.gz", ".tgz"])
def test_one_file_holds_the_bag_under_its_name(desk: Path, ending: str) -> None:
    assert pack(output=f"harbor.v1{ending}") == 0
    with (
        zipfile.ZipFile(f"harbor.v1{ending}")
        if ending == ".zip"
        else tarfile.open(f"harbor.v1{ending}")
    ) as archive:
        archive.extractall("out")
    assert [path.name for path in Path("out").iterdir()] == ["harbor.v1"]
    bagit.Bag("out/harbor.v1").validate()


def test_the_records_are_what_the_standards_say(desk: Path) -> None:
    assert pack("--source-organization", "Example Archive", "--bagging-date", "2026-05-01") == 0
    schema = load_schema(ROOT / "tests" / "record.rnc").grammar
    assert schema is not None
    for path in Path("bag/data/records").rglob("*.xml"):
        tree = etree.parse(str(path))
        assert schema.accepts(tree), list(schema.problems(tree))
        identifiers = {e.get("ID") for e in tree.iter() if e.get("ID")}
        for element in tree.iter(etree.Element):
            for name in ("DMDID", "ADMID", "FILEID"):
                assert element.get(name, "description") in identifiers
    damaged = record()
    event = damaged.find(f".//{PREMIS}event")
    assert event is not None
    event.append(event[0])  # the order counts
    assert not schema.accepts(damaged)


def test_a_record_lists_the_files_and_their_digests(desk: Path) -> None:
    assert pack() == 0
    for name in (NAME, "1977/plain-memorandum-1977"):
        place = Path(f"bag/data/records/{name}.mets.xml")
        files = list(record(name).iter(f"{METS}file"))
        assert len(files) == 4
        for file in files:
            link = file[0].get("{http://www.w3.org/1999/xlink}href", "")
            data = (place.parent / unquote(link)).resolve().read_bytes()
            assert hashlib.sha256(data).hexdigest() == file.get("CHECKSUM")
            assert str(len(data)) == file.get("SIZE")


def test_a_record_tells_the_history(desk: Path) -> None:
    assert pack("--bagging-date", "2026-05-01") == 0
    tree = record()
    events = {e.findtext(f"{PREMIS}eventType"): e for e in tree.iter(f"{PREMIS}event")}
    assert list(events) == ["ingestion", "migration", "validation"]
    source = hashlib.sha256(Path(f"memos/{NAME}.txt").read_bytes()).hexdigest()
    assert source in "".join(events["ingestion"].itertext())
    assert events["ingestion"].findtext(f"{PREMIS}eventDateTime") == "2026-05-01"
    assert events["migration"].findtext(f"{PREMIS}eventDateTime") == "../2026-05-01"
    assert events["validation"].findtext(f".//{PREMIS}eventOutcome") == "success"

    def linked(kind: str) -> list[tuple[str | None, ...]]:
        return [tuple(e.text for e in link[1:])
                for link in events[kind].iter(f"{PREMIS}linkingObjectIdentifier")]  # fmt: skip

    assert linked("ingestion") == [(f"data/sources/{NAME}.txt", "source")]
    assert linked("migration") == [
        (f"data/sources/{NAME}.txt", "source"),
        (f"data/editions/{NAME}.xml", "outcome"),
        (f"data/editions/{NAME}.html", "outcome"),
        (f"data/editions/{NAME}.txt", "outcome"),
    ]
    (agent,) = tree.iter(f"{PREMIS}agent")
    assert agent.findtext(f"{PREMIS}agentName") == "tei-tools"
    assert agent.findtext(f"{PREMIS}agentVersion") == "0.1.0"
    ancestors = {
        o.findtext(f".//{PREMIS}objectIdentifierValue"):
        o.findtext(f".//{PREMIS}relatedObjectIdentifierValue")
        for o in tree.iter(f"{PREMIS}object")
    }  # fmt: skip
    assert ancestors == {
        f"data/sources/{NAME}.txt": None,
        f"data/editions/{NAME}.xml": f"data/sources/{NAME}.txt",
        f"data/editions/{NAME}.html": f"data/editions/{NAME}.xml",
        f"data/editions/{NAME}.txt": f"data/editions/{NAME}.xml",
    }


def test_a_record_describes_the_document(desk: Path) -> None:
    assert pack() == 0
    words = [(e.tag.removeprefix(DC), e.text) for e in record().iter(f"{DC}*")]
    assert ("identifier", NAME) in words
    assert ("format", "application/tei+xml") in words
    assert ("date", "1971-02-08") in words


@needs_shared
def test_an_edition_of_another_program_without_sources(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    Path("editions").mkdir()
    for name in ("letter", "verse", "drama"):
        shutil.copy(ROOT / "tests" / "samples" / f"{name}.xml", "editions")
    assert run(["package", "editions", "-o", "other", "--quiet"]) == 1  # it is no memo
    assert run(["package", "editions", "-o", "bag", "--schema", str(TEI_ALL)]) == 0
    assert "without a source" not in capsys.readouterr().err
    assert len(list(Path("bag/data/records").iterdir())) == 3
    validation = list(record("letter").iter(f"{PREMIS}event"))[-1]
    assert validation.findtext(f".//{PREMIS}eventOutcome") in ("success", "warning")
    assert "tei_all.rng" in validation.findtext(f".//{PREMIS}eventDetail", "")
    assert "ingestion" not in [e.text for e in record("letter").iter(f"{PREMIS}eventType")]
    bagit.Bag("bag").validate()


def test_errors_of_a_document_stand_in_its_record(desk: Path, capsys) -> None:
    path = Path(f"editions/{NAME}.xml")
    path.write_bytes(path.read_bytes().replace(b"<body>", b"<body><nonsense/>", 1))
    assert pack() == 1
    bagit.Bag("bag").validate()
    validation = list(record().iter(f"{PREMIS}event"))[-1]
    assert validation.findtext(f".//{PREMIS}eventOutcome") == "fail"
    assert "nonsense" in "".join(validation.itertext())
    assert "nonsense" in capsys.readouterr().err


def test_a_source_that_is_not_what_was_built_from_is_told(desk: Path, capsys) -> None:
    digests = {
        name: hashlib.sha256(Path(f"memos/{name}.txt").read_bytes()).hexdigest()
        for name in (NAME, "1977/plain-memorandum-1977")
    }
    memos = ",\n".join(
        json.dumps({
            "source": f"memos/{name}.txt", "sha256": digest,
            "editions": [{"path": f"{name}.xml", "sha256": "0"}],
        })
        for name, digest in digests.items()
    )  # fmt: skip
    Path("editions/report.json").write_text(f'{{\n"memos": [\n{memos}\n]}}\n')
    assert pack() == 0
    with Path(f"memos/{NAME}.txt").open("a") as file:
        file.write("\nOne word more.\n")
    assert pack(output="bag2") == 1
    said = capsys.readouterr().err
    assert "1 source changed since the editions were built" in said
    assert f"the first is that of editions/{NAME}.xml" in said
    shutil.rmtree("bag")
    Path("bag2").rename("bag")
    ingestion, *_, validation = record().iter(f"{PREMIS}event")
    assert ingestion.findtext(f".//{PREMIS}eventOutcome") == "warning"
    assert digests[NAME] in "".join(ingestion.itertext())
    assert validation.findtext(f".//{PREMIS}eventOutcome") == "success"


def test_other_xml_is_packed_without_a_record_and_a_missing_source_is_told(
    desk: Path, capsys
) -> None:
    Path("editions/feed.xml").write_text("<feed/>")
    Path(f"memos/{NAME}.txt").unlink()
    assert pack() == 0
    assert not Path("bag/data/records/feed.mets.xml").exists()
    said = capsys.readouterr().err
    assert "1 document without a source of the same name (.txt) in memos" in said
    assert f"the first is editions/{NAME}.xml" in said


def test_a_file_that_cannot_be_packed_leaves_no_bag(desk: Path, capsys) -> None:
    Path(f"editions/{NAME}.xml").write_text("<TEI")
    Path("editions/also.xml").write_text("")
    assert pack() == 1
    assert not Path("bag").exists()
    said = capsys.readouterr().err
    assert f"editions/{NAME}.xml:1:5: not well-formed XML" in said
    assert said.endswith("tei-tools: no bag was made, since 2 files failed\n")
    assert [path.name for path in desk.iterdir() if path.name.startswith(".")] == []


def test_a_run_that_is_stopped_leaves_no_bag(desk: Path) -> None:
    items = find_items(Path("editions"), Path("memos"))
    done: list[int] = []
    report = package(
        items,
        Path("bag"),
        show=lambda report, findings: done.append(report.done),
        stop=lambda: bool(done),
    )
    assert report.done == 1 < len(items)
    assert sorted(path.name for path in desk.iterdir()) == ["editions", "memos"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("50% more.txt", "the name holds a percent sign"),
        ("a\nb.txt", "the name holds a line break"),
        (b"caf\xe9.txt", "the name is not UTF-8"),
        ("a\uffff.xml", "cannot stand in XML"),
        (" a.txt", "begins or ends with white space"),
        (f"{NAME.upper()}.TXT", "their names differ only in case"),
        ("cafe\u0301.txt", "the form of a letter"),
    ],
)
def test_names_that_bags_cannot_hold_are_refused(
    desk: Path, name: str | bytes, said: str, capsys
) -> None:
    Path("memos/café.txt").write_text("Memo\n")
    Path("memos", os.fsdecode(name)).write_text("Memo\n")
    assert pack() == 1
    assert said in capsys.readouterr().err
    assert not Path("bag").exists()


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
def test_other_names_are_packed(desk: Path, name: str) -> None:
    Path("memos", name).write_text("Memo\n")
    assert pack() == 0
    bagit.Bag("bag").validate()
    assert Path("bag/data/sources", name).exists()


def test_links_are_refused_and_hidden_files_left_out(desk: Path, capsys) -> None:
    Path("memos/.hidden").write_text("")
    assert pack() == 0
    assert not Path("bag/data/sources/.hidden").exists()
    Path("memos/link.txt").symlink_to("persons.csv")
    assert pack(output="bag2") == 1
    assert "memos/link.txt: is a link" in capsys.readouterr().err


def test_a_bag_is_never_overwritten_nor_packed(desk: Path, capsys) -> None:
    assert pack(output="editions/bag") == 0
    assert pack(output="editions/bag") == 1
    assert "is there already" in capsys.readouterr().err
    assert pack(output="editions") == 2
    assert run(["package", "memos", "-o", "bag"]) == 2
    assert "there is no edition (*.xml) in this folder" in capsys.readouterr().err
    # sources above the editions
    assert run(["package", "editions/1977", "--sources", ".", "-o", "bag"]) == 0
    assert not Path("bag/data/sources/editions/1977").exists()


def test_line_breaks_in_settings_make_no_lines_of_their_own() -> None:
    text = bag_info(Settings(organization="A\nBagging-Date: 1900-01-01", address=" "), 1, 1)
    assert "\nBagging-Date" not in text
    assert "Organization-Address" not in text
