"""Who is named in ``by Acting Secretary Bowles, Hoover (S/O), IO, and the White House``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tei_tools.provenance.model import Value, value
from tei_tools.provenance.sentences import Range
from tei_tools.provenance.vocabulary import BODY, MONTHS, PARTICLES, SERVICES, TITLE_WORDS

_SYMBOL = re.compile(
    r"(?<![\w./–&’'-])(?:[A-Z]{1,8}(?:[&/–-][A-Za-z]{1,8})*)(?![\w/–&-]|\.|[’'][^s])"
)
_NO_NAMES = MONTHS - {"April", "May", "June", "August"} | {"No"}
_PARENTHESIS = re.compile(r"\(([^()]*)\)")
_CAPITAL = r"(?:[A-Z]\.(?:[A-Z]\.)*|[A-Z][\w’'-]*[a-z][\w’'-]*)"
_NAME_TOKEN = re.compile(rf"{_CAPITAL}|(?:{PARTICLES})(?=\s)|“[A-Z]\w+”|\([A-Z]\w+\)(?=\s[A-Z])")
_SUFFIX = re.compile(r",? (?:Jr\.?|Sr\.?|I{2,3}|IV)(?![\w])")
_TOKEN = re.compile(r"\S+")
#: Where one actor ends and the next begins.
_SEPARATOR = re.compile(
    r"[;]\s*|,\s+(?!(?:Jr|Sr|II|III|IV)\b)(?:and\s+|or\s+|as\s+well\s+as\s+)?|\s+(?:and|or|&)\s+"
    r"|\s+(?=(?:by|with|through)\s)|\s+as\s+well\s+as\s+"
)
_LEAD = re.compile(
    r"(?:and |or |either |both |also |jointly |presumably |probably |apparently |then |only |in draft |in substance "
    r"|by |with |through |telephone |phone |the |Messrs\. |an? )*"
)
#: After these words no name is named for its own sake: ``of EUR``, ``for Rusk``.
_TAIL = re.compile(
    r"\s+(?:of|in|at|on|for|from|to|as|who|under|upon|after|before|during|while|via|per)\s"
)
_MUTING = re.compile(
    r"(?:who|which|whose|whom|that|after|when|before|while|where|although|but|indicating|acting|signing|following|based|using)\b"
)


@dataclass(frozen=True, slots=True)
class Actors:
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
    for left, right in _segments(text, start, end):
        segment = text[left:right]
        if re.match(r"(?:by|with|through)\b", segment):
            active = True
        lead = _LEAD.match(text, left, right)
        at = lead.end() if lead else left
        if _MUTING.match(text, at, right):
            break
        symbols = list(_symbols(text, left, right))
        offices += symbols
        for symbol in symbols:
            if symbol.start == at:  # ``UNP Deputy Director Jonathan Dean``
                at = min(symbol.end + 1, right)
        if not active:
            continue
        if body := BODY.match(text, at, right):
            if not (name := _name_after_title(text, at, right)):
                offices.append(value(text, *body.span(1)))
                continue
            names.append(name)
        elif name := _leading_name(text, at, right) or _name_after_title(text, at, right):
            names.append(name)
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
    """Office symbols (``EA/PRCM``, ``S/S``, ``L``), and bodies in parentheses."""
    for match in _SYMBOL.finditer(text, start, end):
        if match.group() in SERVICES:
            continue
        if re.match(r"(?:I{1,3}|IV|V|A|Jr|Sr)$", match.group()) and not _is_office_place(
            text, match
        ):
            continue
        yield value(text, *match.span())
    for match in _PARENTHESIS.finditer(text, start, end):
        if body := BODY.fullmatch(text, match.start(1), match.end(1)):
            yield value(text, *body.span(1))


def _is_office_place(text: str, match: re.Match[str]) -> bool:
    return text[: match.start()].endswith("(") and text[match.end() : match.end() + 1] == ")"


def _leading_name(text: str, start: int, end: int) -> Value | None:
    """The name with which the segment begins."""
    run = _run(text, start, end)
    if run is None or text[start : run[1]] in MONTHS:
        return None
    following = text[run[1] : end].lstrip()
    if re.match(r"[A-Z][a-z]", following) or following.startswith(("’s ", "'s ")):
        return None  # the run was part of a title or the owner of something
    return value(text, *run)


def _name_after_title(text: str, start: int, end: int) -> Value | None:
    """The name that stands after a title: ``Assistant Secretary of Defense … Frank K. Sloan``."""
    best: Value | None = None
    before = ""
    for token in _TOKEN.finditer(text, start, end):
        word = token.group().strip(",;()")
        if best and token.start() < best.end:
            continue
        if before in TITLE_WORDS and word not in TITLE_WORDS:
            if run := _run(text, token.start(), end):
                following = text[run[1] : end].lstrip()
                if (
                    not following.startswith(("’s ", "'s "))
                    and following.split(" ")[0] not in TITLE_WORDS
                ):
                    best = value(text, *run)
        elif best and word in ("of", "for") and best is not None:
            break
        before = word.rstrip(".")
    return best


def _run(text: str, start: int, end: int) -> Range | None:
    """The longest run of words of a name from ``start``: the last is no initial, no particle."""
    at = start
    last = None
    while at < end:
        token = _NAME_TOKEN.match(text, at, end)
        if not token or token.group().rstrip(".") in TITLE_WORDS | _NO_NAMES:
            break
        word = token.group()
        if word.endswith(("’s", "'s")):
            break
        if not (re.fullmatch(rf"(?:[A-Z]\.)+|{PARTICLES}", word)):
            last = token.end()
        gap = re.compile(r"\s+").match(text, token.end(), end)
        if not gap:
            break
        at = gap.end()
    if last is None:
        return None
    suffix = _SUFFIX.match(text, last, end)
    if not suffix:
        return start, last
    stop = suffix.end()
    return start, stop + 1 if suffix[0][-1] == "r" and text[stop : stop + 1] == "." else stop
