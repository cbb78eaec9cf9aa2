"""Names of persons that no list has, from what stands around them and from how they are built."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tei_tools.layout.model import Block
from tei_tools.naming.common import FAMOUS, NOT_NAMES, PLACES, SPEAKING
from tei_tools.naming.titles import title_before
from tei_tools.naming.tokens import Token
from tei_tools.naming.vocabulary import (
    FUNCTION,
    GIVEN,
    PARTICLES,
    STRONG_TITLES,
    SUFFIXES,
    THINGS,
    TITLES,
    VIETNAMESE,
    WORDS,
)

_SUFFIX = re.compile(r"(?:,? (?:Jr|Sr)\b\.?| (?:II|III|IV)\b)(?!\w)")
_NEXT_WORD = re.compile(r"(?:\s*\([^()]{2,30}\))?,?\s+([^\W\d_]+)")
_SYLLABLES = re.compile(r"[^\W\d_a-z][^\W\d_]{0,5}[-–][a-z]{1,6}(?![\w-])")  # "En-lai"
_DRAFTED = re.compile(
    r"\b(?:[Dd]rafted|[Cc]leared|[Aa]pproved|[Ii]nitialed|[Ss]igned|[Cc]oncurred|[Pp]repared|[Ss]ent"
    r"|[Rr]epeated|[Cc]opies (?:were )?sent)(?: [a-z]+){0,4}? (?:by|with|in|from|to|for) (?=[^\W\d_a-z])"
)
_SENTENCE_END = re.compile(r"(?<![A-Z])(?<!Jr)(?<!Mr)(?<!Dr)\.(?:\s|$)|;|\n\n")
_PIECE = re.compile(r"(?:(?<=, and )|(?<=, )|(?<= and )|^)(?!and )(?P<name>[^\W\d_a-z][^,()]*?)(?= and |,| ?\(|$| [a-z])")
_SPEAKER = re.compile(r"(?:[^\W\d_a-z][\w.’'-]* ){0,2}[^\W\d_a-z][\w’'-]+(?= ?:\s)")
_ITEM_END = re.compile(r"[,;:(—–/\[]|\s[-–—]\s|(?<=[a-z]{3})\.\s|\n")
_IN_BRACKETS = re.compile(r"\(\s*([^()]{2,40}?)\s*\)")
#: Titles that are also words of offices: what follows them may be no name.
_OFFICE_TITLES = frozenset(
    "secretary general president minister director deputy assistant chief consul counselor attorney"
    " governor representative premier chairman ambassador secy asst delegate judge justice marshal"
    " marshall major captain vice under foreign acting mission chancellor commissioner speaker"
    " commander staff brother father".split()
)


@dataclass(slots=True)
class Name:
    """A name in the text: its range, and its words as keys, family name last (or first of all
    where ``family_first``)."""

    start: int
    end: int
    words: tuple[str, ...]
    family: str
    given: tuple[str, ...] = ()


@dataclass(slots=True)
class Passage:
    """A block with its tokens, and the tokens that belong to names already."""

    block: Block
    tokens: list[Token]
    taken: set[int]
    opens: bool = False  # the block is part of the opening or a list of people


def discover(passages: Sequence[Passage], reading: str, known: set[str]) -> list[Name]:
    """Names in the passages, outside the tokens taken.

    First those that show themselves: by a title, a given name, initials, their place (signature,
    participants, drafter, speaker). Then every other mention of their family names, and of those
    in ``known``.
    """
    small = {word for word in re.findall(r"(?<![\w’'-])[a-z]{3,}", reading)}
    names: list[Name] = []
    for passage in passages:
        names += _seeds(passage, reading, small)
    for word in _by_company(passages, reading, small):
        known = known | {word}
    families = {name.family for name in names if len(name.family) > 1} | known | FAMOUS
    wholes = {"".join(name.words) for name in names if len(name.words) > 1}
    for passage in passages:
        names += _repeated(passage, reading, families, wholes, small)
    for passage in passages:
        names += _coordinated(passage, reading, names)
    names.sort(key=lambda name: name.start)
    return names


def _seeds(passage: Passage, reading: str, small: set[str]) -> Iterator[Name]:
    tokens = passage.tokens
    places = _places_of_names(passage, reading)
    position = 0
    while position < len(tokens):
        found = None
        if position not in passage.taken:
            found = _seed_at(passage, position, reading, small, places)
        if found:
            name, after = found
            passage.taken.update(range(position, after))
            yield name
            position = after
        else:
            position += 1


def _places_of_names(passage: Passage, reading: str) -> dict[int, int]:
    """Start -> end of stretches that hold nothing but a name, or names divided by commas."""
    block = passage.block
    text = reading[block.start : block.end]
    places: dict[int, int] = {}
    if block.kind == "signed":
        places[block.start] = block.start + len(_ITEM_END.split(text)[0])
    elif block.kind == "item" and block.role in ("participants", "to", "from", ""):
        places[block.start] = block.start + len(_ITEM_END.split(text)[0])
    elif block.kind == "head":
        for found in _IN_BRACKETS.finditer(text):
            places[block.start + found.start(1)] = block.start + found.end(1)
    elif block.kind == "p":
        speaker = _SPEAKER.match(text)
        if speaker:
            places[block.start] = block.start + speaker.end()
    elif block.kind in ("note", "source"):
        triggers = list(_DRAFTED.finditer(text))
        for found, following in zip(triggers, [*triggers[1:], None], strict=False):
            end = _SENTENCE_END.search(text, found.end())
            stop = min(end.start() if end else len(text), following.start() if following else len(text))
            for piece in _PIECE.finditer(text[found.end() : stop]):
                offset = block.start + found.end()
                places[offset + piece.start("name")] = offset + piece.end("name")
    return places


def _seed_at(
    passage: Passage, at: int, reading: str, small: set[str], places: dict[int, int]
) -> tuple[Name, int] | None:
    tokens = passage.tokens
    token = tokens[at]
    previous = tokens[at - 1] if at and token.joined else None
    if token.capital and token.key in TITLES and not (token.key in GIVEN and not previous):
        return None
    after_title = previous is not None and previous.capital and previous.key in TITLES
    end = places.get(token.start)
    if end is not None:
        return _in_place(passage, at, end, reading, after_title)
    run = _run(passage, at, reading)
    if run == at:
        return None
    keys = [tokens[i].key for i in range(at, run)]
    if after_title:
        return _after_title(tokens, at, run, keys, reading, previous.key)
    if keys[0] == "m" and len(keys) > 1 and len(keys[1]) > 1 and keys[1] not in NOT_NAMES:
        return _after_title(tokens, at + 1, run, keys[1:], reading, "monsieur")
    if not token.joined and reading[token.start - 1] == "(" and run - at < 4:
        office = title_before(reading, token.start)
        if office and office.bracketed and reading[tokens[run - 1].end] == ")":
            if all(_is_unknown(word, reading) or word.key in GIVEN for word in tokens[at:run]):
                return _name(tokens, at, run, keys, reading)
    if previous is not None and previous.capital and previous.key not in FUNCTION:
        office = title_before(reading, token.start) if previous.key in NOT_NAMES else None
        return _after_title(tokens, at, run, keys, reading, office.head) if office else None
    return _by_form(passage, at, run, keys, reading, small)


def _run(passage: Passage, at: int, reading: str) -> int:
    """After the words of one name that begins here: capitals, initials, particles between."""
    tokens = passage.tokens
    last = at
    while (
        last < len(tokens)
        and (last == at or tokens[last].joined)
        and last not in passage.taken
        and last - at < 6
        and (tokens[last].capital or _particle_inside(tokens, last))
        and not (last > at and tokens[last].key in TITLES)
        and not (tokens[last].key in NOT_NAMES and tokens[last].key not in GIVEN and last == at)
    ):
        last += 1
    while last > at and not tokens[last - 1].capital:
        last -= 1
    return last


def _particle_inside(tokens: list[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].joined and tokens[at].key in PARTICLES


def _in_place(
    passage: Passage, at: int, end: int, reading: str, after_title: bool
) -> tuple[Name, int] | None:
    tokens = passage.tokens
    first = at
    while first < len(tokens) and tokens[first].start < end and (
        tokens[first].key in TITLES
        or (tokens[first].key == "m" and first + 1 < len(tokens) and len(tokens[first + 1].key) > 1)
    ):
        first += 1
    last = first
    while (
        last < len(tokens)
        and tokens[last].end <= end
        and last not in passage.taken
        and (last == first or tokens[last].joined)
    ):
        last += 1
    keys = [tokens[i].key for i in range(first, last)]
    if not 1 <= len(keys) <= 5 or not tokens[last - 1].capital:
        return None
    text = reading[tokens[first].start : tokens[last - 1].end]
    if reading[tokens[last - 1].end : end].strip(" .,”’'*") or any(k in NOT_NAMES for k in keys):
        return None
    if any((k in FUNCTION and len(k) > 1) or k in THINGS for k in keys) or any(c.isdigit() for c in text):
        return None
    alone = len(keys) == 1
    if text.isupper() and passage.block.kind in ("note", "source"):
        return None  # the symbol of an office
    if alone and text.isupper() and (len(text) < 5 or passage.block.kind == "item"):
        return None
    if alone and passage.block.kind == "p":
        return None  # a speaker must be named elsewhere
    if alone and passage.block.kind == "item" and passage.block.role != "participants":
        return None
    if alone and first == at and keys[0] in WORDS and passage.block.kind == "item":
        return None
    return _name(tokens, first, last, keys, reading)


def _after_title(
    tokens: list[Token], at: int, run: int, keys: list[str], reading: str, title: str
) -> tuple[Name, int] | None:
    for count, word in enumerate(keys):
        if word in FUNCTION or word in THINGS or (word in NOT_NAMES and word not in GIVEN):
            keys = keys[:count]
            break
    if not keys or (len(keys) == 1 and len(keys[0]) == 1):
        return None
    if title in _OFFICE_TITLES:
        if keys[0] in SUFFIXES or keys[0] in PLACES:
            return None
        if reading[tokens[at].start : tokens[at].end].isupper() and len(keys[0]) < 4:
            return None
        if keys[0] in WORDS and not _speaks(tokens[at + len(keys) - 1], reading):
            return None
        if len(keys) > 1 and keys[0] not in GIVEN and len(keys[0]) > 1 and keys[0] not in PARTICLES:
            keys = keys[:1] if not _SYLLABLES.match(reading, tokens[at + 1].start) else keys
    return _name(tokens, at, at + len(keys), keys, reading)


def _by_form(
    passage: Passage, at: int, run: int, keys: list[str], reading: str, small: set[str]
) -> tuple[Name, int] | None:
    tokens = passage.tokens
    text = reading[tokens[at].start : tokens[run - 1].end]
    # given names and initials, then a family name
    count = 0
    while count < len(keys) - 1 and (
        len(keys[count]) == 1 or keys[count] in GIVEN or (count and keys[count] in PARTICLES)
    ):
        count += 1
    family = keys[count] if count < len(keys) else ""
    if count and len(family) > 1 and _is_family(family, reading, tokens[at + count]):
        initials_only = all(len(word) == 1 for word in keys[:count])
        doubtful = keys[0] in WORDS and count == 1
        if initials_only and (count == 1 and tokens[at].start == passage.block.start):
            doubtful = True  # "A. Background"
        if initials_only and (keys[0], keys[1]) in _NO_INITIALS:
            return None
        if text.isupper() and initials_only and passage.block.kind != "signed":
            doubtful = True
        if not doubtful and not (initials_only and family in small and family in WORDS):
            last = at + count + 1
            if last < run and _is_unknown(tokens[last], reading) and count < 4:
                last += 1  # "H.M. Gladwyn Jebb"
            while last < run and tokens[last].key not in NOT_NAMES and tokens[
                last
            ].key not in THINGS and tokens[last - 1].key in PARTICLES | GIVEN:
                last += 1
            return _name(tokens, at, last, [t.key for t in tokens[at:last]], reading)
    # Chinese and Korean: "Chou En-lai"; Vietnamese: "Ngo Dinh Diem"
    if len(keys) > 1 and _SYLLABLES.match(text, tokens[at + 1].start - tokens[at].start):
        if keys[0] not in NOT_NAMES and keys[0] not in FUNCTION and len(keys[0]) > 1:
            return _name(tokens, at, at + 2, keys[:2], reading, family_first=True)
    if len(keys) == 3 and keys[0] in VIETNAMESE and keys[0] not in FUNCTION and not text.isupper():
        if not any(word in NOT_NAMES or word in WORDS for word in keys):
            return _name(tokens, at, at + 3, keys, reading)
    if _SUFFIX.match(reading, tokens[run - 1].end) and len(keys) > 1 and not text.isupper():
        return _name(tokens, at, run, keys, reading)
    if len(keys) == 2 and all(_is_unknown(t, reading) for t in tokens[at:run]):
        if _acts(tokens[at], tokens[run - 1], reading):
            return _name(tokens, at, run, keys, reading, keys[0] in _FAMILY_FIRST)
    particle = keys[0] in ("de", "von", "van") and len(keys) == 2 and not tokens[at].joined
    if particle and keys[1] not in NOT_NAMES and len(keys[1]) > 2:
        return _name(tokens, at, run, keys, reading)
    return None


_FAMILY_FIRST = frozenset("li lin liu chen chou wang chang chiang kim yi pak u lon".split())
_BEFORE_PERSONS = re.compile(
    r"\b(?:by|with|from|told|that|informed|asked|quote|saw|met|of|to|and)\s+$"
)
_NO_INITIALS = frozenset({("u", "s"), ("u", "n"), ("u", "k"), ("d", "c"), ("p", "l"), ("a", "m")})


def _is_family(word: str, reading: str, token: Token) -> bool:
    if word in NOT_NAMES and word not in GIVEN:
        return False
    return not any(word in words for words in (FUNCTION, THINGS, TITLES, SUFFIXES, PARTICLES))


def _is_unknown(token: Token, reading: str) -> bool:
    """Whether the word, as far as general knowledge goes, may be a name: capital, then small."""
    word = token.key
    text = reading[token.start : token.end]
    return (
        token.capital
        and len(word) > 1
        and not text.isupper()
        and text[1:].islower() | any(c.isupper() for c in text[2:-2])
        and word not in NOT_NAMES
        and word not in FUNCTION
        and word not in THINGS
        and word not in TITLES
        and word not in WORDS
        and word not in SUFFIXES
    )


def _acts(first: Token, last: Token, reading: str) -> bool:
    """Whether what stands around two words is what stands around persons."""
    if _speaks(last, reading):
        return True
    return _BEFORE_PERSONS.search(reading, max(0, first.start - 12), first.start) is not None


def _speaks(token: Token, reading: str) -> bool:
    following = _NEXT_WORD.match(reading, token.end)
    return following is not None and following[1] in SPEAKING


def _name(
    tokens: list[Token],
    first: int,
    last: int,
    keys: list[str],
    reading: str,
    family_first: bool = False,
) -> tuple[Name, int]:
    end = tokens[last - 1].end
    suffix = _SUFFIX.match(reading, end)
    if suffix:
        end = suffix.end()
        while last < len(tokens) and tokens[last].start < end:
            last += 1
    words = [word for word in keys if word not in SUFFIXES] or keys
    at = len(words) - 1
    while at > 1 and words[at - 1] in PARTICLES:
        at -= 1
    if len(words) > 1 and words[0] in PARTICLES:
        at = 0
    family = words[0] if family_first else "".join(words[at:])
    given = tuple(words[1:] if family_first else words[:at])
    return Name(tokens[first].start, end, tuple(words), family, given), last


_TO_PERSONS = re.compile(
    r"\b(?:told|informed|asked|urged|advised|assured|reminded|saw|thanked|invited|urge|inform|tell"
    r"|ask|advise|assure|instructed|handed|impress|persuaded|with|by|that|when|if|like|having"
    r"|having|notes?|letting|letter from|telegram from|memorandum from|remarks?|messages? from"
    r"|between|for|from)\s+$"
)
_TO_THINGS = re.compile(r"\b(?:the|a|an|in|at|into|near|this|these|those|our|no|any|all|on)\s+$")
_POSSESSIVE = re.compile(r"[’'](?:s\b|(?=\s))")
_NUMBER = re.compile(r"\s*\d")


def _by_company(
    passages: Sequence[Passage], reading: str, small: set[str]
) -> Iterator[str]:
    """Words whose company, over the whole document, is that of persons.

    A person speaks, is told, owns; a place or an office stands after ``the``, ``in``, ``at``, a
    document before a number.
    """
    scores: dict[str, float] = defaultdict(float)
    for passage in passages:
        tokens = passage.tokens
        for at, token in enumerate(tokens):
            if at in passage.taken or token.key in small or not _is_unknown(token, reading):
                continue
            following = tokens[at + 1] if at + 1 < len(tokens) else None
            if token.joined and tokens[at - 1].capital and tokens[at - 1].key not in FUNCTION:
                scores[token.key] -= 1
                continue
            if following and following.joined and following.capital:
                scores[token.key] -= 1
                continue
            scores[token.key] += _company(token, reading)
    return (word for word, score in scores.items() if score >= 2)


def _company(token: Token, reading: str) -> float:
    before = max(0, token.start - 20)
    if _NUMBER.match(reading, token.end) or _TO_THINGS.search(reading, before, token.start):
        return -2.0
    score = 2.0 if _speaks(token, reading) else 0.0
    if _POSSESSIVE.match(reading, token.end):
        score += 1.0
    found = _TO_PERSONS.search(reading, before, token.start)
    if found:
        score += 2.0 if found.group()[0] in "tiaurpsh" and len(found.group()) > 4 else 1.0
    return score


def _repeated(
    passage: Passage, reading: str, families: set[str], wholes: set[str], small: set[str]
) -> Iterator[Name]:
    tokens = passage.tokens
    for at, token in enumerate(tokens):
        if at not in passage.taken and token.capital and at + 1 < len(tokens):
            letters = token.key
            for last in range(at + 1, min(at + 4, len(tokens))):
                if not tokens[last].joined or last in passage.taken:
                    break
                letters += tokens[last].key
                if letters in wholes:
                    keys = [word.key for word in tokens[at : last + 1]]
                    first = keys[0] in families
                    name, after = _name(tokens, at, last + 1, keys, reading, first)
                    passage.taken.update(range(at, after))
                    yield name
                    break
    for at, token in enumerate(tokens):
        if at in passage.taken or not token.capital:
            continue
        for count in (2, 1):
            span = tokens[at : at + count]
            letters = "".join(word.key for word in span)
            if len(span) < count or letters not in families or at + 1 in passage.taken and count > 1:
                continue
            if count > 1 and (not span[1].joined or letters in (t.key for t in span)):
                continue
            if _is_bare_mention(passage, at, count, letters, reading, small):
                passage.taken.update(range(at, at + count))
                yield Name(token.start, span[-1].end, (letters,), letters)
            break


def _coordinated(
    passage: Passage, reading: str, names: Sequence[Name]
) -> Iterator[Name]:
    """Single words that stand in one list with names: ``Pelly, Haley, and Sikes``."""
    tokens = passage.tokens
    found = True
    while found:
        found = False
        for at, token in enumerate(tokens):
            if at in passage.taken or token.joined or not _is_unknown(token, reading):
                continue
            before = at > 0 and at - 1 in passage.taken and _is_link(reading, tokens[at - 1], token)
            after = (
                at + 1 < len(tokens)
                and at + 1 in passage.taken
                and not tokens[at + 1].joined
                and _is_link(reading, token, tokens[at + 1])
            )
            if after and not before and _opens_sentence(reading, token, passage.block):
                after = reading[token.end] != ","  # "Finally, Couve …"
            alone = at + 1 >= len(tokens) or not (tokens[at + 1].joined and tokens[at + 1].capital)
            if (before or after) and alone:
                passage.taken.add(at)
                found = True
                yield Name(token.start, token.end, (token.key,), token.key)


def _opens_sentence(reading: str, token: Token, block: Block) -> bool:
    before = reading[max(block.start, token.start - 3) : token.start].rstrip(" “\"(")
    return not before or before[-1] in ".:?!”\n"


def _is_link(reading: str, one: Token, other: Token) -> bool:
    """Whether only a comma or ``and`` stands between the two."""
    between = reading[one.end : other.start]
    return len(between) < 9 and between.strip() in (",", "and", ", and", "/", "or")


def _is_bare_mention(
    passage: Passage, at: int, count: int, letters: str, reading: str, small: set[str]
) -> bool:
    tokens = passage.tokens
    token = tokens[at]
    previous = tokens[at - 1] if at and token.joined else None
    following = tokens[at + count] if at + count < len(tokens) else None
    following = following if following and following.joined and following.capital else None
    if letters in FUNCTION or letters in NOT_NAMES or len(letters) < 2:
        return False
    if following and (following.key in THINGS or (letters in GIVEN and following.key not in TITLES)):
        return False
    if previous and previous.capital and at - 1 not in passage.taken:
        hyphen = reading[previous.end] in "-–"
        if previous.key in PLACES or (previous.key in NOT_NAMES and letters in WORDS):
            return False
        if letters in WORDS and previous.key not in TITLES and not hyphen:
            return False
    if letters in WORDS or letters in small:
        sentence = reading[max(0, token.start - 3) : token.start]
        first_word = token.start == passage.block.start or sentence.rstrip()[-1:] in ".:?!”"
        if first_word and not _speaks(tokens[at + count - 1], reading):
            return passage.block.kind in ("signed",)
    return True


def group(names: Sequence[Name]) -> dict[int, str]:
    """Start of each name -> an id of its person, the same for all mentions of one.

    A bare family name goes with the fuller name before it, otherwise with the first after it.
    """
    fuller: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        if name.given and not any(_compatible(name, other) for other in fuller[name.family]):
            fuller[name.family].append(name)
        elif name.given:
            for at, other in enumerate(fuller[name.family]):
                if _compatible(name, other) and len(name.given) > len(other.given):
                    fuller[name.family][at] = name
    ids = {}
    for name in names:
        candidates = fuller[name.family]
        fitting = [c for c in candidates if _compatible(name, c)] if name.given else candidates
        before = [c for c in fitting if c.start <= name.start]
        chosen = before[-1] if before else fitting[0] if fitting else name
        ids[name.start] = "_".join((chosen.family, *chosen.given))
    return ids


def _compatible(one: Name, other: Name) -> bool:
    """Whether the given names of the two may be one person's."""
    return all(
        a == b or a[0] == b[0] and 1 in (len(a), len(b))
        for a, b in zip(one.given, other.given, strict=False)
    )
