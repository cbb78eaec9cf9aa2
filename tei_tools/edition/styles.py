"""The forms in which a document is cited: Chicago, BibTeX, CSL-JSON; and schema.org for machines.

Each form is a function of a :class:`~tei_tools.edition.citation.Citation`, and says only what
that says.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from tei_tools.dating.months import MONTHS
from tei_tools.edition.citation import Citation, Name

_LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "{}%&#$_"},
}
_JSON = json.JSONEncoder(ensure_ascii=False)
_COMPACT_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")
_NOT_PLAIN = re.compile("[^a-z0-9]+")
_TO_LATEX = str.maketrans(_LATEX)


def chicago(cited: Citation) -> str:
    """An entry of a bibliography after the Chicago Manual of Style (17th ed., 14.221–231)."""
    series = [
        f"{'Document ' + cited.number + ' in ' if cited.number else 'In '}{cited.series}"
        if cited.series
        else "",
        f"edited by {_listed([name.in_order for name in cited.editors])}" if cited.editors else "",
    ]
    imprint = [
        f"{cited.place}: {cited.publisher}"
        if cited.place and cited.publisher
        else cited.place or cited.publisher,
        cited.published[:4],
    ]
    title = ": ".join(filter(None, (cited.title, cited.subtitle)))
    sentences = [
        _listed([name.text if n == 0 else name.in_order for n, name in enumerate(cited.authors)]),
        f"“{title}.”" if title else "",
        _span(cited.created, cited.created_to),
        ", ".join(filter(None, series)),
        ", ".join(filter(None, imprint)),
        ", ".join(filter(None, (cited.shelfmark, cited.repository))),
        cited.url,
    ]
    return " ".join(_ended(sentence) for sentence in sentences if sentence)


def bibtex(cited: Citation) -> str:
    """An entry for BibTeX and BibLaTeX."""
    fields = {
        "author": " and ".join(map(_bibtex_name, cited.authors)),
        "editor": " and ".join(map(_bibtex_name, cited.editors)),
        "title": f"{{{_latex(cited.title)}}}" if cited.title else "",
        "subtitle": f"{{{_latex(cited.subtitle)}}}" if cited.subtitle else "",
        "date": "/".join(filter(None, (cited.created or cited.published, cited.created_to))),
        "year": (cited.created or cited.published)[:4],
        "series": _latex(cited.series),
        "number": _latex(cited.number),
        "publisher": _latex(cited.publisher),
        "address": _latex(cited.place),
        "library": _latex(", ".join(filter(None, (cited.repository, cited.shelfmark)))),
        "url": cited.url,
        "langid": cited.language,
    }
    lines = [f"  {key} = {{{value}}}" for key, value in fields.items() if value]
    return ",\n".join([f"@misc{{{_key(cited)}", *lines]) + "\n}"


def csl(cited: Citation) -> dict[str, Any]:
    """An item of CSL-JSON, for Zotero and other reference managers."""
    created = _csl_date(cited.created, cited.created_to)
    published = _csl_date(cited.published)
    return _known(
        {
            "id": _key(cited),
            "type": "document" if cited.publisher or cited.series else "manuscript",
            "title": ": ".join(filter(None, (cited.title, cited.subtitle))),
            "author": [_csl_name(name) for name in cited.authors],
            "editor": [_csl_name(name) for name in cited.editors],
            "recipient": [_csl_name(name) for name in cited.recipients],
            "issued": published or created,
            "original-date": created if published else {},
            "container-title": cited.series,
            "number": cited.number,
            "publisher": cited.publisher,
            "publisher-place": cited.place,
            "archive": cited.repository,
            "archive_location": cited.shelfmark,
            "language": cited.language,
            "URL": cited.url,
        }
    )


def csl_json(cited: Citation) -> str:
    """The item as a file of CSL-JSON, one field a line."""
    fields = (f' "{key}": {_JSON.encode(value)}' for key, value in csl(cited).items())
    return "[{\n" + ",\n".join(fields) + "\n}]"


def json_ld(cited: Citation) -> dict[str, Any]:
    """What search engines read: an ArchiveComponent of schema.org, or a CreativeWork."""
    return {
        "@context": "https://schema.org",
        "@type": "ArchiveComponent" if cited.repository else "CreativeWork",
        **_known(
            {
                "name": cited.title,
                "alternativeHeadline": cited.subtitle,
                "author": [_thing(name) for name in cited.authors],
                "recipient": [_thing(name) for name in cited.recipients],
                "editor": [_thing(name) for name in cited.editors],
                "dateCreated": "/".join(filter(None, (cited.created, cited.created_to))),
                "datePublished": cited.published,
                "publisher": _named("Organization", cited.publisher),
                "isPartOf": _named("CreativeWork", cited.series),
                "position": cited.number,
                "holdingArchive": _named("ArchiveOrganization", cited.repository),
                "itemLocation": cited.shelfmark,
                "inLanguage": cited.language,
                "license": cited.licence_url,
                "url": cited.url,
            }
        ),
    }


def script_safe(value: object) -> str:
    """JSON that can stand in a ``script`` element: it can neither end it nor open a comment."""
    text = _COMPACT_JSON.encode(value)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value}


def _named(kind: str, name: str) -> dict[str, str]:
    return {"@type": kind, "name": name} if name else {}


def _thing(name: Name) -> dict[str, str]:
    return _named("Organization" if name.is_organization else "Person", name.text)


def _listed(names: Sequence[str]) -> str:
    """Names in a row. A first name that is inverted is set off by a comma."""
    if len(names) < 2:
        return "".join(names)
    comma = "," if len(names) > 2 or "," in names[0] else ""
    return f"{', '.join(names[:-1])}{comma} and {names[-1]}"


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", ".”", "?", "!")) else f"{sentence}."


def _span(begin: str, end: str) -> str:
    return "–".join(filter(None, (_day(begin), _day(end))))


def _day(iso: str) -> str:
    """1976-01-03 as January 3, 1976."""
    if not iso:
        return ""
    year, *rest = iso.split("-")
    month = MONTHS[int(rest[0]) - 1] if rest and 1 <= int(rest[0]) <= 12 else ""
    day = f" {int(rest[1])}," if month and len(rest) == 2 else ""
    return f"{month}{day} {year}".strip()


def _csl_date(begin: str, end: str = "") -> dict[str, Any]:
    parts = [[int(part) for part in day.split("-")] for day in (begin, end) if day]
    return {"date-parts": parts} if parts else {}


def _csl_name(name: Name) -> dict[str, str]:
    if not name.parts:
        return {"literal": name.text}
    family, given, suffix = name.parts
    return _known({"family": family, "given": given, "suffix": suffix})


def _bibtex_name(name: Name) -> str:
    """A name; one without a comma is kept whole, for BibTeX would guess at its parts."""
    if not name.parts or " and " in name.text.lower():
        return f"{{{_latex(name.text)}}}"
    family, given, suffix = map(_latex, name.parts)
    return ", ".join(filter(None, (family, suffix, given)))


def _latex(text: str) -> str:
    return text.translate(_TO_LATEX)


def _key(cited: Citation) -> str:
    """A key like hummel1976sinosoviet: first author, year, first words of the title."""
    author = cited.authors[0] if cited.authors else Name("")
    family = author.parts[0] if author.parts else author.text.split(" ")[-1]
    words = map(_plain, (cited.subtitle or cited.title).split())
    long = next((word for word in words if len(word) > 3), "")
    return _plain(family) + cited.created[:4] + long or "document"


def _plain(text: str) -> str:
    """Only the letters a to z and digits."""
    return _NOT_PLAIN.sub("", unicodedata.normalize("NFKD", text).lower())
