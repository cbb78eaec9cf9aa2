"""A RELAX NG schema, ready for use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from tei_tools.check.explanations import Problem
from tei_tools.check.relaxng.grammar import Grammar


class RelaxNgSchema:
    """A schema in RELAX NG. Raises SchemaError if it cannot be used.

    ``root`` is that of the file, if it has been read.
    """

    def __init__(self, path: Path, root: etree._Element | None = None) -> None:
        self._grammar = Grammar(path, root)

    def accepts(self, tree: etree._ElementTree) -> bool:
        """Whether the document is valid."""
        return self._grammar.validate(tree)

    def problems(self, tree: etree._ElementTree) -> Iterator[Problem]:
        """What is wrong with it."""
        from tei_tools.check.relaxng.diagnosis import problems

        return problems(tree, self._grammar)
