"""``tei-tools explain``."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from tei_tools.check.basics import Basic
    from tei_tools.check.rules import Rule

EXAMPLE = """\b
Examples:
  tei-tools explain note-sequence
  tei-tools explain --list
"""


@click.command("explain", epilog=EXAMPLE)
@click.argument("rules", nargs=-1, metavar="RULE...")
@click.option("--list", "all_rules", is_flag=True, help="List all rules, one a line.")
def command(rules: tuple[str, ...], all_rules: bool) -> int:
    """Explain what a finding of validate means.

    RULE is the name in brackets at the end of a finding, such as note-sequence. The standard output
    tells what the rule wants, why, how severe it is, in which profiles it is applied, and a wrong
    and a right example.
    """
    from tei_tools.check.basics import BASICS
    from tei_tools.check.rules import RULES
    from tei_tools.slips import meant_or

    known: dict[str, Basic | Rule] = {basic.id: basic for basic in BASICS}
    known |= {rule.id: rule for rule in RULES}
    if bool(rules) == all_rules:
        raise click.UsageError("name a rule, or see all of them with --list")
    if all_rules:
        width = max(map(len, known))
        for rule in known.values():
            click.echo(f"{rule.id:{width}}  {rule.severity:7}  {rule.holds}")
        return 0
    for name in rules:
        if name.startswith("schematron:"):
            raise click.UsageError(
                f"{name} is a rule of a Schematron schema: its message says what it wants, and the "
                "schema says why"
            )
        if name not in known:
            hint = meant_or("see all of them with --list", name, known)
            raise click.UsageError(f"there is no rule {name!r}; {hint}")
    click.echo("\n".join(_page(known[name]) for name in rules), nl=False)
    return 0


def _page(rule: Basic | Rule) -> str:
    """All that is to be said about a rule."""
    from tei_tools.check.fix import MENDERS

    profiles = getattr(rule, "profiles", ())
    where = f"in the profiles {', '.join(profiles)}" if profiles else "always"
    mended = "; can be mended" if rule.id in MENDERS else ""
    parts = [
        f"{rule.id}: {rule.severity}, {where}{mended}",
        _wrapped(rule.holds),
        _wrapped(rule.why),
    ]
    for heading, example in (("Wrong", rule.bad), ("Right", rule.good)):
        if example:
            lines = "\n".join(f"    {line}" for line in example.splitlines())
            parts.append(f"{heading}:\n{lines}")
    return "\n\n".join(parts) + "\n"


def _wrapped(text: str) -> str:
    return textwrap.fill(text, 78, break_on_hyphens=False)
