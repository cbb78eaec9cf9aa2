"""Who drafted, cleared, approved and initialed: the sentences that say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tei_tools.provenance.actors import read_actors
from tei_tools.provenance.model import Person, Role, Value
from tei_tools.provenance.sentences import Range, without_stop
from tei_tools.provenance.vocabulary import words

_ROLES: dict[str, Role] = {
    "drafted": "drafter",
    "redrafted": "drafter",
    "prepared": "drafter",
    "cleared": "clearer",
    "concurred": "clearer",
    "approved": "approver",
    "initialed": "initialed",
}
#: What a sentence with one of them holds, to pass over the others at once.
_MADE = re.compile("|".join(word[1:] for word in _ROLES))
#: Other things that are done to a document: they end the list of those who did the thing before.
_OTHER = words(
    """
    signed forwarded transmitted sent repeated relayed passed typed revised submitted reviewed
    dictated transcribed edited corrected coordinated discussed dated released authorized seen
    received published printed returned attached delivered distributed circulated addressed
    pouched handed given shown taken completed telephoned cabled
    """
)
#: Small letters, or a capital at the beginning of the sentence; ``Read`` is a name.
_VERB = "|".join(
    ["read", *(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in sorted({*_ROLES, *_OTHER}))]
)
#: One verb, or several that share their actors: ``drafted and initialed by Rubottom``.
_VERBS = re.compile(
    rf"\b(?P<verbs>(?:{_VERB})(?:(?:,|,? and|,? or) (?:was |were )?(?:{_VERB}))*)"
    r"(?! (?:statement|text|letter|copy))\b"
)
_ADVERB = (
    r"(?:presumably|apparently|probably|originally|initially|also|jointly|first|reportedly"
    r"|evidently)"
)
_WAS = rf"(?:was|were|is|had been|has been) (?:{_ADVERB} )?"
_DOCUMENT = (
    r"(?:it|(?:the|this) (?:source text|text|telegram|memorandum|message|paper|letter|airgram"
    r"|despatch|cable|document|report|record|minutes|draft|conversation|instruction|note|estimate"
    r"|study|summary|transcript)(?: of [\w ]+)?(?: and its (?:attachments?|enclosures?))?)"
)
#: What may stand before the verb, so that the sentence is about this document and no other.
_OPENING = re.compile(
    rf"(?:(?:{_ADVERB}|in part) )?"
    rf"|.*;\s*(?:{_ADVERB} )?"
    rf"|.*{_DOCUMENT}, which {_WAS}"
    r"|(?:the )?text received from [^.;]{3,60}(?:,|,? and) (?:was )?"
    r"|(?:according to [^,]{3,80}, |.*\b(?:indicates?|shows?) that |.*, but )?"
    rf"{_DOCUMENT}(?:, submitted by [^,]{{2,60}},)? {_WAS}",
    re.IGNORECASE | re.DOTALL,
)
_NAME = r"(?:[A-Z](?:\.|[\w’'-]+) ){0,3}[A-Z][\w’'-]+(?:, Jr\.)?"
#: Who did it stands before the verb: ``Elm drafted this memorandum``, ``Fir initialed for Oak``.
_ACTIVE = re.compile(
    rf"(?:(?<=[.;)\]”’] )|(?<= and ))(?P<names>{_NAME}(?:(?:, and |, | and ){_NAME})*)"
    rf" (?P<verb>(?:drafted|redrafted|prepared|cleared|approved)(?= {_DOCUMENT}(?!\w))"
    r"|initialed(?= for [A-Z]))"
)
_BY_THE_EDITORS = re.compile(r"\bfor this volume\b")
_FOLLOWS = re.compile(r"\s*(in|by|with|through)\b")


class Hands(NamedTuple):
    """The persons with their roles, and the offices, of one sentence."""

    persons: tuple[Person, ...]
    offices: tuple[Value, ...]


def read_roles(text: str, sentence: Range) -> Hands:
    """Read the sentence; what it says is empty where it is not about this document's making."""
    persons: list[Person] = []
    offices: list[Value] = []
    active = _active(text, sentence)
    for clause in active:
        actors = read_actors(text, *clause.span("names"), agents_only=False)
        role = _ROLES[clause["verb"]]
        persons += (Person(name.start, name.end, name.value, role) for name in actors.names)
    for roles, start, end in _clauses(text, sentence, [clause.span() for clause in active]):
        follows = _FOLLOWS.match(text, start, end)
        if not roles and not follows:
            continue  # ``repeated to CINCPAC`` names no office
        agents_only = not (follows and follows[1] in ("by", "with"))
        actors = read_actors(text, start, end, agents_only)
        persons += (
            Person(name.start, name.end, name.value, role)
            for name in actors.names
            for role in roles
        )
        offices += actors.offices
    persons.sort(key=lambda person: person.start)
    return Hands(tuple(persons), tuple(offices))


def _active(text: str, sentence: Range) -> list[re.Match[str]]:
    """The clauses of the sentence in which those who did it are named before the verb."""
    if not _MADE.search(text, *sentence):
        return []
    return list(_ACTIVE.finditer(text, *sentence))


def _clauses(
    text: str, sentence: Range, active: Sequence[Range]
) -> Iterator[tuple[list[Role], int, int]]:
    """The roles, if any, and the range of text after them, for each verb of the sentence outside
    the clauses that are ``active``."""
    if not _MADE.search(text, *sentence):
        return
    start, end = without_stop(text, sentence)
    verbs = [
        verb
        for verb in _VERBS.finditer(text, start, end)
        if not any(left < verb.start() < right for left, right in active)
    ]
    first = next((index for index, verb in enumerate(verbs) if _roles(verb)), None)
    if first is None or _BY_THE_EDITORS.search(text, start, end):
        return
    if not any(_opens(text, start, verb) for verb in verbs[: first + 1]):
        return
    stops = [*(verb.start() for verb in verbs[1:]), end]
    for verb, stop in zip(verbs, stops, strict=True):
        stop = min([stop, *(left for left, _ in active if left > verb.end())])
        yield _roles(verb), verb.end(), stop


def _opens(text: str, start: int, verb: re.Match[str]) -> bool:
    """Whether what stands before the verb shows that the sentence is about this document."""
    before = " ".join(text[start : verb.start()].split())
    return _OPENING.fullmatch(f"{before} " if before else "") is not None


def _roles(verb: re.Match[str]) -> list[Role]:
    verbs = re.findall(r"\w+", verb["verbs"].lower())
    return [_ROLES[word] for word in verbs if word in _ROLES]
