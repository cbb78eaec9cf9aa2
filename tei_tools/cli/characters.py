"""Commands whose options and settings take no character that no text has."""

from __future__ import annotations

from typing import Any

import click

from tei_tools.tei import NO_CHARACTER


class _Text(click.types.StringParamType):
    """A text that XML can hold."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        text = super().convert(value, param, ctx)
        if found := NO_CHARACTER.search(text):
            number = f"U+{ord(found[0]):04X}"
            self.fail(f"the character {number} is of no text; remove it", param, ctx)
        return text


class Checked(click.Command):
    """A command whose options are words for an edition, an index or a bag, which XML can hold."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for parameter in self.params:
            if isinstance(parameter, click.Option) and parameter.type is click.STRING:
                parameter.type = _Text()
