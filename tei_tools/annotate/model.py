"""What an annotator is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from tei_tools.layout.model import Layout
from tei_tools.spans import Span

#: Looks at a whole memo and proposes markup. An annotator goes through ``layout.passages()``, reads
#: each in ``layout.text_of()`` it, and knows no other annotator, no XML and no files; one that
#: needs configuration (an authority) is a closure or a small callable class.
Annotator: TypeAlias = Callable[[Layout], Iterable[Span]]
