"""The record of each document in a package: METS, Dublin Core, PREMIS."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from urllib.parse import unquote

import bagit
from conftest import ROOT, TEI_ALL, needs_shared
from lxml import etree
from packing import DC, METS, NAME, PREMIS, pack, record

from tei_tools.check.schemas import load_schema
from tei_tools.cli import run


def test_the_records_are_what_the_standards_say(to_pack: Path) -> None:
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


def test_a_record_lists_the_files_and_their_digests(to_pack: Path) -> None:
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


def test_a_record_tells_the_history(to_pack: Path) -> None:
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


def test_a_record_describes_the_document(to_pack: Path) -> None:
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


def test_errors_of_a_document_stand_in_its_record(to_pack: Path, capsys) -> None:
    path = Path(f"editions/{NAME}.xml")
    path.write_bytes(path.read_bytes().replace(b"<body>", b"<body><nonsense/>", 1))
    assert pack() == 1
    bagit.Bag("bag").validate()
    validation = list(record().iter(f"{PREMIS}event"))[-1]
    assert validation.findtext(f".//{PREMIS}eventOutcome") == "fail"
    assert "nonsense" in "".join(validation.itertext())
    assert "nonsense" in capsys.readouterr().err


def test_a_source_that_is_not_what_was_built_from_is_told(to_pack: Path, capsys) -> None:
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
    to_pack: Path, capsys
) -> None:
    Path("editions/feed.xml").write_text("<feed/>")
    Path(f"memos/{NAME}.txt").unlink()
    assert pack() == 0
    assert not Path("bag/data/records/feed.mets.xml").exists()
    said = capsys.readouterr().err
    assert "1 document without a source of the same name (.txt) in memos" in said
    assert f"the first is editions/{NAME}.xml" in said


def test_a_source_may_have_its_ending_in_capitals(to_pack: Path, capsys) -> None:
    Path(f"memos/{NAME}.txt").rename(f"memos/{NAME}.TXT")
    assert pack() == 0
    assert "without a source" not in capsys.readouterr().err
