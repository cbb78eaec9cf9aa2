"""How tests tell which persons are found in a text."""

from __future__ import annotations

import re

from conftest import SHARED

from tei_tools.annotate.persons import persons
from tei_tools.authority import Authority, Entry
from tei_tools.layout import read_layout
from tei_tools.layout.model import Layout
from tei_tools.source import Source

LABELS = SHARED / "frus" / "labels"


def layout_of(text: str) -> Layout:
    return read_layout(Source("memo", text))


def listed(*rows: tuple[str, str] | tuple[str, str, str]) -> Authority:
    return Authority(tuple(Entry(*row) for row in rows))  # type: ignore[arg-type]


def marked(text: str, authority: Authority | None = None) -> str:
    """The text with ``[name|id]`` for each person; ``~`` for medium certainty, ``?`` for low."""
    out, at = [], 0
    for span in persons(authority)(layout_of(text)):
        assert span.kind == "persName"
        doubt = {"medium": "~", "low": "?", "": ""}[span.attrs.get("cert", "")]
        target = span.attrs.get("ref", "").removeprefix("#")
        out += [text[at : span.start], f"[{text[span.start : span.end]}|{target}{doubt}]"]
        at = span.end
    return "".join([*out, text[at:]])


def names(text: str, authority: Authority | None = None) -> list[str]:
    return re.findall(r"\[([^|\]]+)\|", marked(text, authority))


BALL = ("ball", "Ball, George W.", "Under Secretary of State")


# --- who is meant -------------------------------------------------------------------------------

JOHNSONS = listed(
    ("lbj", "Johnson, Lyndon B.", "President of the United States"),
    ("uaj", "Johnson, U. Alexis", "Deputy Under Secretary of State for Political Affairs"),
    ("hkj", "Johnson, General Harold K.", "USA, Chief of Staff of the Army"),
)


BROWNS = listed(
    ("b1", "Brown, Ann", "Economic Officer, Embassy in Norway"),
    ("b2", "Brown, Ben", "Economic Officer, Embassy in Sweden"),
)

MEMO = """\
12. Action Memorandum From the Assistant Secretary of State for European Affairs (Alder) and the Director (Birch) to Secretary of State Kissinger1

Washington, March 2, 1974.

PARTICIPANTS

  * Henry Rowan, Special Assistant to the President
  * Mr. Hazel

Rowan: We met Hazel.

George A. Cedar

  1. Source: National Archives, RG 59. Secret. Drafted by Larch and Lord on March 1, cleared by Q. Spruce (EUR/SOV), and approved by Alder.
"""  # noqa: E501
