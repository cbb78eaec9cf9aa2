"""The collection: its documents in order, and all that its indexes are made of."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from tei_tools.edition.site.identities import Identity, identities, together
from tei_tools.edition.site.model import KINDS, ROLES, Facts, Key
from tei_tools.edition.site.naming import normalized, sorted_as
from tei_tools.edition.site.slugs import folded, slugs

_NUMBERS = re.compile(r"(\d{1,18})")
_FORMS = 8


@dataclass(frozen=True, slots=True)
class Document:
    """A document with its place in the site: the path of its page without ``.html``."""

    facts: Facts
    path: str


@dataclass(frozen=True, slots=True)
class Part:
    """The documents of one folder of the collection; without a name those at its top."""

    name: str
    path: str
    documents: tuple[Document, ...]

    @property
    def span(self) -> str:
        """The years of its documents."""
        return span(self.documents)


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, place, organization or term with its page.

    ``filed`` is the name with its surname first, where that is known, or empty.
    ``by_role`` has the documents by the part that they give it; ``beside`` who stands in the same
    documents most often, with how many; ``ties`` in how many two of those stand together. ``span``
    is the years of the documents; ``apart`` tells it from others of the same name, or is empty.
    """

    kind: str
    name: str
    filed: str
    path: str
    descriptions: tuple[str, ...]
    addresses: tuple[str, ...]
    forms: tuple[str, ...]
    by_role: Mapping[str, tuple[Document, ...]]
    total: int
    span: str
    apart: str = ""
    beside: tuple[tuple[Entity, int], ...] = ()
    ties: Mapping[tuple[int, int], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Group:
    """Documents under a heading: a year (empty where none is told), an archive, a category."""

    name: str
    path: str
    documents: tuple[Document, ...]


class Collection:
    """The documents of a site and their indexes."""

    def __init__(self, facts: Iterable[Facts], order: str = "date") -> None:
        folders: dict[str, list[Facts]] = defaultdict(list)
        #: The files that are no documents, but lists of the collection.
        self.lists = []
        for one in facts:
            if one.entries:
                self.lists.append(one)
            else:
                folders[one.source.folder].append(one)
        parts = slugs((folder, folder) for folder in folders)
        self.parts = tuple(
            _part(folder, parts[folder], _ordered(folders[folder], order))
            for folder in sorted(folders, key=natural)
        )
        self.documents = tuple(d for part in self.parts for d in part.documents)
        self.by_name = {document.facts.source.name: document for document in self.documents}
        #: Where each name of a document leads: kind and key, and the path of the page.
        self.links: dict[tuple[str, Key], str] = {}
        self.entities = {kind: self._entities(kind) for kind in KINDS}

    @cached_property
    def years(self) -> tuple[Group, ...]:
        """The documents of each year, in the order of days; the last are those without a date."""
        found: dict[str, list[Document]] = defaultdict(list)
        for document in sorted(self.documents, key=lambda d: d.facts.begin or "~"):
            found[document.facts.year].append(document)
        return tuple(
            Group(year, f"dates/{year or 'undated'}", tuple(found[year]))
            for year in sorted(found, key=lambda year: year or "~")
        )

    @cached_property
    def repositories(self) -> tuple[Group, ...]:
        """The documents of each archive or library."""
        return self._groups("sources", lambda facts: [("", facts.repository)]).get("", ())

    @cached_property
    def categories(self) -> Mapping[str, tuple[Group, ...]]:
        """For each scheme of classification the documents of its categories."""
        return self._groups("classification", lambda facts: facts.categories)

    def _groups(
        self, folder: str, values: Callable[[Facts], Iterable[tuple[str, str]]]
    ) -> dict[str, tuple[Group, ...]]:
        """For each scheme the documents of its values, as most documents write them."""
        found: dict[tuple[str, str], list[Document]] = defaultdict(list)
        written: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for document in self.documents:
            for key, value in {
                (scheme, normalized(value)): value for scheme, value in values(document.facts)
            }.items():
                if value:
                    found[key].append(document)
                    written[key][value] += 1
        names = {key: min(forms, key=lambda form: (-forms[form], form))
                 for key, forms in written.items()}  # fmt: skip
        paths = slugs((repr(key), name) for key, name in names.items())
        groups: dict[str, list[Group]] = defaultdict(list)
        for key in sorted(found, key=lambda key: (key[0], natural(names[key]))):
            group = Group(names[key], f"{folder}/{paths[repr(key)]}", tuple(found[key]))
            groups[key[0]].append(group)
        return {scheme: tuple(them) for scheme, them in groups.items()}

    def _entities(self, kind: str) -> tuple[Entity, ...]:
        found = identities((*(d.facts for d in self.documents), *self.lists), kind)
        found.sort(
            key=lambda one: (natural(folded(sorted_as(kind, one.name, one.filed))), min(one.keys))
        )
        paths = slugs((repr(min(identity.keys)), identity.name) for identity in found)
        places = [f"{KINDS[kind]}/{paths[repr(min(identity.keys))]}" for identity in found]
        for identity, path in zip(found, places, strict=True):
            self.links |= {(kind, key): path for key in identity.keys}
        entities = [self._entity(*pair) for pair in zip(found, places, strict=True)]
        entities = _told_apart(entities)
        return tuple(_with_company(entities, found) if kind == "person" else entities)

    def _entity(self, identity: Identity, path: str) -> Entity:
        by_role: dict[str, list[Document]] = defaultdict(list)
        for name, roles in identity.documents.items():
            # Who sent a document is named in it: that needs no telling.
            for role in [one for one in roles if one != "named"] or roles:
                by_role[role].append(self.by_name[name])
        for documents in by_role.values():
            documents.sort(key=lambda document: document.facts.begin or "~")
        name = identity.name
        forms = [form for form, _ in identity.forms.most_common() if form != name]
        return Entity(
            kind=identity.kind,
            name=name,
            filed=identity.filed,
            path=path,
            descriptions=tuple(d for d, _ in identity.descriptions.most_common(3)),
            addresses=tuple(sorted(identity.addresses)),
            forms=tuple(forms[:_FORMS]),
            by_role={role: tuple(by_role[role]) for role in ROLES if role in by_role},
            total=len(identity.documents),
            span=span(map(self.by_name.__getitem__, identity.documents)),
        )


def span(documents: Iterable[Document]) -> str:
    """The years from the first document to the last: ``1954–1957``, ``1954``, or nothing."""
    years = sorted({document.facts.year for document in documents} - {""})
    return "–".join(dict.fromkeys((years[0], years[-1]))) if years else ""


def _told_apart(entities: list[Entity]) -> list[Entity]:
    """The entities, and what tells those apart that have one name and description: their years, or
    where these tell less the folders of their documents."""
    same: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, entity in enumerate(entities):
        same[entity.name.casefold(), "".join(entity.descriptions[:1])].append(place)
    for places in same.values():
        if len(places) > 1:
            years = [entities[place].span for place in places]
            folders = [_folders(entities[place]) for place in places]
            told = folders if len(set(folders)) > len(set(years)) else years
            for place, words in zip(places, told, strict=True):
                entities[place] = replace(entities[place], apart=words)
    return entities


def _folders(entity: Entity) -> str:
    documents = (document for found in entity.by_role.values() for document in found)
    folders = sorted({document.facts.source.folder for document in documents} - {""}, key=natural)
    return ", ".join([*folders[:2], *(["…"] if folders[2:] else [])])


#: How many others the picture of a person shows.
COMPANY = 14


def _with_company(entities: list[Entity], found: list[Identity]) -> list[Entity]:
    """The persons with those who stand in the same documents."""
    counts = together(found)
    beside: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (one, other), count in counts.items():
        beside[one].append((count, other))
        beside[other].append((count, one))
    company = []
    for place, entity in enumerate(entities):
        others = sorted(beside[place], key=lambda pair: (-pair[0], pair[1]))
        shown = [other for _, other in others[:COMPANY]]
        ties = {
            (a, b): counts[pair]
            for a, one in enumerate(shown)
            for b, other in enumerate(shown[a + 1 :], a + 1)
            if (pair := (min(one, other), max(one, other))) in counts
        }
        pairs = tuple((entities[other], count) for count, other in others)
        company.append(replace(entity, beside=pairs, ties=ties))
    return company


def natural(text: str) -> list[tuple[int, str]]:
    """A key that sorts ``d9`` before ``d10``, and capitals with small letters."""
    parts = _NUMBERS.split(text.casefold())
    return [(int(p), p) if n % 2 else (-1, p) for n, p in enumerate(parts)] + [(-2, text)]


def _part(folder: str, path: str, documents: list[Facts]) -> Part:
    stems = [(one, one.source.name.rpartition("/")[2]) for one in documents]
    names = slugs((stem, stem) for _, stem in stems)
    home = f"documents/{path}" if folder else "documents"
    return Part(folder, home, tuple(Document(one, f"{home}/{names[stem]}") for one, stem in stems))


def _ordered(documents: list[Facts], order: str) -> list[Facts]:
    documents = sorted(documents, key=lambda one: natural(one.source.name))
    if order == "date":
        documents.sort(key=lambda one: one.begin or "~")
    return documents
