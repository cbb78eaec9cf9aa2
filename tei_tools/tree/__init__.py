"""Blocks and spans become the text of a TEI document."""

from tei_tools.tree.structure import build_text

__all__ = ["build_text"]
