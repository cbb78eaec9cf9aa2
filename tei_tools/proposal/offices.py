"""What a document calls somebody beside the name: the office before it or after it."""

from __future__ import annotations

import re
from itertools import takewhile

from tei_tools.naming.text.words import key
from tei_tools.naming.vocabulary import FEMALE, TITLES

_LINKS = frozenset("of for and the in at on".split())
_DIVIDERS = frozenset("from to by with between".split())
_FORMS_OF_ADDRESS = frozenset(
    "mr mrs miss ms messrs mister dr doctor prof professor sir lord lady dame madame mme mlle"
    " monsieur herr frau senor senora".split()
)
_MALE = frozenset("mr mister sir monsieur herr senor".split())
_REACH = 140
_IN_FULL = {
    "Sec.": "Secretary", "Secy.": "Secretary", "Gov.": "Governor", "Gen.": "General",
    "Amb.": "Ambassador", "Sen.": "Senator", "Asst.": "Assistant", "Adm.": "Admiral",
    "Col.": "Colonel", "Capt.": "Captain", "Lt.": "Lieutenant", "Maj.": "Major",
    "Atty.": "Attorney", "Rep.": "Representative", "FonMin": "Foreign Minister",
    "PriMin": "Prime Minister", "SecGen": "Secretary General",
}  # fmt: skip
# Up to a full stop, but for that of "U.S."
_AFTER = re.compile(r", (?:the )?([A-Z][\w’'-]*(?: (?:[^;:.\n()]|(?<=[A-Z])\.(?=[A-Z ]))*)?)")
_PLURALS: dict[str, str] = {
    f"{word[:-1]}ies" if word[-1] == "y" else f"{word}s": word for word in TITLES
}
# Others end so, too: "Ambassador to Yemen".
_PLURALS_IN_MEN = frozenset(
    "congressmen congresswomen chairmen chairwomen spokesmen spokeswomen assemblymen councilmen"
    " aldermen".split()
)


def office_before(text: str, floor: int, start: int) -> str:
    """The office or form of address directly before ``text[start:]``, as written; or nothing.

    It reaches back to ``floor`` at most, and not beyond the line.
    """
    line = text.rfind("\n", 0, start) + 1
    before = text[max(floor, line, start - _REACH) : start].rstrip(' (“"—–-')
    words: list[str] = []
    for word in reversed(before.split()):
        ends = word[-1] in ",;:!?)]" or (word[-1] == "." and len(word) > 5)
        if ends or key(word) in _DIVIDERS or not (word[0].isupper() or word in _LINKS):
            break
        words.insert(0, word)
    first = next((at for at, word in enumerate(words) if key(word) in TITLES), None)
    if first is None:
        return ""
    at = max(at for at, word in enumerate(words) if key(word) in TITLES)
    if at < len(words) - 1 and words[at + 1] not in _LINKS and not before.endswith(words[-1]):
        return ""
    words = words[first:]
    if words[-1] == "and":
        return ""  # "the President and David Elm"
    while words[-1] in _LINKS or (len(words) > 1 and is_form_of_address(words[-1])):
        if len(words) > 2 and words[-2] == "and":  # "President and Mrs. Marcos"
            return words[-1]
        words.pop()
    if len(words) > 2 and words[-2] in _LINKS and key(words[-1]) in TITLES:
        return words[-1]  # "Ambassador for President Kennedy"
    return " ".join(words)


def office_after(text: str, start: int, end: int, following: int) -> str:
    """The office after ``text[start:end]``, as in ``Ida Corvin, Second Secretary, Embassy of …``.

    In a line that begins with the name and has no full stop it goes to the end of the line,
    elsewhere to a comma. One that reaches the next name, which begins at ``following``, is that of
    its bearer.
    """
    found = _AFTER.match(text, end)
    if not found:
        return ""
    office = found[1]
    before = text[text.rfind("\n", 0, start) + 1 : start]
    alone = not before.strip(" *•–—-") and text[found.end() : found.end() + 1] in ("\n", "")
    if not alone:
        words = takewhile(lambda word: word[0].isupper() or word in _LINKS, office.split())
        office = " ".join(words).partition(",")[0]
    opening = [key(word) for word in office.split()[:4]]
    if len(office) > 120 or not any(word in TITLES for word in opening):
        return ""
    return office.strip(" ,—–-") if found.start(1) + len(office) < following else ""


def is_plural(title: str) -> bool:
    """Whether a title is that of several: ``Senators``."""
    return any(key(word) in _PLURALS for word in title.split() if word.isalpha())


def office_of_one(title: str) -> str:
    """The title of one of several, in full: ``Senator`` of ``Sens. Mansfield and Glenn``."""
    words = []
    for word in title.split():
        if key(word) in _PLURALS_IN_MEN:
            word = f"{word[:-2]}an"
        elif is_plural(word):
            word = word[:-3] + "y" if word.endswith("ies") else word[:-1]
        words.append(_IN_FULL.get(word, word))
    return " ".join(words)


def is_form_of_address(title: str) -> bool:
    """Whether a title is no office: ``Mr.``, ``Miss``."""
    return all(key(word) in _FORMS_OF_ADDRESS for word in title.split())


def is_in_capitals(title: str) -> bool:
    """Whether a title is from a text in capitals, of which it cannot be told where a title begins
    and ends."""
    return title.isupper() and len(title) > 4


def heads(office: str) -> frozenset[str]:
    """The titles in an office: ``secretary`` of ``Deputy Assistant Secretary of State``."""
    known = {key(word) for word in office.split()} & TITLES - _FORMS_OF_ADDRESS
    plain = known - {"deputy", "assistant", "under", "acting", "vice", "former", "foreign", "prime"}
    return frozenset(plain or known)


def sex(title: str) -> str:
    """``f`` or ``m`` as far as the form of address says it, else nothing."""
    words = {key(word) for word in title.split()}
    return "f" if words & FEMALE else "m" if words & _MALE else ""
