"""From plain-text historical memos to validated TEI P5 editions::

    from pathlib import Path
    from tei_tools import convert, read_source

    edition = convert(read_source("memo.txt"))
    Path("memo.xml").write_bytes(edition.xml)

The names of ``__all__`` are the public interface. Each is imported when it is first used, so that
nobody waits for what he does not need.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType

TYPE_CHECKING = False  # without typing, so that Python is soon where an interrupt is answered
if TYPE_CHECKING:
    from tei_tools.authority import read_authority
    from tei_tools.check import validate
    from tei_tools.convert import Authorities, Edition, convert, default_annotators
    from tei_tools.edition import to_html, to_text
    from tei_tools.errors import TeiToolsError
    from tei_tools.findings import Finding
    from tei_tools.layout import Layout
    from tei_tools.settings import Settings
    from tei_tools.source import Source, read_source
    from tei_tools.spans import Span

__version__ = "0.1.0"

__all__ = [
    "Authorities",
    "Edition",
    "Finding",
    "Layout",
    "Settings",
    "Source",
    "Span",
    "TeiToolsError",
    "convert",
    "default_annotators",
    "read_authority",
    "read_source",
    "to_html",
    "to_text",
    "validate",
]

_ROOMS = {
    "Authorities": "convert",
    "Edition": "convert",
    "Finding": "findings",
    "Layout": "layout",
    "Settings": "settings",
    "Source": "source",
    "Span": "spans",
    "TeiToolsError": "errors",
    "convert": "convert",
    "default_annotators": "convert",
    "read_authority": "authority",
    "read_source": "source",
    "to_html": "edition",
    "to_text": "edition",
    "validate": "check",
}


def __getattr__(name: str) -> object:
    """A public name, from its room (PEP 562)."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)


def __dir__() -> list[str]:
    return __all__


class _Package(ModuleType):
    """This package: ``tei_tools.convert`` is the function, whoever imports the module first."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
