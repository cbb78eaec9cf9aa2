"""``--fix``: only what a rule names changes, and then the rule is silent."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rule_examples import example_document

from tei_tools.check.fix import MENDERS, as_diff, mend
from tei_tools.check.rules import RULES, Document, Profile
from tei_tools.errors import XmlError
from tei_tools.tei import parse

MENDED = [rule for rule in RULES if rule.id in MENDERS]


def mended(text: str, *rules: str, profile: Profile = "frus") -> str:
    return mend(text.encode(), "a.xml", profile, rules or tuple(MENDERS)).data.decode()


def findings(data: bytes, rule_id: str, profile: Profile = "frus") -> list[str]:
    [rule] = [rule for rule in RULES if rule.id == rule_id]
    return [fault.message for fault in rule.check(Document(parse(data), profile))]


@pytest.mark.parametrize(
    "rule",
    # the example of date-text names no year, which nobody can mend
    [rule for rule in MENDED if rule.id != "date-text"],
    ids=lambda rule: rule.id,
)
def test_mends_the_bad_example(rule) -> None:
    data = example_document(rule.bad).encode()
    done = mend(data, "a.xml", rule.profiles[-1], [rule.id]).data
    assert findings(data, rule.id, rule.profiles[-1])
    assert findings(done, rule.id, rule.profiles[-1]) == []


#: rule, before, after
CASES = [
    ("id-form", '<p>a<note n="1" xml:id=\'x\'>b</note><ref target="#x #d1"/></p>',
     '<p>a<note n="1" xml:id=\'d1fn1\'>b</note><ref target="#d1fn1 #d1"/></p>'),
    ("id-form", '<p>a <pb\n  n="[7]"   xml:id="seite7" facs="x"/> b</p>',
     '<p>a <pb\n  n="[7]"   xml:id="pg_7" facs="x"/> b</p>'),
    ("id-form", '<div type="attachment" xml:id="a"/><div type="attachment" xml:id="d1at1"/>',
     '<div type="attachment" xml:id="d1at2"/><div type="attachment" xml:id="d1at1"/>'),
    ("note-id", '<p>a<note n="1" xml:id="d2fn1">b</note></p>',
     '<p>a<note n="1" xml:id="d1fn1">b</note></p>'),
    ("note-id", '<p>a<note xml:id="d2fn1">b</note><note xml:id="d1fn1">b</note></p>',
     '<p>a<note xml:id="d1fn1_1">b</note><note xml:id="d1fn1">b</note></p>'),
    ("note-sequence", '<p>a<note n="2" xml:id="d1fn2"/> b<note n="1" xml:id="d1fn1"/>'
     '<ref target="#d1fn2"/></p>',
     '<p>a<note n="1" xml:id="d1fn1"/> b<note n="2" xml:id="d1fn2"/><ref target="#d1fn1"/></p>'),
    ("note-sequence", '<p>a<note n="0"/> b<note n="*"/> c<note n="2"/></p>',
     '<p>a<note n="0"/> b<note n="*"/> c<note n="1"/></p>'),
    ("note-space", "<p>a <hi>b </hi><note>c</note>.</p>", "<p>a <hi>b</hi><note>c</note>.</p>"),
    ("note-space", "<p>a<note>c</note><note>d</note>.</p>",
     "<p>a<note>c</note> <note>d</note>.</p>"),
    ("note-space", "<p>a<!-- x -->\n  <note>c</note>.</p>", "<p>a<!-- x --><note>c</note>.</p>"),
    ("pb-space", '<p>a <pb n="1"/>b</p>', '<p>a <pb n="1"/> b</p>'),
    ("pb-space", '<p>a<pb n="1"/> b</p>', '<p>a <pb n="1"/> b</p>'),
    ("pb-space", '<p>a<pb n="1" />b</p>', '<p>a<pb n="1" break="no" />b</p>'),
    ("pb-space", '<p>a<pb n="1"></pb>b</p>', '<p>a<pb n="1" break="no"></pb>b</p>'),
    ("pb-space", '<p>a\n<pb n="1" break="no"/> b</p>', '<p>a<pb n="1" break="no"/>b</p>'),
    ("pb-space", '<p><hi>a <pb n="1"/></hi>b</p>', '<p><hi>a <pb n="1"/> </hi>b</p>'),
    ("pb-edge", '<p> <pb n="1"/>a<lb/></p>', '<pb n="1"/><p> a</p><lb/>'),
    ("pb-edge", '<list><item>a</item><item><pb n="1"/><lb/>b</item></list>',
     '<list><item>a</item><pb n="1"/><lb/><item>b</item></list>'),
    ("pb-edge", "<p>a<note><pb/>b</note></p>", "<p>a<note><pb/>b</note></p>"),
    ("pb-id", '<p>a <pb n="7" xml:id="pg_8"/> b<ref target="#pg_8"/></p>',
     '<p>a <pb n="7" xml:id="pg_7"/> b<ref target="#pg_7"/></p>'),
    ("spacing", "<p>a  b\u00a0c , d\u00ade &amp; f&#160;g .</p>", "<p>a b c, de &amp; f g.</p>"),
    ("spacing", "<p>a<![CDATA[ <b>  c ]]>, d</p>", "<p>a<![CDATA[ <b> c]]>, d</p>"),
    ("spacing", "<p>a . . . b</p>", "<p>a . . . b</p>"),
    ("dash-range", "<p>pp. 12-14, 1969-76</p>", "<p>pp. 12–14, 1969–76</p>"),
    ("not-nfc", "<p>Zu\u0308rich &lt; Zu&#x308;g</p>", "<p>Z\u00fcrich &lt; Z\u00fcg</p>"),
    ("date-text", '<p><date when="1976-11-09">November 10, 1976</date></p>',
     '<p><date when="1976-11-10">November 10, 1976</date></p>'),
    ("date-text", '<p><date when="1976-11-09">November 10</date></p>',
     '<p><date when="1976-11-09">November 10</date></p>'),
    ("entry-id", '<div xml:id="persons"><list><item><persName>Ash, Bob</persName></item><item>'
     '<persName xml:id="p_AB_1">Alder, Ben</persName></item></list></div>',
     '<div xml:id="persons"><list><item><persName xml:id="p_AB_2">Ash, Bob</persName></item><item>'
     '<persName xml:id="p_AB_1">Alder, Ben</persName></item></list></div>'),
    ("spacing", "<p><?tei-tools ignore spacing: so in print?>a  b</p><p>a  b</p>",
     "<p><?tei-tools ignore spacing: so in print?>a  b</p><p>a b</p>"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "before", "after"), CASES)
def test_cases(rule: str, before: str, after: str) -> None:
    assert mended(example_document(before), rule) == example_document(after)


AROUND = (
    "<?xml version='1.0'   encoding='{}'?>\r\n<!DOCTYPE TEI [ <!-- ]> --> ]>\r\n"
    "<!-- a > b --><?x y?>\r\n<TEI xmlns='http://www.tei-c.org/ns/1.0'\r\n  n = \"a>b\"><text>"
    "<p b='1' a=\"2\">é  x &#233;&gt;<![CDATA[<&]]></p>\r\n<p>pp. 1-2</p></text></TEI>\r\n"
    "<!-- z -->"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "iso-8859-1", "utf-16", "us-ascii"])
def test_all_else_stays_byte_for_byte(encoding: str) -> None:
    declared = "utf-8" if encoding == "utf-8-sig" else encoding
    text = AROUND.format(declared).replace("é", "&#233;" if encoding == "us-ascii" else "é")
    dash = "–" if encoding.startswith("utf") else "&#8211;"
    wanted = text.replace("  x", " x").replace("1-2", f"1{dash}2")
    assert mend(text.encode(encoding), "a.xml", "frus", tuple(MENDERS)).data == wanted.encode(
        encoding
    )


@pytest.mark.parametrize("text", ["<a>", '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'])
def test_refuses_what_it_cannot_read(text: str) -> None:
    with pytest.raises(XmlError, match=r"a\.xml"):
        mended(text)


def test_a_break_at_the_edge_of_the_root_stays() -> None:
    text = '<p xmlns="http://www.tei-c.org/ns/1.0"><pb n="1"/>a</p>'
    assert findings(text.encode(), "pb-edge")
    assert mended(text, "pb-edge") == text


def test_says_what_was_renamed() -> None:
    text = example_document('<p>a<note n="2" xml:id="y">b</note></p>')
    assert mend(text.encode(), "a.xml", "frus", tuple(MENDERS)).renamed == {"y": "d1fn1"}


def test_diff() -> None:
    assert as_diff(b"<a>\n<b/>\n</a>", b"<a>\n<c/>\n</a>", "a.xml") == (
        "--- a.xml\n+++ a.xml\n@@ -1,3 +1,3 @@\n <a>\n-<b/>\n+<c/>\n </a>\n"
    )


TEXTS = st.text("ab1e ,.-\u00a0\u0301\u00ad\n\u200b&<", max_size=6)
WORDS = st.builds(lambda text: text.replace("&", "&amp;").replace("<", "&#60;"), TEXTS)
MARKS = st.sampled_from(
    ['<pb n="1"/>', '<pb n="2" xml:id="pg_1"/>', '<pb n="3" xml:id="x" break="no"/>', "<lb/>",
     '<note n="2" xml:id="d1fn2">a</note>', '<note n="1" xml:id="q">a<pb n="9"/></note>',
     '<note n="7" xml:id="d2fn7"/>', '<ref target="#q #d1fn2"/>', "<!-- c -->", "<![CDATA[ , ]]>",
     "<?x y?>"]
)  # fmt: skip
INLINE = st.recursive(
    st.one_of(WORDS, MARKS),
    lambda inner: st.builds("<hi>{}{}</hi>".format, inner, inner),
    max_leaves=4,
)
BLOCKS = st.builds(
    lambda name, parts: f"<{name}>{''.join(parts)}</{name}>",
    st.sampled_from(["p", "item", "cell", "head"]),
    st.lists(INLINE, max_size=6),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(BLOCKS, max_size=4))
@example(['<p>1<pb n="3" xml:id="x" break="no"/><hi><!-- c --> 1</hi></p>'])
@example(["<p>" + '<hi><pb n="1"/><pb n="1"/></hi>' * 4 + "</p>"])
def test_to_mend_again_changes_nothing_and_the_rules_are_silent(blocks: list[str]) -> None:
    data = example_document("".join(blocks)).encode()
    once = mend(data, "a.xml", "frus", tuple(MENDERS)).data
    assert mend(once, "a.xml", "frus", tuple(MENDERS)).data == once
    for rule in MENDERS:
        if rule not in ("pb-edge", "note-id", "date-text"):  # which leave some to the editor
            assert findings(once, rule) == [], (rule, once)
