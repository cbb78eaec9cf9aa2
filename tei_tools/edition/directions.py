"""Characters that turn the direction of what follows (UAX #9, Unicode Bidirectional Algorithm).

They belong to the text, and no edition leaves them out; but what stands beside a name should not be
turned with it. The web page isolates names and values by its style sheet; a book may not (EPUB 3.3,
6.3.1.2 forbids ``unicode-bidi``), so the elements say it themselves; JSON can write the characters
as escapes. In plain text and on paper they act to the end of their paragraph at most.
"""

from __future__ import annotations

import re

from lxml import etree

_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
#: What the web page isolates, by class and by element.
_CLASSES = frozenset("persName placeName orgName gloss term title folio".split())
_NAMES = ("a", "span", "header", "abbr", "q", "dt", "dd")


def escape_turning(json_text: str) -> str:
    """JSON in which these characters are escapes: the same values, and no line is turned."""
    return _TURNING.sub(lambda found: f"\\u{ord(found[0]):04x}", json_text)


def isolate_turning(page: etree._Element) -> None:
    """Set names and values of a page that hold such characters apart from what is around them."""
    for element in page.iter(*_NAMES):
        is_apart = element.tag in ("q", "dt", "dd") or element.get("class") in _CLASSES
        if is_apart and _TURNING.search("".join(map(str, element.itertext()))):
            element.set("dir", "auto")
