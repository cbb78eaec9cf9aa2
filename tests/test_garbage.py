"""Nothing is left for Python's search for garbage, so our programs let it search seldom."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

from conftest import ROOT

from tei_tools import batch
from tei_tools.build import build
from tei_tools.inputs import Input
from tei_tools.recipe import Recipe, Task


def test_a_memo_leaves_no_garbage_that_must_be_searched_for(tmp_path: Path) -> None:
    memo = Input(min((ROOT / "seeds").glob("*.txt")))
    build(Recipe(), Task(memo, tmp_path / "memo"))  # what is kept of the first is kept for good
    gc.collect()
    gc.disable()
    try:
        assert build(Recipe(), Task(memo, tmp_path / "memo")).digests
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_programs_search_seldom_and_the_library_as_its_user_wants() -> None:
    with batch.processes(1)() as executor:
        assert executor.submit(gc.get_threshold).result()[0] == 10_000
    code = """if True:
        import gc, tei_tools, tei_tools.__main__
        print(gc.get_threshold()[0])
        try:
            tei_tools.__main__.main()
        except SystemExit:
            print(gc.get_threshold()[0])
    """
    command = [sys.executable, "-c", code, "--version"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    before, _, after = done.stdout.splitlines()
    assert int(before) < int(after) == 10_000
