"""Who is named in ``by Acting Secretary Bowles, Hoover (S/O), IO, and the White House``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tei_tools.provenance.model import Value, value
from tei_tools.provenance.sentences import Range
from tei_tools.provenance.vocabulary import BODY, MONTHS, PARTICLES, SERVICES, TITLE_WORDS

#: An office symbol: ``EA/PRCM``, ``S/S``, ``L``; the symbol's owner may follow (``AID’s Bureau``).
_SYMBOL = re.compile(r"(?<![\w./–&’'-])[A-Z]{1,8}(?:[&/–-][A-Za-z]{1,8})*(?![\w/–&-]|\.|[’'][^s])")
#: Capitals that are no symbols outside parentheses: numerals, the article, states.
_NO_SYMBOLS = (
    frozenset({"I", "II", "III", "IV", "V", "A", "UN", "US", "UK", "USSR", "NATO"}) | SERVICES
)
#: A surname in capitals: its office follows in parentheses (``COOTE (AF/E)``).
_SHOUTED = re.compile(r"[A-Z]{3,}(?=\s\([A-Z]{1,6}[/)])")
#: A name right after a symbol shows that it is a title: ``DCI Dulles``.
_TITLED = re.compile(r" ([A-Z][a-z]\w*)")
_PARENTHESIS = re.compile(r"\(([^()]*)\)")
_NAME_WORD = re.compile(
    r"[A-Z]\.(?:[A-Z]\.)*"  # initials
    r"|[A-Z][\w’'-]*[a-z][\w’'-]*"
    rf"|{_SHOUTED.pattern}"
    rf"|(?:{PARTICLES})(?=\s)"
    r"|“[A-Z]\w+”|\([A-Z]\w+\)(?=\s[A-Z])"  # a nickname
)
_NO_LAST_WORD = re.compile(rf"(?:[A-Z]\.)+|{PARTICLES}")
_NO_NAME_WORDS = TITLE_WORDS | {"No"} | (MONTHS - {"April", "May", "June", "August"})
_SUFFIXES = {"Jr", "Sr"}
_SUFFIX = re.compile(r",? (?:Jr\.?|Sr\.?|I{2,3}|IV)(?!\w)")
_WORD = re.compile(r"\S+")
_SPACE = re.compile(r"\s+")
#: Where one actor ends and the next begins.
_SEPARATOR = re.compile(
    r";\s*"
    r"|,\s+(?!(?:Jr|Sr|II|III|IV)\b)(?:(?:and|or|as\s+well\s+as)\s+)?"
    r"|(?<!\s)\s+(?:(?:and|or|&|as\s+well\s+as)\s+|(?=(?:by|with|through)\s))"
)
#: What may stand before an actor.
_LEAD = re.compile(
    r"(?:(?:and|or|either|both|also|jointly|presumably|probably|apparently|then|only|in draft"
    r"|in substance|by|with|through|telephone|phone|the|Messrs\.|an?)\s)*"
)
_WITHIN = re.compile(rf"\s*in {BODY.pattern}")
_AGENT = re.compile(r"(?:by|with|through)\b")
#: What follows one of these is no list of actors any more.
_CLAUSE = re.compile(
    r"(?:who|which|whose|whom|that|after|when|before|while|where|although|but|indicating|acting"
    r"|signing|following|based|using)\b"
)
_INCLUDING = re.compile(r"\bincluding\b")


class Actors(NamedTuple):
    """The names of persons, and the offices."""

    names: tuple[Value, ...]
    offices: tuple[Value, ...]


def read_actors(text: str, start: int, end: int, agents_only: bool) -> Actors:
    """The actors in what follows a verb such as ``drafted``: ``text[start:end]``.

    Where ``agents_only`` is true, those before the first ``by`` or ``with`` are no actors
    (``drafted in SOA on May 4 by Coon``).
    """
    names: list[Value] = []
    offices: list[Value] = []
    active = not agents_only
    titled = False  # the segment before was a title alone: ``Jones, Deputy Director, Office of …``
    for left, right in _segments(text, start, end):
        active = active or _AGENT.match(text, left, right) is not None
        lead = _LEAD.match(text, left, right)
        at = lead.end() if lead else left
        if _CLAUSE.match(text, at, right) or _INCLUDING.search(text, at, right):
            break
        within = None if active else _WITHIN.match(text, left, right)
        symbols = list(_symbols(text, within.end() if within else left, right))
        offices += symbols
        symbol = None if _SHOUTED.match(text, at, right) else _SYMBOL.match(text, at, right)
        if symbol:  # ``UNP Deputy Director Jonathan Dean``
            at = min(symbol.end() + 1, right)
        if not active:
            if within:  # ``drafted in Treasury by Cross``
                offices.append(value(text, *within.span(1)))
            continue
        body = BODY.match(text, at, right)
        name = None if body else _leading_name(text, at, right)
        if found := name or _name_after_title(text, at, right):
            names.append(found)
        elif body and not titled:
            offices.append(value(text, *body.span(1)))
        titled = not found and not body and not symbols
    return Actors(tuple(names), tuple(offices))


def _segments(text: str, start: int, end: int) -> Iterator[Range]:
    """The parts between separators outside parentheses."""
    brackets = [match.span() for match in _PARENTHESIS.finditer(text, start, end)]
    at = start
    for match in _SEPARATOR.finditer(text, start, end):
        if any(left < match.start() < right for left, right in brackets):
            continue
        if match.start() > at:
            yield at, match.start()
        at = match.end()
    if at < end:
        yield at, end


def _symbols(text: str, start: int, end: int) -> Iterator[Value]:
    """Office symbols, and bodies in parentheses: ``(White House)``."""
    for match in _SYMBOL.finditer(text, start, end):
        left, right = match.span()
        enclosed = text[left - 1 : left] == "(" and text[right : right + 1] == ")"
        titled = _TITLED.match(text, right, end)
        if (titled and titled[1] not in TITLE_WORDS) or _SHOUTED.match(text, left, end):
            continue
        if match.group() not in _NO_SYMBOLS or (enclosed and match.group() not in SERVICES):
            yield value(text, left, right)
    for match in _PARENTHESIS.finditer(text, start, end):
        if body := BODY.fullmatch(text, match.start(1), match.end(1)):
            yield value(text, *body.span(1))


def _leading_name(text: str, start: int, end: int) -> Value | None:
    """The name with which the segment begins."""
    run = _run(text, start, end)
    if run is None or text[start : run[1]] in MONTHS:
        return None
    following = text[run[1] : end].lstrip()
    titled = re.match(r"[A-Z][a-z]+", following)
    if (titled and titled[0] not in MONTHS) or following.startswith(("’s ", "'s ")):
        return None  # part of a title, or the owner of something
    return value(text, *run)


def _name_after_title(text: str, start: int, end: int) -> Value | None:
    """The name that stands after a title: ``Assistant Secretary of Defense … Frank K. Sloan``.

    Of several the last counts: a title may hold what looks like a name.
    """
    found: Value | None = None
    before = ""
    for match in _WORD.finditer(text, start, end):
        if found and match.start() < found.end:
            continue
        word = match.group().strip(",;()")
        if found and word in ("of", "for"):
            break
        if before in TITLE_WORDS and word not in TITLE_WORDS:
            run = _run(text, match.start(), end)
            if run and _ends_name(text[run[1] : end].lstrip()):
                found = value(text, *run)
        before = word.rstrip(".")
    return found


def _ends_name(following: str) -> bool:
    """Whether what follows shows that the words before it are a name of their own."""
    return not following.startswith(("’s ", "'s ")) and following.split(" ")[0] not in TITLE_WORDS


def _run(text: str, start: int, end: int) -> Range | None:
    """The longest run of words of a name from ``start``: its last is no initial, no particle."""
    at, last = start, None
    while match := _NAME_WORD.match(text, at, end):
        word = match.group()
        if word.rstrip(".").split("-")[0] in _NO_NAME_WORDS | _SUFFIXES or word.endswith(
            ("’s", "'s")
        ):
            break
        if not _NO_LAST_WORD.fullmatch(word):
            last = match.end()
        space = _SPACE.match(text, match.end(), end)
        if not space:
            break
        at = space.end()
    if last is None:
        return None
    suffix = _SUFFIX.match(text, last, end)
    if not suffix:
        return start, last
    stop = suffix.end()  # the full stop of ``Jr.`` may be that of the sentence as well
    return start, stop + 1 if suffix[0][-1] == "r" and text[stop : stop + 1] == "." else stop
