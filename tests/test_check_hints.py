"""What validate advises where the mistake is a common one of those who come from elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tei_tools import validate
from tei_tools.tei import NAMESPACE

#: A schema of very many elements, as TEI All is, of which few are in common use.
RARE = [f"rare{chr(letter)}" for letter in range(ord("a"), ord("u"))]
SCHEMA = f"""default namespace = "{NAMESPACE}"
start = element TEI {{ element text {{ (rare* , body) }} }}
body = element body {{ division }}
division = element div {{ (rare | block)* }}
block = element p {{ (text | rare | inline)* }} | element list {{ element item {{ text }}* }}
inline = element hi {{ attribute rend {{ text }}?, text }} | element lb {{ empty }}
rare = {" | ".join(f"element {name} {{ text }}" for name in RARE)}
"""


def said(tmp_path: Path, content: str) -> str:
    (tmp_path / "own.rnc").write_text(SCHEMA)
    document = f'<TEI xmlns="{NAMESPACE}" xml:lang="en"><text>{content}</text></TEI>'
    found = validate(document.encode(), schema=tmp_path / "own.rnc")
    return "\n".join(f"{finding.message} ({finding.hint})" for finding in found)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("<b>so</b>", '(<b> is of HTML; TEI has <hi rend="bold">)'),
        ("<i>so</i>", '(<i> is of HTML; TEI has <hi rend="italic">)'),
        ("so<br/>", "(<br> is of HTML; TEI has <lb>)"),
    ],
)
def test_an_element_of_html_is_called_by_its_name_in_tei(
    tmp_path: Path, text: str, hint: str
) -> None:
    assert hint in said(tmp_path, f"<body><div><p>{text}</p></div></body>")


def test_of_html_nothing_is_advised_that_the_schema_does_not_know(tmp_path: Path) -> None:
    found = said(tmp_path, "<body><div><p><a>so</a></p></div></body>")
    assert "<a>, in <p>, is no element of this schema (allowed here: <hi>, <lb>, " in found


def test_of_many_elements_those_in_common_use_are_named(tmp_path: Path) -> None:
    assert "<div> cannot stand in <text> (allowed here: <body>, <rarea>," in said(
        tmp_path, "<div/>"
    )
    assert "holds only elements (put it into <p>, <list>, <rarea>," in said(
        tmp_path, "<body><div>stray</div></body>"
    )


def test_a_document_of_p4_is_known_as_one() -> None:
    (finding,) = validate(b"<TEI.2><teiHeader/><text/></TEI.2>")
    assert str(finding) == (
        "<input>:1:1: error: <TEI.2> begins a document of TEI P4, an older form of TEI "
        "(convert it to P5 first) [schema-namespace]"
    )


@pytest.mark.parametrize(
    ("document", "hint"),
    [
        (
            b'<TEI xsi:schemaLocation="a b"/>',
            'declare it: xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
        ),
        (b"<TEI><foo:p/></TEI>", 'declare it: xmlns:foo="\N{HORIZONTAL ELLIPSIS}"'),
        (
            b'<TEI/>\n<?xml version="1.0"?>\n<TEI/>',
            "remove empty lines and spaces before it; of two documents make two files",
        ),
    ],
)
def test_what_the_parser_refuses_is_advised_on(document: bytes, hint: str) -> None:
    (finding,) = validate(document)
    assert (finding.rule, finding.hint) == ("xml-wellformed", hint)


def test_the_language_can_be_said_in_one_word(tmp_path: Path) -> None:
    document = f'<TEI xmlns="{NAMESPACE}"><teiHeader/></TEI>'
    hints = [finding.hint for finding in validate(document.encode(), profile="tei")]
    assert 'write <TEI xml:lang="en">, or the code of another language' in hints
