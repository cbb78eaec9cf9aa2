"""In which language a memo is, where nobody has said it."""

from __future__ import annotations

from tei_tools.layout.model import Decision, Layout
from tei_tools.naming.abroad import clear_language

_NAMES = {"fr": "French", "de": "German", "es": "Spanish", "it": "Italian", "ru": "Russian"}
_LONGEST = 60  # characters of the text that are told


def language(layout: Layout) -> tuple[str, tuple[Decision, ...]]:
    """The code of the language: English, but where the most frequent words of another one are
    there by a wide margin; which is a decision for the archivist to look at."""
    code = clear_language(layout.reading)
    if code is None:
        return "en", ()
    words = next((block for block in layout.blocks if block.kind == "p"), layout.blocks[0])
    line, column = layout.source.place(words.start)
    text = layout.words(words.start, min(words.end, words.start + _LONGEST))
    choice, instead = f"in {_NAMES[code]} ({code})", "in English, or as --language says"
    return code, (
        Decision(
            words.start, words.end, "language", choice, (instead,),
            line=line, column=column, text=text,
        ),
    )  # fmt: skip
