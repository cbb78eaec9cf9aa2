"""The persons that a document lists: those of a list whom it names, and its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from tei_tools.authority import Authority, Entry
from tei_tools.naming.listed.index import see
from tei_tools.spans import Span


def people_of(
    spans: Iterable[Span], words: Callable[[int, int], str], authority: Authority
) -> tuple[Entry, ...]:
    """The persons to list for a document: one entry for each ``ref`` of the ``persName`` spans.

    ``words`` gives the words between two offsets, as ``layout.words`` does.

    Those of the list come first, in its order, and with an entry that only says where to look
    (``Diem, see Ngo Dinh Diem``) the one it means. The others are the document's own: their name is
    the fullest written form, their variants are the other forms.
    """
    forms: dict[str, dict[str, None]] = defaultdict(dict)
    for span in spans:
        if span.kind == "persName" and span.attrs.get("ref"):
            form = words(span.start, span.end)
            forms[span.attrs["ref"].removeprefix("#")][form] = None
    headings = filter(None, map(see, authority.pick(forms)))
    meant = [id for heading in headings for id in authority.headed(heading)]
    own = [_own_entry(key, list(forms[key])) for key in forms if key not in authority]
    return (*authority.pick([*forms, *meant]), *own)


def _own_entry(key: str, forms: list[str]) -> Entry:
    forms.sort(key=lambda form: (form.isupper(), -len(form)))
    name, *others = [form.title() if form.isupper() else form for form in forms]
    variants = tuple(dict.fromkeys(form for form in others if form != name))
    return Entry(key, name, kind="person", variants=variants)
