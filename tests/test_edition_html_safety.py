"""What comes from a document stays text on its web page."""

from __future__ import annotations

import re

import pytest
from edition_documents import HEADER, document, html, memo, page, read_html
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt

from tei_tools.edition import to_html
from tei_tools.edition.html import read_asset
from tei_tools.edition.markdown import to_markdown

# --- What comes from a document stays text -----------------------------------------------------

ANY_TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
)
MARKUP = st.sampled_from(
    ["<script>alert(1)</script>", "</style><script>", "</title><b>", '"><img src=x onerror=y>',
     "' onclick='x", "&lt;", "&#60;", "<!--", "]]>", "javascript:alert(1)"]
)  # fmt: skip
ELEMENTS = {"script", "img", "b", "style", "iframe", "object", "base", "form"}


@given(st.lists(ANY_TEXT | MARKUP, min_size=1, max_size=4).map("".join))
def test_text_and_attributes_of_a_document_never_become_markup(text: str) -> None:
    tree = etree.ElementTree(etree.fromstring(document(
        '<div n="1"><head>T</head><p rend="x">a<note n="1" xml:id="n1">b</note>'
        '<persName ref="#p_A">c</persName><gloss target="#t_NSC">d</gloss>'
        '<date when="1974" cert="low">e</date><gap reason="f"/><pb n="2" xml:id="pg_2"/></p>'
        '<table><row><cell cols="2">g</cell></row></table></div>',
        HEADER + '<encodingDesc><classDecl><taxonomy><category xml:id="t_NSC"><catDesc>'
        "<term>h</term><gloss>i</gloss></catDesc></category></taxonomy></classDecl></encodingDesc>",
    )))  # fmt: skip
    plain = read_html(to_html(tree))
    for element in tree.iter("{*}title", "{*}text", "{*}person", "{*}category", "{*}publisher"):
        for part in element.iter(etree.Element):
            if part.text and part.text.strip():
                part.text = text
            for name in part.attrib:
                part.set(name, text)
    found = read_html(to_html(tree))
    names = [e.tag for e in found.iter(etree.Element)]
    assert set(names) & ELEMENTS == {"style", "script"}
    scripts = {script.get("type", ""): script.text for script in found.iter("script")}
    assert scripts.keys() == {"application/ld+json", ""}
    assert scripts[""] == read_asset("edition.js")
    assert {e.tag for e in found.iter(etree.Element)} <= {
        e.tag for e in plain.iter(etree.Element)
    } | {"span", "div", "p", "h2"}
    assert not [a for e in found.iter(etree.Element) for a in e.attrib if a.startswith("on")]
    for link in found.iter("a"):
        assert re.match(r"#|https?:|mailto:|[^:]*$", link.get("href")), link.get("href")


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "ja:va script:alert(1)",
     "data:text/html,x", "vbscript:x", "file:///etc/passwd", "#nowhere", ""],
)  # fmt: skip
def test_a_target_that_is_not_to_be_followed_is_dropped(target: str) -> None:
    assert html(f'<p><ref target="{target}">a</ref></p>') == "<p><span>a</span></p>"


SCHEMES = ["javascript:", "JaVaScRiPt:", "java\tscript:", "\u202ejavascript:", "\x85javascript:",
           "data:", "vbscript:", "//", "https://a.example/", "mailto:", "#", "?", ""]  # fmt: skip


@given(st.sampled_from(SCHEMES), ANY_TEXT | MARKUP)
def test_no_address_runs_or_breaks_out(scheme: str, rest: str) -> None:
    root = etree.fromstring(
        document('<div><p><ref target="x">a</ref></p><figure><graphic url="x"/></figure></div>')
    )
    for element in root.iter("{*}ref", "{*}graphic"):
        element.set(element.keys()[0], scheme + rest)
    tei = etree.tostring(root)
    found = read_html(to_html(tei)).find(".//main")
    shown = MarkdownIt("commonmark").render(to_markdown(tei))
    assert not re.search(r"<(script|b)\b|on(error|click)=", re.sub(r'"[^"]*"', "", shown))
    trees = [found, etree.fromstring(f"<main>{shown}</main>", etree.HTMLParser())]
    for element in (e for tree in trees for e in tree.iter("a", "img")):
        address = element.get("href") or element.get("src") or ""
        assert re.match(r"#|https?:|mailto:|[^:]*$", address), address
    assert not [a for e in found.iter(etree.Element) for a in e.attrib if a.startswith("on")]


@pytest.mark.parametrize("url", ["javascript:x", "data:image/svg+xml,x", "#a"])
def test_an_image_with_such_an_address_is_left_out(url: str) -> None:
    found = page(f'<figure><graphic url="{url}"/><figDesc>A map</figDesc></figure>')
    assert found.find(".//img") is None


@pytest.mark.parametrize("target", ["https://example.org/?a=1&amp;b", "mailto:a@b.org", "d2.html"])
def test_other_targets_are_links(target: str) -> None:
    href = target.replace("&amp;", "&")
    assert page(f'<p><ref target="{target}">a</ref></p>').find(".//p/a").get("href") == href


def test_css_is_added_and_cannot_end_the_style(tmp_path) -> None:
    css = tmp_path / "house.css"
    css.write_text('main::after { content: "</style><script>x</script>" }')
    found = read_html(to_html(memo("<p>One</p>"), css=css))
    assert "main::after" in found.findtext(".//style")
    scripts = {script.get("type", ""): script.text for script in found.iter("script")}
    assert scripts.keys() == {"application/ld+json", ""}
    assert scripts[""] == read_asset("edition.js")


def test_a_title_cannot_end_the_title_of_the_page() -> None:
    tree = document('<div n="1"><head>T</head><p>a</p></div>')
    source = tree if isinstance(tree, bytes) else tree.encode()
    start, end = source.index(b"<title>"), source.index(b"</title>")
    hostile = source[: source.index(b">", start) + 1] + b"&lt;/title>&lt;b>x" + source[end:]
    page = to_html(etree.ElementTree(etree.fromstring(hostile)))
    assert "&lt;/title&gt;&lt;b&gt;x" in page[page.index("<title>") : page.index("</title>")]
