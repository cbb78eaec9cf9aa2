"""Memos, lists and editions as they should be, and then damaged: strategies for the fuzz tests."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from functools import cache

from conftest import ROOT
from hypothesis import strategies as st
from lxml import etree
from random_instances import instances_of_our_schema

WORDS = st.sampled_from(
    "the harbour of Port City is closed since March 1974 and Mr. Alder has told Ambassador Birch "
    "that NSC 68 was “lost” (by whom?) on 3 May; see Document 12, 1956 men, 10/9/76 U.S.S.R. "
    "Chou En-lai’s [sic] [1 line not declassified] 031730Z MAR 62 p.m. F.R.U.S. 25¢ ½ a | b".split()
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=25).map(" ".join)
HEADS = st.sampled_from(
    [
        "1. Memorandum From Alder to Birch",
        "296. Telegram From the Embassy",
        "Editorial Note",
        "Letter",
    ]
)
OPENINGS = st.sampled_from(
    [
        "Washington, March 2, 1974.",
        "Peking, 27 March 1946—8 p.m.",
        "[undated]",
        "SUBJECT\n\n  * Ships",
        "PARTICIPANTS\n\n  * Mr. Elm\n\n  * Mr. Ash",
        "Dear Mr. Elm:",
        "TO: Mr. Birch",
        "3498. For Elm.",
    ]
)
CLOSINGS = st.sampled_from(
    ["Sincerely yours,\n\nC. Alder", "Alder", "Attachment\n\nTab A\n\nPaper", "P.S. More.", "", "—"]
)
#: How a mark and an entry of the list of notes are written, dialect by dialect.
NOTE_DIALECTS: tuple[tuple[Callable[[int], str], Callable[[int], str]], ...] = (
    (str, "  {}. ".format),
    ("[{}]".format, "[{}] ".format),
    ("({})".format, "({}) ".format),
    ("[^{}]".format, "[^{}]: ".format),
    (lambda n: str(n).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")), "{}. ".format),
    (lambda n: "*†‡§"[n % 4] * (n // 4 + 1), lambda n: "*†‡§"[n % 4] * (n // 4 + 1) + " "),
)
PAGE_DIALECTS: tuple[Callable[[int], str], ...] = (
    "[Page {}]".format,
    "[p. {}]".format,
    "\n\n- {} -\n\n".format,
    "{{{}}}".format,
    lambda n: "\n\f",
)


@st.composite
def memos(draw: st.DrawFn) -> str:
    """A memo in one of the dialects, with notes and page breaks."""
    mark, entry = draw(st.sampled_from(NOTE_DIALECTS))
    page = draw(st.sampled_from(PAGE_DIALECTS))
    wrapped = draw(st.booleans())
    paragraphs = draw(st.lists(SENTENCES, min_size=1, max_size=6))
    notes = draw(st.lists(SENTENCES, max_size=5))
    body = []
    for number, sentence in enumerate(paragraphs, 1):
        sentence += "." + (mark(number) if number <= len(notes) else "")
        if draw(st.booleans()):
            sentence = sentence.replace(" ", page(number), 1)
        body.append(sentence.replace(" and ", "\nand ") if wrapped else sentence)
    entries = [entry(number) + note for number, note in enumerate(notes, 1)]
    if entries and draw(st.sampled_from([True] + [False] * 9)):
        entries *= draw(st.integers(2, 40))  # note 1 again and again
    if entries and draw(st.booleans()):
        entries[0] = entry(1) + "Source: National Archives, Box 3. Secret. Drafted by Elm."
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    parts = [draw(HEADS), draw(OPENINGS), *body, draw(CLOSINGS), "\n".join(entries)]
    return "\n\n".join(parts).replace("\n", newline)


#: What does not belong in a text: controls, direction marks, surrogates, other scripts, XML.
DEBRIS = st.sampled_from(
    [
        "\x00",
        "\x07",
        "\x1b[31m",
        "\u202e",
        "\u2066",
        "\u200b",
        "\ufeff",
        "\ud800",
        "\uffff",
        "\u0301",
        "\xa0",
        "\xad",
        "\t",
        "\r",
        "\x0b",
        "\x0c",
        "\x85",
        "\u2028",
        "<",
        "&amp;",
        "&#xD800;",
        "\\ud800",
        "]]>",
        "<!--",
        "[Page ",
        "]",
        "*",
        "|",
        "1",
        "9" * 30,
        "  1. ",
        "𝕬",
        "ﬁ",
        "١٩٧٤",
        "(",
        "“",
        "'",
        "—",
        "\n",
        "\n\n\n",
        " " * 50,
    ]
)


@st.composite
def damaged(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> str:
    """A text that was cut, shuffled, doubled, or had debris fall into it."""
    text = draw(texts)
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(text)))
        to = draw(st.integers(at, min(len(text), at + 60)))
        match draw(st.sampled_from(["cut", "double", "debris", "move", "drop"])):
            case "cut":
                text = text[:at] + text[to:]
            case "double":
                text = text[:to] + text[at:to] * draw(st.integers(1, 30)) + text[to:]
            case "debris":
                text = text[:at] + draw(DEBRIS) + text[at:]
            case "move":
                text = text[to:] + text[:to]
            case "drop":
                text = text[at:]
    return text


@st.composite
def damaged_bytes(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> bytes:
    """The bytes of a text in some encoding, or in two, with some of them wrong."""
    encodings = st.sampled_from(["utf-8", "utf-16", "utf-8-sig", "cp1252", "utf-7", "utf-32-be"])
    text = draw(texts)
    middle = draw(st.integers(0, len(text)))
    first = draw(encodings)
    second = draw(st.one_of(st.just(first), encodings))
    data = text[:middle].encode(first, "replace") + text[middle:].encode(second, "replace")
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(data)))
        data = data[:at] + draw(st.binary(max_size=4)) + data[at + draw(st.integers(0, 2)) :]
    return data


VALUES = st.sampled_from(
    [
        "",
        " ",
        "#",
        "#nowhere",
        "javascript:alert(1)",
        "</script><b>",
        "\"'><x",
        "1976-13-45",
        "9" * 40,
        "-0001",
        "1976-11-10T25:00:00",
        "http://[",
        "a b",
        "\u202egnp",
        "é" * 300,
        "{n}",
        "%s",
        "𝕬",
        "\x85",
    ]
)


@st.composite
def records(draw: st.DrawFn) -> bytes:
    """A record in JSON as ``build`` leaves it, with other values, and perhaps damaged."""
    value = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5), VALUES, DEBRIS)
    value = st.one_of(value, st.lists(value, max_size=2))
    memo = st.dictionaries(
        st.sampled_from(["source", "sha256", "editions", "path", "status"]), value, max_size=4
    )
    record = {"memos": draw(st.one_of(st.lists(st.one_of(memo, value), max_size=3), value))}
    text = json.dumps(draw(st.sampled_from([record, record["memos"], {}])))
    return draw(st.one_of(st.just(text), damaged(st.just(text)))).encode(errors="replace")


@cache
def _editions(count: int = 24, longest: int = 20_000) -> tuple[str, ...]:
    """Documents that our schema accepts, none longer than so many characters."""
    instances = instances_of_our_schema()[:count]
    made = [etree.tostring(instance, encoding="unicode") for instance in instances]
    samples = sorted((ROOT / "output").glob("*.xml"))
    return (
        *(text for text in made if len(text) < longest),
        *(path.read_text(encoding="utf-8") for path in samples),
    )


@st.composite
def editions(draw: st.DrawFn) -> str:
    """A TEI document that our schema accepts."""
    return draw(st.sampled_from(_editions()))


@st.composite
def damaged_editions(draw: st.DrawFn) -> str:
    """A well-formed document whose elements were renamed, moved, doubled, dropped or filled."""
    root = etree.fromstring(draw(editions()).encode())
    for _ in range(draw(st.integers(1, 6))):
        elements = [each for each in root.iter() if isinstance(each.tag, str)]
        element = draw(st.sampled_from(elements))
        other = draw(st.sampled_from(elements))
        parent = element.getparent()
        match draw(
            st.sampled_from(["rename", "move", "double", "drop", "value", "text", "foreign"])
        ):
            case "rename":
                element.tag = other.tag
            case "move" if parent is not None and other not in element.iterdescendants():
                if other is not element:
                    other.append(element)
            case "double" if parent is not None:
                parent.append(deepcopy(element))
            case "drop" if parent is not None:
                parent.remove(element)
            case "value":
                names = [
                    *other.attrib,
                    "n",
                    "when",
                    "ref",
                    "target",
                    "{http://www.w3.org/XML/1998/namespace}id",
                ]
                element.set(draw(st.sampled_from(names)), draw(VALUES))
            case "text":
                element.text = draw(VALUES)
            case "foreign":
                etree.SubElement(element, "{urn:other}thing", {"a": draw(VALUES)}).tail = draw(
                    VALUES
                )
    return etree.tostring(root, encoding="unicode")
