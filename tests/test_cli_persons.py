"""``tei-tools persons`` as a user runs it, and its list handed back."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from conftest import ROOT, SEEDS

from tei_tools.tei import XML_ID, parse, tag

MEMOS = {
    "one.txt": """1. Memorandum From the Director of the Harbour Office (Alder) to Minister Birch

Port City, March 2, 1974.

Margaret Alder of the Harbour Office met Mr. Elmwood. Mr. Elmwood said that storage was short.
""",
    "two.txt": """2. Memorandum From the Director of the Harbour Office (Alder) to Minister Birch

Port City, March 9, 1974.

Miss Alder said that Edgar T. Elmwood had written again.
""",
}


@pytest.fixture
def memos(tmp_path: Path) -> Path:
    folder = tmp_path / "memos"
    folder.mkdir()
    for name, text in MEMOS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def rows(path: Path) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row["name"]: row for row in csv.DictReader(file)}


def test_a_collection_becomes_a_list(cli, memos: Path, tmp_path: Path) -> None:
    done = cli("persons", memos, "-o", "persons.csv")
    assert done.returncode == 0
    found = rows(tmp_path / "persons.csv")
    assert list(found) == ["Alder, Margaret", "Birch", "Elmwood, Edgar T."]
    elmwood = found["Elmwood, Edgar T."]
    assert (elmwood["id"], elmwood["mentions"], elmwood["documents"]) == ("p_EET_1", "3", "2")
    assert (elmwood["first"], elmwood["last"]) == ("one.txt", "two.txt")
    assert found["Alder, Margaret"]["description"] == "Director of the Harbour Office"
    assert "2 documents, 3 persons" in done.stderr


def test_an_edited_list_is_handed_back(cli, memos: Path, tmp_path: Path) -> None:
    cli("persons", memos, "-o", "persons.csv")
    text = (tmp_path / "persons.csv").read_text(encoding="utf-8")
    edited = text.replace(
        'p_EET_1,"Elmwood, Edgar T.",', 'p_elm,"Elmwood, Edgar Thomas",Merchant', 1
    )
    assert edited != text
    (tmp_path / "persons.csv").write_text(edited, encoding="utf-8")
    done = cli("convert", memos / "one.txt", "-o", "one.xml", "--persons", "persons.csv")
    assert done.returncode == 0
    root = parse(tmp_path / "one.xml").getroot()
    names = [(e.text, e.get("ref")) for e in root.find(tag("text")).iter(tag("persName"))]
    assert names.count(("Elmwood", "#p_elm")) == 2
    (person,) = [p for p in root.iter(tag("person")) if p.get(XML_ID) == "p_elm"]
    assert [child.text for child in person] == ["Elmwood, Edgar Thomas", "Merchant"]


def test_who_is_listed_already_is_not_proposed_again(cli, memos: Path, tmp_path: Path) -> None:
    (tmp_path / "known.csv").write_text('id,name\np_EET_1,"Elmwood, Edgar T."\n')
    done = cli("persons", memos, "-o", "new.csv", "--persons", "known.csv")
    assert done.returncode == 0
    assert list(rows(tmp_path / "new.csv")) == ["Alder, Margaret", "Birch"]


def test_editions_say_the_same_as_their_memos(cli, memos: Path, tmp_path: Path) -> None:
    from_memos = cli("persons", memos).stdout
    for memo in memos.glob("*.txt"):
        cli("convert", memo, "-o", memo.with_suffix(".xml"))
    both = cli("persons", memos).stdout  # the edition is read where there is one
    assert both == from_memos.replace(".txt", ".xml")


def test_parallel_runs_say_the_same(cli, tmp_path: Path) -> None:
    once = cli("persons", *SEEDS)
    again = cli("persons", ROOT / "seeds" / "*.txt", "--jobs", 2)
    assert once.returncode == again.returncode == 0
    assert once.stdout == again.stdout


def test_a_file_that_fails_does_not_stop_the_others(cli, memos: Path, tmp_path: Path) -> None:
    (memos / "empty.txt").write_text("")
    (memos / "broken.xml").write_text("<TEI>")
    done = cli("persons", memos)
    assert done.returncode == 1
    assert "empty.txt: holds no text" in done.stderr
    assert "broken.xml:1:" in done.stderr
    assert "Elmwood" in done.stdout
    assert done.stderr.endswith(" persons, 2 failed\n")


def test_what_was_read_is_counted(cli, tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text("No one.\n")
    assert cli("persons", "1.txt").stderr == "1 document, 0 persons\n"
    (tmp_path / "2.txt").write_text("Mr. Alder came.\n")
    assert cli("persons", "1.txt", "2.txt").stderr == "2 documents, 1 person\n"
    assert "Error: name a file, a folder or a pattern\n" in cli("persons").stderr
    assert "Error: name a folder\n" in cli("package", "-o", "bag").stderr


def test_a_list_that_is_there_may_hold_corrections_and_is_not_overwritten(
    cli, memos: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "persons.csv"
    mine.write_text("id,name\np_1,Alder\n", encoding="utf-8")
    for known in ([], ["--persons", "persons.csv"]):
        done = cli("persons", memos, "-o", "persons.csv", *known)
        assert done.returncode == 2
        said = "would be overwritten" if known else "is there already, perhaps with corrections"
        assert f"persons.csv {said}" in done.stderr
    assert mine.read_text(encoding="utf-8") == "id,name\np_1,Alder\n"


def test_where_nothing_can_be_read_no_list_is_written(cli, tmp_path: Path) -> None:
    done = cli("persons", "mmos", "-o", "persons.csv")
    assert done.returncode == 1
    assert "mmos: cannot be read" in done.stderr
    assert "no list was written, since no document could be read" in done.stderr
    assert not (tmp_path / "persons.csv").exists()


def test_a_long_list_does_not_share_the_title_of_its_first(cli, tmp_path: Path) -> None:
    memo = tmp_path / "m.txt"
    memo.write_text(
        "1. Note\n\nPresent were Secretaries Alder, Birch, Cedarson, Dogwood, and Elmwood.\n",
        encoding="utf-8",
    )
    rows = csv.DictReader(cli("persons", memo).stdout.splitlines())
    offices = {row["name"]: row["description"] for row in rows}
    assert offices["Alder"] == "Secretary"
    assert offices["Elmwood"] == ""


def test_wrong_usage(cli, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    assert cli("persons").returncode == 2
    done = cli("persons", "nothing")
    assert done.returncode == 2
    assert "the folder holds no .txt or .xml file" in done.stderr
    assert cli("persons", "*.memo").returncode == 2


def test_the_proposal_can_be_read_by_every_command(cli, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    cli("persons", "seeds", "-o", "persons.csv", "--least", 2)
    done = cli("build", "seeds", "-o", "editions", "--persons", "persons.csv", "--quiet")
    assert done.returncode == 0, done.stderr
    assert "authority" not in done.stderr


def test_a_list_that_has_come_to_be_meanwhile_is_not_overwritten(
    cli, tmp_path, monkeypatch
) -> None:
    """A long run began before there was one, and somebody has begun to correct it since."""
    from tei_tools.cli import persons

    (tmp_path / "a.txt").write_text("1. Memorandum\n\nMr. Alder came.\n")
    real = persons._read_all

    def read_all(*given: object):
        (tmp_path / "new.csv").write_text("mine")
        return real(*given)

    monkeypatch.setattr(persons, "_read_all", read_all)
    done = cli("persons", "a.txt", "-o", "new.csv")
    assert (done.returncode, (tmp_path / "new.csv").read_text()) == (2, "mine")
    assert "new.csv is there already" in done.stderr
