"""A baseline: findings that are known, so that only new ones count.

A finding is known again by file, rule and message, not by its line, so that it stays known when
something is written above it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path, PurePath

from tei_tools.errors import ReadError
from tei_tools.findings import Finding

_VERSION = 1


class Baseline:
    """The findings of a baseline, each as often as it was found."""

    def __init__(self, known: Iterable[tuple[str, str, str]] = ()) -> None:
        self._left = Counter(known)

    def takes(self, finding: Finding) -> bool:
        """Whether the finding is known; each of the baseline is so only once."""
        key = _key(finding)
        if not self._left[key]:
            return False
        self._left[key] -= 1
        return True


def read_baseline(path: Path) -> Baseline:
    """Read what :func:`as_baseline` makes. Raises ReadError if it cannot be used."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["version"] != _VERSION:
            raise ValueError
        return Baseline(
            (entry["file"], entry["rule"], entry["message"])
            for entry in content["findings"]
            for _ in range(entry["count"])
        )
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror})") from None
    except (ValueError, LookupError, TypeError):
        raise ReadError(
            f"{path}: is no baseline of findings; write it anew with --write-baseline"
        ) from None


def as_baseline(findings: Iterable[Finding]) -> bytes:
    """The findings as a baseline, in an order that does not change between runs."""
    entries = [
        {"file": file, "rule": rule, "message": message, "count": count}
        for (file, rule, message), count in sorted(Counter(map(_key, findings)).items())
    ]
    text = json.dumps({"version": _VERSION, "findings": entries}, ensure_ascii=False, indent=1)
    return (text + "\n").encode()


def _key(finding: Finding) -> tuple[str, str, str]:
    return PurePath(finding.file).as_posix(), finding.rule, finding.message
