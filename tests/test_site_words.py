"""The frame of a site in the language of the collection."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from site_collection import build, contents, letter, page

from tei_tools.edition import words
from tei_tools.edition.amounts import counted
from tei_tools.edition.site import Settings, pages
from tei_tools.edition.site.days import month_name, written_date
from tei_tools.edition.words import words_for

SITE = Path(pages.__file__).parent
TEMPLATES = sorted((SITE / "templates").glob("*.html"))
TABLES = Path(words.__file__).with_name("assets")
LANGUAGES = ("en", "de", "es", "fr", "it", "ru")
#: Names that are the same in every language.
NAMES = {"TEI", "PDF", "Dublin Core", "OAI Static Repository"}


def rows(name: str) -> list[list[str]]:
    with (TABLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_no_template_holds_words_of_its_own(template: Path) -> None:
    markup = re.sub(
        r"\{% block (kind|policy) %\}.*?\{% endblock %\}", "", template.read_text("utf-8")
    )
    markup = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", markup, flags=re.S)
    read = re.findall(r'(?:aria-label|alt|title|placeholder)="([^"]*)"', markup)
    texts = re.sub(r"<[^>]*>", "\n", markup).replace("&nbsp;", " ").split("\n")
    said = {text.strip(" :,.·›()–") for text in (*read, *texts)}
    assert {text for text in said if re.search(r"\w", text)} <= NAMES


def test_the_table_has_all_that_a_site_says() -> None:
    sources = [*TEMPLATES, *SITE.glob("*.py"), SITE / "assets" / "search.js"]
    code = "\n".join(path.read_text("utf-8") for path in sources)
    said = {text for _, text in re.findall(r"\bsay\(\s*(['\"])(.+?)\1", code)}
    said |= {*pages._TITLES.values(), *pages._ROLES.values()}
    assert len(said) > 60
    assert said <= {row[0] for row in rows("words.csv")}
    assert [row[0] for row in rows("months.csv")[1:]] == [str(n) for n in range(1, 13)]
    assert rows("months.csv")[0][1:] == rows("words.csv")[0] == list(LANGUAGES)
    assert all(all(row) and len(row) == 7 for row in rows("months.csv"))


@pytest.mark.parametrize("language", ["de", "es", "fr", "it", "ru"])
def test_a_site_says_nothing_in_english(folder: Path, tmp_path: Path, language: str) -> None:
    build(folder, tmp_path / "site", Settings(title="T", language=language, search=False))
    column = LANGUAGES.index(language)
    own = {row[column] for row in rows("words.csv")}
    english = {row[0] for row in rows("words.csv") if len(row[0]) > 3} - own
    names = [name for name in contents(tmp_path / "site") if name.endswith(".html")]
    for name in names:
        tree = page(tmp_path / "site", name)
        if "<article" not in (tmp_path / "site" / name).read_text("utf-8"):
            assert tree.get("lang") == language
            assert not tree.xpath("//@lang[. != $lang]", lang=language)
            told = {*tree.itertext(), *tree.xpath("//@aria-label")}
            assert not {words.strip() for words in told} & english, name


def test_around_a_document_the_frame_keeps_the_language_of_the_site(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    for name in ("a", "b"):
        text = letter(name, text="Bonjour<note>Ici</note>")
        text = text.replace("<TEI ", '<TEI xml:lang="fr" ')
        (home / f"{name}.xml").write_text(text, encoding="utf-8")
    build(home, tmp_path / "site", Settings(title="T", language="de", search=False))
    tree = page(tmp_path / "site", "documents/a.html")
    assert tree.get("lang") == "fr"
    assert tree.xpath("//nav[@lang='de' and @aria-label='Website']//a/text()")[0] == "Dokumente"
    assert tree.xpath("string(//section[@role='doc-endnotes']/h2)") == "Notes"
    told = json.loads(tree.xpath("//script/@data-words")[0])
    assert (told["lang"], told["Close"]) == ("fr", "Fermer")
    title = tree.xpath("//nav[@class='neighbours' and @lang='de']//bdi")[0]
    assert (title.text, title.get("lang")) == ("Letter b", "fr")


def test_a_site_in_a_language_that_we_do_not_speak_says_that_its_words_are_english(
    folder: Path, tmp_path: Path
) -> None:
    build(folder, tmp_path / "site", Settings(title="T", language="nl", search=False))
    tree = page(tmp_path / "site", "persons/index.html")
    assert tree.get("lang") == "nl"
    assert [(h.get("lang"), h.text) for h in tree.xpath("//h1")] == [("en", "Persons")]


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [
        ("en", "10 November 1976", "May 1976"),
        ("de", "10. November 1976", "Mai 1976"),
        ("es", "10 de noviembre de 1976", "mayo de 1976"),
        ("fr", "10 novembre 1976", "mai 1976"),
        ("it", "10 novembre 1976", "maggio 1976"),
        ("ru", "10 ноября 1976", "май 1976"),
    ],
)
def test_dates_are_written_as_the_language_writes_them(language: str, day: str, month: str) -> None:
    say = words_for(language)
    assert written_date("1976-11-10", "", say) == day
    assert written_date("1976-05", "1976-11-10", say) == f"{month} – {day}"
    assert written_date("1976", "", say) == "1976"


def test_the_first_day_and_the_name_of_a_month_alone() -> None:
    assert written_date("1976-03-01", "", words_for("fr")) == "1er mars 1976"
    assert month_name(3, words_for("fr")) == "Mars"
    assert month_name(3, words_for("ru")) == "Март"


@pytest.mark.parametrize(
    ("language", "number", "wanted"),
    [
        ("en", 3085, "3,085 documents"),
        ("de", 1, "1 Dokument"),
        ("fr", 3085, "3\u202f085 documents"),
        ("it", 1234567, "1.234.567 documenti"),
        ("ru", 22, "22 документа"),
        ("ru", 1005, "1\u00a0005 документов"),
    ],
)
def test_documents_are_counted_in_every_language(language: str, number: int, wanted: str) -> None:
    assert counted(number, "document", words_for(language)) == wanted
