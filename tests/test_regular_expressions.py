"""Every regular expression takes time in proportion to the text, however hostile the text is."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import re._constants as op  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

import pytest

import tei_tools

SIZES = (60, 480, 3_840)
FACTOR = 8
#: Eight times the text may take so many times as long; a square would take 64 times.
LIMIT = 24
#: Below this many seconds a clock says nothing.
NOISE = 0.008


ROOMS = [f"tei_tools.{found.name}" for found in pkgutil.iter_modules(tei_tools.__path__)]
ROOMS.remove("tei_tools.__main__")


def modules(room: str) -> Iterator[Any]:
    """The modules of a room of the program."""
    module = importlib.import_module(room)
    yield module
    for found in pkgutil.walk_packages(getattr(module, "__path__", ()), f"{room}."):
        yield importlib.import_module(found.name)


def patterns_in(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    """The regular expressions of a value of a module, also those within tables of it."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif depth < 4:
        inner: Iterable[object] = ()
        if isinstance(value, dict):
            inner = value.values()
        elif isinstance(value, tuple | list | set | frozenset):
            inner = value
        elif hasattr(type(value), "__dataclass_fields__"):
            inner = [getattr(value, name) for name in type(value).__dataclass_fields__]
        for part in inner:
            yield from patterns_in(part, depth + 1)


@dataclass(frozen=True, slots=True)
class Use:
    """A regular expression, and the way in which the program applies it to a text."""

    pattern: re.Pattern[str]
    method: str

    def run(self, text: str) -> None:
        match self.method:
            case "match":
                self.pattern.match(text)
            case "fullmatch":
                self.pattern.fullmatch(text)
            case "search":
                self.pattern.search(text)
            case _:
                for _ in self.pattern.finditer(text):
                    pass


METHODS = ("match", "fullmatch", "search", "finditer", "findall", "sub", "split")


def methods_of(module: Any) -> dict[str, set[str]]:
    """By name of an expression the methods that the module calls on whole texts.

    A call that says where the text begins and ends looks at a few characters only.
    """
    found: dict[str, set[str]] = {}
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found.setdefault(node.value.id, set())
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.attr in METHODS
            and len(node.args) < 3
        ):
            found.setdefault(node.func.value.id, set()).add(node.func.attr)
    return found


def uses_in(room: str) -> dict[str, Use]:
    uses: dict[str, Use] = {}
    for module in modules(room):
        methods = methods_of(module)
        for name, value in vars(module).items():
            for number, pattern in enumerate(patterns_in(value)):
                where = f"{module.__name__.removeprefix('tei_tools.')}.{name}"
                of_table = isinstance(value, re.Pattern) is False
                for method in ["match"] if of_table else sorted(methods.get(name, ())):
                    uses[f"{where}{f'[{number}]' if of_table else ''}.{method}"] = Use(
                        pattern, method
                    )
    return uses


def characters_of(pattern: re.Pattern[str]) -> list[str]:
    """Characters that parts of the expression match: a few of each set, and its literals."""
    found: dict[str, None] = {}
    for node in walk(parser.parse(pattern.pattern, pattern.flags)):
        if node[0] in (op.LITERAL, op.NOT_LITERAL):
            found[chr(node[1])] = None
        elif node[0] is op.RANGE:
            found[chr(node[1][0])] = None
        elif node[0] is op.CATEGORY:
            if node[1] in (op.CATEGORY_DIGIT, op.CATEGORY_WORD):
                found["1"] = None
            if node[1] in (op.CATEGORY_SPACE, op.CATEGORY_NOT_WORD):
                found[" "] = None
            if node[1] is op.CATEGORY_WORD:
                found["a"] = None
    return list(found)[:16]


def walk(parsed: Any) -> Iterator[tuple[Any, Any]]:
    for node in parsed:
        if isinstance(node, parser.SubPattern):
            yield from walk(node)
        elif isinstance(node, tuple):
            if len(node) == 2:
                yield node
            yield from walk(node)
        elif isinstance(node, list):
            yield from walk(node)


def literal_runs(pattern: re.Pattern[str]) -> list[str]:
    """The words that the expression is made of."""
    return list(dict.fromkeys(re.findall(r"[A-Za-z]{2,}[.,:]?", pattern.pattern)))[:6]


def hostile_units(pattern: re.Pattern[str]) -> Iterator[str]:
    """What is repeated: single characters and pairs of those that the expression knows."""
    common = ["a", "A", "1", " ", "\n", ".", ",", "-", "(", "“"]
    known = list(dict.fromkeys([*characters_of(pattern), *common]))
    yield from known
    few = list(dict.fromkeys([*characters_of(pattern)[:5], "a", " "]))
    yield from (a + b for a, b in product(few, few) if a != b)
    for word in literal_runs(pattern):
        yield word
        yield word + " "


def seconds(use: Use, text: str) -> float:
    start = time.process_time()
    use.run(text)
    return time.process_time() - start


def grows_too_fast(use: Use, unit: str, prefix: str = "") -> bool:
    """Whether the time grows faster than the text; the sizes rise slowly, so that this ends."""
    before = NOISE / FACTOR
    for size in SIZES:
        text = prefix + unit * (size // len(unit)) + "\x00"
        now = seconds(use, text)
        if now > LIMIT * before and seconds(use, text) > LIMIT * before:
            return True
        before = max(now, NOISE / FACTOR)
    return False


#: These read XML that is known to be well-formed, in which whatever begins also ends.
OF_XML = ("check.fix.lexical._PART",)


def slow_texts(use: Use) -> list[str]:
    """What the expression is too slow on: ``xx…`` is a text of many x."""
    return [
        f"{prefix}{unit}{unit}…"
        for unit in hostile_units(use.pattern)
        for prefix in ("", *literal_runs(use.pattern)[:1])
        if grows_too_fast(use, unit, prefix)
    ]


@pytest.mark.parametrize("room", ROOMS)
def test_the_expressions_of_a_room_are_linear(room: str) -> None:
    uses = {name: use for name, use in uses_in(room).items() if not name.startswith(OF_XML)}
    slow = {f"{name} {use.pattern.pattern!r}": slow_texts(use) for name, use in uses.items()}
    assert {name: texts for name, texts in slow.items() if texts} == {}


def test_an_expression_that_is_a_square_is_found() -> None:
    assert slow_texts(Use(re.compile(r"a*a*b"), "search"))
    assert slow_texts(Use(re.compile(r"a+b"), "match")) == []


def test_all_ways_to_use_an_expression_are_found() -> None:
    found = uses_in("tei_tools.layout")
    assert len(found) > 100
    assert {name.rpartition(".")[2] for name in found} >= {"match", "search", "finditer", "sub"}
