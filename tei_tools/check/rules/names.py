"""Names of persons."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from lxml import etree

from tei_tools.check.faults import Fault, text_before
from tei_tools.check.rules.document import Document
from tei_tools.check.rules.model import Rule
from tei_tools.check.rules.persons import Person
from tei_tools.check.rules.profiles import ALL, MEMO, OURS
from tei_tools.check.words import one_of, quoted
from tei_tools.findings import Severity
from tei_tools.tei import tag

#: Elements whose words are not looked through for names.
_NAMES = (
    "persName", "placeName", "orgName", "name", "rs", "gloss", "term", "title", "bibl", "ref",
)  # fmt: skip
_NAME_TAGS = tuple(map(tag, _NAMES))
_CAPITAL = re.compile(r"[A-Z][\w’'-]*\w")
_MENTION = re.compile(
    r"(?<![\w.’-])(?:(?P<title>(?:Mr|Mrs|Ms|Dr|Amb|Gen|Sen)\.|Ambassador|Secretary|President|Premier|"
    r"Prime Minister|Foreign Minister|Minister|Senator|General|Admiral)\s+)?"
    r"(?P<given>(?:[A-Z]\.\s?|(?<!\.\s)[A-Z][a-z]+\s)(?:[A-Z]\.\s?)*)??"
    r"(?P<surname>[A-Z][\w’'-]*[a-z])(?!\w|\s+[A-Z][a-z]|[-’'][A-Z])"
)
_TITLE = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Messrs|Dr|Sir|Lord|Lady|Prof(?:essor)?|Ambassador|Secretary|President|"
    r"Prime Minister|Minister|Senator|Gen(?:eral)?|Col(?:onel)?|Adm(?:iral)?|Capt(?:ain)?)\.?\s+\S"
)
#: Initials that are no one's; M. is Monsieur.
_STATES = ("M.", "U.S.", "U. S.", "U.K.", "U. K.", "U.N.", "U. N.", "U.S.S.R.", "D.C.", "E.C.")
#: For so many names the text is searched for each; of more, it is read word by word.
_FEW = 20
_LONGEST_WORD = 80  # characters
_POSSESSIVE = ("'", "’", "'s", "’s")
_FIGURE = re.compile(r"\d")
_INITIAL = re.compile(r"(?:^|[\s(])(?:[A-Z]\.[ -]?)+$")


def name_shape(document: Document) -> Iterator[Fault]:
    """A name is the name alone: no title, possessive or figure in it, no initial left outside."""
    for name, text in document.person_names_on_one_line:
        for message, hint in _not_of_name(text):
            yield Fault(name, message, hint)
        before = text_before(name)
        found = _INITIAL.search(before) if "." in before[-3:] else None
        if (
            found
            and not _is_numbering(found)
            and (initials := found.group().strip(" (")) not in _STATES
        ):
            message = f"the initials “{initials}” stand outside the name {quoted(text)}"
            yield Fault(name, message, "begin <persName> before them")


@lru_cache(maxsize=2048)  # the same names come again and again
def _not_of_name(text: str) -> tuple[tuple[str, str], ...]:
    """What is no part of a name and yet marked as one, each as message and hint."""
    found = []
    if title := _TITLE.match(text):
        message = f"the name {quoted(text)} begins with the title “{title.group()[:-1].strip()}”"
        found.append((message, "begin <persName> after the title"))
    if text.endswith(_POSSESSIVE):
        message = f"the name {quoted(text)} ends with the possessive"
        found.append((message, "end <persName> before it"))
    if _FIGURE.search(text):
        message = f"the name {quoted(text)} holds figures"
        found.append((message, "is the mark of a note in it?"))
    return tuple(found)


def _is_numbering(initials: re.Match[str]) -> bool:
    """Whether a single letter numbers the sentence or paragraph that begins with the name."""
    single = re.fullmatch(r"\s?\(?[A-Z]\.\s?", initials.group()) is not None
    before = initials.string[: initials.start()].rstrip()
    return single and (not before or before[-1] in ".:;—")


def name_ambiguous(document: Document) -> Iterator[Fault]:
    """A surname that two persons of the list share says how certain its reference is.

    It is plain who is meant where the text also names this one in full, and none of the others. An
    entry that is a surname alone is no other person. Of a surname and its reference the first
    mention is told, with the number of all. Few editions but ours say with @cert how certain a
    reference is: in others it is but a hint.
    """
    shared = {name for name, among in document.surnames.items() if len(among) > 1}
    if not shared:
        return
    names = document.person_names_on_one_line
    in_full = {_pointer(name) for name, text in names if " " in text}
    mentioned = {_pointer(name) for name, _ in names}
    told: dict[tuple[str, str], list[etree._Element]] = defaultdict(list)
    for name, text in names:
        if text.lower() in shared and not name.get("cert"):
            told[text, _pointer(name)].append(name)
    for (text, pointer), mentions in told.items():
        among = document.surnames[text.lower()]
        others = [each for each in among if each.id != pointer and each.given]
        if not others or len(others) == len(among):
            continue
        if pointer in in_full and not mentioned.intersection(each.id for each in others):
            continue
        times = f", {len(mentions)} times," if len(mentions) > 1 else ""
        rivals = one_of(f"#{each.id} ({each.name})" for each in others)
        message = f"“{text}”{times} points to #{pointer}, but {rivals} has the same surname"
        hint = "see who is meant, and say with @cert how sure that is"
        severity: Severity | None = None if document.profile == "memo" else "info"
        yield Fault(mentions[0], message, hint, severity=severity)


def _pointer(name: etree._Element) -> str:
    """The identifier that a name points to within the document."""
    return (name.get("ref") or name.get("corresp") or "").removeprefix("#")


def name_untagged(document: Document) -> Iterator[Fault]:
    """Whoever is in the list and is named in full, or with a title, is marked."""
    surnames = document.surnames.items()
    alone = [bearers[0] for surname, bearers in surnames if surname and len(bearers) == 1]
    are_many = len(alone) > _FEW
    wanted = (_named if are_many else _unmarked)(alone, document)
    if not wanted:
        return
    told: set[str] = set()
    capitals: set[str] = set()
    for element, text in document.texts:
        if element.tag in _NAME_TAGS:
            continue
        if are_many and wanted.keys().isdisjoint(_CAPITAL.findall(text)):
            continue
        if not any(surname in text and _may_name(text, surname) for surname in wanted):
            continue
        if wanted.keys().isdisjoint(_CAPITAL.findall(text)):
            continue
        if next(element.iterancestors(*_NAME_TAGS), None) is not None:
            continue
        for found in _MENTION.finditer(text):
            person = wanted.get(found["surname"])
            if person is None or person.id in told or not _fits(found, person):
                continue
            capitals = capitals or set(_CAPITAL.findall(document.text))
            if person.surname not in capitals:
                continue  # it is a part of a word that goes on in another element
            told.add(person.id)
            message = (
                f"{quoted(found.group().strip())} may be #{person.id} ({person.name}), and is not "
                "marked"
            )
            yield Fault(element, message, f'mark the name: <persName ref="#{person.id}">')


def _named(persons: Sequence[Person], document: Document) -> dict[str, Person]:
    """The persons whose surnames are words of the text, by these."""
    capitals = set(_CAPITAL.findall(document.text))
    return {person.surname: person for person in persons if person.surname in capitals}


def _unmarked(persons: Sequence[Person], document: Document) -> dict[str, Person]:
    """The persons whose surnames stand in the text more often than in its names, by these.

    The text is read through for each of them: this is for a few.
    """
    text = document.text
    counted = [(person.surname, text.count(person.surname), person) for person in persons]
    marked = _joined(document.person_names)  # mostly this is all that is needed
    counted = [each for each in counted if each[1] > marked.count(each[0])]
    if counted:
        marked = _joined(document.words_of(*_NAMES))
        counted = [each for each in counted if each[1] > marked.count(each[0])]
    return {surname: person for surname, _, person in counted}


def _joined(spoken: Sequence[tuple[etree._Element, str]]) -> str:
    """The words of names, those of one within another once."""
    within = {inner for name, _ in spoken if len(name) for inner in name.iterdescendants()}
    return "\n".join(said for name, said in spoken if name not in within)


def _may_name(text: str, surname: str) -> bool:
    """Whether the surname may follow a title or a given name: after a word with a capital."""
    for found in re.finditer(re.escape(surname), text):
        before = text[max(0, found.start() - _LONGEST_WORD) : found.start()].split()
        if before and before[-1] != before[-1].lower():
            return True
    return False


def _fits(found: re.Match[str], person: Person) -> bool:
    """Whether what stands before the surname is a title, or given names of the person."""
    given = (found["given"] or "").replace(".", " ").split()
    if not given:
        return found["title"] is not None
    if not person.given or given[0][0] != person.given[0][0]:
        return False
    return len(given[0]) == 1 or given[0] == person.given[0]


_SHARED = (
    "<TEI><teiHeader/><standOff><listPerson>"
    '<person xml:id="p_A1"><persName>Alder, Ann</persName></person>'
    '<person xml:id="p_A2"><persName>Alder, Bob</persName></person>'
    "</listPerson></standOff><text><body><p>{}</p></body></text></TEI>"
)

RULES = (
    Rule(
        "name-untagged", "info", name_untagged,
        "A person of the list who is named in the text in full or with a title is marked, unless "
        "two share the surname.",
        _SHARED.replace("Alder, Bob", "Birch, Bob").format("Bob Birch wrote."),
        _SHARED.format('<persName ref="#p_A2">Bob Alder</persName> wrote to Mr. Alder.'),
        OURS,
        why="Who is not marked is missing in the index of persons.",
    ),
    Rule(
        "name-shape", "warning", name_shape,
        "A name is the name alone, without title, possessive or figures, and no initial is left "
        "outside.",
        "<p>To Mr. J. <persName>Alder</persName> from <persName>Dr. Elm</persName></p>",
        "<p>To Mr. <persName>J. Alder</persName> from Dr. <persName>Elm</persName></p>",
        MEMO,
        why=(
            "The name is matched with lists of persons; titles and possessives keep it from "
            "matching."
        ),
    ),
    Rule(
        "name-ambiguous", "warning", name_ambiguous,
        "A surname that two persons of the list share says with @cert how certain its reference "
        "is (in other editions than ours only a hint, of severity info).",
        _SHARED.format('<persName ref="#p_A1">Alder</persName>'),
        _SHARED.format(
            '<persName ref="#p_A1">Ann Alder</persName> and '
            '<persName ref="#p_A1" cert="medium">Alder</persName>'
        ),
        ALL,
        why=(
            "Two persons of the list have this surname; a reader should see that the editor "
            "decided."
        ),
    ),
)  # fmt: skip
