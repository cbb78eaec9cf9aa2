"""The golden cases: prose files in which a memo stands beside the edition that is made of it.

A case of ``tests/cases/memos/*.test`` is a title (``## …``), a few words, and a fence of backticks
that holds the memo, a line with a full stop, the document as it stands in the edition, and, if the
converter has findings, another full stop and these. Line breaks and indentation between elements
are for the reader; within text they count.

``pytest tests/test_cases.py --rewrite-cases`` writes what is made now into the files: read the
difference before you keep it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap

import pytest
from conftest import ROOT
from lxml import etree

from tei_tools import Source, convert
from tei_tools.tei import local_name

FILES = sorted((ROOT / "tests" / "cases" / "memos").glob("*.test"))
CASE = re.compile(
    r"^## (?P<title>.+)\n(?P<prose>(?:(?!## |```).*\n)*)"
    r"```\n(?P<memo>(?:.*\n)*?)\.\n(?P<expected>(?:(?!```).*\n)*)```$",
    re.M,
)

#: Elements that stand on a line of their own, if their parent holds nothing but such elements.
BLOCKS = {
    "div", "head", "opener", "dateline", "salute", "closer", "signed", "postscript", "p", "list",
    "item", "label", "table", "row", "cell", "note", "pb", "fw", "gap", "seg",
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    file: Path
    title: str
    memo: str
    expected: str
    #: Where the expected part stands in the file.
    place: tuple[int, int]


def read(file: Path) -> list[Case]:
    text = file.read_text(encoding="utf-8")
    cases = [
        Case(file, m["title"], m["memo"], m["expected"], m.span("expected"))
        for m in CASE.finditer(text)
    ]
    told = {case.title for case in cases}
    amiss = [title for title in re.findall("^## (.+)", text, re.M) if title not in told]
    assert not amiss, (
        f"{file.name}: not well written: {amiss}; one is a title (##), a few words, a bare fence "
        "of three backticks, the memo, a line with only a full stop, the fence again"
    )
    return cases


CASES = [case for file in FILES for case in read(file)]


def shown(case: Case, line_end: str = "\n") -> str:
    """The edition of the memo as a case shows it."""
    edition = convert(Source("memo.txt", case.memo.replace("\n", line_end)))
    document = edition.tei.find(".//{*}body/{*}div")
    assert document is not None
    lines = [re.sub(r' xmlns="[^"]*"', "", line) for line in lines_of(document, "")]
    if edition.findings:
        lines += [".", *map(str, edition.findings)]
    return "".join(f"{line}\n" for line in lines)


def lines_of(element: etree._Element, indent: str) -> list[str]:
    texts = [element.text, *(child.tail for child in element)]
    names = {local_name(child) for child in element}
    if not len(element) or any(text and text.strip() for text in texts) or not names <= BLOCKS:
        whole = etree.tostring(element, encoding="unicode", with_tail=False)
        return [indent + whole.replace("\n", "&#10;")]
    empty = etree.Element(element.tag, dict(element.attrib), {None: etree.QName(element).namespace})
    opening = etree.tostring(empty, encoding="unicode").replace("/>", ">")
    inner = [line for child in element for line in lines_of(child, indent + "  ")]
    return [indent + opening, *inner, f"{indent}</{local_name(element)}>"]


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.file.stem}: {c.title}")
def test_case(case: Case, request: pytest.FixtureRequest) -> None:
    if not request.config.getoption("--rewrite-cases"):
        assert shown(case) == case.expected


def test_a_memo_from_windows_gives_the_same() -> None:
    other = [case.title for case in CASES if _plain(shown(case, "\r\n")) != _plain(case.expected)]
    assert not other


@pytest.mark.parametrize("width", [60, 85])
def test_a_memo_wrapped_at_the_width_of_a_page_keeps_its_text(width: int) -> None:
    for case in CASES:
        lines = (
            wrap(line, width) if len(line) > width else [line] for line in case.memo.split("\n")
        )
        convert(Source("memo.txt", "\n".join(part for wrapped in lines for part in wrapped)))


def _plain(shown: str) -> str:
    """Line ends within text are kept as they are; for a name that nothing introduces, a blank more
    at the end of a line may weigh."""
    return re.sub(r"</?persName[^>]*>", "", shown.replace("&#13;&#10;", "&#10;"))


def test_the_cases_are_rewritten_if_asked_for(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--rewrite-cases"):
        for file in FILES:
            rewrite(file)


def rewrite(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    for case in reversed(read(file)):
        start, end = case.place
        text = text[:start] + shown(case) + text[end:]
    file.write_text(text, encoding="utf-8")


def test_rewriting_changes_what_is_expected_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "small.test"
    start = "# Small\n\n## One\n\nWords.\n\n```\nA note.\n.\n"
    file.write_text(f"{start}old\n```\n\n## Two\n\n```\nB\n.\n```\n")
    rewrite(file)
    text = file.read_text()
    assert "old" not in text
    assert [case.memo for case in read(file)] == ["A note.\n", "B\n"]
    assert all(case.expected == shown(case) for case in read(file))
    assert text.startswith(f"{start}<div ")
