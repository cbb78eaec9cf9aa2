"""Nothing of a document or of an option gets out of its place on a site."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

import pytest
from edition_documents import document
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree, html
from site_collection import build, dangling, letter, page

from tei_tools.edition.site import Settings

#: What a document, a list or an option may hold to break out of its place.
HOSTILE = st.sampled_from([
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</title><script>", "' onload='",
    "javascript:alert(1)", "]]>", "{{ 7 * 7 }}", "&lt;b&gt;", "</script><!--", "\u2028\u202e",
    "\x85", "data:text/html,<script>", "../../etc/passwd", "a b", "/", "..", "%2e%2e", "CON",
])  # fmt: skip
XML_TEXT = st.one_of(
    HOSTILE,
    st.text(
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
        min_size=1, max_size=12,
    ),
)  # fmt: skip


@settings(
    max_examples=12, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(
    words=st.lists(XML_TEXT, min_size=7, max_size=7),
    option=st.one_of(HOSTILE, st.text(max_size=12)),
)
@example(words=["\x85"] * 7, option="\ud800\x00")
def test_nothing_breaks_out_of_its_place(
    tmp_path_factory: pytest.TempPathFactory, words: list[str], option: str
) -> None:
    home = tmp_path_factory.mktemp("home")
    title = words[0]
    (home / "a.xml").write_bytes(hostile(*words))
    (home / "b.xml").write_text(letter("b"), encoding="utf-8")
    chosen = Settings(title=option, publisher=option, description=option, email=option,
                      base_url="https://a.example/", date="2026-01-01", search=False)  # fmt: skip
    site = tmp_path_factory.mktemp("site")
    report = build(home, site, chosen)
    assert report.failures == []
    for path in site.rglob("*.html"):
        tree = html.fromstring(path.read_bytes())
        assert_harmless(tree)
    for path in site.rglob("*.xml"):
        etree.parse(path)
    assert list(dangling(site)) == []
    shown = " ".join(page(site, "documents/a.html").xpath("string(//h1)").split())
    is_blank = not title.strip(" \t\r\n")  # white space of XML; Python knows more of it
    assert shown == ("Untitled" if is_blank else " ".join(title.split()))


def hostile(title: str, name: str, description: str, address: str, kind: str, place: str,
            source: str) -> bytes:  # fmt: skip
    """A document that has the words wherever a document can have words."""
    tei = etree.fromstring(
        document(
            "<p><persName/><placeName/><term/><ref/><graphic/><orgName/><date/></p>",
            standoff="<listPerson><person xml:id='p'><persName/><note/></person></listPerson>",
        )
    )
    space = {"t": "http://www.tei-c.org/ns/1.0"}

    def put(path: str, text: str, **attributes: str) -> None:
        (element,) = tei.xpath(path, namespaces=space)
        element.text = text
        for key, value in attributes.items():
            element.set(key, value)

    put("//t:titleStmt/t:title", title)
    put("//t:person/t:persName", name, ref=address)
    put("//t:person/t:note", description)
    put("//t:text//t:persName", name, ref="#p", role=kind, rend=kind)
    put("//t:text//t:placeName", place, ref=address, type=kind)
    put("//t:text//t:term", kind, ref=f"#{address}")
    put("//t:text//t:ref", place, target=address)
    put("//t:text//t:graphic", "", url=address)
    put("//t:text//t:orgName", source, key=address)
    put("//t:text//t:date", place, when=address)
    put("//t:sourceDesc/t:p", source)
    put("//t:publisher", source)
    return etree.tostring(tei)


def assert_harmless(tree: html.HtmlElement) -> None:
    for script in tree.iter("script"):
        if script.get("src"):
            assert script.get("src").endswith(("assets/search.js", "assets/edition.js"))
        else:
            assert script.get("type") == "application/ld+json"
            json.loads(script.text)
    for element in tree.iter(etree.Element):
        assert element.tag not in ("style", "iframe", "object", "embed", "base")
        for attribute, value in element.items():
            assert attribute != "style"
            assert not attribute.startswith("on")
            if attribute in ("href", "src", "action"):
                scheme = urlsplit(value).scheme.lower()
                assert scheme in ("", "http", "https", "mailto"), value
