"""Rules over all files of a run: pointers from file to file, and one edition in many files."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path, PurePath

from tei_tools.check.facts import Facts, Named, Numbered, Pointing, file_meant
from tei_tools.check.rules import RULES
from tei_tools.check.rules.days import out_of_order
from tei_tools.findings import Finding
from tei_tools.slips import nearest

_RULES = {rule.id: rule for rule in RULES}


def check_together(files: Sequence[Facts], edition: bool = False) -> list[Finding]:
    """What is wrong between the files of a run, in the order of the files.

    A pointer into another file must find it, in the run or on the disk, and its target if the file
    is one of the run. With ``edition`` the files are declared one edition: then identifiers, the
    numbers of the documents and the order of their dates are looked at over all files.
    """
    found = [*_pointers(files)]
    if edition and len(files) > 1:
        found += [*_identifiers(files), *_numbers(files), *_dates(files)]
    order = {facts.file: index for index, facts in enumerate(files)}
    return sorted(found, key=lambda finding: (order[finding.file], finding.line))


def _pointers(files: Sequence[Facts]) -> Iterator[Finding]:
    by_path = {posixpath.normpath(PurePath(facts.file).as_posix()): facts for facts in files}
    by_name = {PurePath(path).stem: path for path in by_path}
    for facts in files:
        for each in facts.pointers:
            path, _, fragment = each.pointer.partition("#")
            meant = file_meant(each.pointer, facts.file, by_name)
            target = by_path.get(meant)
            if target is None:
                if meant and not Path(meant).exists():
                    message = f'@{each.attribute}="{each.pointer}" points to a file that is absent'
                    hint = "mend the path, or add the file"
                    yield _finding("pointer-target", facts, each, message, hint)
            elif fragment and fragment not in target.ids:
                message = f'@{each.attribute}="{each.pointer}" points to nothing in {target.file}'
                near = nearest(fragment, target.ids)
                hint = (
                    f"did you mean {path}#{near}?"
                    if near
                    else "mend the pointer, or add that there"
                )
                yield _finding("pointer-target", facts, each, message, hint)


def _identifiers(files: Sequence[Facts]) -> Iterator[Finding]:
    first: dict[str, tuple[Facts, Named]] = {}
    for facts in files:
        for each in facts.names:
            other_facts, other = first.setdefault(each.id, (facts, each))
            if other_facts is facts:
                continue  # within a file the rule itself says it
            if each.says and (each.element, each.says) == (other.element, other.says):
                continue  # the same entry of a list, in every file that needs it
            message = f'xml:id="{each.id}" already names <{other.element}> in {other_facts.file}'
            yield _finding("id-unique", facts, each, message, "give one of the two another xml:id")


def _numbers(files: Sequence[Facts]) -> Iterator[Finding]:
    numbered = sorted(
        (
            (int(each.number), index, each)
            for index, facts in enumerate(files)
            for each in facts.documents
            if each.number.isdecimal() and _applies("document-sequence", facts, each)
        ),
        key=lambda entry: entry[:2],
    )
    for (before, file_before, _), (number, file, each) in pairwise(numbered):
        if file == file_before or number == before + 1:
            continue
        if number == before:
            message = f"document {number} is also in {files[file_before].file}"
        else:
            missing = str(before + 1) if number == before + 2 else f"{before + 1}–{number - 1}"
            message = f"document {number} follows document {before}: {missing} is missing"
        hint = "look for a document that was lost or doubled"
        yield _finding("document-sequence", files[file], each, message, hint)


def _dates(files: Sequence[Facts]) -> Iterator[Finding]:
    documents = [(facts, each) for facts in files for each in facts.documents]
    if all(each.number.isdecimal() for _, each in documents):
        documents.sort(key=lambda pair: int(pair[1].number))
    for index, before in out_of_order([each.days for _, each in documents]):
        (facts, each), (other_facts, other) = documents[index], documents[before]
        if facts is not other_facts and _applies("date-order", facts, each):
            message = (
                f"the document of {each.days} stands after that of {other.days}, "
                f"in {other_facts.file}"
            )
            hint = "see which of the two dates is wrong"
            yield _finding("date-order", facts, each, message, hint)


def _applies(rule: str, facts: Facts, each: Numbered) -> bool:
    return facts.profile in _RULES[rule].profiles and rule not in each.ignored


def _finding(
    rule: str, facts: Facts, at: Named | Pointing | Numbered, message: str, hint: str
) -> Finding:
    severity = _RULES[rule].severity
    return Finding(facts.file, at.line, 0, rule, severity, message, hint, at.xpath)
