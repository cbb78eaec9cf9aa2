"""How exact is the converter on other dialects of plain text?

    python bench/dialects.py [GOLD_DIR] [--sample N] [--only NAME] [--worst N]

Types the documents of the corpus anew in each dialect and scores what becomes of them like
``bench/accuracy.py``. Nothing is written.
"""

from __future__ import annotations

import argparse
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

from corpus import DEV, Document, documents, scorer
from lxml import etree
from measuring import Score, compare
from retyping import Dialect, read_parts, retype, superscript

from tei_tools.convert import convert
from tei_tools.errors import TeiToolsError
from tei_tools.source import Source

TYPESCRIPT = Dialect(
    "typescript",
    superscript,
    "{}. ".format,
    page=lambda number: "\f",
    own_line=True,
    wrap=True,
    heads=True,
)
DIALECTS = (
    Dialect("as in the corpus"),
    Dialect("carriage returns", line_end="\r\n"),
    Dialect("superscripts ¹", superscript, lambda n: f"{superscript(n)} "),
    Dialect("superscripts, list 1.", superscript, "{}. ".format),
    Dialect("brackets [1]", "[{}]".format, "[{}] ".format),
    Dialect("parentheses (1)", "({})".format, "({}) ".format),
    Dialect("Markdown [^1]:", "[^{}]".format, "[^{}]: ".format),
    Dialect("links back ↩", after_note=" ↩"),
    Dialect("symbols * †, below pages", entry="{} ".format, own_line=True, foot=True, symbols=True),
    Dialect("[1] below pages", "[{}]".format, "[{}] ".format, own_line=True, foot=True),
    Dialect("digits below pages", entry="{} ".format, own_line=True, foot=True),
    Dialect("pages [p. 12]", page="[p. {}]".format),
    Dialect("pages {12}", page="{{{}}}".format),
    Dialect("pages -12-", page="- {} -".format, own_line=True),
    Dialect("form feeds", page=lambda number: "\f", own_line=True),
    Dialect("wrapped, hyphens", wrap=True),
    TYPESCRIPT,
    replace(TYPESCRIPT, name="typescript, indented", indented=True),
    Dialect(
        "typescript, symbols",
        entry="{} ".format,
        page=lambda number: "\f",
        own_line=True,
        symbols=True,
        foot=True,
        wrap=True,
        heads=True,
    ),
)
COLUMNS = {
    "docs text exact": "text",
    "docs notes exact": "notes",
    "note (number and place)": "marks",
    "note text": "of notes",
    "pb (number and place)": "pages",
    "document head": "head",
    "block dateline": "dateline",
    "block item": "item",
    "block signed": "signed",
    "block p (or heading)": "p",
}


def measure(name: str, document: Document) -> tuple[Document, Score, list[str]]:
    """One document in the dialect of this name (functions do not travel between processes): its
    score, and what differs or why it failed."""
    dialect = next(dialect for dialect in DIALECTS if dialect.name == name)
    score = scorer()
    root = etree.parse(str(document.gold), score.PARSER).getroot()
    parts = read_parts(root)
    text = retype(parts, dialect, document.id)
    try:
        edition = convert(Source(document.id, text), ())
        found = score.stream(without_running_heads(edition.xml))
    except TeiToolsError as error:
        return document, compare(parts.gold, score.Stream())[0], [f"refused: {error}"]
    total, differences = compare(parts.gold, found)
    return document, total, [f"{w}: {d}" for w, rows in differences.items() for d in rows]


def without_running_heads(edition: bytes) -> etree._Element:
    """The edition without the running heads that were typed above and below the pages."""
    root = etree.fromstring(edition, scorer().PARSER)
    etree.strip_elements(root, "{*}fw", with_tail=False)
    return root


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path, nargs="?", default=DEV, help="folder of volumes")
    parser.add_argument("--sample", type=int, default=300, metavar="N", help="only N documents")
    parser.add_argument("--only", metavar="NAME", help="only dialects with NAME in their name")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="show the N worst")
    options = parser.parse_args()
    chosen = documents(options.gold, options.sample)
    print(f"{'':26}" + "".join(f"{short:>9}" for short in COLUMNS.values()))
    with ProcessPoolExecutor(2) as pool:
        for dialect in DIALECTS:
            if options.only and options.only not in dialect.name:
                continue
            outcomes = list(pool.map(partial(measure, dialect.name), chosen, chunksize=8))
            total = Score()
            for _, score, _ in outcomes:
                total.add(score)
            figures = total.figures()
            print(f"{dialect.name:26}" + "".join(f"{figures[c]:9.3f}" for c in COLUMNS))
            for document, _, found in sorted(outcomes, key=lambda o: -len(o[2]))[: options.worst]:
                print(f"  {document.id}: {len(found)}")
                for line in found[:6]:
                    print(f"      {line[:170]}")


if __name__ == "__main__":
    main()
