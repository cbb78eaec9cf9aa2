"""The rules: what a schema cannot say, as a table of small functions, one file a family."""

from tei_tools.check.rules.all_rules import RULES, rules_of
from tei_tools.check.rules.document import Document
from tei_tools.check.rules.model import Rule
from tei_tools.check.rules.profiles import Profile

__all__ = ["RULES", "Document", "Profile", "Rule", "rules_of"]
