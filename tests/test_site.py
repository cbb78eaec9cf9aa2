"""The web site of a collection: what it has, and what it links."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import ROOT
from lxml import html
from site_collection import build, dangling, letter, page

from tei_tools.edition.site import Settings


def test_every_link_resolves(site: Path) -> None:
    assert list(dangling(site)) == []


def test_a_person_has_a_page_with_all_documents(site: Path) -> None:
    anna, bertha = (page(site, f"persons/{name}.html") for name in ("anna-alt", "bertha-brandt"))
    assert [h.text_content().split() for h in anna.xpath("//section/h2")] == [
        ["Sent", "2"],
        ["In", "the", "same", "documents"],
    ]
    assert anna.xpath("//dd/a/@href") == ["https://d-nb.info/gnd/1"]
    assert len(bertha.xpath("//section[h2[contains(., 'Received')]]//ol/li")) == 2
    text = page(site, "documents/brief-wechsel/zwei.html")
    assert "../../persons/bertha-brandt.html" in text.xpath("//p//a/@href")


def test_references_lead_to_other_documents_or_nowhere(site: Path) -> None:
    (first,) = (site / "documents" / "brief-wechsel").glob("brief-a*.html")
    links = {a.text: a.get("href") for a in html.fromstring(first.read_bytes()).xpath("//p//a")}
    assert links["two"] == "../../documents/brief-wechsel/zwei.html"
    assert "gone" not in links


def test_images_of_the_collection_are_copied_and_no_others(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "letters").mkdir(parents=True)
    for path in (home / "page 1.PNG", tmp_path / "secret.png", home / "note.svg"):
        path.write_bytes(b"image")
    addresses = ("../page%201.PNG", "../../secret.png", "../note.svg", "/etc/hosts", "data:1.png")
    figures = "".join(f'<figure><graphic url="{url}"/></figure>' for url in addresses)
    (home / "letters" / "a.xml").write_text(letter("a", text=figures), encoding="utf-8")
    build(home, tmp_path / "site")
    shown = page(tmp_path / "site", "documents/letters/a.html").xpath("//img/@src")
    assert shown == ["a-1.png"]
    assert (tmp_path / "site" / "documents" / "letters" / "a-1.png").read_bytes() == b"image"


def test_previous_and_next_are_neighbours_in_time(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    for name, date in (("c", "1849"), ("b", "1850-05"), ("a", "1850-05-02")):
        (home / f"{name}.xml").write_text(letter(name, date), encoding="utf-8")
    build(home, tmp_path / "site")
    tree = page(tmp_path / "site", "documents/b.html")
    assert tree.xpath("//a[@rel='prev']/@href") == ["../documents/c.html"]
    assert tree.xpath("//a[@rel='next']/@href") == ["../documents/a.html"]
    build(home, tmp_path / "site", Settings(title="T", search=False, order="name"))
    assert page(tmp_path / "site", "documents/b.html").xpath("//a[@rel='prev']/@href") == [
        "../documents/a.html"
    ]


def test_around_a_text_in_another_language_our_own_words_say_that_they_are_english(
    tmp_path: Path,
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    arabic = letter("a", text="كتاب").replace("<TEI ", '<TEI xml:lang="ar" ')
    (home / "a.xml").write_text(arabic, encoding="utf-8")
    build(home, tmp_path / "site", Settings(title="T", search=False))
    tree = page(tmp_path / "site", "documents/a.html")
    assert (tree.get("lang"), tree.get("dir")) == ("ar", "rtl")
    ours = "//a[@class='skip'] | //nav | //footer//a | //p[@class='trail']"
    said = {(each.get("lang"), each.get("dir")) for each in tree.xpath(ours)}
    assert said == {("en", "ltr")}
    assert not page(tmp_path / "site", "index.html").xpath("//nav/@lang")


def test_the_page_for_addresses_that_have_none_leads_back_from_any_depth(
    folder: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    for base, root in (("https://archive.example/letters/", "/letters/"), ("", "/")):
        build(folder, site, Settings(title="T", base_url=base, language="de", search=False))
        missing = page(site, "404.html")
        assert missing.xpath("string(//h1)") == "Seite nicht gefunden"
        links = missing.xpath("//@href | //@src")
        assert f"{root}persons/index.html" in links
        assert f"{root}assets/site.css" in links
        assert all(link.startswith((root, "#")) for link in links)
        assert not missing.xpath("//base")


def test_what_no_document_tells_has_no_index(tmp_path: Path) -> None:
    home, site = tmp_path / "home", tmp_path / "site"
    home.mkdir()
    (home / "a.xml").write_text(letter("a"), encoding="utf-8")
    build(home, site)
    indexes = {path.parent.name for path in site.glob("*/index.html")}
    assert indexes == {"documents", "dates", "persons"}
    assert list(dangling(site)) == []


LIST = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Persons</title>'
    "</titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p>Made of the papers</p>"
    "</sourceDesc></fileDesc></teiHeader>{}</TEI>"
)
GALE = (
    '<listPerson><head>Persons</head><person xml:id="gale"><persName>Gale, Ruth</persName><note>'
    'harbour master</note></person><person xml:id="nobody"><persName>Nob, Al</persName></person>'
    "</listPerson>"
)


@pytest.mark.parametrize(
    "holder",
    ["<standOff>{}</standOff>", "<text><body><div><head>Who is who</head>{}</div></body></text>"],
)
def test_a_file_of_persons_is_a_list_of_the_collection_and_no_document(
    tmp_path: Path, holder: str
) -> None:
    home, site = tmp_path / "home", tmp_path / "site"
    (home / "letters").mkdir(parents=True)
    (home / "persons.xml").write_text(LIST.format(holder.format(GALE)), encoding="utf-8")
    for name, pointer in (("a", "../persons.xml#gale"), ("b", "#gale"), ("c", "gone.xml#gale")):
        text = f'<persName ref="{pointer}">Miss {name}</persName>'
        (home / "letters" / f"{name}.xml").write_text(letter(name, text=text), encoding="utf-8")
    report = build(home, site)
    assert report.documents == 3
    assert f"{home / 'persons.xml'}: is a list of the collection, no document" in report.notes
    gale = page(site, "persons/gale-ruth.html")
    assert gale.xpath("string(//p[@class='subtitle'])") == "harbour master"
    assert gale.xpath("//ol/li/a/text()") == ["Letter a", "Letter b"]
    letter_a = page(site, "documents/letters/a.html")
    assert letter_a.xpath("//p/a[. = 'Miss a']/@href") == ["../../persons/gale-ruth.html"]
    assert not (site / "persons" / "nob-al.html").exists()
    assert page(site, "dates/index.html").xpath("//main//li/a/text()") == ["1850"]
    assert list(dangling(site)) == []


def test_a_letter_without_a_text_is_a_document_though_it_has_a_list(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    blank = letter("a", text="").replace("<text>", f"<standOff>{GALE}</standOff><text>")
    (home / "a.xml").write_text(blank, encoding="utf-8")
    assert build(home, tmp_path / "site").documents == 1


def test_a_part_that_is_called_by_its_year_tells_the_year_once(tmp_path: Path) -> None:
    home = tmp_path / "home"
    for name in ("1850/a", "second/b"):
        (home / name).parent.mkdir(parents=True)
        (home / f"{name}.xml").write_text(letter(name[-1]), encoding="utf-8")
    build(home, tmp_path / "site")
    for name in ("index", "documents/index"):
        parts = page(tmp_path / "site", f"{name}.html").xpath("//ul[@class='entries']")[0]
        told = [" ".join(part.text_content().split()) for part in parts]
        assert told == ["1850 1 document", "second 1850, 1 document"]


def test_a_list_within_a_phrase_makes_a_sound_page(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    text = "To <hi>sell:<list><item>one</item></list></hi> soon"
    (home / "a.xml").write_text(letter("a", text=text), encoding="utf-8")
    build(home, tmp_path / "site")
    article = page(tmp_path / "site", "documents/a.html").xpath("//article")[0]
    assert article.xpath("//ul/ancestor::div[@class='p']")
    assert not article.xpath("//ul/ancestor::p | //ul/ancestor::span")


def test_a_style_sheet_of_the_house_is_added(folder: Path, tmp_path: Path) -> None:
    css = tmp_path / "house.css"
    css.write_text(":root { --paper: #fff; }", encoding="utf-8")
    build(folder, tmp_path / "site", Settings(title="T", search=False, css=css))
    links = page(tmp_path / "site", "index.html").xpath("//link[@rel='stylesheet']/@href")
    assert links == ["assets/edition.css", "assets/site.css", "assets/house.css"]
    assert (tmp_path / "site" / "assets" / "house.css").read_bytes() == css.read_bytes()


def test_files_of_one_name_have_two_pages(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "A").mkdir(parents=True)
    (home / "a").mkdir(exist_ok=True)
    names = ("A/x.xml", "A/x.tei.xml", "a/X!.xml", "a/x.xml", "index.xml", "con.xml", "日本.xml")
    for number, name in enumerate(names):
        (home / name).write_text(letter(str(number)), encoding="utf-8")
    report = build(home, tmp_path / "site")
    assert report.documents == len(names)
    assert len(list((tmp_path / "site" / "documents").rglob("*.dc.xml"))) == len(names)
    assert (tmp_path / "site" / "documents" / "index.html").is_file()
    assert list(dangling(tmp_path / "site")) == []
    for path in (tmp_path / "site").rglob("*"):
        assert path.name == path.name.lower()
        assert path.name.isascii()


def test_the_neighbours_of_a_year_are_a_step_away(site: Path) -> None:
    tree = page(site, "dates/1855.html")
    assert tree.xpath("//nav[@class='neighbours']/a/@href") == [
        "../dates/1850.html",
        "../dates/1966.html",
    ]


def test_years_tell_persons_of_one_name_apart(tmp_path: Path) -> None:
    home = tmp_path / "home"
    for name, date, text in (
        ("a/1", "1849", '<persName ref="#x">Alt</persName>'),
        ("b/2", "1850", '<persName ref="#y">Alt</persName>'),
        ("b/3", "1852", '<persName ref="#y">Alt</persName> <persName ref="#z">Neu</persName>'),
    ):
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / f"{name}.xml").write_text(letter(name[2:], date, text), encoding="utf-8")
    build(home, tmp_path / "site")
    entries = page(tmp_path / "site", "persons/index.html").xpath("//main/section//li")
    names = [" ".join(entry.text_content().split()) for entry in entries]
    assert names == ["Alt (1849) 1", "Alt (1850–1852) 2", "Anna Alt 3", "Bertha Brandt 3", "Neu 1"]


def test_the_name_of_a_wide_bar_stands_below_its_middle(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    for year in ("1854", "1856"):
        (home / f"{year}.xml").write_text(letter(year, year), encoding="utf-8")
    build(home, tmp_path / "site")
    picture = page(tmp_path / "site", "dates/index.html").xpath("//figure[@class='timeline']")[0]
    places = {text.text: float(text.get("x").rstrip("%")) for text in picture.iter("text")}
    assert (places["1854"], places["1856"]) == (16.667, 83.333)


def test_a_timeline_has_round_years_and_the_highest_number(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    for number, year in enumerate((1854, 1855, 1855, 1871)):
        (home / f"{number}.xml").write_text(letter(str(number), str(year)), encoding="utf-8")
    build(home, tmp_path / "site")
    picture = page(tmp_path / "site", "dates/index.html").xpath("//figure[@class='timeline']")[0]
    assert [text.text for text in picture.iter("text")] == ["2", "1855", "1860", "1865", "1870"]
    assert [a.get("href") for a in picture.iter("a")] == [
        "../dates/1854.html", "../dates/1855.html", "../dates/1871.html"
    ]  # fmt: skip
    bars = {rect.get("y"): float(rect.get("height")) for rect in picture.iter("rect")
            if rect.get("class") == "bar"}  # fmt: skip
    assert len(bars) == 2
    assert len({float(y) + height for y, height in bars.items()}) == 1


def test_an_index_is_set_alike_under_all_letters(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    shutil.copy(ROOT / "output" / "sino-soviet-relations-1976.xml", home)
    (home / "a.xml").write_text(letter("a", "1850"), encoding="utf-8")
    build(home, tmp_path / "site")
    lists = page(tmp_path / "site", "persons/index.html").xpath("//main/section/ul/@class")
    assert len(lists) > 3
    assert set(lists) == {"entries described"}


def test_persons_without_a_list_stand_under_their_surnames(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    words = (
        "<persName>Zoe Birch</persName> <persName>Ann von Cole</persName>"
        "<persName>Eve Éclair</persName> <persName>Ada Ebony</persName>"
        "<persName>Élan Ecru</persName> <persName><surname>Zhuge</surname> "
        "<forename>Liang</forename></persName>"
    )
    (home / "a.xml").write_text(letter("a", "1850", words), encoding="utf-8")
    build(home, tmp_path / "site")
    index = page(tmp_path / "site", "persons/index.html")
    assert index.xpath("//main/section/h2/text()") == ["A", "B", "C", "E", "Z"]
    names = [entry.text_content().split("\xa0")[0] for entry in index.xpath("//main//section//li")]
    assert names == [
        "Anna Alt",
        "Zoe Birch",
        "Bertha Brandt",
        "Ann von Cole",
        "Ada Ebony",
        "Eve Éclair",
        "Élan Ecru",
        "Zhuge Liang",
    ]
