"""What the tests are run with is pinned: each package by version and hashes of its files."""

from __future__ import annotations

import re
import tomllib

from conftest import ROOT

PINNED = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8")


def test_every_package_has_its_version_and_hashes() -> None:
    packages = re.split(r"^(?=\S)", PINNED, flags=re.M)[1:]
    assert len(packages) > 50
    for package in packages:
        assert re.match(r"[\w.-]+==\S+", package), package
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", package), package


def test_no_address_of_a_registry_is_in_it() -> None:
    assert "://" not in PINNED
    assert "--index" not in PINNED


def test_it_has_all_that_the_project_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {_name(requirement) for requirement in wanted} - {"tei-tools"}
    assert names <= {_name(line) for line in re.findall(r"^\S+", PINNED, re.M)}


def _name(requirement: str) -> str:
    found = re.match(r"[\w.-]+", requirement)
    assert found
    return re.sub(r"[-_.]+", "-", found.group()).lower()
