"""Writing files: the rights of what is written."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tei_tools.files import write_atomically

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no umask")


@pytest.mark.parametrize(("umask", "rights"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_new_file_has_the_rights_that_the_umask_gives(
    tmp_path: Path, umask: int, rights: int
) -> None:
    before = os.umask(umask)
    try:
        write_atomically(tmp_path / "a.xml", b"<a/>")
    finally:
        os.umask(before)
    assert (tmp_path / "a.xml").stat().st_mode & 0o777 == rights


def test_a_file_that_was_there_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
