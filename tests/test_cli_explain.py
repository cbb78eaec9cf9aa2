"""The command ``explain``, and the checks that come before the rules."""

from __future__ import annotations

import pytest
from conftest import ROOT
from test_check import EDITION

from tei_tools.check import validate
from tei_tools.check.basics import BASICS, Basic
from tei_tools.check.rules import RULES

WITH_EXAMPLES = [basic for basic in BASICS if basic.bad]


def rules_broken(example: str) -> set[str]:
    inside = "<p>We met Mr. <persName>Elm</persName>.</p>"
    assert inside in EDITION
    whole = "xmlns" in example or "<TEI" in example
    text = example if whole else EDITION.replace(inside, example)
    return {finding.rule for finding in validate(text.encode())}


@pytest.mark.parametrize("basic", WITH_EXAMPLES, ids=lambda basic: basic.id)
def test_the_examples_are_what_they_say(basic: Basic) -> None:
    assert basic.id in rules_broken(basic.bad)
    assert basic.id not in rules_broken(basic.good)


def test_names_are_used_once() -> None:
    names = [rule.id for rule in (*BASICS, *RULES)]
    assert len(set(names)) == len(names)


def test_the_manual_shows_what_is_written(cli) -> None:
    done = cli("explain", "note-sequence")
    assert done.returncode == 0
    assert done.stdout in (ROOT / "docs" / "explain.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", [*BASICS, *RULES], ids=lambda rule: rule.id)
def test_every_rule_has_a_page(rule, capsys) -> None:
    from tei_tools.cli import run

    assert run(["explain", rule.id]) == 0
    page = " ".join(capsys.readouterr().out.split())
    for said in (rule.id, rule.severity, rule.holds, rule.why, rule.bad, rule.good):
        assert " ".join(said.split()) in page


def test_the_list_names_all_rules(cli) -> None:
    names = [line.split()[0] for line in cli("explain", "--list").stdout.splitlines()]
    assert names == [rule.id for rule in (*BASICS, *RULES)]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["note-sequenze"], "did you mean “note-sequence”?"),
        (["weather"], "see all of them with --list"),
        ([], "name a rule"),
        (["note-sequence", "--list"], "name a rule"),
    ],
)
def test_wrong_usage(cli, arguments: list[str], said: str) -> None:
    done = cli("explain", *arguments)
    assert done.returncode == 2
    assert said in done.stderr
