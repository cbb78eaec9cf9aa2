"""All words of a document are in every edition of it, and none twice, wherever its notes stand and
whatever leads to them."""

from __future__ import annotations

import json
import re
import zipfile
from collections import Counter
from io import BytesIO
from itertools import count

import pytest
from edition_documents import document, read_html
from hypothesis import given, settings
from hypothesis import strategies as st

from tei_tools.edition import to_html, to_text
from tei_tools.edition.epub import to_epub
from tei_tools.edition.json_export import to_json
from tei_tools.edition.markdown import to_markdown

_WORD = re.compile("w[0-9]+x")


class Documents:
    """Bodies of TEI whose words are all different."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.numbers = count(1)

    def word(self) -> str:
        return f"w{next(self.numbers)}x"

    def words(self) -> str:
        return self.draw(st.sampled_from(("", " ", self.word(), f" {self.word()} ", "\n  ")))

    def pick(self, *of: str) -> str:
        return self.draw(st.sampled_from(of))

    def reference(self) -> str:
        note = self.pick("n1", "n2", "n3", "away")
        attributes = self.pick("", ' rend="superscript"', ' type="noteAnchor"')
        if self.draw(st.booleans()):
            attributes += f' xml:id="r{next(self.numbers)}"'
        inner = self.pick("", "1", "[2]", "*", self.word(), f"<hi>{self.word()}</hi>", "1<lb/>",
                          f"note {self.word()}", f'{self.word()}<ptr target="#n3"/>')  # fmt: skip
        return f'<ref target="#{note}"{attributes}>{inner}</ref>'

    def line(self) -> str:
        pieces = [self.word()]
        for _ in range(self.draw(st.integers(0, 4))):
            pieces += [self.draw(st.sampled_from((self.reference(), '<ptr target="#n2"/>',
                        f"<hi>{self.word()}</hi>", f'<anchor xml:id="a{next(self.numbers)}"/>',
                        f"<note>{self.word()}</note>"))), self.words()]  # fmt: skip
        return "".join(pieces)

    def block(self) -> str:
        identifier = self.pick("", f' xml:id="p{next(self.numbers)}"')
        return self.pick("<p{0}>{1}</p>", "<list{0}><item>{1}</item></list>",
                         "<lg><l{0}>{1}</l></lg>", '<list type="toc"{0}><item>{1}</item></list>',
                         ).format(identifier, self.line())  # fmt: skip

    def note(self, name: str) -> str:
        number = self.pick("", ' n="1"', ' n="2"', ' n="a"')
        kind = self.pick("", "", ' place="foot"', ' rend="inline"', ' type="unplaced" n="9"')
        number = "" if "unplaced" in kind else number
        target = self.pick("", ' target="#p1"', ' target="#a3"', ' target="#r4"', ' target="#n1"')
        inner = self.pick("{}", "<p>{}</p>").format(self.line())
        return f'<note xml:id="{name}"{number}{kind}{target}>{inner}</note>'

    def around(self, notes: str) -> str:
        head = self.pick("", "<head>Notes</head>", f"<head>{self.word()}</head>")
        within = self.pick(
            "<div{0}>{1}{2}</div>",
            "<noteGrp>{2}</noteGrp>",
            "{2}",
            '<div type="notes"{0}>{1}{2}{3}</div>',
            "<p>{3}<noteGrp>{2}</noteGrp>{4}</p>",
            "<div{0}>{1}{3}{2}</div>",
        )
        identifier = self.pick("", f' xml:id="d{next(self.numbers)}"')
        return within.format(identifier, head, notes, self.block_of_words(), self.word())

    def block_of_words(self) -> str:
        return self.pick("", self.word())

    def body(self) -> str:
        blocks = [self.block() for _ in range(self.draw(st.integers(1, 3)))]
        names = self.draw(st.permutations(("n1", "n2", "n3")))
        first = self.draw(st.integers(0, 3))
        blocks.append(self.around("".join(map(self.note, names[:first]))))
        blocks.append(self.block())
        blocks.append(self.around("".join(map(self.note, names[first:]))))
        return "".join(blocks)


@st.composite
def bodies(draw: st.DrawFn) -> str:
    return Documents(draw).body()


def _in_html(tei: bytes) -> str:
    return "".join(map(str, read_html(to_html(tei)).find(".//main").itertext()))


def _in_json(tei: bytes) -> str:
    return json.loads(to_json(tei))["text"]


def _in_epub(tei: bytes) -> str:
    with zipfile.ZipFile(BytesIO(to_epub([tei]))) as book:
        return book.read("EPUB/text-001.xhtml").decode()


EDITIONS = {"text": to_text, "HTML": _in_html, "Markdown": to_markdown, "JSON": _in_json,
            "EPUB": _in_epub}  # fmt: skip


@pytest.mark.parametrize("edition", EDITIONS)
@settings(max_examples=20, deadline=None)
@given(body=bodies())
def test_no_word_is_lost_and_none_doubled(edition: str, body: str) -> None:
    words = _WORD.findall(EDITIONS[edition](document(body)))
    assert Counter(words) == Counter(_WORD.findall(re.sub('"[^"]*"', "", body)))
