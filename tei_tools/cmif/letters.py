"""The letters of a collection: what its documents say in ``correspDesc`` (Guidelines 2.4.6)."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from lxml import etree

from tei_tools.cmif.authorities import preferred
from tei_tools.cmif.registers import Register, addresses_in, register_of, registered, text_of
from tei_tools.findings import Finding
from tei_tools.tei import XML_ID, local_name, tag

#: What CMIF has in the place of a name that is not known.
UNKNOWN = "Unknown"

_PLACES = ("placeName", "settlement", "country", "region")
_NAMED = ("persName", "orgName", "name", "rs", *_PLACES)
_TYPES = {"place": "placeName", "org": "orgName"}
_DATES = ("when", "from", "to", "notBefore", "notAfter")
# CMIF knows years, months and days alone; a time or a zone behind the day is left out.
_VALUE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*|Z|[+-]\d\d:\d\d)?")


@dataclass(frozen=True, slots=True)
class Party:
    """A correspondent or a place: the TEI element, the name, and its address or nothing."""

    kind: str
    name: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """Sending or receiving: by whom, where, and when (the attributes of ``date``)."""

    agents: tuple[Party, ...] = ()
    place: Party | None = None
    date: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter: its number in the edition, its address or nothing, how it was sent and
    received."""

    key: str
    address: str
    sent: Action
    received: Action


def read_letters(
    tree: etree._ElementTree, file: str, address: str = "", register: Register | None = None
) -> tuple[tuple[Letter, ...], tuple[Finding, ...]]:
    """The letters that a TEI document describes, and what is missing in them.

    ``address`` is that of the document, for those that do not name their own. ``register`` holds
    lists that stand outside the document; its entries overrule the document's own.
    """
    root = tree.getroot()
    known = register_of(root) | (register or Register())
    letters: list[Letter] = []
    findings: list[Finding] = []
    for description in root.iter(tag("correspDesc")):
        reader = _Reader(file, known)
        letter = reader.letter(description, address)
        findings += reader.findings
        if letter:
            letters.append(letter)
    return tuple(letters), tuple(findings)


class _Reader:
    """Reads one ``correspDesc`` and gathers what is missing in it."""

    def __init__(self, file: str, register: Register) -> None:
        self.file = file
        self.register = register
        self.findings: list[Finding] = []

    def letter(self, description: etree._Element, address: str) -> Letter | None:
        actions: dict[str, list[etree._Element]] = {"sent": [], "received": []}
        for element in description.iter(tag("correspAction")):
            if element.get("type") in actions:
                actions[element.get("type", "")].append(element)
        if not any(actions.values()):
            self._find(
                description, "cmif-action", "neither sending nor receiving is described",
                "the letter is left out; describe it in correspAction of type sent and received",
            )  # fmt: skip
            return None
        own = description.get("ref", "")
        return Letter(
            key=description.get("key") or _number(description),
            address=own if own.startswith(("http://", "https://")) else address,
            sent=self._action(description, actions["sent"], "sent"),
            received=self._action(description, actions["received"], "received"),
        )

    def _action(
        self, description: etree._Element, elements: list[etree._Element], type_: str
    ) -> Action:
        inside = [child for element in elements for child in _flat(element)]
        parties = [self._party(c) for c in inside if local_name(c) != "date"]
        agents = [one for one in parties if one.name and one.kind != "placeName"]
        places = [one for one in parties if one.name and one.kind == "placeName"]
        if not agents:
            who = "sender" if type_ == "sent" else "recipient"
            self._find(
                elements[0] if elements else description, f"cmif-{who}", f"no {who} is named",
                f"the {who} is {UNKNOWN} in the index; name who {type_} the letter in "
                f"correspAction of type {type_}",
            )  # fmt: skip
        dates = [child for child in inside if local_name(child) == "date"]
        return Action(
            agents=tuple(dict.fromkeys(agents)),
            place=places[0] if places else None,
            date=self._date(elements[0] if elements else description, dates, type_),
        )

    def _party(self, element: etree._Element) -> Party:
        pointers = f"{element.get('ref', '')} {element.get('key', '')}"
        entries = [registered(pointer, self.register) for pointer in pointers.split()]
        listed = next((entry.name for entry in entries if entry and entry.name), "")
        address = preferred(addresses_in(pointers, self.register))
        return Party(_kind(element), listed or text_of(element), address)

    def _date(
        self, action: etree._Element, dates: list[etree._Element], type_: str
    ) -> Mapping[str, str]:
        """The attributes of the first date that has a value that CMIF can say."""
        usable = [values for values in map(cmif_date, dates) if values]
        if not usable and (type_ == "sent" or dates):
            self._find(
                action, "cmif-date", f"no date on which the letter was {type_}",
                "it is left out of the index; give date a year, a month or a day in @when, @from "
                "and @to, or @notBefore and @notAfter",
            )  # fmt: skip
        elif len(usable) > 1:
            self._find(
                action, "cmif-dates", f"{len(usable)} dates on which the letter was {type_}",
                "CMIF has one: the first is taken",
            )  # fmt: skip
        return MappingProxyType(usable[0] if usable else {})

    def _find(self, element: etree._Element, rule: str, message: str, hint: str) -> None:
        line: Any = element.sourceline or 0  # the stubs do not know it
        finding = Finding(self.file, line, 1 if line else 0, rule, "warning", message, hint)
        self.findings.append(finding)


def _kind(element: etree._Element) -> str:
    """The element that CMIF has for a name: a person where it is not said what it names."""
    name = local_name(element)
    if name in ("name", "rs"):
        return _TYPES.get(element.get("type", ""), "persName")
    return "placeName" if name in _PLACES else name


def cmif_date(date: etree._Element) -> dict[str, str]:
    """The attributes of a ``date`` in the forms of CMIF: ``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD``.

    Empty where it has no value, or one that names no day of the calendar.
    """
    values = {name: _value(date.get(name) or date.get(f"{name}-iso") or "") for name in _DATES}
    if values["when"]:
        return {"when": values["when"]}
    return {name: value for name, value in values.items() if value}


def _value(text: str) -> str:
    found = _VALUE.fullmatch(text.strip())
    if not found:
        return ""
    year, month, day = (int(part) if part else 0 for part in found.groups())
    if not year or (found[2] and not 1 <= month <= 12):
        return ""
    if found[3] and not 1 <= day <= calendar.monthrange(year, month)[1]:
        return ""
    return "-".join(part for part in found.groups() if part)


def _flat(action: etree._Element) -> Iterator[etree._Element]:
    """The names and dates of an action, those in ``address`` or ``p`` as well; none in another."""
    for child in action:
        if local_name(child) in (*_NAMED, "date"):
            yield child
        else:
            yield from _flat(child)


def _number(description: etree._Element) -> str:
    """The number of the document in its edition, else the ``xml:id`` of its TEI element."""
    document = next(description.iterancestors(tag("TEI")), None)
    if document is None:
        return ""
    numbers: Iterable[etree._Element] = document.iterfind(
        f"{tag('teiHeader')}/{tag('fileDesc')}/{tag('publicationStmt')}/{tag('idno')}"
    )
    for idno in numbers:
        if idno.get("type") == "document" and text_of(idno):
            return text_of(idno)
    return document.get(XML_ID, "")
