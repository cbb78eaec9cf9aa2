"""The history of a document after PREMIS 3.0: objects, events and agents.

The order of the elements is that of the schema (https://www.loc.gov/standards/premis/v3/); the
types of events and the roles are terms of the vocabularies of the Library of Congress
(https://id.loc.gov/vocabulary/preservation.html).
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml import etree

from tei_tools.package.formats import format_of
from tei_tools.package.model import Stored

PREMIS = "http://www.loc.gov/premis/v3"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
VOCABULARY = "http://id.loc.gov/vocabulary/preservation/"
#: EDTF for a day that is not known.
UNKNOWN = "XXXX-XX-XX"

_TYPES = {"ingestion": "ing", "migration": "mig", "validation": "val"}
_OBJECT_ROLES = {"source": "sou", "outcome": "out"}
_AGENT_ROLES = {"executing program": "exe", "implementer": "imp"}
_FAMILY = uuid.uuid5(uuid.NAMESPACE_URL, PREMIS)


@dataclass(frozen=True, slots=True)
class Agent:
    """A program with its version, or an organization."""

    name: str
    kind: str = "software"
    version: str = ""

    @property
    def identifier(self) -> str:
        """Name and version, as a word."""
        return f"{self.name} {self.version}".strip()

    @property
    def role(self) -> str:
        """What it does in an event."""
        return "executing program" if self.kind == "software" else "implementer"


@dataclass(frozen=True, slots=True)
class Event:
    """What was done: ``day`` is EDTF, ``outcome`` one of success, warning and fail.

    ``objects`` are pairs of a place in the bag and its part in the event: source or outcome.
    """

    kind: str
    day: str
    detail: str
    outcome: str
    notes: tuple[str, ...]
    agents: tuple[Agent, ...]
    objects: tuple[tuple[str, str], ...]

    def identifier(self, digest: str) -> str:
        """A UUID that is always the same for the same event and the same bytes (RFC 4122, 4.3)."""
        return str(uuid.uuid5(_FAMILY, f"{digest} {self.kind} {self.day} {self.detail}"))


def premis(
    stored: Sequence[Stored], events: Sequence[Event], digest: str, derived: Sequence[str] = ()
) -> etree._Element:
    """The element ``premis``: the files as objects, the events, and their agents.

    ``digest`` is that of the document; ``derived`` are the places of the source of the document
    (empty if there is none), the document, and what was made of it, in this order.
    """
    root = etree.Element(f"{{{PREMIS}}}premis", nsmap={"premis": PREMIS, "xsi": XSI})
    root.set("version", "3.0")
    for each in stored:
        _object(root, each, _ancestor(each.place, derived))
    for event in events:
        _event(root, event, event.identifier(digest))
    for agent in dict.fromkeys(agent for event in events for agent in event.agents):
        made = _add(root, "agent")
        _add(made, "agentIdentifier", ("agentIdentifierType", "local"),
             ("agentIdentifierValue", agent.identifier))  # fmt: skip
        _add(made, "agentName", text=agent.name)
        _add(made, "agentType", text=agent.kind)
        if agent.version:
            _add(made, "agentVersion", text=agent.version)
    return root


def _ancestor(place: str, derived: Sequence[str]) -> str:
    """What a file was made of: the document of its source, the other editions of the document."""
    if place not in derived or place == derived[0]:
        return ""
    return derived[0] if place == derived[1] else derived[1]


def _object(root: etree._Element, stored: Stored, ancestor: str) -> None:
    made = _add(root, "object")
    made.set(f"{{{XSI}}}type", "premis:file")
    _add(made, "objectIdentifier", ("objectIdentifierType", "local"),
         ("objectIdentifierValue", stored.place))  # fmt: skip
    characteristics = _add(made, "objectCharacteristics")
    for name, digest in (("SHA-256", stored.sha256), ("SHA-512", stored.sha512)):
        _add(characteristics, "fixity", ("messageDigestAlgorithm", name),
             ("messageDigest", digest))  # fmt: skip
    _add(characteristics, "size", text=str(stored.size))
    form = format_of(stored.place)
    held = _add(characteristics, "format")
    _add(held, "formatDesignation", ("formatName", form.name))
    if form.registered:
        _add(held, "formatRegistry", ("formatRegistryName", "PRONOM"),
             ("formatRegistryKey", form.registered))  # fmt: skip
    _add(made, "originalName", text=stored.place.rpartition("/")[2])
    if ancestor:
        relationship = _add(made, "relationship", ("relationshipType", "derivation"),
                            ("relationshipSubType", "has source"))  # fmt: skip
        _add(relationship, "relatedObjectIdentifier", ("relatedObjectIdentifierType", "local"),
             ("relatedObjectIdentifierValue", ancestor))  # fmt: skip


def _event(root: etree._Element, event: Event, identifier: str) -> None:
    made = _add(root, "event")
    _add(made, "eventIdentifier", ("eventIdentifierType", "UUID"),
         ("eventIdentifierValue", identifier))  # fmt: skip
    kind = _term(made, "eventType", event.kind, "eventType", _TYPES)
    kind.set("authority", "premisEventType")
    _add(made, "eventDateTime", text=event.day)
    _add(made, "eventDetailInformation", ("eventDetail", event.detail))
    outcome = _add(made, "eventOutcomeInformation", ("eventOutcome", event.outcome))
    for note in event.notes:
        _add(outcome, "eventOutcomeDetail", ("eventOutcomeDetailNote", note))
    for agent in event.agents:
        link = _add(made, "linkingAgentIdentifier", ("linkingAgentIdentifierType", "local"),
                    ("linkingAgentIdentifierValue", agent.identifier))  # fmt: skip
        _term(link, "linkingAgentRole", agent.role, "eventRelatedAgentRole", _AGENT_ROLES)
    for place, role in event.objects:
        link = _add(made, "linkingObjectIdentifier", ("linkingObjectIdentifierType", "local"),
                    ("linkingObjectIdentifierValue", place))  # fmt: skip
        _term(link, "linkingObjectRole", role, "eventRelatedObjectRole", _OBJECT_ROLES)


def _add(
    parent: etree._Element, name: str, *children: tuple[str, str], text: str = ""
) -> etree._Element:
    """A new last child with its text, or with children that are pairs of a name and a text."""
    made = etree.SubElement(parent, f"{{{PREMIS}}}{name}")
    if text:
        made.text = text
    for child, value in children:
        _add(made, child, text=value)
    return made


def _term(
    parent: etree._Element, name: str, word: str, vocabulary: str, codes: dict[str, str]
) -> etree._Element:
    """A term of a vocabulary of the Library of Congress, with its address."""
    made = _add(parent, name, text=word)
    made.set("authorityURI", VOCABULARY + vocabulary)
    made.set("valueURI", f"{VOCABULARY}{vocabulary}/{codes[word]}")
    return made


def with_notes(words: Iterable[str], most: int = 20) -> tuple[str, ...]:
    """The notes of an outcome; of very many the first, and how many there are."""
    notes = tuple(words)
    return notes if len(notes) <= most else (*notes[:most], f"and {len(notes) - most} more")
