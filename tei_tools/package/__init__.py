"""An edition for the archive: a BagIt bag with a record of each document.

folders ─ items ─▶ Items ─ packing ─▶ files, hashes, records ─ bag ─▶ bag, checked ─ archive ─▶ zip, tar
                                         (mets, premis)
"""  # noqa: E501

from tei_tools.package.model import Packed, Settings
from tei_tools.package.run import Report, package

__all__ = ["Packed", "Report", "Settings", "package"]
