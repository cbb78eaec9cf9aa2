"""What an archivist decides once for a collection, in ``tei-tools.toml``."""

from tei_tools.configuration.reading import NAME, Configuration, find_configuration, read
from tei_tools.configuration.table import SETTINGS, Setting, variable

__all__ = [
    "NAME",
    "SETTINGS",
    "Configuration",
    "Setting",
    "find_configuration",
    "read",
    "variable",
]
