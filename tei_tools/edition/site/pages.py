"""The pages of the site, but for the text of the documents: templates filled with the facts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import jinja2
from markupsafe import Markup

from tei_tools.edition.amounts import counted, forms_of
from tei_tools.edition.site import feeds, network, records, timeline
from tei_tools.edition.site.collection import Collection, Document, Entity, span
from tei_tools.edition.site.days import month_name, written_date
from tei_tools.edition.site.model import KINDS, Settings, address_of
from tei_tools.edition.site.naming import sorted_as
from tei_tools.edition.site.slugs import folded
from tei_tools.edition.words import Words, script_words, words_for

#: The page for addresses without one, as servers call it: no page of the site itself.
MISSING = "404"
_TITLES = {
    "person": "Persons", "place": "Places", "organization": "Organizations", "term": "Terms",
}  # fmt: skip
_SEARCH = Path(__file__).with_name("assets") / "search.js"
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

    @property
    def say(self) -> Words:
        """Our words in the language of the site."""
        return words_for(self.settings.language)

    def render(self, template: str, path: str, **values: Any) -> bytes:
        """A page, given by its path without ``.html``, as UTF-8.

        ``values`` are what the template asks for; ``language`` (that of the site, if it is not
        given) and ``direction`` are those of the page: where our words are not in it, the elements
        that hold them say so, by ``our_own``. ``up`` is the way from the page to the root.
        """
        up, base, say = values.pop("up", root_of(path)), self.settings.base_url, self.say
        values.setdefault("language", self.settings.language)
        values.setdefault("direction", None)  # that of the texts; our own words run left to right
        mark = say.mark(values["language"])
        html = _environment().get_template(template).render(
            frame=self,
            site=self.settings,
            up=up,
            path=path,
            url=lambda target: f"{up}{quote(target)}.html",
            absolute=base and path != MISSING and base + quote(address_of(path)),
            say=say,
            counted=partial(counted, say=say),
            date=partial(written_date, say=say),
            our_own=Markup(f'{mark} dir="ltr"' if mark and values["direction"] else mark),
            **values,
        )  # fmt: skip
        return html.encode("utf-8", "xmlcharrefreplace")


def frame(collection: Collection, settings: Settings, has_search: bool) -> Frame:
    """The frame of the pages of a site."""
    say = words_for(settings.language)
    sections = [("Documents", "documents/index"), ("Dates", "dates/index")]
    sections += [(_TITLES[kind], f"{folder}/index") for kind, folder in KINDS.items()
                 if collection.entities[kind]]  # fmt: skip
    if collection.repositories:
        sections.append(("Sources", "sources/index"))
    if collection.categories:
        sections.append(("Categories", "classification/index"))
    if has_search:
        sections.append(("Search", "search"))
    return Frame(
        settings,
        tuple((say(title), path) for title, path in sections),
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
    bars, say = timeline.years(years), frame.say

    def page(template: str, path: str, **values: Any) -> tuple[str, bytes]:
        return path, frame.render(template, path, **values)

    yield page("home.html", "index", collection=collection, span=all_years, bars=bars,
               counts=counts,
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
            bars=timeline.months(group.documents, say) if group.name.isdigit() else [],
            months=_months(group.documents, say),
        )
    for kind, folder in KINDS.items():
        found = collection.entities[kind]
        if not found:
            continue
        described = sum(bool(entity.descriptions) for entity in found)
        yield page("entities.html", f"{folder}/index", title=_TITLES[kind],
                   letters=_letters(found),
                   is_described=2 * described > len(found))  # fmt: skip
        for entity in found:
            yield page("entity.html", entity.path, entity=entity, kind=kind, roles=_ROLES,
                       section=_TITLES[kind], folder=folder,
                       picture=network.picture(entity), network=network)  # fmt: skip
    if collection.repositories:
        yield page("groups.html", "sources/index", title="Sources and archives",
                   schemes={"": collection.repositories}, without="Without an archive: {documents}",
                   rest=sum(not d.facts.repository for d in collection.documents))  # fmt: skip
    for group in collection.repositories:
        yield page("repository.html", group.path, group=group, holdings=_holdings(group.documents))
    if collection.categories:
        yield page("groups.html", "classification/index", title="Categories",
                   schemes=collection.categories, without="Without a category: {documents}",
                   rest=sum(not d.facts.categories for d in collection.documents))  # fmt: skip
    for scheme, groups in collection.categories.items():
        for group in groups:
            yield page("category.html", group.path, group=group, scheme=scheme)
    yield page("search.html", "search", words=_words_of_search(say))
    yield page("records.html", "records", collection=collection)


def missing_page(frame: Frame) -> bytes:
    """The page that a server shows for an address that has none. It may be shown at any depth, so
    its links begin at the root of the server."""
    up = urlsplit(frame.settings.base_url).path or "/"
    return frame.render("missing.html", MISSING, up=up)


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


def _words_of_search(say: Words) -> str:
    """What the script of the search says, as JSON, and in which forms it counts documents."""
    told = json.loads(script_words(_SEARCH, say))
    return json.dumps({**told, "documents": forms_of("document", say)}, ensure_ascii=False)


def _months(documents: Sequence[Document], say: Words) -> list[tuple[int, str, list[Document]]]:
    """Documents of a year by month: its number and name; 0 and no name where none is told."""
    months = groupby(sorted(documents, key=timeline.month_of), key=timeline.month_of)
    return [(n, month_name(n, say) if n else "", list(found)) for n, found in months]


def _holdings(documents: Sequence[Document]) -> list[tuple[str, list[Document]]]:
    """The documents of an archive by the collections that they lie in."""
    groups: dict[str, list[Document]] = {}
    for document in documents:
        groups.setdefault(", ".join(document.facts.collections[:2]), []).append(document)
    return sorted(groups.items())


@cache
def _environment() -> jinja2.Environment:
    folder = Path(__file__).with_name("templates")
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
