"""The pages of the site, but for the text of the documents: templates filled with the facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jinja2
from markupsafe import Markup

from tei_tools.dating.months import MONTHS
from tei_tools.edition.site import feeds, network, records, timeline
from tei_tools.edition.site.collection import Collection, Document, Entity, span
from tei_tools.edition.site.model import KINDS, Settings, address_of
from tei_tools.edition.site.naming import sorted_as
from tei_tools.edition.site.slugs import folded

_LABELS = {
    "person": ("Persons", "person", "persons"),
    "place": ("Places", "place", "places"),
    "organization": ("Organizations", "organization", "organizations"),
    "term": ("Terms", "term", "terms"),
}
_ROLES = {
    "sent": "Sent", "received": "Received", "drafter": "Drafted", "clearer": "Cleared",
    "approver": "Approved", "named": "Named in",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages share: the settings, the indexes that the site has (title and path of each),
    and whether it has a search, a feed and a file of all records."""

    settings: Settings
    sections: tuple[tuple[str, str], ...] = ()
    has_search: bool = False
    has_feed: bool = False
    has_oai: bool = False

    def render(self, template: str, path: str, **values: Any) -> bytes:
        """A page, given by its path without ``.html``, as UTF-8."""
        up, base = root_of(path), self.settings.base_url
        values.setdefault("language", self.settings.language)
        values.setdefault("direction", None)  # that of the texts; our own words run left to right
        is_english = f"{values['language']}-".startswith("en-")
        html = _environment().get_template(template).render(
            frame=self,
            site=self.settings,
            up=up,
            path=path,
            url=lambda target: f"{up}{quote(target)}.html",
            absolute=base and base + quote(address_of(path)),
            our_own=Markup("" if is_english else ' lang="en" dir="ltr"'),
            **values,
        )  # fmt: skip
        return html.encode("utf-8", "xmlcharrefreplace")


def frame(collection: Collection, settings: Settings, has_search: bool) -> Frame:
    """The frame of the pages of a site."""
    sections = [("Documents", "documents/index"), ("Dates", "dates/index")]
    sections += [(_LABELS[kind][0], f"{folder}/index") for kind, folder in KINDS.items()
                 if collection.entities[kind]]  # fmt: skip
    if collection.repositories:
        sections.append(("Sources", "sources/index"))
    if collection.categories:
        sections.append(("Classification", "classification/index"))
    if has_search:
        sections.append(("Search", "search"))
    return Frame(
        settings,
        tuple(sections),
        has_search,
        has_feed=feeds.has_days(collection.documents, settings),
        has_oai=records.can_be_harvested(collection.documents, settings),
    )


def root_of(path: str) -> str:
    """The way from a page to the root of the site: empty, or some ``../``."""
    return "../" * path.count("/")


def pages(collection: Collection, frame: Frame) -> Iterator[tuple[str, bytes]]:
    """All pages but those of the documents: their paths without ``.html``, and their bytes."""
    years = collection.years
    all_years = span(collection.documents)
    counts = {kind: len(found) for kind, found in collection.entities.items()}
    bars = timeline.years(years)

    def page(template: str, path: str, **values: Any) -> tuple[str, bytes]:
        return path, frame.render(template, path, **values)

    yield page("home.html", "index", collection=collection, span=all_years, bars=bars,
               counts=counts, labels=_LABELS,
               persons=_foremost(collection.entities["person"]))  # fmt: skip
    yield page("documents.html", "documents/index", collection=collection)
    for part in collection.parts:
        if part.name:
            yield page("part.html", f"{part.path}/index", part=part)
    yield page("dates.html", "dates/index", years=years, bars=bars, span=all_years)
    for place, group in enumerate(years):
        yield page(
            "year.html",
            group.path,
            group=group,
            before=years[place - 1] if place else None,
            after=years[place + 1] if place + 1 < len(years) else None,
            bars=timeline.months(group.documents) if group.name.isdigit() else [],
            months=_months(group.documents),
        )
    for kind, folder in KINDS.items():
        found = collection.entities[kind]
        described = sum(bool(entity.descriptions) for entity in found)
        yield page("entities.html", f"{folder}/index", title=_LABELS[kind][0], kind=kind,
                   letters=_letters(found),
                   is_described=2 * described > len(found))  # fmt: skip
        for entity in found:
            yield page("entity.html", entity.path, entity=entity, kind=kind, roles=_ROLES,
                       section=_LABELS[kind][0], folder=folder,
                       picture=network.picture(entity), network=network)  # fmt: skip
    yield page("groups.html", "sources/index", title="Sources and archives",
               schemes={"": collection.repositories}, noun="archive",
               rest=sum(not d.facts.repository for d in collection.documents))  # fmt: skip
    for group in collection.repositories:
        yield page("repository.html", group.path, group=group, holdings=_holdings(group.documents))
    yield page("groups.html", "classification/index", title="Classification",
               schemes=collection.categories, noun="classification",
               rest=sum(not d.facts.categories for d in collection.documents))  # fmt: skip
    for scheme, groups in collection.categories.items():
        for group in groups:
            yield page("category.html", group.path, group=group, scheme=scheme)
    yield page("search.html", "search")
    yield page("records.html", "records", collection=collection)


def _foremost(persons: Sequence[Entity]) -> list[Entity]:
    """The persons with most documents."""
    return sorted(persons, key=lambda person: -person.total)[:12]


def _letters(entities: Sequence[Entity]) -> list[tuple[str, list[Entity]]]:
    """The entities by the first letter of their names, persons by that of their surnames; what
    begins with none stands under #."""

    def letter(entity: Entity) -> str:
        name = sorted_as(entity.kind, entity.name, entity.filed)
        first = next((c for c in name if c.isalnum()), "#")
        plain = folded(first)[:1]  # É stands under E, but Й is a letter of its own
        return (plain if plain.isascii() else first).upper()[:1] if first.isalpha() else "#"

    groups: dict[str, list[Entity]] = {}
    for entity in entities:
        groups.setdefault(letter(entity), []).append(entity)
    return sorted(groups.items())


def _months(documents: Sequence[Document]) -> list[tuple[int, str, list[Document]]]:
    """Documents of a year by month: its number and name; 0 and no name where none is told."""
    months = groupby(sorted(documents, key=timeline.month_of), key=timeline.month_of)
    return [(n, MONTHS[n - 1] if n else "", list(found)) for n, found in months]


def _holdings(documents: Sequence[Document]) -> list[tuple[str, list[Document]]]:
    """The documents of an archive by the collections that they lie in."""
    groups: dict[str, list[Document]] = {}
    for document in documents:
        groups.setdefault(", ".join(document.facts.collections[:2]), []).append(document)
    return sorted(groups.items())


@cache
def _environment() -> jinja2.Environment:
    folder = Path(__file__).with_name("templates")
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.filters["date"] = written_date
    return environment


def written_date(begin: str, end: str = "") -> str:
    """An ISO date, or two, in words: 10 November 1976."""
    return " – ".join(filter(None, map(_written, (begin, end))))


def _written(iso: str) -> str:
    year, _, rest = iso.partition("-")
    month, _, day = rest.partition("-")
    name = MONTHS[int(month) - 1] if month.isdigit() and 1 <= int(month) <= 12 else ""
    return " ".join(filter(None, (day.lstrip("0"), name, year)))
