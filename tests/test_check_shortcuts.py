"""Rules look first, where it costs little, whether there is anything for them: they must not
overlook what they would find without."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tei_tools.check.faults import first_at
from tei_tools.check.relaxng import datatypes
from tei_tools.check.rules import Document, datetext, names, quotations
from tei_tools.dating.months import MONTHS
from tei_tools.tei import parse, tag

#: A text with a list of two persons, and as many others as are wanted.
LISTED = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>{others}'
    '<person xml:id="E1"><persName>Elm, Carl</persName></person>'
    '<person xml:id="F1"><persName>McFir, Ann</persName></person>'
    "</listPerson></standOff><text><body><p>{text}</p></body></text></TEI>"
)
OTHER = '<person xml:id="O{0}"><persName>Other{1}, Ann</persName></person>'
PIECES = st.sampled_from(
    [
        "Elm", "Mr. ", "C. ", "Carl ", "McFir", "Mc", "Fir", "Ann ", " ", "\n", ". ", "’s", "-Elm",
        "the ", "Secretary ", "<persName>Elm</persName>", "<persName>Mr. <hi>Elm</hi></persName>",
        "<hi>Mr. Elm</hi>", "<bibl>Elm <title>Elm</title></bibl>", "<lb/>", "<!-- Elm -->",
    ]
)  # fmt: skip


def untagged(text: str, others: str) -> list[str]:
    tree = parse(LISTED.format(text=text, others=others).encode())
    return [fault.message for fault in names.name_untagged(Document(tree, "memo"))]


@given(st.lists(PIECES, max_size=12).map("".join))
def test_of_few_persons_the_same_are_missed_as_of_many(text: str) -> None:
    many = "".join(OTHER.format(n, chr(97 + n)) for n in range(names._FEW))
    assert untagged(text, "") == untagged(text, many)


def test_a_person_without_a_surname_is_looked_for_nowhere() -> None:
    others = '<person xml:id="N"><persName>, Ann</persName></person>'
    assert untagged("Mr. Elm and Ann came", others) == [
        "“Mr. Elm” may be #E1 (Elm, Carl), and is not marked"
    ]


@given(st.text(st.sampled_from("“”‘’…. \na1"), max_size=20))
def test_a_space_within_quotation_marks_is_not_overlooked(text: str) -> None:
    if quotations._SPACED.search(text):
        assert quotations._MAY_BE_SPACED.search(text)


def plain_dates() -> Iterator[tuple[str, str]]:
    """Words of a date and their value."""
    yield "1976", "1976"
    for month, name in enumerate(MONTHS, 1):
        day, whole = f"{name} 9", f"1976-{month:02}-09"
        yield from ((f"{name} 1976", whole[:7]), (f"{name}, 1976", whole[:7]), (name, whole[:7]))
        yield from ((day, whole), (f"{day}, 1976", whole), (f"{day} 1976", whole))
        for time, hour in (
            ("1 a.m.", "01:00"), ("12:05 a. m.", "00:05"), ("12 p.m.", "12:00"),
            ("4:30 p.m.", "16:30"), ("11:59 p. m.", "23:59"),
        ):  # fmt: skip
            yield f"{day}, 1976, {time}", f"{whole}T{hour}:00"
            yield f"{day}, 1976—{time}", f"{whole}T{hour}:00"
        yield from ((f"9 {name}", whole), (f"9 {name} 1976", whole), (f"09 {name}, 1976", whole))
        yield from ((f"{day}, 1976, {time}Z", f"{whole}T{time[:2]}:{time[2:]}:00Z")
                    for time in ("0000", "0907", "2359"))  # fmt: skip


def test_dates_of_the_commonest_forms_say_what_the_grammar_of_dates_says(monkeypatch) -> None:
    dates: list[tuple[str, datetext.Values]] = [
        (text, (("when", value),)) for text, value in plain_dates()
    ]
    for first, last in (("1976", "1980"), ("1899", "1901"), ("1905", "1912")):
        years = (("from", first), ("to", last))
        dates += ((f"{first}{dash}{last}", years) for dash in "-–")
        if first[:2] == last[:2]:
            dates += ((f"{first}{dash}{last[2:]}", years) for dash in "-–")
    assert all(datetext._is_plain(text, given) for text, given in dates)
    monkeypatch.setattr(datetext, "_is_plain", lambda text, given: False)
    for text, values in dates:
        assert datetext.disagreement.__wrapped__(text, values) is None


def test_years_in_the_wrong_order_are_not_plain() -> None:
    assert not datetext._is_plain("1980–76", (("from", "1980"), ("to", "1976")))
    assert not datetext._is_plain("1976–80", (("from", "1976"), ("to", "1981")))


@given(st.lists(st.sampled_from(["<p>", "</p>", "<div>", "</div>", "<q/>", "<!-- q -->"])))
def test_what_is_looked_up_is_what_one_finds_walking(
    tags: list[str],
) -> None:
    open_tags: list[str] = []
    pieces: list[str] = []
    for each in tags:
        if each.startswith("</"):
            if open_tags[-1:] != [each]:
                continue
            open_tags.pop()
        elif each in ("<p>", "<div>"):
            open_tags.append(each.replace("<", "</"))
        pieces.append(each)
    inner = "".join([*pieces, *reversed(open_tags)])
    data = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{inner}</TEI>'.encode()
    document = Document(parse(data))
    for element in document.elements:
        for wanted in (("q",), ("p",), ("p", "q")):
            walked = list(element.iterdescendants(*map(tag, wanted)))
            assert list(document.inside(element, *wanted)) == walked
        for path in ("div", "div/p", "div/p/q"):
            found = element.find("/".join(map(tag, path.split("/"))))
            assert first_at(element, path) is found


@pytest.mark.parametrize("kind", sorted(datatypes._WORDS))
@pytest.mark.parametrize("facet", [None, *sorted(datatypes._PATTERNS)])
@given(st.text(st.sampled_from("abZ09._-#"), min_size=1, max_size=8))
def test_plain_words_are_values(kind: str, facet: tuple[str, str] | None, text: str) -> None:
    if datatypes._PLAIN_WORD.fullmatch(text):
        facets = () if facet is None else (facet,)
        holder = etree.Element("value")
        holder.text = text
        assert datatypes._validator(datatypes.LIBRARY, kind, facets).validate(holder)
