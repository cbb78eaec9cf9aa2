"""How many small mistakes in the code do the tests notice? ``python bench/mutants.py [MODULE ...]``

A sample of mutants of each module (a comparison, a condition, a number, a returned value changed, a
statement left out) is put into the running program, one after another, each in a process of its
own, and the tests of the module run until one fails. The tests are collected once; then the code of
the functions is exchanged in memory, so no file is written. A mutant that runs for too long counts
as noticed. What survives is printed, to be read: either a test is missing, or the mutant does
what the original does.
"""

from __future__ import annotations

import argparse
import ast
import gc
import importlib
import os
import random
import resource
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import CodeType, FunctionType

os.environ["CI"] = "true"  # the same examples each time, and none kept

import pytest
from _pytest.main import pytest_runtestloop

sys.path.insert(0, str(Path(__file__).parent))
from mutating import Mutant, mutants

ROOT = Path(__file__).resolve().parents[1]
_LAYOUT = ("note_digits", "note_marks", "note_lists", "layout", "cases", "dialects")
_DATES = ("dates", "dating", "edtf")
_RULES = ("check_rules", "check_rules_frus", "check_kinds")
#: The modules, and the files of tests that are about them, the fastest first.
TESTS = {
    "tei_tools.spans": ("spans", "cases"),
    **{
        f"tei_tools.layout.{name}": _LAYOUT
        for name in "paragraphs pages marks digits notes footnotes signature closers".split()
    },
    "tei_tools.proof.memo": ("proof", "dialects", "cases"),
    "tei_tools.files": ("files",),
    "tei_tools.edition.citation": ("citation",),
    "tei_tools.edition.styles": ("citation",),
    **{
        f"tei_tools.tree.{name}": ("cases", "dialects") for name in "inline structure lists".split()
    },
    "tei_tools.annotate.dates": _DATES,
    **{
        f"tei_tools.dating.{name}": _DATES
        for name in "values forms edtf reading search evidence expression tokens".split()
    },
    **{
        f"tei_tools.check.rules.{name}": _RULES
        for name in "datetext notes pages names moments pointers ids".split()
    },
}
_MEMORY = 4 << 30  # bytes: a loop that fills memory ends


class Trial:
    """A plugin of pytest which, instead of running the tests once, runs them once a mutant."""

    def __init__(self, module: str, most: int, seed: int) -> None:
        self.module, self.most, self.seed = module, most, seed
        self.tried = 0
        self.survivors: list[Mutant] = []

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the tests once a mutant."""
        path = Path(importlib.import_module(self.module).__file__ or "")
        tree = ast.parse(path.read_text(encoding="utf-8"))
        passed, seconds = _in_a_child(session, lambda: None, limit=600)
        if not passed:
            pytest.exit(f"{self.module}: its tests fail without any mutant", returncode=2)
        count = sum(1 for _ in mutants(tree))
        chosen = set(random.Random(self.seed).sample(range(count), min(self.most, count)))
        for number, mutant in enumerate(mutants(tree)):
            if number in chosen:
                code = compile(tree, str(path), "exec")
                passed, _ = _in_a_child(
                    session, lambda c=code: self._put(path, c), limit=int(3 * seconds) + 5
                )
                self.tried += 1
                if passed:
                    self.survivors.append(mutant)
        return True

    def _put(self, path: Path, code: CodeType) -> None:
        """Exchange the code of all functions of the file, and its numbers that have a name."""
        new = {(c.co_qualname, c.co_firstlineno): c for c in _codes(code)}
        for thing in gc.get_objects():
            if isinstance(thing, FunctionType) and thing.__code__.co_filename == str(path):
                old = thing.__code__
                thing.__code__ = new.get((old.co_qualname, old.co_firstlineno), old)
        fresh = {"__name__": self.module, "__file__": str(path)}
        module = sys.modules[self.module]
        exec(code, fresh)
        for name, value in vars(module).items():
            if isinstance(value, int | float) and name in fresh:
                setattr(module, name, fresh[name])


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


def _in_a_child(
    session: pytest.Session, prepare: Callable[[], None], *, limit: int
) -> tuple[bool, float]:
    """Whether all tests pass in a process of its own, and the CPU time it took, in seconds."""
    child = os.fork()
    if not child:
        status = 1
        try:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            os.dup2(1, 2)
            resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
            resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
            prepare()
            pytest_runtestloop(session)
            status = int(session.testsfailed > 0)
        finally:
            os._exit(status)
    _, ended, used = os.wait4(child, 0)
    return ended == 0, used.ru_utime + used.ru_stime


def main() -> None:
    """Try the modules asked for, or all, and print what survived and the share of what did not."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="such as tei_tools.spans")
    parser.add_argument("--sample", type=int, default=40, help="so many mutants a module")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    if unknown := set(asked.modules) - set(TESTS):
        parser.error(f"no tests are named for {', '.join(sorted(unknown))}; add them to TESTS")
    for module in asked.modules or TESTS:
        if child := os.fork():  # pytest runs once a process
            os.waitpid(child, 0)
            continue
        trial = Trial(module, asked.sample, asked.seed)
        files = [str(ROOT / "tests" / f"test_{name}.py") for name in TESTS[module]]
        # a test that measures time says nothing in a process that was split off
        options = ["-o", "addopts=", "-x", "-s", "-k", "not time_grows"]
        options += ["-p", "no:cacheprovider", "-p", "no:terminal"]
        pytest.main([*options, *files], plugins=[trial])
        noticed = trial.tried - len(trial.survivors)
        print(f"{module}: {noticed} of {trial.tried} noticed")
        for mutant in trial.survivors:
            print(f"    line {mutant.line}: {mutant.before}  ->  {mutant.after}")
        sys.stdout.flush()
        os._exit(0)


if __name__ == "__main__":
    main()
