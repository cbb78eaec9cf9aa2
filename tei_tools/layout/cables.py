"""The service lines above the text of a cable: who sends it to whom, its number, its subject."""

from __future__ import annotations

import re
from collections.abc import Mapping

# FM AMEMBASSY PORT ALDER, TO SECSTATE WASHDC: the lines that each cable has.
_FROM = re.compile(r"^[ \t]*FM[ \t:]+[A-Z]", re.MULTILINE)
_TO = re.compile(r"^[ \t]*TO[ \t:]+[A-Z]", re.MULTILINE)
# What else may stand there, in a block of its own: the group of date and time, the sign of the
# break, how secret it is with place and number, and the lines with labels.
_SERVICE = re.compile(
    r"(?:[A-Z] )?(?:[A-Z]{1,2} )?\d{6}Z? [A-Z]{3} \d\d\b|(?:FM|TO|INFO|XMT|ZEN)\b[ \t:]|BT$"
    r"|(?:UNCLAS(?:SIFIED)?|CONFIDENTIAL|(?:TOP )?SECRET|LIMITED OFFICIAL USE"
    r"|(?:[A-Z] ){4,}[A-Z])\b[^\n:]{0,60}$"
    r"|(?:E\.?O\.? ?\d{4,5}|TAGS|SUBJ(?:ECT)?|REFS?(?:ERENCES?)?|PASS)\s?:",
    re.MULTILINE,
)


def service_lines(texts: Mapping[int, str]) -> int:
    """Of the first paragraphs of a text, with their line breaks, how many are service lines; 0 if
    they are none: of the first of them one says from whom a cable is, and one to whom it goes."""
    end = 0
    is_cable = False
    for index, text in texts.items():
        if not text:
            continue
        if not is_cable and is_service(text):
            is_cable = True
        elif not _SERVICE.match(text):
            break
        end = index + 1
    return end if is_cable else 0


def is_service(text: str) -> bool:
    """Whether a paragraph, with its line breaks, says from whom a cable is, and to whom it goes."""
    return _FROM.search(text) is not None and _TO.search(text) is not None
