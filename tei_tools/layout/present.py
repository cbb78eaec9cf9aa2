"""Those who were present, named below the word alone: ``Participants``, and lines of names."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tei_tools.layout.body import Body
from tei_tools.layout.dateline import is_dateline
from tei_tools.layout.listheads import list_type
from tei_tools.layout.model import BlockKind
from tei_tools.layout.signature import is_signature

_LONGEST_HEADING, _LONGEST = 30, 90  # characters of the word, and of a line with a name
_MOST = 40  # paragraphs with names
_SMALL = re.compile(r"\b[a-z]{4,}")


def find_present(body: Body) -> Mapping[int, BlockKind]:
    """The words ``Present`` and ``Participants``, and the names below each, one in a line: without
    bullets, as typed minutes have them (TEI Guidelines 3.8). Where each has an office behind it
    they stay paragraphs, as FRUS has them. A title above the text is no name, whose words the
    text writes small."""
    found: dict[int, BlockKind] = {}
    for index in range(body.head + 1, len(body.words)):
        words = body.words[index]
        if len(words) > _LONGEST_HEADING or list_type(words) != "participants":
            continue
        if index in found or body.paragraphs[index].bullet or not _heads(words):
            continue
        names = _names_below(body, index)
        lines = [line for name in names for line in body.text(name).splitlines()]
        if len(lines) > 1 and not all("," in line for line in lines):
            found |= {index: "listhead", **dict.fromkeys(names, "item")}
    return found


def _heads(words: str) -> bool:
    """Whether there is nothing beside the word but others of its kind: ``Also present:``."""
    return re.fullmatch(r"(?:[^\W\d_]+ ?){1,3}:?", words) is not None


def _names_below(body: Body, heading: int) -> list[int]:
    names: list[int] = []
    for index in range(heading + 1, len(body.words)):
        if not body.words[index]:
            continue
        if len(names) == _MOST or not _are_names(body, index):
            break
        names.append(index)
    if names and body.next_words(names[-1]) < len(body.words) and _is_title(body, names[-1]):
        names.pop()
    return names


def _are_names(body: Body, index: int) -> bool:
    """Whether each line of a paragraph is a name, perhaps with an office behind it."""
    if body.paragraphs[index].bullet or body.is_row(index) or index in body.attachments:
        return False
    return not is_dateline(body.text(index)) and all(
        len(line) <= _LONGEST and is_signature(line) and list_type(line) in ("", "simple")
        for line in body.text(index).splitlines()
    )


def _is_title(body: Body, index: int) -> bool:
    """Whether a line heads the text below it: one word of it the text writes small."""
    small = {word for each in body.words[index + 1 :] for word in _SMALL.findall(each)}
    return "\n" not in body.text(index) and any(
        word.lower() in small for word in re.findall(r"[^\W\d_]{4,}", body.words[index])
    )
