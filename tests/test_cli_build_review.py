"""What the archivist has decided about names holds in ``tei-tools build``."""

from __future__ import annotations

import csv
from pathlib import Path

from tei_tools.cli import run
from tei_tools.cli.collecting import Collecting


def test_a_decision_about_a_name_in_doubt_holds_on_the_next_run(memos: Path) -> None:
    Path("persons.csv").write_text(
        'id,name,description\np_A1,"Alder, Rowan",Harbor Master\np_A2,"Alder, Maud",Poet\n'
    )
    for name in ("1.txt", "letters/2.txt"):
        (memos / name).write_text("1. Memorandum for the Record\n\nMr. Alder came at noon.\n")
    args = ["build", "memos", "-o", "out", "--persons", "persons.csv", "--review", "doubts.csv"]
    assert run(args) == 0
    header, *rows = Path("doubts.csv").read_text().splitlines()
    row = next(row for row in csv.DictReader([header, *rows]) if "2.txt" in row["document"])
    assert set(row["candidates"].split()) == {"p_A1", "p_A2"}
    decided = {**row, "choice": "p_A2"}
    with Path("doubts.csv").open("w", newline="") as file:
        table = csv.DictWriter(file, header.split(","))
        table.writeheader()
        table.writerow(decided)
    for jobs in ("1", "2"):
        assert run([*args, "--jobs", jobs]) == 0
        xml = Path("out/letters/2.xml").read_text()
        assert '<persName ref="#p_A2">Alder</persName>' in xml
        assert '<persName ref="#p_A2">Alder</persName>' not in Path("out/1.xml").read_text()
        assert decided in list(csv.DictReader(Path("doubts.csv").read_text().splitlines()))


def test_a_choice_that_no_list_has_is_told(memos: Path, capsys) -> None:
    Path("persons.csv").write_text("id,name,description\np_A1,Alder,Poet\n")
    heading = "document,start,name,context,choice,proposed,candidates"
    Path("doubts.csv").write_text(f"{heading}\nmemos/1.txt,3,Alder,x,p_A11,p_A1,p_A1\n")
    args = ["build", "memos", "-o", "out", "--persons", "persons.csv", "--review", "doubts.csv"]
    assert run(args) == 0
    told = capsys.readouterr().err
    assert "doubts.csv:2:1: warning: the choice p_A11 for Alder in memos/1.txt is in no" in told


def test_a_table_of_decisions_that_is_none_is_told(memos: Path, capsys) -> None:
    Path("doubts.csv").write_text("a,b\n1,2\n")
    assert run(["build", "memos", "-o", "out", "--review", "doubts.csv"]) == 1
    assert "doubts.csv:1:1: a table of decisions has the columns" in capsys.readouterr().err
    assert not Path("out").exists()


def test_decisions_that_are_made_during_a_run_are_kept(memos: Path, monkeypatch) -> None:
    Path("persons.csv").write_text(
        'id,name,description\np_A1,"Alder, Rowan",\np_A2,"Alder, Maud",\n'
    )
    for path in memos.rglob("*.txt"):
        path.write_text("1. Memorandum for the Record\n\nMr. Alder came at noon.\n")
    args = ["build", "memos", "-o", "out", "--persons", "persons.csv", "--review", "doubts.csv"]
    assert run(args) == 0
    rows = list(csv.DictReader(Path("doubts.csv").read_text().splitlines()))
    decided = {**rows[0], "choice": "p_A2"}

    def end(self: Collecting, **options: bool) -> None:
        with Path("doubts.csv").open("w", newline="") as file:
            table = csv.DictWriter(file, list(decided))
            table.writeheader()
            table.writerow(decided)
        real(self, **options)

    real = Collecting.end
    monkeypatch.setattr(Collecting, "end", end)
    assert run(args) == 0
    assert decided in list(csv.DictReader(Path("doubts.csv").read_text().splitlines()))
