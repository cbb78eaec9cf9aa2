"""Who of a list bears a name: of a common family name in a large list, hundreds.

What is known of all of them together is found out once, where it is first asked for, so that a memo
looks at those alone of whom it says something, and at the best known of the others.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Literal

from tei_tools.authority import Entry
from tei_tools.naming.listed.held import offices_of
from tei_tools.naming.listed.offices import Office, most_prominent, read_offices
from tei_tools.naming.listed.parsing import PersonName
from tei_tools.naming.text.words import Words
from tei_tools.naming.vocabulary import SHORT_FORMS, SPELLINGS

_MILITARY_TITLES = frozenset("general gen admiral adm colonel col".split())
_MILITARY = re.compile(r"\bUSAF?\b|\bUSN\b|\bUSMC\b|^(?:General|Admiral|Colonel)")

Offices = tuple[Office, ...]
FormKind = Literal["whole", "family", "short", "given"]
_FORM: dict[FormKind, float] = {"whole": 1.0, "family": 0.5, "short": 0.0, "given": 0.0}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that a form may stand for, and what part of its name the form is."""

    entry: Entry
    name: PersonName
    kind: FormKind
    #: Given names that may stand beside the form; empty for names in one order.
    given: Words = ()
    #: Of how many words the form is.
    words: int = 1
    #: The person's own entry, where this one only says where to look: ``Diem, see Ngo Dinh Diem``.
    person: Entry | None = None
    #: What the list says of the person.
    description: str = field(init=False)
    #: What the form itself says for the entry, in points: without a title before it, and with one.
    alone: float = field(init=False)
    titled: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "description", (self.person or self.entry).description)
        # a family name may be all that the heading has
        all_of_it = self.kind == "family" and not self.name.given
        points = _FORM[self.kind] + (1.0 if all_of_it else 0.0)
        object.__setattr__(self, "alone", points - (2.0 if self.name.is_female else 0.0))
        object.__setattr__(self, "titled", points - (3.0 if self.name.is_female else 0.0))


class Bearers(tuple[Candidate, ...]):
    """The candidates of one form, and what is known of all of them together. A candidate is told by
    its place."""

    @cached_property
    def refer(self) -> bool:
        """Whether one of the entries only refers to another."""
        return any(candidate.person for candidate in self)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Id of an entry, or of the one that it refers to -> the candidates."""
        places: dict[str, list[int]] = defaultdict(list)
        for at, candidate in enumerate(self):
            places[candidate.entry.id].append(at)
            if candidate.person:
                places[candidate.person.id].append(at)
        return dict(places)

    @cached_property
    def women(self) -> list[int]:
        """Those whom the list calls by the title of a woman, or somebody's wife."""
        return [
            at
            for at, candidate in enumerate(self)
            if candidate.name.is_female or "wife" in candidate.description[:40].lower()
        ]

    @cached_property
    def by_word(self) -> dict[str, list[int]]:
        """A word, small -> those in whose offices it is."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, candidate in enumerate(self):
            offices = read_offices(candidate.description)
            for word in frozenset[str]().union(*(office.words for office in offices)):
                found[word].append(at)
        return dict(found)

    @cached_property
    def by_title(self) -> dict[str, list[int]]:
        """A title, as a key -> those whom the list calls so."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, candidate in enumerate(self):
            for title in candidate.name.titles:
                found[title].append(at)
        return dict(found)

    def holding(self, called: str) -> dict[int, Offices]:
        """Those who held offices whose holders are called so, with the offices."""
        if called not in self._holding:
            pairs = ((at, offices_of(called, each.description)) for at, each in enumerate(self))
            self._holding[called] = {at: offices for at, offices in pairs if offices}
        return self._holding[called]

    @cached_property
    def in_uniform(self) -> list[int]:
        """Those who are of the forces, by a title or an office."""
        return [
            at
            for at, candidate in enumerate(self)
            if not candidate.name.titles.isdisjoint(_MILITARY_TITLES)
            or _MILITARY.search(candidate.description)
        ]

    @cached_property
    def _holding(self) -> dict[str, dict[int, Offices]]:
        return {}

    @cached_property
    def forms_alone(self) -> list[tuple[float, int]]:
        """What the form says for each without a title before it, most first."""
        return _most_first(candidate.alone for candidate in self)

    @cached_property
    def forms_titled(self) -> list[tuple[float, int]]:
        """The same with a title before it."""
        return _most_first(candidate.titled for candidate in self)

    @cached_property
    def most_alone(self) -> list[tuple[float, int]]:
        """What the form and the best known of the offices say, in whatever year, most first."""
        return _most_first(c.alone + most_prominent(c.description) for c in self)

    @cached_property
    def most_titled(self) -> list[tuple[float, int]]:
        """The same with a title before it."""
        return _most_first(c.titled + most_prominent(c.description) for c in self)

    def who_may_be(self, word: str) -> list[Candidate]:
        """Those who may have the word as a given name; others who have one that begins alike are
        among them."""
        letters = _first_letters(word)
        if len(letters) == 1:
            return [self[at] for at in self._initials.get(word[0], ())]
        found = {at for letter in letters for at in self._initials.get(letter, ())}
        return [self[at] for at in sorted(found)]

    @cached_property
    def _initials(self) -> dict[str, list[int]]:
        """First letter of a given name -> the candidates."""
        initials: dict[str, list[int]] = defaultdict(list)
        for at, candidate in enumerate(self):
            for letter in {word[0] for word in candidate.given}:
                initials[letter].append(at)
        return dict(initials)


def _most_first(points: Iterable[float]) -> list[tuple[float, int]]:
    """The points with the places, the most first, of equal ones in the order of the list."""
    return sorted(((each, at) for at, each in enumerate(points)), key=lambda row: -row[0])


@lru_cache(maxsize=1 << 14)
def _first_letters(word: str) -> frozenset[str]:
    """With which letters the given names begin that the word can stand for."""
    others = (
        *SHORT_FORMS.get(word, ()),
        *(short for short, full in SHORT_FORMS.items() if word in full),
        *(name for name, one in SPELLINGS.items() if one == SPELLINGS.get(word)),
    )
    return frozenset(name[0] for name in (word, *others))
