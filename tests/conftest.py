"""What many tests need: the paths of the project, and what to do where something is absent."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from playwright import sync_api

if TYPE_CHECKING:
    from browser_pages import Open, Windows

ROOT = Path(__file__).resolve().parents[1]
#: In CI what passed passes again; ``make fuzz`` tries new examples, as many as FUZZ says.
IN_CI = os.environ.get("CI") == "true"
FUZZ = int(os.environ.get("FUZZ", "0"))
settings.register_profile(
    "tei-tools",
    deadline=None,
    derandomize=IN_CI and not FUZZ,
    max_examples=FUZZ or 20,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("tei-tools")

#: The material that lies beside the project: the corpus, the TEI schema, the conventions.
SHARED = ROOT.parent / "shared"
CORPUS = SHARED / "frus" / "dev"
TEI_ALL = SHARED / "tei" / "tei_all.rng"
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


def needs(present: object, what: str) -> pytest.MarkDecorator:
    """Skip a test where something is absent; in CI nothing may be absent, and the test fails."""
    return pytest.mark.skipif(not present and not IN_CI, reason=f"{what} is absent")


needs_shared = needs(SHARED.is_dir(), "../shared")
needs_java = needs(shutil.which("java"), "java")
needs_chromium = needs(shutil.which("chromium"), "chromium")


_ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def browser() -> Iterator[sync_api.Browser]:
    """One Chromium for all tests of pages: a process can drive no second one."""
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=_ARGUMENTS
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def windows(browser: sync_api.Browser) -> Iterator[Windows]:
    """The windows in which tests look at pages."""
    from browser_pages import Windows

    windows = Windows(browser)
    yield windows
    windows.close()


@pytest.fixture
def show(windows: Windows, tmp_path: Path) -> Iterator[Open]:
    """Look at the page of a TEI document: ``show(tei, width=360)``."""
    from browser_pages import showing

    with showing(windows, tmp_path) as show:
        yield show


def editions_in(folder: Path | str) -> list[str]:
    """The files in a folder and below it, but for those that a build adds for the whole of them."""
    found = [path.relative_to(folder) for path in Path(folder).rglob("*") if path.is_file()]
    of_all = {"SHA256SUMS", "report.html", "report.json"}
    return sorted(str(p) for p in found if p.parts[0] != ".tei-tools" and str(p) not in of_all)


@pytest.fixture
def cli(tmp_path: Path):
    """Run the command line as a user does: ``cli("convert", path)``.

    It runs in this process, unless there are options for one of its own other than ``input``.
    """
    from command_line import run_here

    def run(*args: object, **options: object) -> subprocess.CompletedProcess[str]:
        if options.keys() <= {"input"}:
            return run_here([*map(str, args)], tmp_path, str(options.get("input", "")))
        command = [sys.executable, "-m", "tei_tools", *map(str, args)]
        options = {"capture_output": True, "encoding": "utf-8", "cwd": tmp_path, **options}
        return subprocess.run(command, **options)  # type: ignore[call-overload]

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small collection, for tests that change it."""
    from site_collection import write_collection

    return write_collection(tmp_path / "collection")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of that collection with all that a site can have but the search, to be looked at."""
    from site_collection import FULL, build, write_collection

    home, made = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("site")
    report = build(write_collection(home / "collection"), made, FULL)
    assert (report.documents, report.rendered, report.failures) == (6, 6, [])
    return made


@pytest.fixture
def memos(tmp_path: Path, monkeypatch) -> Path:
    """A folder ``memos`` in the working folder: 1.txt, letters/2.txt, letters/1971/3.txt."""
    monkeypatch.chdir(tmp_path)
    for name in ("1.txt", "letters/2.txt", "letters/1971/3.txt"):
        path = tmp_path / "memos" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "seeds" / "plain-memorandum-1977.txt", path)
    (tmp_path / "memos" / "notes.md").write_text("not a memo")
    return tmp_path / "memos"


@pytest.fixture
def built(tmp_path: Path, monkeypatch) -> Path:
    """A working folder with three memos, 1 to 3, which have been built."""
    from building import BUILD, MEMO

    from tei_tools.cli import run

    monkeypatch.chdir(tmp_path)
    for name in ("1.txt", "2.txt", "letters/3.txt"):
        path = tmp_path / "memos" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(MEMO.format(name[-5]))
    assert run([*BUILD]) == 0
    return tmp_path


@pytest.fixture
def again(built: Path, capsys):
    """Build again; what is said at the end, without the files: ``3 memos: 3 unchanged``."""
    from building import BUILD

    from tei_tools.cli import run

    def again(*options: str, status: int = 0) -> str:
        capsys.readouterr()
        assert run([*BUILD, *options]) == status
        return capsys.readouterr().err.splitlines()[-1].split(";")[0]

    return again


@pytest.fixture
def reasons(built: Path, capsys):
    """What ``--dry-run`` says of each memo that is to be built."""
    from building import BUILD

    from tei_tools.cli import run

    def reasons(*options: str) -> dict[str, str]:
        capsys.readouterr()
        assert run([*BUILD, *options, "--dry-run"]) == 0
        lines = capsys.readouterr().out.splitlines()
        return dict(line.split(": ", 1) for line in lines if line.startswith("memos"))

    return reasons


@pytest.fixture
def to_pack(tmp_path: Path, monkeypatch) -> Path:
    """A folder with ``memos`` and ``editions`` of two letters, one of them in a folder."""
    from packing import NAME

    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    for name, place in ((NAME, ""), ("plain-memorandum-1977", "1977/")):
        for ending in (".txt", ".xml", ".html"):
            target = tmp_path / "editions" / f"{place}{name}{ending}"
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / "output" / f"{name}{ending}", target)
        target = tmp_path / "memos" / f"{place}{name}.txt"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "seeds" / f"{name}.txt", target)
    (tmp_path / "memos" / "persons.csv").write_text("id,name,description\n")
    (tmp_path / "editions" / "report.json").write_text("{}")
    return tmp_path


def pytest_addoption(parser: pytest.Parser) -> None:
    """The flag that writes the golden cases anew."""
    parser.addoption(
        "--rewrite-cases",
        action="store_true",
        help="write what the program makes now into tests/cases/memos/*.test",
    )
