"""What a document says in names that are the program's own, or that a page could take for them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from tei_tools.edition import html, to_html
from tei_tools.edition.json_export import to_json
from tei_tools.edition.own_names import OUR_ATTRIBUTES

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:s="urn:tei-tools:site"
 xmlns:g="urn:tei-tools:page">
<teiHeader><fileDesc><titleStmt><title>{title}</title></titleStmt>
<publicationStmt><publisher>Not <!--x-->published</publisher></publicationStmt>
<sourceDesc><p/></sourceDesc></fileDesc>{header}</teiHeader>
<standOff><listPerson>
<person xml:id="a" s:page="javascript:alert(1)"><persName>Alder, Ann</persName></person>
</listPerson></standOff>
<text><body><p><pb n="1" g:image="javascript:alert(2)"/>Here is <persName ref="#a">Ann</persName>.
<g:fact label="Forged"><g:value>its words</g:value></g:fact></p></body></text></TEI>"""


def tei(title: str = "A letter", header: str = "") -> str:
    return TEI.format(title=title, header=header)


def test_of_no_name_that_the_stylesheets_know_is_an_attribute_let_in() -> None:
    folder = Path(html.__file__).parent
    texts = [path.read_text(encoding="utf-8") for path in folder.rglob("*.xsl")]
    known = {name for text in texts for name in re.findall("urn:tei-tools:[a-z]+", text)}
    assert "urn:tei-tools:page" in known
    assert {f"{{{name}}}*" for name in known} == set(OUR_ATTRIBUTES)


def test_a_document_cannot_speak_in_our_names() -> None:
    page = to_html(tei().encode())
    assert "javascript:" not in page
    assert "Forged" not in page
    assert "its words" in page
    data = to_json(tei().encode())
    assert "javascript:" not in data
    assert "its words" in data


def test_a_publisher_that_is_none_is_not_told() -> None:
    assert "DC.publisher" not in to_html(tei().encode())


def test_what_stands_for_an_entity_says_nothing() -> None:
    declared = '<!DOCTYPE TEI [<!ENTITY many "expanded">]>' + tei("A &many; letter")
    assert "expanded" not in to_html(declared.encode())


@pytest.fixture
def stylesheet(tmp_path: Path) -> Path:
    path = tmp_path / "house.xsl"
    path.write_text(
        """<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="tei-tools:html.xsl"/>
<xsl:template name="citation"><p data-c="{$chicago}" data-p="{$published}">
<xsl:value-of select="substring($chicago, 1, 9)"/></p></xsl:template></xsl:stylesheet>"""
    )
    return path


def test_a_title_stays_within_an_attribute_of_the_house(stylesheet: Path) -> None:
    page = to_html(tei('A" onclick="alert(1)" x="').encode(), stylesheet=stylesheet)
    tree = etree.HTML(page)
    assert not tree.xpath("//*[@onclick]")
    (citation,) = tree.xpath("//p[@data-c]")
    assert 'A" onclick="alert(1)" x="' in citation.get("data-c")
    assert "<" not in citation.get("data-p")
    assert citation.text.strip() == citation.get("data-c")[:9].strip()


def test_documents_of_a_corpus_have_categories_of_their_own() -> None:
    header = (
        '<encodingDesc><classDecl><taxonomy><category xml:id="c1"><catDesc>{}</catDesc></category>'
        '</taxonomy></classDecl></encodingDesc><profileDesc><textClass><catRef target="#c1"/>'
        "</textClass></profileDesc>"
    )
    documents = "".join(tei(header=header.format(word)) for word in ("Secret", "Unclassified"))
    corpus = f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">{documents}</teiCorpus>'
    page = to_html(corpus.encode())
    assert ">Secret<" in page
    assert ">Unclassified<" in page
