"""Who sent a memo to whom, as its header has it: persons, and where none is named, bodies."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_header import texts

from tei_tools.authority import Authority, Entry
from tei_tools.check import validate
from tei_tools.convert import Authorities, convert
from tei_tools.header.bodies import sender_and_recipient
from tei_tools.source import Source
from tei_tools.tei import tag


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Telegram From the Embassy in Elbia to the Department of State",
         ("Embassy in Elbia", "Department of State")),
        ("Telegram From the Department of State to the Mission to the United Nations",
         ("Department of State", "Mission to the United Nations")),
        ("Telegram From the Mission to the United Nations to the Department of State",
         ("Mission to the United Nations", "Department of State")),
        ("Circular Telegram From the Department of State to Certain Posts",
         ("Department of State", "Certain Posts")),
        ("Telegram From the Department of State to the Embassy in Elbia, Elb, May 3, 1970, 0920Z.",
         ("Department of State", "Embassy in Elbia")),
        ("The Consulate General at Port City to the Department of State",
         ("Consulate General at Port City", "Department of State")),
        ("The Ambassador in Elbia to the Department of State", ("", "Department of State")),
        ("Memorandum From the Joint Chiefs of Staff to Secretary of Defense Alder",
         ("Joint Chiefs of Staff", "")),
        ("Memorandum From the Assistant to the Council", ("", "")),
        ("Telegram From Headquarters to the Stations in Elb and Port City",
         ("Headquarters", "Stations in Elb and Port City")),
        ("The Secretary of State to the Office of the Political Adviser (Alder)",
         ("", "Office of the Political Adviser")),
        ("Memorandum of Conversation", ("", "")),
        ("Minutes of a Meeting of the Council", ("", "")),
    ],
)  # fmt: skip
def test_bodies_that_send_and_receive(heading: str, expected: tuple[str, str]) -> None:
    found = sender_and_recipient(heading, 0, len(heading))
    assert tuple(heading[slice(*one)] if one else "" for one in found) == expected


def test_a_telegram_between_bodies_has_a_correspondence() -> None:
    memo = "41. Telegram From the Embassy in Elbia to the Department of State\n\nElb, May 3, 1955\n"
    root = convert(Source("memo", f"{memo}\nThey met.\n")).tei.getroot()
    assert texts(root, ".//correspAction[@type='sent']/*") == ["Embassy in Elbia", "Elb", ""]
    assert texts(root, ".//correspAction[@type='received']/orgName") == ["Department of State"]
    assert validate(convert(Source("memo", f"{memo}\nThey met.\n")).xml) == []


@pytest.mark.parametrize(
    ("heading", "sender"),
    [
        ("Telegram From the Secretary of State to the Embassy in Elbia", "Ann Alder"),
        ("The Acting Secretary of State to the President", "Ann Alder"),
        ("Telegram From the Embassy in Elbia to the Department of State", "Embassy in Elbia"),
        ("Letter From the Minister (Birch) to the Department of State", "Birch"),
        ("Memorandum of Conversation", ""),
        ("Editorial Note", ""),
    ],
)
def test_who_signed_is_the_sender_where_the_heading_names_the_office(
    heading: str, sender: str
) -> None:
    memo = f"41. {heading}\n\nElb, May 3, 1955.\n\nThey met.\n\nSincerely,\n\nAnn Alder\n"
    root = convert(Source("memo", memo)).tei.getroot()
    sent = root.find(f".//{tag('correspAction')}[@type='sent']")
    assert (sent is not None) == bool(sender)
    assert sent is None or sent[0].text == sender


def test_where_and_when_an_attachment_was_written_the_memo_was_not() -> None:
    memo = (
        "12. Memorandum From the Secretary of State (Alder) to President Birch\n\n"
        "The paper is attached. It was written for the meeting of the committee.\n\n"
        "Attachment\n\nPort City, March 3, 1951.\n\nThe committee met, and nobody spoke.\n"
    )
    root = convert(Source("memo", memo)).tei.getroot()
    assert texts(root, ".//dateline/date[@when='1951-03-03']") == ["March 3, 1951"]
    assert texts(root, ".//creation/*") == []
    assert texts(root, ".//correspAction[@type='sent']/*") == ["Alder"]


def test_who_signed_an_attachment_did_not_send_the_memo() -> None:
    memo = (
        "41. Telegram From the Secretary of State to the Embassy in Elbia\n\nElb, May 3, 1955.\n\n"
        "They met.\n\n[Attachment]\n\nDear Minister:\n\nThanks.\n\nSincerely,\n\nAnn Alder\n"
    )
    root = convert(Source("memo", memo)).tei.getroot()
    assert texts(root, ".//correspAction[@type='sent']/persName") == []


def test_a_body_with_a_word_like_a_name_is_the_correspondent() -> None:
    heading = "Telegram From the Minister (Alder) to the Mission Broadcasting Station"
    memo = f"41. {heading}\n\nElb, May 3, 1955.\n\nThey met.\n"
    root = convert(Source("memo", memo)).tei.getroot()
    assert texts(root, ".//correspAction[@type='sent']/persName") == ["Alder"]
    assert texts(root, ".//correspAction[@type='received']/*") == ["Mission Broadcasting Station"]


def test_the_day_of_receipt_is_that_of_the_source_note() -> None:
    memo = """\
12. Telegram From the Director (Alder) to the Minister (Birch)1

Port City, January 5, 1974.

They met.

  1. Source: National Archives, RG 40. Secret. {}
"""
    for words, expected in (
        ("Received at 7 p.m., January 6.", ["1974-01-06"]),
        ("Received at 7 p.m.", []),
        ("Repeated to Rome on January 7.", []),
    ):
        root = convert(Source("memo", memo.format(words))).tei.getroot()
        action = root.find(f".//{tag('correspAction')}[@type='received']")
        assert action is not None
        assert [date.get("when") for date in action.iter(tag("date"))] == expected


XML = {"xml": "http://www.w3.org/XML/1998/namespace"}
_LIST = """\
p_1|Alder, Ann|Secretary of State to March 1955; thereafter Ambassador to Elbia
p_2|Birch, Ben|Ambassador in Elbia to May 1955; Secretary of State after May 1955
p_3|Elm, Eve|President of the United States
p_4|Fir, Fay|Assistant Secretary of State for Storage
p_5|Oak, Otto|Assistant Secretary of State for Storage from 1950
"""
HOLDERS = Authority(tuple(Entry(*row.split("|")) for row in _LIST.splitlines()))


@pytest.mark.parametrize(
    ("heading", "date", "sent", "received"),
    [
        ("Letter From the President to the Secretary of State", "June 30, 1955", "p_3", "p_2"),
        ("Letter From the President to the Secretary of State", "May 3, 1953", "p_3", "p_1"),
        ("The Ambassador in Elbia to the Secretary of State", "July 3, 1955", "p_1", "p_2"),
        # nobody, two, an office of another name or place, a deputy
        ("Letter From the President to the Ambassador in Elbia", "May 3, 1955", "p_3", ""),
        ("Letter From the President to the Ambassador in France", "May 3, 1955", "p_3", ""),
        ("Letter From the President to the Acting Secretary of State", "May 3, 1953", "p_3", ""),
        (
            "Letter From the President to the Assistant Secretary of State for Storage",
            "May 3, 1955", "p_3", "",
        ),
        ("Letter From the President to the Ambassador", "July 3, 1955", "p_3", ""),
        ("Memorandum From the Special Assistant to the President", "May 3, 1953", "", ""),
        # who is named needs no list
        ("Letter From the President to the Secretary of State (Fir)", "May 3, 1953", "p_3", "p_4"),
    ],
)  # fmt: skip
def test_who_held_an_office_says_the_list(
    heading: str, date: str, sent: str, received: str
) -> None:
    memo = f"41. {heading}\n\nElb, {date}.\n\nWe met.\n"
    root = convert(Source("memo", memo), authorities=Authorities(persons=HOLDERS)).tei.getroot()
    for type_, id_ in (("sent", sent), ("received", received)):
        names = root.findall(f".//{{*}}correspAction[@type='{type_}']/{{*}}persName")
        assert [name.get("ref") for name in names] == ([f"#{id_}"] if id_ else [])
        if id_:
            assert root.find(f".//{{*}}person[@xml:id='{id_}']", XML) is not None
    assert root.findall(".//{*}text//{*}head/{*}persName[@cert='medium']") == []


def test_who_signed_is_the_sender_whoever_held_the_office() -> None:
    memo = "41. Letter From the President to the Secretary of State\n\nElb, May 3, 1953.\n\nYes.\n"
    memo += "\nSincerely,\n\nFay Fir\n"
    root = convert(Source("memo", memo), authorities=Authorities(persons=HOLDERS)).tei.getroot()
    assert texts(root, ".//correspAction[@type='sent']/persName") == ["Fay Fir"]
    assert texts(root, ".//correspAction[@type='received']/persName") == ["Secretary of State"]


_TERMS = """\
p_d|Dulles, John|Secretary of State until April 22, 1959
p_h|Herter, Chris|Secretary of State from April 22, 1959, until 20 January 1961
p_e|Eisenhower, Dwight|President, January 20, 1953–January 20, 1961
p_k|Kennedy, John|President from January 20, 1961
p_b|Black, Eugene R.|President, International Bank for Reconstruction and Development
p_r|Rain, Roy|Director of Storage from 1950 until his death on May 24, 1958
p_m|Murphy, Robert|Deputy Under Secretary of State
p_w|Whitney, John|U.S. Ambassador to Elbia, 1957–61
p_i|Ivy, Ian|Prime Minister
p_f|Fern, Flo|Minister of Defense
"""


@pytest.mark.parametrize(
    ("without", "to", "dateline", "received"),
    [
        ("", "President", "Elb, December 5, 1960.", "p_e"),
        ("p_e", "President", "Elb, December 5, 1960.", ""),
        ("", "President", "Elb, January 20, 1961.", ""),  # both
        ("", "President", "Elb, January 21, 1961.", "p_k"),
        ("p_e", "President", "Elb, January 1961.", ""),  # not all of it
        ("p_h", "Secretary of State", "Elb, June 30, 1959.", ""),
        ("", "Secretary of State", "Elb, June 30, 1959.", "p_h"),
        ("p_e p_k", "President", "Elb, May 3, 1959.", ""),  # a bank has one too
        ("", "Secretary of State", "Elb, undated [1959].", ""),
        ("p_h", "Secretary of State", "Elb, undated [1959].", ""),
        ("", "Secretary of State", "Elb, undated [1960].", "p_h"),
        ("", "Secretary of State on the 1960 Budget", "Elb, undated.", ""),
        ("p_h", "Secretary of State", "Elb, undated.", ""),
        ("", "Deputy Under Secretary of State", "Elb, undated.", "p_m"),
        ("", "Ambassador in Elbia", "Elb, May 3, 1957.", ""),  # from some day of that year on
        ("", "Ambassador in Elbia", "Elb, May 3, 1959.", "p_w"),
        ("", "Director of Storage", "Elb, May 3, 1958.", "p_r"),
        ("", "Director of Storage", "Elb, May 3, 1959.", ""),
        # of which country?
        ("", "Prime Minister", "Elb, May 3, 1959.", ""),
        ("", "Minister of Defense", "Elb, May 3, 1959.", ""),
    ],
)
def test_an_office_is_that_of_who_certainly_held_it(
    without: str, to: str, dateline: str, received: str
) -> None:
    rows = [row for row in _TERMS.splitlines() if row.partition("|")[0] not in without.split()]
    people = Authority(tuple(Entry(*row.split("|")) for row in rows))
    memo = f"41. Memorandum From the Director (Elm) to the {to}\n\n{dateline}\n\nWe met.\n"
    root = convert(Source("memo", memo), authorities=Authorities(persons=people)).tei.getroot()
    names = root.findall(".//{*}correspAction[@type='received']/{*}persName")
    assert [name.get("ref") for name in names] == ([f"#{received}"] if received else [])


def test_who_held_an_office_is_for_the_archivist_to_decide() -> None:
    memo = "41. Letter From the President to the Secretary of State\n\nElb, May 3, 1953.\n\nYes.\n"
    lists = Authorities(persons=HOLDERS)
    first = convert(Source("memo", memo), authorities=lists)
    proposed = {ruling.name: ruling for ruling in first.doubtful}
    assert proposed["President"].proposed == "p_3"
    assert proposed["Secretary of State"].candidates == "p_1 p_2"
    for choice, refs in (("p_2", ["#p_2"]), ("", [None]), ("-", [])):
        ruling = replace(proposed["Secretary of State"], choice=choice)
        ruled = convert(Source("memo", memo), authorities=lists, rulings=[ruling])
        action = ".//{*}correspAction[@type='received']/{*}persName"
        assert [name.get("ref") for name in ruled.tei.getroot().findall(action)] == refs
        assert not ruled.tei.getroot().findall(".//{*}head/{*}persName")
