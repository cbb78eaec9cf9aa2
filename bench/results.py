"""What the benchmarks measured, in one file of which the manual makes its page of figures.

Each benchmark writes its section, with the day, the machine and the number of documents, and leaves
the others as they are. The names of hosts and the paths of files stay out.
"""

from __future__ import annotations

import json
import os
import platform
import re
from pathlib import Path

from tei_tools.clock import today
from tei_tools.files import write_atomically

CPUINFO = Path("/proc/cpuinfo")


def machine() -> str:
    """The processor, the number of its cores, and the version of Python, in words."""
    named = None
    if CPUINFO.exists():
        named = re.search(r"^model name\s*:\s*(.+)$", CPUINFO.read_text(encoding="utf-8"), re.M)
    processor = named[1] if named else platform.processor() or platform.machine()
    return f"{processor}, {os.cpu_count()} cores, Python {platform.python_version()}"


def write_section(path: Path, section: str, documents: int, **figures: object) -> None:
    """Put a section into the file of results, which is made if it is not there."""
    results = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    head = {"date": today(), "machine": machine(), "documents": documents}
    results[section] = {**head, **figures}
    data = json.dumps(results, indent=1) + "\n"
    write_atomically(path, data.encode())
