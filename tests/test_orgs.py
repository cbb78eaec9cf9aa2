"""Organizations and offices of a list."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from tei_tools.annotate.orgs import orgs
from tei_tools.authority import Authority, Entry
from tei_tools.cli import run
from tei_tools.layout import read_layout
from tei_tools.source import Source
from tei_tools.tei import XML_ID, tag

HARBOR = Entry("o1", "The Harbor Commission (HC)", kind="org")
EUROPE = Entry("o2", "EUR", "Bureau of European Affairs", kind="org")
LAW = Entry("o3", "L", "Office of the Legal Adviser", kind="org")
OTHER = Entry("o4", "HC", "Highway Council", kind="org")


def marked(text: str, *entries: Entry) -> str:
    """The text with ``[form|id]`` for each organization, and ``?`` where it is uncertain."""
    out, at = [], 0
    for span in orgs(Authority(entries))(read_layout(Source("memo", text))):
        assert span.kind == "orgName"
        doubt = "?" if "cert" in span.attrs else ""
        out += [text[at : span.start], f"[{text[span.start : span.end]}|{span.attrs['ref'][1:]}]"]
        out[-1] = out[-1][:-1] + doubt + "]"
        at = span.end
    return "".join([*out, text[at:]])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Harbor Commission met.", "The [Harbor Commission|o1] met."),
        ("The HC’s view, not that of HCX.", "The [HC|o1]’s view, not that of HCX."),
        ("Cleared in EUR, not in EUR/RPE.", "Cleared in [EUR|o2], not in EUR/RPE."),
        ("EUR–Mr. Alder and S-EUR.", "[EUR|o2]–Mr. Alder and S-EUR."),
        ("Approved in L.", "Approved in [L|o3]."),
        ("Alder (L) and L. Birch.", "Alder ([L|o3]) and L. Birch."),
    ],
)  # fmt: skip
def test_whole_words_and_whole_symbols(text: str, expected: str) -> None:
    assert marked(text, HARBOR, EUROPE, LAW) == expected


def test_two_organizations_of_one_name_are_doubtful() -> None:
    assert marked("The HC met.", HARBOR, OTHER) == "The [HC|o1?] met."


def test_no_list_marks_nothing() -> None:
    assert marked("The HC met.") == "The HC met."


MEMO = """\
12. Memorandum From the Director (Alder) to the Minister (Birch)1

Port City, January 5, 1974.

The Harbor Commission met.

  1. Source: National Archives, RG 40. Secret. Drafted by Elm (EUR) and cleared in HC/X and HC.
"""


def test_the_option_marks_lists_and_validates(tmp_path: Path) -> None:
    """In the source note too, where the symbols of the list are linked and the others are not."""
    memo, table, out = (tmp_path / name for name in ("memo.txt", "orgs.csv", "memo.xml"))
    memo.write_text(MEMO, encoding="utf-8")
    table.write_text(
        "id,name,description\no1,Harbor Commission (HC),ships\no2,EUR,Europe\no3,XX,none\n",
        encoding="utf-8",
    )
    assert run(["convert", str(memo), "--orgs", str(table), "-o", str(out)]) == 0
    assert run(["validate", str(out)]) == 0
    root = etree.parse(out).getroot()
    named = [(e.text, e.get("ref")) for e in root.find(tag("text")).iter(tag("orgName"))]
    assert sorted(named, key=str) == [
        ("EUR", "#o2"), ("HC", "#o1"), ("HC/X", None), ("Harbor Commission", "#o1"),
    ]  # fmt: skip
    assert [org.get(XML_ID) for org in root.iter(tag("org"))] == ["o1", "o2"]
