"""Names that point to entries of lists in files beside the document."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from edition_documents import document, read_html

NAMESPACE = "http://www.tei-c.org/ns/1.0"
LIST = f"""<TEI xmlns="{NAMESPACE}"><teiHeader/><standOff>
<listPerson><person xml:id="gale"><persName>Gale, Grace</persName>
<note>harbor master</note></person>
<person xml:id="hill"><persName xml:id="hill_name">Hill, Hugh</persName></person></listPerson>
<listPlace><place xml:id="quay"><placeName>North Quay</placeName></place></listPlace>
</standOff></TEI>"""
BODY = (
    '<p><persName ref="{0}#gale">Miss Gale</persName> met <persName ref="{0}#hill_name">Hill'
    '</persName> at <placeName ref="{0}#quay">the quay</placeName>; <persName ref="{0}#gale">she'
    "</persName> left.</p>"
)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letters" / "letter.xml"
    path.parent.mkdir()
    path.write_bytes(document(BODY.format("lists/names.xml")))
    (path.parent / "lists").mkdir()
    (path.parent / "lists" / "names.xml").write_text(LIST)
    return path


def registers(page: str) -> dict[str, str]:
    """The entries of the page by their identifiers."""
    found = read_html(page).iterfind(".//section[@class='register']/dl/div")
    return {entry.get("id"): " ".join("".join(entry.itertext()).split()) for entry in found}


def test_names_are_linked_to_entries_of_a_file_beside_the_document(cli, letter) -> None:
    done = cli("html", letter)
    assert done.stderr == ""
    links = [
        (a.get("href"), a.text) for a in read_html(done.stdout).iterfind(".//p/a[@class]")
        if a.get("class") != "para"
    ]  # fmt: skip
    assert links == [
        ("#gale", "Miss Gale"), ("#hill", "Hill"), ("#quay", "the quay"), ("#gale", "she"),
    ]  # fmt: skip
    entries = registers(done.stdout)
    assert entries["gale"] == "Gale, Graceharbor masterNamed: text (2)"
    assert entries["hill"].startswith("Hill, Hugh")
    assert entries["quay"].startswith("North Quay")


def test_other_forms_know_the_entries_too(cli, letter) -> None:
    told = json.loads(cli("export", letter, "--to", "json").stdout)
    assert {"gale", "hill", "quay"} <= {each.get("ref", "").strip("#") for each in told["entities"]}
    assert "Miss Gale met Hill" in cli("text", letter).stdout


def test_a_book_has_the_entries_in_each_chapter(cli, letter, tmp_path) -> None:
    other = letter.with_name("other.xml")
    other.write_bytes(document(BODY.format("lists/names.xml") + BODY.format("none.xml")))
    done = cli("export", letter, other, "-o", tmp_path / "book.epub")
    assert done.stderr.count("none.xml: cannot be read") == 1
    with zipfile.ZipFile(tmp_path / "book.epub") as book:
        for number in (1, 2):
            assert "Gale, Grace" in book.read(f"EPUB/text-00{number}.xhtml").decode()


def test_an_identifier_that_the_document_has_already_is_given_once(cli, letter) -> None:
    other = '<p xml:id="gale">One. <ref target="#gale">See</ref>.</p>'
    letter.write_bytes(document(other + BODY.format("lists/names.xml")))
    page = cli("html", letter).stdout
    assert registers(page)["gale.2"].startswith("Gale, Grace")
    assert page.count('id="gale"') == 1


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("none.xml", "letters/none.xml: cannot be read (No such file or directory)"),
        ("../names.xml", "../names.xml: is not read, since it lies outside of the folder"),
        ("a/../../names.xml", "a/../../names.xml: is not read, since it lies outside"),
        ("%2e%2e/names.xml", "%2e%2e/names.xml: is not read, since it lies outside"),
        ("/etc/passwd", "/etc/passwd: is not read, since it lies outside of the folder"),
        ("link.xml", "link.xml: is not read, since it lies outside of the folder"),
        ("broken.xml", "letters/broken.xml:1:6: "),
    ],
)
def test_a_list_that_cannot_be_used_is_told_once(cli, letter, address, told) -> None:
    folder = letter.parent
    (folder.parent / "names.xml").write_text(LIST)
    (folder / "link.xml").symlink_to(folder.parent / "names.xml")
    (folder / "broken.xml").write_text("<TEI>")
    letter.write_bytes(document(BODY.format(address)))
    done = cli("html", letter)
    assert done.returncode == 0
    assert done.stderr.count("warning:") == 1
    assert told in done.stderr
    assert "names that point into it are no links" in done.stderr
    assert '<span class="persName">Miss Gale</span>' in done.stdout


def test_what_is_no_file_is_left_alone(cli, letter) -> None:
    for pointer in ("https://names.example/list", "urn:names", "psn:gale"):
        letter.write_bytes(document(BODY.format(pointer)))
        done = cli("html", letter)
        assert (done.returncode, done.stderr) == (0, "")
        assert '<span class="persName">Miss Gale</span>' in done.stdout
