"""``tei-tools cmif`` as a user runs it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import SEEDS

from tei_tools.convert import convert
from tei_tools.source import read_source
from tei_tools.tei import parse, tag

ABOUT = (
    "--title", "Letters", "--publisher", "Archive", "--url", "https://a.example/cmif.xml",
    "--date", "2026-05-01",
)  # fmt: skip
#: Those of the sample memos that go from somebody to somebody.
LETTERS = {
    "letter-desmarin-1971",
    "memorandum-weather-ships-1974",
    "sino-soviet-relations-1976",
    "telegram-castelmar-1966",
}


@pytest.fixture(scope="module")
def editions(tmp_path_factory) -> Path:
    """The editions of the sample memos, in two folders."""
    folder = tmp_path_factory.mktemp("editions")
    for at, memo in enumerate(SEEDS):
        target = folder / ("sub" if at % 2 else ".") / f"{memo.stem}.xml"
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(convert(read_source(memo)).xml)
    return folder


def links(path: Path) -> list[str]:
    return [entry.get("ref", "") for entry in parse(path).iter(tag("correspDesc"))]


def test_a_collection_becomes_one_index(cli, editions: Path, tmp_path: Path) -> None:
    base = ("--base-url", "https://a.example/l")
    done = cli("cmif", editions, "-o", "cmif.xml", *ABOUT, *base, "--ending", ".html")
    assert done.returncode == 0
    assert done.stdout == ""
    assert links(tmp_path / "cmif.xml") == [
        f"https://a.example/l/{path.relative_to(editions).with_suffix('.html').as_posix()}"
        for path in sorted(editions.rglob("*.xml"))
        if path.stem in LETTERS
    ]
    assert "4 of 7 documents" in done.stderr
    assert "sino-soviet-relations-1976.xml" in done.stderr
    assert "[cmif-date]" in done.stderr


def test_twice_the_same_bytes_and_the_index_is_no_letter_of_itself(
    cli, editions: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "editions"
    shutil.copytree(editions, folder)
    cli("cmif", "editions", "-o", "editions/cmif.xml", *ABOUT)
    first = (folder / "cmif.xml").read_bytes()
    cli("cmif", "editions", "editions", "-o", "editions/cmif.xml", *ABOUT)
    assert (folder / "cmif.xml").read_bytes() == first


def test_an_edition_is_not_overwritten_by_the_index(cli, editions: Path, tmp_path: Path) -> None:
    folder = tmp_path / "editions"
    shutil.copytree(editions, folder)
    letter = folder / "letter-desmarin-1971.xml"
    before = letter.read_bytes()
    done = cli("cmif", "editions", "-o", "editions/letter-desmarin-1971.xml", *ABOUT)
    assert done.returncode == 2
    assert "would be overwritten, but is no index; choose another file with -o" in done.stderr
    assert letter.read_bytes() == before


def test_an_archive_and_a_pattern_are_sources_too(cli, editions: Path, tmp_path: Path) -> None:
    archive = shutil.make_archive(str(tmp_path / "all"), "zip", editions)
    base = ("--base-url", "https://a.example")
    cli("cmif", editions, "-o", "one.xml", *ABOUT, *base)
    done = cli("cmif", archive, "-o", "two.xml", *ABOUT, *base)
    assert done.returncode == 0, done.stderr
    assert sorted(links(tmp_path / "two.xml")) == sorted(links(tmp_path / "one.xml"))
    assert cli("cmif", f"{editions}/**/*.xml", "-o", "one.xml", *ABOUT, *base).returncode == 0
    assert sorted(links(tmp_path / "two.xml")) == sorted(links(tmp_path / "one.xml"))


@pytest.mark.parametrize("date", ["2026-05", "2026-05-01T10:00:00+02:00", "2026-05-01T10:00:00Z"])
def test_the_date_may_be_a_month_or_a_moment(cli, editions, tmp_path, date: str) -> None:
    assert cli("cmif", editions, "-o", "cmif.xml", *ABOUT, "--date", date).returncode == 0
    assert f'<date when="{date}"' in (tmp_path / "cmif.xml").read_text(encoding="utf-8")


def test_the_date_may_be_that_of_the_environment(cli, editions, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    cli("cmif", editions, "-o", "cmif.xml", *ABOUT[:6])
    assert 'when="1970-01-02"' in (tmp_path / "cmif.xml").read_text()


def test_a_register_adds_addresses(cli, editions: Path, tmp_path: Path) -> None:
    tree = parse(editions / "letter-desmarin-1971.xml")
    sender = next(tree.iter(tag("correspAction")))[0].get("ref", "").removeprefix("#")
    (tmp_path / "persons.csv").write_text(f"id,name,viaf\n{sender},Desmarin,44499359\n")
    done = cli("cmif", editions, "-o", "cmif.xml", *ABOUT, "--register", "persons.csv")
    assert done.returncode == 0
    assert 'ref="http://viaf.org/viaf/44499359"' in (tmp_path / "cmif.xml").read_text()
    assert "1 of 9 correspondents" in done.stderr


def test_a_document_that_fails_does_not_stop_the_others(
    cli, editions: Path, tmp_path: Path
) -> None:
    (tmp_path / "broken.xml").write_text("<TEI>")
    done = cli("cmif", "broken.xml", "missing.xml", editions, "-o", "cmif.xml", *ABOUT)
    assert done.returncode == 1
    assert "broken.xml:1:" in done.stderr
    assert "missing.xml: cannot be read" in done.stderr
    assert len(links(tmp_path / "cmif.xml")) == 4


def test_without_letters_nothing_is_written(cli, tmp_path: Path) -> None:
    (tmp_path / "doc.xml").write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"/>')
    done = cli("cmif", "doc.xml", "-o", "cmif.xml", *ABOUT)
    assert done.returncode == 1
    assert "no document describes a letter" in done.stderr
    assert not (tmp_path / "cmif.xml").exists()


def test_another_licence_is_told(cli, editions: Path, tmp_path: Path) -> None:
    licence = "https://creativecommons.org/publicdomain/zero/1.0/"
    done = cli("cmif", editions, "-o", "cmif.xml", *ABOUT, "--licence", licence)
    assert done.returncode == 0
    assert "[cmif-licence]" in done.stderr
    assert f'target="{licence}"' in (tmp_path / "cmif.xml").read_text()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--url", "cmif.xml"), "no address"),
        (("--base-url", "ftp://a.example"), "no address"),
        (("--date", "yesterday"), "no date"),
        (("--date", "2026-05-01T10:00"), "no date; write it as 2026, 2026-05, 2026-05-01 or"),
        (("--date", "2026-05-01T25:00:00Z"), "no date"),
        (("--kind", "paper"), "paper"),
    ],
)
def test_wrong_usage(cli, editions: Path, options: tuple[str, str], message: str) -> None:
    done = cli("cmif", editions, "-o", "cmif.xml", *ABOUT, *options)
    assert done.returncode == 2
    assert message in done.stderr


def test_title_publisher_and_addresses_may_stand_in_the_settings(cli, editions, tmp_path) -> None:
    """But not its date, which is that of the index, nor the licence of the editions."""
    (tmp_path / "tei-tools.toml").write_text(
        'title = "Letters of the Harbour Office"\npublisher = "Example Archive"\n'
        'base-url = "https://archive.example/letters/"\nemail = "desk@archive.example"\n'
        'date = "1999"\nlicence = "https://archive.example/licence"\n'
    )
    url = "https://archive.example/cmif.xml"
    done = cli("cmif", editions, "-o", "i.xml", "--url", url, "--config", "tei-tools.toml")
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "i.xml").read_text(encoding="utf-8")
    for wanted in ("Letters of the Harbour Office", "Example Archive", "desk@archive.example",
                   "https://archive.example/letters/"):  # fmt: skip
        assert wanted in text
    assert "1999" not in text
    assert "https://archive.example/licence" not in text
    assert "cmif-licence" not in done.stderr
