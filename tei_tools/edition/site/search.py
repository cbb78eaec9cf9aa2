"""Full-text search in the browser: the index that Pagefind makes of the pages of the documents.

Pagefind is a program of its own, which is not installed by default. It is run only if a document
has changed; what is the same in the new index then stays untouched.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from tei_tools.edition.site.settled import settle
from tei_tools.edition.site.state import remove, write_if_changed
from tei_tools.errors import TeiToolsError

FOLDER = "pagefind"
#: What the site uses of all that Pagefind writes.
_NEEDLESS = ("*ui.js", "*ui.css", "*-ui.*", "pagefind-highlight.js", "pagefind-modular*",
             "pagefind-component*")  # fmt: skip
#: Seconds that Pagefind may take; it needs some of them for a thousand pages.
_LONGEST = 6 * 60 * 60
INSTALL = "pip install 'tei-tools[search]'"


def is_available() -> bool:
    """Whether Pagefind and its program are installed."""
    return find_spec("pagefind") is not None and find_spec("pagefind_bin") is not None


def write_index(site: Path, language: str) -> None:
    """Index the documents of the site anew. Raises TeiToolsError where Pagefind fails."""
    with tempfile.TemporaryDirectory(prefix=".pagefind-", dir=site) as name:
        made = Path(name)
        _run(site, made, language)
        for pattern in _NEEDLESS:
            for file in made.glob(pattern):
                file.unlink()
        settle(made)
        new = {path.relative_to(made) for path in made.rglob("*") if path.is_file()}
        # The entry comes last: it names what must be there.
        for path in sorted(new, key=lambda path: (path.suffix == ".json", path)):
            write_if_changed(site / FOLDER / path, (made / path).read_bytes())
    old = {path.relative_to(site / FOLDER) for path in (site / FOLDER).rglob("*") if path.is_file()}
    remove(site / FOLDER, {path.as_posix() for path in old - new})


def remove_index(site: Path) -> None:
    """Remove the search of an earlier run."""
    shutil.rmtree(site / FOLDER, ignore_errors=True)


def _run(site: Path, output: Path, language: str) -> None:
    forced = language if re.fullmatch(r"[a-z]{2}(-[A-Za-z]+)?", language) else "unknown"
    command = [
        sys.executable, "-m", "pagefind", "--site", str(site), "--output-path", str(output),
        "--glob", "documents/**/*.html", "--force-language", forced, "--quiet",
    ]  # fmt: skip
    try:
        done = subprocess.run(
            command, capture_output=True, encoding="utf-8", errors="replace",
            stdin=subprocess.DEVNULL, timeout=_LONGEST,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise TeiToolsError(
            f"{site}: the search was not built within {_LONGEST // 3600} hours; --no-search leaves "
            "it out"
        ) from None
    if done.returncode or not (output / "pagefind.js").is_file():
        words = (done.stderr or done.stdout).strip().splitlines()
        raise TeiToolsError(
            f"{site}: the search could not be built, for Pagefind failed "
            f"({words[-1] if words else f'status {done.returncode}'}); --no-search leaves it out"
        )
