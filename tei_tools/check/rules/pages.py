"""Page breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_tools.check.faults import Fault, shown
from tei_tools.check.rules.document import Document
from tei_tools.check.rules.ids import PAGE_ID, page_number
from tei_tools.check.rules.model import Rule
from tei_tools.check.rules.numbers import printed, value
from tei_tools.check.rules.profiles import OURS
from tei_tools.check.rules.running_text import BLOCK, BREAK
from tei_tools.tei import XML_ID, local_name

#: How the id of a page begins, and what is added to that of a number that comes again.
_PAGE = re.compile(r"pg_|d\d+-|d\d+_pg")
_FURTHER = re.compile(r"_\d+\Z")


def pb_sequence(document: Document) -> Iterator[Fault]:
    """Page numbers rise by one; arabic and roman ones are counted apart."""
    last: dict[str, int] = {}
    for page in document.named("pb"):
        known = value(page.get("n", ""))
        if known is None:
            continue
        kind, number = known
        due = last[kind] + 1 if kind in last else number
        if number != due:
            written = page.get("n")
            if number == due - 1:
                message = f"page {written} comes twice"
            elif number < due:
                message = f"page {written} comes after page {printed(kind, due - 1)}"
            else:
                missing = printed(kind, due)
                if number - 1 > due:
                    missing += f"–{printed(kind, number - 1)}"
                message = f"page {written} comes where page {missing} is due"
            yield Fault(page, message, "look for a page break that was lost or misread", "n")
        last[kind] = number


def pb_space(document: Document) -> Iterator[Fault]:
    """White space on both sides of a page break, or on neither; then it says break="no"."""
    for running in document.running("pb"):
        at_notes = {offset for offset, mark in running.marks if local_name(mark) == "note"}
        for offset, page in running.marks:
            left, right = running.around(offset)
            if local_name(page) != "pb" or not left or not right or {BREAK, BLOCK} & {left, right}:
                continue
            if offset in at_notes:  # what stands beside the break is a note mark
                continue
            spaces = left.isspace(), right.isspace()
            number = page.get("n")
            within = left.isalnum() and right.isalnum()  # after a dash a page may begin
            if within and page.get("break") != "no":
                message = f"page {number} begins within a word"
                yield Fault(page, message, 'say so with break="no", or put a space on either side')
            elif any(spaces) and page.get("break") == "no":
                message = f'page {number} has break="no", but a space beside it'
                yield Fault(page, message, "remove the one or the other", "break")
            elif any(spaces) and not all(spaces):
                message = f"page {number} has a space on one side only"
                yield Fault(page, message, "put a space on either side, or on neither")


def pb_edge(document: Document) -> Iterator[Fault]:
    """No page or line break is the first or the last thing in a paragraph."""
    for running in document.running("pb", "lb"):
        name = shown(running.element.tag)
        notes = [local_name(each) == "note" for _, each in running.marks]
        for index, (offset, each) in enumerate(running.marks):
            if notes[index]:
                continue
            first = not running.text[:offset].strip() and not any(notes[:index])
            if first or not (running.text[offset:].strip() or any(notes[index:])):
                message = f"<{shown(each.tag)}> is the {'first' if first else 'last'} thing in"
                yield Fault(each, f"{message} <{name}>", f"put it outside of <{name}>")


def pb_id(document: Document) -> Iterator[Fault]:
    """The id of a page agrees with its number."""
    for page in document.named("pb"):
        number = page_number(page.get("n", ""))
        name = page.get(XML_ID)
        if not name or not number or name == f"pg_{number}":
            continue
        if PAGE_ID.match(name) and not _is_of_page(name, number):
            # one of another form is for id-form
            message = f'page {page.get("n")} has xml:id="{name}"'
            yield Fault(page, message, f'it should be "pg_{number}"', XML_ID)


def _is_of_page(name: str, number: str) -> bool:
    """Whether an id is that of the page of this number: ``pg_7``, ``pg_7_1``, ``d12-007``."""
    begin = _PAGE.match(name)
    if begin is None:
        return False
    rest = name[begin.end() :]
    noughts = "0" if begin.group().endswith("-") else ""
    return any(
        each.endswith(number) and not each[: len(each) - len(number)].strip(noughts)
        for each in (rest, _FURTHER.sub("", rest))
    )


RULES = (
    Rule(
        "pb-sequence", "warning", pb_sequence,
        "Page numbers rise by one; arabic and roman numbers are counted apart.",
        '<p>One <pb n="7"/> two <pb n="9"/> three.</p>',
        '<p>One <pb n="7"/> two <pb n="8"/> three.</p>',
        why=(
            "A page number that is left out or comes twice is the trace of a page lost, misread "
            "or bound wrongly."
        ),
    ),
    Rule(
        "pb-space", "error", pb_space,
        "A page break has white space on both sides, or on neither; then it has break=\"no\".",
        '<p>stor<pb n="7"/>age</p>',
        '<p>stor<pb n="7" break="no"/>age and <pb n="8"/> more</p>',
        OURS,
        why=(
            "Programs that take page breaks out join what is on both sides: a missing space joins "
            "two words, a space within a word cuts it."
        ),
    ),
    Rule(
        "pb-edge", "warning", pb_edge,
        "A page or line break is not the first or last thing in a paragraph.",
        '<p><pb n="7"/>Text.</p>',
        '<pb n="7"/><p>Text.</p>',
        why=(
            "A break at the edge of a paragraph stands between paragraphs; within it, it leaves "
            "stray space and confuses what is counted as its text."
        ),
    ),
    Rule(
        "pb-id", "error", pb_id,
        "The xml:id of a page agrees with its number.",
        '<p>One <pb n="7" xml:id="pg_8"/> two.</p>',
        '<p>One <pb n="7" xml:id="pg_7"/> two.</p>',
        OURS,
        why="Citations of a page are made from its xml:id; a wrong one leads to another page.",
    ),
)  # fmt: skip
