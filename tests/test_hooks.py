"""The hooks for pre-commit and the action for GitHub name commands and options that there are."""

from __future__ import annotations

import re
import shlex

import click
import pytest
import yaml
from conftest import ROOT

from tei_tools.cli.validate import command as validate

OPTIONS = {
    name: option
    for option in validate.params
    if isinstance(option, click.Option)
    for name in option.opts
}


def options_of(line: str) -> list[str]:
    words = shlex.split(line)
    assert words[:2] == ["tei-tools", "validate"]
    return [word for word in words if word.startswith("--")]


def test_hooks() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == ["tei-validate", "tei-fix"]
    for hook in hooks:
        assert hook["language"] == "python"
        assert re.search(hook["files"], "editions/a.xml")
        assert not re.search(hook["files"], "editions/a.txt")
        assert set(options_of(hook["entry"])) <= OPTIONS.keys()


def test_action() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert action["runs"]["using"] == "composite"
    *_, step = action["runs"]["steps"]
    line = re.sub(r"\$\{\w+:\+(--[^}]*)\}", r"\1", step["run"])
    options = options_of(line)
    assert "--format" in options
    assert set(options) <= OPTIONS.keys()
    assert "github" in OPTIONS["--format"].type.choices
    assert action["inputs"]["severity"]["default"] in OPTIONS["--severity"].type.choices
    given = {name for value in step["env"].values() for name in re.findall(r"inputs\.(\S+)", value)}
    assert given | {"python-version"} == action["inputs"].keys()


@pytest.mark.parametrize("name", ["tei-validate", "tei-fix", "python-version", "arguments"])
def test_the_manual_names_them(name: str) -> None:
    assert f"`{name}`" in (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
