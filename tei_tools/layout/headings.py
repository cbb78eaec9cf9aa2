"""Section headings: what reads as one.

A heading is a line of its own above what it heads (TEI Guidelines 4.2.1). The signs are those of
*Foreign Relations of the United States*, and of the papers that it prints.
"""

from __future__ import annotations

import re

from tei_tools.layout.address import stands_at_foot
from tei_tools.layout.body import Body
from tei_tools.layout.cables import is_service
from tei_tools.layout.choices import belongs_to_choice
from tei_tools.layout.classification import is_classification, is_marking
from tei_tools.layout.closers import stands_below_signature
from tei_tools.layout.columns import in_columns
from tei_tools.layout.letters import begins_letter
from tei_tools.layout.levels import counts_on, form_of
from tei_tools.layout.numbers import NUMBERED
from tei_tools.layout.sentences import ENUMERATOR
from tei_tools.layout.titles import is_title

# Words above names are their label: Present, Participants.
_PRESENT = re.compile(r"(?:also )?(?:present|absent)|participants|attendees|in attendance", re.I)
# Of a resolution, which goes on in the next paragraph: NOW, THEREFORE, BE IT.
_RESOLVES = re.compile(r"\bbe it(?: further)?$", re.IGNORECASE)
# The title of an enclosed letter: Mr. Elm to Mr. Oak. Both have a rank or title, and there is
# no word in small letters that a sentence needs.
_RANK = (
    r"(?:The )?(?:M(?:r|rs|essrs|me)?\.|Miss|Señor|Dr\.|Sir|Lord|Count|Baron|Prince|General|Admiral"
    r"|Colonel|Captain|Commander|Minister|Secretary|Consul|Ambassador|President|Chargé|Governor)"
)
_NAMES = r"(?: (?:of|the|and|de|la|von|van|[A-Z][\w’'-]*\.?)){1,6}"
_WRITES = re.compile(rf"{_RANK}{_NAMES} to (?:the )?{_RANK}{_NAMES}(?<=\.)")
_WRITER_ALONE = re.compile(rf"{_RANK}(?: [A-Z][\w’'-]*| of [^,.;]{{2,60}})? to ")
_SIGNED = re.compile(r"\[(?:signed|/s/)\]", re.IGNORECASE)
# A label alone in its line says what the next one is about: Secretariat:
_LABEL_ABOVE = re.compile(r"\w[\w’'/-]{0,30}(?: [\w’'/-]{1,30})?:")
# … but not what may have sections of its own.
_HOLDS_SECTIONS = re.compile(r"(?:discussion|background|facts|findings|summary):", re.IGNORECASE)
# How a line begins that names somebody: Sir Norman Dogwood; Colonel Elm, Artillery.
_PERSON = re.compile(
    r"(?:M(?:r|rs|iss|essrs|me)|Dr|Prof|Amb(?:assador)?|Minister|Sir|Lord|Sen(?:ator)?|Gen(?:eral)?"
    r"|Counsell?or|Consul|Lic|Ing|Col(?:onel)?|Maj(?:or)?|Capt(?:ain)?|Lt|Lieutenant|Commander"
    r"|Commodore|Adm(?:iral)?)"
    r"\b\.? [A-Z]"
)
# … and says what he is: The Right Hon. Owen Birch, Lord President.
_PERSON_WITH_OFFICE = re.compile(
    rf"(?:(?!General|Major|Minister){_PERSON.pattern}|(?:The )?(?:Rt\.?|Right) Hon)[^,’']{{0,40}},"
    r" (?:[A-Z]|the )"
)
# What is set in columns or on lines with labels: Navy ...... 1 June; cc: Mr. Elm.
_LEADERS = re.compile(r"\.{4}|(?:\. ){4}|-{4}|_{4}")
_LABEL_LINE = re.compile(r"^[ \t]*\w[\w. ]{0,20}: ", re.MULTILINE)
# Lines each of which has a number: short points, not a heading in two lines.
_POINT = r"\(?(?:\d{1,3}|[a-zA-Z])[.)] [^\n]*"
_ENUMERATED = re.compile(rf"{_POINT}(?:\n\s*{_POINT}){{1,20}}")
# An article of a treaty, which is one of several: Article IV, § 3.
_ARTICLE = re.compile(r"(?:article|artikel|art[ií]culo|§) ?[ivx\d]", re.IGNORECASE)
# The number of the first of several sections, and that of the second.
_FIRST = re.compile(r"([A1I])([.)] )")
_SECOND = {"A": "B", "1": "2", "I": "II"}
# What no document is called, but its first section.
_SECTION = re.compile(
    r"(?:(?:the )?(?:problem|issues?|purpose|background|discussion|facts|options)|summary"
    r"|introduction|recommendations?|conclusions?|(?:issue|item)s? for decision|preface|foreword"
    r"|preamble|scope note|key (?:judgments|points)|(?:table of )?contents)(?: and (?:recommend\w+"
    r"|conclusions?|background|summary))?",
    re.IGNORECASE,
)
_MOST_POINTS = 20  # below another
_LONGEST_POINT = 120  # characters
_TITLES = 5  # lines of a title page


def reads_as_heading(body: Body, index: int) -> bool:
    """Whether a paragraph reads as a title, of a section or of what is attached, and nothing beside
    it says that it is a line of something else: a marking, a label or a signature and what stands
    below it, lines of a table or a list, a line to tick, or a sentence that goes on."""
    words, text = body.words[index], body.text(index)
    return (
        (_is_title(body, words) or index in body.counted_titles)
        and not is_marking(words)
        and not _PRESENT.fullmatch(words)
        and not _is_below_label(body, index)
        and not _RESOLVES.search(words)
        and not stands_below_signature(words)
        and not _is_set_in_lines(text)
        and not stands_at_foot(text)
        and not is_service(text)
        and not _is_point(body, index)
        and not _PERSON_WITH_OFFICE.match(words)
        and not _ENUMERATED.fullmatch(text)
        and not belongs_to_choice(body, index)
        and not body.closes_quoted(index)
    )


def names_correspondents(body: Body, index: int) -> bool:
    """Whether the title of an enclosed letter says who writes to whom, and ends with a full stop,
    as older volumes have it: ``Mr. Elm to Mr. Oak.``. Where there is room for a verb (``Mr. Elm and
    Mr. Oak Went to the President.``) a letter begins below it."""
    words = body.words[index]
    return _WRITES.fullmatch(words) is not None and (
        _WRITER_ALONE.match(words) is not None or begins_letter(body.words, body.text, index)
    )


def stands_under_head(body: Body, index: int) -> bool:
    """Whether nothing but other titles and lines of classification stands between the heading and
    a title. There is one at most, but on a title page in capitals, without the number of an
    edition, several."""
    words = body.words[index].strip("_")
    if form_of(words) == "part" or _ARTICLE.match(words) or _SECTION.fullmatch(words):
        return False  # it is one of several
    first = _FIRST.match(words)
    if first and any(
        below.startswith(_SECOND[first[1]] + first[2])
        and (is_title(below) or at in body.counted_titles)
        for at, below in enumerate(body.words[index + 1 :], index + 1)
    ):
        return False
    lines = body.words[body.head : index] if body.head >= 0 else []
    if len(lines) <= 1 or NUMBERED.match(body.text(body.head)) or len(lines) > _TITLES:
        return len(lines) == 1
    return all(
        is_classification(words)
        or (words.isupper() and _is_title(body, words) and not ENUMERATOR.match(words))
        for words in [*lines[1:], body.words[index]]
    )


def _is_point(body: Body, index: int) -> bool:
    """Whether a title is one of several points, with the number that comes before it directly above
    it, or that which comes after it below, perhaps below points of its own: a heading has text
    between it and the next."""
    words, above = body.words[index], body.last_words(index)
    if above > body.head and _has_number(body.words[above]) and counts_on(body.words[above], words):
        return True
    last, has_own, below = index, False, body.next_words(index)
    for _ in range(_MOST_POINTS):
        if below == len(body.words) or not _has_number(body.words[below]):
            break
        if counts_on(body.words[last], body.words[below]):
            last = below
        else:
            has_own = True
        below = body.next_words(below)
    if last > index:  # the last of them heads a text, below points of others: all are headings
        return not (has_own and body.next_words(last) == below < len(body.words))
    return below < len(body.words) and counts_on(words, body.words[below])


def _has_number(words: str) -> bool:
    """Whether a line is a point with its number, and no sentence."""
    return (
        len(words) <= _LONGEST_POINT
        and words[-1] not in ".?!"
        and ENUMERATOR.match(words) is not None
    )


def _is_below_label(body: Body, index: int) -> bool:
    """Whether what the paragraph is about was said above it: ``Present:``, ``Secretariat:``."""
    if body.last_words(index) in body.attachments or _ARTICLE.match(body.words[index]):
        return False
    near = body.words[max(0, index - 3) : index][::-1]
    above = next((words for words in near if words and not _SIGNED.fullmatch(words)), "")
    return _LABEL_ABOVE.fullmatch(above) is not None and not _HOLDS_SECTIONS.fullmatch(above)


def _is_set_in_lines(text: str) -> bool:
    """Whether the text is a table in type, lines that have labels, or a list of persons."""
    lines = text.split("\n")
    if len(lines) > 1 and 2 * sum(_PERSON.match(line.strip()) is not None for line in lines) > len(
        lines
    ):
        return True
    if in_columns(text) or _LEADERS.search(text):
        return True
    if sum("\t" in line.strip() for line in lines) > 1:
        return True
    return "\n" in text and _LABEL_LINE.search(text) is not None


def _is_title(body: Body, words: str) -> bool:
    """Capitals make no title where all is in capitals."""
    return is_title(words) and not (words.isupper() and body.in_capitals)
