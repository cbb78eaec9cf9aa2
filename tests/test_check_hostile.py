"""Documents and schemas that are made to do harm are refused, in little memory and time."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">'
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


def _bomb() -> bytes:
    entities = "".join(
        f'<!ENTITY e{i} "{f"&e{i - 1};" * 10 if i else "ha" * 100}">' for i in range(10)
    )
    return f"<!DOCTYPE TEI [{entities}]>{TEI}<text>&e9;</text></TEI>".encode()


def _quadratic() -> bytes:
    return (
        f'<!DOCTYPE TEI [<!ENTITY e "{"x" * 100_000}">]>{TEI}<text>{"&e;" * 1000}</text></TEI>'
    ).encode()


def _external() -> bytes:
    return f'<!DOCTYPE TEI [<!ENTITY e SYSTEM "secret.txt">]>{TEI}<text>&e;</text></TEI>'.encode()


def _parameter() -> bytes:
    return f'<!DOCTYPE TEI [<!ENTITY % e SYSTEM "secret.txt"> %e;]>{TEI}</TEI>'.encode()


def _deep() -> bytes:
    return (TEI + "<p>" * 100_000 + "</p>" * 100_000 + "</TEI>").encode()


def _utf_7() -> bytes:
    return b'<?xml version="1.0" encoding="UTF-7"?>+ADw-TEI+AD4APA-/TEI+AD4-'


def _utf_16_that_is_none() -> bytes:
    return f'<?xml version="1.0" encoding="UTF-16"?>{TEI}</TEI>'.encode()


def _latin_1_as_utf_8() -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>{TEI}<text>é</text></TEI>'.encode("latin-1")


def _zeros() -> bytes:
    return TEI.encode() + b"\0" * 1000 + b"</TEI>"


@pytest.mark.parametrize(
    ("make", "rule", "said"),
    [
        (_bomb, "xml-wellformed", "made to fill the memory"),
        (_quadratic, "xml-wellformed", "made to fill the memory"),
        (_external, "xml-entity", "an entity of its own"),
        (_parameter, "xml-entity", "an entity of its own"),
        (_deep, "xml-wellformed", "nested more deeply"),
        (_utf_7, "xml-wellformed", "not well-formed"),
        (_utf_16_that_is_none, "xml-wellformed", "not well-formed"),
        (_latin_1_as_utf_8, "xml-wellformed", "are not those of its encoding"),
        (_zeros, "xml-wellformed", "not well-formed"),
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
    with path.open("wb") as file:
        file.write(TEI.encode()[:-1] + b' n="')
        for _ in range(200):
            file.write(b"x" * 1_000_000)
        file.write(b'"/>')
    found, memory = checked(path)
    assert "longer than in any edition" in found["xml-wellformed"]
    assert memory < 300  # the file is read, and nothing is made of it


def test_xinclude_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.xml").write_text("<p>the secret</p>")
    path = tmp_path / "a.xml"
    path.write_text(
        f'{TEI}<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="secret.xml"/></TEI>'
    )
    found, _ = checked(path)
    assert "schema-namespace" in found or "schema-element" in found
    assert "the secret" not in str(found)


ADDRESS = "http://localhost:9/never.rng"
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
    (tmp_path / name).write_text(text)
    (tmp_path / "a.xml").write_text(f"{TEI}</TEI>")
    done = cli("validate", "a.xml", "--schema", name, timeout=20)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert name in done.stderr
