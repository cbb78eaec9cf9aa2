"""From a memo to a TEI document: the main flow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from tei_tools.annotate.dates import dates
from tei_tools.annotate.editorial import editorial
from tei_tools.annotate.model import Annotator
from tei_tools.annotate.orgs import orgs
from tei_tools.annotate.persons import persons
from tei_tools.annotate.places import places
from tei_tools.annotate.provenance import provenance
from tei_tools.annotate.terms import terms
from tei_tools.authority import Authority
from tei_tools.findings import Decision, Finding
from tei_tools.header import header, known, officials, people_of, stand_off, with_language
from tei_tools.layout import Layout, NoteStyle, read_layout
from tei_tools.proof import prove_nothing_lost, prove_written
from tei_tools.review import Ruling, doubtful, overrule
from tei_tools.settings import Settings
from tei_tools.source import Source
from tei_tools.spans import Span, resolve
from tei_tools.tei import XML_LANG, Draft, element, written
from tei_tools.tree import build_text


@dataclass(frozen=True, slots=True)
class Authorities:
    """The lists that names and terms are linked to; each may be empty."""

    persons: Authority = field(default_factory=Authority)
    terms: Authority = field(default_factory=Authority)
    places: Authority = field(default_factory=Authority)
    orgs: Authority = field(default_factory=Authority)


@dataclass(frozen=True)
class Edition:
    """A TEI document, and what the converter has to say about it: findings, and the decisions
    about layout, language and the references of names that were close. ``xml`` is the document as
    UTF-8, ``tei`` the tree that was read from it.
    """

    xml: bytes = field(repr=False)
    tei: etree._ElementTree = field(repr=False, compare=False)
    findings: tuple[Finding, ...]
    decisions: tuple[Decision, ...]
    doubtful: tuple[Ruling, ...]


def default_annotators(authorities: Authorities) -> tuple[Annotator, ...]:
    """All annotators. What they build from the lists takes time: make them once for many memos."""
    others = (authorities.places, authorities.orgs, authorities.terms)
    return (
        editorial,
        dates,
        persons(authorities.persons, others),
        provenance,
        places(authorities.places),
        orgs(authorities.orgs),
        terms(authorities.terms),
    )


def convert(
    source: Source,
    annotators: Sequence[Annotator] | None = None,
    authorities: Authorities | None = None,
    settings: Settings | None = None,
    *,
    notes: NoteStyle | None = None,
    unwrap: bool | None = None,
    rulings: Sequence[Ruling] = (),
) -> Edition:
    """Turn one memo into a TEI document.

    ``annotators`` are by default those of :func:`default_annotators`. ``notes`` is the way in which
    footnotes are written and ``unwrap`` whether line breaks in paragraphs mean nothing; by default
    both are recognized. ``rulings`` are decisions of the archivist about doubtful names, which
    overrule the annotators. Raises ProofError if the edition would not hold exactly the text of the
    source, or would be no XML that can be read; TypeError if it is given anything but a Source,
    Authorities and Settings.
    """
    if not isinstance(source, Source):
        kind = type(source).__name__
        raise TypeError(f"a memo is a Source, not {kind}: read_source(path), or Source(name, text)")
    _check_kinds(annotators, authorities, settings)
    authorities = authorities or Authorities()
    if annotators is None:
        annotators = default_annotators(authorities)
    layout = read_layout(source, notes, unwrap=unwrap)
    proposed = (span for annotate in annotators for span in annotate(layout))
    ruled = overrule(proposed, rulings, source.name, layout.words)
    spans = resolve([*layout.marks, *ruled], layout.holes)
    text = build_text(layout, spans)
    prove_nothing_lost(layout, text)
    holders = officials(layout, spans, authorities.persons)
    by_office = overrule(holders, rulings, source.name, layout.words)
    named = (*spans, *filter(known, by_office))
    settings, about_language = with_language(settings or Settings(), layout)
    root = _document(layout, named, text, authorities, settings)
    in_doubt = (*(span for span in spans if span.candidates), *by_office)
    doubts = tuple(doubtful(source.name, layout.words, in_doubt))
    xml = written(root)
    tei = prove_written(xml, text, source.name)
    decisions = (*layout.decisions, *about_language)
    return Edition(xml, tei, layout.findings, decisions, doubts)


def _check_kinds(annotators: object, authorities: object, settings: object) -> None:
    """Raise TypeError where one of the things that may be given is something else."""
    for given, kind, name in (
        (annotators, Sequence, "annotators"),
        (authorities, Authorities, "Authorities"),
        (settings, Settings, "Settings"),
    ):
        if given is not None and not isinstance(given, kind):
            raise TypeError(f"convert takes {name}, not {type(given).__name__}")


def _document(
    layout: Layout,
    named: Sequence[Span],
    text: Draft,
    authorities: Authorities,
    settings: Settings,
) -> Draft:
    """The TEI element around the text: with the header, and the lists of what is named, also of
    who held an office that the heading names."""
    people = Authority(people_of(named, layout.words, authorities.persons))
    return element(
        "TEI",
        header(layout, named, settings, authorities.terms),
        stand_off(named, people, authorities.places, authorities.orgs),
        text,
        **{XML_LANG: settings.language},
    )
