"""``--fix`` on the reference encodings of the corpus, damaged: lexically minimal and idempotent."""

from __future__ import annotations

import codecs
import random
import re
import sys
from pathlib import Path

import pytest
from conftest import CORPUS, ROOT, needs_shared
from lxml import etree

from tei_tools.check.fix import MENDERS, mend

sys.path.append(str(ROOT / "bench"))
from mutations import as_document

PROLOG = (
    '<?xml version="1.0" encoding="UTF-8"?>\r\n<!DOCTYPE TEI [ <!-- a > b --> ]>\r\n'
    "<?xml-model href='none.rng'?><!-- kept  as , it is -->\r\n"
)
#: What is done to a file: a pattern, what is put for it, and how often.
DAMAGES = (
    (r"(\w) (\w)", r"\1  \2"),
    (r"(\w) (\w)", "\\1\u00a0\\2"),
    (r"(\w),", r"\1 ,"),
    (r"<note n=", r" <note  n="),
    (r'xml:id="(d\d+)fn', r'xml:id="x\1fn'),
    (r'xml:id="d\d+fn', r'xml:id="note'),
    (r"xml:id=\"pg_(\d)", r'xml:id="page\1'),
    (r'n="(\d)"( xml:id="d)', r'n="1\1"\2'),
    (r"(\w) (\w)", r'\1<pb n="9"\t/> \2'),
    (r"<p>(\w)", r'<p><pb  n="8"/>\1'),
    (r"e ", "e\u0301&#160;"),
    (r"(\w) (\w)", r"\1 <!-- x  y --> \2"),
    (r" and ", r" <![CDATA[&  <]]> "),
)


def damaged(path: Path, chance: random.Random) -> bytes:
    text = etree.tostring(as_document(path), encoding="unicode")
    begin = text.index("<body>")
    for pattern, instead in chance.sample(DAMAGES, 6):
        found = [match for match in re.finditer(pattern, text) if _is_text(text, match, begin)]
        places = sorted(chance.sample(found, min(3, len(found))), key=re.Match.start)
        for match in reversed(places):
            text = text[: match.start()] + match.expand(instead) + text[match.end() :]
    data = (PROLOG + text.replace("\n", "\r\n")).encode()
    return codecs.BOM_UTF8 + data if chance.random() < 0.5 else data


def _is_text(text: str, match: re.Match[str], begin: int) -> bool:
    """Whether it stands in the body, and all in text or begins with a tag or an attribute of it."""
    at = match.start()
    if at < begin:
        return False
    in_tag = text.rfind("<", 0, at) > text.rfind(">", 0, at)
    return in_tag == match.group().startswith(("xml:id", "n="))


@needs_shared
@pytest.mark.parametrize("seed", range(24))
def test_nothing_else_changes(seed: int) -> None:
    chance = random.Random(seed)
    data = damaged(chance.choice(sorted(CORPUS.glob("*/d*.tei.xml"))), chance)
    done = mend(data, "a.xml", "frus", tuple(MENDERS))
    again = mend(done.data, "a.xml", "frus", tuple(MENDERS))
    assert (again.data, again.edits) == (done.data, {})
    before, after = data.decode(), done.data.decode()
    assert after[: after.index("<TEI")] == before[: before.index("<TEI")]  # BOM, DOCTYPE, comments
    if not done.edits:
        assert after == before
    for kept in (r"<!--.*?-->", r"<!\[CDATA\[&", r"<(\w+)(?=[\s>/])"):
        assert sorted(re.findall(kept, after)) == sorted(re.findall(kept, before))
    assert "\n" not in after.replace("\r\n", "")  # line ends stay those of the file
    # the lines that are as they were are in their order, and all but those with an edit
    changed = set(before.splitlines()) ^ set(after.splitlines())
    assert len(changed) <= 4 * sum(done.edits.values())
