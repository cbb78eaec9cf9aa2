"""Whatever files they are given, the commands end in good order: with messages, and a status.

In CI a few examples are tried, always the same; ``make fuzz`` tries new ones.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from conftest import FUZZ
from damaged import damaged, damaged_bytes, damaged_editions, editions, memos, records
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tei_tools.cli import run

few = settings(max_examples=FUZZ // 20 or 3, phases=[Phase.explicit, Phase.generate])
FILES = st.lists(
    st.one_of(damaged(memos()).map(lambda text: text.encode(errors="replace")),
              damaged_bytes(memos())),
    min_size=1, max_size=3,
)  # fmt: skip
DOCUMENTS = st.lists(
    st.one_of(editions(), damaged_editions()).map(str.encode) | damaged_bytes(damaged_editions()),
    min_size=1,
    max_size=3,
)


def written(folder: Path, files: list[bytes], ending: str) -> Path:
    folder.mkdir()
    for number, data in enumerate(files):
        (folder / f"{number}{ending}").write_bytes(data)
    return folder


@few
@given(FILES, records())
def test_of_memos(files: list[bytes], record: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        source, out = str(written(home / "memos", files, ".txt")), str(home / "out")
        assert run(["convert", source, "-o", str(home / "xml"), "--quiet"]) in (0, 1)
        assert run(["build", source, "-o", out, "--quiet"]) in (0, 1)
        assert run(["persons", source, "-o", str(home / "persons.csv")]) in (0, 1)
        assert run(["validate", out, "--format", "json"]) in (0, 1, 2)  # 2: nothing was built
        Path(out, "report.json").write_bytes(record)
        bag = str(home / "bag.zip")
        assert run(["package", out, "--sources", source, "-o", bag, "--quiet"]) in (0, 1, 2)


@few
@given(DOCUMENTS)
def test_of_editions(files: list[bytes]) -> None:
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        source = str(written(home / "xml", files, ".xml"))
        for form in ("text", "jsonl", "sarif", "junit", "github", "html"):
            assert run(["validate", source, "--format", form, "--profile", "frus"]) in (0, 1)
        for command in ("html", "text", "export --to json", "export --to epub"):
            words = command.split()
            target = str(home / words[-1])
            assert run([*words, source, "-o", target, "--quiet"]) in (0, 1)
        assert run(["site", source, "-o", str(home / "site"), "--quiet"]) in (0, 1)
        about = ["--title", "A", "--publisher", "B", "--url", "https://a.example/"]
        assert run(["cmif", source, "-o", str(home / "cmif"), *about]) in (0, 1)
        assert run(["persons", source, "-o", str(home / "persons.csv")]) in (0, 1)
        assert run(["validate", source, "--fix", "--profile", "frus"]) in (0, 1)


#: Converts the memo that is named, and prints the memory that it took at most, in megabytes.
CONVERT = """
import resource, sys
from pathlib import Path
from tei_tools import convert, read_source
convert(read_source(Path(sys.argv[1]))).xml
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


@pytest.mark.skipif(not FUZZ, reason="takes a minute: make fuzz does it")
@pytest.mark.parametrize(
    "unit",
    [
        "The 12 harbours of 1956 are 3 miles (2) apart, and Mr. Elm told Ambassador Birch so. ",
        "x",
        "1 ",
        "“(",
    ],
)
def test_a_line_of_ten_megabytes_takes_less_than_a_gigabyte(tmp_path: Path, unit: str) -> None:
    memo = tmp_path / "memo.txt"
    memo.write_text(
        "1. Memo1\n\n" + unit * (9_900_000 // len(unit.encode())) + "\n\n  1. Source: A.\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", CONVERT, memo], capture_output=True, text=True, check=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (180, 180)),
    )  # fmt: skip
    assert int(done.stdout) < 1024
