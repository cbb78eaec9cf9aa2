"""The persons of a document: which names are one person's, and who is to be listed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tei_tools.authority import Authority, Entry
from tei_tools.authority.ids import to_xml_id
from tei_tools.naming.index import see
from tei_tools.naming.passages import Name
from tei_tools.spans import Span

_PREFIX = "p_"


def own_ids(names: Sequence[Name], taken: Iterable[str]) -> dict[int, str]:
    """Start of each name -> an ``xml:id`` for its person, the same for all mentions of one.

    A bare family name goes with the fuller name before it, otherwise with the first after it. The
    ids are made of the fullest name, and differ from those ``taken``.
    """
    taken = set(taken)
    fuller: dict[str, list[Name]] = defaultdict(list)
    for name in sorted(names, key=lambda name: -len("".join(name.given))):
        if name.given and not any(_compatible(name, other) for other in fuller[name.family]):
            fuller[name.family].append(name)
    ids = {}
    for name in names:
        fitting = [other for other in fuller[name.family] if _compatible(name, other)]
        before = [other for other in fitting if other.start <= name.start]
        person = max(before or fitting or [name], key=lambda other: other.start if before else 0)
        own = to_xml_id(_PREFIX + "_".join((person.family, *person.given)))
        while own in taken:
            own += "_"
        ids[name.start] = own
    return ids


def _compatible(one: Name, other: Name) -> bool:
    """Whether the given names of the two may be one person's."""
    return all(
        a == b or (a[0] == b[0] and 1 in (len(a), len(b)))
        for a, b in zip(one.given, other.given, strict=False)
    )


def people_of(spans: Iterable[Span], reading: str, authority: Authority) -> tuple[Entry, ...]:
    """The persons to list for a document: one entry for each ``ref`` of the ``persName`` spans.

    Those of the list come first, in its order, and with an entry that only says where to look
    (``Diem, see Ngo Dinh Diem``) the one it means. The others are the document's own: their name is
    the fullest written form, their variants are the other forms.
    """
    forms: dict[str, dict[str, None]] = defaultdict(dict)
    for span in spans:
        if span.kind == "persName" and span.attrs.get("ref"):
            form = " ".join(reading[span.start : span.end].split())
            forms[span.attrs["ref"].removeprefix("#")][form] = None
    listed = {entry.id for entry in authority.entries}
    wanted = set(forms) | _meant(forms, authority)
    own = [_own_entry(key, list(forms[key])) for key in forms if key not in listed]
    return (*(entry for entry in authority.entries if entry.id in wanted), *own)


def _meant(forms: Mapping[str, object], authority: Authority) -> set[str]:
    """Ids of the entries to which entries of the list refer."""
    headings = {see(entry) for entry in authority.entries if entry.id in forms}
    headings.discard("")
    if not headings:
        return set()
    return {entry.id for entry in authority.entries if entry.name.casefold() in headings}


def _own_entry(key: str, forms: list[str]) -> Entry:
    forms.sort(key=lambda form: (form.isupper(), -len(form)))
    name, *others = [form.title() if form.isupper() else form for form in forms]
    variants = tuple(dict.fromkeys(form for form in others if form != name))
    return Entry(key, name, kind="person", variants=variants)
