"""A wheel made from the project works on its own, from any folder."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT, SEEDS

#: Whoever runs the tests may have told Python where else to look; the wheel must do without.
ALONE = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", folder, ROOT]
    subprocess.run(command, check=True, capture_output=True)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of the wheel, in a new virtual environment.

    What the project depends on comes from the environment of the tests; the project does not.
    """
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    install = [sys.executable, "-m", "uv", "pip", "install", "--python", python, "--quiet"]
    subprocess.run([*install, "--no-deps", "--offline", "--no-cache", wheel], check=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    where = "import tei_tools; print(tei_tools.__file__)"
    found = subprocess.run(
        [python, "-c", where], check=True, capture_output=True, text=True, env=ALONE, cwd=folder
    )
    assert Path(found.stdout).is_relative_to(packages)
    return folder / "bin" / "tei-tools"


def test_it_holds_what_is_needed_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {"tei_tools/py.typed", "tei_tools/schema/tei_memo.xsd"} <= set(names)
    assert any(name.endswith(".xsl") for name in names)
    for name in names:
        assert name.startswith("tei_tools/") or ".dist-info/" in name
        assert not name.endswith((".pyc", ".txt~"))
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_every_command_works_from_another_folder(program: Path, tmp_path: Path) -> None:
    memo = SEEDS[0]

    def run(*args: object) -> str:
        done = subprocess.run(
            [program, *map(str, args)], cwd=tmp_path, capture_output=True, text=True, env=ALONE
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("convert", memo, "-o", "memo.xml")
    run("validate", "memo.xml")
    run("html", "memo.xml", "-o", "memo.html")
    run("text", "memo.xml", "-o", "memo.txt")
    run("build", memo, "-o", "editions")
    assert (tmp_path / "editions" / f"{memo.stem}.html").read_bytes() == (
        tmp_path / "memo.html"
    ).read_bytes()
    assert "0.1.0" in run("--version")
