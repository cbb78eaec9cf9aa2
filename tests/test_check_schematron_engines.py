"""Schematron: a second opinion on what its rules find: lxml's, and that of our other engine."""

from __future__ import annotations

import random
import sys
from collections import Counter
from pathlib import Path

import pytest
from conftest import CORPUS, ROOT, TEI_ALL, needs_shared
from lxml import etree, isoschematron
from test_check_schematron import BINDINGS, SCH, found, rules

from tei_tools.check.index import Index
from tei_tools.check.schemas import load_schema
from tei_tools.check.schematron import full
from tei_tools.check.schematron.schema import SchematronRules

sys.path.append(str(ROOT / "bench"))
from mutations import as_document

PLANTED = """<pattern id="nested"><rule context="div/div"><report test="@x">a</report></rule>
    <rule context="div"><report test="@x">b</report><assert test="count(p) &lt; 2">c</assert></rule>
    </pattern><pattern id="text">
    <rule context="p[@x]//hi"><report test="true()">d</report></rule>
    <rule context="hi | note"><assert test="normalize-space(.) != ''">e</assert>
    <report test="ancestor::note[@x]">f</report></rule></pattern>
    <pattern id="numbers"><let name="known" value="//p/@n"/>
    <rule context="p"><let name="own" value="@n"/>
    <report test="preceding::p[@n = $own]">g</report>
    <report test="@n > 5">h</report><assert test="not(@ref) or @ref = $known">i</assert></rule>
    </pattern>"""


def _random_document(chance: random.Random, depth: int = 0) -> str:
    parts = []
    for _ in range(chance.randint(1, 5)):
        name = chance.choice(["div", "p", "hi", "note"])
        attributes = "".join(
            f' {key}="{chance.choice(values)}"'
            for key, values in {"x": "1", "n": "1267", "ref": "123"}.items()
            if chance.random() < 0.3
        )
        inner = _random_document(chance, depth + 1) if depth < 4 and chance.random() < 0.7 else ""
        parts.append(f"<{name}{attributes}>{inner}{chance.choice(['', ' ', 'x'])}</{name}>")
    return "".join(parts)


@BINDINGS
def test_lxml_counts_the_same_planted_errors(tmp_path: Path, binding: str) -> None:
    loaded = rules(tmp_path, PLANTED, binding)
    other = isoschematron.Schematron(
        etree.fromstring(f"<schema {SCH}>{PLANTED}</schema>"), store_report=True
    )
    chance = random.Random(5)
    total: Counter[str] = Counter()
    for _ in range(40):
        document = f"<text>{_random_document(chance)}</text>"
        ours = Counter(message for _, _, message, _ in found(loaded, document))
        other.validate(etree.fromstring(document))
        texts = other.validation_report.iter("{http://purl.oclc.org/dsdl/svrl}text")
        assert ours == Counter((each.text or "").strip() for each in texts)
        total += ours
    assert all(total[letter] > 10 for letter in "abcdefghi"), total


@needs_shared
def test_libxml2_and_elementpath_agree_on_the_rules_of_tei(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fast = load_schema(TEI_ALL).rules
    assert fast
    monkeypatch.setattr(full, "as_xpath1", lambda expression: None)
    slow = SchematronRules(fast.schema)
    chance = random.Random(3)
    names = """p div l lg list ptr ref msDesc catchwords rdgGrp lem s span addSpan link join subst
        relation shift quotation secFol signatures msIdentifier moduleRef""".split()
    sources = sorted(CORPUS.glob("*/d*.tei.xml"))
    found_at_all: set[str] = set()
    for source in sources[:: len(sources) // 12]:
        root = as_document(source)
        inner = list(root[1].iter("*"))
        for element in chance.sample(inner, len(inner) // 5):
            element.tag = f"{{http://www.tei-c.org/ns/1.0}}{chance.choice(names)}"
            element.set(chance.choice(["target", "cRef", "subtype", "calendar", "from"]), "")
        tree = root.getroottree()
        one, other = list(fast.faults(Index(tree))), list(slow.faults(Index(tree)))
        assert one == other
        found_at_all |= {rule for rule, _, _ in one}
    assert len(found_at_all) > 15


@needs_shared
def test_the_rules_of_tei_find_nothing_in_sound_documents() -> None:
    inner = load_schema(TEI_ALL).rules
    assert inner
    inner.check()  # all of TEI's expressions are understood
    sources = sorted(CORPUS.glob("*/d*.tei.xml"))
    for source in sources[:: len(sources) // 40]:
        assert list(inner.faults(Index(as_document(source).getroottree()))) == []
