"""The rules for volumes of FRUS, and those on notes and references, case by case."""

from __future__ import annotations

import time

import pytest
from test_check_rules import messages

VOLUME = (
    '<TEI xml:id="frus1"><teiHeader><fileDesc><titleStmt>{titles}{editor}</titleStmt>'
    "<publicationStmt>{published}</publicationStmt>{source}</fileDesc></teiHeader>"
    "<text><body>{body}</body></text></TEI>"
)
TITLES = "".join(
    f'<title type="{each}">A</title>'
    for each in ("complete", "series", "sub-series", "volume-number", "volume")
)
PUBLISHED = (
    '<publisher>A</publisher><pubPlace>B</pubPlace><date type="publication-date">1</date>'
    '<idno type="frus">frus1</idno><date type="content-date">1</date>'
)
SOURCE = "<sourceDesc><p>A</p></sourceDesc>"


def volume(titles=TITLES, editor="", published=PUBLISHED, source=SOURCE, body=""):
    return VOLUME.format(
        titles=titles, editor=editor, published=published, source=source, body=body
    )


def persons(*items: str) -> str:
    entries = "".join(f"<item>{item}</item>" for item in items)
    return volume(body=f'<div type="section" xml:id="persons"><list>{entries}</list></div>')


SIGNED = '<persName><hi rend="strong">Alder</hi></persName>'
OFFICE = '<hi rend="italic">Director</hi>'
WITHOUT_ID = (
    '<TEI><teiHeader/><text><body><div type="document"{}><p>x</p></div></body></text></TEI>'
)
#: rule, content of a document or a whole one, what is said
CASES = [
    ("header-parts", volume(), []),
    ("header-parts", volume(source="<notesStmt><note>A</note></notesStmt>" + SOURCE), []),
    ("header-parts", volume(source=""), ["the description of the file has no <sourceDesc>"]),
    ("header-parts", volume(source=SOURCE * 2),
     ["the description of the file has 2 <sourceDesc>"]),
    ("title-types", volume(titles=TITLES + "<title>A</title>"), ["<title> has no type"]),
    ("title-types", volume(titles=TITLES.replace('"series"', '"serie"')),
     ['<title type="serie"> is not of the types of FRUS',
      "the header has no <title> of the type series"]),
    ("title-types", volume(titles=TITLES.replace(">A<", "><hi>A</hi><", 1)),
     ["the title holds <hi>"]),
    ("title-types", volume(titles=TITLES.replace(">A<", ">A<!-- checked --><", 1)), []),
    ("publication-parts", volume(published=PUBLISHED.replace("frus1", "frus2")),
     ['the volume is called frus2, but has xml:id="frus1"']),
    ("publication-parts", volume(published=PUBLISHED.replace("frus1", "\n  frus1 ")), []),
    ("publication-parts", volume(published=PUBLISHED + '<idno type="isbn">1</idno>'),
     ['<idno type="isbn"> is not of the types of FRUS']),
    ("publication-parts", volume(published=PUBLISHED.replace('"frus"', '"isbn-10"')),
     ["the publication statement names no volumes"]),
    ("editor-role", volume(editor='<editor role="primary">A</editor>'), []),
    ("editor-role", volume(editor='<editor role="chief">A</editor><editor role="general"/>'),
     ['"chief" is not the role of an editor', "the editor has no name"]),
    ("root-instruction", "<?xml-model href='a'?><?tei-tools ignore quotes: so in print?>"
     + volume(), ["the instruction <?xml-model?> stands outside of <TEI>"]),
    ("entry-id", persons('<hi rend="strong"><persName>Ash, Bob</persName>,</hi> clerk'),
     ["the entry “Ash, Bob” has no xml:id"]),
    ("entry-id", persons('<persName>Diem</persName>, see <ref target="#p_NDD_1">Ngo</ref>'), []),
    ("entry-id", persons("A. See the list of <persName>Ash, Bob</persName>"), []),
    ("entry-form", persons('<persName xml:id="p_A_1">Ash,</persName>'),
     ["the entry “Ash,” does not stand in bold type",
      "the name of the entry “Ash,” ends with a comma"]),
    ("division-id", volume(body='<div type="chapter"><head>A</head></div>'),
     ["the chapter has no xml:id"]),
    ("division-empty", volume(body='<div type="chapter" subtype="referral"/>'), []),
    ("document-place", volume(body='<div type="document"/><p/><div type="chapter"/>'),
     ["the document stands beside a chapter, not in one"]),
    ("ref-form", '<p><ref target="frus1955v01">A</ref> <ref target="http://a.b/c">B</ref></p>', []),
    ("ref-form", '<p><ref target="d1">A</ref> <ref target="dd9">B</ref></p>',
     ['@target="d1" lacks the sign # of a pointer', '@target="dd9" is no pointer']),
    ("ref-footnote", '<p><ref target="#pg_2">2</ref> and <hi>n</hi></p>', []),
    ("signer-name", "<closer><signed><persName><hi rend='italic'>[name not\n declassified]</hi>"
     "</persName></signed></closer>", []),
    ("signer-title", f"<signed>{SIGNED},<lb/>{OFFICE}<note>A</note></signed>", []),
    ("signer-title", f"<signed>Dr. {SIGNED}<note>A</note> {OFFICE}</signed>",
     ["“Dr.” stands before the name of the signer", "“Director” stands in the line of the signer"]),
    ("signer-title", f"<signed>{SIGNED}<lb/><affiliation>Director</affiliation></signed>",
     ["the office of the signer “Director” is marked <affiliation>"]),
    ("signer-list",
     f'<signed ana="#signed-exception_multiple-consecutive-persnames">{SIGNED} {SIGNED}</signed>',
     []),
    ("attachment-content", "<frus:attachment><div><p>A</p></div></frus:attachment>",
     ["a division stands in the attachment"]),
    ("attachment-heading", "<frus:attachment><head>Tab A<lb/>Ships</head><opener/>"
     '<p rend="center">Paper</p></frus:attachment>',
     ["the heading “Tab AShips” of the attachment has a line break",
      "the attachment begins with the centered paragraph “Paper”"]),
    ("attachment-heading", "<frus:attachment><head>NSC 68</head></frus:attachment>",
     ["the heading “NSC 68” of the attachment is set in capitals"]),
    ("id-form", '<frus:attachment xml:id="a1"/><frus:attachment xml:id="d1at1"/>',
     ['"a1" is not the id of an attachment of d1']),
    ("date-type", '<p><date type="creation-date"/><date type="creation"/></p>',
     ['<date type="creation"> is not of the types of FRUS']),
    ("date-undated", "<p><frus:attachment><dateline><placeName>Undated</placeName></dateline>"
     "</frus:attachment></p>", ["“Undated” in the dateline is not marked as a date"]),
    ("document-dates", volume(body='<div type="document" frus:doc-dateTime-min="1976" '
     'frus:doc-dateTime-max="1976"/><div type="document"><dateline><date when="1976"/></dateline>'
     "</div>"), ["the document has no @frus:doc-dateTime-min and -max, as others have"]),
    ("date-form", '<p><date when="1976-11-10T15:30:00Z"/></p>',
     ['@when="1976-11-10T15:30:00Z" gives its time zone as a letter']),
    ("pointer-type", '<p rendition="#d1">A</p>', ['@rendition="#d1" of <p> points to a <div>']),
    ("note-orphan", '<p>a<ref target="#n1">1</ref>, see footnote <ref target="#d9fn5">5</ref>'
     '<note xml:id="n2" n="2">b</note></p>',
     ["the mark “1” leads to no note: there is no #n1"]),
    ("note-orphan", '<p>a<ptr type="noteAnchor" target="#x"/></p>',
     ["a mark leads to no note: there is no #x"]),
    ("note-orphan", '<p>a<ref target="#n1">1</ref></p><div type="notes"><note n="1" xml:id="n1">A'
     '</note><note n="2" xml:id="n2">B</note><note n="3" xml:id="n3" target="#d1">C</note></div>',
     ["no mark in the text leads to note 2"]),
    ("note-orphan", '<p>done.<hi rend="superscript">4</hi> 5 km<hi rend="superscript">2</hi>, '
     'E=mc<hi rend="sup">2</hi>, the 9<hi rend="sup">2</hi></p>',
     ["“4” is raised like the mark of a note, but there is no note 4"]),
    ("note-orphan", '<p>done.<hi rend="superscript">1</hi> <note n="1">A</note></p>', []),
    ("id-form", WITHOUT_ID.format(""), ["the document has no xml:id"]),
    ("id-form", WITHOUT_ID.format(' xml:id="x"'), ['"x" is not the id of a document']),
    ("id-form", '<p>a<note n="1">b</note></p>', []),
    ("id-form", "<div type='attachment'><p>x</p></div>", []),
    ("id-form", WITHOUT_ID.format("").replace("<p>", "<p><note xml:id='one'>x</note>").replace(
        ' type="document"', ""), []),
    ("id-form", '<pb n="[7]" xml:id="seven"/>', ['"seven" is not the id of a page']),
    ("file-name", "<TEI/>", ["<TEI> has no xml:id"]),
    ("file-name", '<TEI xml:id="example"/>', []),
    ("file-name", '<TEI xml:id="other"/>',
     ['the file is called example.xml, but has xml:id="other"']),
    ("pointer-target", '<p>a<ref target="#n1">1</ref> <ref target="#d2fn1">1</ref></p>',
     ['@target="#d2fn1" points to nothing in the document']),
    ("quotes", "<p>“ … so.” “. . . or.” He said “ so.”</p>",
     ["a space stands inside the quotation marks at “…r.” He said “ so.”…”"]),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "example", "said"), CASES)
def test_cases(rule: str, example: str, said: list[str]) -> None:
    assert messages(rule, example, "frus") == said


def test_an_estimate_in_a_group_of_texts_is_told_once() -> None:
    text = '<text><body><p><date notBefore="1976">1976</date></p></body></text>'
    group = f"<TEI><teiHeader/><text><group>{text}</group></text></TEI>"
    assert len(messages("date-estimate", group)) == 1


def test_names_that_are_no_entries_are_no_persons() -> None:
    inner = (
        '<TEI><teiHeader/><standOff><listPerson><person xml:id="p_A1">'
        '<persName xml:id="p_A1_name">Alder, Ann</persName></person></listPerson></standOff>'
        '<text><body><p><persName ref="#p_A1">Alder</persName> {}</p></body></text></TEI>'
    )
    assert messages("name-ambiguous", inner.format("")) == []
    mention = '<persName xml:id="n1">Bea Alder</persName>'
    assert messages("name-ambiguous", inner.format(mention)) == []


def test_many_signers_take_no_square_of_time() -> None:
    names = '<persName><hi rend="strong">A</hi></persName><hi rend="italic">B</hi>' * 4000
    example = f"<closer><signed>{names}<lb/></signed></closer><p/>"
    start = time.process_time()
    assert messages("signer-title", example) == []
    assert time.process_time() - start < 3


def test_a_surname_is_told_once_with_its_number() -> None:
    two = (
        '<TEI><teiHeader/><standOff><listPerson><person xml:id="p1"><persName>Alder, Ann'
        '</persName></person><person xml:id="p2"><persName>Bob Alder</persName></person>'
        '<person xml:id="p3"><persName>Alder</persName></person></listPerson></standOff>'
        "<text><body><p>{}</p></body></text></TEI>"
    )
    name = '<persName ref="#p1">Alder</persName> '
    assert messages("name-ambiguous", two.format(name * 3)) == [
        "“Alder”, 3 times, points to #p1, but #p2 (Bob Alder) has the same surname"
    ]
    assert messages("name-ambiguous", two.replace("Bob Alder", "Bob Ash").format(name)) == []


def test_the_list_of_frus_is_a_list_of_persons() -> None:
    listed = persons('<hi rend="strong"><persName xml:id="p_A_1">Alder, Ann</persName>,</hi>')
    text = listed.replace("</body>", "<p>Miss Ann Alder wrote.</p></body>")
    assert messages("name-untagged", text, "frus") == [
        "“Ann Alder” may be #p_A_1 (Alder, Ann), and is not marked"
    ]
