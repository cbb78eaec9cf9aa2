"""Where a key stands in a TOML file, which the parser of the standard library does not tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

#: What may hold brackets or ends of lines that mean nothing (texts of four kinds, comments), and
#: what means something: https://toml.io/en/v1.0.0#string.
_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?(?:"{3,5}|\Z)'
    r"|'''.*?(?:'{3,5}|\Z)"
    r'|"(?:\\.|[^"\\\n])*"?'
    r"|'[^'\n]*'?"
    r"|\#[^\n]*"
    r"|[\[\]{}\n]",
    re.DOTALL,
)


def place_of(text: str, *keys: str) -> tuple[int, int]:
    """Line and column, both from 1, of the last key, which stands under those before it.

    ``text`` is TOML that can be parsed and holds the key.
    """
    header = ""
    for line, statement in _statements(text):
        if statement.lstrip().startswith("["):
            header = statement
            told = tomllib.loads(header)
        else:
            told = tomllib.loads(f"{header}\n{statement}")
        if _holds(told, keys):
            first = statement.partition("\n")[0]
            column = re.search(rf"(?<![\w-]){re.escape(keys[-1])}(?![\w-])", first)
            return line, column.start() + 1 if column else 1
    raise ValueError(f"no key {'.'.join(keys)} in the text")


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """The headers and the keys with their values, each with the number of its first line."""
    line, begin, depth = 1, 0, 0
    for token in _TOKEN.finditer(f"{text}\n"):
        if token[0] in "[{":
            depth += 1
        elif token[0] in "]}":
            depth -= 1
        elif token[0] == "\n" and not depth:
            statement = text[begin : token.start()]
            if statement.strip() and not statement.lstrip().startswith("#"):
                yield line, statement
            line += statement.count("\n") + 1
            begin = token.end()


def _holds(table: Any, keys: tuple[str, ...]) -> bool:
    """Whether a table has the first key, what stands there the next, and so on."""
    for key in keys:
        if not isinstance(table, dict) or key not in table:
            return False
        table = table[key]
    return True
