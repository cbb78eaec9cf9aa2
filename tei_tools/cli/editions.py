"""What ``html``, ``text`` and ``export`` share: each TEI document becomes one file, or the standard
output."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import click

from tei_tools.cli import values
from tei_tools.cli.progress import Tally
from tei_tools.cli.running import Running
from tei_tools.inputs import Input, Planned, check_outputs

if TYPE_CHECKING:
    from lxml import etree

#: Makes an edition of a document, and is told whether it will lie in the folder of that; it can be
#: pickled.
Make: TypeAlias = "Callable[[etree._ElementTree, bool], str | bytes]"

Command = TypeVar("Command", bound=Callable[..., Any])

output_option = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE|DIR",
    help="File to write; a folder if there are several; by default the standard output.",
)

force_option = click.option(
    "--force",
    is_flag=True,
    help="Write over files that this program has not written, or that were changed since.",
)

css_option = click.option(
    "--css", type=values.FILE, metavar="FILE", help="Style sheet (CSS) that is added after ours."
)


def stylesheet_option(name: str) -> Callable[[Command], Command]:
    """The option that changes templates of our stylesheet of that name."""
    return click.option(
        "--stylesheet",
        type=values.FILE,
        metavar="FILE",
        help=f"XSLT 1.0 stylesheet that imports tei-tools:{name} and changes templates of it.",
    )


def facsimile_option(command: Command) -> Command:
    """The option that links the images of pages."""

    def check(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
        from tei_tools.edition.facsimile import check_pattern

        try:
            return value and check_pattern(value)
        except ValueError as error:
            raise click.BadParameter(str(error)) from None

    return click.option(
        "--facsimile",
        metavar="ADDRESS",
        callback=check,
        help="Link each page break to the image of its page: an address in which {n} stands for "
        "the number of the page.",
    )(command)


def text_options(command: Command) -> Command:
    """The options that say how plain text is set."""
    width = click.option(
        "--width",
        type=values.whole(20),
        metavar="N",
        help="Wrap lines of text at N characters, 20 or more; by default a paragraph is one line, "
        "and the text converts back to the same TEI.",
    )
    notes = click.option(
        "--notes",
        type=click.Choice(["end", "page", "inline"]),
        default="end",
        show_default=True,
        help="Where the notes of a text stand: at its end, at the end of their page, or in "
        "brackets at their marks.",
    )
    numbers = click.option(
        "--number-lines",
        "number_every",
        type=values.whole(1),
        metavar="N",
        help="Put a number before every Nth line of text, N being 1 or more.",
    )
    return width(notes(numbers(command)))


@dataclass(frozen=True, slots=True)
class _Product:
    """A document and where its edition goes, to a file in a ``folder`` that remembers it; None is
    the standard output."""

    source: Input
    target: Path | None
    folder: Path = Path()

    @property
    def lies_beside_source(self) -> bool:
        """Whether the edition comes to lie in the folder of the document, so that what that finds
        beside it is found from there too."""
        if self.target is None or not _lies_in_folder(self.source):
            return False
        return self.target.resolve().parent == self.source.path.resolve().parent

    def __str__(self) -> str:
        return str(self.source)


@dataclass(frozen=True, slots=True)
class _Made:
    """What came of a document: its edition if that goes to the standard output, how often each
    element without a form of its own stands in it, and what is wrong with lists beside it."""

    data: bytes
    unknown: Counter[str]
    faults: list[str]


def write_editions(
    running: Running,
    found: list[Input],
    names: tuple[str, ...],
    output: Path | None,
    ending: str,
    make: Make,
    *,
    force: bool,
) -> int:
    """Make and write the edition of each document that was found for the names; the exit status.

    By ``force`` any file is overwritten. A document that fails is told on
    the standard error and does not stop the others; at the end are told the elements that have no
    form of their own. Raises UsageError where it is not clear where the editions go, InputError
    where one would overwrite another or a document.
    """
    products = _products(running, found, names, output, ending)
    unknown: Counter[str] = Counter()
    faults: dict[str, None] = {}
    with running.over(len(products), Tally("made"), "file") as run:
        for outcome in run.each(partial(_make, make, force), products):
            if outcome.result is None:
                run.failed(outcome)
                continue
            sys.stdout.buffer.write(outcome.result.data)
            unknown += outcome.result.unknown
            faults |= dict.fromkeys(outcome.result.faults)
            run.done(outcome)
    if not running.quiet:
        tell_faults(faults)
        tell_unknown(unknown)
    return run.status()


def _make(make: Make, force: bool, product: _Product) -> _Made:
    """Make an edition and write it to its file, if it goes to one."""
    from tei_tools.collection import write_product
    from tei_tools.edition.coverage import unknown_elements

    document = read(product.source)
    faults = take_lists(document, product.source)
    made = make(document, product.lies_beside_source)
    data = made.encode("utf-8") if isinstance(made, str) else made
    if product.target is not None:
        write_product(product.target, data, product.folder, force=force)
        data = b""
    return _Made(data, unknown_elements(document), faults)


def make_text(tei: etree._ElementTree, _: bool, **options: Any) -> str:
    """A document as plain text, which is the same wherever it lies."""
    from tei_tools.edition.text import to_text

    return to_text(tei, **options)


def tell_faults(faults: Iterable[str]) -> None:
    """Tell once, on the standard error, which lists beside the documents cannot be used."""
    for fault in faults:
        click.echo(f"tei-tools: warning: {fault}; names that point into it are no links", err=True)


def tell_unknown(unknown: Counter[str]) -> None:
    """Tell once, on the standard error, which elements are shown only by their words."""
    if unknown:
        names = ", ".join(f"<{name}> ({count})" for name, count in sorted(unknown.items()))
        click.echo(
            f"tei-tools: warning: no form of their own have {names}; their words are shown as they "
            "stand; --stylesheet can give them one",
            err=True,
        )


def read(source: Input) -> etree._ElementTree:
    """The TEI document of an input. Raises ReadError where it cannot be read, XmlError where it is
    none."""
    from tei_tools.edition.document import read_document

    return read_document(source.read(), str(source))


def take_lists(document: etree._ElementTree, source: Input) -> list[str]:
    """Add the entries that names of a document point to in files beside it; what is wrong with
    those. There are none beside a document of an archive or of the standard input."""
    from tei_tools.edition.lists_beside import take_entries

    return take_entries(document, source.path) if _lies_in_folder(source) else []


def _lies_in_folder(source: Input) -> bool:
    """Whether a document is a file, with others beside it; not one of an archive, nor the standard
    input."""
    return not source.member and source.data is None


def _products(
    running: Running,
    found: list[Input],
    names: tuple[str, ...],
    output: Path | None,
    ending: str,
) -> list[_Product]:
    if running.is_one_file(found, names) and not (output and output.is_dir()):
        products = [_Product(found[0], output, output.parent if output else Path())]
    elif output is None:
        raise running.no_folder("files")
    elif output.is_file() or (output.suffix.lower() == ending and not output.is_dir()):
        raise click.UsageError(f"{output} is a file; several editions need a folder: -o DIR")
    else:
        products = [_Product(one, output / f"{one.place}{ending}", output) for one in found]
    sources = check_outputs(
        [Planned(p.source, None if p.target is None else str(p.target)) for p in products]
    )
    return [replace(product, source=one) for product, one in zip(products, sources, strict=True)]
