"""The rules: every one fires on its bad example and is silent on its good one."""

from __future__ import annotations

import datetime
import re
import subprocess
import sys

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from rule_examples import example_document

from tei_tools.check.fix import MENDERS
from tei_tools.check.rules import RULES, Document, Profile, Rule, characters, rules_of
from tei_tools.check.rules.moments import moments
from tei_tools.check.rules.numbers import value
from tei_tools.check.rules.shape import not_ascii, shape_of
from tei_tools.tei import parse


def document(example: str, profile: Profile) -> Document:
    return Document(parse(example_document(example).encode()), profile, "example.xml")


def messages(rule_id: str, example: str, profile: Profile | None = None) -> list[str]:
    [rule] = [rule for rule in RULES if rule.id == rule_id]
    return [fault.message for fault in rule.check(document(example, profile or rule.profiles[0]))]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_fires_on_the_bad_example_only(rule: Rule) -> None:
    for profile in rule.profiles:
        assert list(rule.check(document(rule.bad, profile)))
        assert list(rule.check(document(rule.good, profile))) == []


def test_rules_have_names_of_their_own_and_say_what_holds() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert re.fullmatch("[a-z]+(-[a-z]+)*", rule.id)
        assert rule.holds.endswith(".")
        assert rule.why.endswith(".")
        assert (rule.check.__doc__ or "").strip()


def test_profiles() -> None:
    assert {rule.id for rule in rules_of("tei")} <= {rule.id for rule in rules_of("frus")}
    assert "source-note" not in {rule.id for rule in rules_of("memo")}


#: A text with a list of three persons, two of whom share their surname.
LISTED = (
    "<TEI><teiHeader/><standOff><listPerson>"
    '<person xml:id="A1"><persName>Alder, Ann</persName></person>'
    '<person xml:id="A2"><persName>Alder, Bob</persName></person>'
    '<person xml:id="E1"><persName>Elm, Carl</persName></person>'
    "</listPerson></standOff><text><body><p>{}</p></body></text></TEI>"
)

#: rule, content of a document, what is said
CASES = [
    ("name-ambiguous", LISTED.format('<persName ref="#A1">Alder</persName>'),
     ["“Alder” points to #A1, but #A2 (Alder, Bob) has the same surname"]),
    ("name-ambiguous", LISTED.format(2 * '<persName corresp="#A1">Alder</persName>, '),
     ["“Alder”, 2 times, points to #A1, but #A2 (Alder, Bob) has the same surname"]),
    ("name-ambiguous", LISTED.format('<persName ref="#A1" cert="high">Alder</persName>'), []),
    ("name-ambiguous", LISTED.format(
        '<persName ref="#A1">Ann Alder</persName>: <persName ref="#A1">Alder</persName>'), []),
    ("name-ambiguous", LISTED.format(
        '<persName ref="#A1">Ann Alder</persName>, <persName ref="#A2">Bob Alder</persName>: '
        '<persName ref="#A1">Alder</persName>'),
     ["“Alder” points to #A1, but #A2 (Alder, Bob) has the same surname"]),
    ("name-untagged", LISTED.format("Mr. Elm and Mr. Elm came"),
     ["“Mr. Elm” may be #E1 (Elm, Carl), and is not marked"]),
    ("name-untagged", LISTED.format("C. Elm came"),
     ["“C. Elm” may be #E1 (Elm, Carl), and is not marked"]),
    ("name-untagged", LISTED.format("the Elm, Charles Elm, D. Elm and Mr. Alder came"), []),
    ("name-untagged", LISTED.format("<persName>Mr. <hi>Mr. Elm</hi></persName> came"), []),
    ("note-nested", '<note n="1">a<note n="2" rend="inline">b</note></note>', []),
    ("note-nested", '<note n="1" place="inline">a<note n="2">b</note></note>', []),
    ("note-nested", '<note>a<note n="2">b</note></note>', ["note 2 stands in another note"]),
    ("note-content", '<p>a<note n="1"> <p>b</p>\n<p>c</p></note></p>', []),
    ("note-content", '<p>a<note n="1">b <hi>c</hi></note></p>', []),
    ("note-content", '<p>a<note n="1"><p>b</p> c</note></p>',
     ["note 1 holds text beside its paragraphs"]),
    ("note-space", '<p>a<note n="1">x</note><note n="2">y</note></p>',
     ["no space divides note 2 from the note before it"]),
    ("note-space", '<p>a<note n="1">x</note> <note n="2">y</note></p>', []),
    ("note-space", '<p>a<note n="1">x</note> b <note n="2">y</note></p>',
     ["a space stands before the mark of note 2"]),
    ("note-space", '<p>a <note n="1" rend="inline">x</note></p>', []),
    ("note-space", '<p>a <note n="1" type="unplaced">x</note></p>', []),
    ("note-sequence", '<p>a<note n="1">x</note><note n="7" type="unplaced">y</note></p>', []),
    ("note-id", '<p>a<note n="1" xml:id="source">x</note></p>', []),
    ("pb-id", '<p>a<pb xml:id="pg_8"/>b</p>', []),
    ("pb-sequence", '<pb n="xlix"/><pb n="l"/><pb n="xciv"/><pb n="xcv"/>',
     ["page xciv comes where page li–xciii is due"]),
    ("id-unique", '<p xml:id="d1">x</p>', ['xml:id="d1" already names <div> (line 1)']),
    ("id-form", '<pb n="7" xml:id="seven"/>', ['"seven" is not the id of a page']),
    ("id-form", '<pb n="7"/><pb n="8" xml:id="pg_8"/>', []),
    ("id-form", '<p>a<note n="1" xml:id="one">x</note></p>', ['"one" is not the id of a note']),
    ("id-form", '<div type="attachment" xml:id="d1at1"><p>x</p></div><div xml:id="x"/>', []),
    ("id-form", '<div type="attachment" xml:id="x"><p>x</p></div>',
     ['"x" is not the id of an attachment of d1']),
    ("id-form", '<div type="attachment" xml:id="d12at1"><p>x</p></div>',
     ['"d12at1" is not the id of an attachment of d1']),
    ("pointer-target", '<p ana="#d1 #d2">x</p>', ['@ana="#d2" points to nothing in the document']),
    ("pointer-target", '<p><ref target="https://a.b/c d">x</ref></p>', []),
    (
        "pb-sequence",
        '<pb n="xi"/><pb n="1"/><pb n="xii"/><pb n="2"/><pb n="2"/><pb n="5"/><pb n="4"/>',
        ["page 2 comes twice", "page 5 comes where page 3–4 is due", "page 4 comes after page 5"],
    ),
    ("pb-sequence", '<pb n="[8]"/><pb n="9"/><pb n="plate"/><pb n="10"/>', []),
    ("pb-space", '<p>a <pb n="1"/>b</p>', ["page 1 has a space on one side only"]),
    ("pb-space", '<p><persName>a<pb n="1"/></persName> b</p>',
     ["page 1 has a space on one side only"]),
    ("pb-space", '<p>a <pb n="1" break="no"/> b</p>',
     ['page 1 has break="no", but a space beside it']),
    ("pb-space", '<p>in Berlin—<pb n="1"/>and</p>', []),
    ("pb-space", '<p>a<lb/><pb n="1"/><lb/>b</p>', []),
    ("pb-edge", "<p>Text.<lb/></p>", ["<lb> is the last thing in <p>"]),
    ("pb-edge", '<p>Text.<note n="1">x</note></p>', []),
    ("pb-id", '<p>a <pb n="[8]" xml:id="pg_8_1"/> b</p>', []),
    ("note-space", '<p>a <note n="1">x</note></p>', ["a space stands before the mark of note 1"]),
    ("note-space", '<p>a<lb/><note n="1">x</note></p>', []),
    ("note-space", '<p>a <pb n="1"/><note n="1">x</note></p>', []),
    ("note-space", '<p>a<pb n="1"/> <note n="1">x</note></p>',
     ["a space stands before the mark of note 1"]),
    ("page-range", '<p><ref target="#pg_9">9</ref>–<ref target="#pg_7">7</ref></p>',
     ["the range of pages 9–7 runs backwards"]),
    ("page-range", '<p><ref target="#pg_7">7</ref>–<ref target="#pg_9">9</ref></p>', []),
    ("page-range", '<p><ref target="#pg_9">9</ref>, <ref target="#pg_7">7</ref></p>', []),
    ("page-range", '<p><ref target="a.xml#pg_9">9</ref>–<ref target="b.xml#pg_7">7</ref></p>', []),
    ("page-range", '<p><ref target="#pg_ix">ix</ref>–<ref target="#pg_7">7</ref></p>', []),
    ("page-range", '<p><ref target="#d9">9</ref>–<ref target="#d7">7</ref></p>', []),
    ("note-sequence", '<p>a<note n="2">x</note></p>',
     ["the first note of the document has the number 2"]),
    ("note-sequence", '<p>a<note n="0">x</note></p><p>a<note n="1">x</note></p>', []),
    ("note-sequence", '<p>a<note n="*">x</note><note n="1">y</note></p>', []),
    ("empty-element", "<p><pb/></p><p><!-- x --></p><p> <hi> </hi></p>",
     ["<p> is empty", "<p> is empty", "<hi> is empty"]),
    ("empty-element", '<p>x <date when="1976"/></p>', []),
    ("table-shape", "<table rows='2' cols='2'><row><cell rows='2'>a</cell><cell>b</cell></row>"
     "<row><cell>c</cell></row></table>", []),
    ("table-shape", "<table rows='x'><row><cell>a</cell></row></table>",
     ['the table has 1 rows, but says rows="x"']),
    ("date-form", '<p when="1976-13"/>', ['@when="1976-13" is not in the calendar']),
    ("date-form", '<p when="1900-02-29"/>', ['@when="1900-02-29" is not in the calendar']),
    ("date-form", '<p when="2000-02-29"/><p when="-0044-03-15"/><p when="--12-24"/>', []),
    ("date-form", '<p when="1976-11-10T24:00:00"/><p when="1976-11-10T12:00:00.5-05:00"/>', []),
    ("date-form", '<p when="1976-11-10Z"/><p when="1976+01:00"/><p when="1976-11-05:00"/>', []),
    ("date-form", '<p when="1976-11-10+15:00"/>',
     ['@when="1976-11-10+15:00" has an offset larger than 14 hours']),
    ("date-form", '<p when="1976-11-10T25:00:00"/>',
     ['@when="1976-11-10T25:00:00" is not a time of the day']),
    ("date-form", '<p when="1976-11-10T12:00:60"/>',
     ['@when="1976-11-10T12:00:60" is not a time of the day']),
    ("date-form", '<p when="1976-11-10T12:60:00"/>',
     ['@when="1976-11-10T12:60:00" is not a time of the day']),
    ("date-form", '<p when="1976-11-10T12:00:00R"/>',
     ['@when="1976-11-10T12:00:00R" is not a date in the form of ISO 8601']),
    ("date-form", '<p><biblScope unit="page" from="9" to="12"/></p>', []),
    ("date-range", '<date notBefore="1976-12" notAfter="1976-11-30"/>',
     ['@notBefore="1976-12" is later than @notAfter="1976-11-30"']),
    ("date-range", '<date from="1976-11-10T12:00:00-05:00" to="1976-11-10T16:30:00Z"/>',
     ['@from="1976-11-10T12:00:00-05:00" is later than @to="1976-11-10T16:30:00Z"']),
    ("date-range", '<date from="1976-11-10T12:00:00+05:00" to="1976-11-10T11:30:00Z"/>', []),
    ("date-text", '<date when="1965-12-06T18:10:00">December 6, 1965, 6:10</date>', []),
    ("date-text", '<date when="1965-12-06T18:10:00">December 6, 1965, 6:10 a.m.</date>',
     ["the value, as to its time, 1965-12-06T18:10:00 does not agree with the words "
      "“December 6, 1965, 6:10 a.m.”"]),
    ("date-text", '<date when="1965-12-06T15:30:00+00:00">December 6, 1965, 1530Z</date>', []),
    ("date-text", '<date when="1965-12-06T10:30:00-05:00">December 6, 1965, 1530Z</date>', []),
    ("date-text", '<date when="1965-12-05T22:30:00-05:00">December 6, 1965, 0330Z</date>', []),
    ("date-text", '<date when="1965-12-06T10:30:00+00:00">December 6, 1965, 1530Z</date>',
     ["the value, as to its time, 1965-12-06T10:30:00+00:00 does not agree with the words "
      "“December 6, 1965, 1530Z”"]),
    ("date-text", '<date when="1948-12-08T22:00:00">December 8, 1948—10 p. m.</date>', []),
    ("date-text", '<date when="1948-12-08T10:00:00">December 8, 1948—10 p. m.</date>',
     ["the value, as to its time, 1948-12-08T10:00:00 does not agree with the words "
      "“December 8, 1948—10 p. m.”"]),
    ("date-text", '<date from="1965-12-06" to="1965-12-19">December 6–9, 1965</date>',
     ["the value 1965-12-06 to 1965-12-19 does not agree with the words “December 6–9, 1965”"]),
    ("date-text", '<date when="1965-11-06" calendar="gregorian">December 6, 1965</date>',
     ["the value 1965-11-06 does not agree with the words “December 6, 1965”"]),
    ("date-text", '<date when="1965-11-06" calendar="#hijri">December 6, 1965</date>', []),
    ("date-calendar", "<date>10 Shahrivar 1355</date>",
     ["“shahrivar” seems to be of the Iranian calendar"]),
    ("date-text", '<date from="1965-12-06" to="1965-12-09">December 6–9</date>', []),
    ("date-text", '<date when="1965-12">December 6, 1965</date>', []),
    ("date-text", '<date when="1965-13-06">December 6, 1965</date>', []),
    ("date-text", '<date when="1966-12-06">December 6, 1965</date>',
     ["the value 1966-12-06 does not agree with the words “December 6, 1965”"]),
    ("date-text", "<date>December 6, 1965</date>", []),
    ("date-plausible", '<date when="0000-01-01">Monday, January 1</date>', []),
    ("date-plausible", '<date when="１９７６-01-01">Monday, January 1</date>',
     ["“Monday, January 1” names a Monday, but １９７６-01-01 is a Thursday"]),
    ("name-shape", "<p>by J. <persName>Roy</persName>, U.S. <persName>Elm’s</persName></p>",
     ["the initials “J.” stand outside the name “Roy”",
      "the name “Elm’s” ends with the possessive"]),
    ("spacing", "<p>a  b</p><p>c\n   d</p><p>e\u00a0f</p>",
     ["a double space stands at “…a b…”", "a no-break space stands at “…e f…”"]),
    ("quotes", '<p>“a” and "b"</p>', ["straight quotation marks stand among curly ones"]),
    ("quotes", "<p>“a<note>“b”</note></p><p>“c.”</p>", []),
    ("quotes", "<p>“a<note>b</note></p><p>“c.”</p>", []),
    ("quotes", '<p>A.<note n="1">He wrote: “Come.<p>“And go.”</p></note></p>', []),
    ("quotes", "<p>“Dear Sir:</p><p>I came.</p><p>Yours.”</p>", []),
    ("quotes", "<p>“Dear Sir:</p>" + "<p>I came.</p>" * 24 + "<p>Yours.”</p>", []),
    ("quotes", "<p>“Dear Sir.</p>" + "<p>I came.</p>" * 40 + "<p>He said so.”</p>",
     ["of the quotation marks 1 open and 0 close", "of the quotation marks 0 open and 1 close"]),
    ("quotes", "<p>2. “Dear Sir:</p><p>I came.</p><p>Yours.</p>",
     ["of the quotation marks 1 open and 0 close"]),
    ("quotes", "<p>He said “come.</p><p>I came.”</p>",
     ["of the quotation marks 1 open and 0 close", "of the quotation marks 0 open and 1 close"]),
    ("quotes", "<p>“Come.</p><quote><p>I came.”</p></quote>",
     ["of the quotation marks 1 open and 0 close", "of the quotation marks 0 open and 1 close"]),
    ("quotes", "<p>”Come.”</p>", ["the text begins with a closing quotation mark"]),
    ("quotes", "<p>“Come.“</p>", ["the text ends with an opening quotation mark"]),
    ("source-note", '<p>One.<note n="1">Source: Archive.</note></p>',
     ["the note begins “Source:”, but is not marked as the source note"]),
    ("source-note", "<p>[Source: Archive. Secret. 4 pages not declassified.]</p>", []),
    ("date-missing", '<head>1. Letter, <date when="1976">1976</date></head><p>Text.</p>',
     ["the date “1976” stands in the heading, not in a dateline"]),
    ("quotes", "<p>“ a”</p>", ["a space stands inside the quotation marks at “…“ a”…”"]),
    ("look-alike", "<p>Mοscow, α-particles, 1OO men</p>",
     ["“Mοscow” has letters that only look Latin: greek small letter omicron",
      "“1OO” has a letter among its figures"]),
    ("document-sequence", '<div type="document" n="2"/><div type="document" n="4"/>',
     ["document 4 follows document 2"]),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "example", "said"), CASES)
def test_cases(rule: str, example: str, said: list[str]) -> None:
    assert messages(rule, example) == said


@pytest.mark.parametrize(
    ("printed", "known"),
    [
        ("12", ("arabic", 12)),
        ("[12]", ("arabic", 12)),
        ("XIV", ("roman", 14)),
        ("mcmlxxvi", ("roman", 1976)),
        ("iiii", None),
        ("12a", None),
        ("", None),
    ],
)
def test_printed_numbers(printed: str, known: tuple[str, int] | None) -> None:
    assert value(printed) == known


@given(st.dates(min_value=datetime.date(1, 1, 1), max_value=datetime.date(9998, 12, 31)))
def test_a_day_lies_in_its_month_and_year(day: datetime.date) -> None:
    inside = moments(day.isoformat())
    assert inside is not None
    for wider in (day.isoformat()[:7], day.isoformat()[:4]):
        around = moments(wider)
        assert around is not None
        assert around[0] <= inside[0] <= inside[1] <= around[1]


#: Texts in which characters that rules look for come often.
TEXTS = st.text(st.sampled_from("ab._ ,;)-\n\t123lO\u00a0\u00adéЖ“"), max_size=30)


@given(TEXTS)
def test_the_shape_of_a_text_shows_whatever_rules_of_characters_find(text: str) -> None:
    shape = shape_of(text.encode())
    if next(characters.spacing_slips(text), None) and not characters._HIDDEN.search(text):
        assert any(each.search(shape) for each in characters._MAY_BE_SPACED)
    if re.search("[0-9][lO]|[lO][0-9]", text):
        assert characters._ODD_FIGURES.search(shape)
    if next(characters.range_hyphens(text), None):
        assert characters._FIGURE_HYPHEN.search(shape)
    assert not_ascii(text.encode()) == "".join(c for c in text if not c.isascii())


def test_the_page_of_rules_is_current() -> None:
    command = [sys.executable, str(ROOT / "docs" / "make.py"), "--check"]
    assert subprocess.run(command, check=False).returncode == 0


def test_the_manual_says_what_each_mending_does() -> None:
    page = (ROOT / "docs" / "validate.md").read_text(encoding="utf-8")
    table = page[page.index("| rule | what `--fix` does |") :]
    assert set(re.findall(r"`([a-z]+(?:-[a-z]+)*)`", table)) >= set(MENDERS)
