"""Mending what some rules find, in the text of the file, so that all the rest stays as it is."""

from tei_tools.check.fix.files import Mended, as_diff, mend
from tei_tools.check.fix.run import MendedRun, Mending
from tei_tools.check.fix.table import MENDERS

__all__ = ["MENDERS", "Mended", "MendedRun", "Mending", "as_diff", "mend"]
