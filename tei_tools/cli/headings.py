"""Help in which many options stand under headings."""

from __future__ import annotations

from collections import defaultdict

import click

#: With more options than these a list of them is not surveyed at a glance.
MANY = 20
#: The headings, in their order, and the parameters that stand under them.
HEADINGS = {
    "Output": ("output", "formats", "form", "fix", "facsimile", "force"),
    "Input": ("files_from", "below", "encoding", "language", "dialect", "unwrap", "config"),
    "What is checked": (
        "schema", "profile", "rules", "phase", "no_embedded_rules", "catalog", "edition", "select",
        "ignore",
    ),
    "Lists": ("persons", "places", "orgs", "terms", "review"),
    "Header": (
        "publisher", "place", "date", "licence", "licence_name", "encoder", "series", "volume",
    ),
    "Building again": ("dry_run", "retry_failed", "prune", "no_state"),
    "Many files": ("jobs", "timeout", "max_memory", "scheduler"),
    "What is told": (
        "severity", "most", "diff", "new_baseline", "baseline", "report", "log_json", "quiet",
    ),
}  # fmt: skip
_HEADING = {name: heading for heading, names in HEADINGS.items() for name in names}


class Headed(click.Command):
    """A command whose options, if they are many, are shown under headings."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options; under a heading they have the order of the command."""
        options = [p for p in self.get_params(ctx) if isinstance(p, click.Option)]
        if len(options) <= MANY:
            super().format_options(ctx, formatter)
            return
        under: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for option in options:
            if record := option.get_help_record(ctx):  # that of --help has a name of click's own
                under[_HEADING.get(option.name or "", "What is told")].append(record)
        for heading in HEADINGS:
            if under[heading]:
                with formatter.section(heading):
                    formatter.write_dl(under[heading])
