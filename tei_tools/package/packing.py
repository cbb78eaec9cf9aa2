"""One item goes into the bag: its files are copied and hashed, its document is described."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from tei_tools.check import validate
from tei_tools.edition.site.model import Source
from tei_tools.edition.site.reading import read_facts
from tei_tools.edition.site.records import dublin_core
from tei_tools.errors import ReadError, WriteError
from tei_tools.findings import Finding
from tei_tools.package.formats import format_of
from tei_tools.package.history import conversion, ingestion, this_program, validation
from tei_tools.package.mets import mets
from tei_tools.package.model import EDITIONS, File, Item, Packed, Settings, Stored, record_of
from tei_tools.package.premis import premis
from tei_tools.tei import parse, serialize, tag

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Packing:
    """The job that :mod:`tei_tools.batch` runs over the items of a ``bag``, a folder."""

    bag: Path
    settings: Settings

    def __call__(self, item: Item) -> Packed:
        """Store an item. Raises ReadError, XmlError where a file of it cannot be read; WriteError.

        A document that is not valid is stored, and its record says so.
        """
        stored = [_store(self.bag, file) for file in item.files]
        if item.document is None:
            return Packed(tuple(stored))
        tree = parse(item.document.path)
        if tree.getroot().tag not in (tag("TEI"), tag("teiCorpus")):
            return Packed(tuple(stored))
        findings = self._check(item.document.path)
        source = next((s for s in stored if item.source and s.place == item.source.place), None)
        has_changed = bool(source and item.expected and item.expected != source.sha256)
        record = File(item.document.path, record_of(item.name))
        tree = self._record(item, tree, stored, source, findings)
        stored.append(_write(self.bag, record, [serialize(tree)]))
        return Packed(tuple(stored), findings, True, bool(source), has_changed)

    def _check(self, path: Path) -> tuple[Finding, ...]:
        wanted = self.settings
        return tuple(
            validate(path, schema=wanted.schema, catalog=wanted.catalog, profile=wanted.profile)
        )

    def _record(
        self,
        item: Item,
        tree: etree._ElementTree,
        stored: Sequence[Stored],
        source: Stored | None,
        findings: Sequence[Finding],
    ) -> etree._ElementTree:
        document = next(s for s in stored if item.document and s.place == item.document.place)
        facts = read_facts(
            Source(self.bag / document.place, item.name, self.bag / EDITIONS)
        )  # of the copy: what the record describes is what the bag holds
        description = dublin_core(
            facts,
            identifier=item.name,
            publisher="",
            relation=self.settings.external_identifier,
            form=format_of(document.place).media_type,
        )
        made = [s.place for s in stored if s.place.startswith(f"{EDITIONS}/") and s is not document]
        derived = (source.place if source else "", document.place, *made)
        events = (
            *ingestion(source, item.expected, self.settings),
            *conversion(tree, source, (document.place, *made), self.settings),
            validation(document, findings, self.settings),
        )
        history = premis(stored, events, document.sha256, derived)
        return mets(
            item.name, facts.title, description, history, stored, this_program(), self.settings
        )


def _store(bag: Path, file: File) -> Stored:
    """Copy a file. Raises ReadError, WriteError."""
    return _write(bag, file, _blocks(file.path))


def _blocks(path: Path) -> Iterator[bytes]:
    """The bytes of a file, piece by piece. Raises ReadError."""
    try:
        with path.open("rb") as opened:
            while block := opened.read(_BLOCK):
                yield block
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror})") from None


def _write(bag: Path, file: File, blocks: Iterable[bytes]) -> Stored:
    """Write blocks of bytes to the place of a file, and hash them. Raises WriteError."""
    target = bag / file.place
    size, sha256, sha512 = 0, hashlib.sha256(), hashlib.sha512()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as opened:
            for block in blocks:
                size += len(block)
                sha256.update(block)
                sha512.update(block)
                opened.write(block)
    except OSError as error:
        raise WriteError(f"{target}: cannot be written ({error.strerror}); make room") from None
    return Stored(file.place, size, sha256.hexdigest(), sha512.hexdigest())
