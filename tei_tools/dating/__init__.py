"""Date expressions in text: finding them, and saying which dates they name."""

from tei_tools.dating.dateline import read_dateline
from tei_tools.dating.edtf import edtf
from tei_tools.dating.expression import Clock, DateExpression, PartialDate
from tei_tools.dating.filed import filed_days
from tei_tools.dating.search import Anchors, find_dates
from tei_tools.dating.values import value

__all__ = [
    "Anchors",
    "Clock",
    "DateExpression",
    "PartialDate",
    "edtf",
    "filed_days",
    "find_dates",
    "read_dateline",
    "value",
]
