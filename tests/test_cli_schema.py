"""The command ``schema``, and the schemas that documents name."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT
from test_check import EDITION

from tei_tools.check import validate
from tei_tools.check.catalog import read_catalog
from tei_tools.check.registry import registered, registered_as
from tei_tools.cli import run
from tei_tools.errors import SchemaError

LETTER = """<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0">
<!-- letters, version\N{NO-BREAK SPACE}2.1.0 --><include href="parts/text.rng"/>
<start><element name="TEI"><ref name="text"/></element></start></grammar>"""
TEXT = """<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0">
<define name="text"><element name="text"><empty/></element></define></grammar>"""
SOUND = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/></TEI>'
WRONG = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><body/></TEI>'
#: What the profile for any TEI has against a document without a header is not asked here.
SCHEMA_ONLY = ("--select", "schema-*")


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a schema of two files, and an empty cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "schemas" / "parts").mkdir(parents=True)
    (tmp_path / "schemas" / "letter.rng").write_text(LETTER)
    (tmp_path / "schemas" / "parts" / "text.rng").write_text(TEXT)
    return tmp_path


@pytest.fixture
def address(desk: Path) -> Iterator[str]:
    """The address of the schema on a server of this machine."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            pass

    handler = functools.partial(Quiet, directory=str(desk / "schemas"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/letter.rng"
        server.shutdown()


def model(address: str, document: str) -> str:
    return f'<?xml-model href="{address}"?>\n{document}'


def rules(document: str, **options: Path) -> list[str]:
    found = validate(document.encode(), **options)
    return [finding.rule for finding in found if finding.rule.startswith("schema-")]


def test_a_schema_is_registered_listed_used_and_removed(desk: Path, capsys) -> None:
    (desk / "a.xml").write_text(SOUND)
    (desk / "b.xml").write_text(WRONG)
    assert run(["schema", "add", "letter", "schemas/letter.rng"]) == 0
    assert capsys.readouterr().err == "letter: 2 files, version 2.1.0\n"
    assert run(["schema", "list"]) == 0
    name, version, checksum, source = capsys.readouterr().out.rstrip().split("\t")
    assert (name, version, source) == ("letter", "2.1.0", str(desk / "schemas" / "letter.rng"))
    assert checksum.startswith("sha256:")
    (desk / "schemas" / "letter.rng").unlink()  # the registered copy stands alone
    assert run(["validate", "a.xml", "--schema", "letter", *SCHEMA_ONLY]) == 0
    assert run(["validate", "b.xml", "--schema", "letter", *SCHEMA_ONLY]) == 1
    assert run(["schema", "remove", "letter"]) == 0
    assert registered() == []
    assert run(["validate", "a.xml", "--schema", "letter"]) == 2


def test_our_own_schema_can_be_registered(desk: Path) -> None:
    (desk / "a.xml").write_text(EDITION)
    assert run(["schema", "add", "memo", str(ROOT / "schema" / "tei_memo.xsd")]) == 0
    assert run(["validate", "a.xml", "--schema", "memo"]) == 0


def test_a_schema_is_fetched_once_and_known_by_its_address(desk: Path, address: str) -> None:
    assert rules(model(address, WRONG)) == ["schema-absent"]
    assert run(["schema", "add", "letter", address]) == 0
    (desk / "schemas" / "letter.rng").unlink()
    assert rules(model(address, SOUND)) == []
    assert "schema-absent" not in rules(model(address, WRONG))
    assert rules(model(address, WRONG))


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["add", "a", "schemas/none.rng"], 1),
        (["add", "a", "schemas/letter.dtd"], 1),
        (["add", "../a", "schemas/letter.rng"], 1),
        (["add", "a.rng", "schemas/letter.rng"], 1),
        (["add", "a", "schemas/broken.rng"], 1),
        (["add", "a", "schemas/parts/above.rng"], 1),
        (["remove", "a"], 2),
        (["remove", "../a"], 2),
    ],
)
def test_what_cannot_be_done_is_told_and_leaves_nothing(
    desk: Path, cli, arguments: list[str], status: int
) -> None:
    (desk / "schemas" / "broken.rng").write_text("<grammar/>")
    (desk / "schemas" / "parts" / "above.rng").write_text(LETTER.replace("parts/", "../"))
    done = cli("schema", *arguments)
    assert done.returncode == status
    assert "Traceback" not in done.stderr
    assert registered() == []
    assert not [*(desk / "cache").rglob("*.rng")]


def test_a_name_is_given_once(desk: Path) -> None:
    assert run(["schema", "add", "letter", "schemas/letter.rng"]) == 0
    assert run(["schema", "add", "letter", "schemas/letter.rng"]) == 2


def test_a_registered_schema_that_was_changed_is_refused(desk: Path) -> None:
    assert run(["schema", "add", "letter", "schemas/letter.rng"]) == 0
    path = registered_as("letter")
    assert path is not None
    (path.parent / "parts" / "text.rng").write_text(TEXT + "<!-- changed -->")
    with pytest.raises(SchemaError, match="not as it was"):
        registered_as("letter")


def test_a_document_names_its_schema_by_a_relative_path(desk: Path) -> None:
    (desk / "in").mkdir()
    for name, text, status in (("a", SOUND, 0), ("b", WRONG, 1)):
        (desk / "in" / f"{name}.xml").write_text(model("../schemas/letter.rng", text))
        assert run(["validate", f"in/{name}.xml", *SCHEMA_ONLY]) == status
    (desk / "in" / "c.xml").write_text(model("letter.rng", SOUND))
    assert run(["validate", "in/c.xml", *SCHEMA_ONLY]) == 1  # there is none there


def test_by_schema_location(desk: Path) -> None:
    instance = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="{} {}"'
    for namespace, found in (
        ("http://www.tei-c.org/ns/1.0", ["schema-absent"]),
        ("http://example.org/", []),
    ):
        location = instance.format(namespace, "http://example.org/tei.xsd")
        assert rules(EDITION.replace("<TEI ", f"<TEI {location} ", 1))[:1] == found


def test_of_a_schema_named_as_schematron_only_the_rules_count(desk: Path) -> None:
    kind = 'letter.rng" schematypens="http://purl.oclc.org/dsdl/schematron'
    assert "schema-absent" in rules(model(kind, SOUND))
    (desk / "in").mkdir(exist_ok=True)
    (desk / "in" / "a.xml").write_text(model(f"../schemas/{kind}", WRONG))
    assert run(["validate", "in/a.xml", *SCHEMA_ONLY]) == 0


CATALOG = """<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
  <uri name="http://example.org/l.rng" uri="schemas/letter.rng"/>
  <group xml:base="schemas/">
    <rewriteURI uriStartString="http://example.org/" rewritePrefix="other/"/>
    <rewriteURI uriStartString="http://example.org/parts/" rewritePrefix="parts/"/>
  </group>
  <uri name="http://example.org/far.rng" uri="http://elsewhere.example/far.rng"/>
  <nextCatalog catalog="next.xml"/>
</catalog>"""
NEXT = """<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
  <uri name="http://example.org/l.rng" uri="later.rng"/>
  <uriSuffix uriSuffix="/tei.rng" uri="schemas/tei.rng"/>
  <nextCatalog catalog="catalog.xml"/>
</catalog>"""


@pytest.fixture
def catalog(desk: Path) -> Path:
    (desk / "next.xml").write_text(NEXT)
    path = desk / "catalog.xml"
    path.write_text(CATALOG)
    return path


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("http://example.org/l.rng", "schemas/letter.rng"),
        ("http://example.org/a.rng", "schemas/other/a.rng"),
        ("http://example.org/parts/text.rng", "schemas/parts/text.rng"),
        ("http://else.example/x/tei.rng", "schemas/tei.rng"),
        ("http://example.org/far.rng", None),
        ("http://else.example/x", None),
    ],
)
def test_catalogs(desk: Path, catalog: Path, address: str, file: str | None) -> None:
    found = read_catalog(catalog).find(address)
    assert found == (desk.resolve() / file if file else None)


def test_a_catalog_leads_to_the_schema_of_a_document(desk: Path, catalog: Path) -> None:
    (desk / "a.xml").write_text(model("http://example.org/l.rng", SOUND))
    (desk / "b.xml").write_text(model("http://example.org/l.rng", WRONG))
    options = ["--catalog", "catalog.xml", *SCHEMA_ONLY]
    assert run(["validate", "a.xml", *SCHEMA_ONLY]) == 1
    assert run(["validate", "a.xml", *options]) == 0
    assert run(["validate", "b.xml", *options]) == 1


@pytest.mark.parametrize("text", ["<catalog", "<catalog/>"])
def test_what_is_no_catalog_is_told(desk: Path, cli, text: str) -> None:
    (desk / "a.xml").write_text(EDITION)
    (desk / "bad.xml").write_text(text)
    done = cli("validate", "a.xml", "--catalog", "bad.xml")
    assert done.returncode == 1
    assert "catalog" in done.stderr
    assert "Traceback" not in done.stderr
