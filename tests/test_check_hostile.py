"""Documents and schemas that are made to do harm are refused, in little memory and time."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

sys.path.append(str(ROOT / "bench"))
import hostile
from hostile import TEI

from tei_tools.check import validate
from tei_tools.tei import parse

#: Checks a file in a process of its own; prints the findings and the memory that they took.
CHECK = """
import json, resource, sys
from pathlib import Path
from tei_tools.check import validate
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
found = [[f.rule, f.message] for f in validate(Path(sys.argv[1]), profile="tei")]
print(json.dumps([found, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024]))
"""


def checked(path: Path) -> tuple[dict[str, str], int]:
    """The findings of a file by rule, and how many megabytes more it took to find them."""
    done = subprocess.run(
        [sys.executable, "-c", CHECK, path], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    found, memory = json.loads(done.stdout)
    return dict(reversed(found)), memory


@pytest.mark.parametrize(
    ("make", "rule", "said"),
    [
        (hostile.bomb, "xml-wellformed", "made to fill the memory"),
        (hostile.quadratic, "xml-wellformed", "made to fill the memory"),
        (hostile.external, "xml-entity", "an entity of its own"),
        (hostile.parameter, "xml-entity", "an entity of its own"),
        (hostile.absolute, "xml-entity", "an entity of its own"),
        (hostile.deep, "xml-wellformed", "nested more deeply"),
        (hostile.utf_7, "xml-wellformed", "not well-formed"),
        (hostile.utf_16_that_is_none, "xml-wellformed", "not well-formed"),
        (hostile.latin_1_as_utf_8, "xml-wellformed", "are not those of its encoding"),
        (hostile.zeros, "xml-wellformed", "not well-formed"),
    ],
)
def test_hostile_documents(tmp_path: Path, make: Callable[[], bytes], rule: str, said: str) -> None:
    (tmp_path / "secret.txt").write_text("the secret")
    path = tmp_path / "a.xml"
    path.write_bytes(make())
    found, memory = checked(path)
    assert said in found[rule]
    assert "the secret" not in str(found)
    assert memory < 100


def test_an_attribute_of_200_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(hostile.long_attribute())
    found, memory = checked(path)
    assert "longer than in any edition" in found["xml-wellformed"]
    assert memory < 50  # it is not read to its end


def test_xinclude_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.xml").write_text("<p>the secret</p>")
    path = tmp_path / "a.xml"
    path.write_text(
        f'{TEI}<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="secret.xml"/></TEI>'
    )
    found, _ = checked(path)
    assert "schema-namespace" in found or "schema-element" in found
    assert "the secret" not in str(found)


def test_an_entity_stays_a_reference() -> None:
    """Who reads a document further never meets what its author put behind a name."""
    source = b'<!DOCTYPE TEI [<!ENTITY a "hidden">]><TEI>before &a; after</TEI>'
    root = parse(source).getroot()
    assert [child.tag for child in root] == [etree.Entity]
    assert root.text == "before "
    assert "hidden" not in etree.tostring(root, encoding="unicode")


ADDRESS = "http://localhost:{}/never.rng"
RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'
XSD = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"'


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.rng", f'<grammar {RNG}><include href="{ADDRESS}"/></grammar>'),
        ("a.rng", f'<externalRef {RNG} href="{ADDRESS}"/>'),
        ("a.xsd", f'<xs:schema {XSD}><xs:include schemaLocation="{ADDRESS}"/></xs:schema>'),
        ("a.dtd", f'<!ENTITY % e SYSTEM "{ADDRESS}"> %e; <!ELEMENT TEI ANY>'),
        (
            "a.sch",
            f'<schema xmlns="http://purl.oclc.org/dsdl/schematron"><include href="{ADDRESS}"/>'
            "</schema>",
        ),
    ],
)
def test_schemas_fetch_nothing(tmp_path: Path, cli, name: str, text: str) -> None:
    (tmp_path / "a.xml").write_text(f"{TEI}</TEI>")
    with socket.create_server(("localhost", 0)) as server:
        port = server.getsockname()[1]
        (tmp_path / name).write_text(text.replace(ADDRESS, ADDRESS.format(port)))
        done = cli("validate", "a.xml", "--schema", name, timeout=20)
        server.setblocking(False)
        with pytest.raises(BlockingIOError):  # nobody has called
            server.accept()
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert name in done.stderr


BOMB = "<!DOCTYPE TEI [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + i)} '{f'&{chr(97 + i)};' * 10}'>" for i in range(9)
)
HOSTILE = {
    "entity bomb": BOMB + "]><TEI>&j;</TEI>",
    "entity bomb in an attribute": BOMB + "]><TEI n='&j;'/>",
    "external entity": "<!DOCTYPE TEI [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><TEI>&x;</TEI>",
    "100,000 levels": "<a>" * 100_000 + "</a>" * 100_000,
    "20 MB attribute": f"<TEI n='{'x' * 20_000_000}'/>",
    "UTF-7": "<?xml version='1.0' encoding='UTF-7'?><TEI>+ADw-script+AD4-</TEI>",
    "wrong declaration": "<?xml version='1.0' encoding='UTF-16'?><TEI/>",
    "nothing": "",
    "no XML": "Dear Sir,",
    "two roots": "<TEI/><TEI/>",
    "NUL": "<TEI>\0</TEI>",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_xml_is_refused_with_a_finding(kind: str) -> None:
    [finding] = validate(HOSTILE[kind].encode())
    assert finding.rule in ("xml-wellformed", "xml-entity")
    assert finding.severity == "error"
    assert "passwd" not in finding.message


@given(st.binary(max_size=200))
def test_any_bytes_get_a_finding(data: bytes) -> None:
    assert validate(data)
