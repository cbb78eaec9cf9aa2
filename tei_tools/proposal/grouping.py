"""Who is the same person over a whole collection, and who may be."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations, product

from tei_tools.naming.text.words import key
from tei_tools.naming.vocabulary import GIVEN
from tei_tools.proposal.names import Name, compatible, read_name
from tei_tools.proposal.offices import heads, is_form_of_address, is_in_capitals, sex
from tei_tools.proposal.reading import Appearance, iter_forms
from tei_tools.proposal.spelling import look_alikes

_MOST = 5  # candidates of one bare name that are named
_INITIALS = re.compile(r"(?:[A-Z]\.? ?){2,4}")


@dataclass(slots=True)
class Person:
    """A person of the collection: ``names`` are the fullest of each document, with how often the
    documents name the person; ``duplicates`` are others who may be the same person."""

    names: Counter[Name] = field(default_factory=Counter)
    appearances: list[Appearance] = field(default_factory=list)
    duplicates: list[Person] = field(default_factory=list)
    sexes: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)

    @property
    def name(self) -> Name:
        """The fullest name that is written; of several as full the one written most often."""
        return max(self.names, key=lambda name: (*_fullness(name), self.names[name], name.heading))

    @property
    def forms(self) -> Counter[str]:
        """The written forms, with how often each is used."""
        return Counter(m.form for one in self.appearances for m in one.mentions)

    @property
    def offices(self) -> Counter[str]:
        """The offices that go with the name, with how often each does."""
        return Counter(
            title
            for appearance in self.appearances
            for mention in appearance.mentions
            for title in (mention.title, mention.office)
            if title and not is_form_of_address(title) and not is_in_capitals(title)
        )

    def add(self, one: _Bearer) -> None:
        """Take an appearance as one of this person."""
        self.appearances.append(one.appearance)
        self.sexes |= one.sexes
        if one.name.is_full or not (self.names and self.name.is_full):
            self.titles |= one.titles
        self.names[one.name] += len(one.appearance.mentions)


@dataclass(frozen=True, slots=True)
class _Bearer:
    """An appearance with what is known of the person from it."""

    appearance: Appearance
    name: Name
    sexes: frozenset[str]
    titles: frozenset[str]


def group(appearances: Iterable[Appearance]) -> list[Person]:
    """The persons of a collection, in the order of their names.

    Full names with one family name are one person's if their given names agree with each other and
    with those of nobody else. A bare family name is that of the one person who has it, or who has
    it and the same office, unless offices or forms of address contradict; initials (``HAK``) and
    uncommon given names likewise. What is not decided so stays a person of its own, whose
    ``duplicates`` are those who may be meant. Duplicates are also those whose names differ in a
    letter or two, or in the order of their words.
    """
    bearers = [_bearer(appearance) for appearance in appearances]
    bearers.sort(key=lambda one: (-len("".join(one.name.given)), one.name.heading))
    people: dict[str, list[Person]] = defaultdict(list)
    for one in bearers:
        if one.name.is_full:
            _place(one, people[one.name.family_key])
    bare: dict[str, list[_Bearer]] = defaultdict(list)
    for one in bearers:
        if not one.name.is_full:
            bare[one.name.family_key].append(one)
    directory = _Directory(_all(people))
    alone = [person for alike in bare.values() for person in _place_bare(alike, directory)]
    found = [*_all(people), *alone]
    _mark_look_alikes(found)
    return sorted(found, key=lambda person: (_sort_key(person), person.name.heading))


def _all(people: dict[str, list[Person]]) -> Iterator[Person]:
    return (person for family in people.values() for person in family)


def _fullness(name: Name) -> tuple[int, str]:
    """How much a name says."""
    return len("".join(name.given)), name.suffix


def _bearer(appearance: Appearance) -> _Bearer:
    names = Counter(
        read_name(form.title() if form.isupper() and len(form) > 4 else form)
        for form in iter_forms(appearance)
    )
    name = max(names, key=lambda name: (*_fullness(name), names[name], name.heading))
    titles = {mention.title for mention in appearance.mentions if mention.title}
    offices = titles | {mention.office for mention in appearance.mentions if mention.office}
    return _Bearer(
        appearance,
        name,
        frozenset(filter(None, map(sex, titles))),
        frozenset(head for office in offices for head in heads(office)),
    )


def _place(one: _Bearer, family: list[Person]) -> None:
    """Give a full name to the one person that it fits, or to a new one."""
    fitting = [
        person
        for person in family
        if compatible(one.name, person.name) and not _other_sex(one, person)
    ]
    same = [person for person in fitting if person.name.given_keys == one.name.given_keys]
    if len(same) == 1 or len(fitting) == 1:
        (same or fitting)[0].add(one)
        return
    person = _new(one)
    for other in fitting:
        _mark(person, other)
    family.append(person)


class _Directory:
    """Those with full names, by what else they may be called."""

    def __init__(self, people: Iterable[Person]) -> None:
        self.by_short: dict[str, list[Person]] = defaultdict(list)
        self.by_initials: dict[str, list[Person]] = defaultdict(list)
        self.by_given: dict[str, list[Person]] = defaultdict(list)
        for person in people:
            name = person.name
            for short in name.short_keys:
                self.by_short[short].append(person)
            self.by_initials[name.initials[1:] + name.initials[:1]].append(person)
            for word in set(name.given_keys):
                self.by_given[word].append(person)

    def who(self, name: Name) -> tuple[list[Person], bool]:
        """Who may be called so, and whether it is a name for one person alone.

        A given name by itself is, unless it is a common one: ``Thanat`` of Thanat Khoman, but not
        ``Foster``.
        """
        if found := self.by_short.get(name.family_key):
            return found, True
        form = " ".join(name.family)
        if _INITIALS.fullmatch(form):
            return self.by_initials.get(key(form).upper(), []), True
        return self.by_given.get(name.family_key, []), name.family_key not in GIVEN


def _place_bare(alike: list[_Bearer], directory: _Directory) -> list[Person]:
    """Give those with one family name and nothing else to the persons who have it.

    Returns those who stay apart: nobody or several may be meant, or the offices contradict.
    """
    alone: list[Person] = []
    candidates, telling = directory.who(alike[0].name)
    several = _differ([one.titles for one in alike if one.titles])
    for one in alike:
        fitting = [person for person in candidates if not _other_sex(one, person)]
        meant = _meant(one, fitting, several) if telling else None
        if meant is not None:
            meant.add(one)
            continue
        person = next((p for p in alone if not _other_sex(one, p)), None)
        if person is None:
            person = _new(one)
            alone.append(person)
        else:
            person.add(one)
        for other in fitting[:_MOST]:
            _mark(person, other)
    return alone


def _new(one: _Bearer) -> Person:
    person = Person()
    person.add(one)
    return person


def _other_sex(one: _Bearer, person: Person) -> bool:
    return bool(one.sexes and person.sexes and not one.sexes & person.sexes)


def _meant(one: _Bearer, fitting: list[Person], several: bool) -> Person | None:
    """Who is meant of those who are called so: the only one, or the only one of the same office.

    A person of another office is not meant. Where the bare name goes with offices that have nothing
    in common (``several``), a person of whom none is known is not taken for all of their holders.
    """
    if one.titles:
        holders = [person for person in fitting if one.titles & person.titles]
        if holders or several or any(person.titles for person in fitting):
            return holders[0] if len(holders) == 1 else None
    return fitting[0] if len(fitting) == 1 else None


def _differ(titles: list[frozenset[str]]) -> bool:
    return any(not one & other for one, other in combinations(set(titles), 2))


def _mark(one: Person, other: Person) -> None:
    """Note that two may be the same person."""
    if other is not one and not any(known is other for known in one.duplicates):
        one.duplicates.append(other)
        other.duplicates.append(one)


def _mark_look_alikes(people: list[Person]) -> None:
    """Mark those whose family names differ little and whose given names agree, and those whose
    names have the same words in another order."""
    families: dict[str, list[Person]] = defaultdict(list)
    words: dict[tuple[str, ...], list[Person]] = defaultdict(list)
    for person in people:
        families[person.name.family_key].append(person)
        if person.name.is_full:
            words[tuple(sorted((person.name.family_key, *person.name.given_keys)))].append(person)
    for pair in look_alikes(families):
        for one, other in product(*(families[family] for family in pair)):
            if compatible(one.name, other.name):
                _mark(one, other)
    for alike in words.values():
        for other in alike[1:]:
            _mark(alike[0], other)


def _sort_key(person: Person) -> tuple[str, tuple[str, ...]]:
    return person.name.family_key, person.name.given_keys
