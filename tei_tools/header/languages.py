"""In which language a memo is."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from tei_tools.findings import Decision
from tei_tools.layout.model import Layout
from tei_tools.naming.text.abroad import clear_language
from tei_tools.settings import Settings

#: The names of languages, in English, by their codes (BCP 47).
LANGUAGES = {
    "ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "fr": "French",
    "it": "Italian", "ja": "Japanese", "la": "Latin", "pt": "Portuguese", "ru": "Russian",
    "zh": "Chinese",
}  # fmt: skip
ENGLISH = "en"
_LONGEST = 60  # characters of the text that are told


def with_language(settings: Settings, layout: Layout) -> tuple[Settings, tuple[Decision, ...]]:
    """The settings with the language of the memo, if they do not say it: English, but where the
    most frequent words of another one are there by a wide margin, which is a decision for the
    archivist to look at."""
    if settings.language:
        return settings, ()
    paragraphs = [block for block in layout.blocks if block.kind == "p"]
    code = clear_language([layout.reading[block.start : block.end] for block in paragraphs])
    if code is None:
        return _in_language(settings, ENGLISH), ()
    first = paragraphs[0]
    line, column = layout.source.place(first.start)
    text = layout.words(first.start, min(first.end, first.start + _LONGEST))
    choice, instead = f"in {LANGUAGES[code]} ({code})", "in English, or as --language says"
    return _in_language(settings, code), (
        Decision(
            first.start, first.end, "language", choice, (instead,),
            line=line, column=column, text=text,
        ),
    )  # fmt: skip


@lru_cache(maxsize=32)  # all memos of a run have the same settings
def _in_language(settings: Settings, code: str) -> Settings:
    return replace(settings, language=code)
