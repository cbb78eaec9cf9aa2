"""Authorities: the lists of persons, places, organizations and terms that an archivist keeps."""

from tei_tools.authority.model import Authority, Entry, Kind
from tei_tools.authority.reading import read_authorities, read_authority

__all__ = ["Authority", "Entry", "Kind", "read_authorities", "read_authority"]
