"""Who sent the memo to whom, as ``correspDesc`` (TEI Guidelines 2.4.6)."""

from __future__ import annotations

from collections.abc import Sequence

from tei_tools.header.facts import Facts, Named
from tei_tools.tei import Draft
from tei_tools.tei import element as _e


def correspondence(facts: Facts) -> Draft | None:
    """Who sent the memo to whom, where and when, as CMIF has it; only where the heading says one of
    the two. A body is sender or recipient where no person is."""
    senders = _people(facts.senders) or _body(facts.sending_body)
    recipients = _people(facts.recipients) or _body(facts.receiving_body)
    if not senders and not recipients:
        return None
    return _e(
        "correspDesc",
        _action("sent", [*senders, named("placeName", facts.place), _dated(facts.date)]),
        _action("received", [*recipients, _dated(facts.received)]),
    )


def _body(body: Named | None) -> list[Draft | None]:
    return [named("orgName", body)] if body else []


def _action(type_: str, parts: Sequence[Draft | None]) -> Draft | None:
    present = any(part is not None for part in parts)
    return _e("correspAction", *parts, type=type_) if present else None


def _people(people: Sequence[Named]) -> list[Draft | None]:
    return [named("persName", person) for person in people]


def _dated(date: Named | None) -> Draft | None:
    """The date as data alone: its words stand in ``creation`` and in the text."""
    return _e("date", **date.attrs) if date else None


def named(name: str, found: Named | None) -> Draft | None:
    """A name, place or date as the memo writes it, in an element of this name; None for none."""
    return _e(name, found.words, **found.attrs) if found else None
