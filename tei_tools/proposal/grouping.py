"""Who is the same person over a whole collection, and who may be."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product

from tei_tools.naming.words import key
from tei_tools.proposal.names import Name, compatible, read_name
from tei_tools.proposal.offices import heads, is_form_of_address, sex
from tei_tools.proposal.reading import Appearance, iter_forms
from tei_tools.proposal.spelling import look_alikes

_INITIALS = re.compile(r"(?:[A-Z]\.? ?){2,4}")


@dataclass(slots=True)
class Person:
    """A person of the collection: ``name`` is the fullest that is written.

    ``duplicates`` are others who may be the same person.
    """

    name: Name
    appearances: list[Appearance] = field(default_factory=list)
    duplicates: list[Person] = field(default_factory=list)
    sexes: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)

    @property
    def forms(self) -> Counter[str]:
        """The written forms, with how often each is used."""
        return Counter(m.form for one in self.appearances for m in one.mentions)

    @property
    def offices(self) -> Counter[str]:
        """The offices that go with the name, with how often each does."""
        return Counter(
            office
            for appearance in self.appearances
            for mention in appearance.mentions
            for office in (mention.title, mention.office)
            if office and not is_form_of_address(office)
        )

    def add(self, one: _Bearer) -> None:
        """Take an appearance as one of this person."""
        self.appearances.append(one.appearance)
        self.sexes |= one.sexes
        self.titles |= one.titles
        if (len("".join(one.name.given)), one.name.suffix) > (
            len("".join(self.name.given)),
            self.name.suffix,
        ):
            self.name = one.name


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
    with those of nobody else. A bare family name is that of the one person who has it, unless the
    offices or the forms of address contradict; initials (``HAK``) likewise. What is not decided so
    stays a person of its own, whose ``duplicates`` are all who may be meant. Duplicates are also
    those whose names differ in a letter or two, or in the order of their words.
    """
    bearers = [_bearer(appearance) for appearance in appearances]
    bearers.sort(key=lambda one: (-len("".join(one.name.given)), one.name.heading))
    people: dict[str, list[Person]] = defaultdict(list)
    for one in bearers:
        if one.name.is_full:
            _place(one, people[one.name.family_key])
    called: dict[str, list[Person]] = defaultdict(list)
    for person in _all(people):
        for short in person.name.short_keys:
            called[short].append(person)
    by_initials: dict[str, list[Person]] = defaultdict(list)
    for person in _all(people):
        by_initials[person.name.initials[1:] + person.name.initials[:1]].append(person)
    bare: dict[str, list[Person]] = defaultdict(list)
    for one in bearers:
        if not one.name.is_full:
            _place_bare(one, called, by_initials, bare[one.name.family_key])
    found = [*_all(people), *_all(bare)]
    _mark_look_alikes(found)
    return sorted(found, key=lambda person: (_sort_key(person), person.name.heading))


def _all(people: dict[str, list[Person]]) -> Iterator[Person]:
    return (person for family in people.values() for person in family)


def _bearer(appearance: Appearance) -> _Bearer:
    names = [read_name(form.title() if form.isupper() and len(form) > 4 else form)
             for form in dict.fromkeys(iter_forms(appearance))]  # fmt: skip
    name = max(names, key=lambda name: (len("".join(name.given)), name.suffix, name.heading))
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


def _place_bare(
    one: _Bearer,
    called: dict[str, list[Person]],
    by_initials: dict[str, list[Person]],
    own: list[Person],
) -> None:
    """Give a bare family name, or initials, to the one person who has it, or keep it apart."""
    family = one.name.family_key
    form = " ".join(one.name.family)
    candidates = called.get(family, [])
    if not candidates and _INITIALS.fullmatch(form):
        candidates = by_initials.get(key(form).upper(), [])
    candidates = [person for person in candidates if not _other_sex(one, person)]
    if len(candidates) == 1 and not _other_office(one, candidates[0]):
        candidates[0].add(one)
        return
    person = next((p for p in own if not _other_sex(one, p)), None)
    if person is None:
        person = _new(one)
        own.append(person)
    else:
        person.add(one)
    for other in candidates:
        _mark(person, other)


def _new(one: _Bearer) -> Person:
    person = Person(one.name)
    person.add(one)
    return person


def _other_sex(one: _Bearer, person: Person) -> bool:
    return bool(one.sexes and person.sexes and not one.sexes & person.sexes)


def _other_office(one: _Bearer, person: Person) -> bool:
    return bool(one.titles and person.titles and not one.titles & person.titles)


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
