"""Where in a list a word leads: from the written forms of names to the entries."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import TypeAlias

from tei_tools.authority import Entry
from tei_tools.naming.listed.bearers import Bearers, Candidate, FormKind
from tei_tools.naming.listed.parsing import PersonName, parse_name
from tei_tools.naming.text.words import Words
from tei_tools.naming.vocabulary import FUNCTION, GIVEN, REGNAL, TITLES, WORDS

_SEE = re.compile(r"see (?:also )?([^;]+)", re.IGNORECASE)
_NOBODY = Bearers()
_Forms: TypeAlias = dict[str, list[Candidate]]


def see(entry: Entry) -> str:
    """The heading, in small letters, to which an entry refers that has no more to say:
    ``ngo dinh diem`` for ``Diem, see Ngo Dinh Diem``; otherwise empty."""
    found = _SEE.match(entry.description)
    return found[1].strip(" .").casefold() if found else ""


class PersonIndex:
    """Written forms, as letters without spaces, to candidates; built once for a list."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        forms: _Forms = defaultdict(list)
        #: Keys of the words with which a form can begin.
        self.starts: set[str] = set()
        #: Initials of whole names, given names first, small -> the entries that have them.
        self.initials: dict[str, list[Entry]] = defaultdict(list)
        #: Keys of all given names of the list.
        self.given: set[str] = set(GIVEN)
        entries = tuple(entries)
        for entry in entries:
            for heading in (entry.name, *entry.variants):
                self._add(forms, entry, parse_name(heading))
        for entry in entries:
            heading = see(entry)
            if heading:
                _refer(forms, entry, heading)
        self._forms = {letters: Bearers(_in_order(found)) for letters, found in forms.items()}

    def candidates(self, letters: str) -> Bearers:
        """The candidates for the form with these letters: those whose whole name it is first;
        by their given name only where no other is."""
        return self._forms.get(letters, _NOBODY)

    def forms(self) -> Collection[str]:
        """The letters of all forms of the names in the list."""
        return self._forms.keys()

    def _add(self, forms: _Forms, entry: Entry, name: PersonName) -> None:
        given = (*name.given, *name.nicknames)
        self.given.update(word for word in given if len(word) > 2 and word not in TITLES)
        if name.given and name.families:
            letters = "".join(word[0] for word in (*name.given, name.families[0][0]))
            if entry not in self.initials[letters][-1:]:
                self.initials[letters].append(entry)
        for family in name.families:
            self._add_form(forms, family, Candidate(entry, name, "family", given, len(family)))
        for whole in name.wholes:
            kind: FormKind = "whole" if len(whole) > 1 else "family"
            self._add_form(forms, whole, Candidate(entry, name, kind, (), len(whole)))
            if len(whole) == 2 and whole[1] not in REGNAL and not name.families:
                self._add_form(forms, whole[::-1], Candidate(entry, name, kind, (), len(whole)))
        for short in name.shorts:
            if len("".join(short)) > 1:
                self._add_form(forms, short, Candidate(entry, name, "short", given, len(short)))

        if name.families and name.given and self._calls(name):
            first = name.given[:1]
            self._add_form(forms, first, Candidate(entry, name, "given", words=1))

    @staticmethod
    def _calls(name: PersonName) -> bool:
        """Whether one may be called by the given name: ``Sir Leslie``, or a name that is no
        common given name (``Nuri``)."""
        first = name.given[0]
        if "sir" in name.titles or "dame" in name.titles:
            return len(first) > 1
        is_common = first in GIVEN or first in WORDS or first in FUNCTION
        return len(first) > 3 and not is_common

    def _add_form(self, forms: _Forms, words: Words, candidate: Candidate) -> None:
        letters = "".join(words)
        found = forms[letters]
        if all(known.entry is not candidate.entry for known in found):
            found.append(candidate)
        self.starts.add(words[0])
        self.starts.add(letters)


def _refer(forms: _Forms, entry: Entry, heading: str) -> None:
    """Let the entry stand for the person whose heading it names."""
    name = parse_name(heading)
    letters = {"".join(words) for words in (*name.families, *name.wholes)}
    found = {
        candidate.entry.id: candidate.entry
        for form in letters
        for candidate in forms.get(form, ())
        if candidate.entry is not entry and candidate.kind != "given"
    }
    exact = [e for e in found.values() if e.name.casefold() == heading]
    family = [e for e in found.values() if e.name.casefold().startswith(f"{heading},")]
    for persons in (exact, family, list(found.values())):
        if len(persons) == 1:
            _let_stand(forms, entry, persons[0])
            break


def _let_stand(forms: _Forms, entry: Entry, person: Entry) -> None:
    for candidates in forms.values():
        for at, candidate in enumerate(candidates):
            if candidate.entry is entry:
                candidates[at] = replace(candidate, person=person)


def _in_order(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The whole names first, without given names where the form is a family name."""
    others = [candidate for candidate in candidates if candidate.kind != "given"]
    return sorted(others or candidates, key=lambda candidate: candidate.kind != "whole")
