"""How a document is cited: from its header, and nothing that it does not say."""

from __future__ import annotations

import json
import re

import pytest
from edition_documents import HEADER, document, read_html
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tei_tools.edition import to_html
from tei_tools.edition.citation import Citation, Name, citation
from tei_tools.edition.document import read_document
from tei_tools.edition.html import read_asset
from tei_tools.edition.styles import bibtex, chicago, csl, json_ld, script_safe

FULL = """<fileDesc><titleStmt><title type="main">Memorandum to Birch</title>
<title type="sub">Grain</title><author><persName ref="#p_A">Alder</persName></author>
<author><persName>Ben Birch</persName></author><editor>Cole, Carl</editor></titleStmt>
<publicationStmt><publisher>The Archive</publisher><pubPlace>Port City</pubPlace>
<date when="2020-05">May 2020</date><availability><licence
 target="https://creativecommons.org/publicdomain/zero/1.0/">CC0</licence></availability>
<idno type="document">12</idno><idno type="URI">https://archive.example/12</idno>
</publicationStmt><seriesStmt><title>Papers on Grain</title></seriesStmt>
<sourceDesc><msDesc><msIdentifier><repository>National Archives</repository>
<collection>RG 40</collection><idno type="box">3</idno></msIdentifier></msDesc></sourceDesc>
</fileDesc><profileDesc><creation><date when="1974-03-02">2 March</date></creation>
<correspDesc><correspAction type="received"><persName ref="#p_B">Birch</persName></correspAction>
</correspDesc></profileDesc>"""
SPARSE = "<fileDesc><titleStmt><title/></titleStmt></fileDesc>"


def cited(header: str) -> Citation:
    return citation(read_document(document("<p>Text.</p>", header)))


def test_chicago() -> None:
    assert chicago(cited(FULL)) == (
        "Alder, Ann, and Ben Birch. “Memorandum to Birch: Grain.” March 2, 1974. Document 12 in "
        "Papers on Grain, edited by Carl Cole. Port City: The Archive, 2020. RG 40, Box 3, "
        "National Archives. https://archive.example/12."
    )


def test_bibtex() -> None:
    assert bibtex(cited(FULL)) == (
        "@misc{alder1974grain,\n"
        "  author = {Alder, Ann and {Ben Birch}},\n"
        "  editor = {Cole, Carl},\n"
        "  title = {{Memorandum to Birch}},\n"
        "  subtitle = {{Grain}},\n"
        "  date = {1974-03-02},\n"
        "  year = {1974},\n"
        "  series = {Papers on Grain},\n"
        "  number = {12},\n"
        "  publisher = {The Archive},\n"
        "  address = {Port City},\n"
        "  library = {National Archives, RG 40, Box 3},\n"
        "  url = {https://archive.example/12},\n"
        "  langid = {en}\n}"
    )


def test_csl() -> None:
    item = csl(cited(FULL))
    assert item["author"] == [{"family": "Alder", "given": "Ann"}, {"literal": "Ben Birch"}]
    assert item["recipient"] == [{"family": "Birch", "given": "Ben"}]
    assert item["issued"] == {"date-parts": [[2020, 5]]}
    assert item["original-date"] == {"date-parts": [[1974, 3, 2]]}
    assert item["archive_location"] == "RG 40, Box 3"


def test_schema_org() -> None:
    data = json_ld(cited(FULL))
    assert data["@type"] == "ArchiveComponent"
    assert data["holdingArchive"] == {"@type": "ArchiveOrganization", "name": "National Archives"}
    assert data["license"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert data["dateCreated"] == "1974-03-02"


def test_what_the_header_does_not_say_is_left_out() -> None:
    nothing = cited(SPARSE)
    assert nothing == Citation(language="en")
    assert chicago(nothing) == ""
    assert csl(nothing) == {"id": "document", "type": "manuscript", "language": "en"}
    assert "<details" not in to_html(document("<p>Text.</p>", SPARSE))


def test_that_nothing_is_published_is_no_publisher() -> None:
    header = FULL.replace("The Archive", "Not published")
    assert cited(header).publisher == ""


@pytest.mark.parametrize(
    ("date", "created", "words"),
    [
        ('when="1974"', ("1974", ""), "1974."),
        ('when="1974-03"', ("1974-03", ""), "March 1974."),
        ('when="1974-03-02T17:40:00Z"', ("1974-03-02", ""), "March 2, 1974."),
        ('from="1974-03-01" to="1974-03-02"', ("1974-03-01", "1974-03-02"),
         "March 1, 1974–March 2, 1974."),
        ('notBefore="1974" notAfter="1974"', ("1974", ""), "1974."),
        ('when="yesterday"', ("", ""), ""),
        ('when="1974-99-99"', ("1974-99-99", ""), "1974."),
    ],
)  # fmt: skip
def test_dates(date: str, created: tuple[str, str], words: str) -> None:
    header = (
        "<fileDesc><titleStmt><title>T</title></titleStmt></fileDesc><profileDesc><creation>"
        f"<date {date}/></creation></profileDesc>"
    )
    found = cited(header)
    assert (found.created, found.created_to) == created
    assert chicago(found) == f"“T.” {words}".strip()


@pytest.mark.parametrize(
    ("text", "parts", "in_order"),
    [
        ("Hummel, Arthur W., Jr.", ("Hummel", "Arthur W.", "Jr."), "Arthur W. Hummel Jr."),
        ("Alder, Ann", ("Alder", "Ann", ""), "Ann Alder"),
        ("Alder", None, "Alder"),
        ("Alder,", None, "Alder,"),
    ],
)
def test_names(text: str, parts: tuple[str, str, str] | None, in_order: str) -> None:
    assert Name(text).parts == parts
    assert Name(text).in_order == in_order


def test_the_name_of_an_organization_is_no_family_name() -> None:
    name = Name("Alder, Birch", is_organization=True)
    assert name.parts is None
    assert name.in_order == "Alder, Birch"


def test_a_letter_without_an_author_is_by_its_sender() -> None:
    sent = '<correspDesc><correspAction type="sent"><persName>Cole</persName></correspAction>'
    authors = "<author><persName>Dale</persName></author>"
    for author, name in (("", "Cole"), (authors, "Dale")):
        header = SPARSE.replace("<title/>", f"<title/>{author}")
        header += f"<profileDesc>{sent}</correspDesc></profileDesc>"
        assert cited(header).authors == (Name(name),)


def test_a_title_that_is_alone_is_no_subtitle_beside_itself() -> None:
    found = cited(SPARSE.replace("<title/>", '<title type="sub">Grain</title>'))
    assert (found.title, found.subtitle) == ("Grain", "")


def test_a_shelfmark_names_boxes_once_and_leaves_out_what_is_empty() -> None:
    identifier = (
        '<repository>The Archive</repository><collection>RG 40</collection><idno type="lot"/>'
        '<idno type="lot">64 D 1</idno><idno type="box">Box 3</idno><idno type="file">Grain</idno>'
    )
    source = f"<msDesc><msIdentifier>{identifier}</msIdentifier></msDesc>"
    header = SPARSE.replace("</fileDesc>", f"<sourceDesc>{source}</sourceDesc></fileDesc>")
    assert cited(header).shelfmark == "RG 40, Lot 64 D 1, Box 3, Grain"


def test_bibtex_escapes() -> None:
    entry = bibtex(Citation(title=r"100% of {A} & B_c \d", authors=(Name("Ann and Ben, Co"),)))
    assert r"title = {{100\% of \{A\} \& B\_c \textbackslash{}d}}" in entry
    assert "author = {{Ann and Ben, Co}}" in entry


def test_the_page_shows_the_citation_and_tells_machines() -> None:
    page = read_html(to_html(document("<p>Text.</p>", FULL)))
    details = page.find(".//details[@class='citation']")
    assert details is not None
    assert details.get("open") is None
    assert "Alder, Ann, and Ben Birch." in "".join(details.itertext())
    names = [(m.get("name"), m.get("content")) for m in page.iterfind(".//meta[@name]")]
    assert ("citation_title", "Memorandum to Birch") in names
    assert ("citation_author", "Alder, Ann") in names
    assert ("citation_author", "Ben Birch") in names
    assert ("citation_publication_date", "2020/05") in names
    assert ("citation_inbook_title", "Papers on Grain") in names
    script = page.find(".//script")
    assert script is not None
    assert script.get("type") == "application/ld+json"
    assert json.loads(script.text or "")["name"] == "Memorandum to Birch"


_WORDS = st.text(
    st.characters(blacklist_categories=["Cs", "Cc"]) | st.sampled_from("<>&'\"{}%\\/"), min_size=1
).map(str.strip)


@given(_WORDS)
def test_nothing_of_a_header_ends_the_script(text: str) -> None:
    hostile = f"</script><script>{text}<!--"
    title = etree.Element("title")
    title.text = hostile
    header = (
        f"<fileDesc><titleStmt>{etree.tostring(title, encoding='unicode')}</titleStmt></fileDesc>"
    )
    page = read_html(to_html(document("<p>Text.</p>", header)))
    script, ours = page.iterfind(".//script")
    assert ours.text == read_asset("edition.js")
    assert json.loads(script.text or "")["name"] == re.sub(" +", " ", hostile)


@given(_WORDS)
def test_script_safe_is_the_same_json(text: str) -> None:
    safe = script_safe({"a": text, "b": "\u2028</script>"})
    assert json.loads(safe) == {"a": text, "b": "\u2028</script>"}
    assert not re.search("[<>&\u2028]", safe)


@given(_WORDS)
def test_braces_of_bibtex_are_balanced(text: str) -> None:
    entry = bibtex(Citation(title=text, authors=(Name(text),), series=text))
    depth = 0
    for character in re.sub(r"\\[{}%&#$_]", "", entry):
        depth += (character == "{") - (character == "}")
        assert depth >= 0
    assert depth == 0


@pytest.mark.parametrize("words", ["Not published", "not published", "Unpublished"])
def test_no_publisher_is_no_publisher_anywhere(words: str) -> None:
    header = HEADER.replace("The Archive", words)
    page = to_html(document("<p/>", header))
    assert "DC.publisher" not in page
    assert "citation_publisher" not in page
    assert f'"publisher": "{words}"' not in page


def test_a_publisher_after_none_is_the_publisher() -> None:
    two = "Not published</publisher><publisher>The Archive"
    header = HEADER.replace("The Archive", two)
    assert '"publisher": "The Archive"' in to_html(document("<p/>", header))


@pytest.mark.parametrize(
    ("root", "body", "usage", "language"),
    [
        ("en", "fr", "de", "fr"),
        ("fr", "", "de", "fr"),
        ("", "", "de", "de"),
        ("x-own", "", "", "x-own"),
        ("not a language", "", "de", "de"),
        ("", "", "", ""),
    ],
)
def test_a_document_has_one_language_for_the_page_and_for_those_who_cite_it(
    root: str, body: str, usage: str, language: str
) -> None:
    profile = f'<profileDesc><langUsage><language ident="{usage}"/></langUsage></profileDesc>'
    tei = document("<p>a</p>", SPARSE + profile * bool(usage)).decode()
    tei = tei.replace(' xml:lang="en"', f' xml:lang="{root}"' * bool(root), 1)
    tei = tei.replace("<body>", f'<body xml:lang="{body}">' if body else "<body>")
    page = read_html(to_html(tei.encode()))
    told = [meta.get("content") for meta in page.iter("meta") if meta.get("name") == "DC.language"]
    assert page.get("lang") == (language or "und")
    assert told == [language] * bool(language)
    assert citation(etree.ElementTree(etree.fromstring(tei))).language == language


def of_language(language: str) -> str:
    """A document whose language only its header tells."""
    usage = f'<profileDesc><langUsage><language ident="{language}"/></langUsage></profileDesc>'
    tei = document("<p>a</p>", SPARSE + usage * bool(language)).decode()
    return tei.replace(' xml:lang="en"', "", 1)


@pytest.mark.parametrize(
    ("languages", "corpus", "articles"),
    [
        (["ru", "ru"], "ru", [None, None]),
        (["", "fr", "de"], "fr", [None, None, "de"]),
        ([""], "und", [None]),
    ],
)
def test_a_corpus_has_the_language_of_the_first_of_its_documents_that_tells_it(
    languages: list[str], corpus: str, articles: list[str | None]
) -> None:
    documents = "".join(map(of_language, languages))
    header = f"<teiHeader>{SPARSE}</teiHeader>"
    tei = f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">{header}{documents}</teiCorpus>'
    page = read_html(to_html(tei.encode()))
    assert (citation(read_document(tei.encode())).language or "und") == page.get("lang") == corpus
    assert [article.get("lang") for article in page.iter("article")] == articles
