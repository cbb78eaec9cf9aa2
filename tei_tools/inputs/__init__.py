"""What a command works on: the files that names stand for, wherever they are."""

from tei_tools.inputs.archives import archive_ending
from tei_tools.inputs.finding import find_inputs, fixed_part, is_pattern
from tei_tools.inputs.model import Input, on_one_line, opened
from tei_tools.inputs.nearest import hint_of
from tei_tools.inputs.outputs import Planned, check_outputs

__all__ = [
    "Input",
    "Planned",
    "archive_ending",
    "check_outputs",
    "find_inputs",
    "fixed_part",
    "hint_of",
    "is_pattern",
    "on_one_line",
    "opened",
]
