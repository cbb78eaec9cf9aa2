"""Stylesheets of users: they change single templates of ours, and can do no harm."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest
from edition_documents import memo, read_html

from tei_tools.edition import to_html, to_text
from tei_tools.errors import SchemaError, XmlError

SHEET = """<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">{}</xsl:stylesheet>"""
OURS = '<xsl:import href="tei-tools:html.xsl"/>'


@pytest.fixture
def sheet(tmp_path: Path):
    def write(content: str) -> Path:
        path = tmp_path / "house.xsl"
        path.write_text(SHEET.format(content))
        return path

    return write


def test_one_template_is_changed_and_all_others_stay(sheet) -> None:
    mine = sheet(OURS + '<xsl:template match="tei:persName"><b><xsl:apply-templates/></b>'
                 "</xsl:template>")  # fmt: skip
    found = read_html(to_html(memo("<p>a <persName>b</persName></p>"), stylesheet=mine))
    assert found.find(".//p/b").text == "b"
    assert found.findtext(".//h1") == "1. Memorandum"
    assert read_html(to_html(memo("<p><persName>b</persName></p>"))).find(".//p/b") is None


def test_the_policy_allows_what_a_stylesheet_adds_to_our_style(sheet) -> None:
    mine = sheet(OURS + '<xsl:template match="/"><html><head><meta http-equiv='
                 '"Content-Security-Policy" content=""/><style><xsl:value-of select="$style"/>'
                 "p { color: red }</style></head><body/></html></xsl:template>")  # fmt: skip
    page = read_html(to_html(memo("<p/>"), stylesheet=mine))
    style = page.findtext(".//style")
    assert style.endswith("p { color: red }")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in page.find(".//meta").get("content")


def test_text_too(sheet) -> None:
    mine = sheet(
        '<xsl:import href="tei-tools:text.xsl"/>'
        '<xsl:template match="tei:persName">*<xsl:apply-templates/>*</xsl:template>'
    )
    text = to_text(memo("<p>a <persName>b</persName></p>"), stylesheet=mine)
    assert text.endswith("\n\na *b*\n")


@pytest.mark.parametrize(
    "href", ["other.xsl", "/etc/passwd", "http://127.0.0.1:9/x.xsl", "tei-tools:../html.py"]
)
@pytest.mark.parametrize("how", ["import", "include"])
def test_nothing_else_is_imported(sheet, how: str, href: str, tmp_path: Path) -> None:
    (tmp_path / "other.xsl").write_text(SHEET.format(""))
    with pytest.raises(SchemaError, match="which is not allowed; a stylesheet can import"):
        to_html(memo("<p/>"), stylesheet=sheet(f'<xsl:{how} href="{href}"/>'))


@pytest.mark.parametrize(
    "instruction",
    [
        "<xsl:copy-of select=\"document('{secret}')\"/>",
        "<xsl:copy-of select=\"document('http://127.0.0.1:9/')\"/>",
        '<xsl:document href="{target}">x</xsl:document>',
        '<e:document xmlns:e="http://exslt.org/common" href="{target}" '
        'xsl:extension-element-prefixes="e">x</e:document>',
    ],
)
def test_no_file_is_read_or_written(sheet, instruction: str, tmp_path: Path) -> None:
    secret, target = tmp_path / "secret.xml", tmp_path / "target.txt"
    secret.write_text("<a>a secret</a>")
    body = instruction.format(secret=secret, target=target)
    mine = sheet(f'{OURS}<xsl:template match="tei:p">{body}</xsl:template>')
    try:
        page = to_html(memo("<p>a</p>"), stylesheet=mine)
    except SchemaError as error:
        assert "may not read or write files" in str(error)  # noqa: PT017
    else:
        assert "a secret" not in page
    assert not target.exists()


def test_entities_of_a_stylesheet_read_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret")
    mine = tmp_path / "house.xsl"
    mine.write_text(
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret}">]>'
        + SHEET.format(f'{OURS}<xsl:template match="tei:p"><p>&e;</p></xsl:template>')
    )
    try:
        assert "a secret" not in to_html(memo("<p>a</p>"), stylesheet=mine)
    except SchemaError as error:
        assert "is not an XSLT 1.0 stylesheet" in str(error)  # noqa: PT017


def test_what_is_no_stylesheet_is_refused(sheet, tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match="cannot be read"):
        to_html(memo("<p/>"), stylesheet=tmp_path / "none.xsl")
    with pytest.raises(SchemaError, match="is not an XSLT"):
        to_html(memo("<p/>"), stylesheet=sheet('<xsl:template match="///"/>'))
    (tmp_path / "broken.xsl").write_text("<xsl:stylesheet")
    with pytest.raises(XmlError, match=r"broken\.xsl:1:16: not well-formed"):
        to_html(memo("<p/>"), stylesheet=tmp_path / "broken.xsl")


def test_a_stylesheet_that_makes_nothing_is_refused(sheet) -> None:
    with pytest.raises(SchemaError, match="makes nothing"):
        to_html(memo("<p/>"), stylesheet=sheet('<xsl:template match="/"/>'))
