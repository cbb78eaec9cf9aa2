"""``tei-tools convert``: where editions go, and what is said of files that are not memos."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT, SEEDS
from lxml import etree

from tei_tools.cli import run
from tei_tools.tei import tag

MEMO = ROOT / "seeds" / "letter-desmarin-1971.txt"
OTHER = ROOT / "seeds" / "plain-memorandum-1977.txt"


def test_one_memo_goes_to_the_standard_output(capfdbinary) -> None:
    assert run(["convert", str(MEMO)]) == 0
    shown = capfdbinary.readouterr()
    assert etree.fromstring(shown.out).tag == tag("TEI")
    assert shown.err == b""


def test_one_memo_goes_to_a_file_or_a_folder(tmp_path: Path, capfdbinary) -> None:
    (tmp_path / "folder").mkdir()
    assert run(["convert", str(MEMO), "-o", str(tmp_path / "new" / "memo.xml")]) == 0
    assert run(["convert", str(MEMO), "-o", str(tmp_path / "folder")]) == 0
    one = (tmp_path / "new" / "memo.xml").read_bytes()
    assert one == (tmp_path / "folder" / "letter-desmarin-1971.xml").read_bytes()
    assert capfdbinary.readouterr().out == b""


def test_several_memos_go_to_a_folder(tmp_path: Path) -> None:
    assert run(["convert", str(MEMO), str(OTHER), "-o", str(tmp_path / "new")]) == 0
    assert sorted(path.name for path in (tmp_path / "new").glob("[!.]*")) == [
        "letter-desmarin-1971.xml",
        "plain-memorandum-1977.xml",
    ]


def test_several_memos_need_a_folder(capsys) -> None:
    assert run(["convert", str(MEMO), str(OTHER)]) == 2
    assert "-o DIR" in capsys.readouterr().err


def test_a_memo_is_not_overwritten(tmp_path: Path, capsys) -> None:
    memo = tmp_path / "memo.txt"
    memo.write_bytes(MEMO.read_bytes())
    assert run(["convert", str(memo), "-o", str(memo)]) == 2
    assert memo.read_bytes() == MEMO.read_bytes()


def test_a_memo_is_not_overwritten_by_the_report(tmp_path: Path, capsys) -> None:
    memo = tmp_path / "memo.txt"
    memo.write_text("1. Memo\n\nIt rained.\n", encoding="utf-8")
    told = ["convert", str(memo), "-o", str(tmp_path / "memo.xml"), "--report", str(memo)]
    assert run(told) == 2
    assert "would be overwritten by --report" in capsys.readouterr().err
    assert memo.read_text(encoding="utf-8") == "1. Memo\n\nIt rained.\n"


def test_the_standard_input(cli) -> None:
    with MEMO.open(encoding="utf-8") as memo:
        done = cli("convert", "-", stdin=memo)
    assert done.returncode == 0
    assert "Sincerely yours" in done.stdout


BAD = {
    "empty.txt": (b"", "holds no text"),
    "blank.txt": (b" \n\t\n", "holds no text"),
    "binary.txt": (b"\x7fELF\x02\x01\x00\x00 memo", "not a text file"),
    "control.txt": (b"1. Memo\n\nText \x07 text\n", "2:3:6: the character U+0007"),
    "cp1252.txt": ("1. Memo\n\nThe “café” in Genève\n".encode("cp1252"), "--encoding"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_not_a_memo_is_told_and_nothing_is_written(
    name: str, tmp_path: Path, capsys
) -> None:
    data, words = BAD[name]
    (tmp_path / name).write_bytes(data)
    assert run(["convert", str(tmp_path / name), "-o", str(tmp_path / "out" / "memo.xml")]) == 1
    shown = capsys.readouterr()
    assert words.split(": ")[-1] in shown.err
    assert name in shown.err
    assert "Traceback" not in shown.err
    assert shown.out == ""
    assert not (tmp_path / "out").exists()


def test_the_right_encoding_helps(tmp_path: Path) -> None:
    memo = tmp_path / "memo.txt"
    memo.write_bytes(BAD["cp1252.txt"][0])
    assert run(["convert", str(memo), "--encoding", "cp1252", "-o", str(tmp_path / "o.xml")]) == 0
    assert "“café” in Genève" in (tmp_path / "o.xml").read_text(encoding="utf-8")


def test_an_unknown_encoding_is_told(capsys) -> None:
    assert run(["convert", str(MEMO), "--encoding", "klingon"]) == 2
    assert "'klingon' is unknown" in capsys.readouterr().err


def test_one_bad_memo_does_not_stop_the_others(tmp_path: Path, capsys) -> None:
    missing = str(tmp_path / "missing.txt")
    assert run(["convert", missing, str(MEMO), "-o", str(tmp_path / "out")]) == 1
    assert "missing.txt: cannot be read" in capsys.readouterr().err
    assert (tmp_path / "out" / "letter-desmarin-1971.xml").exists()


def test_a_folder_that_cannot_be_written_to(tmp_path: Path, capsys) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert run(["convert", str(MEMO), "-o", str(tmp_path / "file" / "memo.xml")]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_a_list_that_is_none_is_told(tmp_path: Path, capsys) -> None:
    (tmp_path / "persons.csv").write_text("name;born\nAlder;1900\n", encoding="utf-8")
    assert run(["convert", str(MEMO), "--persons", str(tmp_path / "persons.csv")]) == 1
    assert "persons.csv" in capsys.readouterr().err


def test_lists_link_what_the_memo_names(tmp_path: Path, capfdbinary) -> None:
    lists = [tmp_path / "a.csv", tmp_path / "b.csv"]
    lists[0].write_text('id,name,description\np_D,"Desmarin, Jules",Prime Minister\n')
    lists[1].write_text('id,name,description\np_C,"Corvin, Ida",Foreign Minister\n')
    args = ["convert", str(MEMO), *(a for path in lists for a in ("--persons", str(path)))]
    assert run(args) == 0
    xml = etree.fromstring(capfdbinary.readouterr().out)
    people = xml.findall(f".//{tag('person')}")
    assert {"p_D", "p_C"} <= {p.get("{http://www.w3.org/XML/1998/namespace}id") for p in people}
    refs = {e.get("ref") for e in xml.find(f".//{tag('body')}").iter(tag("persName"))}
    assert {"#p_D", "#p_C"} <= refs


def test_the_publisher_stands_in_the_header(capfdbinary) -> None:
    assert run(["convert", str(MEMO), "--publisher", "Castelmar & Sons"]) == 0
    xml = etree.fromstring(capfdbinary.readouterr().out)
    assert xml.findtext(f".//{tag('publisher')}") == "Castelmar & Sons"


def test_a_folder_in_several_processes(tmp_path: Path, capfdbinary) -> None:
    folder = ROOT / "seeds"
    report = ["--report", str(tmp_path / "report")]
    assert run(["convert", str(folder), "-o", str(tmp_path / "one"), *report]) == 0
    first = (tmp_path / "report").read_bytes()
    assert run(["convert", str(folder), "-o", str(tmp_path / "two"), *report, "--jobs", "2"]) == 0
    assert (tmp_path / "report").read_bytes() == first
    made = sorted((tmp_path / "one").glob("[!.]*"))
    assert [path.stem for path in made] == [seed.stem for seed in SEEDS]
    assert all(p.read_bytes() == (tmp_path / "two" / p.name).read_bytes() for p in made)


def test_a_folder_is_not_given_the_name_of_an_edition(cli, tmp_path: Path) -> None:
    """It is a slip: several memos, and a file as for one."""
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text("A memo.\n")
    done = cli("convert", "a.txt", "b.txt", "-o", "x.xml")
    assert done.returncode == 2
    assert "x.xml is a file; several editions need a folder: -o DIR" in done.stderr
    assert not (tmp_path / "x.xml").exists()
    assert cli("convert", "a.txt", "b.txt", "-o", "out").returncode == 0
    done = cli("html", "out/a.xml", "out/b.xml", "-o", "x.html")
    assert "x.html is a file; several editions need a folder: -o DIR" in done.stderr


def test_a_name_with_a_line_break_is_told_on_one_line(cli, tmp_path: Path) -> None:
    """Also where it is the name of what cannot be written."""
    (tmp_path / "a\nb.txt").write_text("A memo.\n")
    (tmp_path / "a\nb.xml").write_text("mine")
    done = cli("convert", "a\nb.txt", "-o", "a\nb.xml")
    assert done.returncode == 1
    assert r"a\nb.xml: is there already" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_what_many_memos_fail_for_is_told_once_with_three_examples(tmp_path: Path, capsys) -> None:
    """The log names each of them."""
    for number in range(20):
        (tmp_path / f"{number:02}.txt").write_bytes(b"Memo" + b"." * number + b" of the caf\xe9")
    (tmp_path / "empty.txt").write_bytes(b"")
    log = tmp_path / "log"
    folders = [str(tmp_path), "-o", str(tmp_path / "out")]
    assert run(["convert", *folders, "--quiet", "--log-json", str(log)]) == 1
    said = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[1].split("/")[-1] for line in said[:4]] == [
        "00.txt:1:16", "01.txt:1:17", "02.txt:1:18", "empty.txt",
    ]  # fmt: skip
    (rest,) = said[4:]
    assert "and 17 more, 20 in all, as these: the byte 0xE9 is not utf-8" in rest
    assert log.read_text().count('"status": "failed"') == 21


def test_editions_that_are_not_written_over_are_told_each(tmp_path: Path, capsys) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_bytes(MEMO.read_bytes())
        (tmp_path / "out").mkdir(exist_ok=True)
        (tmp_path / f"out/{number}.xml").write_text("corrected")
    assert run(["convert", str(tmp_path), "-o", str(tmp_path / "out"), "--quiet"]) == 1
    assert capsys.readouterr().err.count("is there already") == 5
