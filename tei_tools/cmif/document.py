"""The CMIF document: an index of letters as TEI."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from tei_tools.cmif.letters import UNKNOWN, Action, Letter, Party
from tei_tools.tei import XML_ID, XML_LANG, Draft, parse, tag, written
from tei_tools.tei import element as _e

#: The licence that CMIF asks for.
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_LICENCE_WORDS = "This file is licensed under the terms of the Creative-Commons-License CC-BY 4.0"
# CMIF has no text, but TEI asks for one.
_BODY = "The letters are described in the header."


@dataclass(frozen=True, slots=True)
class Index:
    """What CMIF asks to be said about an index of letters.

    ``url`` is where the index itself will stand, and what it is known by. ``editor`` is whom to
    ask about it, by default the publisher. ``edition`` describes the edition that the letters are
    from, by default by the title; ``kind`` is how that is published.
    """

    title: str
    publisher: str
    url: str
    date: str
    editor: str = ""
    email: str = ""
    licence: str = LICENCE
    edition: str = ""
    kind: Literal["online", "print", "hybrid"] = "online"

    @property
    def source_id(self) -> str:
        """The ``xml:id`` of the edition: a UUID that stays the same as long as the address does
        (after a letter, since an ``xml:id`` must not begin with a digit)."""
        return f"edition-{uuid.uuid5(uuid.NAMESPACE_URL, self.url)}"


def is_index(tree: etree._ElementTree) -> bool:
    """Whether a document is one that :func:`cmif_document` has made."""
    return [p.text for p in tree.iterfind(f"{tag('text')}/{tag('body')}/*")] == [_BODY]


def cmif_document(index: Index, letters: Iterable[Letter]) -> etree._ElementTree:
    """The index as a TEI document; its letters are in the order given."""
    descriptions = (_description(letter, index) for letter in letters)
    root = _e(
        "TEI",
        _e("teiHeader", _file_description(index), _e("profileDesc", *descriptions)),
        _e("text", _e("body", _e("p", _BODY))),
        **{XML_LANG: "en"},
    )
    return parse(written(root))


def _file_description(index: Index) -> Draft:
    words = _LICENCE_WORDS if index.licence == LICENCE else index.licence
    name = index.editor or index.publisher
    email = (f"{name} ", _e("email", index.email)) if index.email else (name,)
    editor = _e("editor", *email)
    return _e(
        "fileDesc",
        _e("titleStmt", _e("title", index.title), editor),
        _e(
            "publicationStmt",
            _e("publisher", index.publisher),
            _e("idno", index.url, type="url"),
            _e("date", when=index.date),
            _e("availability", _e("licence", words, target=index.licence)),
        ),
        _e(
            "sourceDesc",
            _e("bibl", index.edition or index.title, type=index.kind, **{XML_ID: index.source_id}),
        ),
    )


def _description(letter: Letter, index: Index) -> Draft:
    attrs = {"key": letter.key, "ref": letter.address, "source": f"#{index.source_id}"}
    return _e(
        "correspDesc",
        _action("sent", letter.sent),
        _action("received", letter.received),
        **{name: value for name, value in attrs.items() if value},
    )


def _action(type_: str, action: Action) -> Draft:
    agents = action.agents or (Party("persName", UNKNOWN),)
    return _e(
        "correspAction",
        *(_party(agent) for agent in agents),
        _party(action.place) if action.place else None,
        _e("date", **action.date) if action.date else None,
        type=type_,
    )


def _party(party: Party) -> Draft:
    return _e(party.kind, party.name, **({"ref": party.address} if party.address else {}))
