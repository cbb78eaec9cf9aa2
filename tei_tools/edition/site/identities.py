"""Who and what is the same across documents.

The policy, where two documents name someone (:mod:`tei_tools.edition.site.naming` tells how each
is understood):

- One address in an authority file is one person.
- One id with one name in two lists is one person: the documents share the list.
- One id with different names is different persons: each volume has its own list.
- Two ids with one name are one person, if the name is full (more than one word) or is described in
  the same words, and no document lists both: where a list itself keeps two apart, so do we.
- A pointer to an entry of a list of the collection, a file of its own, is that entry: of the file
  that it names, or else of a list that lies in its folder or, if there is none, in one above.
- An id that is listed nowhere in its document is the person whom another document of its folder
  lists under it, if there is just one. Of two folders it is one person if both mostly use the same
  words for it.
- A name that points nowhere is the person of that name, if there is just one, and otherwise stands
  for itself.

The same holds for places, organizations and terms.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from tei_tools.edition.site.model import Facts, Key, Mention
from tei_tools.edition.site.naming import normalized


@dataclass(slots=True)
class Identity:
    """All that the documents say of one person, place, organization or term."""

    kind: str
    keys: set[Key] = field(default_factory=set)
    names: Counter[str] = field(default_factory=Counter)
    filed_as: dict[str, str] = field(default_factory=dict)  # names with the surname first
    descriptions: Counter[str] = field(default_factory=Counter)
    addresses: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    documents: dict[str, tuple[str, ...]] = field(default_factory=dict)  # by name of the source

    @property
    def name(self) -> str:
        """The name that most lists have; of those without a list, the longest of the usual."""
        return min(self.names, key=lambda name: (-self.names[name], -len(name), name))

    @property
    def filed(self) -> str:
        """The name with its surname first, if its markup tells; otherwise empty."""
        return self.filed_as.get(self.name, "")


def identities(facts: Iterable[Facts], kind: str) -> list[Identity]:
    """The identities of a kind, in the order of their first mention."""
    facts = tuple(facts)
    seen: dict[Key, list[tuple[Facts, Mention]]] = defaultdict(list)
    for one in facts:
        for mention in one.mentions:
            if mention.kind == kind:
                seen[mention.key].append((one, mention))
    same = _Same(seen)
    resolved = _join_lists(facts, kind, seen, same)
    _join_shared_ids(seen, same, resolved)
    _join_names(seen, same)
    _join_unlisted(seen, same)
    found: dict[Key, Identity] = {}
    for key, mentions in seen.items():
        _gather(found.setdefault(same.of(key), Identity(kind)), key, mentions)
    return [identity for identity in found.values() if identity.documents]


class _Same:
    """Which keys mean the same; each group is known by the least of its keys."""

    def __init__(self, keys: Iterable[Key]) -> None:
        self._least = {key: key for key in keys}

    def of(self, key: Key) -> Key:
        while self._least[key] != key:
            key = self._least[key]
        return key

    def join(self, one: Key, other: Key) -> None:
        first, second = sorted((self.of(one), self.of(other)))
        self._least[second] = first


_Seen = dict[Key, list[tuple[Facts, Mention]]]


def _join_lists(facts: Iterable[Facts], kind: str, seen: _Seen, same: _Same) -> set[Key]:
    """A pointer is the entry that a list of the collection has; the pointers that are."""
    by_file: dict[tuple[str, str], Key] = {}
    by_folder: dict[tuple[str, str], set[Key]] = defaultdict(set)
    for one in facts:
        for kind_of_entry, identifier, key in one.entries:
            if kind_of_entry == kind:
                by_file[one.source.name, identifier] = key
                by_folder[one.source.folder, identifier].add(key)
    resolved = set()
    for pointer in seen:
        if pointer[0] == "pointer" and by_file:
            found = _nearest(pointer, by_folder) if len(pointer) == 3 else (
                by_file.get((pointer[3], pointer[2]))
            )  # fmt: skip
            if found:
                same.join(pointer, found)
                resolved.add(pointer)
    return resolved


def _nearest(pointer: Key, by_folder: Mapping[tuple[str, str], set[Key]]) -> Key | None:
    """The one entry of an id in the lists of a folder, or of the next one above that has any."""
    _, folder, identifier = pointer
    while not (found := by_folder.get((folder, identifier))) and folder:
        folder = folder.rpartition("/")[0]
    return next(iter(found)) if found and len(found) == 1 else None


def _join_shared_ids(seen: _Seen, same: _Same, resolved: Container[Key]) -> None:
    """An id without a list is the one that its folder lists under it; those that are ``resolved``
    have their list."""
    listed: dict[tuple[str, str], set[Key]] = defaultdict(set)
    for key, mentions in seen.items():
        if key[0] == "entry":
            for one, _ in mentions:
                listed[one.source.folder, key[1]].add(key)
    for key in seen:
        if key[0] == "pointer" and key not in resolved and len(listed[key[1], key[2]]) == 1:
            same.join(key, *listed[key[1], key[2]])
    unlisted: dict[tuple[str, str], Key] = {}
    for key, mentions in seen.items():
        if key[0] == "pointer" and key not in resolved and not listed[key[1], key[2]]:
            names = Counter(normalized(mention.name) for _, mention in mentions)
            usual = min(names, key=lambda name: (-names[name], name))
            same.join(key, unlisted.setdefault((key[2], usual), key))


def _join_names(seen: _Seen, same: _Same) -> None:
    """Entries of one name are one, unless a document lists two of them."""
    by_name: dict[str, list[Key]] = defaultdict(list)
    for key, mentions in seen.items():
        if key[0] in ("entry", "address"):
            by_name[_compared(mentions)].append(key)
    for name, keys in by_name.items():
        if len(keys) < 2 or _stand_together(seen, keys) or len(_addresses(seen, keys)) > 1:
            continue
        descriptions = {normalized(m.description) for key in keys for _, m in seen[key]}
        if " " in name or (len(descriptions) == 1 and descriptions != {""}):
            for key in keys[1:]:
                same.join(keys[0], key)


def _join_unlisted(seen: _Seen, same: _Same) -> None:
    """A name that points nowhere is the one person of that name."""
    by_name: dict[str, set[Key]] = defaultdict(set)
    for key, mentions in seen.items():
        if key[0] in ("entry", "address"):
            by_name[_compared(mentions)].add(same.of(key))
    for key in seen:
        if key[0] == "name" and len(by_name[key[1]]) == 1:
            same.join(key, *by_name[key[1]])


def _compared(mentions: list[tuple[Facts, Mention]]) -> str:
    """The name of an entry, as others are compared with it; that of a term with its meaning."""
    mention = mentions[0][1]
    if mention.kind == "term":
        return normalized(f"{mention.name} {mention.description}")
    return normalized(mention.name)


def _stand_together(seen: _Seen, keys: list[Key]) -> bool:
    """Whether a document names two of the entries."""
    documents = [{one.source.name for one, _ in seen[key]} for key in keys]
    total = sum(map(len, documents))
    return total != len(set().union(*documents))


def _addresses(seen: _Seen, keys: list[Key]) -> set[str]:
    return {m.address for key in keys for _, m in seen[key] if m.address}


def _gather(identity: Identity, key: Key, mentions: list[tuple[Facts, Mention]]) -> None:
    identity.keys.add(key)
    is_listed = key[0] == "entry"
    for one, mention in mentions:
        # What a list calls someone weighs more than any number of words in a text.
        identity.names[mention.name] += 1_000_000 if is_listed else 1
        if mention.filed:
            identity.filed_as.setdefault(mention.name, mention.filed)
        identity.forms.update(form for form in mention.forms if form)
        if mention.description:
            identity.descriptions[mention.description] += 1
        if mention.address:
            identity.addresses[mention.address] += 1
        if one.entries:
            continue
        before = identity.documents.get(one.source.name, ())
        identity.documents[one.source.name] = tuple(dict.fromkeys((*before, *mention.roles)))


def together(found: Iterable[Identity]) -> Counter[tuple[int, int]]:
    """In how many documents two of the identities, given by their places, stand together."""
    in_document: dict[str, list[int]] = defaultdict(list)
    for place, identity in enumerate(found):
        for name in identity.documents:
            in_document[name].append(place)
    return Counter(
        pair for places in in_document.values() for pair in combinations(sorted(places), 2)
    )
