"""Write what is made of the manual: ``rules.md``, ``customization.md``, ``commands.md``,
``figures.md``, and the figures of the README.

python docs/make.py            write them
python docs/make.py --check    exit with 1 if they are not what would be written
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from commands_page import commands_page
from customization_page import customization_page
from figures_page import figures_page, figures_sentence, read_results

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


def readme() -> str:
    """The README with its figures as they are now; they stand between two comments."""
    text = README.read_text(encoding="utf-8")
    figures = figures_sentence(read_results())
    made, places = _FIGURES.subn(lambda match: match[1] + figures + match[2], text)
    if places != 1:
        raise SystemExit("README.md: the comments <!-- figures --> and <!-- end --> are missing")
    return made


_FIGURES = re.compile(r"(<!-- figures.*? -->\n).*?(<!-- end.*? -->)", re.S)
README = HERE.parent / "README.md"
ODD = HERE.parent / "schema" / "tei_memo.odd"
PAGES = {
    "rules.md": rules_page,
    "customization.md": lambda: customization_page(ODD),
    "commands.md": commands_page,
    "figures.md": lambda: figures_page(read_results()),
    "../README.md": readme,
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
