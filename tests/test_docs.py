"""The manual, the README and the help texts say what the program does."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from functools import cache
from importlib import import_module
from pathlib import Path

import click
import pytest
from command_line import run_here
from conftest import ROOT
from lxml import etree
from test_imports import ALLOWED

import tei_tools
from tei_tools.cli import COMMANDS, cli

PAGES = [
    *map(ROOT.joinpath, ("README.md", "CONTRIBUTING.md", "SECURITY.md")),
    *sorted((ROOT / "docs").glob("**/*.md")),
]
#: Prefixes that examples use without declaring them.
PREFIXES = "xmlns:sch='_' xmlns:xsl='_' xmlns:xi='_' xmlns:frus='_'"
FENCE = re.compile(r"^```(\w*) ?(\S*)\n(.*?)^```$", re.M | re.S)


def fences(page: Path, *languages: str) -> list[tuple[str, str]]:
    """The blocks of a page in one of the languages: the file they are to be saved as, the text."""
    found = FENCE.findall(page.read_text(encoding="utf-8"))
    return [(name, text) for language, name, text in found if language in languages]


def commands_of(page: Path) -> list[str]:
    lines = "".join(text for _, text in fences(page, "sh")).splitlines()
    return [line for line in lines if line.startswith("tei-tools ")]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder in which a reader follows the manual: the seeds are there."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    return tmp_path


def with_shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Give a command in a folder; if there is nothing for a shell in it, without one."""
    if not set(command) & set("<>|*?[;&$"):
        return run_here(shlex.split(command)[1:], folder)
    program = f"{shlex.quote(sys.executable)} -m tei_tools "
    line = program + command.removeprefix("tei-tools ")
    return subprocess.run(line, shell=True, cwd=folder, capture_output=True, text=True)


@pytest.mark.parametrize("page", [p for p in PAGES if commands_of(p)], ids=lambda p: p.name)
def test_the_commands_of_a_page_run(page: Path, desk: Path) -> None:
    """A reader goes from top to bottom: saves a file, gives a command, sees what it says."""
    said = ""
    for language, name, text in FENCE.findall(page.read_text(encoding="utf-8")):
        if language == "text" and name:
            (desk / name).parent.mkdir(exist_ok=True)
            (desk / name).write_text(text, encoding="utf-8")
        elif language == "output":
            assert text in said, f"it says\n{said}"
        elif language == "sh":
            for command in text.splitlines():
                if command.startswith("tei-tools "):
                    done = with_shell(command, desk)
                    assert done.returncode == 0, f"{command}\n{done.stderr}"
                    said = done.stdout + done.stderr


@pytest.mark.parametrize("page", [p for p in PAGES if fences(p, "python")], ids=lambda p: p.name)
def test_the_python_of_a_page_runs(page: Path, desk: Path, monkeypatch) -> None:
    """From top to bottom, as in a notebook: what was defined above is known below."""
    monkeypatch.chdir(desk)
    known = {"__name__": "example"}
    for _, text in fences(page, "python"):
        exec(compile(text, page.name, "exec"), known)


def test_the_tutorial_makes_what_it_says(desk: Path) -> None:
    texts = dict(fences(ROOT / "docs" / "tutorial.md", "text"))  # of one name, the last
    (desk / "memo.txt").write_text(texts["memo.txt"], encoding="utf-8")
    assert with_shell("tei-tools convert memo.txt -o memo.xml", desk).stderr == ""
    xml = (desk / "memo.xml").read_text(encoding="utf-8")
    assert '<date when="1974-03-02">March 2, 1974</date>' in xml
    assert "<repository>National Archives</repository>" in xml
    assert xml.count("<note n=") == 2


def test_the_readme_shows_what_becomes_of_its_letter(desk: Path) -> None:
    readme = ROOT / "README.md"
    for name, text in fences(readme, "text"):
        (desk / name).write_text(text, encoding="utf-8")
    assert with_shell("tei-tools build letter.txt -o editions", desk).returncode == 0
    edition = (desk / "editions" / "letter.xml").read_text(encoding="utf-8")
    shown = [text.strip() for _, text in fences(readme, "xml")]
    assert len(shown) == 1
    assert shown[0] in edition


@pytest.mark.parametrize("page", [p for p in PAGES if fences(p, "xml")], ids=lambda p: p.name)
def test_the_xml_of_a_page_is_well_formed(page: Path) -> None:
    parser = etree.XMLParser(collect_ids=False)  # an example of a rule may use an id twice
    for _, text in fences(page, "xml"):
        etree.fromstring(f"<page {PREFIXES}>{without_head(text)}</page>", parser)


def without_head(text: str) -> str:
    """What can stand inside an element: no XML declaration, no DOCTYPE."""
    return re.sub(r"\A\s*<\?xml [^>]*\?>|<!DOCTYPE[^>]*>", "", text)


def test_the_architecture_names_every_room() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = re.findall(r"^\| `(\w+)` \|", page, re.M)
    assert sorted(rooms) == sorted(set(ALLOWED) - {"__init__", "__main__"})


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert target.startswith("https://") or (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_to_a_heading_find_it(page: Path) -> None:
    for name, anchor in re.findall(r"\]\(([\w./-]*)#([^)]+)\)", page.read_text(encoding="utf-8")):
        target = page.parent / name if name else page
        assert anchor in headings(target), f"{name}#{anchor}"


@cache
def headings(page: Path) -> set[str]:
    """The headings of a page as addresses have them."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    found = re.findall(r"^#+ (.+)$", text, re.M)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in found}


def test_what_can_go_wrong_is_shown_by_tests() -> None:
    page = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
    sections = [
        section for section in re.split(r"^## ", page, flags=re.M)[1:] if "| ---" in section
    ]
    assert len(sections) >= 5
    for section in sections:
        files = re.findall(r"`(test_\w+\.py)`", section)
        assert files, section
        assert all((ROOT / "tests" / file).exists() for file in files), section


def test_every_promise_of_security_names_tests_that_are_there() -> None:
    page = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    promises = re.findall(r"^\| (?!what|---)(.+) \|$", page, re.M)
    assert len(promises) >= 7
    for promise in promises:
        files = re.findall(r"`(test_\w+\.py)`", promise)
        assert files, promise
        assert all((ROOT / "tests" / file).exists() for file in files), promise


@pytest.mark.parametrize("name", COMMANDS)
def test_the_manual_has_a_page_with_every_option_of_a_command(name: str) -> None:
    page = (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")
    command = import_module(f"tei_tools.cli.{name}").command
    options = {
        option
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in (*parameter.opts, *parameter.secondary_opts)
        if option.startswith("--")
    }
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", page)) - {"--help"} <= options
    for option in options:
        assert f"`{option}`" in page, f"docs/{name}.md does not explain {option}"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_with_an_example(name: str) -> None:
    command = import_module(f"tei_tools.cli.{name}").command
    context = click.Context(
        command, info_name=name, parent=click.Context(cli, info_name="tei-tools")
    )
    text = command.get_help(context)
    assert f"tei-tools {name} " in text.split("Examples:")[1]
    assert command.get_short_help_str(limit=200) == COMMANDS[name]
    for parameter in command.params:
        assert isinstance(parameter, click.Argument) or parameter.help, parameter.name


def test_the_figures_of_the_readme_are_those_that_were_measured() -> None:
    results = json.loads((ROOT / "bench" / "results.json").read_text(encoding="utf-8"))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = " ".join(readme.split("## How exact and how fast it is")[1].split("## ")[0].split())
    figures = results["accuracy"]["figures"]
    shown = {
        "right place": "note (number and place)",
        "their text": "note text",
        "page breaks": "pb (number and place)",
        "headings": "document head",
        "datelines": "block dateline",
        "paragraphs": "block p (or heading)",
        "persons of a list": "persName",
    }
    for words, figure in shown.items():
        assert f"{words} {figures[figure]['f1']:.3f}" in section
    assert len(re.findall(r"\b[01]\.\d+", section)) == len(shown)
    assert f"encoding of {results['accuracy']['documents']:,} documents" in section
    speed = results["speed"]["documents_per_second"]["build"]
    assert f"editions of {speed:.0f} documents a second" in section


def test_the_index_names_every_command_and_page() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    for name in COMMANDS:
        assert f"[`{name}`]({name}.md)" in index
    for page in (ROOT / "docs").glob("*.md"):
        assert page.name == "index.md" or f"({page.name})" in index, page


def test_the_public_names_are_there_and_documented() -> None:
    assert tei_tools.__all__ == sorted(tei_tools.__all__)
    for name in tei_tools.__all__:
        assert getattr(tei_tools, name).__doc__, f"{name} has no docstring"
    assert dir(tei_tools) == tei_tools.__all__
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = tei_tools.nonsense


@pytest.mark.parametrize("first", ["tei_tools", "tei_tools.convert", "tei_tools.build"])
def test_a_public_name_is_no_module_whatever_is_imported_first(first: str) -> None:
    code = f"import {first}; from tei_tools import *; print(convert.__name__, validate.__name__)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "convert validate\n"


def test_the_changelog_names_the_version() -> None:
    assert f"\n## {tei_tools.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
