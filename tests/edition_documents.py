"""TEI documents for the tests of the editions, made of what a test is about."""

from __future__ import annotations

import re

from lxml import etree

from tei_tools.edition import to_html

HEADER = """<fileDesc><titleStmt><title>A Memorandum</title></titleStmt>
<publicationStmt><publisher>The Archive</publisher></publicationStmt>
<sourceDesc><p>Typescript.</p></sourceDesc></fileDesc>"""

STANDOFF = """<listPerson>
<person xml:id="p_A"><persName>Alder, Ann</persName><note>Director</note></person>
<person xml:id="p_B"><persName>Birch, Ben</persName></person></listPerson>
<listPlace><place xml:id="pl_1"><placeName>Port City</placeName></place></listPlace>"""

TERMS = """<encodingDesc><classDecl><taxonomy xml:id="terms"><category xml:id="t_NSC"><catDesc>
<term>NSC</term><gloss>National Security Council</gloss></catDesc></category></taxonomy>
</classDecl></encodingDesc>"""


def document(body: str, header: str = HEADER + TERMS, standoff: str = STANDOFF) -> bytes:
    """A TEI document with this body."""
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">'
        f"<teiHeader>{header}</teiHeader><standOff>{standoff}</standOff>"
        f"<text><body>{body}</body></text></TEI>"
    ).encode()


def memo(blocks: str) -> bytes:
    """A TEI document as the converter makes it, with these blocks under its heading."""
    return document(
        f'<div type="document" n="1" xml:id="d1"><head>1. Memorandum</head>{blocks}</div>'
    )


def read_html(page: str) -> etree._Element:
    """The page as a tree."""
    return etree.fromstring(page, etree.HTMLParser(encoding="utf-8"))


def page(blocks: str) -> etree._Element:
    return read_html(to_html(memo(blocks)))


def drop_addresses(page: etree._Element) -> None:
    """Take the numbers of paragraphs out of a page, and the links to paragraphs."""
    for paragraph in page.iter("p", "div"):
        if paragraph.get("id", "").isdigit():
            del paragraph.attrib["id"]
    for link in page.xpath("//a[@class='para']"):
        link.getparent().remove(link)


def html(blocks: str) -> str:
    """What the blocks of a memo become, as HTML on one line."""
    found = page(blocks).find(".//div[@class='document']")
    drop_addresses(found)  # a test of their own says which addresses paragraphs have
    inner = "".join(etree.tostring(child, encoding="unicode", method="html") for child in found)
    return re.sub(r">\n+<", "><", inner).strip()
