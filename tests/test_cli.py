"""The command line as a whole: exit statuses, messages, and how fast it answers."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path

import click
import pytest
from click.types import FloatParamType, IntParamType
from conftest import ROOT, SEEDS

import tei_tools.cli
from tei_tools import __version__
from tei_tools.cli import COMMANDS, run
from tei_tools.cli.headings import HEADINGS
from tei_tools.cli.values import Number

MEMO = ROOT / "seeds" / "letter-desmarin-1971.txt"


def test_help_names_every_command(capsys) -> None:
    assert run(["--help"]) == 0
    shown = capsys.readouterr().out
    for name, text in COMMANDS.items():
        assert f"  {name} " in shown
        assert text.split()[0] in shown


@pytest.mark.parametrize(
    "args", [["nonsense"], ["convert"], ["build", "x"], ["convert", "--no-such-option", "x"]]
)
def test_wrong_usage_is_2_and_says_how_to_get_help(args: list[str], capsys) -> None:
    assert run(args) == 2
    assert "Usage: tei-tools" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["convrt", "x"], "there is no command 'convrt'; did you mean “convert”?"),
        (["Convert", "x"], "there is no command 'Convert'; did you mean “convert”?"),
        (["cnvert", "x"], "there is no command 'cnvert'; did you mean “convert”?"),
        (["weather"], "there is no command 'weather'; the commands are listed by --help"),
        (["site", "x"], "Missing option '-o' / '--output'. Folder for the site: a new one"),
        (["cmif", "x", "-o", "y", "--title", "z"], "Missing option '--publisher'. Who publishes"),
        (["export", "x"], "name a format with --to, or a file with -o"),
    ],
)
def test_a_slip_is_told_with_what_to_do(args: list[str], told: str, capsys) -> None:
    assert run(args) == 2
    assert told in capsys.readouterr().err


def test_interrupted_is_130(monkeypatch, capsys) -> None:
    def interrupt(*args: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(tei_tools.cli.cli, "main", interrupt)
    assert run([]) == 130
    assert capsys.readouterr().err == "tei-tools: interrupted\n"


@pytest.mark.bare
def test_help_is_there_at_once() -> None:
    """A cold start takes less than 0.15 s of processor time, whatever else the machine does."""

    def seconds() -> float:
        before = os.times()
        command = [sys.executable, "-m", "tei_tools", "--help"]
        subprocess.run(command, check=True, capture_output=True)
        after = os.times()
        return sum(after[2:4]) - sum(before[2:4])  # of the processes that this one started

    assert min(seconds() for _ in range(5)) < 0.15


HEAVY = ("xmlschema", "rich", "charset_normalizer", "multiprocessing", "tei_tools.cli.build")


@pytest.mark.bare
def test_help_loads_no_command_and_nothing_heavy() -> None:
    code = (
        "import sys; from tei_tools.cli import run; run(['--help']);"
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_closed_pipe_is_quiet(cli) -> None:
    command = f"{sys.executable} -m tei_tools convert {MEMO} | true"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
    assert done.stderr == ""


def test_an_interrupt_from_the_keyboard_ends_a_build_with_130(tmp_path: Path) -> None:
    slow = tmp_path / "slow.txt"
    os.mkfifo(slow)  # so the build has not ended when it is interrupted
    command = [sys.executable, "-m", "tei_tools", "build", MEMO, slow, "-o", tmp_path / "out"]
    with (tmp_path / "errors").open("w") as errors:
        process = subprocess.Popen(
            [*map(str, command), "--jobs", "2"], stderr=errors, start_new_session=True,
            # it is ignored where the tests run in the background of a shell
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )  # fmt: skip
    with slow.open("wb") as pipe:  # when it is read
        os.killpg(process.pid, signal.SIGINT)
        while "stopping" not in (tmp_path / "errors").read_text():
            assert process.poll() is None
            time.sleep(0.02)
        pipe.write(MEMO.read_bytes())
    # A shell says 130 of both. Python itself ends by the signal if that came while code was made
    # at run time, as dataclasses are, though it was answered.
    assert process.wait(timeout=60) in (130, -signal.SIGINT)
    assert "Traceback" not in (tmp_path / "errors").read_text()
    assert not list((tmp_path / "out").glob(".tei-tools-*")), "something half-written stays"


def test_the_version(capsys) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"tei-tools {__version__}\n"


def test_the_seeds_are_there() -> None:
    assert len(SEEDS) >= 6


@pytest.mark.parametrize(
    ("option", "value", "wanted"),
    [
        ("--jobs", "two", "a whole number, 1 or more"),
        ("--jobs", "0", "a whole number, 1 or more"),
        ("--jobs", "1.5", "a whole number, 1 or more"),
        ("--max-memory", "-1", "a whole number, 1 or more"),
        ("--width", "19", "a whole number, 20 or more"),
        ("--number-lines", "", "a whole number, 1 or more"),
        ("--timeout", "soon", "a number of seconds, more than 0 and at most 1,000,000"),
        ("--timeout", "0", "a number of seconds, more than 0 and at most 1,000,000"),
        ("--timeout", "nan", "a number of seconds, more than 0 and at most 1,000,000"),
        ("--timeout", "inf", "a number of seconds, more than 0 and at most 1,000,000"),
    ],
)
def test_what_is_no_number_is_told_in_plain_words(cli, option: str, value: str, wanted) -> None:
    done = cli("text", "a.xml", option, value)
    assert done.returncode == 2
    assert f"Invalid value for '{option}': {value!r} is not {wanted}" in done.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_help_says_in_words_which_numbers_an_option_takes(name: str) -> None:
    command = import_module(f"tei_tools.cli.{name}").command
    for option in command.params:
        assert not isinstance(option.type, (IntParamType, FloatParamType)), option.name
        if isinstance(option.type, Number):
            assert option.type.bounds in option.help


def test_the_options_of_build_have_the_order_of_those_of_convert() -> None:
    orders = []
    for name in ("build", "convert"):
        command = import_module(f"tei_tools.cli.{name}").command
        orders.append([p.opts[-1] for p in command.params if isinstance(p, click.Option)])
    build, convert = ([o for o in order if o in orders[0] and o in orders[1]] for order in orders)
    assert build == convert
    assert build[:4] == ["--output", "--persons", "--places", "--orgs"]


def test_a_list_whose_name_is_misspelt_is_told_with_the_one_that_was_meant(cli, tmp_path) -> None:
    (tmp_path / "persons.csv").write_text("id,name\n")
    done = cli("convert", MEMO, "--persons", "person.csv")
    assert done.returncode == 2
    assert "File 'person.csv' does not exist; did you mean persons.csv?" in done.stderr
    done = cli("validate", "person.csv")
    assert "(No such file or directory); did you mean persons.csv? [file-un" in done.stdout


@pytest.mark.parametrize("name", ["build", "convert", "validate"])
def test_many_options_stand_under_headings_each_once(name: str, capsys) -> None:
    """The place for what is made comes first, so that it is found without reading the rest."""
    assert run([name, "--help"]) == 0
    said = capsys.readouterr().out
    lines = said[said.index("\nOutput:") :].splitlines()
    headings = [line for line in lines if re.fullmatch(r"[A-Z][a-z ]+:", line)]
    assert {"Input:", "Many files:", "What is told:"} <= set(headings)
    shown = [line.split()[0].rstrip(",") for line in lines if re.match(r"  -", line)]
    command = import_module(f"tei_tools.cli.{name}").command
    options = [p for p in command.params if isinstance(p, click.Option)]
    assert sorted(shown) == sorted([*(option.opts[0] for option in options), "-h"])
    named = {parameter for parameters in HEADINGS.values() for parameter in parameters}
    assert {option.name for option in options} <= named


def test_few_options_need_no_headings(capsys) -> None:
    assert run(["html", "--help"]) == 0
    said = capsys.readouterr().out
    assert re.findall(r"^[A-Z][a-z ]+:$", said, re.MULTILINE) == ["Options:"]
