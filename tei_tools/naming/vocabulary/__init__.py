"""Words that tell names from other words: titles, places, given names, words that are both.

General knowledge of English prose and of naming customs, not of any one collection. All are keys
(see :func:`tei_tools.naming.text.words.key`). The longer lists stand in the files beside this one,
in any order; lines that begin with ``#`` say what they hold.
"""

from __future__ import annotations

from importlib.resources import files

_FILES = files("tei_tools.naming.vocabulary")


def _rows(name: str) -> list[tuple[str, ...]]:
    """The words of each line of a file."""
    lines = (_FILES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [tuple(line.split()) for line in lines if not line.startswith("#")]


def _read(name: str) -> frozenset[str]:
    """All words of a file."""
    return frozenset(word for row in _rows(name) for word in row)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# --- titles ---------------------------------------------------------------------------------------

#: Titles that stand directly before a name, or between its parts in a list.
TITLES = _read("titles")

#: Titles that are also family names.
TITLE_FAMILIES = _words(
    "lord king bishop major marshal judge pope prince duke baron brother field graf"
)

#: Titles that are also words of offices: what follows them may be no name.
OFFICE_TITLES = _read("office_titles")

#: Titles that make even a word like ``Church`` a name.
STRONG_TITLES = TITLES - _words(
    "rear vice field mission foreign chief crown dean under acting former ex late deputy"
    " assistant charge father brother"
)

#: Titles of women.
FEMALE = _words("mrs miss ms lady dame madame mme mlle frau senora queen princess baroness")

# --- parts of names -------------------------------------------------------------------------------

#: Short forms of given names -> the names that each is short for.
SHORT_FORMS = {short: frozenset(full) for short, *full in _rows("short_forms")}

#: Given names that are spelled in several ways in English -> one of the spellings.
SPELLINGS = {spelling: row[0] for row in _rows("spellings") for spelling in row}

#: Given names, common in English and in the languages of its neighbours, with their short forms.
GIVEN = _read("given") | frozenset(SHORT_FORMS)

#: Particles that may open a family name, small or capital.
PARTICLES = _words(
    "de da do dos das del della di du des la le van von der den ter ten zu zum na y el al bin ibn"
    " ben abu st"
)

#: Generation names after a name.
SUFFIXES = _words("jr sr ii iii iv")

#: Ordinals of rulers.
REGNAL = _words("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi")

#: Vietnamese family names, after which a person is not called.
VIETNAMESE = _words(
    "ngo nguyen tran le pham vo vu ho phan duong bui do dang ton truong hoang huynh ly dinh cao"
    " lam mai trinh ta tong bach nghiem vuong dao doan luong thai"
)

#: Chinese, Korean and other family names that stand first.
FAMILY_FIRST = _words("li lin liu chen chou wang chang chiang kim yi pak u lon")

#: Family names that are also ordinary words, places or things, and so need evidence.
WORDS = _read("family_words")

#: Plurals that are family names, too, after a title or a given name: ``Norman Cousins``.
FAMILIES_IN_S = _words(
    "banks battles cousins days falls fields hills homes laws mars niles rivers sessions springs"
    " summers waters winters"
)

#: Months that are given names, too.
MONTHS = _words("april may june august")

#: Presidents of the United States.
PRESIDENTS = _words(
    "washington adams jefferson madison monroe jackson polk lincoln grant cleveland mckinley"
    " roosevelt taft wilson harding coolidge hoover truman eisenhower kennedy johnson nixon ford"
    " carter reagan bush clinton"
)

#: Bearers of a family name that needs no introduction in any text of its time.
FAMOUS = _read("famous")

# --- other words ----------------------------------------------------------------------------------

#: Words that no reader takes for a name without a title or a given name before it; among them verbs
#: that stand directly before names, with a capital where a sentence or an entry begins: ``Met
#: Alder at noon``.
FUNCTION = _read("function")

#: Verbs of which a person is the subject.
SPEAKING = _read("speaking")

#: Words after a family name that make it the name of a thing: ``Johnson Library``.
THINGS = _read("things")

#: Countries, peoples, cities, regions; also what peoples are called before a hyphen:
#: ``Anglo-American``.
PLACES = _read("places")

#: Words that begin the name of a place: ``Camp David``, ``San Clemente``.
BEGINNING_PLACES = _words("camp cape checkpoint fort lake mount port puerto san santa santo villa")

#: Words of institutions, offices, documents, of headings, and in the titles of newspapers.
OTHERS = _read("others")

#: Places and other words, with their plurals.
NOT_NAMES = PLACES | OTHERS | {f"{word}s" for word in PLACES | OTHERS}

#: All words that are no names, or need evidence to be one.
NO_NAMES = NOT_NAMES | FUNCTION | SUFFIXES | THINGS | TITLES | WORDS

#: Pairs of letters that are no initials: ``U.S. Army``, ``A.M.``
NO_INITIALS = frozenset({("u", "s"), ("u", "n"), ("u", "k"), ("d", "c"), ("p", "l"), ("a", "m")})

#: Laws of the United States that one knows by their two names alone: ``Taft-Hartley``.
LAWS = frozenset(_rows("laws"))
