"""Where the source note of a memo stands."""

from __future__ import annotations

from tei_tools.layout.model import Layout
from tei_tools.provenance.sentences import Range


def source_note(layout: Layout) -> Range | None:
    """The range of the source note: of the note list, or a block of its own; None without one."""
    for footnote in layout.footnotes:
        if footnote.is_source and footnote.paragraphs:
            return footnote.paragraphs[0].start, footnote.paragraphs[-1].end
    for block in layout.blocks:
        if block.kind == "source":
            return block.start, block.end
    return None
