"""Write the pages of the manual that are made: ``rules.md``, ``customization.md``, ``commands.md``.

python docs/make.py            write them
python docs/make.py --check    exit with 1 if they are not what would be written
"""

from __future__ import annotations

import sys
from pathlib import Path

from commands_page import commands_page
from customization_page import customization_page

from tei_tools.check.fix import MENDERS
from tei_tools.check.rules import RULES, Rule

HERE = Path(__file__).resolve().parent
_RULES = """\
# Rules

What [`validate`](validate.md) checks beyond the schema. This page is made from the rules themselves
(`python docs/make.py`); [`explain`](explain.md) shows the same in the terminal. What is marked with
* can be mended with `validate --fix`. How often each finds something in editions that were made
with care, and what, is printed by `python bench/findings.py`.

| rule | severity | profiles | what holds |
| --- | --- | --- | --- |
{rows}
{sections}"""


def rules_page() -> str:
    """All rules: a table, and a section for each with the reason and the examples."""
    return _RULES.format(rows="".join(map(_row, RULES)), sections="\n".join(map(_section, RULES)))


def _row(rule: Rule) -> str:
    star = " *" if rule.id in MENDERS else ""
    profiles = ", ".join(rule.profiles)
    return f"| [`{rule.id}`](#{rule.id}){star} | {rule.severity} | {profiles} | {rule.holds} |\n"


def _section(rule: Rule) -> str:
    examples = "".join(
        f"\n{title}:\n\n```xml\n{example}\n```\n"
        for title, example in (("Wrong", rule.bad), ("Right", rule.good))
    )
    return f"## {rule.id}\n\n{rule.holds} {rule.why}\n{examples}"


ODD = HERE.parent / "schema" / "tei_memo.odd"
PAGES = {
    "rules.md": rules_page,
    "customization.md": lambda: customization_page(ODD),
    "commands.md": commands_page,
}


def main(arguments: list[str]) -> int:
    """Write, or check with ``--check``; return the exit status."""
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    stale = 0
    for name, page in PAGES.items():
        path = HERE / name
        if not arguments:
            path.write_text(page(), encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != page():
            stale = 1
            print(f"docs/{name} is not current: run python docs/make.py", file=sys.stderr)
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
