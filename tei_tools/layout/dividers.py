"""The divider of two cells: ``|`` between blanks."""

from __future__ import annotations

import re

DIVIDER = re.compile(r"(?<!\S)\|(?!\S)")
