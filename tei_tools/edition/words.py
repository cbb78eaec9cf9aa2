"""Our own words on a page, in the language of its document as far as we know it.

They stand in ``assets/words.csv``, a column a language: a further column is all that a further
language needs. Elsewhere they are English, and an element that holds them says so.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType

from lxml import etree

_HERE = Path(__file__).parent
_PARAMETER = "{http://www.w3.org/1999/XSL/Transform}param"
_SAID_BY_SCRIPT = re.compile(r'say\("([^"]+)"\)')


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Our words in one language, asked for by the English ones."""

    language: str = "en"
    of_english: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def __call__(self, english: str) -> str:
        """The words that are ``english`` in the program; these themselves, if we know no other."""
        return self.of_english.get(english, english)

    def mark(self, language: str) -> str:
        """The attribute of an element with our words on a page in a language: nothing, if they are
        in it."""
        is_same = f"{language}-".startswith(f"{self.language}-")
        return "" if is_same else f' lang="{self.language}"'


#: Our words as they stand in the program.
IN_ENGLISH = Words()


def words_for(language: str) -> Words:
    """Our words for a page in a language, by its tag (BCP 47)."""
    return _by_language().get(_first_part(language), IN_ENGLISH)


@cache
def stylesheet_words(say: Words) -> Mapping[str, str]:
    """The parameters of ``xslt/words.xsl`` for a page with these words: none for English ones."""
    if say is IN_ENGLISH:
        return MappingProxyType({})
    script = _HERE / "assets" / "edition.js"
    told = {"our-language": say.language, "script-words": script_words(script, say)}
    for each in etree.parse(_HERE / "xslt" / "words.xsl").getroot().iterchildren(_PARAMETER):
        if (name := each.get("name", "")) not in told:
            told[name] = say(each.get("select", "")[1:-1])
    return MappingProxyType(told)


@cache
def script_words(script: Path, say: Words) -> str:
    """The words that a script of ours says, as JSON, and their language."""
    said = _SAID_BY_SCRIPT.findall(script.read_text("utf-8"))
    return json.dumps({"lang": say.language} | {w: say(w) for w in said}, ensure_ascii=False)


@cache
def _by_language() -> Mapping[str, Words]:
    with (_HERE / "assets" / "words.csv").open(encoding="utf-8", newline="") as file:
        (_, *languages), *rows = csv.reader(file)
    by_language = {
        language: Words(language, MappingProxyType({row[0]: row[column] for row in rows}))
        for column, language in enumerate(languages, start=1)
    }
    return MappingProxyType(by_language)


def _first_part(language: str) -> str:
    return language.partition("-")[0].lower()
