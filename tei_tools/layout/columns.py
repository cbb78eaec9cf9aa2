"""Is a text set in columns? ``ACTION         12345``"""

from __future__ import annotations

import re

# Three blanks within a line. After a comma, or after the number of a heading, they set nothing
# apart: "Port City,    May 3", "II.   The Harbor".
_GAP = re.compile(r"[^\s,] {3,}\S")
_ENUMERATOR = re.compile(r"^[^\S\n]*\(?(?:[IVXLC]{1,7}|\d{1,3}|[A-Za-z])[.)] +", re.MULTILINE)


def in_columns(text: str) -> bool:
    """Whether a line of the text (with its line breaks) has two things side by side."""
    return "   " in text and _GAP.search(_ENUMERATOR.sub("", text)) is not None
